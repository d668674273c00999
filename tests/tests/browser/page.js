"use strict";

// Runs in a page, and in every frame and worker that a page opens, so that all of them send what they are told to send.

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function byFetch(step) {
  const { method, mode, credentials, referrerPolicy } = step;
  const headers = step.headers.map(([name, value]) => [name, value]);
  const body = step.body ?? undefined;
  const keepalive = step.via === "keepalive";
  try {
    const response = await fetch(step.url, { method, mode, credentials, headers, body, keepalive, referrerPolicy });
    return {
      kind: response.type,
      status: response.status,
      headers: [...response.headers].map(([name, value]) => `${name}: ${value}`),
      body: await response.text(),
    };
  } catch {
    return null;
  }
}

function byXhr(step) {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(step.method, step.url, step.via !== "xhr-sync");
    xhr.withCredentials = step.credentials === "include";
    for (const [name, value] of step.headers) {
      xhr.setRequestHeader(name, value);
    }
    xhr.onerror = () => resolve(null);
    xhr.onload = () => resolve({
      kind: "untold",
      status: xhr.status,
      headers: xhr.getAllResponseHeaders().split("\r\n").filter((line) => line !== ""),
      body: xhr.responseText,
    });
    if (step.via === "xhr-early") {
      xhr.upload.onprogress = () => {};
    }
    try {
      xhr.send(step.body);
    } catch {
      // How a synchronous request says that it failed.
      resolve(null);
    }
    if (step.via === "xhr-late") {
      xhr.upload.onprogress = () => {};
    }
  });
}

// What the attribute `crossorigin` says; without it, the request is a no-cors one.
function crossOrigin(step) {
  return { "same-origin": "anonymous", include: "use-credentials" }[step.mode === "cors" ? step.credentials : ""] ?? null;
}

// Adds the element, and says whether it loads.
function loads(element) {
  return new Promise((resolve) => {
    element.onload = () => resolve(true);
    element.onerror = () => resolve(false);
    document.head.append(element);
  });
}

// Whether the script may do `look`.
function readable(look) {
  try {
    look();
    return { readable: true };
  } catch {
    return { readable: false };
  }
}

async function byImage(step) {
  const image = Object.assign(new Image(), { crossOrigin: crossOrigin(step), src: step.url });
  if (!await loads(image)) {
    return null;
  }
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.drawImage(image, 0, 0);
  return readable(() => canvas.getImageData(0, 0, 1, 1));
}

async function byScript(step) {
  const type = step.via === "module" ? "module" : "text/javascript";
  let isTold = false;
  // An error that is kept from the page has no file name.
  const listener = ({ filename, message }) => { isTold ||= filename === step.url && message.includes("tea"); };
  addEventListener("error", listener);
  const script = document.createElement("script");
  const loaded = await loads(Object.assign(script, { type, crossOrigin: crossOrigin(step), src: step.url }));
  removeEventListener("error", listener);
  return loaded ? { readable: isTold } : null;
}

async function byStylesheet(step) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", crossOrigin: crossOrigin(step), href: step.url });
  return await loads(link) ? readable(() => link.sheet.cssRules) : null;
}

async function byFont(step) {
  return new FontFace("square", `url("${step.url}")`).load().then(() => ({ readable: true }), () => null);
}

function byEventSource(step) {
  return new Promise((resolve) => {
    const source = new EventSource(step.url, { withCredentials: step.credentials === "include" });
    const end = (seen) => {
      source.close();
      resolve(seen);
    };
    source.onmessage = () => end({ readable: true });
    source.onerror = () => end(null);
  });
}

// The promise of a beacon is kept by the browser alone; its timing says when all is over.
function byBeacon(step) {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName(step.url).some(({ initiatorType }) => initiatorType === "beacon")) {
        observer.disconnect();
        resolve("untold");
      }
    });
    observer.observe({ type: "resource" });
    const type = step.headers.find(([name]) => name === "content-type")?.[1];
    navigator.sendBeacon(step.url, type === undefined ? step.body : new Blob([step.body], { type }));
  });
}

const SENDERS = {
  fetch: byFetch,
  keepalive: byFetch,
  xhr: byXhr,
  "xhr-sync": byXhr,
  "xhr-early": byXhr,
  "xhr-late": byXhr,
  image: byImage,
  script: byScript,
  module: byScript,
  stylesheet: byStylesheet,
  font: byFont,
  events: byEventSource,
  beacon: byBeacon,
};

async function runStep(step) {
  // The server is told that what it gets from here on belongs to this step.
  await fetch(step.mark, { mode: "no-cors", credentials: "omit", cache: "no-store" });
  return SENDERS[step.via](step);
}

async function runCase(steps) {
  const seen = [];
  for (const step of steps) {
    await pause(step.after);
    // What never ends is reported by name, in place of a run that never ends.
    seen.push(await Promise.race([runStep(step), pause(10).then(() => "hangs")]));
  }
  return seen;
}

// Cases that wait do so all at once; the others come four at a time: none of them knows of another.
async function runCases(cases) {
  const waits = (steps) => steps.some((step) => step.after > 0);
  const seen = cases.map((steps) => (waits(steps) ? runCase(steps) : null));
  const entries = cases.entries();
  const lane = async () => {
    for (const [index, steps] of entries) {
      seen[index] ??= await runCase(steps);
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return Promise.all(seen);
}

// What is opened is sent a message, and answers with one. `source` is this very script.
function inFrame(attributes) {
  return (message) => new Promise((resolve) => {
    const frame = Object.assign(document.createElement("iframe"), attributes(message.source));
    addEventListener("message", ({ data, source }) => {
      if (source === frame.contentWindow) {
        resolve(data);
      }
    });
    frame.onload = () => frame.contentWindow.postMessage(message, "*");
    document.body.append(frame);
  });
}

function inWorker(url, type) {
  return (message) => new Promise((resolve, reject) => {
    const worker = new Worker(url(message.source), { type });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error("the worker does not start"));
    worker.postMessage(message);
  });
}

function inSharedWorker(url) {
  return (message) => new Promise((resolve, reject) => {
    const worker = new SharedWorker(url(message.source));
    worker.port.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error("the shared worker does not start"));
    worker.port.postMessage(message);
  });
}

// `<\/` since this very text becomes the content of a script element.
const html = (source) => `<!doctype html><body><script>${source}<\/script>`;
const dataUrl = (type) => (content) => `data:${type},${encodeURIComponent(content)}`;
const blobUrl = (type) => (content) => URL.createObjectURL(new Blob([content], { type }));
const JAVASCRIPT = "text/javascript";

const CONTEXTS = {
  SandboxedFrame: inFrame(() => ({ sandbox: "allow-scripts", src: "page" })),
  SandboxedSameOriginFrame: inFrame(() => ({ sandbox: "allow-scripts allow-same-origin", src: "page" })),
  SrcdocFrame: inFrame((source) => ({ srcdoc: html(source) })),
  SandboxedSrcdocFrame: inFrame((source) => ({ sandbox: "allow-scripts", srcdoc: html(source) })),
  DataFrame: inFrame((source) => ({ src: dataUrl("text/html")(html(source)) })),
  BlobFrame: inFrame((source) => ({ src: blobUrl("text/html")(html(source)) })),
  Worker: inWorker(() => "page.js", "classic"),
  ModuleWorker: inWorker(() => "page.js", "module"),
  BlobWorker: inWorker(blobUrl(JAVASCRIPT), "classic"),
  DataWorker: inWorker(dataUrl(JAVASCRIPT), "classic"),
  DataModuleWorker: inWorker(dataUrl(JAVASCRIPT), "module"),
  DataSharedWorker: inSharedWorker(dataUrl(JAVASCRIPT)),
};

async function run({ path: [context, ...path], cases, source }) {
  return context === undefined ? runCases(cases) : CONTEXTS[context]({ path, cases, source });
}

async function runFromTop(path, cases) {
  const source = path.length > 0 ? await (await fetch("page.js")).text() : "";
  return run({ path, cases, source });
}

const runOrSay = (message) => run(message).catch(String);

if (self.SharedWorkerGlobalScope !== undefined) {
  self.onconnect = ({ ports: [port] }) => {
    port.onmessage = async ({ data }) => port.postMessage(await runOrSay(data));
  };
} else if (self.WorkerGlobalScope !== undefined) {
  self.onmessage = async ({ data }) => self.postMessage(await runOrSay(data));
} else if (self !== top) {
  addEventListener("message", async ({ data, source }) => {
    // Not what was opened here, whose answers come the same way.
    if (source === parent) {
      parent.postMessage(await runOrSay(data), "*");
    }
  });
}

"use strict";

// Runs in a page, in a sandboxed frame and in a data: URL alike, so that all three send what they are told to send.

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function byFetch(step) {
  const { method, mode, credentials } = step;
  const headers = step.headers.map(([name, value]) => [name, value]);
  const body = step.body ?? undefined;
  try {
    const response = await fetch(step.url, { method, mode, credentials, headers, body });
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

// `upload`: when a listener for the upload's progress is registered, "early" or "late".
function byXhr(step, upload) {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(step.method, step.url);
    xhr.withCredentials = step.credentials === "include";
    for (const [name, value] of step.headers) {
      xhr.setRequestHeader(name, value);
    }
    xhr.onerror = () => resolve(null);
    xhr.onload = () => resolve({
      kind: "cors",
      status: xhr.status,
      headers: xhr.getAllResponseHeaders().split("\r\n").filter((line) => line !== ""),
      body: xhr.responseText,
    });
    if (upload === "early") {
      xhr.upload.onprogress = () => {};
    }
    xhr.send(step.body);
    if (upload === "late") {
      xhr.upload.onprogress = () => {};
    }
  });
}

async function runStep(step) {
  // The server is told that what it gets from here on belongs to this step.
  await fetch(step.mark, { mode: "no-cors", credentials: "omit", cache: "no-store" });
  return step.via === "fetch" ? byFetch(step) : byXhr(step, step.via);
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

// Cases that wait do so all at once; the others come one after another.
async function runCases(cases) {
  const waits = (steps) => steps.some((step) => step.after > 0);
  const seen = cases.map((steps) => (waits(steps) ? runCase(steps) : null));
  for (const [index, steps] of cases.entries()) {
    seen[index] ??= await runCase(steps);
  }
  return Promise.all(seen);
}

// A frame with an opaque origin is sent its cases by message, and answers the same way.
async function runInFrame(kind, cases) {
  const frame = document.createElement("iframe");
  if (kind === "sandbox") {
    frame.sandbox = "allow-scripts";
    frame.src = "page";
  } else {
    // `<\/` below, since this very text becomes the content of a script element.
    const script = await (await fetch("page.js")).text();
    frame.src = `data:text/html,${encodeURIComponent(`<script>${script}<\/script>`)}`;
  }
  const loaded = new Promise((resolve) => { frame.onload = resolve; });
  document.body.append(frame);
  await loaded;
  const answer = new Promise((resolve) => {
    addEventListener("message", ({ data, source }) => {
      if (source === frame.contentWindow) {
        resolve(data);
      }
    });
  });
  frame.contentWindow.postMessage(cases, "*");
  return answer;
}

if (window !== top) {
  addEventListener("message", async ({ data, source }) => source.postMessage(await runCases(data), "*"));
}

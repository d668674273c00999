"use strict";

// The page is served on two origins and learns from its own address which one it is.
const host = location.host.slice(location.host.indexOf(".") + 1);
const isAllowed = location.hostname === "app.localhost";
const api = `http://api.${host}`;
const other = `http://${isAllowed ? "evil" : "app"}.${host}`;

// What a policy says should happen to a request, and why.
const allowed = (status, why, more = {}) => ({ verdict: "allowed", status, why, ...more });
const withheld = (why) => ({ verdict: "withheld", why });
const unsent = (why) => ({ verdict: "unsent", why });

const onBoth = (expected) => ({ app: expected, evil: expected });
const foreign = "`origins` does not name this page";
const foreignPreflight = "`origins` does not name this page, so its preflight is refused";

const json = (value) => ({ headers: { "content-type": "application/json" }, body: JSON.stringify(value) });

// One card for each handler, with the requests that show its point.
const cards = [
  {
    handler: "status",
    title: "Public",
    requests: [
      { what: "Simple GET", method: "GET", path: "/status", ...onBoth(allowed(200, "`*` allows every origin")) },
      {
        what: "With cookies", method: "GET", path: "/status", cookies: true,
        ...onBoth(withheld("`*` covers no request with cookies: that takes a named origin and `credentials`")),
      },
      {
        what: "PUT", method: "PUT", path: "/status", body: "closed",
        ...onBoth(unsent("no `methods`: just GET, HEAD and POST pass")),
      },
    ],
  },
  {
    handler: "account",
    title: "With a cookie",
    requests: [
      {
        what: "With cookies", method: "GET", path: "/account", cookies: true,
        app: allowed(200, "the origin is named, and `credentials` is declared"), evil: withheld(foreign),
      },
      {
        what: "With cookies, again", method: "GET", path: "/account", cookies: true, countsOn: true,
        app: allowed(200, "the same; the cookie of the first answer comes back"), evil: withheld(foreign),
      },
      {
        what: "Without cookies", method: "GET", path: "/account",
        app: allowed(200, "`credentials` allows cookies, it asks for none"), evil: withheld(foreign),
      },
    ],
  },
  {
    handler: "create_order",
    title: "JSON",
    requests: [
      {
        what: "JSON POST", method: "POST", path: "/orders", ...json({ item: "tea" }),
        app: allowed(201, "`headers` lists `content-type`"), evil: unsent(foreignPreflight),
      },
      {
        what: "JSON without an item", method: "POST", path: "/orders", ...json({}),
        app: allowed(422, "the error carries the headers too"), evil: unsent(foreignPreflight),
      },
      {
        what: "Text POST", method: "POST", path: "/orders", body: "item=tea",
        app: allowed(415, "plain text needs no preflight; the handler refuses it itself"),
        evil: withheld("it is sent all the same: CORS is no access control, so the handler refuses what is not JSON"),
      },
    ],
  },
  {
    handler: "edit_order",
    title: "Methods",
    requests: [
      {
        what: "PUT", method: "PUT", path: "/orders/7", body: "2 cups",
        app: allowed(200, "`methods` lists PUT"), evil: unsent(foreignPreflight),
      },
      {
        what: "DELETE", method: "DELETE", path: "/orders/7",
        app: allowed(200, "`methods` lists DELETE"), evil: unsent(foreignPreflight),
      },
      {
        what: "PATCH", method: "PATCH", path: "/orders/7", body: "2 cups",
        app: unsent("`methods` does not list PATCH"), evil: unsent(foreignPreflight),
      },
    ],
  },
  {
    handler: "search",
    title: "Headers, both ways",
    requests: [
      {
        what: "Simple GET", method: "GET", path: "/search",
        app: allowed(200, "`expose_headers` lists `x-request-id`, and not `x-served-by`",
          { reads: ["x-request-id"], hides: ["x-served-by"] }),
        evil: withheld(foreign),
      },
      {
        what: "Custom header", method: "GET", path: "/search", headers: { "x-api-version": "2" },
        app: allowed(200, "`headers` lists `x-api-version`", { reads: ["x-request-id"], hides: ["x-served-by"] }),
        evil: unsent(foreignPreflight),
      },
      {
        what: "Another header", method: "GET", path: "/search", headers: { "x-debug": "1" },
        app: unsent("`headers` does not list `x-debug`"), evil: unsent(foreignPreflight),
      },
    ],
  },
  {
    handler: "report",
    title: "Errors",
    requests: [
      {
        what: "An answer", method: "GET", path: "/reports/today",
        app: allowed(200, "the origin is named"), evil: withheld(foreign),
      },
      {
        what: "An error, 4xx", method: "GET", path: "/reports/missing",
        app: allowed(404, "the handler’s `Err` carries the headers"), evil: withheld(foreign),
      },
      {
        what: "An error, 5xx", method: "GET", path: "/reports/broken",
        app: allowed(500, "a failure of the server’s carries them too"), evil: withheld(foreign),
      },
    ],
  },
  {
    handler: "save_profile",
    title: "Something forgotten",
    requests: [
      {
        what: "JSON PUT", method: "PUT", path: "/profile", ...json({ name: "Ada" }),
        app: unsent("`headers = \"content-type\"` is missing"), evil: unsent(foreignPreflight),
      },
      {
        what: "Text PUT", method: "PUT", path: "/profile", body: "Ada",
        app: allowed(200, "plain text needs no entry in `headers`"), evil: unsent(foreignPreflight),
      },
    ],
  },
  {
    handler: "prices",
    title: "A header set by hand",
    requests: [
      {
        what: "Simple GET", method: "GET", path: "/prices",
        app: allowed(200, "the origin is named"), evil: withheld("the `*` set by hand is gone: the policy decides alone"),
      },
    ],
  },
];

const verdicts = {
  allowed: { mark: "✓", word: "Allowed" },
  withheld: { mark: "⊘", word: "Withheld" },
  unsent: { mark: "✕", word: "Not sent" },
  unknown: { mark: "?", word: "No server" },
};

// Sends one request and finds out what became of it.
async function observe(request) {
  const run = Math.random().toString(36).slice(2);
  const { method, headers, body } = request;
  const options = { method, headers, body, cache: "no-store", credentials: request.cookies ? "include" : "omit" };
  let seen;
  try {
    const response = await fetch(`${api}${request.path}?run=${run}`, options);
    seen = { verdict: "allowed", status: response.status, readable: [...response.headers.keys()], body: await response.text() };
  } catch {
    // A script is not told why: whether the request was sent is asked of the server.
    seen = { verdict: "withheld", status: null, readable: [], body: "" };
  }
  try {
    seen.exchanges = await (await fetch(`wire.json?run=${run}`)).json();
  } catch {
    return { verdict: "unknown", status: null, readable: [], body: "", exchanges: [] };
  }
  if (seen.verdict === "withheld" && !seen.exchanges.some((exchange) => exchange.method === method)) {
    seen.verdict = "unsent";
  }
  return seen;
}

function agrees(seen, expected) {
  return seen.verdict === expected.verdict
    && (expected.verdict !== "allowed" || seen.status === expected.status)
    && (expected.reads ?? []).every((name) => seen.readable.includes(name))
    && (expected.hides ?? []).every((name) => !seen.readable.includes(name));
}

// Headers that were sent and that the script cannot see; the CORS headers themselves are of no use to it.
function hidden(seen, method) {
  const answer = seen.exchanges.find((exchange) => exchange.method === method);
  const names = Object.keys(answer?.received ?? {});
  return names.filter((name) => !seen.readable.includes(name) && !name.startsWith("access-control-") && name !== "vary");
}

function el(name, properties = {}, ...children) {
  const { data, ...rest } = properties;
  const element = Object.assign(document.createElement(name), rest);
  Object.assign(element.dataset, data);
  element.append(...children);
  return element;
}

// Text in which `…` is code.
function prose(text) {
  return text.split("`").map((part, index) => (index % 2 ? el("code", {}, part) : part));
}

function strings(text) {
  const parts = text.split(/("[^"\n]*")/);
  return parts.map((part, index) => (index % 2 ? el("span", { className: "string" }, part) : part));
}

// Rust in which strings stand out.
function rust(text) {
  return el("pre", { tabIndex: 0 }, el("code", {}, ...strings(text)));
}

// An attribute that wraps between its arguments and never inside of one.
function attribute(text) {
  const parts = text.match(/(?:"[^"]*"|[^",])+,?/g).map((part) => part.trim());
  const spans = parts.flatMap((part, index) => [index ? " " : "", el("span", { className: "argument" }, ...strings(part))]);
  return el("pre", { className: "attribute" }, el("code", {}, ...spans));
}

function badge(verdict) {
  const { mark, word } = verdicts[verdict];
  const icon = el("span", {}, mark);
  icon.setAttribute("aria-hidden", "true");
  return el("span", { className: `badge ${verdict}` }, icon, ` ${word}`);
}

function cell(label, ...children) {
  return el("div", { className: "cell" }, el("p", { className: "label" }, label), ...children);
}

function line(...children) {
  return el("p", { className: "line" }, ...children);
}

function describe({ method, path, headers = {}, body, cookies, what }) {
  const lines = [el("h4", {}, what), line(el("code", {}, `${method} ${path}`))];
  for (const [name, value] of Object.entries(headers)) {
    lines.push(line(el("code", {}, `${name}: ${value}`)));
  }
  if (body) {
    lines.push(line(el("code", {}, body)));
  }
  if (cookies) {
    lines.push(line(el("code", {}, "credentials: \"include\"")));
  }
  return cell("Sent", ...lines);
}

function describeSeen(seen, request) {
  const lines = [];
  const status = el("p", { className: "verdict" }, badge(seen.verdict));
  if (seen.verdict === "allowed") {
    status.append(` status ${seen.status}`);
    lines.push(line(el("code", {}, seen.body)));
    lines.push(line("reads ", ...names(seen.readable)));
    const unread = hidden(seen, request.method);
    if (unread.length > 0) {
      lines.push(line("cannot read ", ...names(unread)));
    }
  } else if (seen.verdict === "withheld") {
    const answer = seen.exchanges.find((exchange) => exchange.method === request.method);
    lines.push(line(`fetch failed; the server had answered ${answer.status}`));
  } else if (seen.verdict === "unsent") {
    lines.push(line(`fetch failed; the server saw no ${request.method}`));
  } else {
    lines.push(line("does the playground still run?"));
  }
  if (seen.note) {
    lines.push(el("p", { className: "line note" }, seen.note));
  }
  return cell("The browser", status, ...lines);
}

function names(list) {
  return list.flatMap((name, index) => (index ? [", ", el("code", {}, name)] : [el("code", {}, name)]));
}

function describeExpected(expected) {
  const verdict = el("p", { className: "verdict" }, badge(expected.verdict));
  if (expected.verdict === "allowed") {
    verdict.append(` status ${expected.status}`);
  }
  return cell("The policy says", verdict, line(...prose(expected.why)));
}

function describeWire(exchanges) {
  const text = exchanges.map(({ method, sent, status, received }) => {
    const lines = (headers) => Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`).join("");
    return `→ ${method}\n${lines(sent)}← ${status}\n${lines(received)}`;
  }).join("\n");
  const summary = exchanges.map(({ method, status }) => `${method} ${status}`).join(", ");
  return el("details", { className: "wire" },
    el("summary", {}, `On the wire: ${summary || "nothing"}`),
    el("pre", { tabIndex: 0 }, el("code", {}, text.trimEnd() || "The server saw no request.")));
}

function describeAgreement(agree) {
  return el("p", { className: agree ? "agreement agree" : "agreement disagree" }, agree ? "= agree" : "≠ disagree");
}

const expectedOf = (request) => (isAllowed ? request.app : request.evil);

function renderCard(card, handler) {
  const rows = el("ol", { className: "rows" });
  for (const request of card.requests) {
    request.row = el("li", { className: "row" });
    rows.append(request.row);
  }
  const source = el("details", {}, el("summary", {}, "The whole handler"), rust(handler.source));
  return el("section", { className: "card" },
    el("div", { className: "policy" },
      el("h2", {}, card.title),
      el("p", {}, ...prose(handler.docs)),
      el("h3", {}, "Its policy"),
      attribute(handler.attribute),
      source),
    rows);
}

function renderRow(request, seen) {
  const expected = expectedOf(request);
  if (!seen) {
    request.row.replaceChildren(describe(request), cell("The browser", line("waiting …")), describeExpected(expected));
    delete request.row.dataset.agrees;
    return false;
  }
  const agree = agrees(seen, expected);
  request.row.dataset.agrees = agree;
  request.row.replaceChildren(describe(request), describeSeen(seen, request), describeExpected(expected),
    describeAgreement(agree), describeWire(seen.exchanges));
  return agree;
}

// The policy allows the cookie; the browser's privacy settings may still keep it back.
function noteOnCookie(request, seen, before) {
  if (request.countsOn && seen.verdict === "allowed" && JSON.parse(seen.body).visits <= JSON.parse(before.body).visits) {
    seen.note = "The cookie did not come back: this browser keeps cookies from pages of other sites.";
  }
}

async function runAll() {
  const again = document.getElementById("again");
  const summary = document.getElementById("summary");
  again.disabled = true;
  delete summary.dataset.agrees;
  const requests = cards.flatMap((card) => card.requests);
  requests.forEach((request) => renderRow(request));
  summary.textContent = `Sending ${requests.length} requests …`;
  let agreed = 0;
  let before;
  for (const request of requests) {
    const seen = await observe(request);
    noteOnCookie(request, seen, before);
    agreed += renderRow(request, seen) ? 1 : 0;
    before = seen;
  }
  const all = agreed === requests.length;
  summary.dataset.agrees = all;
  summary.textContent = all
    ? `✓ All ${requests.length} requests went as the policies say`
    : `✕ ${requests.length - agreed} of ${requests.length} requests did not go as the policies say`;
  again.disabled = false;
}

async function start() {
  document.documentElement.dataset.side = isAllowed ? "app" : "evil";
  document.title = `CORS playground: ${isAllowed ? "the allowed page" : "the foreign page"}`;
  document.getElementById("origin").textContent = location.origin;
  document.getElementById("api").textContent = api;
  document.getElementById("side").textContent = isAllowed
    ? "the origin that the policies name."
    : "an origin that no policy names: to the API, a foreign page.";
  const link = document.getElementById("other");
  link.href = other;
  link.textContent = isAllowed ? "Open the foreign page" : "Open the allowed page";
  const handlers = await (await fetch("handlers.json")).json();
  document.getElementById("cards").append(...cards.map((card) => renderCard(card, handlers[card.handler])));
  document.getElementById("again").addEventListener("click", runAll);
  await runAll();
}

start().catch((error) => {
  document.getElementById("summary").textContent = `The page could not start: ${error.message}`;
});

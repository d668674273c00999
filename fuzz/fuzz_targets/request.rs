//! A whole request against annotated handlers. The first line is the method, each further line a header; what follows a
//! line of `---` are the headers that the handler sets.
#![no_main]

use std::cell::Cell;

use cors_fuzz::allows;
use cors_runtime::cors;
use http::{header, HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use libfuzzer_sys::{fuzz_target, Corpus};

const BODY: &str = "the handler's own";

thread_local! {
    static RUNS: Cell<usize> = const { Cell::new(0) };
}

/// What each handler does: it answers with the headers that came along as the request's body.
fn answer(request: Request<HeaderMap>) -> Response<String> {
    RUNS.set(RUNS.get() + 1);
    let mut response = Response::new(BODY.to_owned());
    *response.status_mut() = StatusCode::IM_A_TEAPOT;
    *response.headers_mut() = request.into_body();
    response
}

#[cors(origins = "*", methods = "*", headers = "*, authorization", expose_headers = "*")]
fn any(request: Request<HeaderMap>) -> Response<String> {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "GET, PUT", headers = "content-type", max_age = 600)]
fn fixed(request: Request<HeaderMap>) -> Response<String> {
    answer(request)
}

#[cors(origins = "https://app.example.com", credentials, expose_headers = "x-request-id")]
fn fixed_with_credentials(request: Request<HeaderMap>) -> Response<String> {
    answer(request)
}

#[cors(
    origins = "https://app.example.com, http://localhost:3000, http://[::1]",
    expose_headers = "x-request-id",
    max_age = 0
)]
fn several(request: Request<HeaderMap>) -> Result<Response<String>, StatusCode> {
    Ok(answer(request))
}

#[cors(origins = "https://app.example.com, https://admin.example.com", credentials, methods = "*", headers = "*")]
fn echoing(request: Request<HeaderMap>) -> Response<String> {
    answer(request)
}

#[cors(
    origins = "https://app.example.com, https://*.preview.example.com, http://*.localhost:*, http://localhost:*",
    methods = "DELETE",
    headers = "authorization"
)]
fn patterns(request: Request<HeaderMap>) -> Response<String> {
    answer(request)
}

#[cors(
    origins = [
        "https://one.example.com",
        "https://two.example.com",
        "https://three.example.com",
        "https://four.example.com",
        "https://five.example.com",
        "https://six.example.com",
        "https://seven.example.com",
        "https://eight.example.com",
        "https://nine.example.com",
        "https://app.example.com",
    ],
    credentials,
    expose_headers = "x-request-id, etag",
)]
fn many(request: Request<HeaderMap>) -> Response<String> {
    answer(request)
}

/// What a handler's attribute says, by hand.
struct Declared {
    name: &'static str,
    call: fn(Request<HeaderMap>) -> Response<String>,
    origins: &'static [&'static str],
    credentials: bool,
    methods: Sent,
    headers: Sent,
    expose_headers: Option<&'static str>,
    max_age: Option<&'static str>,
}

/// What a preflight's answer says of the methods or headers.
#[derive(Clone, Copy)]
enum Sent {
    Nothing,
    Constant(&'static str),
    /// The request's own value, since `*` is no wildcard with credentials.
    Requested,
}

const HANDLERS: [Declared; 7] = [
    Declared {
        name: "any",
        call: any,
        origins: &["*"],
        credentials: false,
        methods: Sent::Constant("*"),
        headers: Sent::Constant("*, authorization"),
        expose_headers: Some("*"),
        max_age: None,
    },
    Declared {
        name: "fixed",
        call: fixed,
        origins: &["https://app.example.com"],
        credentials: false,
        methods: Sent::Constant("GET, PUT"),
        headers: Sent::Constant("content-type"),
        expose_headers: None,
        max_age: Some("600"),
    },
    Declared {
        name: "fixed_with_credentials",
        call: fixed_with_credentials,
        origins: &["https://app.example.com"],
        credentials: true,
        methods: Sent::Nothing,
        headers: Sent::Nothing,
        expose_headers: Some("x-request-id"),
        max_age: None,
    },
    Declared {
        name: "several",
        call: |request| several(request).expect("the handler never fails"),
        origins: &["https://app.example.com", "http://localhost:3000", "http://[::1]"],
        credentials: false,
        methods: Sent::Nothing,
        headers: Sent::Nothing,
        expose_headers: Some("x-request-id"),
        max_age: Some("0"),
    },
    Declared {
        name: "echoing",
        call: echoing,
        origins: &["https://app.example.com", "https://admin.example.com"],
        credentials: true,
        methods: Sent::Requested,
        headers: Sent::Requested,
        expose_headers: None,
        max_age: None,
    },
    Declared {
        name: "patterns",
        call: patterns,
        origins: &[
            "https://app.example.com",
            "https://*.preview.example.com",
            "http://*.localhost:*",
            "http://localhost:*",
        ],
        credentials: false,
        methods: Sent::Constant("DELETE"),
        headers: Sent::Constant("authorization"),
        expose_headers: None,
        max_age: None,
    },
    Declared {
        name: "many",
        call: many,
        origins: &[
            "https://one.example.com",
            "https://two.example.com",
            "https://three.example.com",
            "https://four.example.com",
            "https://five.example.com",
            "https://six.example.com",
            "https://seven.example.com",
            "https://eight.example.com",
            "https://nine.example.com",
            "https://app.example.com",
        ],
        credentials: true,
        methods: Sent::Nothing,
        headers: Sent::Nothing,
        expose_headers: Some("x-request-id, etag"),
        max_age: None,
    },
];

fuzz_target!(|data: &[u8]| -> Corpus {
    let mut lines = data.split(|byte| *byte == b'\n');
    let Some(Ok(method)) = lines.next().map(Method::from_bytes) else {
        return Corpus::Reject;
    };
    let headers = fields(lines.by_ref().take_while(|line| *line != b"---"));
    let own = fields(lines);
    for handler in &HANDLERS {
        let mut request = Request::new(own.clone());
        *request.method_mut() = method.clone();
        *request.headers_mut() = headers.clone();
        RUNS.set(0);
        let response = (handler.call)(request);
        handler.judge(&method, &headers, &own, &response);
    }
    Corpus::Keep
});

/// The lines that a server would take for headers.
fn fields<'a>(lines: impl Iterator<Item = &'a [u8]>) -> HeaderMap {
    let mut fields = HeaderMap::new();
    for line in lines {
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            continue;
        };
        let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
            fields.append(name, value);
        }
    }
    fields
}

impl Declared {
    fn judge(&self, method: &Method, request: &HeaderMap, own: &HeaderMap, response: &Response<String>) {
        let name = self.name;
        let preflight = method == Method::OPTIONS
            && request.contains_key(header::ORIGIN)
            && request.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
        let origin = self.allowed_origin(request);
        self.judge_cors(origin.as_ref(), preflight, request, response.headers());
        if preflight {
            assert_eq!(RUNS.get(), 0, "{name} ran for a preflight");
            assert_eq!((response.status(), response.body().as_str()), (StatusCode::NO_CONTENT, ""));
        } else {
            assert_eq!(RUNS.get(), 1, "{name} did not run");
            assert_eq!((response.status(), response.body().as_str()), (StatusCode::IM_A_TEAPOT, BODY));
            assert_eq!(others(response.headers()), others(own), "{name} loses a header");
        }
        self.judge_vary(origin.is_some(), preflight, own, response.headers());
    }

    /// Whether the answer depends on the request's `Origin`.
    fn is_matched(&self) -> bool {
        self.origins.len() > 1 || self.origins[0].contains("*.")
    }

    fn allowed_origin(&self, request: &HeaderMap) -> Option<HeaderValue> {
        if !self.is_matched() {
            return Some(HeaderValue::from_static(self.origins[0]));
        }
        let lines: Vec<&HeaderValue> = request.get_all(header::ORIGIN).iter().collect();
        match lines[..] {
            [origin] if self.origins.iter().any(|declared| allows(declared, origin.as_bytes())) => Some(origin.clone()),
            _ => None,
        }
    }

    /// Each `access-control-*` header, and no other one.
    fn judge_cors(&self, origin: Option<&HeaderValue>, preflight: bool, request: &HeaderMap, response: &HeaderMap) {
        let mut expected: Vec<(HeaderName, HeaderValue)> = Vec::new();
        if let Some(origin) = origin {
            let constant = HeaderValue::from_static;
            expected.push((header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone()));
            if self.credentials {
                assert_ne!(origin, "*", "`*` with credentials");
                expected.push((header::ACCESS_CONTROL_ALLOW_CREDENTIALS, constant("true")));
            }
            if preflight {
                let methods = sent(self.methods, request, header::ACCESS_CONTROL_REQUEST_METHOD);
                let headers = sent(self.headers, request, header::ACCESS_CONTROL_REQUEST_HEADERS)
                    // `*` does not cover `authorization`.
                    .filter(|value| !matches!(self.headers, Sent::Requested) || !names_authorization(value));
                let max_age = self.max_age.map(constant);
                expected.extend(methods.map(|value| (header::ACCESS_CONTROL_ALLOW_METHODS, value)));
                expected.extend(headers.map(|value| (header::ACCESS_CONTROL_ALLOW_HEADERS, value)));
                expected.extend(max_age.map(|value| (header::ACCESS_CONTROL_MAX_AGE, value)));
            } else {
                let names = self.expose_headers.map(constant);
                expected.extend(names.map(|value| (header::ACCESS_CONTROL_EXPOSE_HEADERS, value)));
            }
        }
        let mut found: Vec<(HeaderName, HeaderValue)> =
            lines(response).into_iter().filter(|(name, _)| name.as_str().starts_with("access-control-")).collect();
        for headers in [&mut expected, &mut found] {
            headers.sort_by(|(a, _), (b, _)| a.as_str().cmp(b.as_str()));
        }
        assert_eq!(found, expected, "{} sends other headers than it declares", self.name);
    }

    fn judge_vary(&self, is_allowed: bool, preflight: bool, own: &HeaderMap, response: &HeaderMap) {
        let found: Vec<&HeaderValue> = response.get_all(header::VARY).iter().collect();
        let origin = HeaderValue::from_static("Origin");
        let method = HeaderValue::from_static("Access-Control-Request-Method");
        let headers = HeaderValue::from_static("Access-Control-Request-Headers");
        let mut expected: Vec<&HeaderValue> = Vec::new();
        if !preflight {
            expected.extend(own.get_all(header::VARY));
        }
        let covers = expected.iter().any(|line| covers_origin(line));
        if self.is_matched() && !covers {
            expected.push(&origin);
        }
        if preflight && is_allowed {
            expected.extend(matches!(self.methods, Sent::Requested).then_some(&method));
            expected.extend(matches!(self.headers, Sent::Requested).then_some(&headers));
        }
        assert_eq!(found, expected, "{} varies on other headers than it looks at", self.name);
    }
}

/// The value that the answer to a preflight has; one that is echoed is a single line of visible ASCII, and no long one.
fn sent(declared: Sent, request: &HeaderMap, name: HeaderName) -> Option<HeaderValue> {
    match declared {
        Sent::Nothing => None,
        Sent::Constant(constant) => Some(HeaderValue::from_static(constant)),
        Sent::Requested => {
            let lines: Vec<&HeaderValue> = request.get_all(name).iter().collect();
            match lines[..] {
                [line] if line.len() <= 4096 && line.as_bytes().iter().all(|byte| (0x20..0x7f).contains(byte)) => {
                    Some(line.clone())
                }
                _ => None,
            }
        }
    }
}

fn names_authorization(value: &HeaderValue) -> bool {
    let value = value.to_str().expect("an echoed value is text").to_ascii_lowercase();
    value.split(',').any(|name| name.trim() == "authorization")
}

fn covers_origin(line: &HeaderValue) -> bool {
    let line = String::from_utf8_lossy(line.as_bytes()).to_ascii_lowercase();
    line.split(',').any(|name| matches!(name.trim_matches([' ', '\t']), "*" | "origin"))
}

/// What a policy has no say in, with the lines of one name in their order.
fn others(headers: &HeaderMap) -> Vec<(HeaderName, HeaderValue)> {
    let mut others = lines(headers);
    others.retain(|(name, _)| *name != header::VARY && !name.as_str().starts_with("access-control-"));
    // The sort is stable.
    others.sort_by(|(a, _), (b, _)| a.as_str().cmp(b.as_str()));
    others
}

fn lines(headers: &HeaderMap) -> Vec<(HeaderName, HeaderValue)> {
    headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
}

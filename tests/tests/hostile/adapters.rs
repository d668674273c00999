//! Each adapter that has a request type of its own, under each form of a policy, by its traits.

use std::hint::black_box;

use actix_web::{test::TestRequest, HttpRequest, HttpResponse};
use allocation_counter::measure;
use cors_runtime::{policy, CorsRequest, CorsResponse, Policy};
use http::{request::Parts, Request, Response};
use openruntimes::{Context, Logger};

use crate::{
    begin,
    input::{asked_for, hostile_origins, LOOK_ALIKES},
};

static FIXED: Policy =
    policy!(origins = "https://app.example.com", methods = "PUT", headers = "x-custom", credentials, max_age = 60);
static FEW: Policy = policy!(origins = "https://app.example.com, https://admin.example.org", methods = "PUT");
static TABLE: Policy = policy!(
    origins = [
        "https://app.example.com",
        "https://b.example",
        "https://c.example",
        "https://d.example",
        "https://e.example",
        "https://f.example",
        "https://g.example",
        "https://h.example",
        "https://i.example",
        "https://j.example",
    ],
    methods = "PUT",
    credentials
);
static FEW_PATTERNS: Policy = policy!(origins = "https://*.app.example.com, http://*.localhost:*", methods = "PUT");
static INDEX: Policy = policy!(
    origins = [
        "https://*.app.example.com",
        "https://*.app.example.com:*",
        "https://*.b.example",
        "https://*.c.example:*",
        "https://d.example:*",
        "http://localhost:*",
    ],
    methods = "PUT"
);
static PORTS: Policy = policy!(origins = "https://app.example.com:*, http://localhost:*", methods = "PUT");
static MIXED: Policy = policy!(
    origins = "https://app.example.com, https://*.app.example.com, https://app.example.com:*",
    methods = "PUT",
    headers = "*"
);
static ECHO: Policy = policy!(
    origins = "https://app.example.com, https://admin.example.org",
    methods = "*",
    headers = "*, authorization",
    credentials
);
static ECHO_PATTERNS: Policy = policy!(
    origins = "https://*.app.example.com:*, https://app.example.com",
    methods = "*",
    headers = "*",
    credentials,
    dangerously_allow_public_suffixes = "a test's own"
);

/// Each form in which the request's `Origin` decides, with an origin that it allows.
static MATCHED: [(&str, &Policy, &str); 8] = [
    ("few", &FEW, "https://app.example.com"),
    ("table", &TABLE, "https://app.example.com"),
    ("few patterns", &FEW_PATTERNS, "https://a.app.example.com"),
    ("index", &INDEX, "https://a.b.app.example.com:8443"),
    ("ports", &PORTS, "https://app.example.com:8443"),
    ("mixed", &MIXED, "https://a.app.example.com"),
    ("echo", &ECHO, "https://app.example.com"),
    ("echo patterns", &ECHO_PATTERNS, "https://a.app.example.com:8443"),
];

type Line<'a> = (&'a str, &'a [u8]);

/// A platform's own types.
trait Adapter {
    type Request: CorsRequest;
    type Response: CorsResponse<Value = <Self::Request as CorsRequest>::Value>;

    /// The request, unless the platform lets none of the kind in.
    fn request(method: &str, lines: &[Line<'_>]) -> Option<Self::Request>;
    fn headers(response: &Self::Response) -> Vec<String>;
}

fn answer<A: Adapter>(policy: &'static Policy, request: &A::Request) -> A::Response {
    if policy.check(request).is_preflight {
        policy.check(request).preflight(request)
    } else {
        policy.check(request).finish(A::Response::no_content())
    }
}

fn lines<'a>(headers: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<String> {
    let mut lines: Vec<String> = headers.map(|(name, value)| format!("{name}: {}", value.escape_ascii())).collect();
    lines.sort();
    lines
}

/// `http::Request`, as hyper, axum, tower and Lambda have it.
struct Http;

impl Adapter for Http {
    type Request = Request<()>;
    type Response = Response<()>;

    fn request(method: &str, lines: &[Line<'_>]) -> Option<Request<()>> {
        let mut request = Request::builder().method(method);
        for (name, value) in lines {
            request = request.header(*name, *value);
        }
        request.body(()).ok()
    }

    fn headers(response: &Response<()>) -> Vec<String> {
        lines(response.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())))
    }
}

/// The head of one.
struct HttpParts;

impl Adapter for HttpParts {
    type Request = Parts;
    type Response = Response<()>;

    fn request(method: &str, lines: &[Line<'_>]) -> Option<Parts> {
        Some(Http::request(method, lines)?.into_parts().0)
    }

    fn headers(response: &Response<()>) -> Vec<String> {
        Http::headers(response)
    }
}

struct Actix;

impl Adapter for Actix {
    type Request = HttpRequest;
    type Response = HttpResponse;

    fn request(method: &str, lines: &[Line<'_>]) -> Option<HttpRequest> {
        use actix_web::http::{header::HeaderValue, Method};
        let mut request = TestRequest::default().method(Method::from_bytes(method.as_bytes()).ok()?);
        for (name, value) in lines {
            request = request.append_header((*name, HeaderValue::from_bytes(value).ok()?));
        }
        Some(request.to_http_request())
    }

    fn headers(response: &HttpResponse) -> Vec<String> {
        lines(response.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())))
    }
}

/// A map of strings: what arrives twice is joined or lost before.
struct Appwrite;

impl Adapter for Appwrite {
    type Request = Context;
    type Response = openruntimes::Response;

    fn request(method: &str, lines: &[Line<'_>]) -> Option<Context> {
        let mut context = Context::new(Logger::new("disabled", None).unwrap());
        method.clone_into(&mut context.req.method);
        for (name, value) in lines {
            let value = std::str::from_utf8(value).ok()?;
            let line: &mut String = context.req.headers.entry((*name).to_owned()).or_default();
            *line = if line.is_empty() { value.to_owned() } else { format!("{line}, {value}") };
        }
        Some(context)
    }

    fn headers(response: &openruntimes::Response) -> Vec<String> {
        lines(response.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())))
    }
}

/// A GET and a preflight from `origin`, in that order.
fn requests<A: Adapter>(origin: &[u8], asked: &[u8]) -> Option<[A::Request; 2]> {
    let origin = ("origin", origin);
    let preflight = [origin, ("access-control-request-method", b"PUT"), ("access-control-request-headers", asked)];
    Some([A::request("GET", &[origin])?, A::request("OPTIONS", &preflight)?])
}

fn allows_its_own<A: Adapter>() {
    for (name, policy, origin) in MATCHED {
        for request in requests::<A>(origin.as_bytes(), b"x-custom").unwrap() {
            let headers = A::headers(&answer::<A>(policy, &request));
            assert!(headers.contains(&format!("access-control-allow-origin: {origin}")), "{name}: {headers:?}");
        }
    }
}

#[test]
fn each_policy_allows_the_origin_that_is_its_own() {
    allows_its_own::<Http>();
    allows_its_own::<HttpParts>();
    allows_its_own::<Actix>();
    allows_its_own::<Appwrite>();
}

/// Returns how many of the look-alikes the platform let in.
fn lets_no_look_alike_in<A: Adapter>() -> usize {
    let mut sent = 0;
    for origin in hostile_origins() {
        let Some(requests) = requests::<A>(origin, b"x-custom") else {
            continue;
        };
        sent += 1;
        for request in &requests {
            for (name, policy, _) in MATCHED {
                let headers = A::headers(&answer::<A>(policy, request));
                assert_eq!(headers, ["vary: Origin"], "{name}: {}", begin(origin));
            }
        }
        let [get, preflight] = &requests;
        assert_eq!(
            A::headers(&answer::<A>(&FIXED, get)),
            ["access-control-allow-credentials: true", "access-control-allow-origin: https://app.example.com"]
        );
        assert_eq!(
            A::headers(&answer::<A>(&FIXED, preflight)),
            [
                "access-control-allow-credentials: true",
                "access-control-allow-headers: x-custom",
                "access-control-allow-methods: PUT",
                "access-control-allow-origin: https://app.example.com",
                "access-control-max-age: 60",
            ]
        );
    }
    sent
}

#[test]
fn no_look_alike_is_let_in_over_http() {
    // Without those that hold a control character.
    assert!(lets_no_look_alike_in::<Http>() > LOOK_ALIKES.len());
    assert!(lets_no_look_alike_in::<HttpParts>() > LOOK_ALIKES.len());
}

#[test]
fn no_look_alike_is_let_in_over_actix() {
    assert!(lets_no_look_alike_in::<Actix>() > LOOK_ALIKES.len());
}

#[test]
fn no_look_alike_is_let_in_over_appwrite() {
    // Without those that are no text.
    assert!(lets_no_look_alike_in::<Appwrite>() > LOOK_ALIKES.len());
}

fn reads_no_doubled_line<A: Adapter>() {
    for (name, policy, origin) in MATCHED {
        let origin = origin.as_bytes();
        for doubled in [[origin, origin], [origin, b"https://evil.example"], [b"https://evil.example", origin]] {
            let mut lines: Vec<Line<'_>> = doubled.iter().map(|origin| ("origin", *origin)).collect();
            let get = A::request("GET", &lines).unwrap();
            lines.push(("access-control-request-method", b"PUT"));
            let preflight = A::request("OPTIONS", &lines).unwrap();
            for request in [get, preflight] {
                assert_eq!(A::headers(&answer::<A>(policy, &request)), ["vary: Origin"], "{name}");
            }
        }
    }
}

#[test]
fn of_doubled_origin_lines_none_is_read() {
    reads_no_doubled_line::<Http>();
    reads_no_doubled_line::<HttpParts>();
    reads_no_doubled_line::<Actix>();
    reads_no_doubled_line::<Appwrite>();
}

fn changes_nothing_by_what_is_asked_for<A: Adapter>() {
    let without =
        A::request("OPTIONS", &[("origin", b"https://app.example.com"), ("access-control-request-method", b"PUT")]);
    let without = without.unwrap();
    let mut sent = 0;
    for asked in asked_for() {
        let Some([_, preflight]) = requests::<A>(b"https://app.example.com", asked) else {
            continue;
        };
        sent += 1;
        for policy in [&FIXED, &FEW, &TABLE, &PORTS, &MIXED, &ECHO, &ECHO_PATTERNS] {
            let headers = A::headers(&answer::<A>(policy, &preflight));
            assert_eq!(headers, A::headers(&answer::<A>(policy, &without)), "{}", begin(asked));
        }
    }
    assert!(sent >= 5, "{sent}");
}

#[test]
fn a_megabyte_of_requested_headers_changes_no_answer() {
    changes_nothing_by_what_is_asked_for::<Http>();
    changes_nothing_by_what_is_asked_for::<HttpParts>();
    changes_nothing_by_what_is_asked_for::<Actix>();
    changes_nothing_by_what_is_asked_for::<Appwrite>();
}

/// A decision about a hostile request allocates nothing, and its answer no byte more than that of any foreign origin.
fn allocates_no_more<A: Adapter>() {
    let cost = |policy: &'static Policy, request: &A::Request| {
        measure(|| drop(black_box(answer::<A>(policy, black_box(request))))).bytes_total
    };
    let ordinary = requests::<A>(b"https://evil.example", b"x-custom").unwrap();
    let mut attacks: Vec<[A::Request; 2]> =
        hostile_origins().into_iter().filter_map(|origin| requests::<A>(origin, b"x-custom")).collect();
    attacks.extend(asked_for().into_iter().filter_map(|asked| requests::<A>(b"https://evil.example", asked)));
    for (name, policy, _) in MATCHED {
        let bound = ordinary.each_ref().map(|request| {
            // The first of all answers may make what the others are copies of.
            cost(policy, request);
            cost(policy, request)
        });
        for attack in &attacks {
            for (request, bound) in attack.iter().zip(bound) {
                let decision = measure(|| drop(black_box(policy.check(black_box(request)))));
                assert_eq!(decision.count_total, 0, "{name}");
                assert!(cost(policy, request) <= bound, "{name}");
            }
        }
    }
}

#[test]
fn a_hostile_request_allocates_no_more_than_another() {
    allocates_no_more::<Http>();
    allocates_no_more::<HttpParts>();
    allocates_no_more::<Actix>();
    allocates_no_more::<Appwrite>();
}

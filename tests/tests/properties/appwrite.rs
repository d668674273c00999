//! Whatever the attribute of the `http` types says for a policy and a request, Appwrite's says too, within what its
//! runtime keeps of either: headers are a map, by names in lower case.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
};

use cors_runtime::declared::{Origins, Policy as Static};
use cors_runtime::{
    appwrite::{self, Context},
    cors,
    fetch::Reason,
};
use http::{Request, Response, StatusCode};
use openruntimes::Logger;
use pollster::block_on;
use proptest::{collection::vec, prelude::*, sample::select};

use crate::{
    cases,
    declared::{Declared, Policy},
    generate,
    meaning::{self, Wire},
    read,
};

type Answer = openruntimes::Response;

/// A call as the runtime hands it on: of several lines of one name the last is left.
fn context(method: &str, lines: &[(&str, &str)]) -> Context {
    let mut context = Context::new(Logger::new("disabled", None).unwrap());
    method.clone_into(&mut context.req.method);
    context.req.headers = lines.iter().map(|(name, value)| (name.to_lowercase(), (*value).to_owned())).collect();
    context
}

/// The same for the `http` types.
fn request(method: &str, lines: &[(&str, &str)]) -> Request<()> {
    let kept: BTreeMap<String, &str> = lines.iter().map(|(name, value)| (name.to_lowercase(), *value)).collect();
    let request = kept
        .iter()
        .fold(Request::builder().method(method), |request, (name, value)| request.header(name, value.as_bytes()));
    request.body(()).unwrap()
}

fn lines(wire: &Wire) -> Vec<(&str, &str)> {
    let origins = wire.origins.iter().map(|origin| ("origin", &**origin));
    let methods = wire.request_methods.iter().map(|method| ("access-control-request-method", *method));
    let headers = wire.request_headers.iter().map(|names| ("access-control-request-headers", *names));
    origins.chain(methods).chain(headers).collect()
}

/// A handler's answer as each platform has it; a name's spelling is its author's.
#[derive(Debug, Clone, Default)]
struct Own {
    fails: bool,
    status: u16,
    headers: HashMap<String, &'static str>,
}

impl Own {
    fn for_appwrite(&self) -> Output<Answer> {
        self.result()?;
        let headers = self.headers.iter().map(|(name, value)| (name.clone(), (*value).to_owned()));
        Ok(Answer { status_code: self.status, headers: headers.collect(), body: "body".into() })
    }

    fn for_http(&self) -> Output<Response<String>> {
        self.result()?;
        let lines: Vec<(&str, &str)> = self.headers.iter().map(|(name, value)| (&**name, *value)).collect();
        Ok(read::response(self.status, &lines))
    }

    fn result(&self) -> Output<()> {
        if self.fails {
            Err(StatusCode::IM_A_TEAPOT)
        } else {
            Ok(())
        }
    }
}

/// Names in several cases, of which the map keeps each.
fn own() -> impl Strategy<Value = Own> {
    type Spelling = fn(&str) -> String;
    type Line = (&'static str, &'static str);
    let spelled = |(line, spelling): (Line, Spelling)| (spelling(line.0), line.1);
    let spellings: [Spelling; 3] = [str::to_lowercase, str::to_uppercase, |name| {
        name.split('-').map(|word| format!("{}{}", word[..1].to_uppercase(), &word[1..])).collect::<Vec<_>>().join("-")
    }];
    let line = (select(generate::HANDLER_HEADERS), select(spellings.to_vec())).prop_map(spelled);
    (prop::bool::weighted(0.2), select(&[200, 201, 204, 304, 404, 500][..]), vec(line, 0..8))
        .prop_map(|(fails, status, lines)| Own { fails, status, headers: lines.into_iter().collect() })
}

/// What a client gets: the status, the body, and for each name, in lower case, all that is said under it. The names
/// that `Vary` has are sorted: the map has no order.
type Got = (u16, String, BTreeMap<String, Vec<String>>);

fn got<'a>(status: u16, body: &str, headers: impl Iterator<Item = (&'a str, &'a [u8])>) -> Got {
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in headers {
        let name = name.to_lowercase();
        let value = String::from_utf8(value.to_vec()).unwrap();
        let items = match &*name {
            "vary" => value.split(',').map(|item| item.trim().to_lowercase()).filter(|item| !item.is_empty()).collect(),
            _ => vec![value],
        };
        lines.entry(name).or_default().extend(items);
    }
    for values in lines.values_mut() {
        values.sort();
    }
    lines.retain(|_, values| !values.is_empty());
    (status, body.to_owned(), lines)
}

fn got_from_appwrite(response: &Answer) -> Got {
    let headers = response.headers.iter().map(|(name, value)| (&**name, value.as_bytes()));
    got(response.status_code, std::str::from_utf8(&response.body).unwrap(), headers)
}

fn got_from_http(response: &Response<String>) -> Got {
    let headers = response.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
    got(response.status().as_u16(), response.body(), headers)
}

fn any_request() -> impl Strategy<Value = (Declared, Wire, Own)> {
    generate::declared().prop_flat_map(|declared| {
        let wire = generate::wire(&declared.origins);
        (Just(declared), wire, own())
    })
}

/// What the attributes make of a policy, a request and what the handler comes to.
fn over_http(policy: &Policy, request: &Request<()>, output: Output<Response<String>>) -> Response<String> {
    fn by<O: Origins>(policy: &Static<O>, request: &Request<()>, output: Output<Response<String>>) -> Response<String> {
        let mut cors = policy.check(request);
        let output = if cors.is_preflight { cors.preflight(request) } else { cors.finish(output) };
        output.unwrap()
    }
    match policy {
        Policy::Fixed(policy) => by(policy, request, output),
        Policy::Matched(policy) => by(policy, request, output),
    }
}

fn over_appwrite(policy: &Policy, context: &Context, output: Output<Answer>) -> Answer {
    fn by<O: Origins>(policy: &Static<O>, context: &Context, output: Output<Answer>) -> Answer {
        let cors = appwrite::check(policy, context);
        if cors.is_preflight {
            return cors.preflight(context);
        }
        cors.finish(output)
    }
    match policy {
        Policy::Fixed(policy) => by(policy, context, output),
        Policy::Matched(policy) => by(policy, context, output),
    }
}

type Output<T> = Result<T, StatusCode>;

/// An error has a body of each platform's own: what counts is the status and the CORS headers.
fn of_error((status, _, mut lines): Got) -> Got {
    lines.retain(|name, _| name.starts_with("access-control-") || name == "vary");
    (status, String::new(), lines)
}

thread_local! {
    /// What the handlers below come to.
    static OWN: RefCell<Own> = RefCell::default();
}

/// The same policies under both attributes.
macro_rules! twins {
    ($($name:ident: [$($policy:tt)*])*) => {
        mod http_twins {
            use super::*;
            $(#[cors($($policy)*)]
            pub(super) fn $name(_: Request<()>) -> Output<Response<String>> {
                OWN.with_borrow(Own::for_http)
            })*
        }
        mod appwrite_twins {
            use super::*;
            $(#[appwrite::cors($($policy)*)]
            pub(super) fn $name(_: Context) -> Output<Answer> {
                OWN.with_borrow(Own::for_appwrite)
            })*
        }
        const TWINS: &[(fn(Request<()>) -> Output<Response<String>>, fn(Context) -> Answer)] =
            &[$((http_twins::$name, appwrite_twins::$name)),*];
    };
}

twins! {
    everybody: [origins = "*", methods = "*", headers = "*, authorization", expose_headers = "*", max_age = 0]
    fixed: [origins = "https://app.example.com", methods = "PUT", headers = "x-a", credentials, max_age = 600]
    several: [origins = "https://app.example.com, https://example.com", expose_headers = "x-request-id"]
    patterns: [
        origins = "https://*.example.com, https://app.example.com:*, http://*.localhost:*, http://localhost:*",
        methods = "PATCH, Egg"
    ]
    echoing: [origins = "https://app.example.com, https://example.com", methods = "*", headers = "*", credentials]
    echoing_all: [origins = "https://app.example.com", methods = "*", headers = "*, authorization", credentials]
    table: [origins = [
        "https://app.example.com", "https://example.com", "https://admin.example.com", "https://api.example.com",
        "http://localhost", "http://localhost:3000", "http://127.0.0.1:8080", "http://[::1]:3000", "tauri://localhost",
        "https://app.example.com:8443",
    ], credentials]
}

/// Origins near those of the policies above.
const NEAR: [&str; 4] =
    ["https://app.example.com", "https://example.com", "https://*.example.com:*", "http://localhost:*"];

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn a_function_answers_as_a_handler_does((declared, wire, own) in any_request()) {
        let (policy, lines) = (declared.policy(), lines(&wire));
        let by_handler = got_from_http(&over_http(&policy, &request(wire.method, &lines), own.for_http()));
        let by_function = got_from_appwrite(&over_appwrite(&policy, &context(wire.method, &lines), own.for_appwrite()));
        if own.fails {
            prop_assert_eq!(of_error(by_function), of_error(by_handler));
        } else {
            prop_assert_eq!(by_function, by_handler);
        }
    }

    #[test]
    fn a_function_under_the_attribute_answers_as_a_handler_under_it(
        (wire, own) in (generate::wire(&NEAR.map(str::to_owned)), own()),
    ) {
        let lines = lines(&wire);
        OWN.set(own.clone());
        for (handler, function) in TWINS {
            let by_handler = got_from_http(&handler(request(wire.method, &lines)).unwrap());
            let by_function = got_from_appwrite(&function(context(wire.method, &lines)));
            if own.fails {
                prop_assert_eq!(of_error(by_function), of_error(by_handler));
            } else {
                prop_assert_eq!(by_function, by_handler);
            }
        }
    }

    /// The runtime sends one line of those whose names differ in case alone, whichever: none may be lost to that.
    #[test]
    fn no_two_names_of_a_functions_cors_headers_differ_in_case_alone((declared, wire, own) in any_request()) {
        let answer = over_appwrite(&declared.policy(), &context(wire.method, &lines(&wire)), own.for_appwrite());
        let mut names: Vec<String> = answer.headers.keys().map(|name| name.to_lowercase()).collect();
        names.retain(|name| name.starts_with("access-control-") || name == "vary");
        let count = names.len();
        names.sort();
        names.dedup();
        prop_assert_eq!(names.len(), count, "{:?}", answer.headers);
    }

    #[test]
    fn a_page_reads_a_functions_response_if_and_only_if_the_policy_says_so(
        (declared, asked, own) in generate::declared().prop_flat_map(|declared| {
            let asked = generate::asked(&declared);
            (Just(declared), asked, own())
        })
    ) {
        let policy = declared.policy();
        let function = |request: Request<String>| {
            let lines: Vec<(&str, &str)> =
                request.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
            let answer = over_appwrite(&policy, &context(request.method().as_str(), &lines), own.for_appwrite());
            let sent = Response::builder().status(answer.status_code);
            let sent = answer.headers.iter().fold(sent, |sent, (name, value)| sent.header(name, value));
            sent.body(String::from_utf8(answer.body).unwrap()).unwrap()
        };
        let fetched = block_on(read::browser(&asked).fetch(read::request(&asked), function));
        prop_assume!(!matches!(&fetched, Err(refused) if matches!(refused.reason(), Reason::InvalidOrigin(_))));
        prop_assert_eq!(fetched.is_ok(), meaning::may_read(&declared, &asked), "{:?}", fetched);
    }
}

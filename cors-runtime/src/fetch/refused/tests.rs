use http::{Method, Request, Response};

use super::{Refusal, Refused};
use crate::fetch::{exchange::Exchange, reason::Reason};

const API: &str = "https://api.example.com/orders";

/// A fetch of `API` that ended with this exchange.
fn refused(reason: Reason, exchange: Exchange) -> Refusal {
    Refusal {
        reason,
        method: Method::PUT,
        url: API.to_owned(),
        first_url: API.to_owned(),
        origin: "https://app.example.com".to_owned(),
        with_credentials: false,
        exchanges: vec![exchange],
    }
}

fn proper() -> Exchange {
    Exchange::sent(Request::new(()), false)
}

/// A preflight whose answer has this header.
fn preflight(name: &'static str, value: &'static str) -> Exchange {
    let response = Response::builder().header(name, value).body(()).unwrap();
    Exchange::sent(Request::new(()), true).answered(response)
}

fn says(refusal: Refusal, words: &str) {
    let start = "Access to fetch at 'https://api.example.com/orders' from origin 'https://app.example.com' has been \
                 blocked by CORS policy: ";
    assert_eq!(Refused::from(refusal).to_string(), format!("{start}{words}"));
}

#[test]
fn the_last_exchange_tells_whether_a_preflight_failed() {
    let refused = |exchange| Refused::from(refused(Reason::AllowOriginMissing, exchange));
    assert!(refused(preflight("vary", "origin")).is_preflight());
    assert!(!refused(proper()).is_preflight());
    assert_eq!(refused(proper()).exchanges().len(), 1);
}

#[test]
fn a_console_tells_the_preflight_from_the_request() {
    let missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    says(refused(Reason::AllowOriginMissing, proper()), missing);
    says(
        refused(Reason::AllowOriginMissing, preflight("vary", "origin")),
        &format!("Response to preflight request doesn't pass access control check: {missing}"),
    );
}

#[test]
fn a_console_names_the_first_url_of_a_redirected_request() {
    let redirected =
        Refusal { first_url: "https://a.example/".to_owned(), ..refused(Reason::AllowOriginMissing, proper()) };
    let text = Refused::from(redirected).to_string();
    assert!(
        text.starts_with(
            "Access to fetch at 'https://api.example.com/orders' (redirected from 'https://a.example/') from"
        ),
        "{text}"
    );
}

#[test]
fn a_console_names_the_header_that_does_not_allow() {
    let method = Reason::MethodNotAllowed(Method::PUT);
    says(
        refused(method.clone(), preflight("access-control-allow-methods", "GET")),
        "Method PUT is not allowed by Access-Control-Allow-Methods in the preflight response.",
    );
    let header = Reason::HeaderNotAllowed("x-a".parse().unwrap());
    says(
        refused(header, preflight("access-control-allow-headers", "x-b")),
        "Request header field x-a is not allowed by Access-Control-Allow-Headers in the preflight response.",
    );
}

#[test]
fn a_console_says_what_a_wildcard_does_not_cover() {
    let header = Reason::HeaderNotAllowed("authorization".parse().unwrap());
    let wildcard = || preflight("access-control-allow-headers", "*");
    let field = "Request header field authorization is not allowed by Access-Control-Allow-Headers in the preflight \
                 response";
    says(refused(header.clone(), wildcard()), &format!("{field}, where '*' does not cover it."));
    let with_credentials = Refusal { with_credentials: true, ..refused(header, wildcard()) };
    says(with_credentials, &format!("{field}, where '*' is no wildcard for a request with credentials."));
}

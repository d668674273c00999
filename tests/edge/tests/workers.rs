//! Cloudflare Workers on the host: what JavaScript has no part in. `drive.py` drives the rest of it, under workerd.

#![allow(missing_docs, reason = "a test is no API")]

mod http_types;

use cors_runtime::workers::cors;
use http::{Method, Response};
use http_types::{lines, request, APP, ASKS_FOR_PUT, EVIL};
use worker::Body;

/// The entry, as the guide shows it. What it is called with cannot be made on the host.
mod entry {
    use cors_runtime::workers::cors;
    use worker::{event, Context, Env, HttpRequest, HttpResponse, Response, Result};

    #[event(fetch)]
    #[cors(origins = "https://app.example.com", methods = "GET, PUT", headers = "content-type", max_age = 600)]
    async fn fetch(request: HttpRequest, env: Env, _context: Context) -> Result<HttpResponse> {
        let greeting = env.var("GREETING")?.to_string();
        Response::ok(format!("{greeting}, {}!", request.uri().path()))?.try_into()
    }
}

/// The attribute without the feature `workers`: the body has to implement `Default`, and `worker::Error` needs a function.
mod plain {
    use cors_runtime::cors;
    use http::{Response, StatusCode};
    use worker::{Context, Env, HttpRequest};

    #[cors(origins = "https://app.example.com", error = failed)]
    pub async fn fetch(_request: HttpRequest, env: Env, _context: Context) -> Result<Response<String>, worker::Error> {
        Ok(Response::new(env.var("GREETING")?.to_string()))
    }

    fn failed(_error: worker::Error) -> Response<String> {
        let mut response = Response::default();
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    }
}

/// A body of JavaScript's goes through as it is, and so does an error that is a response.
#[cors(origins = "https://app.example.com, https://admin.example.com", methods = "PUT")]
async fn own_body(request: http::Request<Body>) -> Result<Response<Body>, Response<Body>> {
    if request.headers().contains_key("x-fail") {
        let mut response = Response::new(request.into_body());
        *response.status_mut() = http::StatusCode::CONFLICT;
        return Err(response);
    }
    Ok(Response::new(request.into_body()))
}

fn answer(method: Method, headers: &[(&'static str, &'static str)]) -> Response<Body> {
    let (Ok(response) | Err(response)) = pollster::block_on(own_body(request(method, headers)));
    response
}

#[test]
fn the_sdks_own_body_has_an_empty_value_here() {
    let response = answer(Method::OPTIONS, &[APP, ASKS_FOR_PUT]);
    assert_eq!(response.status(), 204);
    assert_eq!(lines(&response, "access-control-allow-methods"), ["PUT"]);
    assert!(response.into_body().into_inner().is_none());
    assert!(lines(&answer(Method::OPTIONS, &[EVIL, ASKS_FOR_PUT]), "access-control-allow-methods").is_empty());
}

#[test]
fn a_response_with_the_sdks_own_body_carries_the_headers() {
    for (headers, status) in [(&[APP][..], 200), (&[APP, ("x-fail", "1")], 409)] {
        let response = answer(Method::PUT, headers);
        assert_eq!(response.status(), status);
        assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
        assert_eq!(lines(&response, "vary"), ["Origin"]);
    }
}

/// What the console is given; that it gets it, `drive.py` sees.
#[test]
fn the_sdks_own_error_is_reported_by_its_text() {
    use cors_runtime::workers::{AsText, ErrorWithBody};

    let error = worker::Error::RustError("the disk is full".to_owned());
    let mut reports = Vec::new();
    ErrorWithBody::<Body, AsText>::report(&error, &mut |report| reports.push(report.to_string()));
    assert_eq!(reports, ["the disk is full"]);
}

/// Never called: what its arguments are cannot be made on the host.
#[test]
fn the_plain_attribute_fits_as_well() {
    let _handler: fn(_, _, _) -> _ = plain::fetch;
}

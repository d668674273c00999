//! What a reader sees of an expansion is the code that runs: each snapshot compiles, as its input does, and answers the
//! same. (cors-macros' own tests compare the snapshots with what the attribute writes.)

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of a test stand outside of `#[test]`")]
#![allow(missing_docs, unreachable_pub, dead_code, clippy::pedantic, reason = "files for readers of the expansion")]
#![allow(unused_imports, reason = "an expanded file keeps its imports")]

use http::{Request, Response};
use http_body_util::BodyExt;
use tower::Service;

macro_rules! modules {
    ($($path:literal $name:ident)*) => { $(#[path = $path] mod $name;)* };
}

modules! {
    "../expand/fixed.rs" fixed
    "../expand/fixed.expanded.rs" fixed_expanded
    "../expand/matched.rs" matched
    "../expand/matched.expanded.rs" matched_expanded
    "../expand/method.rs" method
    "../expand/method.expanded.rs" method_expanded
    "../expand/parameters.rs" parameters
    "../expand/parameters.expanded.rs" parameters_expanded
    "../expand/errors.rs" errors
    "../expand/errors.expanded.rs" errors_expanded
    "../expand/appwrite.rs" appwrite
    "../expand/appwrite.expanded.rs" appwrite_expanded
    "../expand/axum.rs" axum_handlers
    "../expand/axum.expanded.rs" axum_handlers_expanded
    "../expand/actix.rs" actix
    "../expand/actix.expanded.rs" actix_expanded
    "../expand/many.rs" many
    "../expand/many.expanded.rs" many_expanded
    "../expand/patterns.rs" patterns
    "../expand/patterns.expanded.rs" patterns_expanded
}

fn text(response: &Response<String>) -> String {
    format!("{} {:?} {}", response.status(), response.headers(), response.body())
}

fn requests() -> impl Iterator<Item = Request<String>> {
    ["https://app.example.com", "http://localhost:5173", "https://evil.example", "https://i.example"]
        .into_iter()
        .flat_map(|origin| ["GET", "OPTIONS"].map(|method| (origin, method)))
        .map(|(origin, method)| {
            Request::builder()
                .method(method)
                .header("origin", origin)
                .header("access-control-request-method", "PUT")
                .body("7".to_owned())
                .expect("the request is well formed")
        })
}

#[test]
fn functions_answer_as_their_snapshots_do() {
    for (request, same) in requests().zip(requests()) {
        assert_eq!(text(&fixed::hello(request)), text(&fixed_expanded::hello(same)));
    }
    for (request, same) in requests().zip(requests()) {
        assert_eq!(text(&many::hello(request)), text(&many_expanded::hello(same)));
    }
    for (request, same) in requests().zip(requests()) {
        assert_eq!(text(&patterns::hello(request)), text(&patterns_expanded::hello(same)));
    }
}

#[test]
fn async_functions_answer_as_their_snapshots_do() {
    for (request, same) in requests().zip(requests()) {
        let written = pollster::block_on(matched::create_order(request)).unwrap();
        let expanded = pollster::block_on(matched_expanded::create_order(same)).unwrap();
        assert_eq!(text(&written), text(&expanded));
    }
    for (request, same) in requests().zip(requests()) {
        let written = pollster::block_on(errors::halve(request)).unwrap();
        let expanded = pollster::block_on(errors_expanded::halve(same)).unwrap();
        assert_eq!(text(&written), text(&expanded));
    }
}

#[test]
fn methods_answer_as_their_snapshots_do() {
    let name = String::from("api");
    let (written, expanded) = (method::Api { name: name.clone() }, method_expanded::Api { name });
    for (request, same) in requests().zip(requests()) {
        assert_eq!(text(&written.name(request)), text(&expanded.name(same)));
    }
}

fn at(path: &'static str, mut request: Request<String>) -> Request<String> {
    *request.uri_mut() = http::Uri::from_static(path);
    request
}

#[test]
fn handlers_of_axum_answer_as_their_snapshots_do() {
    let (mut written, mut expanded) = (axum_handlers::app(), axum_handlers_expanded::app());
    let requests = || ["/", "/double"].into_iter().flat_map(|path| requests().map(move |request| at(path, request)));
    for (request, same) in requests().zip(requests()) {
        let [mut written, mut expanded] = [(&mut written, request), (&mut expanded, same)]
            .map(|(app, request)| pollster::block_on(app.call(request)).unwrap());
        let body = |response: &mut Response<axum::body::Body>| {
            let body = std::mem::take(response.body_mut());
            pollster::block_on(body.collect()).unwrap().to_bytes()
        };
        assert_eq!(written.status(), expanded.status());
        assert_eq!(written.headers(), expanded.headers());
        assert_eq!(body(&mut written), body(&mut expanded));
    }
}

#[test]
fn handlers_of_actix_web_answer_as_their_snapshots_do() {
    use actix_web::{body::to_bytes, rt::System, test::TestRequest, web::Payload, HttpResponse};
    use cors_runtime::actix::Call;

    async fn answer(response: HttpResponse) -> String {
        // The map's order changes from run to run.
        let mut headers: Vec<String> =
            response.headers().iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
        headers.sort_unstable();
        let status = response.status();
        format!("{status} {headers:?} {:?}", to_bytes(response.into_body()).await.unwrap())
    }
    System::new().block_on(async {
        for request in requests() {
            let made = || {
                let made = TestRequest::with_uri("/?a=b").method(request.method().as_str().parse().unwrap());
                let line = |name| (name, request.headers()[name].to_str().unwrap().to_owned());
                made.param("id", "7").insert_header(line("origin")).insert_header(line("access-control-request-method"))
            };
            let call = || async {
                let payload = made().to_srv_request().extract::<Payload>().await.unwrap();
                Call::new(made().to_http_request(), payload)
            };
            let written = actix::rename(call().await).await;
            let expanded = actix_expanded::rename(call().await).await;
            assert_eq!(answer(written).await, answer(expanded).await);
        }
    });
}

//! What a reader sees of an expansion is the code that runs: each snapshot compiles, as its input does, and answers the same.
//! (cors-macros' own tests compare the snapshots with what the attribute writes.)

#![allow(missing_docs, unreachable_pub, dead_code, clippy::pedantic, reason = "files for readers of the expansion")]
#![allow(unused_imports, reason = "an expanded file keeps its imports")]
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

macro_rules! modules {
    ($($path:literal $name:ident)*) => { $(#[path = $path] mod $name;)* };
}

modules! {
    "../../expand/lambda.rs" lambda
    "../../expand/lambda.expanded.rs" lambda_expanded
    "../../expand/vercel.rs" vercel
    "../../expand/vercel.expanded.rs" vercel_expanded
}
mod served;

const ORIGINS: [&str; 3] = ["https://app.example.com", "http://localhost:5173", "https://evil.example"];

/// Each method and origin, with what the handlers take for a success and for a failure.
fn requests() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let methods = ["GET", "OPTIONS"];
    methods
        .into_iter()
        .flat_map(|method| ORIGINS.map(|origin| (method, origin)))
        .flat_map(|(method, origin)| ["7", "seven", ""].map(|text| (method, origin, text)))
}

#[test]
fn handlers_of_lambda_answer_as_their_snapshots_do() {
    let request = |(method, origin, body): (&str, &str, &'static str)| {
        let request = http::Request::builder().method(method).header("origin", origin);
        request.header("access-control-request-method", "PUT").body(lambda_http::Body::from(body)).unwrap()
    };
    let text = |answer: Result<cors_runtime::lambda::Response, std::convert::Infallible>| {
        let Ok(answer) = answer;
        format!("{} {:?} {:?}", answer.status(), answer.headers(), answer.body())
    };
    for asked in requests() {
        let written = pollster::block_on(lambda::order(request(asked)));
        let expanded = pollster::block_on(lambda_expanded::order(request(asked)));
        assert_eq!(text(written), text(expanded));
        let written = pollster::block_on(lambda::health(request(asked)));
        let expanded = pollster::block_on(lambda_expanded::health(request(asked)));
        assert_eq!(text(written), text(expanded));
        let (shop, expanded_shop) = (lambda::Shop { name: "tea" }, lambda_expanded::Shop { name: "tea" });
        let written = pollster::block_on(shop.name(request(asked)));
        let expanded = pollster::block_on(expanded_shop.name(request(asked)));
        assert_eq!(text(written), text(expanded));
    }
}

#[tokio::test]
async fn handlers_of_vercel_answer_as_their_snapshots_do() {
    let text = |answer: vercel_runtime::Response<bytes::Bytes>| {
        let (mut parts, body) = answer.into_parts();
        parts.headers.remove("date");
        format!("{} {:?} {body:?}", parts.status, parts.headers)
    };
    for (method, origin, query) in requests() {
        let headers = [("origin", origin), ("access-control-request-method", "PUT")];
        let path = if query.is_empty() { "/".to_owned() } else { format!("/?{query}") };
        let written = served::fetch_at(&path, vercel::order, method, &headers).await;
        let expanded = served::fetch_at(&path, vercel_expanded::order, method, &headers).await;
        assert_eq!(text(written), text(expanded));
        let written = served::fetch_at(&path, vercel::health, method, &headers).await;
        let expanded = served::fetch_at(&path, vercel_expanded::health, method, &headers).await;
        assert_eq!(text(written), text(expanded));
    }
}

//! tower-http's layer over a plain tower service.

use std::{convert::Infallible, future::ready, time::Duration};

use http::{
    header::{AUTHORIZATION, CONTENT_TYPE, ETAG},
    HeaderName, HeaderValue, Method, Request, Response,
};
use tower::{service_fn, Layer, Service};
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::{now, Policy};
use crate::{
    asked::Asked,
    stack::{rehearsed, Answer},
};

pub(super) fn answer(policy: &Policy, with_cors: bool, asked: &Asked) -> Answer {
    let handler = policy.handler;
    let service = service_fn(move |request: Request<()>| ready(Ok::<_, Infallible>(handler(request))));
    if with_cors {
        run(&layer(policy).layer(service), asked)
    } else {
        run(&service, asked)
    }
}

fn layer(policy: &Policy) -> CorsLayer {
    let origins = if policy.has_patterns() {
        let exact: Vec<&str> = policy.exact().collect();
        let matches = policy.matches();
        AllowOrigin::predicate(move |origin, _| {
            exact.iter().any(|exact| *exact == origin) || matches(origin.as_bytes())
        })
    } else if let [origin] = policy.origins {
        AllowOrigin::exact(HeaderValue::from_static(origin))
    } else {
        AllowOrigin::list(policy.exact().map(HeaderValue::from_static))
    };
    let layer = CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::PUT])
        .allow_headers([AUTHORIZATION, CONTENT_TYPE])
        .max_age(Duration::from_mins(10));
    if policy.is_full {
        layer.allow_credentials(true).expose_headers([ETAG, HeaderName::from_static("x-request-id")])
    } else {
        layer
    }
}

fn run<S>(service: &S, asked: &Asked) -> Answer
where
    S: Service<Request<()>, Response = Response<&'static str>, Error = Infallible> + Clone,
{
    // A server clones its service once for each connection, and not for each request.
    let service = std::cell::RefCell::new(service.clone());
    let call = |request| now(service.borrow_mut().call(request));
    let (response, allocations) = rehearsed(|| asked.request(()), call);
    let Ok(response) = response;
    Answer::new(response.status().as_u16(), response.headers(), allocations)
}

//! warp's filter, around a route of warp's.

use std::cell::RefCell;

use tower::Service;
use warp::{Filter, Reply};

use super::{now, Policy};
use crate::{
    asked::Asked,
    stack::{rehearsed, Answer},
};

pub(super) fn answer(policy: &Policy, with_cors: bool, asked: &Asked) -> Answer {
    let handler = policy.handler;
    let route = warp::any().map(move || {
        let (parts, body) = handler(http::Request::new(())).into_parts();
        let mut response = body.into_response();
        *response.headers_mut() = parts.headers;
        response
    });
    if with_cors {
        run(warp::service(route.with(cors(policy))), asked)
    } else {
        run(warp::service(route), asked)
    }
}

fn cors(policy: &Policy) -> warp::cors::Cors {
    let cors = warp::cors()
        .allow_origins(policy.exact())
        .allow_methods(["GET", "PUT"])
        .allow_headers(["authorization", "content-type"])
        .max_age(600_u32);
    if policy.is_full {
        cors.allow_credentials(true).expose_headers(["etag", "x-request-id"]).build()
    } else {
        cors.build()
    }
}

fn run<S>(service: S, asked: &Asked) -> Answer
where
    S: Service<http::Request<String>, Response = warp::reply::Response, Error = std::convert::Infallible>,
{
    let service = RefCell::new(service);
    let call = |request| now(service.borrow_mut().call(request));
    let (response, allocations) = rehearsed(|| asked.request(String::new()), call);
    let Ok(response) = response;
    Answer::new(response.status().as_u16(), response.headers(), allocations)
}

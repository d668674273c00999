//! poem's middleware, around an endpoint of poem's.

use bytes::Bytes;
use poem::{endpoint::make_sync, middleware::Cors, Endpoint, EndpointExt, Request, Response};

use super::{now, Policy};
use crate::{
    asked::Asked,
    stack::{rehearsed, Answer},
};

pub(super) fn answer(policy: &Policy, with_cors: bool, asked: &Asked) -> Answer {
    let headers = policy.headers();
    let endpoint = make_sync(move |_| {
        let mut response = Response::builder().body("ok");
        response.headers_mut().extend(headers.iter().map(|(name, value)| (name.clone(), value.clone())));
        response
    });
    if with_cors {
        run(&endpoint.with(cors(policy)), asked)
    } else {
        run(&endpoint, asked)
    }
}

fn cors(policy: &Policy) -> Cors {
    let cors = Cors::new()
        .allow_origins(policy.exact())
        .allow_methods(["GET", "PUT"])
        .allow_headers(["authorization", "content-type"])
        .max_age(600);
    let patterns = policy.origins.iter().filter(|origin| origin.contains('*'));
    let cors = patterns.fold(cors, Cors::allow_origin_regex);
    if policy.is_full {
        cors.allow_credentials(true).expose_headers(["etag", "x-request-id"])
    } else {
        cors
    }
}

fn run(endpoint: &impl Endpoint, asked: &Asked) -> Answer {
    let request = || -> (Request, Bytes) {
        let (plain, buffer) = asked.request(());
        let (parts, ()) = plain.into_parts();
        let mut request = Request::builder().method(parts.method).finish();
        *request.headers_mut() = parts.headers;
        (request, buffer)
    };
    let (response, allocations) = rehearsed(request, |request| now(endpoint.get_response(request)));
    Answer::new(response.status().as_u16(), response.headers(), allocations)
}

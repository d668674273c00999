//! actix-cors, around a plain service of actix-web's.

use actix_cors::Cors;
use actix_web::{
    body::MessageBody,
    dev::{fn_service, Service, ServiceRequest, ServiceResponse, Transform},
    http::header::HeaderMap,
    test::TestRequest,
    Error, HttpResponse,
};
use bytes::Bytes;
use http::{HeaderName, HeaderValue};

use super::{now, Policy};
use crate::{
    asked::Asked,
    stack::{rehearsed, Answer},
};

pub(super) fn answer(policy: &Policy, with_cors: bool, asked: &Asked) -> Answer {
    let headers: Vec<(String, String)> = policy
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().expect("ASCII").to_owned()))
        .collect();
    let service = fn_service(move |request: ServiceRequest| {
        let mut response = HttpResponse::Ok();
        for (name, value) in &headers {
            response.insert_header((name.as_str(), value.as_str()));
        }
        std::future::ready(Ok::<_, Error>(request.into_response(response.body("ok"))))
    });
    let service = now(actix_web::dev::ServiceFactory::new_service(&service, ())).expect("it starts");
    if with_cors {
        run(&now(cors(policy).new_transform(service)).expect("the policy is allowed"), asked)
    } else {
        run(&service, asked)
    }
}

fn cors(policy: &Policy) -> Cors {
    let mut cors =
        Cors::default().allowed_methods(["GET", "PUT"]).allowed_headers(["authorization", "content-type"]).max_age(600);
    for origin in policy.exact() {
        cors = cors.allowed_origin(origin);
    }
    if policy.has_patterns() {
        let matches = policy.matches();
        cors = cors.allowed_origin_fn(move |origin, _| matches(origin.as_bytes()));
    }
    if policy.is_full {
        cors = cors.supports_credentials().expose_headers(["etag", "x-request-id"]);
    }
    cors
}

fn run<S, B>(service: &S, asked: &Asked) -> Answer
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let request = || {
        let mut request = TestRequest::default().method(asked.method.as_str().parse().expect("a method"));
        for (name, value) in &asked.headers {
            request = request.append_header((name.as_str(), &value[..]));
        }
        (request.to_srv_request(), Bytes::new())
    };
    let (response, allocations) = rehearsed(request, |request| now(service.call(request)));
    match response {
        Ok(response) => Answer::new(response.status().as_u16(), &headers(response.headers()), allocations),
        Err(error) => {
            let response = error.error_response();
            Answer::new(response.status().as_u16(), &headers(response.headers()), allocations)
        }
    }
}

/// actix-web is on an older `http`.
fn headers(headers: &HeaderMap) -> http::HeaderMap {
    let convert = |name: &str, value: &[u8]| {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a name is a name");
        (name, HeaderValue::from_bytes(value).expect("a value is a value"))
    };
    headers.iter().map(|(name, value)| convert(name.as_str(), value.as_bytes())).collect()
}

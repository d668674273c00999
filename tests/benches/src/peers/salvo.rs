//! salvo's handler, before a router of salvo's.

use salvo::{
    async_trait,
    cors::{AllowOrigin, Cors},
    http::uri::Scheme,
    Depot, FlowCtrl, Handler, Request, Response, Router, Service,
};

use super::{now, Policy};
use crate::{
    asked::Asked,
    stack::{rehearsed, Answer},
};

struct Goal(Policy);

#[async_trait]
impl Handler for Goal {
    async fn handle(&self, _: &mut Request, _: &mut Depot, response: &mut Response, _: &mut FlowCtrl) {
        let (parts, body) = (self.0.handler)(http::Request::new(())).into_parts();
        response.headers_mut().extend(parts.headers);
        response.render(body);
    }
}

pub(super) fn answer(policy: &Policy, with_cors: bool, asked: &Asked) -> Answer {
    let mut service = Service::new(Router::new().goal(Goal(*policy)));
    if with_cors {
        service = service.hoop(cors(policy).into_handler());
    }
    let request = || {
        let (request, buffer) = asked.request(String::new());
        (Request::from_hyper(request, Scheme::HTTPS), buffer)
    };
    let (response, allocations) = rehearsed(request, |request| now(service.handle(request)));
    let status = response.status_code.map_or(200, |status| status.as_u16());
    Answer::new(status, response.headers(), allocations)
}

fn cors(policy: &Policy) -> Cors {
    let origins = if policy.has_patterns() {
        let exact: Vec<&str> = policy.exact().collect();
        let matches = policy.matches();
        AllowOrigin::dynamic(move |origin, _, _| {
            let origin = origin?;
            (exact.iter().any(|exact| *exact == origin) || matches(origin.as_bytes())).then(|| origin.clone())
        })
    } else if let [origin] = policy.origins {
        AllowOrigin::from(*origin)
    } else {
        AllowOrigin::list(policy.exact().map(http::HeaderValue::from_static))
    };
    let cors = Cors::new()
        .allow_origin(origins)
        .allow_methods(["GET", "PUT"].map(|method| method.parse::<http::Method>().expect("a method")))
        .allow_headers(vec!["authorization", "content-type"])
        .max_age(600);
    if policy.is_full {
        cors.allow_credentials(true).expose_headers(vec!["etag", "x-request-id"])
    } else {
        cors
    }
}

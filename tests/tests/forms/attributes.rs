//! Attributes beside `#[cors]`, and the handler's own inner ones.

use std::panic::Location;

use cors_runtime::cors;
use http::{Request, Response, StatusCode};
use pollster::block_on;
use tracing::instrument;

use crate::{actual, preflight, APP};

#[cfg(not(target_os = "none"))]
#[cors(origins = "https://app.example.com")]
fn conditional(_: Request<String>) -> Response<u8> {
    Response::new(1)
}

#[cors(origins = "https://app.example.com")]
#[cfg(target_os = "none")]
fn conditional(_: Request<String>) -> Response<u8> {
    Response::new(2)
}

#[cfg_attr(not(target_os = "none"), cors(origins = "https://app.example.com"))]
fn conditionally_annotated(_: Request<String>) -> Response<u8> {
    Response::new(3)
}

#[test]
fn conditions_decide_about_the_whole_handler() {
    assert_eq!(*conditional(actual("")).body(), 1);
    assert_eq!(conditionally_annotated(actual("")).headers()["access-control-allow-origin"], APP);
}

/// Above the attribute.
#[must_use = "it is the answer"]
#[inline]
#[cors(origins = "https://app.example.com")]
/// Below it.
#[cfg_attr(not(target_os = "none"), deprecated = "so that it can be seen to be")]
#[allow(clippy::needless_pass_by_value, reason = "a handler takes its request")]
#[cold]
fn decorated(request: Request<String>) -> Response<usize> {
    #![allow(unused_variables)]
    let unused = 1;
    Response::new(request.body().len())
}

#[test]
#[expect(deprecated, reason = "the attribute is kept, so its lint fires here")]
fn attributes_of_the_language_are_kept() {
    assert_eq!(*decorated(actual("abc")).body(), 3);
}

#[cors(origins = "https://app.example.com")]
#[track_caller]
fn tracked(_: Request<String>) -> Response<u32> {
    Response::new(Location::caller().line())
}

#[test]
fn a_tracked_handler_sees_its_caller() {
    let (here, response) = (line!(), tracked(actual("")));
    assert_eq!(*response.body(), here);
}

#[cors(origins = "https://app.example.com")]
#[expect(unused_variables, reason = "seen in the handler, where the lint is due")]
async fn expecting(request: Request<String>, other: u8) -> Response<String> {
    Response::default()
}

#[test]
fn an_expected_lint_is_still_found() {
    assert_eq!(block_on(expecting(actual(""), 1)).headers()["access-control-allow-origin"], APP);
}

#[cors(origins = "https://app.example.com")]
#[expect(dead_code, reason = "nobody calls it, which is seen once and forgiven once")]
fn dead(_: Request<String>) -> Response<String> {
    Response::default()
}

struct Api {
    name: &'static str,
}

impl Api {
    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn inner_attribute(&self, _: Request<String>) -> Response<&'static str> {
        #![allow(unused_variables)]
        let unused = 1;
        Response::new(self.name)
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn async_inner_attribute(&self, Request { .. }: Request<String>) -> Response<&'static str> {
        #![allow(unused_variables)]
        let unused = 1;
        Response::new(self.name)
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    #[instrument(skip_all)]
    fn instrumented_below(&self, request: Request<String>) -> Result<Response<String>, StatusCode> {
        if request.body().is_empty() {
            return Err(StatusCode::BAD_REQUEST);
        }
        Ok(Response::new(request.into_body()))
    }

    #[instrument(skip_all)]
    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn instrumented_above(&self, request: Request<String>) -> Result<Response<String>, StatusCode> {
        if request.body().is_empty() {
            return Err(StatusCode::BAD_REQUEST);
        }
        Ok(Response::new(request.into_body()))
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    #[instrument(skip(self, request), fields(name = self.name), err(Debug))]
    async fn async_instrumented_below(
        &self,
        mut request: Request<String>,
        id: u8,
    ) -> Result<Response<String>, StatusCode> {
        request.body_mut().parse::<u8>().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Response::new(id.to_string()))
    }

    #[instrument(skip(self, request), fields(name = self.name), err(Debug))]
    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn async_instrumented_above(
        &self,
        mut request: Request<String>,
        id: u8,
    ) -> Result<Response<String>, StatusCode> {
        request.body_mut().parse::<u8>().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Response::new(id.to_string()))
    }
}

#[test]
fn inner_attributes_of_a_method_are_kept() {
    let api = Api { name: "api" };
    assert_eq!(*api.inner_attribute(actual("")).body(), "api");
    assert_eq!(*block_on(api.async_inner_attribute(actual(""))).body(), "api");
    assert_eq!(api.inner_attribute(preflight()).status(), 204);
}

#[cors(origins = "https://app.example.com", methods = "PUT")]
#[instrument(skip_all, fields(method = %request.method()), ret)]
fn instrumented_below(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

#[instrument(skip_all, fields(method = %request.method()), ret)]
#[cors(origins = "https://app.example.com", methods = "PUT")]
fn instrumented_above(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

#[cors(origins = "https://app.example.com", methods = "PUT")]
#[instrument(err(Debug))]
async fn async_instrumented_below(request: Request<String>, (id, _): (u8, u8)) -> Result<Response<String>, StatusCode> {
    request.body().parse::<u8>().map_err(|_| StatusCode::BAD_REQUEST)?;
    Ok(Response::new(id.to_string()))
}

#[instrument(err(Debug))]
#[cors(origins = "https://app.example.com", methods = "PUT")]
async fn async_instrumented_above(request: Request<String>, (id, _): (u8, u8)) -> Result<Response<String>, StatusCode> {
    request.body().parse::<u8>().map_err(|_| StatusCode::BAD_REQUEST)?;
    Ok(Response::new(id.to_string()))
}

#[test]
fn an_instrumented_function_carries_the_header() {
    for handler in [instrumented_below, instrumented_above] {
        assert_eq!(handler(actual("a")).headers()["access-control-allow-origin"], APP);
        assert_eq!(handler(preflight()).status(), 204);
    }
    for body in ["1", "x"] {
        let below = block_on(async_instrumented_below(actual(body), (1, 2))).unwrap();
        let above = block_on(async_instrumented_above(actual(body), (1, 2))).unwrap();
        assert_eq!(below.headers()["access-control-allow-origin"], APP);
        assert_eq!(above.headers()["access-control-allow-origin"], APP);
    }
    assert_eq!(block_on(async_instrumented_below(preflight(), (1, 2))).unwrap().status(), 204);
    assert_eq!(block_on(async_instrumented_above(preflight(), (1, 2))).unwrap().status(), 204);
}

#[test]
fn an_instrumented_method_carries_the_header() {
    let api = Api { name: "api" };
    for handler in [Api::instrumented_below, Api::instrumented_above] {
        assert_eq!(handler(&api, actual("")).unwrap().headers()["access-control-allow-origin"], APP);
        assert_eq!(handler(&api, actual("")).unwrap().status(), 400);
        assert_eq!(handler(&api, preflight()).unwrap().status(), 204);
    }
    for body in ["1", "x"] {
        let below = block_on(api.async_instrumented_below(actual(body), 1)).unwrap();
        let above = block_on(api.async_instrumented_above(actual(body), 1)).unwrap();
        assert_eq!(below.headers()["access-control-allow-origin"], APP);
        assert_eq!(above.headers()["access-control-allow-origin"], APP);
    }
    assert_eq!(block_on(api.async_instrumented_below(preflight(), 1)).unwrap().status(), 204);
    assert_eq!(block_on(api.async_instrumented_above(preflight(), 1)).unwrap().status(), 204);
}

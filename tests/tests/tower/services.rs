//! Plain tower services: bodies of any type, errors, and readiness.

use std::{
    convert::Infallible,
    future::{pending, ready, Ready},
    task::{Context, Poll},
    time::Duration,
};

use cors_runtime::{
    fetch::{Browser, Refused, Seen},
    tower::CorsLayer,
};
use http::{Request, Response, StatusCode};
use tower::{
    limit::ConcurrencyLimitLayer, service_fn, timeout::TimeoutLayer, Layer, Service, ServiceBuilder, ServiceExt,
};

use super::{layer, API, APP, EVIL};

/// A body that can be moved and no more: whoever looked into it could not give it back.
#[derive(Debug, Default, PartialEq)]
struct Opaque(u8);

fn from(origin: &str) -> Request<Opaque> {
    Request::get("/").header("origin", origin).body(Opaque(7)).unwrap()
}

#[tokio::test]
async fn bodies_pass_in_and_out_untouched() {
    let echo = service_fn(|request: Request<Opaque>| ready(Ok::<_, Infallible>(Response::new(request.into_body()))));
    let response = layer().layer(echo).oneshot(from(APP)).await.unwrap();
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(response.into_body(), Opaque(7));
}

#[tokio::test]
async fn an_error_of_the_service_passes_through() {
    let broken = service_fn(|_: Request<Opaque>| ready(Err::<Response<Opaque>, _>("no connection")));
    assert_eq!(layer().layer(broken).oneshot(from(APP)).await.unwrap_err(), "no connection");
    let preflight = Request::options("/").header("origin", APP).header("access-control-request-method", "PUT");
    let error = layer().layer(broken).oneshot(preflight.body(Opaque(7)).unwrap()).await.unwrap_err();
    assert_eq!(error, "no connection");
}

/// Whoever wants a 500 with the headers puts what catches panics inside of the layer.
#[tokio::test]
async fn a_panic_of_the_service_passes_through() {
    let panics = service_fn(|request: Request<Opaque>| async move {
        assert!(request.into_body() == Opaque(8), "no such luck");
        Ok::<_, Infallible>(Response::new(Opaque(8)))
    });
    let panic = tokio::spawn(layer().layer(panics).oneshot(from(APP))).await.unwrap_err().into_panic();
    assert_eq!(*panic.downcast_ref::<&str>().unwrap(), "no such luck");
}

#[tokio::test(start_paused = true)]
async fn a_time_out_that_is_an_error_passes_through() {
    let never = service_fn(|_: Request<Opaque>| pending::<Result<Response<Opaque>, Infallible>>());
    let service = ServiceBuilder::new().layer(layer()).layer(TimeoutLayer::new(Duration::from_secs(30))).service(never);
    assert!(service.oneshot(from(APP)).await.unwrap_err().is::<tower::timeout::error::Elapsed>());
}

#[test]
fn a_response_to_come_says_what_it_is_for_debugging() {
    let never = service_fn(|_: Request<Opaque>| pending::<Result<Response<Opaque>, Infallible>>());
    assert_eq!(format!("{:?}", layer().layer(never).call(from(APP))), "ResponseFuture { .. }");
}

/// Ready once it has been asked twice.
struct Slow {
    asked: u8,
}

impl Service<Request<Opaque>> for Slow {
    type Response = Response<Opaque>;
    type Error = Infallible;
    type Future = Ready<Result<Response<Opaque>, Infallible>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.asked += 1;
        if self.asked < 2 {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Opaque>) -> Self::Future {
        ready(Ok(Response::new(Opaque(self.asked))))
    }
}

#[tokio::test]
async fn the_service_is_asked_whether_it_is_ready() {
    let response = layer().layer(Slow { asked: 0 }).oneshot(from(APP)).await.unwrap();
    assert_eq!(response.into_body(), Opaque(2));
}

#[tokio::test]
async fn a_preflight_that_the_layer_answers_gives_its_turn_back() {
    let ok = service_fn(|_: Request<Opaque>| ready(Ok::<_, Infallible>(Response::new(Opaque(1)))));
    let layers = ServiceBuilder::new().layer(layer().answer_every_preflight()).layer(ConcurrencyLimitLayer::new(1));
    let mut service = layers.service(ok);
    for _ in 0..3 {
        let preflight = Request::options("/").header("origin", APP).header("access-control-request-method", "PUT");
        let response = service.ready().await.unwrap().call(preflight.body(Opaque(7)).unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
    }
    assert_eq!(service.ready().await.unwrap().call(from(APP)).await.unwrap().into_body(), Opaque(1));
}

/// A page's request to a service that knows nothing of CORS, through the model of the browser.
async fn fetch(origin: &str, layer: CorsLayer, method: &str) -> Result<Seen<&'static str>, Refused> {
    let not_found = service_fn(|_: Request<()>| {
        let response =
            Response::builder().status(StatusCode::NOT_FOUND).header("x-request-id", "7").body("nothing here");
        ready(Ok::<_, Infallible>(response.unwrap()))
    });
    let service = layer.layer(not_found);
    let request = Request::builder().method(method).uri("https://api.example.com/").body(()).unwrap();
    let handler = |request: Request<()>| async move { service.oneshot(request).await.unwrap() };
    Browser::at(origin).fetch(request, handler).await
}

#[tokio::test]
async fn a_page_reads_the_404_behind_the_layer() {
    for method in ["GET", "PUT"] {
        let seen = fetch(APP, CorsLayer::new(&API), method).await.unwrap();
        assert_eq!((seen.status(), *seen.body()), (404, "nothing here"), "{method}");
        assert_eq!(seen.headers()["x-request-id"], "7", "{method}");
    }
}

#[tokio::test]
async fn a_foreign_page_does_not() {
    for method in ["GET", "PUT"] {
        assert!(fetch(EVIL, CorsLayer::new(&API), method).await.is_err(), "{method}");
    }
}

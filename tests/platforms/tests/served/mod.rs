//! A handler of Vercel's, served as `vercel_runtime::run` does.

use bytes::Bytes;
use http::{HeaderValue, Method};
use http_body_util::{BodyExt, Empty};
use hyper_util::rt::TokioIo;
use tower_service::Service;
use vercel_runtime::{service_fn, AppState, Handler, IntoServiceFn, LogContext, Response};

/// Sends one request over a connection of its own to the service that `handler` becomes.
pub(crate) async fn fetch_at<F, Args>(
    path: &str,
    handler: F,
    method: &str,
    headers: &[(&'static str, &str)],
) -> Response<Bytes>
where
    F: IntoServiceFn<Args>,
    F::Handler: Handler<Output: Send, Future: Send> + Clone + Send + Sync + 'static,
{
    let service = service_fn(handler);
    let (client, server) = tokio::io::duplex(64 * 1024);
    let answer = hyper::service::service_fn(move |request| {
        let state = AppState::new(LogContext::new(None, None, None));
        Service::call(&mut service.clone(), (state, request))
    });
    let serve = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(server), answer);
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(client)).await.unwrap();

    let mut request = http::Request::new(Empty::<Bytes>::new());
    *request.method_mut() = Method::from_bytes(method.as_bytes()).unwrap();
    *request.uri_mut() = path.parse().unwrap();
    request.headers_mut().insert("host", HeaderValue::from_static("api.example.com"));
    for (name, value) in headers {
        request.headers_mut().append(*name, HeaderValue::from_str(value).unwrap());
    }
    let exchange = async move {
        let (parts, body) = sender.send_request(request).await.unwrap().into_parts();
        Response::from_parts(parts, body.collect().await.unwrap().to_bytes())
    };
    let (response, ended, connected) = tokio::join!(exchange, serve, connection);
    ended.unwrap();
    connected.unwrap();
    response
}

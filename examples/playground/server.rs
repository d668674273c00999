//! One port, three hosts: the `Host` header says whether the API or a page is meant.

use std::{convert::Infallible, fmt, future::Future, io, net::Ipv4Addr, pin::pin, sync::Arc, time::Duration};

use http::{
    header::{HOST, LOCATION},
    HeaderValue, Request, Response, StatusCode,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::net::TcpListener;

use super::{
    handlers::{self, Body},
    pages,
    wire::{Observed, Wire},
};

/// How long a request that is under way may take once the server is told to stop.
const GRACE: Duration = Duration::from_secs(3);

/// Why there is no listener.
#[derive(Debug)]
pub enum ListenError {
    /// Another program listens on this port.
    PortInUse(u16),
    /// Anything else that the system reports.
    Io(io::Error),
}

impl fmt::Display for ListenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PortInUse(port) => {
                write!(f, "port {port} is in use: choose another with `--port N`, or a free one with `--port 0`")
            }
            Self::Io(error) => write!(f, "cannot listen: {error}; choose another port with `--port N`"),
        }
    }
}

impl std::error::Error for ListenError {}

impl From<io::Error> for ListenError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Listens on `port` of 127.0.0.1; port 0 takes a free one.
///
/// # Errors
///
/// [`ListenError::PortInUse`] where another program has the port.
pub async fn listen(port: u16) -> Result<TcpListener, ListenError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => ListenError::PortInUse(port),
        _ => ListenError::Io(error),
    })
}

/// Serves the playground on `listener` until `shutdown` resolves, then finishes what is under way.
pub async fn serve(listener: TcpListener, shutdown: impl Future<Output = ()>) {
    let wire = Arc::new(Wire::default());
    let connections = GracefulShutdown::new();
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            () = &mut shutdown => break,
            accepted = listener.accept() => accepted,
        };
        let Ok((stream, _)) = accepted else {
            // Out of file descriptors, most likely: some come back as connections end.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let wire = Arc::clone(&wire);
        let service = service_fn(move |request| {
            let wire = Arc::clone(&wire);
            async move { Ok::<_, Infallible>(answer(&wire, request).await) }
        });
        let connection = http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
        // A connection that breaks is the client's affair.
        tokio::spawn(connections.watch(connection));
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, connections.shutdown()).await;
}

async fn answer(wire: &Wire, request: Request<Incoming>) -> Response<Body> {
    let authority = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let (host, port) = authority.rsplit_once(':').unwrap_or((authority, "80"));
    match host.to_ascii_lowercase().as_str() {
        "api.localhost" => {
            let observed = Observed::of(&request);
            let response = handlers::route(request).await;
            if let Some(observed) = observed {
                wire.record(observed, &response);
            }
            response
        }
        "app.localhost" | "evil.localhost" => pages::answer(wire, &request),
        "localhost" | "127.0.0.1" => to_the_page(port),
        // A name that someone else points at this machine gets nothing (DNS rebinding).
        _ => text(StatusCode::MISDIRECTED_REQUEST, "this is api.localhost, app.localhost and evil.localhost\n"),
    }
}

fn to_the_page(port: &str) -> Response<Body> {
    let mut response = text(StatusCode::TEMPORARY_REDIRECT, "");
    if let Ok(location) = HeaderValue::try_from(format!("http://app.localhost:{port}/")) {
        response.headers_mut().insert(LOCATION, location);
    }
    response
}

pub(super) fn text(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response
}

//! The servers: one speaks http, one https, and both answer for every host that the browser believes to be there.
//! Either's handlers are the ones of one [`Platform`].

use std::{
    collections::HashMap,
    convert::Infallible,
    error::Error,
    net::Ipv4Addr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bytes::Bytes;
use http::{header::HOST, HeaderValue, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;

use crate::{
    axum,
    certificate::Certificate,
    handlers::{self, parameter},
    verdict::request_line,
};

/// Whose handlers answer.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Platform {
    /// `http` types, on hyper alone.
    Hyper,
    /// axum, by its router.
    Axum,
}

impl Platform {
    pub(crate) async fn route(self, request: Request<Bytes>) -> Response<Bytes> {
        match self {
            Self::Hyper => handlers::route(request).await,
            Self::Axum => axum::route(request).await,
        }
    }
}

/// Servers that run for as long as the test's runtime does.
pub(crate) struct Servers {
    pub(crate) http: u16,
    pub(crate) https: u16,
    pub(crate) journal: Journal,
}

/// The requests that arrived, by the case and its fetch that each belongs to.
#[derive(Clone, Default)]
pub(crate) struct Journal(Arc<Mutex<HashMap<String, Vec<Vec<String>>>>>);

impl Journal {
    /// The requests of a case: a list for each of its fetches.
    pub(crate) fn of(&self, case: usize) -> Vec<Vec<String>> {
        self.lock().get(&case.to_string()).cloned().unwrap_or_default()
    }

    /// The page says that the next fetch of a case begins. A fetch cannot say so itself: a preflight carries nothing of
    /// the page's, and fetches with URLs of their own would share no entry of the preflight cache.
    fn mark<B>(&self, request: &Request<B>) {
        if let Some(case) = parameter(request.uri(), "case") {
            self.lock().entry(case.to_owned()).or_default().push(Vec::new());
        }
    }

    fn note<B>(&self, scheme: &str, request: &Request<B>) {
        let Some(case) = parameter(request.uri(), "case") else { return };
        let host = request.headers().get(HOST).map_or("", |host| host.to_str().unwrap_or_default());
        let line = request_line(request.method(), &format!("{scheme}://{host}{}", request.uri()), request.headers());
        if let Some(fetch) = self.lock().entry(case.to_owned()).or_default().last_mut() {
            fetch.push(line);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Vec<Vec<String>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) async fn start(platform: Platform, certificate: &Certificate) -> Result<Servers, Box<dyn Error>> {
    let (plain, secure) =
        (TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?, TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?);
    let journal = Journal::default();
    let servers =
        Servers { http: plain.local_addr()?.port(), https: secure.local_addr()?.port(), journal: journal.clone() };
    let notes = journal.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = plain.accept().await {
            tokio::spawn(serve(stream, platform, "http", notes.clone()));
        }
    });
    let tls: TlsAcceptor = certificate.acceptor()?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = secure.accept().await {
            let (tls, notes) = (tls.clone(), journal.clone());
            tokio::spawn(async move {
                // A browser opens connections ahead of need and drops some before they speak.
                if let Ok(stream) = tls.accept(stream).await {
                    serve(stream, platform, "https", notes).await;
                }
            });
        }
    });
    Ok(servers)
}

async fn serve(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    platform: Platform,
    scheme: &'static str,
    journal: Journal,
) {
    let service = service_fn(|request| {
        let journal = journal.clone();
        async move { Ok::<_, Infallible>(answer(platform, scheme, &journal, request).await) }
    });
    // Without a date of the server's own, a script that may read everything reads just what the handler set.
    let _ = http1::Builder::new().auto_date_header(false).serve_connection(TokioIo::new(stream), service).await;
}

async fn answer(
    platform: Platform,
    scheme: &str,
    journal: &Journal,
    request: Request<Incoming>,
) -> Response<Full<Bytes>> {
    let (parts, body) = request.into_parts();
    let Ok(body) = body.collect().await else { return Response::default() };
    let request = Request::from_parts(parts, body.to_bytes());
    match request.uri().path() {
        "/page" => page(include_str!("page.html"), "text/html; charset=utf-8"),
        "/page.js" => page(include_str!("page.js"), "text/javascript; charset=utf-8"),
        "/favicon.ico" => Response::default(),
        "/mark" => {
            journal.mark(&request);
            Response::default()
        }
        _ => {
            journal.note(scheme, &request);
            platform.route(request).await.map(Full::new)
        }
    }
}

/// What a page is made of. It sets the cookie that the cases send, for the host that it is on.
fn page(content: &'static str, content_type: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(content));
    response.headers_mut().insert("content-type", HeaderValue::from_static(content_type));
    response.headers_mut().insert("cache-control", HeaderValue::from_static("no-store"));
    let cookie = HeaderValue::from_static("session=1; Path=/; Secure; HttpOnly; SameSite=None");
    response.headers_mut().insert("set-cookie", cookie);
    response
}

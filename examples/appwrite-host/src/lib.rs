//! A small local host for an Appwrite Function: what Appwrite's Rust runtime and the edge in front of it do to a call,
//! as far as the function and its caller can tell.
//!
//! Left out: the runtime's telemetry, its capture of standard output, headers forced by the environment.

mod answer;
mod call;

use std::{
    convert::Infallible,
    env, fs,
    future::Future,
    panic::{catch_unwind, AssertUnwindSafe},
    sync::Arc,
    time::Duration,
};

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::{body::Incoming, server::conn::http1, service::service_fn, Request, StatusCode};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use openruntimes::{Context, Logger, LoggerType, Response};
use tokio::{net::TcpListener, pin, task::spawn_blocking, time::timeout};

use crate::{
    answer::{bare_500, edge, plain_text, sent},
    call::{context, Instructions},
};

/// A function as the runtime calls it.
pub type Function = fn(Context) -> Response;

/// An HTTP response of this host.
type Answer = hyper::Response<Full<Bytes>>;

/// What the runtime reads from its environment.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// What `x-open-runtimes-secret` must say; empty: anybody may call.
    pub secret: String,
    /// Whether calls are logged, unless they say otherwise.
    pub log: bool,
}

impl Settings {
    /// Reads `OPEN_RUNTIMES_SECRET`, and tries whether there can be a log.
    #[must_use]
    pub fn from_environment() -> Self {
        let probe = format!("/mnt/logs/.appwrite-host-{}", std::process::id());
        let log = fs::create_dir_all("/mnt/logs").is_ok() && fs::write(&probe, "").is_ok();
        let _ = fs::remove_file(probe);
        Self { secret: env::var("OPEN_RUNTIMES_SECRET").unwrap_or_default(), log }
    }
}

/// Answers calls until `stop`; those under way get a few seconds to end.
pub async fn serve(listener: TcpListener, function: Function, settings: Settings, stop: impl Future<Output = ()>) {
    let settings = Arc::new(settings);
    let graceful = GracefulShutdown::new();
    pin!(stop);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    eprintln!("a connection was not accepted: {error}");
                    // Out of file descriptors, most likely: they come back as calls end.
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let settings = Arc::clone(&settings);
        let service = service_fn(move |request| {
            let settings = Arc::clone(&settings);
            async move { Ok::<_, Infallible>(edge(call(request, function, &settings).await)) }
        });
        let connection = http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                eprintln!("a connection broke: {error}");
            }
        });
    }
    let _ = timeout(Duration::from_secs(5), graceful.shutdown()).await;
}

/// The runtime's part: a request in, the function's answer out.
async fn call(request: Request<Incoming>, function: Function, settings: &Settings) -> Answer {
    if request.uri().path() == "/__opr/health" {
        return plain_text(StatusCode::OK, "OK");
    }
    let instructions = match Instructions::read(request.headers(), settings) {
        Ok(instructions) => instructions,
        Err(answer) => return *answer,
    };
    let (head, body) = request.into_parts();
    let body = match Limited::new(body, call::LARGEST_BODY).collect().await {
        Ok(body) => body.to_bytes(),
        Err(_) => return plain_text(StatusCode::INTERNAL_SERVER_ERROR, "Request body size exceeds 20MB limit."),
    };
    let Ok(logger) = Logger::new(instructions.logging, instructions.log_id) else {
        return bare_500();
    };
    let response = run(function, context(&head, &body, &logger), &logger, instructions.time).await;
    let answer = sent(response, if instructions.logging == "enabled" { &logger.id } else { "" });
    logger.end();
    answer
}

/// Runs the function on a thread of its own, as long as it may take.
async fn run(function: Function, context: Context, logger: &Logger, time: Option<Duration>) -> Response {
    let failed = |reason: String| {
        logger.write(vec![reason], LoggerType::Error, false);
        context.res.text("", Some(500), None)
    };
    let call = context.clone();
    let running = spawn_blocking(move || catch_unwind(AssertUnwindSafe(|| function(call))));
    let finished = match time {
        // The thread cannot be stopped: it runs on, and its answer is dropped.
        Some(time) => timeout(time, running).await,
        None => Ok(running.await),
    };
    match finished {
        Ok(Ok(Ok(response))) => response,
        Ok(Ok(Err(panic))) => {
            let text = panic.downcast_ref::<&str>().copied();
            let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
            failed(text.unwrap_or("a panic without a text").to_owned())
        }
        Ok(Err(error)) => failed(error.to_string()),
        Err(_) => failed("Execution timed out.".to_owned()),
    }
}

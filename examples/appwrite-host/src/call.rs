//! From an HTTP request to the function's context.

use std::{collections::HashMap, time::Duration};

use bytes::Bytes;
use hyper::{http::request::Parts, HeaderMap, StatusCode};
use openruntimes::{Context, Logger};
use percent_encoding::percent_decode_str;

use crate::{answer::plain_text, Answer, Settings};

/// The largest body that the runtime takes, in bytes.
pub(crate) const LARGEST_BODY: usize = 20 * 1024 * 1024;

/// What the caller tells the runtime, and not the function.
pub(crate) struct Instructions {
    pub(crate) logging: &'static str,
    pub(crate) log_id: Option<String>,
    pub(crate) time: Option<Duration>,
}

impl Instructions {
    pub(crate) fn read(headers: &HeaderMap, settings: &Settings) -> Result<Self, Box<Answer>> {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let time = match (text("x-open-runtimes-timeout"), text("x-open-runtimes-timeout").parse()) {
            ("", _) => None,
            (_, Ok(seconds @ 1..)) => Some(Duration::from_secs(seconds)),
            _ => {
                return Err(Box::new(plain_text(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "Header \"x-open-runtimes-timeout\" must be an integer greater than 0.",
                )))
            }
        };
        if !settings.secret.is_empty() && text("x-open-runtimes-secret") != settings.secret {
            return Err(Box::new(plain_text(
                StatusCode::UNAUTHORIZED,
                "Unauthorized. Provide correct \"x-open-runtimes-secret\" header.",
            )));
        }
        let is_asked_for = matches!(text("x-open-runtimes-logging"), "" | "enabled");
        let logging = if settings.log && is_asked_for { "enabled" } else { "disabled" };
        // The id becomes a file's name: it may not lead out of the log's folder.
        let is_name = |id: &&str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let log_id = Some(text("x-open-runtimes-log-id")).filter(is_name).map(str::to_owned);
        Ok(Self { logging, log_id, time })
    }
}

pub(crate) fn context(head: &Parts, body: &Bytes, logger: &Logger) -> Context {
    let mut headers = HashMap::new();
    for (name, value) in &head.headers {
        if !name.as_str().starts_with("x-open-runtimes-") {
            // Of several lines of one name the last is left.
            headers.insert(name.as_str().to_owned(), value.to_str().unwrap_or_default().to_owned());
        }
    }
    let header = |name: &str| headers.get(name).map_or("", String::as_str);
    let scheme = match header("x-forwarded-proto") {
        "" => "http",
        scheme => scheme,
    };
    let scheme_port = if scheme == "https" { 443 } else { 80 };
    let (host, port) = header("host").split_once(':').unwrap_or((header("host"), ""));
    let port = port.parse().unwrap_or(scheme_port);
    let (path, query_string) = (head.uri.path(), head.uri.query().unwrap_or_default());

    let mut context = Context::new(logger.clone());
    let request = &mut context.req;
    request.method = head.method.to_string();
    let shown_port = if port == scheme_port { String::new() } else { format!(":{port}") };
    let mark = if query_string.is_empty() { "" } else { "?" };
    request.url = format!("{scheme}://{host}{shown_port}{path}{mark}{query_string}");
    request.scheme = scheme.to_owned();
    request.host = host.to_owned();
    request.port = port;
    request.path = path.into();
    request.query_string = query_string.into();
    request.query = query(query_string);
    request.set_body_binary(body.to_vec());
    request.headers = headers;
    context
}

fn query(text: &str) -> HashMap<String, String> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap_or_default().into_owned();
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

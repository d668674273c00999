//! From the function's response to an HTTP response.

use std::collections::HashMap;

use bytes::Bytes;
use http_body_util::Full;
use hyper::{
    body::Body,
    header::{HeaderValue, CONTENT_TYPE, SET_COOKIE},
    StatusCode,
};
use openruntimes::Response;

use crate::Answer;

/// What the runtime sends for the function's response.
pub(crate) fn sent(response: Response, log_id: &str) -> Answer {
    // Of names that differ in case alone one is left, whichever the map yields last.
    let mut headers: HashMap<String, String> = response
        .headers
        .into_iter()
        .map(|(name, value)| (name.to_lowercase(), value))
        .filter(|(name, _)| !name.starts_with("x-open-runtimes-"))
        .collect();
    let content_type = headers.remove("content-type").unwrap_or_else(|| "text/plain".to_owned());
    let status = if response.status_code == 0 { 200 } else { response.status_code };

    let mut answer = hyper::Response::builder()
        .status(status)
        .header("x-open-runtimes-log-id", log_id)
        .header(CONTENT_TYPE, with_charset(content_type));
    for (name, value) in headers {
        if name == SET_COOKIE.as_str() {
            for cookie in value.split('\n') {
                answer = answer.header(SET_COOKIE, cookie);
            }
        } else {
            answer = answer.header(name, value);
        }
    }
    // A status or a header that cannot be sent: the whole answer is lost.
    answer.body(Full::from(response.body)).unwrap_or_else(|_| bare_500())
}

/// Adds the charset, unless there is one; boundaries of `multipart/*` are case-sensitive and stay as they are.
fn with_charset(content_type: String) -> String {
    let lower = content_type.to_lowercase();
    if lower.starts_with("multipart/") || lower.contains("charset=") {
        content_type
    } else {
        format!("{lower}; charset=utf-8")
    }
}

/// What is left of an answer that could not be sent.
pub(crate) fn bare_500() -> Answer {
    plain_text(StatusCode::INTERNAL_SERVER_ERROR, "")
}

/// An answer of the runtime's own.
pub(crate) fn plain_text(status: StatusCode, text: &'static str) -> Answer {
    let mut answer = hyper::Response::new(Full::from(text));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    answer
}

/// What Appwrite's edge, and not the runtime, does: an error without a body gets a page. The other headers stay.
pub(crate) fn edge(mut answer: Answer) -> Answer {
    let status = answer.status();
    if status.as_u16() >= 400 && answer.body().is_end_stream() {
        let page = format!(
            "<!doctype html>\n<title>{0}</title>\n<h1>{0}</h1>\n<p>Appwrite shows a page of its own here, \
             since the function's answer has no body.\n",
            status.as_u16()
        );
        *answer.body_mut() = Full::new(Bytes::from(page));
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
    }
    answer
}

//! For platforms whose handlers return what becomes a response, and not a response: the parts that they share.

use std::fmt;

#[cfg(any(feature = "lambda", feature = "workers", feature = "wstd"))]
use http::{header::VARY, HeaderMap};
use http::{HeaderValue, Response};

#[cfg(any(feature = "lambda", feature = "vercel"))]
use crate::IntoErrorResponse;
use crate::{origins::Origins, Cors};

/// Writes the declared headers on a response whose body need have no empty value.
pub(crate) fn write<B, O: Origins>(decision: Cors<'_, HeaderValue, O>, response: Response<B>) -> Response<B> {
    let (parts, body) = response.into_parts();
    let mut response = Response::from_parts(parts, ());
    decision.write(&mut response);
    response.map(|()| body)
}

/// The response to `error`, whose report goes to the platform's log.
#[cfg(any(feature = "lambda", feature = "vercel"))]
pub(crate) fn error_response<R, E: IntoErrorResponse<R>>(error: E) -> R {
    error.report(&mut log);
    error.into_error_response()
}

/// Writes to the log that the platform keeps: `tracing`, or else standard error, which a Worker has in its console.
pub(crate) fn log(report: &dyn fmt::Display) {
    let line = crate::log::OneLine(report);
    #[cfg(feature = "tracing")]
    tracing::error!("{line}");
    #[cfg(all(not(feature = "tracing"), feature = "workers", target_os = "unknown"))]
    worker::console_error!("{line}");
    #[cfg(all(not(feature = "tracing"), not(all(feature = "workers", target_os = "unknown"))))]
    eprintln!("{line}");
}

/// Makes one `Vary` line of several, for a platform that sends one line of each name and drops the others.
#[cfg(any(feature = "lambda", feature = "workers", feature = "wstd"))]
pub(crate) fn join_vary(headers: &mut HeaderMap) {
    let lines = headers.get_all(VARY);
    if lines.iter().count() < 2 {
        return;
    }
    let joined = lines.iter().map(HeaderValue::as_bytes).collect::<Vec<_>>().join(&b", "[..]);
    // Made of values that are valid, it is.
    if let Ok(joined) = HeaderValue::from_bytes(&joined) {
        headers.insert(VARY, joined);
    }
}

#[cfg(all(test, any(feature = "lambda", feature = "workers", feature = "wstd")))]
mod tests {
    use cors_macros::policy;
    use http::{header::VARY, HeaderMap, HeaderValue, Request};

    use super::{check, join_vary};
    use crate::Policy;

    #[test]
    fn a_decision_and_its_end_show_themselves_for_debugging() {
        static POLICY: Policy = policy!(crate = crate, origins = "*");
        let cors = check(&POLICY, &Request::new(()));
        assert_eq!(format!("{cors:?}"), "Cors(Cors { is_preflight: false, .. })");
        let finish = cors.finish("hello");
        assert_eq!(format!("{finish:?}"), "Finish { decision: Some(Cors { is_preflight: false, .. }), .. }");
    }

    fn joined(lines: &[&'static str]) -> Vec<HeaderValue> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(VARY, HeaderValue::from_static(line));
        }
        join_vary(&mut headers);
        headers.get_all(VARY).iter().cloned().collect()
    }

    #[test]
    fn several_lines_become_one() {
        assert_eq!(
            joined(&["accept", "accept-language, cookie", "Origin"]),
            ["accept, accept-language, cookie, Origin"]
        );
    }

    #[test]
    fn none_and_one_stay() {
        assert!(joined(&[]).is_empty());
        assert_eq!(joined(&["accept,Origin"]), ["accept,Origin"]);
    }
}

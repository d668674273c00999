//! For platforms whose handlers return what becomes a response, and not a response: the parts that they share.

use std::fmt;

use http::{HeaderValue, Response};

#[cfg(any(feature = "lambda", feature = "vercel"))]
use crate::IntoErrorResponse;
use crate::{origins::Origins, Cors};

/// A platform's own decision: the type that its module's `check` makes, around the crate's own, which its methods end.
macro_rules! decision {
    ($(#[$attribute:meta])*) => {
        $(#[$attribute])*
        #[must_use = "the decision does nothing until it answers the preflight or finishes the response"]
        pub struct Cors<'p, O: $crate::origins::Origins = $crate::policy::Either> {
            decision: $crate::Cors<'p, http::HeaderValue, O>,
            /// Whether the request is a *CORS-preflight request*, which the handler does not see.
            pub is_preflight: bool,
        }

        impl<O: $crate::origins::Origins> std::fmt::Debug for Cors<'_, O> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple("Cors").field(&self.decision).finish()
            }
        }

        impl<'p, O: $crate::origins::Origins> Cors<'p, O> {
            fn new(decision: $crate::Cors<'p, http::HeaderValue, O>) -> Self {
                Self { is_preflight: decision.is_preflight, decision }
            }
        }
    };
}

pub(crate) use decision;

/// Writes the declared headers on a response whose body need have no empty value.
pub(crate) fn write<B, O: Origins>(mut decision: Cors<'_, HeaderValue, O>, response: Response<B>) -> Response<B> {
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

#[cfg(all(test, not(feature = "tracing"), any(feature = "lambda", feature = "vercel")))]
mod tests {
    use std::{env::current_exe, error::Error, process::Command};

    use http::Response;

    use super::error_response;

    #[test]
    #[ignore = "run by the test of the log, which reads what it prints"]
    fn prints() {
        let error = Box::<dyn Error + Send + Sync>::from("no file `/a\r\nINFO the administrator logged in`");
        let _: Response<String> = error_response(error);
    }

    #[test]
    fn an_error_is_one_line_of_the_platforms_log() {
        let arguments = ["--exact", "conversion::tests::prints", "--ignored", "--nocapture"];
        let output = Command::new(current_exe().unwrap()).args(arguments).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let printed = String::from_utf8(output.stderr).unwrap();
        assert_eq!(printed, "no file `/a\\r\\nINFO the administrator logged in`\n");
    }
}

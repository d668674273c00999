//! The decision about one call of an Appwrite Function.

use std::{
    fmt,
    panic::{catch_unwind, AssertUnwindSafe},
};

use http::StatusCode;
use openruntimes::{Context, Logger, LoggerType, Response};

use super::{
    error::{fill_body, undeliverable},
    message::join_lines,
    output::FunctionOutput,
};
use crate::{origins::Origins, policy::Either, CorsResponse, Field, IntoErrorResponse, Panic, Policy};

/// What [`check`] decided about one call of a function.
///
/// As [`cors_runtime::Cors`](crate::Cors), with the function's log at hand and a plain `Response` as the end of it.
#[must_use = "the decision does nothing until it answers the preflight or finishes the response"]
pub struct Cors<'p, O: Origins = Either> {
    decision: crate::Cors<'p, String, O>,
    /// Whether the call is a *CORS-preflight request*, which the function does not see.
    pub is_preflight: bool,
    logger: Logger,
}

impl<O: Origins> fmt::Debug for Cors<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Cors").field(&self.decision).finish()
    }
}

/// Decides what the call is and what its answer may say.
pub fn check<'p, C: FunctionContext, O: Origins>(policy: &'p Policy<O>, context: &C) -> C::Cors<'p, O> {
    context.decide(policy)
}

/// A function's argument: Appwrite's [`Context`].
///
/// There is nothing to implement.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what an Appwrite Function is called with",
    label = "not a `Context`",
    note = "write `pub fn main(context: openruntimes::Context)`"
)]
pub trait FunctionContext {
    /// What [`check`] decided: an argument of another type has none, so that it is one error and not two.
    type Cors<'p, O: Origins + 'p>;

    /// As [`check`].
    fn decide<'p, O: Origins>(&self, policy: &'p Policy<O>) -> Self::Cors<'p, O>;
}

impl FunctionContext for Context {
    type Cors<'p, O: Origins + 'p> = Cors<'p, O>;

    fn decide<'p, O: Origins>(&self, policy: &'p Policy<O>) -> Cors<'p, O> {
        let decision = policy.check(self);
        Cors { is_preflight: decision.is_preflight, decision, logger: self.get_logger().clone() }
    }
}

impl<O: Origins> Cors<'_, O> {
    /// The answer to the preflight.
    #[must_use]
    pub fn preflight(mut self, context: &Context) -> Response {
        self.decision.preflight(context)
    }

    /// The function's output as a response, with the declared headers on it.
    #[must_use]
    pub fn finish<T>(self, output: T) -> Response
    where
        T: FunctionOutput,
        T::Error: IntoErrorResponse<Response>,
    {
        let result = output.into_result().map_err(|error| {
            error.report(&mut |report| log(&self.logger, report));
            error.into_error_response()
        });
        self.write(result)
    }

    /// As [`finish`](Self::finish), with `error` to turn the function's error into a response.
    #[must_use]
    pub fn finish_with<T>(self, output: T, error: impl FnOnce(T::Error) -> Response) -> Response
    where
        T: FunctionOutput,
    {
        self.write(output.into_result().map_err(error))
    }

    /// Writes the headers on a success or on an error's response.
    fn write(mut self, result: Result<Response, Response>) -> Response {
        let mut response = result.unwrap_or_else(|mut response| {
            fill_body(&mut response);
            response
        });
        // What is removed anyway cannot be what stops the answer.
        response.prepare(None);
        if let Some(reason) = undeliverable(&response) {
            log(&self.logger, &reason);
            response = StatusCode::INTERNAL_SERVER_ERROR.into_error_response();
        }
        join_lines(&mut response, Field::Vary);
        self.decision.write(&mut response);
        response
    }

    /// Runs `function`; its panic becomes a 500, and its message goes to the log.
    pub fn catch_panics<T>(&self, function: impl FnOnce() -> T) -> T
    where
        T: FunctionOutput,
    {
        catch_unwind(AssertUnwindSafe(function)).unwrap_or_else(|payload| {
            let panic = Panic::new(&*payload);
            log(&self.logger, &format_args!("{panic:?}"));
            T::from_response(panic.into_error_response())
        })
    }
}

fn log(logger: &Logger, report: &dyn fmt::Display) {
    logger.write(vec![report.to_string()], LoggerType::Error, false);
}

#[cfg(test)]
mod tests;

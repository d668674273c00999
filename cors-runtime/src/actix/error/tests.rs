use std::borrow::Cow;

use actix_web::{http::StatusCode, HttpResponse};

use crate::{ErrorResponse, IntoErrorResponse};

#[derive(Debug)]
enum AppError {
    NotFound,
    Database,
}

impl ErrorResponse for AppError {
    fn status(&self) -> http::StatusCode {
        match self {
            Self::NotFound => http::StatusCode::NOT_FOUND,
            Self::Database => http::StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn message(&self) -> Cow<'static, str> {
        Cow::Borrowed("for everyone")
    }
}

#[test]
fn an_error_answers_with_its_own_status() {
    let response: HttpResponse = AppError::NotFound.into_error_response();
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_eq!(response.headers().get("content-type").unwrap(), "text/plain; charset=utf-8");
}

/// A client's own error is none of the log's business.
#[test]
fn a_servers_error_is_reported_and_a_clients_is_not() {
    let report = |error: &AppError| {
        let mut lines = Vec::new();
        IntoErrorResponse::<HttpResponse>::report(error, &mut |line| lines.push(line.to_string()));
        lines
    };
    assert_eq!(report(&AppError::Database), ["Database"]);
    assert!(report(&AppError::NotFound).is_empty());
}

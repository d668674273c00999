//! actix-web's request and response, which are of http 0.2.

use actix_web::{
    http::{
        header::{self, HeaderName, HeaderValue},
        Method, StatusCode,
    },
    HttpRequest, HttpResponse,
};

use crate::{Constant, CorsRequest, CorsResponse, Field, Lines};

impl CorsRequest for HttpRequest {
    type Value = HeaderValue;

    fn method(&self) -> &str {
        Self::method(self).as_str()
    }

    fn is_options(&self) -> bool {
        Self::method(self) == Method::OPTIONS
    }

    fn lines(&self, field: Field) -> Lines<'_, HeaderValue> {
        Lines::of(self.headers().get_all(header_name(field)))
    }
}

impl CorsResponse for HttpResponse {
    type Value = HeaderValue;

    fn no_content() -> Self {
        Self::new(StatusCode::NO_CONTENT)
    }

    fn value(constant: &Constant<'_>) -> HeaderValue {
        // Of visible ASCII: it cannot be refused, and nothing is allocated.
        HeaderValue::from_static(constant.as_str())
    }

    fn add(&mut self, field: Field, value: HeaderValue) {
        self.headers_mut().append(header_name(field), value);
    }

    fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool) {
        self.headers_mut().retain(|name, _| keep(name.as_str()));
    }

    fn any_line(&self, field: Field, test: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        self.headers().get_all(header_name(field)).any(|value| test(value.as_bytes()))
    }
}

/// The ready-made constant for `field`.
const fn header_name(field: Field) -> HeaderName {
    match field {
        Field::Origin => header::ORIGIN,
        Field::Vary => header::VARY,
        Field::AccessControlRequestMethod => header::ACCESS_CONTROL_REQUEST_METHOD,
        Field::AccessControlRequestHeaders => header::ACCESS_CONTROL_REQUEST_HEADERS,
        Field::AccessControlAllowOrigin => header::ACCESS_CONTROL_ALLOW_ORIGIN,
        Field::AccessControlAllowCredentials => header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
        Field::AccessControlAllowMethods => header::ACCESS_CONTROL_ALLOW_METHODS,
        Field::AccessControlAllowHeaders => header::ACCESS_CONTROL_ALLOW_HEADERS,
        Field::AccessControlMaxAge => header::ACCESS_CONTROL_MAX_AGE,
        Field::AccessControlExposeHeaders => header::ACCESS_CONTROL_EXPOSE_HEADERS,
    }
}

#[cfg(test)]
mod tests;

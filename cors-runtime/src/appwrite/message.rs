//! Appwrite's request and response: a map of strings each.

use openruntimes::{Context, Response};

use crate::{Constant, CorsRequest, CorsResponse, Field, Lines};

impl CorsRequest for Context {
    type Value = String;

    fn method(&self) -> &str {
        &self.req.method
    }

    fn lines(&self, field: Field) -> Lines<'_, String> {
        // The runtime lower-cases the names of a request's headers.
        self.req.headers.get(field.as_str()).map_or(Lines::None, Lines::One)
    }
}

impl CorsResponse for Response {
    type Value = String;

    fn no_content() -> Self {
        Self { status_code: 204, ..Self::new() }
    }

    fn value(constant: &Constant<'_>) -> String {
        constant.as_str().to_owned()
    }

    fn add(&mut self, field: Field, value: String) {
        let mut lines = take_lines(self, field);
        lines.push(value);
        self.headers.insert(field.as_str().to_owned(), lines.join(", "));
    }

    fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool) {
        self.headers.retain(|name, _| keep(name));
    }

    fn any_line(&self, field: Field, test: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        self.headers.iter().any(|(name, value)| is(name, field) && test(value.as_bytes()))
    }
}

/// Makes one line of those whose names differ in case alone: of such names the runtime sends one, and which one is left
/// to chance.
pub(super) fn join_lines(response: &mut Response, field: Field) {
    if response.headers.keys().filter(|name| is(name, field)).count() > 1 {
        let lines = take_lines(response, field);
        response.headers.insert(field.as_str().to_owned(), lines.join(", "));
    }
}

fn take_lines(response: &mut Response, field: Field) -> Vec<String> {
    let mut lines = Vec::new();
    response.headers.retain(|name, line| {
        let keep = !is(name, field);
        if !keep {
            lines.push(std::mem::take(line));
        }
        keep
    });
    // The map's order changes from run to run; an answer's should not.
    lines.sort_unstable();
    lines
}

fn is(name: &str, field: Field) -> bool {
    name.eq_ignore_ascii_case(field.as_str())
}

#[cfg(test)]
mod tests;

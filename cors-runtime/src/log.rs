//! What goes to a log that is made of lines.

use std::fmt;

/// A report with its control characters escaped: an error that quotes the request must not write a log line of its own
/// (CWE-117).
pub(crate) struct OneLine<'a>(pub(crate) &'a dyn fmt::Display);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Write::write_fmt(&mut Escaped(f), format_args!("{}", self.0))
    }
}

struct Escaped<'f, 'b>(&'f mut fmt::Formatter<'b>);

impl fmt::Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|char| match char {
            // Line and paragraph separators end a line as well, for some readers.
            '\u{2028}' | '\u{2029}' => write!(self.0, "{}", char.escape_unicode()),
            char if char.is_control() => write!(self.0, "{}", char.escape_default()),
            char => fmt::Write::write_char(self.0, char),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::OneLine;

    #[test]
    fn control_characters_are_escaped() {
        let report = "no file `/a\r\nINFO the administrator logged in`\u{1b}[2K\u{2028}\u{85}";
        let expected = r"no file `/a\r\nINFO the administrator logged in`\u{1b}[2K\u{2028}\u{85}";
        assert_eq!(OneLine(&report).to_string(), expected);
    }

    #[test]
    fn everything_else_stays() {
        let report = r#"{"path": "C:\temp\café"}"#;
        assert_eq!(OneLine(&report).to_string(), report);
    }
}

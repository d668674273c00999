//! Tokens (RFC 9110 §5.6.2): what methods and field names are made of.

use alloc::vec;
use alloc::vec::Vec;

use crate::reason::Reason;

/// Whether a byte may stand in a token (RFC 9110 §5.6.2, `tchar`).
fn is_tchar(byte: u8) -> bool {
    matches!(
        byte,
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z'
            | b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+' | b'-' | b'.' | b'^' | b'_' | b'`' | b'|' | b'~'
    )
}

/// The first character that no token may hold.
pub(crate) fn not_in_a_token(text: &str) -> Option<char> {
    // Without iterators: a macro is built without optimisation.
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        if !is_tchar(*byte) {
            // Before it all was ASCII: a character begins here.
            return text.get(text.len() - rest.len()..).and_then(|rest| rest.chars().next());
        }
        rest = after;
    }
    None
}

/// What is refused in a method or a name before it is read as a token: nothing at all, or more than one, ends it
/// (`Err`); white space around it does not.
pub(crate) fn reject_text(text: &str) -> Result<Vec<Reason>, Reason> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        Err(Reason::ItemEmpty)
    } else if trimmed.contains(',') {
        Err(Reason::Comma)
    } else if let Some(control) = control_character(trimmed) {
        Err(Reason::ControlCharacter(control))
    } else if trimmed.len() < text.len() {
        Ok(vec![Reason::WhiteSpace])
    } else {
        Ok(Vec::new())
    }
}

/// The first control character that is no white space.
fn control_character(text: &str) -> Option<char> {
    // Nearly all texts are a token, in which there is none.
    not_in_a_token(text)?;
    text.chars().find(|character| character.is_control() && !character.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::not_in_a_token;

    #[test]
    fn every_tchar_may_stand_in_a_token() {
        assert_eq!(not_in_a_token("!#$%&'*+-.^_`|~0189azAZ"), None);
    }

    #[test]
    fn delimiters_white_space_and_the_rest_may_not() {
        for character in "\"(),/:;<=>?@[\\]{} \t\n\0\u{7f}é\u{ff}字".chars() {
            let mut text = alloc::string::String::from("a");
            text.push(character);
            assert_eq!(not_in_a_token(&text), Some(character));
        }
    }
}

//! Text from outside, made fit for one line of a message.

use core::fmt::{self, Write};

/// Above this many characters a quoted text is cut.
const LONGEST: usize = 120;

/// Shows a text with its control and invisible characters escaped, cut after 120 characters.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut characters = self.0.chars();
        for character in characters.by_ref().take(LONGEST) {
            if is_shown(character) {
                f.write_char(character)?;
            } else {
                write!(f, "{}", character.escape_default())?;
            }
        }
        if characters.next().is_some() {
            f.write_char('…')?;
        }
        Ok(())
    }
}

/// Whether a terminal shows the character as itself, where it stands.
fn is_shown(character: char) -> bool {
    if character.is_whitespace() {
        return character == ' ';
    }
    !character.is_control() && !is_invisible(character)
}

/// Characters that have no width, or that turn the text around them.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::Quoted;

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(Quoted("a\n\tb\0\u{1b}[31m").to_string(), "a\\n\\tb\\u{0}\\u{1b}[31m");
    }

    #[test]
    fn invisible_characters_are_escaped() {
        assert_eq!(Quoted("a\u{a0}\u{200b}\u{202e}b").to_string(), "a\\u{a0}\\u{200b}\\u{202e}b");
    }

    #[test]
    fn visible_text_is_left_as_it_is() {
        assert_eq!(Quoted("https://bücher.example a").to_string(), "https://bücher.example a");
    }

    #[test]
    fn a_long_text_is_cut_after_120_characters() {
        let long = "é".repeat(121);
        assert_eq!(Quoted(&long).to_string(), "é".repeat(120) + "…");
        let longest = "é".repeat(120);
        assert_eq!(Quoted(&longest).to_string(), longest);
    }
}

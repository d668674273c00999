//! Comparing texts as short as origins are, without a call.

/// Whether both are the same text.
//
// What `==` calls for a length that is not known when it compiles costs more than to compare both ends, of which each
// covers half of the text or more.
#[inline]
pub(super) fn is_same(text: &[u8], other: &[u8]) -> bool {
    text.len() == other.len()
        && match text.len() {
            16..=32 => has_same_ends::<16>(text, other),
            8..=15 => has_same_ends::<8>(text, other),
            _ => is_same_at_length(text, other),
        }
}

/// Kept apart, for what compares texts of other lengths to call nothing.
#[cold]
#[inline(never)]
fn is_same_at_length(text: &[u8], other: &[u8]) -> bool {
    text == other
}

/// Whether the first `N` bytes and the last `N` bytes are the same.
#[inline]
pub(super) fn has_same_ends<const N: usize>(text: &[u8], other: &[u8]) -> bool {
    text.first_chunk::<N>() == other.first_chunk() && text.last_chunk::<N>() == other.last_chunk()
}

/// What follows `prefix` in `text`.
#[inline]
pub(super) fn after<'t>(text: &'t [u8], prefix: &str) -> Option<&'t [u8]> {
    if let Ok(prefix) = <&[u8; 8]>::try_from(prefix.as_bytes()) {
        // `https://` is as long as a word.
        return text.split_first_chunk().filter(|(start, _)| *start == prefix).map(|(_, rest)| rest);
    }
    text.strip_prefix(prefix.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::is_same;
    use alloc::vec;

    #[test]
    fn texts_that_differ_in_one_byte_alone_are_told_apart_whichever_it_is() {
        for length in 0..=70 {
            let text = vec![b'a'; length];
            assert!(is_same(&text, &vec![b'a'; length]), "{length}");
            assert!(!is_same(&text, &vec![b'a'; length + 1]), "{length}");
            for position in 0..length {
                let mut other = text.clone();
                other[position] = b'b';
                assert!(!is_same(&text, &other), "{length}, {position}");
            }
        }
    }
}

//! Whether a text has been seen before, among ten thousand as among two.
//!
//! A hash table, since `alloc` has none; without iterators, since a macro is built without optimisation.

use alloc::{vec, vec::Vec};

/// Texts by their hashes. It holds their indices alone: whoever asks holds the texts.
#[derive(Debug)]
pub(super) struct Seen {
    /// One more than a text's index, or 0; at most half are taken.
    slots: Vec<usize>,
}

impl Seen {
    /// With room for `count` texts.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self { slots: vec![0; (count * 2 + 1).next_power_of_two()] }
    }

    /// The index of the text that is equal to `text`, if there is one; else `text` is the one of `index` from now on.
    pub(super) fn find_or_insert<'t>(
        &mut self,
        text: &str,
        index: usize,
        texts: impl Fn(usize) -> Option<&'t str>,
    ) -> Option<usize> {
        let last = self.slots.len().saturating_sub(1);
        let mut slot = hash(text) & last;
        loop {
            match self.slots.get_mut(slot)? {
                free @ 0 => {
                    *free = index + 1;
                    return None;
                }
                taken if texts(*taken - 1) == Some(text) => return Some(*taken - 1),
                _ => slot = (slot + 1) & last,
            }
        }
    }
}

/// Mixes eight bytes at a time.
#[allow(clippy::cast_possible_truncation, reason = "only the low bits are used")]
fn hash(text: &str) -> usize {
    let mut rest = text.as_bytes();
    let mut hash = rest.len() as u64;
    while let [a, b, c, d, e, f, g, h, after @ ..] = rest {
        hash = mix(hash ^ u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]));
        rest = after;
    }
    while let [byte, after @ ..] = rest {
        hash = mix(hash ^ u64::from(*byte));
        rest = after;
    }
    hash as usize
}

fn mix(word: u64) -> u64 {
    let word = word.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    word ^ (word >> 32)
}

#[cfg(test)]
mod tests {
    use alloc::{string::String, vec::Vec};

    use super::{hash, Seen};

    #[test]
    fn a_text_is_seen_the_second_time_and_no_other_is() {
        let texts: Vec<String> = (0..1_000).map(|n| format!("https://shop-{n}.example")).collect();
        let mut seen = Seen::with_capacity(texts.len());
        let text = |index: usize| texts.get(index).map(String::as_str);
        for (index, new) in texts.iter().enumerate() {
            assert_eq!(seen.find_or_insert(new, index, text), None);
        }
        for (index, old) in texts.iter().enumerate() {
            assert_eq!(seen.find_or_insert(old, texts.len(), text), Some(index));
        }
    }

    #[test]
    fn no_slot_is_asked_for_by_many() {
        // What would make a long list slow to check.
        let mut asked = vec![0; 32_768];
        for n in 0..10_000 {
            asked[hash(&format!("https://shop-{n}.example.com")) % 32_768] += 1;
        }
        assert!(asked.iter().max() < Some(&10));
    }
}

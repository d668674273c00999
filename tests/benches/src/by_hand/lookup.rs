//! The best ways known to find an origin, or the end of one, among many.

/// A perfect hash over two windows of eight bytes, which tell all keys apart (`build/perfect_hash.rs` finds them).
pub(crate) struct Table<const BUCKETS: usize, const SLOTS: usize> {
    pub(crate) shortest: usize,
    pub(crate) longest: usize,
    pub(crate) from_start: usize,
    pub(crate) from_end: usize,
    pub(crate) multiplier: u64,
    pub(crate) displacements: [u16; BUCKETS],
    pub(crate) slots: [&'static str; SLOTS],
}

impl<const BUCKETS: usize, const SLOTS: usize> Table<BUCKETS, SLOTS> {
    #[inline]
    pub(crate) fn contains(&self, key: &[u8]) -> bool {
        self.slot(key).is_some_and(|slot| slot.as_bytes() == key)
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "only the low bits are kept")]
    fn slot(&self, key: &[u8]) -> Option<&'static str> {
        if key.len() < self.shortest || key.len() > self.longest {
            return None;
        }
        let end = window(key, key.len().wrapping_sub(self.from_end))?.rotate_left(23);
        let word = (window(key, self.from_start)? ^ end ^ key.len() as u64).wrapping_mul(self.multiplier);
        let hash = word ^ (word >> 32);
        let displacement = self.displacements[(hash >> 48) as usize & (BUCKETS - 1)];
        Some(self.slots[(hash ^ u64::from(displacement)) as usize & (SLOTS - 1)])
    }
}

#[inline]
fn window(key: &[u8], start: usize) -> Option<u64> {
    key.get(start..)?.first_chunk().copied().map(u64::from_le_bytes)
}

/// What follows `https://`, unless it is longer than any host and port.
#[inline]
pub(crate) fn host(origin: &[u8]) -> Option<&[u8]> {
    if origin.len() > 8 + 253 + 6 {
        return None;
    }
    origin.strip_prefix(b"https://")
}

/// Whether these are host labels, joined by single dots, as browsers write them.
#[inline]
pub(crate) fn are_labels(labels: &[u8]) -> bool {
    let mut in_label = false;
    for byte in labels {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => in_label = true,
            b'.' if in_label => in_label = false,
            _ => return false,
        }
    }
    in_label
}

/// An `https` origin without its port, if it has one; nothing if the port is not as browsers write it.
#[inline]
pub(crate) fn without_port(origin: &[u8]) -> Option<&[u8]> {
    let digits = origin.iter().rev().take(6).take_while(|byte| byte.is_ascii_digit()).count();
    let (before, port) = origin.split_at_checked(origin.len() - digits)?;
    let Some(host) = before.strip_suffix(b":") else {
        return Some(origin);
    };
    let number = port.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    (matches!(port, [b'1'..=b'9', ..]) && number <= 65535 && number != 443).then_some(host)
}

//! A perfect hash over keys that are known when it is built: two windows of eight bytes and the length, one multiply, one
//! comparison. `build.rs` finds windows in which all keys differ, and lays the keys out in one text.

/// The constants of one table.
pub(super) trait Keys {
    /// The distinct lengths, ascending.
    const LENGTHS: &'static [usize];
    /// Where the first window starts, from the key's start.
    const FIRST: usize;
    /// Where the second window starts, from the key's end.
    const SECOND: usize;
    const MULTIPLIER: u64;
    const BUCKET_BITS: u32;
    const SLOT_BITS: u32;
    /// What each bucket's keys are moved by.
    const DISPLACEMENTS: &'static [u16];
    /// Where each slot's key starts in the text, and where the last one ends.
    const OFFSETS: &'static [u32];
    const TEXT: &'static [u8];
}

/// Whether `key` is one of the table's.
#[inline]
pub(super) fn contains<K: Keys>(key: &[u8]) -> bool {
    find::<K>(key).is_some()
}

#[inline]
fn find<K: Keys>(key: &[u8]) -> Option<()> {
    if key.len() < *K::LENGTHS.first()? || key.len() > *K::LENGTHS.last()? {
        return None;
    }
    let first = u64::from_le_bytes(*key.get(K::FIRST..)?.first_chunk()?);
    let second = u64::from_le_bytes(*key.get(key.len() - K::SECOND..)?.first_chunk()?);
    let hash = (first ^ second.rotate_left(29) ^ key.len() as u64).wrapping_mul(K::MULTIPLIER);
    let displacement = *K::DISPLACEMENTS.get(bits(hash >> (64 - K::BUCKET_BITS), K::BUCKET_BITS))?;
    let slot = bits((hash >> 24) ^ u64::from(displacement), K::SLOT_BITS);
    let start = *K::OFFSETS.get(slot)? as usize;
    let end = *K::OFFSETS.get(slot + 1)? as usize;
    (K::TEXT.get(start..end)? == key).then_some(())
}

/// The lowest `count` bits of `word`.
#[allow(clippy::cast_possible_truncation, reason = "only the low bits are kept")]
#[inline]
fn bits(word: u64, count: u32) -> usize {
    word as usize & ((1 << count) - 1)
}

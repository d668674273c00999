//! A perfect hash over exact origins: laid out once, at build time; one probe and one comparison per look-up.
//!
//! Hash and displace: an origin's hash names a bucket, the bucket's displacement moves the origins in it to slots of
//! their own, and a slot says where in one blob of text its origin stands.

use alloc::{string::String, vec, vec::Vec};

/// Origins under a perfect hash, borrowed from the binary.
///
/// [`Layout::of`] lays one out.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Starts the hash: another one is tried where two origins would share a hash.
    pub seed: u64,
    /// The displacement of each bucket, as little-endian `u16`s; the number of buckets is a power of two.
    pub displacements: &'static [u8],
    /// Where the origin of each slot starts in `text`, as little-endian `u32`s, and one more for where the last ends;
    /// the number of slots is a power of two.
    pub offsets: &'static [u8],
    /// All origins, in the order of their slots.
    pub text: &'static str,
}

impl Table {
    /// Whether `origin` is one of the table's.
    #[must_use]
    pub fn contains(&self, origin: &[u8]) -> bool {
        self.find(origin).is_some()
    }

    fn find(&self, origin: &[u8]) -> Option<()> {
        // The length first: what is longer than any origin is not worth a hash, and a slot left empty holds "".
        if origin.is_empty() || origin.len() > LONGEST {
            return None;
        }
        let hash = hash(self.seed, origin);
        let bucket = low_bits(hash, self.displacements.len() / 2)?;
        let displacement = u16::from_le_bytes(read(self.displacements, bucket)?);
        let slot = slot(hash, displacement, (self.offsets.len() / 4).checked_sub(1)?)?;
        let start = u32::from_le_bytes(read(self.offsets, slot)?) as usize;
        let end = u32::from_le_bytes(read(self.offsets, slot + 1)?) as usize;
        (self.text.as_bytes().get(start..end)? == origin).then_some(())
    }
}

/// The longest serialized origin: a scheme of 64 bytes, `://`, a host of 253, and a colon with five digits.
const LONGEST: usize = 64 + 3 + 253 + 6;

/// The `index`th group of `N` bytes.
fn read<const N: usize>(bytes: &[u8], index: usize) -> Option<[u8; N]> {
    bytes.get(index * N..index * N + N)?.try_into().ok()
}

/// Mixes the length and eight bytes at a time; the origins are known when the table is built, so nothing an attacker
/// sends can make two of them collide.
fn hash(seed: u64, origin: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = seed ^ (origin.len() as u64);
    let mut chunks = origin.chunks_exact(8);
    for chunk in &mut chunks {
        let word = chunk.try_into().map(u64::from_le_bytes).unwrap_or_default();
        hash = mix(hash ^ word, MULTIPLIER);
    }
    // The last eight bytes, some of them for the second time: one step, where the remainder would be up to seven.
    let last = origin.last_chunk().map_or_else(|| word_of(chunks.remainder()), |chunk| u64::from_le_bytes(*chunk));
    mix(hash ^ last, MULTIPLIER)
}

/// Fewer than eight bytes as a word.
fn word_of(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte))
}

fn mix(word: u64, multiplier: u64) -> u64 {
    let word = word.wrapping_mul(multiplier);
    word ^ (word >> 32)
}

/// Which of `slots`, a power of two, `displacement` moves `hash` to.
fn slot(hash: u64, displacement: u16, slots: usize) -> Option<usize> {
    let step = (hash >> 40) | 1;
    low_bits((hash >> 20).wrapping_add(u64::from(displacement).wrapping_mul(step)), slots)
}

/// `word` modulo `count`, a power of two; `None` for a count of 0.
#[allow(clippy::cast_possible_truncation, reason = "only the low bits are kept")]
fn low_bits(word: u64, count: usize) -> Option<usize> {
    Some(word as usize & count.checked_sub(1)?)
}

/// What [`Table`] borrows, while it is still being built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// See [`Table::seed`].
    pub seed: u64,
    /// See [`Table::displacements`].
    pub displacements: Vec<u8>,
    /// See [`Table::offsets`].
    pub offsets: Vec<u8>,
    /// See [`Table::text`].
    pub text: String,
}

impl Layout {
    /// Lays out `origins`, in time linear in their number; `None` if two are the same, or all together exceed 4 GiB. Of
    /// two or three origins, where one comparison each is better anyway, some sets find no place either.
    ///
    /// # Examples
    ///
    /// ```
    /// use cors_rules::matcher::Layout;
    ///
    /// let layout = Layout::of(&["https://a.example", "https://b.example"]).expect("the origins differ");
    /// assert_eq!(layout.text.len(), 34);
    /// ```
    #[must_use]
    pub fn of(origins: &[&str]) -> Option<Self> {
        // With 64 bits a second seed is all but never needed; equal origins fail under each.
        (0..16).find_map(|seed| Self::with_seed(origins, seed))
    }

    fn with_seed(origins: &[&str], seed: u64) -> Option<Self> {
        // At most four fifths full, else the last buckets search for long.
        let slots = (origins.len() + origins.len() / 4 + 1).next_power_of_two();
        let buckets = (slots / 4).max(1);
        let hashes: Vec<u64> = origins.iter().map(|origin| hash(seed, origin.as_bytes())).collect();

        let mut members = vec![Vec::new(); buckets];
        for (index, hash) in hashes.iter().enumerate() {
            members.get_mut(low_bits(*hash, buckets)?)?.push(index);
        }
        // The fullest first, while there is room.
        let mut order: Vec<usize> = (0..buckets).collect();
        order.sort_by_key(|bucket| core::cmp::Reverse(members.get(*bucket).map_or(0, Vec::len)));

        let mut taken: Vec<Option<usize>> = vec![None; slots];
        let mut displacements = vec![0_u16; buckets];
        for bucket in order {
            let members = members.get(bucket)?;
            let displacement =
                (0..=u16::MAX).take(slots).find(|displacement| place(members, &hashes, *displacement, &mut taken))?;
            *displacements.get_mut(bucket)? = displacement;
        }

        let mut text = String::new();
        let mut offsets = Vec::with_capacity((slots + 1) * 4);
        for index in taken {
            offsets.extend(u32::try_from(text.len()).ok()?.to_le_bytes());
            if let Some(origin) = index.and_then(|index| origins.get(index)) {
                text.push_str(origin);
            }
        }
        offsets.extend(u32::try_from(text.len()).ok()?.to_le_bytes());
        let displacements = displacements.into_iter().flat_map(u16::to_le_bytes).collect();
        Some(Self { seed, displacements, offsets, text })
    }
}

/// Puts every member of a bucket into a free slot, or none of them.
fn place(members: &[usize], hashes: &[u64], displacement: u16, taken: &mut [Option<usize>]) -> bool {
    let slots = taken.len();
    let slot_of = |member: &usize| hashes.get(*member).and_then(|hash| slot(*hash, displacement, slots));
    for (done, member) in members.iter().enumerate() {
        if let Some(free @ None) = slot_of(member).and_then(|slot| taken.get_mut(slot)) {
            *free = Some(*member);
            continue;
        }
        for placed in members.iter().take(done) {
            if let Some(slot) = slot_of(placed).and_then(|slot| taken.get_mut(slot)) {
                *slot = None;
            }
        }
        return false;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{Layout, Table};
    use alloc::{boxed::Box, format, string::String, vec::Vec};

    fn table(origins: &[String]) -> Table {
        let origins: Vec<&str> = origins.iter().map(String::as_str).collect();
        let layout = Layout::of(&origins).expect("the origins differ");
        Table {
            seed: layout.seed,
            displacements: Box::leak(layout.displacements.into_boxed_slice()),
            offsets: Box::leak(layout.offsets.into_boxed_slice()),
            text: Box::leak(layout.text.into_boxed_str()),
        }
    }

    #[test]
    fn finds_every_origin_and_no_other() {
        for count in [0, 1, 2, 9, 100, 1_000, 10_000] {
            let origins: Vec<String> = (0..count).map(|n| format!("https://tenant-{n}.example.com")).collect();
            let table = table(&origins);
            assert!(origins.iter().all(|origin| table.contains(origin.as_bytes())), "{count}");
            for n in 0..count {
                assert!(!table.contains(format!("https://tenant-{n}.example.co").as_bytes()));
                assert!(!table.contains(format!("http://tenant-{n}.example.com").as_bytes()));
            }
        }
    }

    #[test]
    fn an_empty_slot_matches_no_empty_origin() {
        let table = table(&[String::from("https://a.example")]);
        assert!(!table.contains(b""));
    }

    #[test]
    fn the_longest_origin_that_there_can_be_is_found() {
        let host = [63, 63, 63, 61].map(|length| "a".repeat(length)).join(".");
        let origin = format!("{}://{host}:65535", "s".repeat(64));
        assert_eq!((host.len(), origin.len()), (253, 326));
        assert!(table(core::slice::from_ref(&origin)).contains(origin.as_bytes()));
    }

    #[test]
    fn an_origin_of_a_megabyte_is_refused() {
        let table = table(&[String::from("https://a.example")]);
        assert!(!table.contains("https://a.example".repeat(65_536).as_bytes()));
    }

    #[test]
    fn the_same_origin_twice_cannot_be_laid_out() {
        assert_eq!(Layout::of(&["https://a.example", "https://a.example"]), None);
    }
}

//! A perfect hash over exact origins: laid out once, at build time; one probe and one comparison per look-up.
//!
//! Hash and displace: an origin's hash names a bucket, the bucket's displacement moves the origins in it to slots of
//! their own, and a slot says where in one blob of text its origin stands.

use alloc::{string::String, vec, vec::Vec};

use super::{
    text::{has_same_ends, is_same},
    LONGEST,
};

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
    //
    // The length that most have stands where this is asked for, with the words in registers that are compared at the end.
    #[must_use]
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "a call costs nearly as much as what it would call")]
    pub fn contains(&self, origin: &[u8]) -> bool {
        match (origin.first_chunk(), origin.last_chunk()) {
            (Some(first), Some(last)) if origin.len() <= 32 => {
                let hash = hash_of_ends(self.seed, words(first), words(last), origin.len());
                let candidate = self.candidate(hash, origin.len());
                candidate.is_some_and(|text| has_same_ends::<16>(text, origin))
            }
            _ => self.contains_apart(origin),
        }
    }

    /// The same for the endings of patterns, which may be shorter.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "as above")]
    pub(super) fn contains_ending(&self, ending: &[u8]) -> bool {
        match ending.len() {
            8..=15 => {
                let hash = hash_of_ends(self.seed, short(ending), [0, 0], ending.len());
                let candidate = self.candidate(hash, ending.len());
                candidate.is_some_and(|text| has_same_ends::<8>(text, ending))
            }
            _ => self.contains(ending),
        }
    }

    /// The same for any length.
    #[inline(never)]
    pub(super) fn contains_apart(&self, origin: &[u8]) -> bool {
        // The length first: what is longer than any origin is not worth a hash, and a slot left empty holds "".
        if origin.is_empty() || origin.len() > LONGEST {
            return false;
        }
        let candidate = self.candidate(hash(self.seed, origin), origin.len());
        candidate.is_some_and(|candidate| is_same(candidate, origin))
    }

    /// The one origin of the table that one of this hash and length could be.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "as above")]
    fn candidate(&self, hash: u64, length: usize) -> Option<&'static [u8]> {
        let displacement = u16::from_le_bytes(read(self.displacements, bucket(hash, self.displacements.len()))?);
        let offsets = u64::from_le_bytes(read(self.offsets, slot(hash, displacement, self.offsets.len()))?);
        #[allow(clippy::cast_possible_truncation, reason = "each half has 32 bits")]
        let (start, end) = ((offsets & u64::from(u32::MAX)) as usize, (offsets >> 32) as usize);
        if end.wrapping_sub(start) != length {
            return None;
        }
        self.text.as_bytes().get(start..end)
    }
}

/// The `N` bytes that start there.
#[inline]
fn read<const N: usize>(bytes: &[u8], start: usize) -> Option<[u8; N]> {
    bytes.get(start..start + N)?.try_into().ok()
}

/// Mixes the length and every byte, some of them twice: whatever two origins differ in, their hashes do. All of them are
/// known when the table is built, so nothing that an attacker sends can make two of them collide.
#[inline]
fn hash(seed: u64, origin: &[u8]) -> u64 {
    let (Some(first), Some(last)) = (origin.first_chunk(), origin.last_chunk()) else {
        return hash_of_ends(seed, short(origin), [0, 0], origin.len());
    };
    if origin.len() <= 32 {
        return hash_of_ends(seed, words(first), words(last), origin.len());
    }
    let rest = origin.get(16..).unwrap_or_default().chunks_exact(16);
    let hash =
        rest.filter_map(<[u8]>::first_chunk).fold(mix(seed, words(first)), |hash, chunk| mix(hash, words(chunk)));
    mix_last(hash, words(last), origin.len())
}

/// The hash of what is covered by its first bytes and its last, as most origins are by sixteen of each.
#[inline]
fn hash_of_ends(seed: u64, first: [u64; 2], last: [u64; 2], length: usize) -> u64 {
    mix_last(mix(seed, first), last, length)
}

#[inline]
fn mix_last(hash: u64, [start, end]: [u64; 2], length: usize) -> u64 {
    mix(hash, [start, end ^ length as u64])
}

/// Sixteen bytes as two words.
#[inline]
fn words(bytes: &[u8; 16]) -> [u64; 2] {
    let both = u128::from_le_bytes(*bytes);
    #[allow(clippy::cast_possible_truncation, reason = "the one half, and the other")]
    [both as u64, (both >> 64) as u64]
}

/// Fewer than sixteen bytes as two words, of which all but the shortest origins have some bytes in both.
#[inline]
fn short(bytes: &[u8]) -> [u64; 2] {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => [u64::from_le_bytes(*first), u64::from_le_bytes(*last)],
        _ => [bytes.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte)), 0],
    }
}

/// No power of two, and with bits that no byte of an origin has: no word of one makes it zero.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

#[inline]
fn mix(hash: u64, [word, other]: [u64; 2]) -> u64 {
    let product = u128::from(hash ^ word) * u128::from(other ^ MULTIPLIER);
    #[allow(clippy::cast_possible_truncation, reason = "the one half, and the other")]
    let folded = product as u64 ^ (product >> 64) as u64;
    folded
}

/// Where the displacement of a hash starts among so many bytes: two for each, and of those a power of two.
#[inline]
fn bucket(hash: u64, bytes: usize) -> usize {
    low_bits(hash >> 39, bytes.wrapping_sub(2))
}

/// Where the offset starts, among so many bytes, that `displacement` moves a hash to: four for each, and beside a power of
/// two of them the last one's end.
#[inline]
fn slot(hash: u64, displacement: u16, bytes: usize) -> usize {
    let moved = (hash ^ u64::from(displacement)).wrapping_mul(MULTIPLIER);
    low_bits(moved >> 38, bytes.wrapping_sub(8))
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "only low bits are kept")]
fn low_bits(word: u64, mask: usize) -> usize {
    word as usize & mask
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
            members.get_mut(bucket(*hash, buckets * 2) / 2)?.push(index);
        }
        // The fullest first, while there is room.
        let mut order: Vec<usize> = (0..buckets).collect();
        order.sort_by_key(|bucket| core::cmp::Reverse(members.get(*bucket).map_or(0, Vec::len)));

        let mut taken: Vec<Option<usize>> = vec![None; slots];
        let mut displacements = vec![0_u16; buckets];
        for bucket in order {
            let members = members.get(bucket)?;
            let displacement =
                (0..=u16::MAX).find(|displacement| place(members, &hashes, *displacement, &mut taken))?;
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
    let bytes = (taken.len() + 1) * 4;
    let slot_of = |member: &usize| hashes.get(*member).map(|hash| slot(*hash, displacement, bytes) / 4);
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
    fn origins_that_differ_in_their_ports_alone_are_found() {
        let origins: Vec<String> = (1..=100).map(|port| format!("http://a:{port}")).collect();
        let table = table(&origins);
        assert!(origins.iter().all(|origin| table.contains(origin.as_bytes())));
        assert!(!table.contains(b"http://a:101"));
    }

    #[test]
    fn texts_that_differ_in_one_byte_alone_are_found_whichever_it_is() {
        for (length, position) in (1..=40).flat_map(|length| (0..length).map(move |position| (length, position))) {
            let texts: Vec<String> = ('a'..='z')
                .map(|letter| format!("{}{letter}{}", "-".repeat(position), "-".repeat(length - position - 1)))
                .collect();
            let table = table(&texts);
            for text in &texts {
                assert!(table.contains(text.as_bytes()), "{text}");
                assert!(table.contains_ending(text.as_bytes()), "{text}");
                let other = text.replace(|c: char| c != '-', "_");
                assert!(!table.contains(other.as_bytes()), "{other}");
                assert!(!table.contains_ending(other.as_bytes()), "{other}");
            }
        }
    }

    #[test]
    fn an_empty_slot_matches_no_empty_origin() {
        let table = table(&[String::from("https://a.example")]);
        assert!(!table.contains(b""));
        assert!(!table.contains_ending(b""));
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

    #[test]
    fn a_table_is_at_most_four_fifths_full_and_has_a_bucket_for_four_slots() {
        for (origins, slots, buckets) in [(0, 1, 1), (1, 2, 1), (12, 16, 4), (13, 32, 8), (25, 32, 8), (26, 64, 16)] {
            let origins: Vec<String> = (0..origins).map(|n| format!("https://tenant-{n}.example")).collect();
            let table = table(&origins);
            // Four bytes for each slot and four for where the last ends; two for each bucket.
            assert_eq!((table.offsets.len(), table.displacements.len()), ((slots + 1) * 4, buckets * 2), "{origins:?}");
        }
    }
}

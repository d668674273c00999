//! Lays out a perfect hash: hash and displace, over two windows of eight bytes and the length.

use std::cmp::Reverse;

/// The constants of `hand::table::Keys`.
pub(crate) struct Layout {
    pub(crate) lengths: Vec<usize>,
    /// Where the first window starts, from the key's start.
    pub(crate) first: usize,
    /// Where the second window starts, from the key's end.
    pub(crate) second: usize,
    pub(crate) multiplier: u64,
    pub(crate) bucket_bits: u32,
    pub(crate) slot_bits: u32,
    pub(crate) displacements: Vec<u16>,
    pub(crate) offsets: Vec<usize>,
    pub(crate) text: String,
}

impl Layout {
    /// The first layout that works; `None` if the keys differ in no two windows.
    pub(crate) fn of(keys: &[String]) -> Option<Self> {
        let mut lengths: Vec<usize> = keys.iter().map(String::len).collect();
        lengths.sort_unstable();
        lengths.dedup();
        let shortest = *lengths.first()?;
        for first in (0..=shortest - 8).rev() {
            for second in 8..=shortest {
                let words: Vec<u64> = keys.iter().map(|key| word(key.as_bytes(), first, second)).collect();
                let mut distinct = words.clone();
                distinct.sort_unstable();
                distinct.dedup();
                if distinct.len() < keys.len() {
                    continue;
                }
                if let Some(layout) = with_windows(keys, &words, &lengths, first, second) {
                    return Some(layout);
                }
            }
        }
        None
    }
}

fn with_windows(keys: &[String], words: &[u64], lengths: &[usize], first: usize, second: usize) -> Option<Layout> {
    let slots = (keys.len() + keys.len() / 4 + 1).next_power_of_two();
    let slot_bits = slots.trailing_zeros();
    let bucket_bits = slot_bits.saturating_sub(2).max(1);
    let multipliers = (1..64_u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    for multiplier in multipliers {
        let hashes: Vec<u64> = words.iter().map(|word| word.wrapping_mul(multiplier)).collect();
        if let Some((displacements, taken)) = place(&hashes, bucket_bits, slot_bits) {
            let (mut offsets, mut text) = (vec![0], String::new());
            for index in taken {
                text.push_str(index.map_or("", |index| keys[index].as_str()));
                offsets.push(text.len());
            }
            let lengths = lengths.to_vec();
            return Some(Layout {
                lengths,
                first,
                second,
                multiplier,
                bucket_bits,
                slot_bits,
                displacements,
                offsets,
                text,
            });
        }
    }
    None
}

type Placed = (Vec<u16>, Vec<Option<usize>>);

/// A displacement for each bucket, and the key of each slot.
fn place(hashes: &[u64], bucket_bits: u32, slot_bits: u32) -> Option<Placed> {
    let mut buckets: Vec<(usize, Vec<usize>)> = (0..1 << bucket_bits).map(|bucket| (bucket, Vec::new())).collect();
    for (index, hash) in hashes.iter().enumerate() {
        buckets[bucket(*hash, bucket_bits)].1.push(index);
    }
    let mut displacements = vec![0; buckets.len()];
    let mut taken = vec![None; 1 << slot_bits];
    buckets.sort_by_key(|(_, members)| Reverse(members.len()));
    for (bucket, members) in buckets {
        let slots_of = |displacement: u16| -> Option<Vec<usize>> {
            let mut slots: Vec<usize> =
                members.iter().map(|index| slot(hashes[*index], displacement, slot_bits)).collect();
            let is_free = slots.iter().all(|slot| taken[*slot].is_none());
            let all = slots.clone();
            slots.sort_unstable();
            slots.dedup();
            (is_free && slots.len() == all.len()).then_some(all)
        };
        let largest = u16::try_from(taken.len() - 1).expect("at most 65,536 slots");
        let (displacement, slots) =
            (0..=largest).find_map(|displacement| Some((displacement, slots_of(displacement)?)))?;
        displacements[bucket] = displacement;
        for (index, slot) in members.iter().zip(slots) {
            taken[slot] = Some(*index);
        }
    }
    Some((displacements, taken))
}

// As in `hand::table`.

fn word(key: &[u8], first: usize, second: usize) -> u64 {
    let window = |start: usize| u64::from_le_bytes(key[start..start + 8].try_into().expect("eight bytes"));
    window(first) ^ window(key.len() - second).rotate_left(29) ^ key.len() as u64
}

fn bucket(hash: u64, bucket_bits: u32) -> usize {
    usize::try_from(hash >> (64 - bucket_bits)).expect("64 bits")
}

fn slot(hash: u64, displacement: u16, slot_bits: u32) -> usize {
    let slot = usize::try_from(hash >> 24).expect("64 bits") & ((1 << slot_bits) - 1);
    slot ^ usize::from(displacement)
}

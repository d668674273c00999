//! A perfect hash over two windows of eight bytes, as `src/by_hand/perfect_hash.rs` reads it.

use std::collections::HashSet;

/// The source text of a `Table` that holds `keys`.
pub(crate) fn source(keys: &[String]) -> String {
    let (from_start, from_end) = windows(keys);
    let slots = (keys.len() * 2).next_power_of_two();
    let buckets = (keys.len() / 4).next_power_of_two();
    let (multiplier, displacements, slots) = (0..64)
        .map(|attempt| 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(2 * attempt + 1))
        .find_map(|multiplier| {
            let hash = |key: &str| hash(key.as_bytes(), from_start, from_end, multiplier);
            displace(keys, hash, buckets, slots).map(|(displacements, slots)| (multiplier, displacements, slots))
        })
        .expect("one of the multipliers spreads the keys");
    let shortest = keys.iter().map(String::len).min().unwrap_or(0);
    let longest = keys.iter().map(String::len).max().unwrap_or(0);
    format!(
        "Table<{}, {}> = Table {{ shortest: {shortest}, longest: {longest}, from_start: {from_start}, \
         from_end: {from_end}, multiplier: {multiplier:#x}, displacements: {displacements:?}, slots: {slots:?} }}",
        displacements.len(),
        slots.len()
    )
}

/// Where two windows stand, counted from the start and from the end, that tell all keys apart.
fn windows(keys: &[String]) -> (usize, usize) {
    let shortest = keys.iter().map(String::len).min().unwrap_or(0);
    let places = (0..=shortest - 8).flat_map(|start| (8..=shortest).map(move |end| (start, end)));
    let tells_apart = |&(start, end): &(usize, usize)| {
        let mut seen = HashSet::new();
        keys.iter().all(|key| {
            let key = key.as_bytes();
            seen.insert((window(key, start), window(key, key.len() - end), key.len()))
        })
    };
    places.into_iter().find(tells_apart).expect("two windows tell these keys apart")
}

fn window(key: &[u8], start: usize) -> u64 {
    u64::from_le_bytes(key[start..start + 8].try_into().expect("eight bytes"))
}

fn hash(key: &[u8], from_start: usize, from_end: usize, multiplier: u64) -> u64 {
    let end = window(key, key.len() - from_end).rotate_left(23);
    let word = (window(key, from_start) ^ end ^ key.len() as u64).wrapping_mul(multiplier);
    word ^ (word >> 32)
}

/// A displacement for each bucket that moves its keys to free slots.
fn displace(
    keys: &[String],
    hash: impl Fn(&str) -> u64,
    buckets: usize,
    slots: usize,
) -> Option<(Vec<u16>, Vec<String>)> {
    let place = |word: u64, count: usize| usize::try_from(word & (count as u64 - 1)).expect("below the count");
    let mut members = vec![Vec::new(); buckets];
    for key in keys {
        let hash = hash(key);
        members[place(hash >> 48, buckets)].push((hash, key));
    }
    let mut order: Vec<usize> = (0..buckets).collect();
    order.sort_by_key(|bucket| usize::MAX - members[*bucket].len());
    let mut displacements = vec![0; buckets];
    let mut taken = vec![String::new(); slots];
    for bucket in order {
        let free = |displacement: &u16| {
            let mut own = HashSet::new();
            members[bucket].iter().all(|(hash, _)| {
                let slot = place(hash ^ u64::from(*displacement), slots);
                taken[slot].is_empty() && own.insert(slot)
            })
        };
        let displacement = (0..u16::MAX).find(free)?;
        for (hash, key) in &members[bucket] {
            taken[place(hash ^ u64::from(displacement), slots)].clone_from(key);
        }
        displacements[bucket] = displacement;
    }
    Some((displacements, taken))
}

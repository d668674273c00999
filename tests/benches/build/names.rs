//! The names in the origins: of several lengths, and alike, as those of one company are.

const WORDS: [&str; 8] = ["app", "shop", "admin", "portal", "checkout", "api", "www", "dashboard"];

/// The `index`th name.
fn name(index: usize) -> String {
    format!("{}-{index}", WORDS[index % WORDS.len()])
}

/// `https://shop-1.example.com` and so on.
pub(crate) fn exact(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("https://{}.example.com", name(index))).collect()
}

/// What stands after the `*` of `https://*.shop-1.example` and so on.
pub(crate) fn suffixes(count: usize) -> Vec<String> {
    (0..count).map(|index| format!(".{}.example", name(index))).collect()
}

/// What stands before the port of `https://shop-1.example:*` and so on.
pub(crate) fn hosts(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("https://{}.example", name(index))).collect()
}

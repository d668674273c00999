//! The one call that is counted.

use crate::allocations;

/// What callgrind is told to look for.
pub(crate) const COUNTED: &str = "cors_benches::count::only_this_call_counts";

/// Callgrind counts from where this is entered to where it is left, and nothing else.
#[inline(never)]
fn only_this_call_counts<T>(call: impl FnOnce() -> T) -> T {
    let output = call();
    // Keeps the call from becoming a jump, after which callgrind would not see where it ends.
    std::hint::black_box(());
    output
}

/// What `call` returns, and how often it allocates.
pub fn counted<T>(call: impl FnOnce() -> T) -> (T, u64) {
    let before = allocations::so_far();
    let output = only_this_call_counts(call);
    (output, allocations::so_far() - before)
}

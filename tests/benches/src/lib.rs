//! What the attribute costs: instructions and allocations of one call, beside code written by hand and the other libraries.
//!
//! `cargo bench --manifest-path tests/benches/Cargo.toml`; `docs/performance.md` says how to read what it prints.

#![allow(clippy::missing_panics_doc, reason = "an instrument stops where it cannot measure")]

mod allocations;
mod asked;
mod bounds;
mod by_hand;
pub mod callgrind;
mod cases;
pub mod count;
pub mod document;
mod measured;
#[cfg(feature = "peers")]
mod peers;
mod policies;
pub mod report;
mod stack;
mod verdict;
pub mod versions;

pub use cases::count_all;

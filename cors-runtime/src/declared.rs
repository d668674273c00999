//! What the attribute's expansion is written with: a declaration that the macro has checked.
//!
//! Not meant to be used by hand, since nothing is checked here any more; hence hidden from the documentation. A policy is one
//! literal, with no call in it: rustc spends more on one than on all of the strings (`docs/decisions.md`).
//!
//! All of it is imported where no code of the user's stands: what is added here is added to `NAMES` in
//! `cors-macros/src/expand/constant.rs`.

pub use cors_rules::matcher::{
    Exact::{Few, Many},
    Index, Pattern, Patterns, Suffixes, Table, NO_PATTERNS,
};

#[cfg(debug_assertions)]
pub use crate::header_map::compile_once;
pub use crate::{
    made::NOT_MADE,
    origins::Origins,
    policy::{Either, Fixed, Matched, Policy},
};

/// A fixed policy that declares nothing beside its origin.
#[allow(clippy::declare_interior_mutable_const, reason = "each policy starts with a number of its own")]
pub const FIXED_ALONE: Policy<Fixed> = nothing_but(Fixed(""));

/// A matched policy that declares nothing beside its origins.
#[allow(clippy::declare_interior_mutable_const, reason = "as above")]
pub const MATCHED_ALONE: Policy<Matched> = nothing_but(Matched { exact: Few(&[]), patterns: NO_PATTERNS });

/// Either, that declares nothing beside its origins.
#[allow(clippy::declare_interior_mutable_const, reason = "as above")]
pub const EITHER_ALONE: Policy<Either> = nothing_but(Either::Fixed(Fixed("")));

const fn nothing_but<O>(origins: O) -> Policy<O> {
    Policy { methods: "", headers: "", expose_headers: "", credentials: false, max_age: "", made: NOT_MADE, origins }
}

/// Runs a method's body.
///
/// Called where it stands, the closure would be one that may be called again, and its response could not borrow from
/// the `&mut self` that it captures.
pub fn call_once<T>(body: impl FnOnce() -> T) -> T {
    body()
}

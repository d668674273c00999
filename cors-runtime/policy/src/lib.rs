//! The policy language of `cors-runtime`: origin patterns, methods, header names, and the rules between them.
//!
//! [`check`] turns what an attribute says, a [`Declaration`], into a [`Policy`], or into every [`Fault`] that it holds. The
//! macro asks it at build time; it needs no macro, so that a policy that is made at run time can be given the same verdict in
//! the same words.
//!
//! ```
//! use cors_rules::{check, Declaration, PublicSuffixes};
//!
//! let declaration = Declaration {
//!     origins: Some(&["https://App.example.com/"]),
//!     ..Declaration::default()
//! };
//! let faults = check(&declaration, &PublicSuffixes::Absent).unwrap_err();
//! assert_eq!(faults[0].to_string(), "origin `https://App.example.com/` has upper case in its host");
//! assert_eq!(faults[1].to_string(), "origin `https://App.example.com/` has a path, if only a `/`");
//! assert_eq!(faults[1].corrected(), Some("https://app.example.com"));
//! ```
#![no_std]

extern crate alloc;
#[cfg(test)]
#[macro_use]
extern crate std;

mod check;
mod declaration;
mod fault;
mod headers;
mod help;
pub mod matcher;
mod message;
mod methods;
mod origin;
mod policy;
pub mod punycode;
mod quote;
mod reason;
mod token;

pub use check::check;
pub use declaration::{split_list, Declaration, PublicSuffixes};
pub use fault::{Argument, Fault};
pub use origin::Origin;
pub use policy::{ExposeHeaders, Headers, Methods, Origins, Policy};
pub use reason::Reason;

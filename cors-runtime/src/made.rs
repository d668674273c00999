//! What is declared, as the `http` crate has it, from the first use on.
//!
//! It does not stand in the policy: rustc looks into whatever a `static` holds, and spends more on the layers of a `OnceLock` than
//! on all else of a policy (`docs/decisions.md`). So a policy holds a number, and what is made stands in tables of this crate.

use std::sync::{
    atomic::{AtomicUsize, Ordering},
    OnceLock,
};

use http::{HeaderMap, HeaderValue};

/// The values of one policy.
#[derive(Debug, Default)]
struct Values {
    origin: OnceLock<HeaderValue>,
    expose_headers: OnceLock<HeaderValue>,
    /// What the answer to a preflight says, but for an origin that the request decides.
    preflight: OnceLock<HeaderMap>,
}

/// Room for the values of one policy, which are never dropped: beside code that drops a map here, LLVM makes all answers slower
/// (as at [`compile_once`](crate::header_map::compile_once)).
type Slot = OnceLock<&'static Values>;

/// The number of policies that the first table is for: more than most programs have, in a kilobyte.
const FIRST: usize = 64;

/// The number of policies that there is room for; what another one sends is made for each answer.
const MOST: usize = 4096;

/// The values of the first policies that answered, by number; 0 is that of no policy.
static FIRST_SLOTS: [Slot; FIRST] = [const { OnceLock::new() }; FIRST];

/// Those of the others.
static MORE_SLOTS: OnceLock<Box<[Slot]>> = OnceLock::new();

/// The next number.
static NEXT: AtomicUsize = AtomicUsize::new(1);

/// A policy's number, by which its values are found: 0 until one of them is asked for.
#[derive(Debug)]
pub struct Made(AtomicUsize);

/// Nothing is made of a policy yet.
#[allow(clippy::declare_interior_mutable_const, reason = "each policy starts with a number of its own")]
pub const NOT_MADE: Made = Made(AtomicUsize::new(0));

impl Made {
    /// The one allowed origin, which is `text`.
    #[inline]
    pub(crate) fn origin(&self, text: &'static str) -> HeaderValue {
        value(self.values().map(|values| &values.origin), text)
    }

    /// The exposed headers, which are `text`.
    #[inline]
    pub(crate) fn expose_headers(&self, text: &'static str) -> HeaderValue {
        value(self.values().map(|values| &values.expose_headers), text)
    }

    /// The headers of the answer to a preflight, which `make` makes.
    #[inline]
    pub(crate) fn preflight(&self, make: impl Fn() -> HeaderMap) -> HeaderMap {
        match self.values() {
            Some(values) => values.preflight.get_or_init(make).clone(),
            None => make(),
        }
    }

    #[inline]
    fn values(&self) -> Option<&'static Values> {
        // Whoever reads a number reads a table of its own accord: the table's own order is enough.
        let number = self.0.load(Ordering::Relaxed);
        match FIRST_SLOTS.get(number).and_then(OnceLock::get) {
            Some(values) => Some(values),
            None => self.other_values(number),
        }
    }

    /// The values of a policy that has none yet, or that is none of the first.
    #[cold]
    fn other_values(&self, mut number: usize) -> Option<&'static Values> {
        if number == 0 {
            let free =
                NEXT.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |next| (next < MOST).then_some(next + 1));
            let free = free.ok()?;
            // Another thread may have been first: then its number is the policy's, and this one nobody's.
            number =
                self.0.compare_exchange(0, free, Ordering::Relaxed, Ordering::Relaxed).map_or_else(|its| its, |_| free);
        }
        let slot = if let Some(slot) = FIRST_SLOTS.get(number) {
            slot
        } else {
            let more = MORE_SLOTS.get_or_init(|| (FIRST..MOST).map(|_| OnceLock::new()).collect());
            more.get(number.checked_sub(FIRST)?)?
        };
        Some(slot.get_or_init(|| Box::leak(Box::default())))
    }
}

#[inline]
fn value(kept: Option<&'static OnceLock<HeaderValue>>, text: &'static str) -> HeaderValue {
    // The text is the macro's own, of visible ASCII: it cannot be refused.
    let make = || HeaderValue::from_static(text);
    kept.map_or_else(make, |kept| kept.get_or_init(make).clone())
}

#[cfg(test)]
mod tests;

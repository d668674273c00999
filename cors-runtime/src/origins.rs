//! Whom a policy allows, and what of that is known when it compiles.

use cors_rules::matcher::Matcher;

use crate::{CorsRequest, Field, Lines};

/// A policy's origins.
///
/// The kind of a policy is part of its type, so that nothing asks for it at run time: a fixed one keeps nothing of a
/// request, and never looks at its `Origin`.
pub trait Origins: Sized {
    /// What a decision keeps of a request until the response is there.
    type Kept<V>;

    /// The origin that is allowed whatever the request says, if there is such a one. Else the answer depends on the
    /// request, and `Vary` has to say so (Fetch, "CORS protocol and HTTP caches").
    fn constant(&self) -> Option<&'static str>;

    /// Looks at the request's `Origin`, if the answer depends on it.
    fn keep<R: CorsRequest>(&self, request: &R) -> Self::Kept<R::Value>;

    /// The request's own origin, if the answer depends on it and it is allowed.
    fn own<V>(kept: Self::Kept<V>) -> Option<V>;
}

/// One exact origin, or `*`: the same header for every request.
#[derive(Debug, Clone, Copy)]
pub struct Fixed(pub(crate) &'static str);

/// Anything else: the request's `Origin` decides.
#[derive(Debug, Clone, Copy)]
pub struct Matched(pub(crate) Matcher);

/// Either, for a policy that is known by its name alone.
#[derive(Debug, Clone, Copy)]
pub enum Either {
    /// See [`Fixed`].
    Fixed(Fixed),
    /// See [`Matched`].
    Matched(Matched),
}

impl Origins for Fixed {
    type Kept<V> = ();

    #[inline]
    fn constant(&self) -> Option<&'static str> {
        Some(self.0)
    }

    #[inline]
    fn keep<R: CorsRequest>(&self, _: &R) {}

    #[inline]
    fn own<V>((): ()) -> Option<V> {
        None
    }
}

impl Origins for Matched {
    type Kept<V> = Option<V>;

    #[inline]
    fn constant(&self) -> Option<&'static str> {
        None
    }

    #[inline(never)]
    fn keep<R: CorsRequest>(&self, request: &R) -> Option<R::Value> {
        match request.lines(Field::Origin) {
            Lines::One(origin) if self.0.matches(origin.as_ref()) => Some(origin.clone()),
            _ => None,
        }
    }

    #[inline]
    fn own<V>(kept: Option<V>) -> Option<V> {
        kept
    }
}

impl Origins for Either {
    type Kept<V> = Option<V>;

    #[inline]
    fn constant(&self) -> Option<&'static str> {
        match self {
            Self::Fixed(fixed) => fixed.constant(),
            Self::Matched(matched) => matched.constant(),
        }
    }

    #[inline]
    fn keep<R: CorsRequest>(&self, request: &R) -> Option<R::Value> {
        match self {
            Self::Fixed(_) => None,
            Self::Matched(matched) => matched.keep(request),
        }
    }

    #[inline]
    fn own<V>(kept: Option<V>) -> Option<V> {
        kept
    }
}

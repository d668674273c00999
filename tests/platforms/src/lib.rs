//! The platforms that a handler runs on, each by its own SDK: nothing but what `tests/` shares.

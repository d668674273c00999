//! What is wrong at the edge, and what the compiler says of it. `TRYBUILD=overwrite` writes the messages.

#![allow(missing_docs, reason = "a test is no API")]

#[test]
fn mistakes_are_told_apart() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}

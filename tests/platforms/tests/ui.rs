//! What does not compile on Lambda and Vercel, and what is said about it: one file for each mistake, one error for each file.
//!
//! `TRYBUILD=overwrite cargo test -p cors-platform-tests --test ui` writes the messages anew. Read each that changes.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::{fs, path::PathBuf};

const FOLDERS: [&str; 2] = ["ui/fail/lambda", "ui/fail/vercel"];

#[test]
fn every_mistake_has_its_message_and_what_should_compile_does() {
    let tests = trybuild::TestCases::new();
    for folder in FOLDERS {
        tests.compile_fail(format!("{folder}/*.rs"));
    }
    tests.pass("ui/pass/*.rs");
}

#[test]
fn one_mistake_is_one_error_that_says_what_to_write() {
    let files = FOLDERS.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let messages: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|found| found == "stderr")).collect();
    assert_eq!(messages.len(), 20);
    for path in messages {
        let text = fs::read_to_string(&path).unwrap();
        let errors = text.lines().filter(|line| line.starts_with("error") || line.starts_with("warning")).count();
        assert_eq!(errors, 1, "{}", path.display());
        let says = ["= help: ", "= note: "].iter().any(|mark| text.contains(mark));
        assert!(says, "{}", path.display());
    }
}

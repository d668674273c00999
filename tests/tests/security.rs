//! `docs/security.md` and the tests that it names, kept in step.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use std::{collections::BTreeSet, fs, path::Path};

const PAGE: &str = include_str!("../../docs/security.md");

/// Each row of the page's table of advisories: the id, the file and the test, the last two in back-ticks.
fn rows() -> Vec<(&'static str, &'static str, &'static str)> {
    let cells = |row: &'static str| row.trim_matches('|').split('|').map(str::trim).collect::<Vec<&str>>();
    let rows = PAGE.lines().filter(|line| line.starts_with('|')).map(cells);
    rows.filter_map(|cells| match *cells {
        [id, _, test] => {
            let (file, name) = test.strip_prefix('`')?.strip_suffix('`')?.split_once("`, `")?;
            Some((id, file, name))
        }
        _ => None,
    })
    .collect()
}

fn tests(source: &str) -> BTreeSet<&str> {
    let after = source.split("#[test]\n").skip(1);
    after.filter_map(|rest| rest.trim_start().strip_prefix("fn ")?.split('(').next()).collect()
}

fn read(file: &str) -> String {
    fs::read_to_string(format!("../{file}")).unwrap_or_else(|error| panic!("{file}: {error}"))
}

#[test]
fn every_test_that_the_page_names_exists() {
    assert!(rows().len() >= 15, "{:?}", rows());
    for (id, file, name) in rows() {
        assert!(tests(&read(file)).contains(name), "{id}: no test `{name}` in {file}");
    }
}

#[test]
fn every_test_of_an_advisory_is_on_the_page() {
    let source = read("tests/tests/advisories.rs");
    let named: BTreeSet<&str> =
        rows().into_iter().filter(|(_, file, _)| *file == "tests/tests/advisories.rs").map(|(.., name)| name).collect();
    assert_eq!(tests(&source), named);
}

#[test]
fn every_test_is_named_for_its_advisory() {
    for (id, _, name) in rows() {
        let id = id.to_lowercase().replace(['-', ' '], "_");
        assert!(name.starts_with(&id), "{name} is not named for {id}");
    }
}

/// Each text in back-ticks that reads as a path of this repository.
#[test]
fn every_file_that_the_page_names_exists() {
    let quoted = PAGE.split('`').skip(1).step_by(2);
    for path in quoted.filter(|text| text.contains('/') && Path::new(text).extension().is_some_and(|name| name == "rs"))
    {
        assert!(fs::metadata(format!("../{path}")).is_ok(), "{path}");
    }
}

//! `docs/security.md` and the tests that it names, kept in step.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use std::{collections::BTreeSet, fs, path::Path};

const PAGE: &str = include_str!("../../docs/security.md");

const ADVISORIES: &str = "tests/tests/advisories/";

/// The advisories, and the kinds of them, that each release must answer for.
const ASKED_FOR: [&str; 14] = [
    "CVE-2017-20146",
    "CVE-2017-7674",
    "CVE-2018-20744",
    "CVE-2019-25211",
    "CVE-2022-1996",
    "CVE-2023-49803",
    "CVE-2024-1681",
    "CVE-2024-25124",
    "CVE-2024-27302",
    "CWE-113",
    "GHSA-mh55-gqvf-xfwm",
    "GHSA-v84h-653v-4pq9",
    "GHSA-vhxv-fg4m-p2w8",
    "Play 2017-10-05",
];

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
    assert!(rows().len() >= 38, "{:?}", rows());
    for (id, file, name) in rows() {
        assert!(tests(&read(file)).contains(name), "{id}: no test `{name}` in {file}");
    }
}

#[test]
fn every_test_of_an_advisory_is_on_the_page() {
    let mut files = 0;
    for entry in fs::read_dir("tests/advisories").unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let path = format!("{ADVISORIES}{file}");
        let named: BTreeSet<&str> =
            rows().into_iter().filter(|(_, file, _)| *file == path).map(|(.., name)| name).collect();
        assert_eq!(tests(&read(&path)), named, "{path}");
        files += 1;
    }
    assert!(files >= 10, "{files} files");
}

/// So that no id is left without a test of its own.
#[test]
fn every_id_on_the_page_has_a_row_or_is_named_in_one() {
    let table: String = PAGE.lines().filter(|line| line.starts_with('|')).collect();
    let ids = PAGE.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    for id in ids.filter(|word| word.starts_with("CVE-") || word.starts_with("GHSA-")) {
        assert!(table.contains(id), "{id}");
    }
    let ids: Vec<&str> = rows().into_iter().map(|(id, ..)| id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    for id in ASKED_FOR {
        assert!(ids.contains(&id), "{id}");
    }
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

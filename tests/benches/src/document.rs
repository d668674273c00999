//! `docs/performance.md`, whose tables are written by what measured them.

use std::{fs, path::Path};

/// Puts `text` in the place of the block of this name.
pub fn put(block: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/performance.md");
    let old = fs::read_to_string(&path).expect("the page can be read");
    let (start, end) = (format!("<!-- {block} -->\n"), format!("<!-- end of {block} -->\n"));
    let (before, rest) = old.split_once(&start).unwrap_or_else(|| panic!("the page has no `{}`", start.trim()));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("the page has no `{}`", end.trim()));
    fs::write(&path, format!("{before}{start}\n{}\n\n{end}{after}", text.trim())).expect("the page can be written");
}

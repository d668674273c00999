//! The Appwrite example without its attribute.

/// `source` as it was before `#[cors(…)]` was put above its `main`.
pub(crate) fn without_attribute(source: &str) -> String {
    let start = source.find("#[cors(").expect("the example is annotated");
    let length = source[start..].find(")]\n").expect("the attribute ends") + ")]\n".len();
    let source = format!("{}{}", &source[..start], &source[start + length..]);
    let imported = source.replace("appwrite::{cors, StatusCode}", "appwrite::StatusCode");
    assert_ne!(imported, source, "the example imports the attribute");
    // A file that is included starts with no documentation of its own.
    imported.lines().filter(|line| !line.starts_with("//!")).fold(String::new(), |text, line| text + line + "\n")
}

//! Writes the policies that are too long to be written: `#[cors]` on one, and the table of its hand-written twin.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a build script fails by a panic")]

#[path = "build/layout.rs"]
mod layout;
#[path = "src/names.rs"]
mod names;

use std::{env, fmt::Write, fs, path::Path};

use crate::layout::Layout;

const MANY: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/names.rs");
    let folder = env::var("OUT_DIR").expect("cargo names a folder");
    let write = |name: &str, text: String| fs::write(Path::new(&folder).join(name), text).expect("the file is written");

    let (mut ours, mut by_hand) = (String::new(), String::new());
    for count in MANY {
        let origins: Vec<String> = (0..count).map(names::origin).collect();
        annotated(&mut ours, &format!("exact_{count}"), &origins);
        table(&mut by_hand, &format!("Exact{count}"), &origins);
    }
    for count in &MANY[..2] {
        let patterns: Vec<String> = (0..*count).map(names::subdomains).collect();
        annotated(&mut ours, &format!("subdomains_{count}"), &patterns);
        let suffixes: Vec<String> = (0..*count).map(|n| format!(".{}", names::host(n))).collect();
        table(&mut by_hand, &format!("Suffixes{count}"), &suffixes);

        let patterns: Vec<String> = (0..*count).map(names::any_port).collect();
        annotated(&mut ours, &format!("ports_{count}"), &patterns);
        let before: Vec<String> = (0..*count).map(|n| format!("http://{}", names::host(n))).collect();
        table(&mut by_hand, &format!("Before{count}"), &before);
    }
    write("ours.rs", ours);
    write("by_hand.rs", by_hand);
}

/// A handler under a policy of these origins.
fn annotated(text: &mut String, name: &str, origins: &[String]) {
    let origins = origins.iter().map(|origin| format!("    {origin:?},\n")).collect::<String>();
    write!(
        text,
        "#[cors(origins = [\n{origins}], methods = \"GET, PUT\", headers = \"content-type\", max_age = 600)]\n\
         pub(crate) fn {name}(request: Request<()>) -> Response<Body> {{\n    answer(request)\n}}\n\n"
    )
    .expect("a string takes all");
}

/// A perfect hash over these keys.
fn table(text: &mut String, name: &str, keys: &[String]) {
    let layout = Layout::of(keys).expect("the keys differ in two windows");
    let Layout { lengths, first, second, multiplier, bucket_bits, slot_bits, displacements, offsets, text: blob } =
        layout;
    write!(
        text,
        "pub(super) struct {name};\n\nimpl Keys for {name} {{\n\
         const LENGTHS: &'static [usize] = &{lengths:?};\n\
         const FIRST: usize = {first};\n\
         const SECOND: usize = {second};\n\
         const MULTIPLIER: u64 = {multiplier};\n\
         const BUCKET_BITS: u32 = {bucket_bits};\n\
         const SLOT_BITS: u32 = {slot_bits};\n\
         const DISPLACEMENTS: &'static [u16] = &{displacements:?};\n\
         const OFFSETS: &'static [u32] = &{offsets:?};\n\
         const TEXT: &'static [u8] = b{blob:?};\n}}\n\n"
    )
    .expect("a string takes all");
}

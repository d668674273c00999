//! Writes the policies that are too large to be typed, each declared to `#[cors]` and laid out by hand.

#[path = "build/appwrite.rs"]
mod appwrite;
#[path = "build/names.rs"]
mod names;
#[path = "build/perfect_hash.rs"]
mod perfect_hash;
#[path = "build/policies.rs"]
mod policies;

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let folder = env::var("OUT_DIR").expect("cargo sets it");
    let write = |name: &str, text: String| {
        fs::write(Path::new(&folder).join(name), text).expect("cargo's own folder can be written to");
    };
    write("policies.rs", policies::source());

    let example = "../../examples/appwrite-function/lib.rs";
    println!("cargo::rerun-if-changed={example}");
    write("appwrite.rs", appwrite::without_attribute(&fs::read_to_string(example).expect("the example is there")));
}

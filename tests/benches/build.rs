//! Writes the policies that are too large to be typed, each declared to `#[cors]` and laid out by hand.

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
    fs::write(Path::new(&folder).join("policies.rs"), policies::source())
        .expect("cargo's own folder can be written to");
}

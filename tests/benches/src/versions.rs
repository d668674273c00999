//! What was measured, and on what.

use std::{env::consts, fs, process::Command};

/// The lock file says which versions were built.
const LOCK: &str = include_str!("../Cargo.lock");

const PACKAGES: [&str; 8] = ["cors-runtime", "http", "tower-http", "actix-cors", "actix-web", "poem", "warp", "salvo"];

/// Tools, crates and the kind of machine, as a list.
#[must_use]
pub fn markdown() -> String {
    let crates: Vec<String> = PACKAGES.iter().map(|name| format!("{name} {}", version(name))).collect();
    format!(
        "- {}, {}, release without LTO, one codegen unit\n- {}\n- {} {}, {}",
        first_line("rustc"),
        first_line("valgrind"),
        crates.join(", "),
        consts::OS,
        consts::ARCH,
        processor()
    )
}

/// The newest of them: an older `http` is actix-web's.
fn version(name: &str) -> &'static str {
    let (_, rest) = LOCK.rsplit_once(&format!("name = \"{name}\"\nversion = \"")).expect("it is locked");
    rest.split('"').next().unwrap_or_default()
}

fn first_line(program: &str) -> String {
    let output = Command::new(program).arg("--version").output().expect("it is installed");
    String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().to_owned()
}

fn processor() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    name.map_or("an unknown processor", |(_, name)| name).to_owned()
}

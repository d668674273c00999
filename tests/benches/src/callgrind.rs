//! One run of this very program under callgrind.

use std::{env, fs, path::Path, process::Command};

use crate::count::COUNTED;

/// What one counted call took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// What callgrind counted.
    pub instructions: u64,
    /// How often memory was asked for.
    pub allocations: u64,
}

/// The name of a counted call, and what it took.
pub type Line = (String, Counts);

/// Runs this program with `arguments` under callgrind; it prints a line for each counted call, in their order.
#[must_use]
pub fn run(arguments: &[&str], folder: &Path) -> Vec<Line> {
    fs::create_dir_all(folder).expect("the build's own folder can be written to");
    for entry in fs::read_dir(folder).expect("it was just made").flatten() {
        fs::remove_file(entry.path()).expect("a former run's file can be removed");
    }
    let dumps = folder.join("counts");
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--quiet"])
        .arg(format!("--toggle-collect={COUNTED}"))
        // A dump of its own for each call.
        .arg(format!("--dump-after={COUNTED}"))
        .arg(format!("--callgrind-out-file={}", dumps.display()))
        .arg(env::current_exe().expect("the system says what runs"))
        .args(arguments)
        .output()
        .expect("valgrind is installed");
    assert!(output.status.success(), "under valgrind: {}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).expect("this program prints UTF-8");
    let lines = printed.lines().enumerate().map(|(index, line)| {
        let (name, allocations) = line.rsplit_once('\t').expect("a name and a number");
        let allocations = allocations.parse().expect("a number");
        let dump = folder.join(format!("counts.{}", index + 1));
        let dump = fs::read_to_string(&dump).expect("callgrind dumped each counted call");
        (name.to_owned(), Counts { instructions: instructions(&dump), allocations })
    });
    lines.collect()
}

/// The sum over all of a dump's functions.
#[must_use]
pub fn instructions(dump: &str) -> u64 {
    let total = dump.lines().find_map(|line| line.strip_prefix("summary: ").or_else(|| line.strip_prefix("totals: ")));
    total.and_then(|total| total.trim().parse().ok()).expect("callgrind writes the sum of what it counted")
}

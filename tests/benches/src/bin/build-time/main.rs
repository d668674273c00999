//! What the attribute costs a build: instructions of rustc, counted by callgrind.
//!
//! `cargo run --release --manifest-path tests/benches/Cargo.toml --no-default-features --bin build-time` prints the
//! tables; `-- --write` puts them into `docs/performance.md`, `-- --largest 100` leaves out what takes longest. It takes
//! an hour of a core, since rustc runs fifty times slower when it is counted. `-- --others` counts what does not depend on
//! this repository, and no more: it is kept in `target/build-time/kept`, and later runs take it from there.

mod crates;
mod kept;
mod rustc;

use std::{env, fmt::Write as _, path::Path, process::ExitCode};

use cors_benches::document;

use self::{
    crates::{Attribute, Crate},
    rustc::{Command, Start},
};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    // Cargo calls it in the place of rustc.
    if env::var_os(rustc::COUNTS).is_some() {
        return rustc::count(&arguments);
    }
    let largest = arguments.iter().position(|argument| argument == "--largest");
    let largest = largest.map_or(1_000, |at| arguments[at + 1].parse().expect("a number of functions"));
    // Beside the worktree's packages and not below one: what is counted is no member of a workspace of ours.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/build-time");
    if arguments.iter().any(|argument| argument == "--others") {
        others(&folder, largest);
        return ExitCode::SUCCESS;
    }
    let mut text = String::new();
    cold(&mut text, &folder);
    large_policy(&mut text, &folder);
    functions(&mut text, &folder, largest);
    println!("{text}");
    if arguments.iter().any(|argument| argument == "--write") {
        document::put("build-time", &text);
    }
    ExitCode::SUCCESS
}

/// The cold build of a macro and all that it depends on.
fn cold(text: &mut String, folder: &Path) {
    line(text, "\n### Cold build of the macro and its dependencies, `cargo build`\n");
    line(text, "| macro | millions of instructions |\n| --- | ---: |");
    for name in ["cors-macros", "tracing-attributes", "axum-macros", "async-trait"] {
        let package = Crate::dependency(name);
        let count = package.write(&folder.join(format!("cold-{name}"))).cold();
        line(text, &format!("| {name} | {} |", count / 1_000_000));
    }
}

/// One crate of annotated functions.
fn functions(text: &mut String, folder: &Path, largest: usize) {
    line(text, "\n### For each annotated function\n");
    line(text, "Thousands of instructions over the same crate without attributes, for each function.\n");
    line(
        text,
        "| command | functions | built | ours | `#[tracing::instrument]` | ours / tracing | none, whole crate |",
    );
    line(text, "| --- | ---: | --- | ---: | ---: | ---: | ---: |");
    for count in counts(largest) {
        for (command, name) in COMMANDS {
            for (start, built) in STARTS {
                let of = |attribute: Attribute| count_functions(folder, attribute, count, command, start);
                let [none, ours, tracing] = [Attribute::None, Attribute::Cors, Attribute::Instrument].map(of);
                let each = |all: u64| all.saturating_sub(none) / count as u64;
                let (ours, tracing) = (each(ours), each(tracing));
                line(
                    text,
                    &format!(
                        "| `cargo {name}` | {count} | {built} | {} | {} | {} | {} |",
                        ours / 1_000,
                        tracing / 1_000,
                        hundredths(ours, tracing),
                        none / 1_000,
                    ),
                );
            }
        }
    }
}

const COMMANDS: [(Command, &str); 2] = [(Command::Check, "check"), (Command::Build, "build")];
const STARTS: [(Start, &str); 2] = [(Start::Nothing, "from nothing"), (Start::OneChanged, "one changed")];

fn counts(largest: usize) -> impl Iterator<Item = usize> {
    [1, 100, 1_000].into_iter().filter(move |count| *count <= largest)
}

fn count_functions(folder: &Path, attribute: Attribute, count: usize, command: Command, start: Start) -> u64 {
    let package = Crate::functions(attribute, count).write(&folder.join(attribute.name()));
    if attribute == Attribute::Cors {
        package.count(command, start)
    } else {
        kept::or_count(folder, &package, command, start)
    }
}

/// Counts what the attribute is compared with, to be kept.
fn others(folder: &Path, largest: usize) {
    for count in counts(largest) {
        for (command, name) in COMMANDS {
            for (start, built) in STARTS {
                for attribute in [Attribute::None, Attribute::Instrument] {
                    let instructions = count_functions(folder, attribute, count, command, start);
                    eprintln!("{count} x {}, cargo {name}, {built}: {instructions}", attribute.name());
                }
            }
        }
    }
}

/// What the macro itself, built without optimisation, spends on one attribute.
fn large_policy(text: &mut String, folder: &Path) {
    line(text, "\n### One policy with many origins, the macro built without optimisation\n");
    line(text, "| origins | millions of instructions in the macro |\n| ---: | ---: |");
    for origins in [1, 1_000, 10_000] {
        let count = Crate::policy(origins).write(&folder.join("policy")).expansion();
        line(text, &format!("| {origins} | {:.1} |", millions(count)));
    }
}

#[allow(clippy::cast_precision_loss, reason = "it is rounded for a reader")]
fn millions(count: u64) -> f64 {
    count as f64 / 1e6
}

fn hundredths(part: u64, whole: u64) -> String {
    let hundredths = (part * 100).div_ceil(whole.max(1));
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn line(text: &mut String, line: &str) {
    // Shown at once, too: the next one may take minutes.
    eprintln!("{line}");
    writeln!(text, "{line}").expect("a string takes all text");
}

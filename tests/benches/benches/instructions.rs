//! `cargo bench --manifest-path tests/benches/Cargo.toml`: prints what a call costs, as Markdown tables.
//!
//! With `-- --check` it fails where ours is above a limit; with `-- --write` the tables go into `docs/performance.md`.

use std::{path::Path, process::ExitCode};

use cors_benches::{document, report::Report, versions};

fn main() -> ExitCode {
    let is_told = |word: &str| std::env::args().any(|argument| argument == word);
    // Under callgrind, by itself.
    if is_told("--counted") {
        cors_benches::count_all();
        return ExitCode::SUCCESS;
    }
    let report = Report::make(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("callgrind"));
    println!("{}", report.tables);
    if is_told("--write") {
        document::put("instructions", &report.tables);
        document::put("versions", &versions::markdown());
    }
    if report.failures > 0 {
        eprintln!("{} bounds are exceeded", report.failures);
    }
    ExitCode::from(u8::from(is_told("--check") && report.failures > 0))
}

//! What an annotated handler costs, beside one written by hand.
//!
//! `cargo bench -p cors-benches` prints the tables; `-- --check` compares them with the bounds.

#![allow(clippy::print_stdout, reason = "tables are printed")]
#![allow(clippy::expect_used, reason = "a measurement fails by a panic")]

mod bare;
mod callgrind;
mod case;
mod cases;
mod hand;
mod measure;
#[allow(dead_code, reason = "build.rs needs all of it")]
mod names;
mod ours;
mod report;

use std::{env, error::Error, process::ExitCode};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    // `cargo bench` adds `--bench`.
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => print!("{}", report::tables(&measure::all()?)),
        ["--check"] => return report::check(&measure::all()?),
        [measure::UNDER_CALLGRIND] => measure::run_all(),
        other => return Err(format!("unknown arguments {other:?}: nothing, or `--check`").into()),
    }
    Ok(ExitCode::SUCCESS)
}

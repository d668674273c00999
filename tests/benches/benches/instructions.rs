//! `cargo bench --manifest-path tests/benches/Cargo.toml`: prints what a call costs, as Markdown tables.

use std::path::Path;

fn main() {
    // Under callgrind, by itself.
    if std::env::args().any(|argument| argument == "--counted") {
        cors_benches::count_all();
    } else {
        cors_benches::report::print(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("callgrind"));
    }
}

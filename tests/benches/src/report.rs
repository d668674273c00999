//! The tables as markdown, and the bounds that they are held to.

use std::{error::Error, fmt::Write, process::ExitCode};

use crate::{
    cases::LONG,
    measure::{Row, Table},
};

/// All tables.
pub(crate) fn tables(tables: &[Table]) -> String {
    let mut text = String::new();
    for table in tables {
        let heading = table.heading;
        // A string takes all that is written to it.
        let _ = write!(
            text,
            "### {heading}\n\n\
             | case | bare | by hand | ours | ours ÷ by hand | bound |\n\
             | --- | --- | --- | --- | --- | --- |\n"
        );
        for row in &table.rows {
            let [by_hand, ours] =
                [row.by_hand, row.ours].map(|cost| cost.allocations.saturating_sub(row.bare.allocations));
            let _ = writeln!(
                text,
                "| {} | {} · {} | {} · {by_hand} | {} · {ours} | {} | {} |",
                row.name,
                row.bare.instructions,
                row.bare.allocations,
                row.by_hand_over_bare(),
                row.ours_over_bare(),
                hundredths(row.ours_over_bare() * 100 / row.by_hand_over_bare().max(1)),
                hundredths(row.percent),
            );
        }
        text.push('\n');
    }
    text
}

fn hundredths(number: u64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

/// "No more", in hundredths: counts repeat within 1 %.
const SAME: u64 = 101;

/// Lists every case above its bound, and fails if there is one.
pub(crate) fn check(tables: &[Table]) -> Result<ExitCode, Box<dyn Error>> {
    let mut above: Vec<String> = Vec::new();
    for table in tables {
        for row in &table.rows {
            above.extend(above_by_hand(row).map(|fault| format!("{}, {}: {fault}", table.heading, row.name)));
        }
    }
    let row = |name: &str| find(tables, name);
    for kind in ["hit", "miss, a look-alike", "miss, of another length", "no Origin"] {
        let (ten, most) = (row(&format!("10: {kind}"))?, row(&format!("10000: {kind}"))?);
        above.extend(beyond(most, ten, 110));
    }
    for policy in LONG {
        let miss = row(&format!("{policy}: miss"))?;
        for length in ["10 KB", "1 MB"] {
            above.extend(beyond(row(&format!("{policy}: {length}"))?, miss, SAME));
        }
    }
    for preflight in ["fixed", "10 exact: hit"] {
        above.extend(beyond(row(&format!("{preflight}, 10 KB of commas requested"))?, row(preflight)?, SAME));
    }
    for fault in &above {
        println!("{fault}");
    }
    println!("{} above their bounds", above.len());
    Ok(if above.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn above_by_hand(row: &Row) -> impl Iterator<Item = String> {
    let (by_hand, ours) = (row.by_hand_over_bare(), row.ours_over_bare());
    let instructions = (ours * 100 > by_hand * row.percent)
        .then(|| format!("{ours} instructions, by hand {by_hand}, bound {} times that", hundredths(row.percent)));
    let [(count, bytes), (by_hand_count, by_hand_bytes)] =
        [row.ours, row.by_hand].map(|cost| (cost.allocations, cost.bytes));
    let allocations = ((count, bytes) != (by_hand_count, by_hand_bytes))
        .then(|| format!("{count} allocations of {bytes} bytes, by hand {by_hand_count} of {by_hand_bytes}"));
    instructions.into_iter().chain(allocations)
}

fn find<'a>(tables: &'a [Table], name: &str) -> Result<&'a Row, String> {
    tables.iter().flat_map(|table| &table.rows).find(|row| row.name == name).ok_or(format!("no case `{name}`"))
}

/// A fault if ours costs more than `percent` hundredths of what it costs at `other`.
fn beyond(row: &Row, other: &Row, percent: u64) -> Option<String> {
    let (cost, bound) = (row.ours_over_bare(), other.ours_over_bare());
    (cost * 100 > bound * percent).then(|| {
        let times = hundredths(percent);
        format!("{}: {cost} instructions, bound {times} times the {bound} of `{}`", row.name, other.name)
    })
}

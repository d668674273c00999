//! The run: that all columns answer alike, what they cost, and whether ours is within its bounds.

use std::{fmt::Write as _, path::Path};

use crate::{
    bounds::Against,
    callgrind::{self, Counts},
    cases::{self, Case, Column},
    measured::Measured,
    verdict::Verdict,
};

/// What a run came to.
#[derive(Debug)]
pub struct Report {
    /// The tables, as Markdown.
    pub tables: String,
    /// How many bounds' limits are exceeded.
    pub failures: usize,
}

impl Report {
    /// Checks that every column answers alike, and counts. What callgrind writes goes to `folder`.
    #[must_use]
    pub fn make(folder: &Path) -> Self {
        let cases = cases::all();
        cases.iter().for_each(check);
        let measured = Measured::new(callgrind::run(&["--counted"], folder));
        let verdicts = Verdict::all(&cases, &measured);
        let failures = verdicts.iter().filter(|verdict| !verdict.is_within_limit()).count();
        let tables = format!("{}{}", counts(&cases, &measured), bounds(&verdicts));
        Self { tables, failures }
    }
}

/// That what is compared is comparable.
fn check(case: &Case) {
    let ours = case.answer(Column::Ours);
    for column in case.columns() {
        let answer = case.answer(column);
        let message = format!("`{}`: {} and ours", case.name, column.name());
        match column {
            Column::Ours | Column::Bare => {}
            Column::ByHand | Column::Minimal => {
                assert_eq!((answer.status, answer.headers), (ours.status, ours.headers.clone()), "{message}");
            }
            // The others have ideas of their own about what to say; whom they allow is the same, but that their
            // patterns take a host of any length.
            #[cfg(feature = "peers")]
            Column::Peer(_) => {
                let allows = |answer: &crate::stack::Answer| {
                    let origin = case.asked.value(&http::header::ORIGIN);
                    let allowed = answer.headers.get(http::header::ACCESS_CONTROL_ALLOW_ORIGIN);
                    origin.is_some() && allowed.map(http::HeaderValue::as_bytes) == origin
                };
                assert!(case.asked.is_long() || allows(&answer) == allows(&ours), "{message}");
            }
            #[cfg(feature = "peers")]
            Column::PeerBare(_) => {}
        }
    }
}

/// A table for each section: instructions and allocations over the same handler without CORS.
fn counts(cases: &[Case], measured: &Measured) -> String {
    let mut text = String::new();
    for section in cases.chunk_by(|case, next| case.section == next.section) {
        let mut columns: Vec<Column> = Vec::new();
        for column in section.iter().flat_map(Case::columns).filter(|column| column.bare() != *column) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        let names: Vec<String> = columns.iter().map(|column| column.name()).collect();
        let title = section.first().map_or("", |case| case.section);
        row(&mut text, &format!("\n### {title}\n\n"), "case", &names);
        row(&mut text, "", "---", &vec!["---:".to_owned(); names.len()]);
        for case in section {
            let own = case.columns();
            let cell = |column: &Column| {
                if !own.contains(column) {
                    return "–".to_owned();
                }
                let Counts { instructions, allocations } = measured.over_bare(&case.name, *column);
                format!("{instructions} · {allocations}")
            };
            row(&mut text, "", &case.name, &columns.iter().map(cell).collect::<Vec<_>>());
        }
    }
    text
}

fn row(text: &mut String, before: &str, first: &str, cells: &[String]) {
    writeln!(text, "{before}| {first} | {} |", cells.join(" | ")).expect("a string takes all text");
}

/// Every bound, and what was reached.
fn bounds(verdicts: &[Verdict]) -> String {
    let mut text = String::new();
    row(
        &mut text,
        "\n### The bounds\n\n",
        "case",
        &["ours", "held against", "ratio", "goal", "limit", ""].map(str::to_owned),
    );
    row(&mut text, "", "---", &["---:", "---", "---:", "---:", "---:", "---"].map(str::to_owned));
    for verdict in verdicts {
        let other = verdict.other.instructions;
        let against = match verdict.bound.against {
            Against::ByHand => format!("by hand: {other}"),
            Against::Case(case) => format!("ours, {case}: {other}"),
        };
        let hundredths = |hundredths: u64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let cells = [
            verdict.ours.instructions.to_string(),
            against,
            // Upwards, so that what is above a bound never looks like it.
            hundredths((verdict.ours.instructions * 100).div_ceil(other)),
            hundredths(verdict.bound.goal),
            hundredths(verdict.bound.limit),
            verdict.word().to_owned(),
        ];
        row(&mut text, "", verdict.bound.case, &cells);
    }
    text
}

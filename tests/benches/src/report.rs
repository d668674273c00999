//! The tables.

use std::{collections::BTreeMap, path::Path};

use crate::{
    callgrind::{self, Counts},
    cases::{self, Case, Column},
};

/// Checks that every column answers alike, counts, and prints the tables. What callgrind writes goes to `folder`.
pub fn print(folder: &Path) {
    let cases = cases::all();
    check(&cases);
    let lines = callgrind::run(&["--counted"], folder);
    let counts: BTreeMap<String, Counts> = lines.into_iter().collect();
    let mut section = "";
    for case in &cases {
        if case.section != section {
            section = case.section;
            println!("\n### {section}\n");
            println!("| case | ours | by hand | ours / by hand | by hand, minimal |");
            println!("| --- | --- | --- | --- | --- |");
        }
        let over = |column: Column| {
            let count = |column: Column| counts[&format!("{}/{}", case.name, column.name())];
            let (all, bare) = (count(column), count(Column::Bare));
            (all.instructions - bare.instructions, all.allocations - bare.allocations)
        };
        let [ours, by_hand, minimal] = [Column::Ours, Column::ByHand, Column::Minimal].map(over);
        #[allow(clippy::cast_precision_loss, reason = "counts are small")]
        let ratio = ours.0 as f64 / by_hand.0 as f64;
        println!(
            "| {} | {} · {} | {} · {} | {ratio:.2} | {} · {} |",
            case.name, ours.0, ours.1, by_hand.0, by_hand.1, minimal.0, minimal.1
        );
    }
}

/// That what is compared is comparable.
fn check(cases: &[Case]) {
    for case in cases {
        let ours = case.answer(Column::Ours).text;
        for column in [Column::ByHand, Column::Minimal] {
            assert_eq!(case.answer(column).text, ours, "`{}` {} and ours", case.name, column.name());
        }
    }
}

//! What was counted, by case and column.

use std::collections::BTreeMap;

use crate::{
    callgrind::{Counts, Line},
    cases::Column,
};

/// Every count of one run.
#[derive(Debug)]
pub(crate) struct Measured(BTreeMap<String, Counts>);

impl Measured {
    pub(crate) fn new(lines: Vec<Line>) -> Self {
        Self(lines.into_iter().collect())
    }

    /// What the same handler without CORS does not cost.
    pub(crate) fn over_bare(&self, case: &str, column: Column) -> Counts {
        let [all, bare] = [column, column.bare()].map(|column| self.of(case, column));
        let message = "a handler with CORS costs no less than the same without";
        Counts {
            instructions: all.instructions.checked_sub(bare.instructions).expect(message),
            allocations: all.allocations.checked_sub(bare.allocations).expect(message),
        }
    }

    fn of(&self, case: &str, column: Column) -> Counts {
        let line = line(case, column);
        *self.0.get(&line).unwrap_or_else(|| panic!("`{line}` was not counted"))
    }
}

/// What a counted call is called.
pub(crate) fn line(case: &str, column: Column) -> String {
    format!("{case}/{}", column.name())
}

//! Whether ours is within its bounds.

use crate::{
    bounds::{Against, Bound, BOUNDS},
    callgrind::Counts,
    cases::{Case, Column},
    measured::Measured,
};

/// One bound, and what was measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verdict {
    pub(crate) bound: Bound,
    pub(crate) ours: Counts,
    pub(crate) other: Counts,
}

impl Verdict {
    /// All of them.
    pub(crate) fn all(cases: &[Case], measured: &Measured) -> Vec<Self> {
        for case in cases {
            assert!(BOUNDS.iter().any(|bound| bound.case == case.name), "no bound for `{}`", case.name);
        }
        let verdict = |bound: &Bound| Self {
            bound: *bound,
            ours: measured.over_bare(bound.case, Column::Ours),
            other: match bound.against {
                Against::ByHand => measured.over_bare(bound.case, Column::ByHand),
                Against::Case(other) => measured.over_bare(other, Column::Ours),
            },
        };
        BOUNDS.iter().map(verdict).collect()
    }

    /// What continuous integration asks.
    pub(crate) fn is_within_limit(&self) -> bool {
        self.is_within(self.bound.limit)
    }

    /// As a cell of a table.
    pub(crate) fn word(&self) -> &'static str {
        if self.is_within(self.bound.goal) {
            "ok"
        } else if self.is_within_limit() {
            "above the goal"
        } else {
            "**FAIL**"
        }
    }

    fn is_within(&self, per_cent: u64) -> bool {
        self.ours.instructions * 100 <= self.other.instructions * per_cent
            && self.ours.allocations <= self.other.allocations
    }
}

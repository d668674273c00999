//! Measures every case: bare, by hand and ours, in one process.

use std::{error::Error, hint::black_box};

use allocation_counter::AllocationInfo;

use crate::{
    callgrind::{self, measured_call},
    case::{seen, Case, Handler},
    cases,
};

/// What makes this program be the measured one.
pub(crate) const UNDER_CALLGRIND: &str = "--under-callgrind";

/// Calls before the one that counts: what is made on first use is made, and the allocator has what it needs.
const WARM_UP: usize = 5;

/// What one call cost.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) instructions: u64,
    pub(crate) allocations: u64,
    pub(crate) bytes: u64,
}

/// What one case cost.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) bare: Cost,
    pub(crate) by_hand: Cost,
    pub(crate) ours: Cost,
    pub(crate) percent: u64,
}

impl Row {
    /// By hand's instructions above the handler without CORS.
    pub(crate) fn by_hand_over_bare(&self) -> u64 {
        self.by_hand.instructions.saturating_sub(self.bare.instructions)
    }

    /// Ours above the handler without CORS.
    pub(crate) fn ours_over_bare(&self) -> u64 {
        self.ours.instructions.saturating_sub(self.bare.instructions)
    }
}

/// The rows of one heading.
pub(crate) struct Table {
    pub(crate) heading: &'static str,
    pub(crate) rows: Vec<Row>,
}

pub(crate) fn all() -> Result<Vec<Table>, Box<dyn Error>> {
    let groups = cases::all();
    let counts = callgrind::instructions(UNDER_CALLGRIND)?;
    if counts.len() != groups.iter().map(|group| 3 * group.cases.len()).sum::<usize>() {
        return Err(format!("{} calls were counted, not three for each case", counts.len()).into());
    }
    let mut counts = counts.into_iter();
    let mut cost = |case: &Case, handler| {
        let AllocationInfo { count_total, bytes_total, .. } = allocated(case, handler);
        let instructions = counts.next().unwrap_or_default();
        Cost { instructions, allocations: count_total, bytes: bytes_total }
    };
    let mut tables = Vec::new();
    for group in groups {
        let rows = group.cases.into_iter().map(|case| Row {
            bare: cost(&case, case.bare),
            by_hand: cost(&case, case.by_hand),
            ours: cost(&case, case.ours),
            percent: case.percent,
            name: case.name,
        });
        tables.push(Table { heading: group.heading, rows: rows.collect() });
    }
    Ok(tables)
}

fn allocated(case: &Case, handler: Handler) -> AllocationInfo {
    let request = black_box(case.ask.request());
    let mut response = None;
    let info = allocation_counter::measure(|| response = Some(handler(request)));
    drop(black_box(response));
    info
}

/// Every case's three calls, in order.
pub(crate) fn run_all() {
    for case in cases::all().iter().flat_map(|group| &group.cases) {
        assert_same_answer(case);
        for handler in [case.bare, case.by_hand, case.ours] {
            run(case, handler);
        }
    }
}

/// By hand is a yardstick only where it says the very same.
fn assert_same_answer(case: &Case) {
    let (by_hand, ours) = ((case.by_hand)(case.ask.request()), (case.ours)(case.ask.request()));
    assert_eq!(seen(&by_hand), seen(&ours), "by hand and ours differ: {}", case.name);
}

fn run(case: &Case, handler: Handler) {
    let handler = black_box(handler);
    for _ in 0..WARM_UP {
        let (request, _buffer) = black_box(case.ask.request_and_buffer());
        drop(black_box(handler(request)));
    }
    let (request, _buffer) = black_box(case.ask.request_and_buffer());
    drop(black_box(measured_call(handler, request)));
}

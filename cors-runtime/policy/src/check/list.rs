//! What all lists have in common: an item is refused for what it is, `*` stands alone, and nothing is given twice.

use alloc::string::String;
use alloc::vec::Vec;

use super::seen::Seen;
use crate::fault::{Argument, Fault};
use crate::reason::Reason;

/// One item, read.
pub(crate) struct Item<T> {
    /// Why it is refused.
    pub(crate) reasons: Vec<Reason>,
    /// What it is, or what to write instead.
    pub(crate) value: Option<T>,
    /// The text of that.
    pub(crate) corrected: Option<String>,
}

/// A list with its `*`, if any, taken out.
pub(crate) struct List<T> {
    /// Whether there is a `*`.
    pub(crate) any: bool,
    /// What is right among the rest.
    pub(crate) values: Vec<T>,
}

/// Reads each item of a list. `companion` says of an item's value that it may stand beside `*`; `text` is what two
/// equal values have in common.
pub(crate) fn check<'t, T>(
    argument: Argument,
    texts: &[&'t str],
    read: impl Fn(&'t str) -> Item<T>,
    companion: impl Fn(&T) -> bool,
    text: impl Fn(&T) -> &str,
    faults: &mut Vec<Fault>,
) -> List<T> {
    if texts.is_empty() {
        let reason = if argument == Argument::Origins { Reason::OriginsEmpty } else { Reason::ListEmpty };
        faults.push(Fault::new(argument, reason, ""));
    }
    let mut list = List { any: false, values: Vec::new() };
    let mut wildcard = None;
    let mut lonely = true;
    let mut seen = Seen::with_capacity(texts.len());
    // Of which item each of the list's values is.
    let mut items = Vec::new();
    for (index, &item) in texts.iter().enumerate() {
        if item == "*" {
            list.any = true;
            if let Some(first) = wildcard {
                faults.push(Fault::new(argument, Reason::Duplicate { first }, item).at(index));
            } else {
                wildcard = Some(index);
            }
            continue;
        }
        let Item { reasons, value, corrected } = read(item);
        lonely &= value.as_ref().is_some_and(&companion);
        let right = reasons.is_empty();
        for reason in reasons {
            faults.push(Fault::new(argument, reason, item).or_write(corrected.as_deref()).at(index));
        }
        let Some(value) = value.filter(|_| right) else {
            continue;
        };
        let earlier = |index| list.values.get(index).map(&text);
        if let Some(&first) = seen.find_or_insert(text(&value), items.len(), earlier).and_then(|same| items.get(same)) {
            faults.push(Fault::new(argument, Reason::Duplicate { first }, item).at(index));
        } else {
            items.push(index);
            list.values.push(value);
        }
    }
    if let Some(index) = wildcard.filter(|_| !lonely) {
        faults.push(Fault::new(argument, Reason::WildcardBesideOthers, "*").at(index));
    }
    list
}

//! The whole declaration: each argument, and the rules between them.

mod list;
mod origins;
mod seen;

use alloc::vec::Vec;

use crate::declaration::{Declaration, PublicSuffixes};
use crate::fault::{Argument, Fault};
use crate::policy::Policy;
use crate::reason::Reason;
use crate::{headers, methods};
pub(crate) use list::{check as check_list, Item, List};

/// The highest `max_age` that any browser honours (Firefox; Chromium stops at 7200).
const HIGHEST_MAX_AGE: u32 = 86_400;

/// Checks a declaration as a whole.
///
/// # Errors
///
/// Every fault, in the order of [`Argument`], then of items, then as it stands in the text.
///
/// # Examples
///
/// ```
/// use cors_rules::{check, Argument, Declaration, PublicSuffixes, Reason};
///
/// let declaration = Declaration {
///     origins: Some(&["*"]),
///     methods: Some(&["GET", "patch"]),
///     credentials: true,
///     ..Declaration::default()
/// };
/// let faults = check(&declaration, &PublicSuffixes::Absent).unwrap_err();
/// assert_eq!(faults[0].reason(), &Reason::CredentialsAnyOrigin);
/// assert_eq!((faults[1].argument(), faults[1].item()), (Argument::Methods, Some(1)));
/// assert_eq!(faults[1].corrected(), Some("PATCH"));
/// ```
pub fn check(declaration: &Declaration<'_>, suffixes: &PublicSuffixes) -> Result<Policy, Vec<Fault>> {
    let mut faults = Vec::new();
    let origins = origins::check(declaration, *suffixes, &mut faults);
    let methods = declaration.methods.map(|items| methods::check(items, &mut faults));
    let headers = declaration.headers.map(|items| headers::check_allowed(items, &mut faults));
    let expose_headers =
        declaration.expose_headers.map(|items| headers::check_exposed(items, declaration.credentials, &mut faults));
    let max_age = declaration.max_age.and_then(|seconds| check_max_age(seconds, &mut faults));
    // The sort is stable: the faults of one item stay in the order of its text.
    faults.sort_by_key(|fault| (fault.argument(), fault.item()));
    match origins {
        Some(origins) if faults.is_empty() => {
            Ok(Policy { origins, methods, headers, expose_headers, credentials: declaration.credentials, max_age })
        }
        _ => Err(faults),
    }
}

fn check_max_age(seconds: i128, faults: &mut Vec<Fault>) -> Option<u32> {
    let (reason, corrected) = match u32::try_from(seconds) {
        Ok(seconds) if seconds <= HIGHEST_MAX_AGE => return Some(seconds),
        _ if seconds.is_negative() => (Reason::MaxAgeNegative, "0"),
        _ => (Reason::MaxAgeTooLarge, "86400"),
    };
    faults.push(Fault::new(Argument::MaxAge, reason, &alloc::format!("{seconds}")).or_write(Some(corrected)));
    None
}

#[cfg(test)]
mod tests;

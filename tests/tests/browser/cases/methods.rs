//! Which methods a policy lets through, and which of them take a preflight.

use crate::{
    case::{send, Case},
    cases::APP,
    verdict::Expected,
};

/// Fetch normalizes `put` and `delete`, but neither `patch` nor a method that it does not know.
const METHODS: [&str; 12] =
    ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "patch", "put", "delete", "REPORT", "Frobnicate", "frobnicate"];

/// A letter for each of `METHODS`: `r` is read, `p` is read after a preflight, `-` is not sent: its preflight says no.
const POLICIES: [(&str, &str); 6] = [
    ("one", "rrrp---p----"),
    ("methods", "rrrppp-pp---"),
    ("headers", "rrr---------"),
    ("any-method", "rrrppppppppp"),
    ("any-method-credentials", "rrrppppppppp"),
    ("custom-method", "rrr------pp-"),
];

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (policy, row) in POLICIES {
        for (method, letter) in METHODS.into_iter().zip(row.chars()) {
            let step = send(method, &format!("/{policy}")).preflights(usize::from(letter != 'r'));
            let step = step.expect(if letter == '-' { Expected::Unsent } else { Expected::Reads(200) });
            let case = Case::new(format!("{method} to `{policy}`"), APP, [step]);
            cases.push(case.wpt(match (policy, letter) {
                (_, 'r') => "cors/simple-requests.htm",
                ("any-method" | "any-method-credentials", _) => "fetch/api/cors/cors-preflight-star.any.js",
                _ => "fetch/api/cors/cors-preflight.any.js",
            }));
        }
    }
    for method in ["PUT", "patch", "Frobnicate"] {
        let step = send(method, "/any-method-credentials").include().preflights(1).reads(200);
        let case = Case::new(format!("{method} with a cookie, where `*` is declared"), APP, [step]);
        cases.push(case.wpt("fetch/api/cors/cors-preflight-star.any.js"));
    }
    for method in ["TRACE", "connect", "Track"] {
        let case = Case::new(format!("{method} is a forbidden method"), APP, [send(method, "/any-method").unsent()]);
        cases.push(case);
    }
    cases
}

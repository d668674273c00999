//! The status of an answer: the script reads it whatever it is, since errors carry the headers too.

use crate::{
    case::{get, put, send, Case, Via},
    cases::{APP, LOOKALIKE},
};

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for status in [200, 201, 203, 204, 205, 300, 400, 401, 403, 404, 409, 410, 418, 429, 500, 501, 503] {
        let to = format!("/one?status={status}");
        let name = format!("a response with status {status}");
        cases.push(Case::new(name, APP, [get(&to).reads(status)]).wpt("cors/status.htm"));
    }
    for status in [400, 404, 422, 500, 503] {
        let to = format!("/fails?status={status}");
        cases.push(
            Case::new(format!("an error with status {status}"), APP, [get(&to).reads(status)])
                .wpt("cors/status-async.htm"),
        );
        cases.push(
            Case::new(format!("an error with status {status}, from a PUT"), APP, [put(&to).reads(status)])
                .wpt("cors/status-preflight.htm"),
        );
        cases.push(Case::new(
            format!("an error with status {status}, for a foreign page"),
            LOOKALIKE,
            [get(&to).withheld()],
        ));
        cases.push(
            Case::new(
                format!("an error with status {status}, by XMLHttpRequest"),
                APP,
                [send("POST", &to).via(Via::Xhr).header("content-type", "text/plain").body("tea").reads(status)],
            )
            .wpt("cors/status-async.htm"),
        );
    }
    let not_modified = get("/any-header?status=304").header("if-none-match", "\"7\"").preflights(1).reads(304);
    cases.push(Case::new("304 to a condition of the script's own", APP, [not_modified]).wpt("cors/304.htm"));
    let not_modified = get("/one?status=304").header("if-none-match", "\"7\"").preflights(1).unsent();
    cases.push(Case::new("a condition that no policy allows", APP, [not_modified]).wpt("cors/304.htm"));
    cases
}

//! What a function costs from `main` to its first answer: the Appwrite example, with the attribute and without.

#![allow(unreachable_pub, dead_code, reason = "the example is a crate of its own")]

use std::{env, fmt::Write as _, path::Path};

use cors_benches::{
    callgrind::{self, Counts},
    count::counted,
    document,
};
use openruntimes::{Context, Logger, Response};

#[path = "../../../examples/appwrite-function/lib.rs"]
mod with;

mod without {
    include!(concat!(env!("OUT_DIR"), "/appwrite.rs"));
}

const ALL_TEXT: &str = "a string takes all text";

/// Who answers what.
const SUBJECTS: [&str; 3] = ["POST without", "POST with", "preflight with"];

fn answer(subject: &str) -> Response {
    let mut context = Context::new(Logger::new("disabled", None).expect("a logger that logs nothing"));
    let headers = &mut context.req.headers;
    headers.insert("origin".to_owned(), "https://shop.example.com".to_owned());
    if subject == "preflight with" {
        headers.insert("access-control-request-method".to_owned(), "POST".to_owned());
        headers.insert("access-control-request-headers".to_owned(), "content-type".to_owned());
        "OPTIONS".clone_into(&mut context.req.method);
        return with::main(context);
    }
    "POST".clone_into(&mut context.req.method);
    context.req.set_body_binary(br#"{"items":[{"price_cents":1250,"quantity":2}]}"#.to_vec());
    if subject == "POST with" {
        with::main(context)
    } else {
        without::main(context).expect("the cart is in order")
    }
}

fn main() {
    let arguments: Vec<String> = env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--counted") {
        let (subject, calls_before) = (&arguments[at + 1], arguments[at + 2].parse().expect("a number"));
        for _ in 0..calls_before {
            drop(answer(subject));
        }
        let (response, allocations) = counted(|| answer(subject));
        let expected: &[u8] = if subject == "preflight with" { b"" } else { br#"{"total_cents":2500}"# };
        assert_eq!(response.body, expected);
        println!("{subject}\t{allocations}");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cold-start");
    let count = |subject: &str, calls_before: &str| {
        let lines = callgrind::run(&["--counted", subject, calls_before], &folder);
        lines.first().map(|(_, counts)| *counts).expect("one call is counted")
    };
    let mut text = "| call | first answer | one like it, later |\n| --- | ---: | ---: |\n".to_owned();
    for subject in SUBJECTS {
        let [first, later] = ["0", "3"].map(|calls_before| count(subject, calls_before));
        let cell = |Counts { instructions, allocations }| format!("{instructions} · {allocations}");
        writeln!(text, "| {subject} the attribute | {} | {} |", cell(first), cell(later)).expect(ALL_TEXT);
    }
    println!("\n### Cold start of the Appwrite example\n\n{text}");
    if arguments.iter().any(|argument| argument == "--write") {
        document::put("cold-start", &text);
    }
}

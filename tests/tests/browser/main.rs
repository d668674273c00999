//! The policies in a real browser: each case is run by Chromium and by the model of the browser, and both have to say
//! what the case says.

#![allow(missing_docs, reason = "a test is no API")]

mod axum;
mod case;
mod cases;
mod certificate;
mod chromium;
mod content;
mod context;
mod handlers;
mod http_cache;
mod model;
mod pages;
mod playground;
mod policies;
mod server;
mod unannotated;
mod verdict;
mod wpt;

use std::{
    error::Error,
    io::{self, Write},
};

use case::{Case, Step};
use certificate::Certificate;
use chromium::Chromium;
use server::{Platform, Servers};
use verdict::{Seen, Verdict};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "drives Debian's `chromium` and `chromium-driver`, which .ci/run installs"]
async fn chromium_the_model_and_every_case_agree() {
    let certificate = Certificate::new().expect("a certificate is made");
    let mut disagreements = Vec::new();
    for platform in [Platform::Hyper, Platform::Axum] {
        let servers = server::start(platform, &certificate).await.expect("the servers listen on 127.0.0.1");
        let chromium = Chromium::start(&servers, &certificate).await.expect("Chromium starts");
        // Chromium outlives a panic, so it is stopped before anything is asserted.
        let outcome = drive(platform, &chromium, &servers).await;
        chromium.stop().await.expect("Chromium stops");
        let report = outcome.expect("Chromium does as it is told");
        // Not `println!`, which a passing test hides.
        writeln!(io::stdout(), "{}", report.summary).expect("the summary is printed");
        disagreements.extend(report.disagreements);
    }
    assert!(disagreements.is_empty(), "\n{}", disagreements.join("\n"));
}

struct Report {
    summary: String,
    disagreements: Vec<String>,
}

async fn drive(platform: Platform, chromium: &Chromium, servers: &Servers) -> Result<Report, Box<dyn Error>> {
    let cases = cases::all();
    let seen = pages::run(chromium, servers, &cases).await?;
    let mut disagreements = Vec::new();
    let (mut compared, mut agree, mut preflights) = (0, 0, 0);
    for ((number, case), seen) in cases.iter().enumerate().zip(seen) {
        let predicted = model::predict(platform, number, case).await;
        preflights += seen.iter().map(Verdict::preflights).sum::<usize>();
        let as_known = is_as_known(case, &seen, &predicted);
        if case.differs.is_none() {
            compared += 1;
            agree += usize::from(as_known);
        }
        if !as_known {
            disagreements.push(format!("{platform:?}: {}", disagreement(number, case, &seen, &predicted)));
        }
    }
    let differ = cases.len() - compared;
    // It has a server of its own.
    let (rows, faults) = playground::drive(chromium).await?;
    disagreements.extend(faults);
    disagreements.extend(http_cache::drive(chromium, servers).await?);
    disagreements.extend(wpt::faults(&cases));
    let summary = format!(
        "browser on {platform:?}: {compared} cases, {agree} agree, {preflights} preflights counted \
         (and {differ} known differences, {rows} rows of the playground; {} Web Platform Tests stood for, {} left out; \
         Chromium {})",
        wpt::STOOD_FOR.len(),
        wpt::LEFT_OUT.len(),
        chromium.version()
    );
    Ok(Report { summary, disagreements })
}

/// Whether Chromium and the model agree, or are known not to, and Chromium does what the case says.
fn is_as_known(case: &Case, seen: &[Verdict], predicted: &[Verdict]) -> bool {
    let agree = seen == predicted;
    agree == case.differs.is_none() && case.steps.iter().zip(seen).all(|(step, seen)| as_expected(step, seen))
}

/// What Chromium, the model and the case say, none of them of one mind with the others.
fn disagreement(number: usize, case: &Case, seen: &[Verdict], predicted: &[Verdict]) -> String {
    let wpt = if case.wpt.is_empty() { "of our own".to_owned() } else { case.wpt.join(", ") };
    let mut lines = vec![format!("case {number}, {:?}: {} ({wpt})", case.page, case.name)];
    if let (Some(reason), true) = (case.differs, seen == predicted) {
        lines.push(format!("  they agree by now: {reason}"));
    }
    for ((step, seen), predicted) in case.steps.iter().zip(seen).zip(predicted) {
        let (url, expected) = (step.url(number), step.expected);
        let from = step.origin.map(|origin| format!(" from {origin}")).unwrap_or_default();
        lines.push(format!("  {} {url}: {expected:?} after {} preflights{from}", step.method, step.preflights));
        lines.push(format!("  Chromium\n{seen}"));
        if seen != predicted {
            lines.push(format!("  the model\n{predicted}"));
        }
    }
    lines.join("\n")
}

/// Whether a step came to what the case says in so many words.
fn as_expected(step: &Step, seen: &Verdict) -> bool {
    let reads_headers = |names: &[&str]| match &seen.seen {
        Seen::Response { headers, .. } => {
            headers.iter().map(|header| header.split(':').next().unwrap_or_default()).eq(names.iter().copied())
        }
        Seen::Rejected | Seen::Loaded { .. } | Seen::Untold => false,
    };
    seen.short() == step.expected
        && seen.preflights() == step.preflights
        && step.sees.is_none_or(reads_headers)
        && step.origin.is_none_or(|origin| seen.is_from(origin))
}

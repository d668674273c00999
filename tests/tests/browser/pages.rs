//! Runs cases in the pages that they name.

use std::{collections::BTreeMap, error::Error};

use serde_json::{json, Value};

use crate::{
    case::{Case, API},
    chromium::Chromium,
    context::Page,
    server::Servers,
    verdict::{Seen, Verdict},
};

/// Hosts that cases are redirected to, and that set the same cookie as the pages' own.
const ELSEWHERE: &str = "https://other.example.net";

/// What Chromium makes of each case: a verdict for each of its steps.
pub(crate) async fn run(
    chromium: &Chromium,
    servers: &Servers,
    cases: &[Case],
) -> Result<Vec<Vec<Verdict>>, Box<dyn Error>> {
    for host in [ELSEWHERE, API, "https://app.example.com"] {
        chromium.client.goto(&format!("{host}/page")).await?;
    }
    let mut verdicts = BTreeMap::new();
    let mut pages: Vec<Page> = cases.iter().map(|case| case.page).collect();
    pages.sort_by_key(|page| format!("{page:?}"));
    pages.dedup();
    for page in pages {
        let here: Vec<(usize, &Case)> = cases.iter().enumerate().filter(|(_, case)| case.page == page).collect();
        let steps = here.iter().map(|(number, case)| case.steps.iter().map(|step| step.script(*number)).collect());
        let seen = run_in(chromium, page, steps.collect()).await?;
        for ((number, case), seen) in here.into_iter().zip(seen) {
            let wire = servers.journal.of(number);
            if seen.iter().any(|seen| seen == "hangs") {
                return Err(format!("`{}` in {page:?} hangs, after {wire:#?}", case.name).into());
            }
            if wire.len() != case.steps.len() || seen.len() != case.steps.len() {
                return Err(format!("`{}` in {page:?} did not run to its end", case.name).into());
            }
            let seen = seen.iter().zip(wire).map(|(seen, wire)| Verdict { seen: read(seen), wire });
            verdicts.insert(number, seen.collect());
        }
    }
    Ok(verdicts.into_values().collect())
}

async fn run_in(chromium: &Chromium, page: Page, cases: Vec<Value>) -> Result<Vec<Vec<Value>>, Box<dyn Error>> {
    let url = if page == Page::File { chromium.file_page()? } else { format!("{}/page", page.top()) };
    chromium.client.goto(&url).await?;
    let origin = chromium.client.execute("return location.origin", Vec::new()).await?;
    if origin != page.top() {
        return Err(format!("{page:?} is at {origin}").into());
    }
    let path: Vec<String> = page.path().iter().map(|context| format!("{context:?}")).collect();
    let script = "const [path, cases, done] = arguments;
        runFromTop(path, cases).then(done, (error) => done(String(error)));";
    let seen = chromium.client.execute_async(script, vec![json!(path), json!(cases)]).await?;
    serde_json::from_value(seen.clone()).map_err(|_| format!("{page:?}: {seen}").into())
}

/// What the page's script reports of one step.
fn read(seen: &Value) -> Seen {
    if seen.is_null() {
        return Seen::Rejected;
    }
    if seen == "untold" {
        return Seen::Untold;
    }
    if let Some(readable) = seen["readable"].as_bool() {
        return Seen::Loaded { readable };
    }
    let text = |name: &str| seen[name].as_str().unwrap_or_default().to_owned();
    let headers = seen["headers"].as_array().into_iter().flatten().filter_map(Value::as_str);
    // Written by the server's own transport, and not by the handlers.
    let mut headers: Vec<String> =
        headers.filter(|header| !header.starts_with("content-length:")).map(str::to_owned).collect();
    headers.sort();
    let status = seen["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or_default();
    Seen::Response { kind: text("kind"), status, headers, body: text("body") }
}

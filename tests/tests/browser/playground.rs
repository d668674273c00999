//! The playground's own pages: every row says that the browser and the policy agree.

use std::{env, error::Error, time::Duration};

use cors_examples::playground::{listen, serve};
use serde_json::Value;

use crate::chromium::Chromium;

/// Names a file that a screenshot of the allowed page is written to: `docs/playground.png` was made so.
const SCREENSHOT: &str = "PLAYGROUND_SCREENSHOT";

/// How many rows there are on both pages, and which of them disagree.
pub(crate) async fn drive(chromium: &Chromium) -> Result<(usize, Vec<String>), Box<dyn Error>> {
    // A picture shows the port that the README names; no case is on it.
    let screenshot = env::var_os(SCREENSHOT);
    let listener = listen(if screenshot.is_some() { 3000 } else { 0 }).await?;
    let port = listener.local_addr()?.port();
    let server = tokio::spawn(serve(listener, std::future::pending()));
    let (mut rows, mut faults) = (0, Vec::new());
    for host in ["app", "evil"] {
        let url = format!("http://{host}.localhost:{port}/");
        chromium.client.set_window_size(1200, 1000).await?;
        chromium.client.goto(&url).await?;
        let states = states(chromium).await?;
        rows += states.len();
        if states.is_empty() {
            faults.push(format!("the playground's page {host} has no rows"));
        }
        let disagree = states.iter().filter(|(_, agrees)| agrees != "true");
        faults.extend(disagree.map(|(row, _)| format!("the playground's page {host} disagrees: {row}")));
        if let (Some(file), "app") = (&screenshot, host) {
            std::fs::write(file, chromium.client.screenshot().await?)?;
        }
    }
    server.abort();
    Ok((rows, faults))
}

/// The rows of the open page, once its run is over: the text of each, and whether it agrees.
async fn states(chromium: &Chromium) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    const DONE: &str = "return document.getElementById('summary')?.dataset.agrees !== undefined";
    const ROWS: &str =
        "return [...document.querySelectorAll('.row')].map((row) => [row.innerText, `${row.dataset.agrees}`])";
    for _ in 0..200 {
        if chromium.client.execute(DONE, Vec::new()).await? == Value::Bool(true) {
            return Ok(serde_json::from_value(chromium.client.execute(ROWS, Vec::new()).await?)?);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err("the playground's page did not come to an end".into())
}

//! The HTTP cache, which the model has not: what was cached for one page must not be the answer to another, and an
//! answer that is asked about anew is as open as it was.

use std::error::Error;

use serde_json::json;

use crate::{chromium::Chromium, server::Servers};

/// The Web Platform Tests that these stand for.
pub(crate) const WPT: [&str; 2] = ["cors/304.htm", "cors/script-304.html"];

pub(crate) async fn drive(chromium: &Chromium, servers: &Servers) -> Result<Vec<String>, Box<dyn Error>> {
    Ok([vary(chromium).await?, revalidated(chromium, servers).await?].concat())
}

/// Primes the cache from the API's own origin, then reads from two pages that the policy names.
async fn vary(chromium: &Chromium) -> Result<Vec<String>, Box<dyn Error>> {
    let mut faults = Vec::new();
    // Without `Vary` the answer to the API's own page, which has no header for others, is what the others get: this is
    // what the first row would come to if the header went missing.
    for (handler, reads) in [("cached", "yes"), ("cached-without-vary", "no")] {
        for (page, expected) in [
            ("https://api.example.com", "yes"),
            ("https://app.example.com", reads),
            ("https://admin.example.com", reads),
        ] {
            chromium.client.goto(&format!("{page}/page")).await?;
            let url = format!("https://api.example.com/{handler}?case={handler}");
            // Chromium keeps what came with credentials apart from what came without.
            let script = "const [url, done] = arguments;
                fetch(url, { credentials: 'omit' }).then(() => done('yes'), () => done('no'));";
            let seen = chromium.client.execute_async(script, vec![json!(url)]).await?;
            if seen != expected {
                faults.push(format!("`{handler}` from {page}: reads it: {seen}, expected: {expected}"));
            }
        }
    }
    Ok(faults)
}

/// Reads twice from each of two pages: all but the first answer are 304, with the headers that let the page that asks
/// read what is cached.
async fn revalidated(chromium: &Chromium, servers: &Servers) -> Result<Vec<String>, Box<dyn Error>> {
    const FETCH: &str = "const [url, done] = arguments;
        const read = () => fetch(url, { credentials: 'omit' }).then((response) => response.text());
        read().then(read).then(done, () => done('no'));";
    const SCRIPT: &str = "const [url, done] = arguments;
        const load = () => loads(Object.assign(document.createElement('script'), { crossOrigin: 'anonymous', src: url }));
        load().then((first) => load().then((second) => done(`${first}, ${second}`)));";
    let mut faults = Vec::new();
    // The first column is a number that no case has.
    for (case, content, script, expected) in
        [(1_000_000, "text", FETCH, "GET "), (1_000_001, "script", SCRIPT, "true, true")]
    {
        let url = format!("https://api.example.com/revalidated?case={case}&as={content}");
        for page in ["https://app.example.com", "https://admin.example.com"] {
            chromium.client.goto(&format!("{page}/page")).await?;
            let mark = "const [url, done] = arguments; fetch(url, { mode: 'no-cors' }).then(() => done());";
            let mark_url = format!("https://api.example.com/mark?case={case}");
            chromium.client.execute_async(mark, vec![json!(mark_url)]).await?;
            let seen = chromium.client.execute_async(script, vec![json!(url)]).await?;
            if seen != expected {
                faults.push(format!("`revalidated` as {content} from {page}: reads {seen}, expected: {expected}"));
            }
        }
        // The second page's own first request is about what the first page was answered.
        for (expected, wire) in [[false, true], [true, true]].into_iter().zip(servers.journal.of(case)) {
            let asks: Vec<bool> = wire.iter().map(|line| line.contains("if-none-match: \"7\"")).collect();
            if asks != expected {
                faults.push(format!("`revalidated` as {content}: {wire:#?}, expected to be asked about: {expected:?}"));
            }
        }
    }
    Ok(faults)
}

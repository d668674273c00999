//! The HTTP cache, which the model has not: what was cached for one page must not be the answer to another.

use std::error::Error;

use serde_json::json;

use crate::chromium::Chromium;

/// Primes the cache from the API's own origin, then reads from two pages that the policy names.
pub(crate) async fn drive(chromium: &Chromium) -> Result<Vec<String>, Box<dyn Error>> {
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

//! Chromium, driven through its own `chromedriver`.

use std::{
    env,
    error::Error,
    fs,
    path::PathBuf,
    process::{self, Stdio},
    time::Duration,
};

use fantoccini::{wd::TimeoutConfiguration, Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{json, Map, Value};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use crate::{certificate::Certificate, server::Servers};

/// A headless Chromium, and the driver that started it.
pub(crate) struct Chromium {
    pub(crate) client: Client,
    driver: Child,
    /// Where both keep what they need for a run; they leave some of it behind.
    files: PathBuf,
}

/// What keeps Chromium from the standard's rules, or from pages that stand on loopback.
const DISABLED: &str = "\
    AutoupgradeMixedContent,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,HttpsFirstModeV2,\
    LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessSendPreflights";

/// The standard's rule that `*` does not cover `Authorization` (*CORS non-wildcard request-header name*): Chromium has
/// it, and leaves it off.
const ENABLED: &str = "CorsNonWildcardRequestHeadersSupport";

impl Chromium {
    pub(crate) async fn start(servers: &Servers, certificate: &Certificate) -> Result<Self, Box<dyn Error>> {
        let files = env::temp_dir().join(format!("cors-browser-{}", process::id()));
        fs::create_dir_all(&files)?;
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .env("TMPDIR", &files)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("cannot start chromedriver: {error}; Debian's package is `chromium-driver`"))?;
        let port = port(&mut driver).await?;
        let (http, https) = (servers.http, servers.https);
        // Rules know ports and no schemes, so every port speaks one of the two.
        let rules = [("443", https), ("8443", https), ("80", http), ("8080", http)]
            .map(|(port, to)| format!("MAP *:{port} 127.0.0.1:{to}"))
            .join(", ");
        let arguments = [
            // Test runs are often root's, and CI's containers have a small /dev/shm.
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-gpu".to_owned(),
            "--hide-scrollbars".to_owned(),
            format!("--host-resolver-rules={rules}"),
            format!("--ignore-certificate-errors-spki-list={}", certificate.key_hash()),
            format!("--enable-features={ENABLED}"),
            format!("--disable-features={DISABLED}"),
        ];
        // Cookies of other sites' are a matter of privacy settings, and not of CORS: all of them are sent.
        let preferences = json!({ "profile": { "block_third_party_cookies": false, "cookie_controls_mode": 0 } });
        let mut capabilities = Map::new();
        capabilities.insert("goog:chromeOptions".to_owned(), json!({ "args": arguments, "prefs": preferences }));
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{port}")).await?;
        let timeouts = TimeoutConfiguration::new(Some(Duration::from_secs(120)), None, None);
        client.update_timeouts(timeouts).await?;
        Ok(Self { client, driver, files })
    }

    pub(crate) fn version(&self) -> String {
        let version = self.client.capabilities().and_then(|capabilities| capabilities.get("browserVersion"));
        version.and_then(Value::as_str).unwrap_or("of an unknown version").to_owned()
    }

    /// The file: URL of a page that is the same as the servers'.
    pub(crate) fn file_page(&self) -> Result<String, Box<dyn Error>> {
        fs::write(self.files.join("page.js"), include_str!("page.js"))?;
        let page = self.files.join("page.html");
        fs::write(&page, include_str!("page.html"))?;
        Ok(format!("file://{}", page.display()))
    }

    pub(crate) async fn stop(mut self) -> Result<(), Box<dyn Error>> {
        self.client.close().await?;
        self.driver.kill().await?;
        fs::remove_dir_all(&self.files)?;
        Ok(())
    }
}

/// The port that the driver took, from the line that says so.
async fn port(driver: &mut Child) -> Result<u16, Box<dyn Error>> {
    let mut lines = BufReader::new(driver.stdout.take().ok_or("chromedriver has no output")?).lines();
    while let Some(line) = lines.next_line().await? {
        let Some((_, port)) = line.split_once("started successfully on port ") else { continue };
        let port = port.trim_end_matches('.').parse()?;
        // Its later lines have to go somewhere, or it waits.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        return Ok(port);
    }
    Err("chromedriver ended before it listened".into())
}

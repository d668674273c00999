//! The browser: where its page is, and what it holds.

use std::{marker::PhantomData, sync::Mutex, time::Duration};

use http::{request::Parts, HeaderValue, Method};

use super::{
    cache::PreflightCache,
    exchange::Exchange,
    handler::Handler,
    main_fetch::{lock, Fetch},
    preflight::Engine,
    reason::Reason,
    refused::{Refusal, Refused},
    request::{Credentials, Mode, Request},
    seen::Seen,
    url::{Fault, Origin, Url},
};

/// A browser with one page open, whose script calls `fetch`.
///
/// It holds a *CORS-preflight cache*, so that a second fetch may need no preflight; its clock stands still until
/// [`advance`](Self::advance).
///
/// # Examples
///
/// ```
/// use cors_runtime::{cors, fetch::{Browser, Reason}};
/// use http::{Request, Response};
///
/// #[cors(origins = "https://app.example.com", methods = "PUT", max_age = 60)]
/// fn handler(request: Request<String>) -> Response<String> {
///     Response::new(format!("got {}", request.body()))
/// }
///
/// # pollster::block_on(async {
/// let request = Request::put("https://api.example.com/tea").body("two cups")?;
///
/// let browser = Browser::at("https://app.example.com");
/// let seen = browser.fetch(request.clone(), handler).await?;
/// assert_eq!(seen.body(), "got two cups");
/// assert_eq!(seen.exchanges().len(), 2); // the preflight, and the request
///
/// let refused = Browser::at("https://evil.example").fetch(request, handler).await.unwrap_err();
/// assert!(matches!(refused.reason(), Reason::AllowOriginMismatch(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
#[derive(Debug)]
pub struct Browser {
    origin: Result<Origin, String>,
    mode: Mode,
    credentials: Credentials,
    use_cors_preflight: bool,
    engine: Engine,
    cookies: Vec<String>,
    cache: Mutex<PreflightCache>,
}

impl Browser {
    /// A browser whose page is at `origin`, a *serialized origin* as `location.origin` says it, such as
    /// `https://app.example.com` or `http://localhost:3000`.
    ///
    /// Anything else (a trailing `/`, upper case, the scheme's default port) makes every fetch fail with
    /// [`Reason::InvalidOrigin`].
    #[must_use]
    pub fn at(origin: impl AsRef<str>) -> Self {
        Self::new(Origin::parse(origin.as_ref()).ok_or_else(|| origin.as_ref().to_owned()))
    }

    /// A browser whose page has an *opaque origin*, which it sends as `null`.
    ///
    /// That is a sandboxed frame (without `allow-same-origin`), whatever it shows; a `data:` URL in a frame, or as a
    /// worker's script; a file; and what any of these opens. A `srcdoc` frame and a `blob:` URL, in a frame or as a
    /// worker's script, are of the origin of whoever opens them: [`at`](Self::at).
    ///
    /// It is a stranger to every host, its own included. No policy names it: `null` never matches, and only `origins =
    /// "*"` lets it read.
    ///
    /// # Examples
    ///
    /// ```
    /// use cors_runtime::{cors, fetch::{Browser, Reason}};
    /// use http::{Request, Response};
    ///
    /// #[cors(origins = "*")]
    /// fn public(_request: Request<String>) -> Response<String> {
    ///     Response::new("tea".to_owned())
    /// }
    ///
    /// #[cors(origins = "https://app.example.com, https://admin.example.com")]
    /// fn private(_request: Request<String>) -> Response<String> {
    ///     Response::new("coffee".to_owned())
    /// }
    ///
    /// # pollster::block_on(async {
    /// let frame = Browser::opaque();
    /// let request = Request::get("https://app.example.com/drinks").body("")?;
    /// let seen = frame.fetch(request.clone(), public).await?;
    /// assert_eq!(seen.exchanges()[0].request().headers()["origin"], "null");
    ///
    /// let refused = frame.fetch(request, private).await.unwrap_err();
    /// assert_eq!(refused.reason(), &Reason::AllowOriginMissing);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn opaque() -> Self {
        Self::new(Ok(Origin::Opaque))
    }

    fn new(origin: Result<Origin, String>) -> Self {
        Self {
            origin,
            mode: Mode::default(),
            credentials: Credentials::default(),
            use_cors_preflight: false,
            engine: Engine::default(),
            cookies: Vec::new(),
            cache: Mutex::default(),
        }
    }

    /// The `credentials` of the fetches to come.
    #[must_use]
    pub fn credentials(self, credentials: Credentials) -> Self {
        Self { credentials, ..self }
    }

    /// The `mode` of the fetches to come.
    #[must_use]
    pub fn mode(self, mode: Mode) -> Self {
        Self { mode, ..self }
    }

    /// Whether the requests to come take a preflight whatever they are (the *use-CORS-preflight flag*): what an
    /// `XMLHttpRequest` does whose `upload` has a listener, so that a `POST` with a progress bar is asked for where one
    /// without it is not.
    ///
    /// # Examples
    ///
    /// ```
    /// use cors_runtime::{cors, fetch::Browser};
    /// use http::{Request, Response};
    ///
    /// #[cors(origins = "https://app.example.com")]
    /// fn upload(_request: Request<String>) -> Response<String> {
    ///     Response::default()
    /// }
    ///
    /// # pollster::block_on(async {
    /// let request = Request::post("https://api.example.com/photos").header("content-type", "text/plain").body("cup")?;
    /// let browser = Browser::at("https://app.example.com").use_cors_preflight(true);
    /// assert!(browser.fetch(request, upload).await?.exchanges()[0].is_preflight());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn use_cors_preflight(self, use_cors_preflight: bool) -> Self {
        Self { use_cors_preflight, ..self }
    }

    /// Whose limit there is to how long the answer to a preflight is kept.
    #[must_use]
    pub fn engine(self, engine: Engine) -> Self {
        Self { engine, ..self }
    }

    /// One more cookie that the browser holds, `name=value`, for whatever it sends with credentials.
    #[must_use]
    pub fn cookie(mut self, cookie: impl Into<String>) -> Self {
        self.cookies.push(cookie.into());
        self
    }

    /// Lets time go by for the *CORS-preflight cache*.
    pub fn advance(&self, by: Duration) {
        lock(&self.cache).advance(by);
    }

    /// What the page's script gets from `fetch`, where `handler` is every server that there is.
    ///
    /// The request is what the script says: method, absolute URL, headers, and a body that becomes the handler's by
    /// [`Into`]. (A browser adds `text/plain;charset=UTF-8` to a string; here its `Content-Type` has to be said.) `GET`
    /// and `HEAD` go without a body, as does a preflight: the handler gets what `S::default()` becomes. The request's
    /// extensions reach the handler each time.
    ///
    /// # Errors
    ///
    /// [`Refused`], if the script does not get a response, or if the request is none that a script could make.
    pub async fn fetch<S, B, H, K>(&self, request: http::Request<S>, handler: H) -> Result<Seen<H::Body>, Refused>
    where
        S: Clone + Default + Into<B>,
        H: Handler<B, K>,
        H::Body: Default,
    {
        let (parts, body) = request.into_parts();
        let (request, cookie) = match self.request(&parts) {
            Ok(made) => made,
            Err(reason) => {
                let urls = (parts.uri.to_string(), parts.uri.to_string());
                return Err(self.refused(reason, &parts.method, urls, Vec::new()));
            }
        };
        let has_body = !matches!(request.method, Method::GET | Method::HEAD);
        let mut fetch = Fetch {
            request,
            body: has_body.then_some(body),
            extensions: parts.extensions,
            cookie,
            engine: self.engine,
            cache: &self.cache,
            handler: &handler,
            exchanges: Vec::new(),
            handler_kind: PhantomData,
        };
        let outcome = fetch.main_fetch().await;
        let Fetch { request, exchanges, .. } = fetch;
        match outcome {
            Ok(response) => Ok(Seen::filter(&request, response, exchanges)),
            Err(reason) => {
                let first_url = request.former_urls.first().unwrap_or(&request.current_url);
                let urls = (first_url.to_string(), request.current_url.to_string());
                Err(self.refused(reason, &request.method, urls, exchanges))
            }
        }
    }

    /// What the script's words make, and the `Cookie` header that it may take along.
    fn request(&self, parts: &Parts) -> Result<(Request, Option<HeaderValue>), Reason> {
        let origin = self.origin.clone().map_err(Reason::InvalidOrigin)?;
        let cookie = self.cookies.join("; ");
        let cookie = HeaderValue::try_from(&cookie).map_err(|_| Reason::InvalidCookie(cookie))?;
        let text = parts.uri.to_string();
        if parts.uri.scheme().is_none() {
            return Err(Reason::InvalidUrl(text));
        }
        let url = Url::parse(&text, None).map_err(|fault| match fault {
            Fault::Invalid => Reason::InvalidUrl(text),
            Fault::Scheme(scheme) => Reason::UnsupportedScheme(scheme),
        })?;
        let mut request = Request::new(&parts.method, url, &parts.headers, origin, self.mode, self.credentials)?;
        request.use_cors_preflight = self.use_cors_preflight;
        Ok((request, Some(cookie).filter(|cookie| !cookie.is_empty())))
    }

    fn refused(
        &self,
        reason: Reason,
        method: &Method,
        (first_url, url): (String, String),
        exchanges: Vec<Exchange>,
    ) -> Refused {
        let origin = self.origin.as_ref().map_or_else(Clone::clone, ToString::to_string);
        let with_credentials = self.credentials == Credentials::Include;
        Refusal { reason, method: method.clone(), url, first_url, origin, with_credentials, exchanges }.into()
    }
}

#[cfg(test)]
mod tests;

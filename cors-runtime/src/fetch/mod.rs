//! A model of the browser: how to unit-test one's CORS.
//!
//! Whether a page may call a handler is decided in the browser, so a test that looks at the handler's headers proves
//! little. A [`Browser`] decides as browsers do: it sends the preflight where one is due, checks what comes back, and
//! gives what the page's script would [see](Seen), or why it is [refused](Refused), in the words of a browser's
//! console. No server runs, and no real browser.
//!
//! ```toml
//! [dev-dependencies]
//! cors-runtime = { version = "0.1", features = ["test-util"] }
//! ```
//!
//! # Examples
//!
//! ```
//! use cors_runtime::{cors, fetch::{Browser, Credentials}};
//! use http::{Request, Response};
//!
//! #[cors(
//!     origins = "https://app.example.com",
//!     methods = "POST",
//!     headers = "content-type",
//!     expose_headers = "x-request-id",
//!     credentials
//! )]
//! async fn create_order(request: Request<String>) -> Result<Response<String>, http::Error> {
//!     Response::builder().status(201).header("x-request-id", "7").body(format!("ordered {}", request.body()))
//! }
//!
//! # pollster::block_on(async {
//! let order = Request::post("https://api.example.com/orders").header("content-type", "application/json").body("[]")?;
//!
//! let browser = Browser::at("https://app.example.com").credentials(Credentials::Include);
//! let seen = browser.fetch(order.clone(), create_order).await?;
//! assert_eq!((seen.status(), &**seen.body()), (201, "ordered []"));
//! assert_eq!(seen.headers()["x-request-id"], "7");
//! assert!(seen.exchanges()[0].is_preflight());
//!
//! let refused = Browser::at("https://evil.example").fetch(order, create_order).await.unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     "Access to fetch at 'https://api.example.com/orders' from origin 'https://evil.example' has been blocked by \
//!      CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' \
//!      header has the value 'https://app.example.com', which is not the request's origin."
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # }).unwrap();
//! ```
//!
//! The handler is any [function or closure](Handler) from an `http` request to a response, so a router, a tower
//! service or a method can be tested as well: `|request: Request<String>| app.handle(request)`.
//!
//! What has an *opaque origin*, such as a sandboxed frame or a `data:` URL, is [`Browser::opaque`]:
//!
//! ```
//! # use cors_runtime::{cors, fetch::Browser};
//! # use http::{Request, Response};
//! # #[cors(origins = "https://app.example.com", methods = "POST", headers = "content-type")]
//! # fn create_order(_request: Request<String>) -> Response<String> {
//! #     Response::default()
//! # }
//! # pollster::block_on(async {
//! # let order = Request::post("https://api.example.com/orders").header("content-type", "application/json").body("[]")?;
//! let refused = Browser::opaque().fetch(order, create_order).await.unwrap_err();
//! assert!(refused.to_string().contains("from origin 'null' has been blocked by CORS policy"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # }).unwrap();
//! ```
//!
//! # What it models
//!
//! Each function is written from the text of the [Fetch standard], whose names it has: *main fetch*, *HTTP fetch*,
//! *CORS check*, *CORS-preflight fetch* and its cache, *HTTP-redirect fetch*, the safelists, the filtered responses. It
//! shares no code with the policies that it judges.
//!
//! `fetch` is not all that sends requests, and what does otherwise differs in its modes alone. An `<img>`, `<script>` or
//! `<link>` with `crossorigin` is a `GET` with [`Mode::Cors`], as are a module script, a font and an `EventSource`; with
//! `use-credentials` or `withCredentials` it has [`Credentials::Include`], without it [`Credentials::SameOrigin`]. An
//! element without `crossorigin` has [`Mode::NoCors`] and [`Credentials::Include`]. A beacon is a `POST` with
//! [`Credentials::Include`], in [`Mode::Cors`] if its content type is no form's.
//!
//! It models the CORS protocol and nothing around it: no mixed content, Content Security Policy or blocked ports, no
//! HTTP cache, service workers, `Cross-Origin-Resource-Policy` or access to local networks. Cookies are those of
//! [`Browser::cookie`], as if each were `SameSite=None; Secure`; what a response sets is not kept. A host beyond ASCII
//! has to be written in punycode. The handler gets the absolute URL, and of the headers that browsers add those alone
//! that matter here: `Accept`, `Origin`, `Host` and `Cookie`.
//!
//! [Fetch standard]: https://fetch.spec.whatwg.org/#http-cors-protocol

mod browser;
mod bytes;
mod cache;
mod cors_check;
mod exchange;
mod extract;
mod handler;
mod main_fetch;
mod method;
mod preflight;
mod reason;
mod redirect;
mod refused;
mod request;
mod request_header;
mod safelist;
mod seen;
mod url;

pub use browser::Browser;
pub use exchange::Exchange;
pub use handler::{Asynchronous, Handler, Plain};
pub use preflight::Engine;
pub use reason::Reason;
pub use refused::Refused;
pub use request::{Credentials, Mode};
pub use seen::{ResponseType, Seen};

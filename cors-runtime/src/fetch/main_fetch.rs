//! *Main fetch* and *HTTP fetch*, as far as CORS goes (Fetch, "Main fetch", "HTTP fetch").

use std::{
    marker::PhantomData,
    sync::{Mutex, MutexGuard, PoisonError},
};

use http::{Extensions, HeaderValue, Response};

use super::{
    cache::PreflightCache,
    cors_check::cors_check,
    exchange::Exchange,
    handler::Handler,
    method,
    preflight::{check_preflight, preflight_request, Engine},
    reason::Reason,
    redirect::{follow, Redirect},
    request::{normalize, Request, Tainting},
    request_header::cors_unsafe_request_header_names,
};

/// One fetch: the standard's *fetch params*, and the server's end.
pub(super) struct Fetch<'a, S, B, H, K> {
    pub(super) request: Request,
    /// The body's *source*; `None` for a null body.
    pub(super) body: Option<S>,
    pub(super) extensions: Extensions,
    pub(super) cookie: Option<HeaderValue>,
    pub(super) engine: Engine,
    pub(super) cache: &'a Mutex<PreflightCache>,
    pub(super) handler: &'a H,
    pub(super) exchanges: Vec<Exchange>,
    pub(super) handler_kind: PhantomData<fn(B) -> K>,
}

impl<S, B, H, K> Fetch<'_, S, B, H, K>
where
    S: Clone + Default + Into<B>,
    H: Handler<B, K>,
{
    /// *Main fetch*. Where the standard calls it anew for each redirect, this is a loop: nothing is left to do in the
    /// outer calls but to *clear cache entries*, which looks at the last URL.
    pub(super) async fn main_fetch(&mut self) -> Result<Response<H::Body>, Reason> {
        let mut was_preflight_due = false;
        let outcome = loop {
            let make_cors_preflight = match self.request.taint() {
                Ok(make_cors_preflight) => make_cors_preflight,
                Err(reason) => break Err(reason),
            };
            was_preflight_due |= make_cors_preflight;
            let response = match self.http_fetch(make_cors_preflight).await {
                Ok(response) => response,
                Err(reason) => break Err(reason),
            };
            match follow(&mut self.request, response.status(), response.headers()) {
                Ok(Redirect::None) => break Ok(response),
                Ok(Redirect::WithBody) => {}
                Ok(Redirect::WithoutBody) => self.body = None,
                Err(reason) => break Err(reason),
            }
        };
        if outcome.is_err() && was_preflight_due {
            lock(self.cache).clear(&self.request);
        }
        outcome
    }

    /// *HTTP fetch*, up to the response's being a redirect.
    async fn http_fetch(&mut self, make_cors_preflight: bool) -> Result<Response<H::Body>, Reason> {
        if make_cors_preflight && self.needs_preflight() {
            self.cors_preflight_fetch().await?;
        }
        let request = self.request.clone();
        let body = self.body.clone().unwrap_or_default();
        let response = self.http_network_fetch(&request, body, false).await?;
        if self.request.tainting == Tainting::Cors {
            cors_check(&self.request, response.headers())?;
        }
        Ok(response)
    }

    /// Whether the *CORS-preflight cache* leaves something to ask.
    fn needs_preflight(&self) -> bool {
        let (cache, request) = (lock(self.cache), &self.request);
        let needs_no_word = method::is_cors_safelisted(&request.method) && !request.use_cors_preflight;
        let is_method_allowed = needs_no_word || cache.matches_method(request);
        let mut unsafe_names = cors_unsafe_request_header_names(&request.headers).into_iter();
        !is_method_allowed || unsafe_names.any(|name| !cache.matches_header_name(request, name))
    }

    /// *CORS-preflight fetch*.
    async fn cors_preflight_fetch(&mut self) -> Result<(), Reason> {
        let preflight = preflight_request(&self.request);
        let response = self.http_network_fetch(&preflight, S::default(), true).await?;
        let allowed = check_preflight(&self.request, self.engine, response.status(), response.headers())?;
        lock(self.cache).store(&self.request, &allowed);
        Ok(())
    }

    /// *HTTP-network fetch*: calls the handler, and keeps what went to and fro.
    async fn http_network_fetch(
        &mut self,
        request: &Request,
        body: S,
        is_preflight: bool,
    ) -> Result<Response<H::Body>, Reason> {
        let url = &request.current_url;
        let mut sent = http::Request::new(());
        sent.method_mut().clone_from(&request.method);
        *sent.uri_mut() = url.to_uri().ok_or_else(|| Reason::InvalidUrl(url.to_string()))?;
        *sent.headers_mut() = request.http_headers(self.cookie.as_ref());
        sent.extensions_mut().clone_from(&self.extensions);
        let exchange = Exchange::sent(sent.clone(), is_preflight);
        let Some(mut response) = self.handler.call(sent.map(|()| body.into())).await else {
            self.exchanges.push(exchange);
            return Err(Reason::ServerFailed);
        };
        for value in response.headers_mut().values_mut() {
            *value = normalize(value);
        }
        let (parts, body) = response.into_parts();
        self.exchanges.push(exchange.answered(Response::from_parts(parts.clone(), ())));
        Ok(Response::from_parts(parts, body))
    }
}

/// A panic elsewhere leaves no entry half written.
pub(super) fn lock(cache: &Mutex<PreflightCache>) -> MutexGuard<'_, PreflightCache> {
    cache.lock().unwrap_or_else(PoisonError::into_inner)
}

//! *CORS-preflight cache* (Fetch, "CORS-preflight cache"), with a clock that the test advances.

use std::time::Duration;

use super::{request::Request, request_header::is_cors_non_wildcard_request_header_name, url::Url};

/// A *CORS-preflight cache*. One browser has one *network partition key*, so none is kept.
#[derive(Debug, Default)]
pub(super) struct PreflightCache {
    now: Duration,
    entries: Vec<Entry>,
}

/// A *cache entry*.
#[derive(Debug)]
struct Entry {
    origin: String,
    url: Url,
    max_age: Duration,
    stored: Duration,
    credentials: bool,
    allows: Allows,
}

/// An entry's *method* or *header name*, one of which is null; either can be `*`.
#[derive(Debug, PartialEq, Eq)]
enum Allows {
    Method(String),
    HeaderName(String),
}

impl PreflightCache {
    pub(super) fn advance(&mut self, by: Duration) {
        self.now = self.now.saturating_add(by);
        self.remove_expired();
    }

    /// Stores what the response to a preflight for `request` allows.
    pub(super) fn store(&mut self, request: &Request, allowed: &Allowed) {
        for method in &allowed.methods {
            self.store_entry(request, allowed.max_age, Allows::Method(method.clone()));
        }
        for header_name in &allowed.header_names {
            self.store_entry(request, allowed.max_age, Allows::HeaderName(header_name.clone()));
        }
        self.remove_expired();
    }

    /// Sets the max-age of what matches already, or *creates a new cache entry*.
    fn store_entry(&mut self, request: &Request, max_age: Duration, allows: Allows) {
        let stored = self.now;
        let mut matched = false;
        for entry in self.entries.iter_mut().filter(|entry| entry.matches(request) && entry.covers(&allows)) {
            // The standard sets the max-age and is silent on the time of storing; browsers count from the newest
            // response, and a max-age counted from an older one would be none that any server said.
            (entry.max_age, entry.stored) = (max_age, stored);
            matched = true;
        }
        if !matched {
            let (origin, url) = (request.serialized_origin(), request.current_url.clone());
            let credentials = request.includes_credentials_everywhere();
            self.entries.push(Entry { origin, url, max_age, stored, credentials, allows });
        }
    }

    /// *Clear cache entries*.
    pub(super) fn clear(&mut self, request: &Request) {
        self.entries.retain(|entry| !entry.is_for(request));
    }

    /// *Method cache entry match* for the request's method.
    pub(super) fn matches_method(&self, request: &Request) -> bool {
        self.contains(request, &Allows::Method(request.method.as_str().to_owned()))
    }

    /// *Header-name cache entry match*.
    pub(super) fn matches_header_name(&self, request: &Request, name: &str) -> bool {
        self.contains(request, &Allows::HeaderName(name.to_owned()))
    }

    fn contains(&self, request: &Request, allows: &Allows) -> bool {
        self.entries.iter().any(|entry| entry.matches(request) && entry.covers(allows))
    }

    /// "Cache entries must be removed after the seconds specified in their max-age".
    fn remove_expired(&mut self) {
        let now = self.now;
        self.entries.retain(|entry| entry.stored.saturating_add(entry.max_age) > now);
    }
}

impl Entry {
    fn is_for(&self, request: &Request) -> bool {
        self.origin == request.serialized_origin() && self.url == request.current_url
    }

    /// *Cache entry match*.
    fn matches(&self, request: &Request) -> bool {
        self.is_for(request) && (self.credentials || !request.includes_credentials_everywhere())
    }

    fn covers(&self, asked: &Allows) -> bool {
        match (&self.allows, asked) {
            (Allows::Method(held), Allows::Method(method)) => held == method || held == "*",
            (Allows::HeaderName(held), Allows::HeaderName(name)) => {
                held.eq_ignore_ascii_case(name)
                    || (held == "*" && !is_cors_non_wildcard_request_header_name(&name.to_ascii_lowercase()))
            }
            _ => false,
        }
    }
}

/// What the response to a preflight allows, and for how long.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Allowed {
    pub(super) methods: Vec<String>,
    pub(super) header_names: Vec<String>,
    pub(super) max_age: Duration,
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Allowed, PreflightCache};
    use crate::fetch::{
        request::{tests::request, Request},
        url::Origin,
        Credentials,
    };

    const API: &str = "https://api.example.com/orders";

    fn allowed(methods: &[&str], header_names: &[&str], seconds: u64) -> Allowed {
        Allowed {
            methods: methods.iter().map(|text| (*text).to_owned()).collect(),
            header_names: header_names.iter().map(|text| (*text).to_owned()).collect(),
            max_age: Duration::from_secs(seconds),
        }
    }

    fn put(with: Credentials) -> Request {
        request("PUT", API, &[], with)
    }

    #[test]
    fn methods_match_byte_for_byte_and_header_names_in_any_case() {
        let mut cache = PreflightCache::default();
        cache.store(&put(Credentials::Omit), &allowed(&["PUT", "patch"], &["X-A"], 5));
        assert!(cache.matches_method(&put(Credentials::Omit)));
        assert!(cache.matches_method(&request("patch", API, &[], Credentials::Omit)));
        assert!(!cache.matches_method(&request("PATCH", API, &[], Credentials::Omit)));
        assert!(cache.matches_header_name(&put(Credentials::Omit), "x-a"));
        assert!(!cache.matches_header_name(&put(Credentials::Omit), "x-b"));
    }

    #[test]
    fn a_wildcard_matches_all_but_authorization() {
        let mut cache = PreflightCache::default();
        cache.store(&put(Credentials::Omit), &allowed(&["*"], &["*"], 5));
        assert!(cache.matches_method(&request("DELETE", API, &[], Credentials::Omit)));
        assert!(cache.matches_header_name(&put(Credentials::Omit), "x-a"));
        assert!(!cache.matches_header_name(&put(Credentials::Omit), "authorization"));
        cache.store(&put(Credentials::Omit), &allowed(&[], &["Authorization"], 5));
        assert!(cache.matches_header_name(&put(Credentials::Omit), "authorization"));
    }

    #[test]
    fn an_entry_is_for_one_origin_and_one_url() {
        let mut cache = PreflightCache::default();
        cache.store(&put(Credentials::Omit), &allowed(&["PUT"], &[], 5));
        assert!(!cache.matches_method(&request("PUT", "https://api.example.com/orders?a", &[], Credentials::Omit)));
        assert!(!cache.matches_method(&request("PUT", "https://api.example.com/", &[], Credentials::Omit)));
        let mut other = put(Credentials::Omit);
        other.origin = Origin::Opaque;
        assert!(!cache.matches_method(&other));
        cache.clear(&other);
        assert!(cache.matches_method(&put(Credentials::Omit)));
    }

    #[test]
    fn an_entry_with_credentials_serves_all_and_one_without_serves_those_without() {
        let mut cache = PreflightCache::default();
        cache.store(&put(Credentials::Omit), &allowed(&["PUT"], &[], 5));
        assert!(cache.matches_method(&put(Credentials::SameOrigin)));
        assert!(!cache.matches_method(&put(Credentials::Include)));
        cache.clear(&put(Credentials::Include));
        cache.store(&put(Credentials::Include), &allowed(&["PUT"], &[], 5));
        for with in [Credentials::Omit, Credentials::SameOrigin, Credentials::Include] {
            assert!(cache.matches_method(&put(with)), "{with:?}");
        }
    }

    #[test]
    fn an_entry_lasts_for_its_max_age() {
        let mut cache = PreflightCache::default();
        cache.store(&put(Credentials::Omit), &allowed(&["PUT"], &[], 5));
        cache.advance(Duration::from_millis(4999));
        assert!(cache.matches_method(&put(Credentials::Omit)));
        cache.advance(Duration::from_millis(1));
        assert!(!cache.matches_method(&put(Credentials::Omit)));
    }

    #[test]
    fn a_max_age_of_zero_stores_nothing_and_ends_what_was_stored() {
        let mut cache = PreflightCache::default();
        cache.store(&put(Credentials::Omit), &allowed(&["PUT"], &[], 0));
        assert!(!cache.matches_method(&put(Credentials::Omit)));
        cache.store(&put(Credentials::Omit), &allowed(&["PUT"], &["x-a"], 600));
        cache.store(&put(Credentials::Omit), &allowed(&["PUT"], &[], 0));
        assert!(!cache.matches_method(&put(Credentials::Omit)));
        assert!(cache.matches_header_name(&put(Credentials::Omit), "x-a"));
    }

    #[test]
    fn a_new_response_renews_what_it_names() {
        let mut cache = PreflightCache::default();
        cache.store(&put(Credentials::Omit), &allowed(&["PUT"], &["x-a"], 5));
        cache.advance(Duration::from_secs(4));
        cache.store(&put(Credentials::Omit), &allowed(&["PUT"], &["x-b"], 5));
        cache.advance(Duration::from_secs(4));
        assert!(cache.matches_method(&put(Credentials::Omit)));
        assert!(!cache.matches_header_name(&put(Credentials::Omit), "x-a"));
        assert!(cache.matches_header_name(&put(Credentials::Omit), "x-b"));
    }
}

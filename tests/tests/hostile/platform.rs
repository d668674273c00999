//! A platform of the tests' own: its header values are plain bytes, as an attacker sends them, and every call that the
//! policy makes is counted. It allocates nothing itself.

use std::cell::Cell;

use cors_runtime::{cors, Constant, CorsRequest, CorsResponse, Field, Lines};

thread_local! {
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

fn count() {
    CALLS.with(|calls| calls.set(calls.get() + 1));
}

/// How often `work` asked the request or the response for something.
pub(crate) fn calls<T>(work: impl FnOnce() -> T) -> u32 {
    CALLS.with(|calls| calls.set(0));
    drop(work());
    CALLS.with(Cell::get)
}

#[derive(Debug)]
pub(crate) struct Value(pub(crate) &'static [u8]);

impl AsRef<[u8]> for Value {
    fn as_ref(&self) -> &[u8] {
        count();
        self.0
    }
}

impl Clone for Value {
    fn clone(&self) -> Self {
        count();
        Self(self.0)
    }
}

/// A request, made before anything is counted.
#[derive(Debug)]
pub(crate) struct Attack {
    pub(crate) method: &'static str,
    pub(crate) origins: Vec<Value>,
    pub(crate) requested_methods: Vec<Value>,
    pub(crate) requested_headers: Vec<Value>,
}

impl Attack {
    pub(crate) fn get(origin: &'static [u8]) -> Self {
        Self {
            method: "GET",
            origins: vec![Value(origin)],
            requested_methods: Vec::new(),
            requested_headers: Vec::new(),
        }
    }

    pub(crate) fn preflight(origin: &'static [u8]) -> Self {
        Self { method: "OPTIONS", requested_methods: vec![Value(b"PUT")], ..Self::get(origin) }
    }

    pub(crate) fn asking_for(self, headers: &'static [u8]) -> Self {
        Self { requested_headers: vec![Value(headers)], ..self }
    }
}

impl CorsRequest for &Attack {
    type Value = Value;

    fn method(&self) -> &str {
        count();
        self.method
    }

    fn lines(&self, field: Field) -> Lines<'_, Value> {
        count();
        let lines = match field {
            Field::Origin => &self.origins,
            Field::AccessControlRequestMethod => &self.requested_methods,
            Field::AccessControlRequestHeaders => &self.requested_headers,
            _ => return Lines::None,
        };
        match &**lines {
            [] => Lines::None,
            [one] => Lines::One(one),
            _ => Lines::Several,
        }
    }
}

/// A response with room for every header that a policy can send.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    lines: [Option<(Field, Value)>; 9],
}

impl Answer {
    /// Every `access-control-*` and `vary` line, sorted.
    pub(crate) fn headers(&self) -> Vec<String> {
        let text = |(field, value): &(Field, Value)| format!("{}: {}", field.as_str(), value.0.escape_ascii());
        let mut headers: Vec<String> = self.lines.iter().flatten().map(text).collect();
        headers.sort();
        headers
    }
}

impl CorsResponse for Answer {
    type Value = Value;

    fn no_content() -> Self {
        count();
        Self::default()
    }

    fn value(constant: &Constant) -> Value {
        count();
        Value(constant.as_str().as_bytes())
    }

    fn add(&mut self, field: Field, value: Value) {
        count();
        let free = self.lines.iter_mut().find(|line| line.is_none());
        *free.expect("a policy sends nine lines at most") = Some((field, value));
    }

    fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool) {
        count();
        for line in &mut self.lines {
            line.take_if(|(field, _)| !keep(field.as_str()));
        }
    }

    fn any_line(&self, field: Field, test: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        count();
        self.lines.iter().flatten().any(|(name, value)| *name == field && test(value.0))
    }
}

// Every form that a policy is lowered to.

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "x-custom", credentials)]
pub(crate) fn fixed(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(origins = "*", methods = "*", headers = "*, authorization", expose_headers = "*")]
pub(crate) fn any(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(origins = "https://app.example.com, https://admin.example.org", methods = "PUT", credentials)]
pub(crate) fn few(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(origins = [
    "https://app.example.com", "https://b.example", "https://c.example", "https://d.example", "https://e.example",
    "https://f.example", "https://g.example", "https://h.example", "https://i.example", "https://j.example",
], methods = "PUT", credentials)]
pub(crate) fn table(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(origins = "https://*.app.example.com", methods = "PUT")]
pub(crate) fn subdomains(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(origins = "https://app.example.com:*", methods = "PUT")]
pub(crate) fn any_port(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(origins = "https://*.app.example.com:*", methods = "PUT")]
pub(crate) fn subdomains_any_port(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(
    origins = "https://*.app.example.com, https://*.admin.example.org:*, https://app.example.com:*",
    methods = "PUT"
)]
pub(crate) fn few_patterns(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(origins = [
    "https://*.app.example.com", "https://*.app.example.com:*", "https://app.example.com:*", "https://*.b.example",
    "https://*.c.example:*", "https://d.example:*", "https://*.e.app.example.com", "http://localhost:*",
], methods = "PUT")]
pub(crate) fn many_patterns(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(
    origins = "https://app.example.com, https://*.app.example.com, https://app.example.com:*, https://b.example",
    methods = "PUT"
)]
pub(crate) fn mixed(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(origins = [
    "https://app.example.com", "https://b.example", "https://c.example", "https://d.example", "https://e.example",
    "https://f.example", "https://g.example", "https://h.example", "https://i.example", "https://j.example",
    "https://*.app.example.com", "https://*.app.example.com:*", "https://app.example.com:*", "https://*.b.example",
    "https://*.c.example:*", "https://d.example:*",
], methods = "PUT")]
pub(crate) fn mixed_many(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(
    origins = "https://*.app.example.com:*, https://*.b.example, https://app.example.com",
    methods = "*",
    headers = "*",
    credentials,
    dangerously_allow_public_suffixes = "a test's own"
)]
pub(crate) fn echoing_patterns(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(
    origins = "https://app.example.com, https://admin.example.org",
    methods = "*",
    headers = "*, authorization",
    credentials
)]
pub(crate) fn echoing(_: &Attack) -> Answer {
    Answer::default()
}

#[cors(origins = "https://app.example.com, https://admin.example.org", methods = "*", headers = "*", credentials)]
pub(crate) fn echoing_but_authorization(_: &Attack) -> Answer {
    Answer::default()
}

pub(crate) type Handler = fn(&Attack) -> Answer;

/// Each form in which the request's `Origin` decides, with an origin that it allows.
pub(crate) const MATCHED: [(&str, Handler, &[u8]); 12] = [
    ("few", few, b"https://app.example.com"),
    ("table", table, b"https://app.example.com"),
    ("subdomains", subdomains, b"https://a.app.example.com"),
    ("any_port", any_port, b"https://app.example.com:8443"),
    ("subdomains_any_port", subdomains_any_port, b"https://a.app.example.com:8443"),
    ("few_patterns", few_patterns, b"https://a.app.example.com"),
    ("many_patterns", many_patterns, b"https://a.b.app.example.com:8443"),
    ("mixed", mixed, b"https://app.example.com:8443"),
    ("mixed_many", mixed_many, b"https://a.app.example.com:8443"),
    ("echoing_patterns", echoing_patterns, b"https://app.example.com"),
    ("echoing", echoing, b"https://app.example.com"),
    ("echoing_but_authorization", echoing_but_authorization, b"https://app.example.com"),
];

/// Every form, those included that send every request the same.
pub(crate) fn all() -> Vec<(&'static str, Handler, &'static [u8])> {
    let fixed: [(&str, Handler, &[u8]); 2] =
        [("fixed", fixed, b"https://app.example.com"), ("any", any, b"https://app.example.com")];
    MATCHED.into_iter().chain(fixed).collect()
}

/// As [`Box::leak`], for a text that a test makes up.
pub(crate) fn leaked(text: impl Into<Vec<u8>>) -> &'static [u8] {
    text.into().leak()
}

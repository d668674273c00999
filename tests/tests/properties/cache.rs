//! The *CORS-preflight cache*: how long the answer to a preflight stands for those to come, and for which of them.

use std::{collections::BTreeMap, time::Duration};

use cors_runtime::fetch::{Browser, Credentials, Engine, Exchange, Reason, Refused, Seen};
use http::{HeaderMap, Request};
use pollster::block_on;
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{select, subsequence},
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use crate::{
    answer, cases,
    declared::{Declared, Policy},
    generate,
    meaning::{
        is_header_allowed, is_method_allowed, is_safelisted, may_read, normalized, unsafe_names, Asked, Kind,
        API_ORIGIN,
    },
    read::response,
};

/// One of a page's requests.
#[derive(Debug, Clone)]
struct Step {
    /// Seconds since the one before.
    after: u64,
    /// `/0` or `/1`.
    path: usize,
    asked: Asked,
}

/// Near every limit that there is.
const PAUSES: [u64; 18] = [0, 0, 0, 1, 2, 3, 4, 4, 5, 6, 599, 600, 601, 7199, 7200, 7201, 86_399, 86_400];

fn engine() -> impl Strategy<Value = Engine> {
    select(&[Engine::Chromium, Engine::Firefox, Engine::WebKit][..])
}

/// The highest max-age that each engine honours, in seconds.
fn limit(engine: Engine) -> u64 {
    match engine {
        Engine::Chromium => 7200,
        Engine::Firefox => 86_400,
        Engine::WebKit => 600,
    }
}

/// For how many seconds the answer to a preflight is kept.
fn lifetime(declared: &Declared, engine: Engine) -> u64 {
    declared.max_age.map_or(5, u64::from).min(limit(engine))
}

fn credentials() -> impl Strategy<Value = Credentials> {
    select(&[Credentials::Omit, Credentials::SameOrigin, Credentials::Include][..])
}

/// Any policy, and those more often under which one preflight's answer says least of what it allows.
fn declared() -> impl Strategy<Value = Declared> {
    let any = || Some(vec!["*".to_owned()]);
    let starred = generate::declared().prop_map(move |declared| Declared {
        methods: any(),
        headers: any(),
        max_age: None,
        ..declared
    });
    prop_oneof![2 => generate::declared().boxed(), 1 => starred.boxed()]
}

/// A request that the policy allows, and that takes a preflight wherever one can be told to.
fn allowed(declared: &Declared) -> impl Strategy<Value = Asked> {
    let page = |origin: &String| match &**origin {
        "*" => "https://app.example.com".to_owned(),
        origin => origin.replacen("*.", "a.", 1).replacen(":*", ":3000", 1),
    };
    let pages: Vec<String> = declared.origins.iter().map(page).collect();
    let mut methods: Vec<&str> = generate::ASKED_METHODS.to_vec();
    methods.retain(|method| is_method_allowed(declared, normalized(method)) && *method != "TRACE");
    let unsafe_methods: Vec<&str> =
        methods.iter().copied().filter(|method| !is_safelisted(normalized(method))).collect();
    let methods = if unsafe_methods.is_empty() { methods } else { unsafe_methods };
    let mut headers = generate::ASKED_HEADERS.to_vec();
    headers.retain(|(name, _, kind)| *kind == Kind::Unsafe && is_header_allowed(declared, name));
    let count = 0..headers.len().min(3) + 1;
    let credentials = credentials();
    let may_have = declared.credentials;
    (select(pages), select(methods), subsequence(headers, count), credentials).prop_map(
        move |(page, method, headers, credentials)| Asked {
            page: Some(page),
            method,
            headers: headers.into_iter().map(|(name, value, kind)| (name, value.to_owned(), kind)).collect(),
            credentials: if may_have { credentials } else { Credentials::Omit },
        },
    )
}

/// Requests of one page: few different ones, so that they come again, and some that differ by a header alone.
fn steps(declared: &Declared) -> impl Strategy<Value = Vec<Step>> {
    let more =
        prop_oneof![1 => Just(("authorization", "Bearer a", Kind::Unsafe)), 2 => select(generate::ASKED_HEADERS)];
    let more = vec(more, 0..3);
    let asked = (allowed(declared), more, option::of(generate::asked(declared))).prop_map(|(first, more, other)| {
        let with = |(name, value, kind): (&'static str, &str, Kind)| {
            let headers = [first.headers.clone(), vec![(name, value.to_owned(), kind)]].concat();
            Asked { headers, ..first.clone() }
        };
        let more: Vec<Asked> = more.into_iter().map(with).collect();
        let other = other.map(|other| Asked { page: first.page.clone(), ..other });
        [vec![first], more, other.into_iter().collect()].concat()
    });
    let step = (select(&PAUSES[..]), prop::bool::weighted(0.2), any::<prop::sample::Index>(), credentials());
    (asked, vec(step, 2..9)).prop_map(|(asked, steps)| {
        let step = |(after, path, index, credentials): (u64, bool, prop::sample::Index, Credentials)| {
            let asked = Asked { credentials, ..index.get(&asked).clone() };
            Step { after, path: usize::from(path), asked }
        };
        steps.into_iter().map(step).collect()
    })
}

fn browser(page: Option<&String>, engine: Engine) -> Browser {
    page.map_or_else(Browser::opaque, Browser::at).engine(engine)
}

/// A fetch by `browser` from a handler under `policy`; the browser comes back for the next one.
fn fetch(browser: Browser, policy: &Policy, path: usize, asked: &Asked) -> (Browser, Result<Seen<String>, Refused>) {
    let browser = browser.credentials(asked.credentials);
    let request = Request::builder().method(asked.method).uri(format!("{API_ORIGIN}/{path}"));
    let lines = asked.headers.iter();
    let request = lines.fold(request, |request, (name, value, _)| request.header(*name, value));
    let handler = |request: Request<String>| answer(policy, request, |_| response(200, &[]));
    let fetched = block_on(browser.fetch(request.body(String::new()).unwrap(), handler));
    (browser, fetched)
}

fn exchanges(fetched: &Result<Seen<String>, Refused>) -> &[Exchange] {
    match fetched {
        Ok(seen) => seen.exchanges(),
        Err(refused) => refused.exchanges(),
    }
}

fn preflights(fetched: &Result<Seen<String>, Refused>) -> usize {
    exchanges(fetched).iter().filter(|exchange| exchange.is_preflight()).count()
}

fn is_no_page(fetched: &Result<Seen<String>, Refused>) -> bool {
    matches!(fetched, Err(refused) if matches!(refused.reason(), Reason::InvalidOrigin(_)))
}

/// What a request has to be allowed: its method and its header names, less what needs no preflight.
fn needs(asked: &Asked) -> Vec<String> {
    let method = normalized(asked.method);
    let is_same_origin = asked.page.as_deref() == Some(API_ORIGIN);
    if is_same_origin || method == "TRACE" {
        return Vec::new();
    }
    let method = (!is_safelisted(method)).then(|| format!("method {method}"));
    method.into_iter().chain(unsafe_names(&asked.headers).into_iter().map(|name| format!("header {name}"))).collect()
}

/// What a preflight's answer allows.
fn allows(answer: &HeaderMap) -> Vec<String> {
    let list = |name: &str, what: &str| {
        let lines = answer.get_all(name).iter().map(|line| line.to_str().unwrap().to_owned());
        let items: Vec<String> =
            lines.flat_map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>()).collect();
        items.into_iter().map(|item| format!("{what} {}", item.trim())).collect::<Vec<_>>()
    };
    let headers = list("access-control-allow-headers", "header").into_iter().map(|name| name.to_ascii_lowercase());
    [list("access-control-allow-methods", "method"), headers.collect()].concat()
}

fn covers(held: &str, need: &str) -> bool {
    held == need
        || (held == "method *" && need.starts_with("method "))
        || (held == "header *" && need.starts_with("header ") && need != "header authorization")
}

/// Since when something has been allowed: at the latest preflight, and whether one of them was for a request with
/// credentials.
#[derive(Debug, Default, Clone, Copy)]
struct Granted {
    with_any: Option<u64>,
    with_credentials: Option<u64>,
}

/// What the answers so far have allowed, by path.
#[derive(Debug, Default)]
struct Book(BTreeMap<(usize, String), Granted>);

impl Book {
    fn latest(&self, path: usize, need: &str, of: fn(&Granted) -> Option<u64>) -> Option<u64> {
        self.0.iter().filter(|((at, held), _)| *at == path && covers(held, need)).filter_map(|(_, held)| of(held)).max()
    }

    /// Whether the cache must hold all that is needed.
    fn must_hold(&self, step: &Step, needs: &[String], is_kept: impl Fn(u64) -> bool) -> bool {
        let of = match step.asked.credentials {
            Credentials::Include => |granted: &Granted| granted.with_credentials,
            Credentials::Omit | Credentials::SameOrigin => |granted: &Granted| granted.with_any,
        };
        needs.iter().all(|need| self.latest(step.path, need, of).is_some_and(&is_kept))
    }

    /// Whether it cannot hold all of it. A preflight for a request without credentials may renew an entry with them,
    /// but makes none.
    fn cannot_hold(&self, step: &Step, needs: &[String], is_kept: impl Fn(u64) -> bool) -> bool {
        let is_none = |need: &String| {
            let kept = self.latest(step.path, need, |granted| granted.with_any).is_some_and(&is_kept);
            let made = self.latest(step.path, need, |granted| granted.with_credentials).is_some();
            !kept || (step.asked.credentials == Credentials::Include && !made)
        };
        needs.iter().any(is_none)
    }

    fn enter(&mut self, step: &Step, answer: &HeaderMap, now: u64) {
        for item in allows(answer) {
            let granted = self.0.entry((step.path, item)).or_default();
            granted.with_any = Some(now);
            if step.asked.credentials == Credentials::Include {
                granted.with_credentials = Some(now);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn a_preflight_is_sent_where_no_kept_answer_allows_the_request_and_nowhere_else(
        (declared, steps, engine) in declared().prop_flat_map(|declared| {
            let steps = steps(&declared);
            (Just(declared), steps, engine())
        })
    ) {
        let (policy, lifetime) = (declared.policy(), lifetime(&declared, engine));
        let mut browser = browser(steps[0].asked.page.as_ref(), engine);
        let (mut book, mut now) = (Book::default(), 0);
        for step in &steps {
            now += step.after;
            browser.advance(Duration::from_secs(step.after));
            let fetched;
            (browser, fetched) = fetch(browser, &policy, step.path, &step.asked);
            prop_assume!(!is_no_page(&fetched));
            let (needs, is_kept) = (needs(&step.asked), |at: u64| now - at < lifetime);
            let preflights = preflights(&fetched);
            if book.must_hold(step, &needs, is_kept) {
                prop_assert_eq!(preflights, 0, "{:?} at {} in {:?}", step, now, book);
            } else if book.cannot_hold(step, &needs, is_kept) {
                prop_assert_eq!(preflights, 1, "{:?} at {} in {:?}", step, now, book);
            }
            if fetched.is_err() && !needs.is_empty() {
                book.0.retain(|(path, _), _| *path != step.path);
            } else if let Some(preflight) = exchanges(&fetched).iter().find(|exchange| exchange.is_preflight()) {
                book.enter(step, preflight.response().unwrap().headers(), now);
            }
        }
    }

    #[test]
    fn a_kept_answer_lets_through_what_a_fresh_one_would_and_no_more(
        (declared, steps, engine) in declared().prop_flat_map(|declared| {
            let steps = steps(&declared);
            (Just(declared), steps, engine())
        })
    ) {
        let policy = declared.policy();
        let page = steps[0].asked.page.clone();
        let mut with_cache = browser(page.as_ref(), engine);
        for step in &steps {
            with_cache.advance(Duration::from_secs(step.after));
            let kept;
            (with_cache, kept) = fetch(with_cache, &policy, step.path, &step.asked);
            prop_assume!(!is_no_page(&kept));
            let (_, fresh) = fetch(browser(page.as_ref(), engine), &policy, step.path, &step.asked);
            prop_assert_eq!(kept.is_ok(), fresh.is_ok(), "{:?}", step);
            prop_assert_eq!(kept.is_ok(), may_read(&declared, &step.asked), "{:?}", step);
        }
    }

    /// The same request again: the second preflight is sent when the first one's answer is over, to the second.
    #[test]
    fn an_answer_is_kept_until_its_max_age_or_the_engines_limit(
        (declared, asked, engine, pause) in generate::declared().prop_flat_map(|declared| {
            let asked = allowed(&declared);
            (Just(declared), asked, engine(), option::of(0..3_u64))
        })
    ) {
        let (policy, lifetime) = (declared.policy(), lifetime(&declared, engine));
        let browser = browser(asked.page.as_ref(), engine);
        let (browser, first) = fetch(browser, &policy, 0, &asked);
        prop_assume!(first.is_ok() && preflights(&first) == 1);
        // A second before the end, at the end, and a second after it; or at once.
        let pause = pause.map_or(0, |more| (lifetime + more).saturating_sub(1));
        browser.advance(Duration::from_secs(pause));
        let (_, second) = fetch(browser, &policy, 0, &asked);
        prop_assert!(second.is_ok());
        prop_assert_eq!(preflights(&second), usize::from(pause >= lifetime), "{} of {}", pause, lifetime);
    }

    #[test]
    fn an_answer_without_credentials_serves_no_request_with_them(
        (declared, asked) in generate::declared_with(Just(true)).prop_flat_map(|declared| {
            let asked = allowed(&declared);
            (Just(declared), asked)
        })
    ) {
        prop_assume!(declared.max_age != Some(0));
        let policy = declared.policy();
        let with = |credentials| Asked { credentials, ..asked.clone() };
        for without in [Credentials::Omit, Credentials::SameOrigin] {
            let browser = browser(asked.page.as_ref(), Engine::Chromium);
            let (browser, first) = fetch(browser, &policy, 0, &with(without));
            prop_assume!(first.is_ok() && preflights(&first) == 1);
            let (browser, second) = fetch(browser, &policy, 0, &with(Credentials::Include));
            prop_assert_eq!((second.is_ok(), preflights(&second)), (true, 1));
            // "credentials is true, or request's credentials mode is not include": the other way it does.
            let (_, third) = fetch(browser, &policy, 0, &with(without));
            prop_assert_eq!((third.is_ok(), preflights(&third)), (true, 0));
        }
    }

    /// A policy that is deployed anew while answers of the old one are kept.
    #[test]
    fn a_kept_answer_of_an_older_policy_says_nothing_of_who_may_read(
        (old, new, asked) in (generate::declared(), generate::declared()).prop_flat_map(|(old, new)| {
            let asked = allowed(&old);
            (Just(old), Just(new), asked)
        })
    ) {
        let browser = browser(asked.page.as_ref(), Engine::Firefox);
        let (browser, first) = fetch(browser, &old.policy(), 0, &asked);
        prop_assume!(first.is_ok() && preflights(&first) == 1);
        let (_, second) = fetch(browser, &new.policy(), 0, &asked);
        // The old answer may stand for the method and the headers, and for nothing else.
        let simple = Asked { method: "GET", headers: Vec::new(), ..asked.clone() };
        let may_read_simple = may_read(&new, &simple);
        prop_assert!(second.is_err() || may_read_simple);
        if preflights(&second) == 0 {
            prop_assert_eq!(second.is_ok(), may_read_simple);
        } else {
            prop_assert_eq!(second.is_ok(), may_read(&new, &asked));
        }
    }
}

/// Else the properties would say little.
#[test]
fn the_generators_meet_a_kept_answer_and_a_forgotten_one() {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = declared().prop_flat_map(|declared| {
        let steps = steps(&declared);
        (Just(declared), steps, engine())
    });
    let (mut kept, mut again) = (0, 0);
    for _ in 0..300 {
        let (declared, steps, engine) = strategy.new_tree(&mut runner).unwrap().current();
        let policy = declared.policy();
        let mut browser = browser(steps[0].asked.page.as_ref(), engine);
        let mut asked_before = false;
        for step in &steps {
            browser.advance(Duration::from_secs(step.after));
            let fetched;
            (browser, fetched) = fetch(browser, &policy, step.path, &step.asked);
            if fetched.is_ok() && !needs(&step.asked).is_empty() {
                kept += usize::from(preflights(&fetched) == 0);
                again += usize::from(preflights(&fetched) == 1 && asked_before);
                asked_before = true;
            }
        }
    }
    assert!(kept > 20 && again > 20, "{kept} kept, {again} asked for again");
}

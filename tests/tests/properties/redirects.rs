//! Modes and redirects: the model of the browser against what the standard and the policies on the way say.

use std::cell::Cell;

use cors_runtime::fetch::{Browser, Credentials, Exchange, Mode, Refused, ResponseType, Seen};
use http::{Request, Response};
use pollster::block_on;
use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use crate::{
    answer, cases,
    declared::{Declared, Policy},
    generate,
    journey::{Hop, Journey, Outcome, Sent},
    meaning,
};

const PAGE: &str = "https://app.example.com";

/// The page's own origin among them.
const SERVERS: [&str; 5] = [
    "https://api.example.com",
    "https://api.example.com:8443",
    "https://other.example.net",
    "http://api.example.com",
    PAGE,
];

/// What the last server answers with.
const LINES: [(&str, &str); 4] =
    [("content-type", "text/plain"), ("x-request-id", "7"), ("etag", "\"a\""), ("set-cookie", "a=1")];

/// A policy that lets the page, or everybody, ask for anything: few requests would go far otherwise.
fn open(everybody: bool, credentials: bool) -> BoxedStrategy<Declared> {
    let declared = generate::declared().prop_map(move |declared| {
        let origins: &[&str] = if everybody { &["*"] } else { &[PAGE, "https://admin.example.com"] };
        Declared {
            origins: origins.iter().map(|origin| (*origin).to_owned()).collect(),
            methods: Some(vec!["*".to_owned()]),
            headers: Some(vec!["*".to_owned(), "authorization".to_owned()]),
            expose_headers: declared.expose_headers.filter(|_| !credentials),
            credentials,
            ..declared
        }
    });
    declared.boxed()
}

fn hop(declared: impl Strategy<Value = Declared>) -> impl Strategy<Value = Hop> {
    (select(&SERVERS[..]), declared, select(&[301, 302, 303, 307, 308][..]))
        .prop_map(|(origin, declared, status)| Hop { origin, declared, status })
}

/// As many servers as `hops` says, the last of which answers.
fn journey(mode: Mode, hops: std::ops::Range<usize>) -> impl Strategy<Value = Journey> {
    let page = prop_oneof![5 => Just(Some(PAGE)), 1 => Just(None)];
    let credentials = select(&[Credentials::Omit, Credentials::SameOrigin, Credentials::Include][..]);
    let mixed = prop_oneof![
        1 => generate::declared().boxed(),
        1 => open(false, false),
        1 => open(false, true),
        2 => open(true, false),
    ];
    let hops = prop_oneof![
        2 => vec((hop(mixed), any::<bool>()), hops.clone()),
        1 => vec((hop(open(false, true)), any::<bool>()), hops),
    ]
    // Boxed, here and above: the trees of it all are more than a test's stack holds.
    .boxed();
    // Half of the redirects stay where they are.
    let hops = hops.prop_map(|hops| {
        let mut origin = SERVERS[0];
        let stay = |(hop, stays): (Hop, bool)| {
            origin = if stays { origin } else { hop.origin };
            Hop { origin, ..hop }
        };
        hops.into_iter().map(stay).collect()
    });
    (page, generate::asked(&Declared::default()), credentials, hops).prop_map(
        move |(page, asked, credentials, hops)| Journey {
            page,
            mode,
            credentials,
            method: asked.method,
            headers: asked.headers,
            hops,
        },
    )
}

/// What the model makes of it, and how often a handler ran.
fn fetch(journey: &Journey) -> (Result<Seen<String>, Refused>, usize) {
    let policies: Vec<Policy> = journey.hops.iter().map(|hop| hop.declared.policy()).collect();
    let runs = Cell::new(0);
    let server = |request: Request<String>| {
        let index: usize = request.uri().path().trim_start_matches('/').parse().unwrap();
        answer(&policies[index], request, |_| {
            runs.set(runs.get() + 1);
            let lines = LINES.iter().fold(Response::builder(), |response, line| response.header(line.0, line.1));
            let response = if index + 1 < journey.hops.len() {
                lines.status(journey.hops[index].status).header("location", journey.url(index + 1))
            } else {
                lines
            };
            response.body("tea".to_owned()).unwrap()
        })
    };
    let browser = journey.page.map_or_else(Browser::opaque, Browser::at).cookie("session=1");
    let browser = browser.mode(journey.mode).credentials(journey.credentials);
    let request = Request::builder().method(journey.method).uri(journey.url(0));
    let lines = journey.headers.iter();
    let request = lines.fold(request, |request, (name, value, _)| request.header(*name, value));
    (block_on(browser.fetch(request.body(String::new()).unwrap(), server)), runs.get())
}

fn sent(exchange: &Exchange) -> Sent {
    let (request, headers) = (exchange.request(), exchange.request().headers());
    Sent {
        is_preflight: exchange.is_preflight(),
        method: request.method().to_string(),
        url: request.uri().to_string(),
        origin: headers.get("origin").map(|origin| origin.to_str().unwrap().to_owned()),
        has_cookie: headers.contains_key("cookie"),
        has_authorization: headers.contains_key("authorization"),
    }
}

/// The model's outcome is the one that is due, on the wire and in the page.
fn agrees(journey: &Journey) -> Result<(), TestCaseError> {
    let (fetched, runs) = fetch(journey);
    let exchanges = match &fetched {
        Ok(seen) => seen.exchanges(),
        Err(refused) => refused.exchanges(),
    };
    let outcome = Outcome {
        response: fetched.as_ref().ok().map(Seen::response_type),
        sent: exchanges.iter().map(sent).collect(),
    };
    prop_assert_eq!(&outcome, &journey.outcome());
    prop_assert_eq!(runs, outcome.sent.iter().filter(|sent| !sent.is_preflight).count());
    let Ok(seen) = fetched else { return Ok(()) };
    let mut names: Vec<&str> = seen.headers().keys().map(http::HeaderName::as_str).collect();
    names.retain(|name| LINES.iter().any(|line| line.0 == *name));
    names.sort_unstable();
    if seen.response_type() == ResponseType::Opaque {
        // Whatever the policies say: nothing is to be seen.
        prop_assert_eq!((seen.status(), seen.body().as_str(), seen.url(), seen.headers().len()), (0, "", "", 0));
        return Ok(());
    }
    let is_head = outcome.sent.last().is_some_and(|last| last.method == "HEAD");
    prop_assert_eq!((seen.status(), seen.body().as_str()), (200, if is_head { "" } else { "tea" }));
    prop_assert_eq!(seen.url(), journey.url(journey.hops.len() - 1));
    let declared = &journey.hops[journey.hops.len() - 1].declared;
    let is_same_origin = seen.response_type() == ResponseType::Basic;
    let mut visible: Vec<&str> = LINES.iter().map(|line| line.0).collect();
    visible.retain(|name| meaning::is_seen(declared, is_same_origin, name));
    visible.sort_unstable();
    prop_assert_eq!(names, visible);
    Ok(())
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_page_that_is_redirected_reads_if_and_only_if_every_policy_on_the_way_says_so(journey in journey(Mode::Cors, 2..5)) {
        agrees(&journey)?;
    }

    #[test]
    fn without_cors_no_policy_shows_anything_or_keeps_a_request_away(journey in journey(Mode::NoCors, 1..4)) {
        agrees(&journey)?;
    }

    #[test]
    fn in_same_origin_mode_no_policy_lets_a_request_out(journey in journey(Mode::SameOrigin, 1..4)) {
        agrees(&journey)?;
    }

    /// Past a second origin the page's own is no longer told, and `null` is on no list.
    #[test]
    fn past_another_servers_origin_only_a_policy_for_everybody_is_read(journey in journey(Mode::Cors, 2..5)) {
        let is_past = journey.hops.windows(2).any(|pair| Some(pair[0].origin) != journey.page && pair[0].origin != pair[1].origin);
        prop_assume!(is_past);
        let (fetched, _) = fetch(&journey);
        if let Ok(seen) = fetched {
            let last = &journey.hops[journey.hops.len() - 1].declared;
            prop_assert_eq!(&last.origins, &["*"]);
            prop_assert!(journey.credentials != Credentials::Include, "{:?}", seen);
        }
    }
}

/// Else the properties would say little.
#[test]
fn the_generators_reach_every_outcome() {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut count = |mode, is_counted: fn(&Journey, &Outcome) -> bool| {
        let strategy = journey(mode, 2..5);
        let journeys = (0..500).map(|_| strategy.new_tree(&mut runner).unwrap().current());
        journeys.filter(|journey| is_counted(journey, &journey.outcome())).count()
    };
    let read = count(Mode::Cors, |_, outcome| outcome.response.is_some());
    assert!((50..450).contains(&read), "{read} of 500 are read");
    let as_null = |_: &Journey, outcome: &Outcome| {
        outcome.response.is_some() && outcome.sent.last().unwrap().origin.as_deref() == Some("null")
    };
    let read_as_null = count(Mode::Cors, as_null);
    assert!(read_as_null > 10, "{read_as_null} of 500 are read past a second origin");
    let preflights = |_: &Journey, outcome: &Outcome| outcome.sent.iter().filter(|sent| sent.is_preflight).count() > 1;
    let with_preflights = count(Mode::Cors, preflights);
    assert!(with_preflights > 50, "{with_preflights} of 500 are asked for more than once");
    let with_cookies = count(Mode::Cors, |journey, outcome| {
        journey.credentials == Credentials::Include && outcome.response == Some(ResponseType::Cors)
    });
    assert!(with_cookies > 5, "{with_cookies} of 500 are read with a cookie");
    let opaque = count(Mode::NoCors, |_, outcome| outcome.response == Some(ResponseType::Opaque));
    assert!((50..450).contains(&opaque), "{opaque} of 500 are opaque");
    let same_origin = count(Mode::SameOrigin, |_, outcome| outcome.response.is_some());
    assert!((10..490).contains(&same_origin), "{same_origin} of 500 stay at home");
}

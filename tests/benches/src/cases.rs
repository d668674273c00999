//! All cases, in the order of the tables.

use crate::{
    bare,
    case::{Ask, Case, Group, Handler},
    hand::{self, handlers, matched},
    names, ours,
};

const APP: &str = "https://app.example.com";
const FOREIGN: &str = "https://evil.example";
/// The bounds: a fixed policy and a preflight, and a policy that has to match.
const FIXED: u64 = 105;
const MATCHED: u64 = 110;

pub(crate) fn all() -> Vec<Group> {
    let group = |heading, cases| Group { heading, cases };
    vec![
        group("GET, fixed policy", fixed()),
        group("GET, exact origins", exact()),
        group("GET, sub-domain patterns", subdomains()),
        group("GET, port patterns", ports()),
        group("GET, an Origin of no browser's", long()),
        group("GET, a handler with headers of its own", own_headers()),
        group("Preflight", preflights()),
    ]
}

fn get(name: impl Into<String>, ask: Ask, [by_hand, ours]: [Handler; 2], percent: u64) -> Case {
    Case { name: name.into(), ask, bare: bare::answer, by_hand, ours, percent }
}

fn fixed() -> Vec<Case> {
    let plain: [Handler; 2] = [hand::fixed, ours::fixed];
    let asynchronous: [Handler; 2] = [
        |request| pollster::block_on(hand::fixed_async(request)),
        |request| pollster::block_on(ours::fixed_async(request)),
    ];
    let any: [Handler; 2] = [hand::any, ours::any];
    let credentials: [Handler; 2] = [hand::fixed_credentials, ours::fixed_credentials];
    vec![
        get("allowed origin", Ask::get(APP), plain, FIXED),
        get("foreign origin", Ask::get(FOREIGN), plain, FIXED),
        get("no Origin", Ask::without_origin(), plain, FIXED),
        Case {
            bare: |request| pollster::block_on(bare::answer_async(request)),
            ..get("allowed origin, async handler", Ask::get(APP), asynchronous, FIXED)
        },
        get("`*`", Ask::get(APP), any, FIXED),
        get("credentials, expose_headers: allowed origin", Ask::get(APP), credentials, FIXED),
        get("credentials, expose_headers: foreign origin", Ask::get(FOREIGN), credentials, FIXED),
        get("credentials, expose_headers: no Origin", Ask::without_origin(), credentials, FIXED),
    ]
}

/// A look-alike of the same length.
fn look_alike(origin: &str) -> String {
    origin.replacen("example", "exemple", 1)
}

fn exact() -> Vec<Case> {
    let policies: [(usize, [Handler; 2]); 5] = [
        (2, [matched::exact_2, ours::exact_2]),
        (10, [matched::exact_10, ours::exact_10]),
        (100, [matched::exact_100, ours::exact_100]),
        (1_000, [matched::exact_1000, ours::exact_1000]),
        (10_000, [matched::exact_10000, ours::exact_10000]),
    ];
    let mut cases = Vec::new();
    for (count, handlers) in policies {
        let hit = names::origin(count / 2);
        cases.push(get(format!("{count}: hit"), Ask::get(&hit), handlers, MATCHED));
        cases.push(get(format!("{count}: miss, a look-alike"), Ask::get(look_alike(&hit)), handlers, MATCHED));
        cases.push(get(format!("{count}: miss, of another length"), Ask::get(FOREIGN), handlers, MATCHED));
        cases.push(get(format!("{count}: no Origin"), Ask::without_origin(), handlers, MATCHED));
    }
    let credentials: [Handler; 2] = [matched::exact_10_credentials, ours::exact_10_credentials];
    let hit = names::origin(5);
    cases.push(get("10, credentials, expose_headers: hit", Ask::get(&hit), credentials, MATCHED));
    cases.push(get("10, credentials, expose_headers: miss", Ask::get(look_alike(&hit)), credentials, MATCHED));
    cases.push(get("10, credentials, expose_headers: no Origin", Ask::without_origin(), credentials, MATCHED));
    cases
}

fn subdomains() -> Vec<Case> {
    let policies: [(usize, [Handler; 2]); 5] = [
        (1, [matched::subdomains_1, ours::subdomains_1]),
        (3, [matched::subdomains_3, ours::subdomains_3]),
        (10, [matched::subdomains_10, ours::subdomains_10]),
        (100, [matched::subdomains_100, ours::subdomains_100]),
        (1_000, [matched::subdomains_1000, ours::subdomains_1000]),
    ];
    let mut cases = Vec::new();
    for (count, handlers) in policies {
        let hit = format!("https://pr-1234.{}", names::host(count / 2));
        cases.push(get(format!("{count}: hit"), Ask::get(&hit), handlers, MATCHED));
        cases.push(get(format!("{count}: miss, a look-alike"), Ask::get(look_alike(&hit)), handlers, MATCHED));
        cases.push(get(format!("{count}: miss, of another kind"), Ask::get(FOREIGN), handlers, MATCHED));
    }
    cases
}

fn ports() -> Vec<Case> {
    let policies: [(usize, [Handler; 2]); 5] = [
        (1, [matched::ports_1, ours::ports_1]),
        (3, [matched::ports_3, ours::ports_3]),
        (10, [matched::ports_10, ours::ports_10]),
        (100, [matched::ports_100, ours::ports_100]),
        (1_000, [matched::ports_1000, ours::ports_1000]),
    ];
    let mut cases = Vec::new();
    for (count, handlers) in policies {
        let hit = format!("http://{}:5173", names::host(count / 2));
        let unwritten = format!("http://{}", names::host(count / 2));
        cases.push(get(format!("{count}: hit"), Ask::get(&hit), handlers, MATCHED));
        cases.push(get(format!("{count}: hit, no port"), Ask::get(unwritten), handlers, MATCHED));
        cases.push(get(format!("{count}: miss, a look-alike"), Ask::get(look_alike(&hit)), handlers, MATCHED));
        cases.push(get(format!("{count}: miss, of another kind"), Ask::get(FOREIGN), handlers, MATCHED));
    }
    cases
}

/// The policies that long origins are sent to.
pub(crate) const LONG: [&str; 6] = [
    "2 exact",
    "10 exact",
    "10,000 exact",
    "10 sub-domain patterns",
    "1,000 sub-domain patterns",
    "1,000 port patterns",
];

/// Each stands beside a miss of the same policy: it may cost no more.
fn long() -> Vec<Case> {
    let policies: [[Handler; 2]; LONG.len()] = [
        [matched::exact_2, ours::exact_2],
        [matched::exact_10, ours::exact_10],
        [matched::exact_10000, ours::exact_10000],
        [matched::subdomains_10, ours::subdomains_10],
        [matched::subdomains_1000, ours::subdomains_1000],
        [matched::ports_1000, ours::ports_1000],
    ];
    let mut cases = Vec::new();
    for (name, handlers) in LONG.into_iter().zip(policies) {
        let origin = |labels: usize| format!("https://{}.app.example.com", "a".repeat(labels));
        cases.push(get(format!("{name}: miss"), Ask::get("https://evil.app.exemple.com"), handlers, MATCHED));
        cases.push(get(format!("{name}: 10 KB"), Ask::get(origin(10 << 10)), handlers, MATCHED));
        cases.push(get(format!("{name}: 1 MB"), Ask::get(origin(1 << 20)), handlers, MATCHED));
    }
    cases
}

fn own_headers() -> Vec<Case> {
    let vary = |name, ask| Case {
        bare: bare::answer_setting_vary,
        ..get(name, ask, [handlers::own_vary, ours::own_vary], MATCHED)
    };
    let set = |name, ask, handlers, percent| Case {
        bare: bare::answer_setting_allow_origin,
        ..get(name, ask, handlers, percent)
    };
    let fixed: [Handler; 2] = [handlers::set_by_hand_fixed, ours::set_by_hand_fixed];
    let matched: [Handler; 2] = [handlers::set_by_hand_matched, ours::set_by_hand_matched];
    vec![
        vary("`Vary`, matched: hit", Ask::get(APP)),
        vary("`Vary`, matched: miss", Ask::get(FOREIGN)),
        set("Access-Control-Allow-Origin by hand, fixed", Ask::get(APP), fixed, FIXED),
        set("Access-Control-Allow-Origin by hand, matched: hit", Ask::get(APP), matched, MATCHED),
        set("Access-Control-Allow-Origin by hand, matched: miss", Ask::get(FOREIGN), matched, MATCHED),
    ]
}

fn preflights() -> Vec<Case> {
    let preflight = |name, ask, handlers| Case { bare: bare::no_content, ..get(name, ask, handlers, FIXED) };
    let commas = |ask| Ask { request_headers: Some(",".repeat(10 << 10)), ..ask };
    let fixed: [Handler; 2] = [hand::fixed, ours::fixed];
    let credentials: [Handler; 2] = [hand::fixed_credentials, ours::fixed_credentials];
    let ten: [Handler; 2] = [matched::exact_10, ours::exact_10];
    let most: [Handler; 2] = [matched::exact_10000, ours::exact_10000];
    let hit = names::origin(5);
    vec![
        preflight("fixed", Ask::preflight(APP), fixed),
        preflight("fixed, 10 KB of commas requested", commas(Ask::preflight(APP)), fixed),
        preflight("fixed, foreign origin", Ask::preflight(FOREIGN), fixed),
        preflight("fixed, credentials", Ask::preflight(APP), credentials),
        preflight("10 exact: hit", Ask::preflight(&hit), ten),
        preflight("10 exact: hit, 10 KB of commas requested", commas(Ask::preflight(&hit)), ten),
        preflight("10 exact: foreign origin", Ask::preflight(FOREIGN), ten),
        preflight("10,000 exact: hit", Ask::preflight(names::origin(5_000)), most),
        preflight("10,000 exact: foreign origin", Ask::preflight(FOREIGN), most),
        Case {
            ask: Ask { is_preflight: false, ..Ask::preflight(APP) },
            bare: bare::answer,
            ..preflight("no preflight, though it asks for headers", Ask::default(), fixed)
        },
    ]
}

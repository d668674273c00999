//! Hostile requests: no look-alike gets a header, and none costs more than another. Shown by counts, not by clocks: of
//! allocations, and of calls on a platform whose values count (`hostile/platform.rs`); `work.rs` counts pages.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

#[path = "hostile/platform.rs"]
mod platform;

use std::hint::black_box;

use allocation_counter::measure;
use cors_rules::{
    matcher::{Exact, Matcher, Patterns},
    punycode, Origin,
};
use cors_runtime::cors;
use http::{HeaderValue, Request, Response};

use self::platform::{
    any, calls, echoing, echoing_but_authorization, fixed, leaked, Answer, Attack, Handler, Value, MATCHED,
};

const MEGABYTE: usize = 1 << 20;

/// What resembles an origin that each policy of the platform allows, and is none that a browser sends from there.
const LOOK_ALIKES: &[&[u8]] = &[
    // suffix
    b"https://app.example.com.evil.example",
    b"https://a.app.example.com.evil.example",
    b"https://app.example.community",
    b"https://app.example.comevil",
    b"https://app.example.com-evil.example",
    // prefix
    b"https://evilapp.example.com",
    b"https://evil-app.example.com",
    b"https://evil.example/.app.example.com",
    b"https://evil.example?.app.example.com",
    b"https://evil.example#.app.example.com",
    b"https://evil.example\\.app.example.com",
    b"https://evil.example&.app.example.com",
    b"https://evil.example%2f.app.example.com",
    b"https://evil.example;.app.example.com",
    b"https://evil.example/https://app.example.com",
    b"xhttps://app.example.com",
    // dot
    b"https://appxexample.com",
    b"https://app.examplexcom",
    b"https://app..example.com",
    b"https://.app.example.com",
    b"https://a..app.example.com",
    b"https://..app.example.com",
    b"https://example.com",
    b"https://com",
    // trailing dot
    b"https://app.example.com.",
    b"https://a.app.example.com.",
    b"https://app.example.com..",
    b"https://app.example.com.:8443",
    // case
    b"https://App.example.com",
    b"https://A.app.example.com",
    b"https://APP.EXAMPLE.COM",
    b"HTTPS://app.example.com",
    b"HTTPS://a.app.example.com:8443",
    // port
    b"https://app.example.com:",
    b"https://app.example.com:0",
    b"https://app.example.com:443",
    b"https://app.example.com:08443",
    b"https://app.example.com:65536",
    b"https://app.example.com:99999",
    b"https://app.example.com:184467440737095516158443",
    b"https://app.example.com:+8443",
    b"https://app.example.com:-1",
    b"https://app.example.com:8443:8443",
    b"https://app.example.com:8443.evil.example",
    b"https://app.example.com:*",
    b"https://a.app.example.com:443",
    b"https://a.app.example.com:08443",
    b"https://evil.example:80.app.example.com",
    // user info
    b"https://user@app.example.com",
    b"https://user:password@a.app.example.com",
    b"https://app.example.com@evil.example",
    b"https://app.example.com:8443@evil.example",
    b"https://evil.example@.app.example.com",
    b"https://@app.example.com",
    // path, query, fragment
    b"https://app.example.com/",
    b"https://app.example.com:8443/",
    b"https://app.example.com?",
    b"https://app.example.com#",
    b"https://app.example.com\\",
    // scheme
    b"http://app.example.com",
    b"http://a.app.example.com:8443",
    b"wss://app.example.com",
    b"https:/app.example.com",
    b"https:///app.example.com",
    b"https:app.example.com",
    b"//app.example.com",
    b"app.example.com",
    b"https://",
    b"https://*.app.example.com",
    b"https://*.app.example.com:*",
    // NUL, other control characters, white space
    b"https://app.example.com\0",
    b"https://a.app.example.com\0",
    b"\0https://app.example.com",
    b"https://app.example.com\0.evil.example",
    b"https://evil.example\0.app.example.com",
    b"https://app.example.com:8443\0",
    b" https://app.example.com",
    b"https://app.example.com ",
    b"https://app.example.com\t",
    b"https://app.example.com:8443 ",
    b"https://evil.example .app.example.com",
    b"https://app.example.com\r\nset-cookie: a=b",
    b"https://a\r\nset-cookie: a=b\r\n.app.example.com",
    b"https://evil.example\n.app.example.com",
    b"https://evil\x7f.app.example.com",
    // beyond ASCII: an overlong dot, bytes that are no UTF-8, Latin-1
    b"https://evil.example\xc0\xae.app.example.com",
    b"https://evil\xff.app.example.com",
    b"https://evil\xe9.app.example.com",
    b"https://app.example.com\xff",
    // several at once
    b"https://app.example.com, https://app.example.com",
    b"https://app.example.com,https://evil.example",
    b"https://evil.example, https://app.example.com",
    b"https://evil.example, https://a.app.example.com",
    b"https://evil.example,.app.example.com",
    b"https://app.example.com https://evil.example",
    b"https://app.example.com;https://evil.example",
    // words
    b"null",
    b"*",
    b"https://*",
    b"",
    b",",
];

/// Look-alikes in letters beyond ASCII, as text and as the punycode that a browser makes of them.
fn in_other_letters() -> Vec<&'static [u8]> {
    let dots = ['\u{3002}', '\u{ff0e}', '\u{ff61}', '\u{2024}'];
    let mut origins: Vec<&[u8]> = dots
        .iter()
        .flat_map(|dot| [format!("https://evil{dot}app.example.com"), format!("https://app{dot}example.com")])
        .map(leaked)
        .collect();
    // A Cyrillic `а`, a full-width `p`, a zero-width joiner, a dotless `ı`, and the Kelvin sign.
    for label in ["\u{430}pp", "a\u{ff50}p", "a\u{200d}pp", "\u{131}pp", "\u{212a}pp"] {
        let encoded = punycode::encode(label).unwrap();
        origins.push(leaked(format!("https://{label}.example.com")));
        origins.push(leaked(format!("https://a.{label}.example.com:8443")));
        origins.push(leaked(format!("https://xn--{encoded}.example.com")));
        origins.push(leaked(format!("https://a.xn--{encoded}.example.com:8443")));
    }
    origins.push(leaked("https://app.example.com:\u{ff18}443"));
    origins
}

/// What a megabyte can look like: the right start, the right end, both, or nothing of the kind.
fn megabytes() -> Vec<&'static [u8]> {
    let long = |part: &str| part.repeat(MEGABYTE / part.len());
    [
        format!("https://{}app.example.com", long("a.")),
        format!("https://{}.app.example.com", long("a")),
        format!("https://{}app.example.com:8443", long("a.")),
        format!("https://app.example.com:{}", long("1")),
        format!("https://a.app.example.com:{}", long("8")),
        format!("https://app.example.com{}", long(".")),
        format!("https://app.example.com{}", long("\0")),
        format!("https://{}@app.example.com", long("u")),
        long("https://app.example.com"),
        long("https://app.example.com, "),
        long(","),
        long(":"),
        long("\u{430}"),
    ]
    .map(leaked)
    .to_vec()
}

fn hostile_origins() -> Vec<&'static [u8]> {
    [LOOK_ALIKES.to_vec(), in_other_letters(), megabytes()].concat()
}

fn begin(origin: &[u8]) -> String {
    origin.iter().take(80).copied().collect::<Vec<u8>>().escape_ascii().to_string()
}

#[test]
fn each_policy_allows_the_origin_that_is_its_own() {
    for (name, handler, origin) in MATCHED {
        let allowed = format!("access-control-allow-origin: {}", origin.escape_ascii());
        assert!(handler(&Attack::get(origin)).headers().contains(&allowed), "{name}");
        assert!(handler(&Attack::preflight(origin)).headers().contains(&allowed), "{name}");
    }
}

#[test]
fn a_look_alike_gets_vary_and_nothing_else() {
    for (name, handler, _) in MATCHED {
        for origin in hostile_origins() {
            assert_eq!(handler(&Attack::get(origin)).headers(), ["vary: Origin"], "{name}: {}", begin(origin));
            let preflight = Attack::preflight(origin).asking_for(b"x-custom");
            assert_eq!(handler(&preflight).headers(), ["vary: Origin"], "{name}: {}", begin(origin));
        }
    }
}

#[test]
fn a_look_alike_is_sent_what_everybody_is_sent_where_the_policy_is_fixed() {
    for origin in hostile_origins() {
        assert_eq!(
            fixed(&Attack::get(origin)).headers(),
            ["access-control-allow-credentials: true", "access-control-allow-origin: https://app.example.com"]
        );
        assert_eq!(
            any(&Attack::get(origin)).headers(),
            ["access-control-allow-origin: *", "access-control-expose-headers: *"]
        );
        assert_eq!(
            fixed(&Attack::preflight(origin)).headers(),
            [
                "access-control-allow-credentials: true",
                "access-control-allow-headers: x-custom",
                "access-control-allow-methods: PUT",
                "access-control-allow-origin: https://app.example.com",
            ]
        );
        assert_eq!(
            any(&Attack::preflight(origin)).headers(),
            [
                "access-control-allow-headers: *, authorization",
                "access-control-allow-methods: *",
                "access-control-allow-origin: *",
            ]
        );
    }
}

/// Two or more `Origin` lines, each of which alone may be allowed.
fn doubled(origin: &'static [u8]) -> Vec<Attack> {
    let line = |text: &[&'static [u8]]| text.iter().map(|text| Value(text)).collect::<Vec<Value>>();
    let lines = || {
        [
            line(&[origin, origin]),
            line(&[origin, b"https://evil.example"]),
            line(&[b"https://evil.example", origin]),
            line(&[origin, b""]),
            line(&[origin, b"null"]),
            line(&vec![origin; 10_000]),
        ]
    };
    let get = lines().map(|origins| Attack { origins, ..Attack::get(origin) });
    let preflight = lines().map(|origins| Attack { origins, ..Attack::preflight(origin) });
    get.into_iter().chain(preflight).collect()
}

#[test]
fn of_doubled_origin_lines_none_is_read() {
    for (name, handler, origin) in MATCHED {
        for attack in doubled(origin) {
            assert_eq!(handler(&attack).headers(), ["vary: Origin"], "{name}");
        }
    }
}

#[test]
fn a_browsers_own_spelling_is_the_only_one_that_http_types_let_in() {
    for origin in LOOK_ALIKES.iter().filter(|origin| HeaderValue::from_bytes(origin).is_ok()) {
        let request = Request::builder().header("origin", *origin).body(()).unwrap();
        let response = matched_over_http(request);
        assert_eq!(response.headers().len(), 1, "{}", begin(origin));
        assert_eq!(response.headers()["vary"], "Origin");
    }
}

/// What a preflight may ask for, a megabyte of it.
fn asked_for() -> Vec<&'static [u8]> {
    let long = |part: &str| leaked(part.repeat(MEGABYTE / part.len()));
    ["," /* of empty names */, "authorization,", "x-a,x-b,", "a", " ", ", ", "\0", "\u{430}"].map(long).to_vec()
}

#[test]
fn a_megabyte_of_requested_headers_changes_no_header_of_a_declared_answer() {
    for asked in asked_for() {
        for (name, handler, origin) in MATCHED.into_iter().filter(|(name, ..)| !name.starts_with("echoing")) {
            let answer = handler(&Attack::preflight(origin).asking_for(asked)).headers();
            assert_eq!(answer, handler(&Attack::preflight(origin)).headers(), "{name}");
        }
    }
}

#[test]
fn a_megabyte_of_requested_headers_is_not_echoed() {
    for asked in asked_for() {
        for echoing in [echoing, echoing_but_authorization] {
            assert_eq!(
                echoing(&Attack::preflight(b"https://app.example.com").asking_for(asked)).headers(),
                [
                    "access-control-allow-credentials: true",
                    "access-control-allow-methods: PUT",
                    "access-control-allow-origin: https://app.example.com",
                    "vary: Access-Control-Request-Headers",
                    "vary: Access-Control-Request-Method",
                    "vary: Origin",
                ],
                "{}",
                begin(asked)
            );
        }
    }
}

#[test]
fn what_is_echoed_cannot_end_its_line() {
    for asked in ["x-a\r\nset-cookie: a=b", "x-a\nset-cookie: a=b", "x-a\r", "x-a\0", "x-a\x7f", "x-a\u{430}", "x-a\t"]
    {
        let mut attack = Attack::preflight(b"https://app.example.com").asking_for(leaked(asked));
        attack.requested_methods = vec![Value(leaked(asked.replace("x-a", "PUT")))];
        for echoing in [echoing, echoing_but_authorization] {
            assert_eq!(
                echoing(&attack).headers(),
                [
                    "access-control-allow-credentials: true",
                    "access-control-allow-origin: https://app.example.com",
                    "vary: Access-Control-Request-Headers",
                    "vary: Access-Control-Request-Method",
                    "vary: Origin",
                ],
                "{asked:?}"
            );
        }
    }
}

#[test]
fn authorization_is_found_wherever_it_hides() {
    for asked in ["authorization", "Authorization", "x-a,AUTHORIZATION", "x-a, authorization ,x-b", ",,authorization"] {
        let attack = Attack::preflight(b"https://app.example.com").asking_for(leaked(asked));
        let echoed =
            |answer: Answer| answer.headers().iter().any(|line| line.starts_with("access-control-allow-headers"));
        assert!(!echoed(echoing_but_authorization(&attack)), "{asked}");
        assert!(echoed(echoing(&attack)), "{asked}");
    }
}

// Work, by counts.

fn allocations<T>(work: impl FnOnce() -> T) -> u64 {
    measure(|| drop(black_box(work()))).count_total
}

/// Every hostile request, for a policy that allows `origin`.
fn attacks(origin: &'static [u8]) -> Vec<Attack> {
    let origins = hostile_origins();
    let mut attacks: Vec<Attack> = origins.iter().map(|origin| Attack::get(origin)).collect();
    attacks.extend(origins.iter().map(|origin| Attack::preflight(origin).asking_for(b"x-custom")));
    attacks.extend(asked_for().into_iter().map(|asked| Attack::preflight(origin).asking_for(asked)));
    attacks.extend(asked_for().into_iter().map(|asked| {
        let requested_methods = vec![Value(asked)];
        Attack { requested_methods, ..Attack::preflight(origin) }
    }));
    attacks.extend(doubled(origin));
    attacks
}

#[test]
fn nothing_is_allocated_for_a_hostile_request() {
    for (name, handler, origin) in platform::all() {
        for attack in attacks(origin) {
            assert_eq!(allocations(|| handler(&attack)), 0, "{name}: {}", attack.method);
        }
    }
}

#[test]
fn a_hostile_request_costs_no_more_calls_than_an_ordinary_one() {
    let ordinary = |handler: Handler, origin| {
        let preflight = Attack::preflight(origin).asking_for(b"x-custom");
        calls(|| handler(&Attack::get(origin))).max(calls(|| handler(&preflight)))
    };
    for (name, handler, origin) in platform::all() {
        let bound = ordinary(handler, origin);
        // A look at each field, and at most nine lines on the answer, each set by three calls.
        assert!(bound <= 40, "{name}: {bound}");
        for attack in attacks(origin) {
            let calls = calls(|| handler(&attack));
            assert!(calls <= bound, "{name}: {calls} calls, {bound} for an ordinary request");
        }
    }
}

#[test]
fn ten_thousand_lines_cost_the_calls_of_two() {
    for (name, handler, origin) in MATCHED {
        let lines = |count| (0..count).map(|_| Value(origin)).collect::<Vec<Value>>();
        let attack = |count| Attack { origins: lines(count), ..Attack::preflight(origin) };
        let (two, many) = (attack(2), attack(10_000));
        assert_eq!(calls(|| handler(&many)), calls(|| handler(&two)), "{name}");
    }
}

/// Ten thousand origins that resemble each other, under the perfect hash that the macro would lay out.
fn ten_thousand() -> Matcher {
    let origins: Vec<String> = (0..10_000).map(|n| format!("https://tenant-{n}.app.example.com")).collect();
    let origins: Vec<&str> = origins.iter().map(String::as_str).collect();
    Matcher { exact: Exact::Many(cors_tests::table(&origins)), patterns: Patterns::Few(&[]) }
}

#[test]
fn a_table_of_ten_thousand_allocates_nothing_and_lets_no_look_alike_in() {
    let matcher = ten_thousand();
    for n in [0, 7, 9_999] {
        let tenant = format!("https://tenant-{n}.app.example.com");
        assert!(matcher.matches(tenant.as_bytes()));
        for (from, to) in [
            ("tenant", "Tenant"),
            ("tenant-", "tenant-0"),
            ("tenant", "a.tenant"),
            ("https", "http"),
            (".com", ".com."),
            (".com", ".com:8443"),
            (".com", ".com\0"),
            (".com", ".com.evil.example"),
            ("https://", "https://user@"),
        ] {
            let look_alike = tenant.replace(from, to);
            assert!(!matcher.matches(look_alike.as_bytes()), "{look_alike}");
        }
    }
    for origin in hostile_origins() {
        assert_eq!(allocations(|| assert!(!matcher.matches(origin), "{}", begin(origin))), 0);
    }
}

#[test]
fn a_hundred_patterns_allocate_nothing() {
    let origins = parsed((0..100).map(|n| format!("https://*.p{n}.app.example.com:*")));
    let matcher =
        Matcher { exact: Exact::Few(&[]), patterns: cors_tests::patterns(&origins.iter().collect::<Vec<_>>()) };
    assert!(matcher.matches(b"https://a.p99.app.example.com:8443"));
    for origin in hostile_origins() {
        assert_eq!(allocations(|| assert!(!matcher.matches(origin), "{}", begin(origin))), 0);
    }
}

fn parsed(origins: impl Iterator<Item = String>) -> Vec<Origin> {
    origins.map(|origin| Origin::parse(&origin).expect("a valid one")).collect()
}

#[cors(
    origins = "https://app.example.com, https://*.app.example.com, https://app.example.com:*",
    methods = "PUT",
    headers = "x-custom"
)]
fn matched_over_http(_: Request<()>) -> Response<()> {
    Response::default()
}

#[cors(origins = "https://app.example.com, https://admin.example.org", methods = "PUT", headers = "*", credentials)]
fn echoing_over_http(_: Request<()>) -> Response<()> {
    Response::default()
}

#[test]
fn of_doubled_origin_lines_over_http_none_is_read() {
    for second in ["https://app.example.com", "https://evil.example", "null", ""] {
        for lines in [["https://app.example.com", second], [second, "https://app.example.com"]] {
            let request = lines.iter().fold(Request::builder(), |request, line| request.header("origin", *line));
            let response = matched_over_http(request.body(()).unwrap());
            assert_eq!(response.headers().len(), 1, "{lines:?}");
            assert_eq!(response.headers()["vary"], "Origin");
        }
    }
}

#[test]
fn a_megabyte_over_http_allocates_what_a_few_bytes_do() {
    let request = |origin: &str, asked: &str| {
        let builder = Request::options("/").header("access-control-request-method", "PUT");
        builder.header("origin", origin).header("access-control-request-headers", asked).body(()).unwrap()
    };
    let commas = ",".repeat(MEGABYTE);
    let host = format!("https://{}app.example.com", "a.".repeat(MEGABYTE / 2));
    for handler in [matched_over_http, echoing_over_http] {
        let cost = |origin: &str, asked: &str| {
            let request = request(origin, asked);
            measure(|| drop(black_box(handler(black_box(request))))).bytes_total
        };
        // The first of all answers makes what the others are copies of.
        cost("https://app.example.com", "x-custom");
        assert_eq!(cost(&host, "x-custom"), cost("https://evil.example", "x-custom"));
        assert!(cost(&host, &commas) <= cost("https://evil.example", "x-custom"));
        assert!(cost("https://app.example.com", &commas) <= cost("https://app.example.com", "x-custom"));
    }
}

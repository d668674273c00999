//! What hostile requests are made of.

use cors_rules::punycode;

use crate::platform::{leaked, Attack, Value};

const MEGABYTE: usize = 1 << 20;

/// What resembles an origin that each policy of the platform allows, and is none that a browser sends from there.
pub(crate) const LOOK_ALIKES: &[&[u8]] = &[
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
    b"https://evil.example:any.app.example.com",
    b"https://app.example.com:8443.",
    b"https://app.example.com:8_443",
    b"https://app.example.com:0x20fb",
    b"https://app.example.com:8443:",
    b"https://a.app.example.com:",
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
    // percent-encoded
    b"https://app%2eexample.com",
    b"https://%61pp.example.com",
    b"https://a%2eapp.example.com",
    b"https://app.example.com%00",
    b"https://app.example.com%3a8443",
    b"https://app.example.com%0d%0aset-cookie:%20a=b",
    // an address for the name
    b"https://127.0.0.1",
    b"https://127.0.0.1:8443",
    b"https://[::1].app.example.com",
    b"https://[::1]:8443",
    b"https://[app.example.com]",
    b"https://0.app.example.com.0",
    // punycode that is none, and an empty label of it
    b"https://xn--app.example.com",
    b"https://xn--.example.com",
    b"https://XN--APP.app.example.com",
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
    b"https://app.example.com\x0b",
    b"https://app.example.com\x0c",
    b"https://\x08app.example.com",
    b"https://app.\texample.com",
    b"https://a\n.app.example.com",
    b"https://a.app.example.com:84\x0043",
    b"\xef\xbb\xbfhttps://app.example.com",
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

pub(crate) fn hostile_origins() -> Vec<&'static [u8]> {
    [LOOK_ALIKES.to_vec(), in_other_letters(), megabytes()].concat()
}

/// Two or more `Origin` lines, each of which alone may be allowed.
pub(crate) fn doubled(origin: &'static [u8]) -> Vec<Attack> {
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

/// What a preflight may ask for, a megabyte of it.
pub(crate) fn asked_for() -> Vec<&'static [u8]> {
    let long = |part: &str| leaked(part.repeat(MEGABYTE / part.len()));
    [
        ",", // of empty names
        "authorization,",
        "x-a,x-b,",
        "a",
        " ",
        ", ",
        "\0",
        "\u{430}",
    ]
    .map(long)
    .to_vec()
}

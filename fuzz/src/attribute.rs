//! Changes to an attribute that keep to its grammar, or leave it at one point: what a fuzzer finds by bytes alone is for the
//! most part refused by the tokenizer, or by the first word.

/// Changes `text`, an attribute's tokens and after a line of `---` the item that it stands on.
#[must_use]
pub fn mutate(text: &str, seed: u32) -> String {
    let mut dice = Dice(u64::from(seed) << 1 | 1);
    let (attribute, item) = text.split_once(ITEM).map_or((text, None), |(text, item)| (text, Some(item.to_owned())));
    let mut arguments: Vec<String> = split(attribute).into_iter().map(str::to_owned).collect();
    let mut item = item;
    for _ in 0..=dice.roll(3) {
        let at = dice.roll(arguments.len() + 1);
        match dice.roll(12) {
            0 | 1 => arguments.insert(at, argument(&mut dice)),
            2 if at < arguments.len() => drop(arguments.remove(at)),
            3 | 4 => replace(&mut arguments, at, |_| argument(&mut dice)),
            5 => replace(&mut arguments, at, |old| {
                let name = old.split('=').next().unwrap_or_default().trim().to_owned();
                format!("{name} = {}", value(&name, &mut dice))
            }),
            6..=8 => replace(&mut arguments, at, |old| in_a_string(old, &mut dice)),
            9 => replace(&mut arguments, at, |old| off_the_grammar(old, &mut dice)),
            10 => item = Some(function(&mut dice)),
            _ => item = None,
        }
    }
    // A comma is forgotten now and then.
    let comma = if dice.roll(16) == 0 { " " } else { ", " };
    let mut text = arguments.join(comma);
    if let Some(item) = item {
        text.push_str(ITEM);
        text.push_str(&item);
    }
    text
}

/// What parts the attribute from its item.
pub const ITEM: &str = "\n---\n";

const LISTS: [&str; 4] = ["origins", "methods", "headers", "expose_headers"];

/// The other arguments, those of another version, what other libraries call them, and slips.
const NAMES: [&str; 26] = [
    "credentials",
    "max_age",
    "error",
    "catch_panics",
    "crate",
    "dangerously_allow_insecure_origins",
    "dangerously_allow_public_suffixes",
    "policy",
    "dev_origins",
    "allow_origins",
    "allowedOrigins",
    "exposed_headers",
    "allow_credentials",
    "maxage",
    "on_error",
    "catch_panic",
    "crate_path",
    "origin",
    "orgins",
    "method",
    "hedaers",
    "r#origins",
    "r#credentials",
    "self",
    "_",
    "zzz",
];

const ORIGINS: [&str; 34] = [
    "https://app.example.com",
    "https://*.example.com",
    "http://localhost:*",
    "http://*.localhost:*",
    "http://127.0.0.1:3000",
    "http://[::1]",
    "https://[2001:db8::1]:8443",
    "tauri://localhost",
    "https://xn--bcher-kva.example",
    "https://*.github.io",
    "https://*.co.uk",
    "*",
    "null",
    "https://*",
    "HTTPS://A.example:443",
    "https://a.example/",
    "https://a.example/*",
    "https://user@a.example",
    "https://a.example?b#c",
    "app.example.com",
    "//a.example",
    "https:/a.example",
    "https://a..example",
    "https://a.example.",
    "http://010.1",
    "http://[::ffff:1.2.3.4]",
    "https://bücher.example",
    "^https://.*\\.example\\.com$",
    "file://a",
    "https://a.example:99999",
    "ws://a.example:80",
    "https://a.*.example",
    "https://*a.example",
    "",
];
const METHODS: [&str; 14] =
    ["GET", "PUT", "PATCH", "patch", "get", "TRACE", "connect", "*", "GET|PUT", "Egg", "QUERY", "A B", "é", ""];
const HEADERS: [&str; 17] = [
    "authorization",
    "content-type",
    "Content-Type",
    "x-a",
    "x-a:",
    "*",
    "x-*",
    "cookie",
    "set-cookie",
    "origin",
    "host",
    "sec-ch-ua",
    "proxy-a",
    "access-control-allow-origin",
    "a b",
    "é",
    "",
];
const VALUES: [&str; 40] = [
    "0",
    "600",
    "86400",
    "86401",
    "-1",
    "0x10",
    "1_000",
    "600u32",
    "6.5",
    "99999999999999999999999999999999999999999",
    "true",
    "false",
    "path::to::function",
    "::cors_runtime",
    "crate::cors",
    "self::cors",
    "super::cors",
    "function::<u8>",
    "<T as U>::function",
    "function()",
    "|error| error.into()",
    "move |_| panic!()",
    "env!(\"ORIGIN\")",
    "option_env!(\"A\")",
    "concat!(\"a\", \"b\")",
    "ORIGIN",
    "&[\"*\"]",
    "[]",
    "[\"a\",]",
    "[\"a\" \"b\"]",
    "[[\"a\"]]",
    "(\"a\")",
    "{ \"a\" }",
    "b\"*\"",
    "c\"*\"",
    "r#\"https://a.example\"#",
    "\"*\"suffix",
    "'*'",
    "*",
    "",
];

fn argument(dice: &mut Dice) -> String {
    if dice.roll(2) == 0 {
        let name = dice.pick(&LISTS);
        return format!("{name} = {}", value(name, dice));
    }
    let name = dice.pick(&NAMES);
    match dice.roll(4) {
        0 => name.to_owned(),
        1 => format!("{name}(\"*\")"),
        _ => format!("{name} = {}", value(name, dice)),
    }
}

fn value(name: &str, dice: &mut Dice) -> String {
    // A value of some other argument's, now and then.
    let name = if dice.roll(8) == 0 { dice.pick(&NAMES) } else { name };
    match name {
        "credentials" => dice.pick(&["true", "false"]).to_owned(),
        "max_age" => dice.pick(&VALUES[..10]).to_owned(),
        "error" | "crate" => dice.pick(&VALUES[12..22]).to_owned(),
        name if name.starts_with("dangerously") => "\"because\"".to_owned(),
        name if !LISTS.contains(&name) || dice.roll(8) == 0 => dice.pick(&VALUES).to_owned(),
        "origins" if dice.roll(8) == 0 => many(dice),
        name => {
            let most = if dice.roll(8) == 0 { 24 } else { 4 };
            let count = dice.roll(most);
            let items: Vec<String> = (0..count).map(|_| text(name, dice)).collect();
            if dice.roll(2) == 0 {
                quoted(&items.join(dice.pick(&[", ", ",", " ", ";"])))
            } else {
                format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

fn text(name: &str, dice: &mut Dice) -> String {
    match name {
        // So that some are many.
        "origins" if dice.roll(2) == 0 => format!("https://n{}.example", dice.roll(40)),
        "origins" if dice.roll(3) == 0 => format!("https://*.n{}.example:*", dice.roll(20)),
        "origins" => dice.pick(&ORIGINS).to_owned(),
        "methods" => dice.pick(&METHODS).to_owned(),
        _ => dice.pick(&HEADERS).to_owned(),
    }
}

/// As many right origins and patterns as it takes for a table and an index, which no chance puts together one by one.
fn many(dice: &mut Dice) -> String {
    let (first, kind) = (dice.roll(1000), dice.roll(3));
    let exact = (0..5 + dice.roll(30)).map(|n| format!("https://n{}.example", first + n));
    let patterns = (0..3 + dice.roll(15)).map(|n| {
        let port = if n % 3 == 0 { ":*" } else { "" };
        format!("https://*.n{}.example{port}", first + n)
    });
    let items: Vec<String> = match kind {
        0 => exact.collect(),
        1 => patterns.collect(),
        _ => exact.chain(patterns).collect(),
    };
    if dice.roll(2) == 0 {
        return quoted(&items.join(", "));
    }
    format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", "))
}

/// As a string literal.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// Something else, less or more somewhere in the string that the argument holds.
fn in_a_string(argument: &str, dice: &mut Dice) -> String {
    const PIECES: [&str; 30] = [
        "*",
        "*.",
        ".",
        "/",
        ":",
        "//",
        "://",
        ":443",
        ":0",
        "@",
        "?",
        "#",
        "[",
        "]",
        " ",
        ",",
        ", ",
        "\\n",
        "\\u{202e}",
        "\\0",
        "A",
        "xn--",
        "é",
        "%",
        "\\\\",
        "_",
        "-",
        "0",
        "$",
        "\\\"",
    ];
    let Some(start) = argument.find('"') else {
        return argument.to_owned();
    };
    let inside: Vec<usize> = argument.char_indices().map(|(index, _)| index).filter(|index| *index > start).collect();
    let Some(at) = inside.get(dice.roll(inside.len().max(1))).copied() else {
        return argument.to_owned();
    };
    let (before, after) = argument.split_at(at);
    match dice.roll(3) {
        0 => [before, dice.pick(&PIECES), after].concat(),
        1 => [before, after.get(1..).unwrap_or(after)].concat(),
        _ => [before, dice.pick(&PIECES), after.get(1..).unwrap_or(after)].concat(),
    }
}

/// One token too many or too few.
fn off_the_grammar(argument: &str, dice: &mut Dice) -> String {
    const TOKENS: [&str; 20] = [
        "=", "==", "=>", ":", ";", "::", ",", ",,", "!", "#", "-", "+ 1", "* 60", "as u8", "if true", "in", "()", "[]",
        "{}", "\"a\"",
    ];
    match dice.roll(5) {
        0 => argument.replacen('=', dice.pick(&TOKENS), 1),
        1 => format!("{argument} {}", dice.pick(&TOKENS)),
        2 => format!("{} {argument}", dice.pick(&TOKENS)),
        3 => argument.replacen('"', "", 2),
        _ => format!("({argument})"),
    }
}

/// An item for the attribute to stand on.
fn function(dice: &mut Dice) -> String {
    if dice.roll(10) == 0 {
        return dice
            .pick(&[
                "struct S;",
                "impl S {}",
                "mod m {}",
                "trait T {}",
                "use a;",
                "fn",
                "",
                "static S: u8 = 0;",
                "m!();",
            ])
            .to_owned();
    }
    let pick = |pieces: &[&'static str], dice: &mut Dice| dice.pick(pieces).to_owned();
    let attribute = pick(
        &[
            "",
            "",
            "",
            "/// Doc.\n",
            "#[inline]",
            "#[must_use]",
            "#[cfg(a)]",
            "#[get(\"/\")]",
            "#[tokio::main]",
            "#[fastly::main]",
            "#[allow(a)]",
            "#[route(\"/\", method = \"POST\")]",
            "#[cors(origins = \"*\")]",
        ],
        dice,
    );
    let visibility = pick(&["", "pub ", "pub(crate) "], dice);
    let qualifier =
        pick(&["", "", "async ", "async ", "async ", "const ", "unsafe ", "extern \"C\" ", "async unsafe "], dice);
    let name = pick(&["handler", "main", "r#fn", "request", "cors", "POLICY"], dice);
    let generics = pick(&["", "", "", "<T>", "<'a>", "<const N: usize>", "<T: Into<String>, 'a>"], dice);
    const PARAMETERS: [&str; 22] = [
        "request: Request",
        "request: Request<B>",
        "mut request: Request",
        "&self",
        "&mut self",
        "self",
        "self: Arc<Self>",
        "_: Request",
        "#[cors(request)] r: Request",
        "#[cors(request)] _: &mut T",
        "#[cors(policy)] r: R",
        "State(s): State<S>",
        "Json(order): Json<Order>",
        "Order { id, .. }: Order",
        "(a, b): (A, B)",
        "[a, ..]: [A; 2]",
        "s: &str",
        "f: impl Fn(u8) -> u8",
        "x: Option<T>",
        "...",
        "cors: Cors",
        "#[cfg(a)] a: A",
    ];
    let most = if dice.roll(16) == 0 { 20 } else { 4 };
    let count = dice.roll(most);
    let parameters: Vec<String> = (0..count).map(|_| pick(&PARAMETERS, dice)).collect();
    let output = pick(
        &[
            "",
            " -> Response",
            " -> Response<B>",
            " -> Result<Response, Error>",
            " -> impl IntoResponse",
            " -> ()",
            " -> impl Future<Output = Response> + '_",
            " -> Pin<Box<dyn Future>>",
            " -> Ready<Response>",
            " -> !",
            " -> Result<impl IntoResponse, Error>",
            " -> Self",
            " -> T",
        ],
        dice,
    );
    let clause = pick(&["", "", "", " where Self: Sized", " where T: Send,"], dice);
    let body = pick(
        &[
            " { answer() }",
            " { return self.a?; }",
            " { macro_rules! m { () => {} } m!() }",
            " {}",
            ";",
            " { fn f() {} f() }",
        ],
        dice,
    );
    let parameters = parameters.join(", ");
    format!("{attribute} {visibility}{qualifier}fn {name}{generics}({parameters}){output}{clause}{body}")
}

/// The arguments: what stands between two commas outside of brackets and strings.
fn split(attribute: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut in_string, mut escaped) = (Vec::new(), 0, 0_u32, false, false);
    for (index, byte) in attribute.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                parts.extend(attribute.get(start..index));
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.extend(attribute.get(start..).filter(|rest| !rest.trim().is_empty()));
    parts
}

fn replace(arguments: &mut [String], at: usize, new: impl FnOnce(&str) -> String) {
    if let Some(argument) = arguments.get_mut(at) {
        *argument = new(argument);
    }
}

/// The same numbers for the same seed (xorshift).
struct Dice(u64);

impl Dice {
    /// A number below `sides`, or 0.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).map_or(0, |number| number % sides.max(1))
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

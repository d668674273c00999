//! What the attribute adds to a release binary, and that nothing of the macro's is in it.

use std::{env, fmt::Write as _, fs, path::Path, process::Command};

use cors_benches::document;

/// How many handlers each program has.
const COUNTS: [usize; 3] = [1, 2, 11];

/// What stands around each handler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    Nothing,
    Attribute,
    #[cfg(feature = "peers")]
    Layer,
}

impl Around {
    #[cfg(feature = "peers")]
    const ALL: [Self; 3] = [Self::Nothing, Self::Attribute, Self::Layer];
    #[cfg(not(feature = "peers"))]
    const ALL: [Self; 2] = [Self::Nothing, Self::Attribute];

    fn name(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Attribute => "ours",
            #[cfg(feature = "peers")]
            Self::Layer => "tower-http",
        }
    }

    fn attribute(self) -> &'static str {
        if self == Self::Attribute {
            r#"#[cors_runtime::cors(
    origins = "https://app.example.com, https://*.preview.example.com",
    methods = "GET, POST",
    headers = "authorization, content-type",
    credentials,
    max_age = 600
)]
"#
        } else {
            ""
        }
    }

    /// What calls the handler of this name.
    fn call(self, handler: &str) -> String {
        match self {
            Self::Nothing | Self::Attribute => format!("{handler}(request)"),
            #[cfg(feature = "peers")]
            Self::Layer => format!("layered({handler}, request)"),
        }
    }
}

/// A layer as it is told the same policy, around a service of each handler's own.
#[cfg(feature = "peers")]
const LAYERED: &str = r#"
fn layered(handler: impl Fn(Request<String>) -> Response<String> + Clone, request: Request<String>) -> Response<String> {
    use tower::{Layer as _, Service as _};
    let allowed = tower_http::cors::AllowOrigin::predicate(|origin, _| {
        let origin = origin.as_bytes();
        origin == b"https://app.example.com"
            || (origin.starts_with(b"https://") && origin.ends_with(b".preview.example.com"))
    });
    let layer = tower_http::cors::CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([http::Method::GET, http::Method::POST])
        .allow_headers([http::header::AUTHORIZATION, http::header::CONTENT_TYPE])
        .allow_credentials(true)
        .max_age(std::time::Duration::from_secs(600));
    let service = move |request| std::future::ready(Ok::<_, std::convert::Infallible>(handler(request)));
    let mut service = layer.layer(tower::service_fn(service));
    let future = std::pin::pin!(service.call(request));
    match future.poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
        std::task::Poll::Ready(Ok(response)) => response,
        _ => unreachable!(),
    }
}
"#;

fn source(around: Around, count: usize) -> String {
    let mut text = "use http::{Request, Response};\n#[allow(unused_imports)]\nuse std::future::Future;\n".to_owned();
    #[cfg(feature = "peers")]
    if around == Around::Layer {
        text += LAYERED;
    }
    let mut arms = String::new();
    for index in 0..count {
        let handler = format!("handler_{index}");
        write!(
            text,
            "\n{}fn {handler}(request: Request<String>) -> Response<String> {{\n    \
             Response::new(request.into_body() + \"{index}\")\n}}\n",
            around.attribute()
        )
        .expect("a string takes all text");
        writeln!(arms, "        {index} => {},", around.call(&handler)).expect("a string takes all text");
    }
    // What a server does with it: the request comes from outside, and the response goes there.
    text + &format!(
        "\nfn main() {{\n    let mut request = Request::new(String::new());\n    \
         for argument in std::env::args() {{\n        \
         request.headers_mut().append(http::header::ORIGIN, argument.try_into().unwrap());\n    }}\n    \
         let response = match request.headers().len() {{\n{arms}        _ => Response::new(request.into_body()),\n    }};\n    \
         println!(\"{{}} {{:?}} {{}}\", response.status(), response.headers(), response.body());\n}}\n"
    )
}

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("binary");
    build(&folder);
    let size = |around: Around, count: usize| loaded_bytes(&program(&folder, around, count));
    let mut text = String::from("| | first handler | second | each of nine more |\n| --- | ---: | ---: | ---: |\n");
    for around in Around::ALL.into_iter().filter(|around| *around != Around::Nothing) {
        let over = |count: usize| i64::try_from(size(around, count) - size(Around::Nothing, count)).expect("small");
        let (first, second, eleven) = (over(1), over(2), over(11));
        let each = (eleven - second) / 9;
        writeln!(text, "| {} | {first} | {} | {each} |", around.name(), second - first)
            .expect("a string takes all text");
    }
    println!("\n### Bytes of a release binary\n\n{text}");
    holds_nothing_of_the_macro(&program(&folder, Around::Attribute, 11));
    if env::args().any(|argument| argument == "--write") {
        document::put("binary", &text);
    }
}

/// Builds every program, in one package outside of any workspace.
fn build(folder: &Path) {
    let mut manifest = format!(
        "[package]\nname = \"binary\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n\n[dependencies]\n\
         cors-runtime = {{ path = \"{}/../../cors-runtime\", features = [\"public-suffix\"] }}\n\
         http = {{ version = \"1\", default-features = false, features = [\"std\"] }}\n",
        env!("CARGO_MANIFEST_DIR")
    );
    if cfg!(feature = "peers") {
        manifest += "tower = { version = \"0.5\", default-features = false, features = [\"util\"] }\n\
                     tower-http = { version = \"0.7\", default-features = false, features = [\"cors\"] }\n";
    }
    let sources = folder.join("src/bin");
    if sources.exists() {
        // Those of a run with the other libraries.
        fs::remove_dir_all(&sources).expect("the build's own folder can be written to");
    }
    fs::create_dir_all(&sources).expect("the build's own folder can be written to");
    fs::write(folder.join("Cargo.toml"), manifest).expect("it was just made");
    for around in Around::ALL {
        for count in COUNTS {
            let path = sources.join(format!("{}-{count}.rs", around.name()));
            fs::write(path, source(around, count)).expect("it was just made");
        }
    }
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--release", "--bins"]).current_dir(folder);
    cargo.env("CARGO_TARGET_DIR", folder.join("target"));
    assert!(cargo.status().expect("cargo runs").success(), "the programs build");
}

fn program(folder: &Path, around: Around, count: usize) -> Vec<u8> {
    let path = folder.join(format!("target/release/{}-{count}", around.name()));
    fs::read(path).expect("it was just built")
}

/// The bytes that are loaded to run it: symbols are not.
fn loaded_bytes(elf: &[u8]) -> u64 {
    assert!(elf.starts_with(b"\x7fELF\x02\x01"), "a little-endian ELF of 64 bits");
    let word = |at: usize| u64::from_le_bytes(elf[at..at + 8].try_into().expect("eight bytes"));
    let half = |at: usize| usize::from(u16::from_le_bytes([elf[at], elf[at + 1]]));
    let headers = usize::try_from(word(0x20)).expect("an offset");
    let (size, count) = (half(0x36), half(0x38));
    let segments = (0..count).map(|index| headers + index * size);
    let loaded = segments.filter(|segment| elf[*segment..*segment + 4] == [1, 0, 0, 0]);
    loaded.map(|segment| word(segment + 0x20)).sum()
}

/// Of the Public Suffix List, of punycode and of the messages there is no byte in a user's program, even where the macro
/// was built with the list.
fn holds_nothing_of_the_macro(binary: &[u8]) {
    let holds = |text: &str| binary.windows(text.len()).any(|window| window == text.as_bytes());
    // What is there, so that a search that finds nothing means something.
    for text in ["https://app.example.com", ".preview.example.com", "authorization, content-type", "cors_rules7matcher"]
    {
        assert!(holds(text), "`{text}` is in the binary");
    }
    let messages = include_str!("../../../cors-runtime/policy/src/message.rs");
    let help = include_str!("../../../cors-runtime/policy/src/help.rs");
    for (text, source) in [
        ("browsers refuse credentials where the origin is", messages),
        ("looks like a regular expression", messages),
        ("is in the wrong case", messages),
        ("that any browser honours", messages),
        ("serialized origin", help),
    ] {
        assert!(source.contains(text), "`{text}` is still a message");
        assert!(!holds(text), "the binary holds the message `{text}`");
    }
    for symbol in
        ["cors_rules8punycode", "cors_rules6origin", "cors_rules7message", "cors_macros", "psl", "github.io", "co.uk"]
    {
        assert!(!holds(symbol), "the binary holds `{symbol}`");
    }
    println!("no message of the macro, no punycode and no Public Suffix List in it");
}

//! The crates that are built.

use std::{fmt::Write as _, fs, path::Path};

use crate::rustc::Package;

/// What stands above each function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attribute {
    None,
    Cors,
    Instrument,
}

impl Attribute {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Cors => "cors",
            Self::Instrument => "instrument",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Cors => {
                r#"#[cors_runtime::cors(
    origins = "https://app.example.com, https://admin.example.com",
    methods = "GET, POST",
    headers = "authorization, content-type",
    expose_headers = "x-request-id",
    credentials,
    max_age = 600
)]
"#
            }
            Self::Instrument => "#[tracing::instrument(skip(request))]\n",
        }
    }
}

/// A crate's sources.
#[derive(Debug)]
pub(crate) struct Crate {
    dependencies: String,
    source: String,
    /// The source with one function changed.
    changed: String,
}

impl Crate {
    /// So many handlers, all alike, each in a function of its own.
    pub(crate) fn functions(attribute: Attribute, count: usize) -> Self {
        let source = |last: &str| {
            let mut text = "use http::{Request, Response};\n".to_owned();
            for index in 0..count {
                let answer = if index + 1 == count { last } else { "ok" };
                writeln!(
                    text,
                    "\n{}pub async fn handler_{index}(request: Request<String>) -> Response<String> {{\n    \
                     Response::new(format!(\"{answer}: {{}}\", request.body()))\n}}",
                    attribute.text()
                )
                .expect("a string takes all text");
            }
            text
        };
        Self { dependencies: handlers() + "tracing = \"0.1\"\n", source: source("ok"), changed: source("changed") }
    }

    /// One handler, and one policy with so many origins.
    pub(crate) fn policy(origins: usize) -> Self {
        let origins: Vec<String> = (0..origins).map(|index| format!("https://shop-{index}.example.com")).collect();
        let source = format!(
            "use http::{{Request, Response}};\n\n#[cors_runtime::cors(origins = {origins:?})]\n\
             pub fn handler(request: Request<String>) -> Response<String> {{\n    \
             Response::new(request.into_body())\n}}\n"
        );
        Self { dependencies: handlers(), changed: source.clone(), source }
    }

    /// Nothing but what a macro brings along.
    pub(crate) fn dependency(name: &str) -> Self {
        let dependencies = match name {
            "cors-macros" => path_dependency(name),
            // As their front crates ask for them.
            "tracing-attributes" => "tracing-attributes = \"0.1\"\n".to_owned(),
            _ => format!("{name} = \"*\"\n"),
        };
        Self { dependencies, source: String::new(), changed: String::new() }
    }

    pub(crate) fn write(&self, folder: &Path) -> Package {
        fs::create_dir_all(folder.join("src")).expect("the build's own folder can be written to");
        let manifest = format!(
            "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n\n[dependencies]\n{}",
            Package::NAME,
            self.dependencies
        );
        write_if_changed(&folder.join("Cargo.toml"), &manifest);
        let package = Package::new(folder.to_owned(), self.source.clone(), self.changed.clone());
        package.set_back();
        package
    }
}

/// What handlers of `http` types need.
fn handlers() -> String {
    let http = "http = { version = \"1\", default-features = false, features = [\"std\"] }\n";
    path_dependency("cors-runtime") + http
}

/// One of this repository's packages.
fn path_dependency(name: &str) -> String {
    format!("{name} = {{ path = {:?} }}\n", format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR")))
}

fn write_if_changed(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::write(path, text).expect("the build's own folder can be written to");
}

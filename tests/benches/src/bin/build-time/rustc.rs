//! Builds of one package, with rustc counted by callgrind.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{self, ExitCode},
};

/// The folder for what callgrind writes, for this program where cargo calls it in the place of rustc.
pub(crate) const COUNTS: &str = "CORS_BENCHES_COUNTS";
/// The one function whose instructions are counted, if not all are.
const ONLY: &str = "CORS_BENCHES_ONLY";

/// What cargo is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    Check,
    Build,
}

impl Command {
    fn word(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Build => "build",
        }
    }
}

/// What is there before the build that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// The dependencies.
    Nothing,
    /// The same crate, from before one of its functions changed.
    OneChanged,
}

/// Which of a build's crates are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    None,
    /// The package's own.
    Own,
    All,
}

/// A package that is ready to be built.
#[derive(Debug)]
pub(crate) struct Package {
    folder: PathBuf,
    source: String,
    changed: String,
}

impl Package {
    pub(crate) const NAME: &'static str = "counted";

    pub(crate) fn new(folder: PathBuf, source: String, changed: String) -> Self {
        Self { folder, source, changed }
    }

    /// Writes the source as it was before any change.
    pub(crate) fn set_back(&self) {
        self.write(&self.source);
    }

    /// The source, and the source with one function changed.
    pub(crate) fn sources(&self) -> [&str; 2] {
        [&self.source, &self.changed]
    }

    /// The versions of all dependencies.
    pub(crate) fn lock(&self) -> String {
        let file = self.folder.join("Cargo.lock");
        if !file.exists() {
            let status = self.command("generate-lockfile").arg("--quiet").status();
            assert!(status.expect("cargo runs").success(), "cargo generate-lockfile");
        }
        fs::read_to_string(file).expect("cargo wrote it")
    }

    /// The instructions of a build of the package's own crate.
    pub(crate) fn count(&self, command: Command, start: Start) -> u64 {
        self.set_back();
        // The dependencies, and for a change the crate itself.
        self.clean();
        self.cargo(command, Counted::None, None);
        match start {
            Start::Nothing => self.clean(),
            Start::OneChanged => self.write(&self.changed),
        }
        self.cargo(command, Counted::Own, None)
    }

    /// The instructions of a build of everything.
    pub(crate) fn cold(&self) -> u64 {
        remove(&self.folder.join("target"));
        self.cargo(Command::Build, Counted::All, None)
    }

    /// The instructions of the macro alone.
    pub(crate) fn expansion(&self) -> u64 {
        self.cargo(Command::Check, Counted::None, None);
        self.clean();
        self.cargo(Command::Check, Counted::Own, Some("cors_macros::cors"))
    }

    fn write(&self, source: &str) {
        fs::write(self.folder.join("src/lib.rs"), source).expect("the build's own folder can be written to");
    }

    /// Forgets the package, and what was kept for an incremental build of it.
    fn clean(&self) {
        let status = self.command("clean").args(["--quiet", "--package", Self::NAME]).status();
        assert!(status.expect("cargo runs").success(), "cargo clean");
        remove(&self.folder.join("target/debug/incremental"));
    }

    fn cargo(&self, command: Command, counted: Counted, only: Option<&str>) -> u64 {
        let counts = self.folder.join("counts");
        remove(&counts);
        fs::create_dir_all(&counts).expect("the build's own folder can be written to");
        let mut cargo = self.command(command.word());
        cargo.arg("--quiet");
        let wrapper = match counted {
            Counted::None => None,
            Counted::Own => Some("RUSTC_WORKSPACE_WRAPPER"),
            Counted::All => Some("RUSTC_WRAPPER"),
        };
        // A wrapper is a part of what cargo tells builds apart by: it stands there in each, and counts in one.
        let myself = env::current_exe().expect("the system says what runs");
        cargo.env(wrapper.unwrap_or("RUSTC_WORKSPACE_WRAPPER"), myself);
        cargo.env(COUNTS, if wrapper.is_some() { counts.as_os_str() } else { "".as_ref() });
        cargo.env(ONLY, only.unwrap_or_default());
        assert!(cargo.status().expect("cargo runs").success(), "cargo {}", command.word());
        let files = fs::read_dir(&counts).expect("it was just made").flatten();
        files.map(|file| instructions(&file.path())).sum()
    }

    fn command(&self, word: &str) -> process::Command {
        let mut cargo = process::Command::new(env!("CARGO"));
        cargo.arg(word).current_dir(&self.folder).env("CARGO_INCREMENTAL", "1").env_remove("CARGO_TARGET_DIR");
        cargo.env("RUSTC", behind_rustup());
        cargo
    }
}

/// Calls rustc, and counts it if it compiles a crate; `arguments` start with its path.
pub(crate) fn count(arguments: &[String]) -> ExitCode {
    let folder = env::var_os(COUNTS).unwrap_or_default();
    let name = arguments.iter().position(|argument| argument == "--crate-name").map(|at| &arguments[at + 1]);
    let mut command = match name {
        // Cargo's questions, such as for the version, are named as well.
        Some(name) if !folder.is_empty() && name != "___" => {
            let mut valgrind = process::Command::new("valgrind");
            let file = Path::new(&folder).join(format!("{name}.{}", process::id()));
            valgrind.args(["--tool=callgrind", "--quiet"]).arg(format!("--callgrind-out-file={}", file.display()));
            if let Some(only) = env::var(ONLY).ok().filter(|only| !only.is_empty()) {
                valgrind.arg(format!("--toggle-collect={only}"));
            }
            valgrind.arg(&arguments[0]);
            valgrind
        }
        _ => process::Command::new(&arguments[0]),
    };
    let status = command.args(&arguments[1..]).status().expect("rustc and valgrind run");
    ExitCode::from(u8::from(!status.success()))
}

/// What rustc says of itself.
pub(crate) fn version() -> String {
    let output = process::Command::new(behind_rustup()).arg("-vV").output().expect("rustc runs");
    String::from_utf8(output.stdout).expect("rustc prints UTF-8")
}

/// rustc itself. Where `rustc` is rustup's, that one only looks for the toolchain, and may find another one's name in the
/// folder of a dependency.
fn behind_rustup() -> PathBuf {
    let output = process::Command::new("rustc").args(["--print", "sysroot"]).output().expect("rustc runs");
    let sysroot = String::from_utf8(output.stdout).expect("rustc prints UTF-8");
    Path::new(sysroot.trim()).join("bin/rustc")
}

fn instructions(file: &Path) -> u64 {
    let text = fs::read_to_string(file).expect("callgrind wrote it");
    cors_benches::callgrind::instructions(&text)
}

fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("the build's own folder can be removed");
    }
}

//! Counts instructions, exactly: under valgrind's callgrind, this program runs itself.
//!
//! Callgrind collects inside [`measured_call`] alone and dumps a profile whenever it returns: one for each call, in the
//! order of the calls.

use std::{
    env,
    error::Error,
    fs, io,
    path::Path,
    process::{Command, Stdio},
};

/// The call that is counted; nothing that makes its argument or drops its result is.
#[inline(never)]
pub(crate) fn measured_call<A, B>(function: impl Fn(A) -> B, argument: A) -> B {
    function(argument)
}

/// Its name in full.
const MEASURED: &str = concat!(module_path!(), "::measured_call");

/// Runs this program under callgrind with `argument`, and reads how many each call of [`measured_call`] took.
pub(crate) fn instructions(argument: &str) -> Result<Vec<u64>, Box<dyn Error>> {
    let folder = env::temp_dir().join(format!("cors-benches-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--collect-atstart=no"])
        // Spelt differently: of two options with one pattern, callgrind 3.19 forgets the second.
        .arg(format!("--toggle-collect=*{MEASURED}*"))
        .arg(format!("--dump-after={MEASURED}*"))
        .arg(format!("--callgrind-out-file={}", folder.join("out").display()))
        .arg(env::current_exe()?)
        .arg(argument)
        .stdout(Stdio::inherit())
        .output();
    let counts = output.map_err(missing).and_then(|output| {
        if output.status.success() {
            read(&folder)
        } else {
            let log = String::from_utf8_lossy(&output.stderr).into_owned();
            Err(format!("the measured program failed under valgrind:\n{log}").into())
        }
    });
    fs::remove_dir_all(&folder)?;
    counts
}

fn missing(error: io::Error) -> Box<dyn Error> {
    if error.kind() == io::ErrorKind::NotFound {
        "valgrind is not installed: nothing can be counted without it (Debian: `apt-get install valgrind`)".into()
    } else {
        error.into()
    }
}

/// The profiles `out.1`, `out.2` and so on; the one without a number is what is left at the end.
fn read(folder: &Path) -> Result<Vec<u64>, Box<dyn Error>> {
    (1..)
        .map(|number| folder.join(format!("out.{number}")))
        .take_while(|path| path.exists())
        .map(|path| total(&fs::read_to_string(path)?))
        .collect()
}

fn total(profile: &str) -> Result<u64, Box<dyn Error>> {
    let total = profile.lines().find_map(|line| line.strip_prefix("totals: ")).ok_or("a profile without its total")?;
    Ok(total.trim().parse()?)
}

//! Shows in your own browser what a CORS policy allows and what it blocks.
//!
//! ```sh
//! cargo run --example playground
//! ```

use std::{
    env,
    io::{self, Write},
    process::ExitCode,
};

use cors_examples::playground::{listen, serve};

const DEFAULT_PORT: u16 = 3000;

const USAGE: &str = "\
Usage: cargo run --example playground -- [--port N]

Options:
  --port N    the port on 127.0.0.1, 3000 unless you say otherwise; 0 takes a free one
  -h, --help  this text";

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Command {
    Serve { port: u16 },
    Help,
}

#[tokio::main]
async fn main() -> ExitCode {
    match parse(env::args().skip(1)) {
        Ok(Command::Serve { port }) => start(port).await,
        Ok(Command::Help) => {
            print(USAGE);
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("error: {message}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command, String> {
    let mut arguments = arguments.into_iter();
    let mut port = DEFAULT_PORT;
    while let Some(argument) = arguments.next() {
        let value = match argument.as_str() {
            "-h" | "--help" => return Ok(Command::Help),
            "--port" => arguments.next().ok_or("`--port` needs a number")?,
            other => match other.strip_prefix("--port=") {
                Some(value) => value.to_owned(),
                None => return Err(format!("unknown argument `{other}`")),
            },
        };
        port = value.parse().map_err(|_| format!("`{value}` is not a port: write a number from 0 to 65535"))?;
    }
    Ok(Command::Serve { port })
}

async fn start(port: u16) -> ExitCode {
    let started = listen(port).await.and_then(|listener| Ok((listener.local_addr()?.port(), listener)));
    let (port, listener) = match started {
        Ok(started) => started,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    print(&format!(
        "CORS playground: open a page, and stop with Ctrl-C\n\n  \
         allowed page  http://app.localhost:{port}\n  \
         foreign page  http://evil.localhost:{port}\n  \
         their API     http://api.localhost:{port}\n"
    ));
    serve(listener, stopped()).await;
    print("stopped");
    ExitCode::SUCCESS
}

/// Resolves at Ctrl-C.
async fn stopped() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a handler, Ctrl-C ends the process as it ends any other.
        std::future::pending::<()>().await;
    }
}

/// Prints a text; nobody reading it (`playground | head -1`) is no reason to stop.
fn print(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}

#[cfg(test)]
mod tests {
    use super::{parse, Command};

    fn parsed(arguments: &[&str]) -> Result<Command, String> {
        parse(arguments.iter().map(|argument| (*argument).to_owned()))
    }

    #[test]
    fn the_port_is_3000_unless_another_is_named() {
        assert_eq!(parsed(&[]), Ok(Command::Serve { port: 3000 }));
        assert_eq!(parsed(&["--port", "8080"]), Ok(Command::Serve { port: 8080 }));
        assert_eq!(parsed(&["--port=0"]), Ok(Command::Serve { port: 0 }));
    }

    #[test]
    fn help_is_no_error() {
        assert_eq!(parsed(&["--help"]), Ok(Command::Help));
        assert_eq!(parsed(&["-h"]), Ok(Command::Help));
    }

    #[test]
    fn what_is_not_understood_is_quoted() {
        assert_eq!(parsed(&["--prot", "1"]), Err("unknown argument `--prot`".to_owned()));
        assert_eq!(parsed(&["--port"]), Err("`--port` needs a number".to_owned()));
        assert_eq!(
            parsed(&["--port", "65536"]),
            Err("`65536` is not a port: write a number from 0 to 65535".to_owned())
        );
    }
}

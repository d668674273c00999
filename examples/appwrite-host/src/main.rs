//! Serves the function in `../appwrite-function` on this machine: `cargo run -p appwrite-host`, and then
//!
//! ```text
//! curl -i http://127.0.0.1:3000 -H 'origin: https://shop.example.com' -d '{"items":[{"price_cents":1250,"quantity":2}]}'
//! ```
//!
//! `PORT` (3000; 0 for a free one) and `OPEN_RUNTIMES_SECRET` (none) come from the environment. Ctrl-C stops it.

use std::{
    env,
    io::{self, Write},
    process::ExitCode,
    time::Duration,
};

use appwrite_host::{serve, Settings};
use tokio::{net::TcpListener, runtime::Runtime};

fn main() -> ExitCode {
    let port = match env::var("PORT") {
        Ok(text) => match text.parse() {
            Ok(port) => port,
            Err(_) => return fail(2, format_args!("PORT is `{text}`: set it to a number from 0 to 65535")),
        },
        Err(_) => 3000,
    };
    let runtime = match Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(1, format_args!("no threads to run on: {error}")),
    };
    let code = runtime.block_on(run(port));
    // A function that is still busy does not hold up the end.
    runtime.shutdown_timeout(Duration::from_secs(1));
    code
}

async fn run(port: u16) -> ExitCode {
    let listener = match TcpListener::bind(("127.0.0.1", port)).await {
        Ok(listener) => listener,
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            return fail(1, format_args!("port {port} is in use: set PORT to another, or to 0 for a free one"));
        }
        Err(error) => return fail(1, format_args!("cannot listen on port {port}: {error}")),
    };
    let settings = Settings::from_environment();
    let address = listener.local_addr().map_or_else(|_| String::new(), |address| address.to_string());
    let log = if settings.log {
        "the function's log is in /mnt/logs, a file for each call"
    } else {
        "the function has no log: the published types write it to /mnt/logs alone, which cannot be written here"
    };
    // Whoever reads this may have closed the pipe; the function is served all the same.
    let _ = writeln!(io::stdout(), "the function answers at http://{address}\n{log}");
    let stop = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    serve(listener, handler::main, settings, stop).await;
    ExitCode::SUCCESS
}

fn fail(code: u8, message: std::fmt::Arguments<'_>) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(code)
}

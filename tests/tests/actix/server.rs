//! A server on a free port of this machine, and one request to it.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    thread,
};

use actix_web::{rt, web::ServiceConfig, App, HttpServer};

/// An answer as it came over the wire.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// By name, in lower case, and in order.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    /// The headers that CORS is about.
    pub(crate) fn cors(&self) -> Vec<(&str, &str)> {
        let lines = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let mut lines: Vec<(&str, &str)> =
            lines.filter(|(name, _)| name.starts_with("access-control-") || *name == "vary").collect();
        lines.sort_unstable();
        lines
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.map(|line| line.split_once(": ").unwrap());
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        Self { status, headers, body: body.to_owned() }
    }
}

/// Serves what `configure` sets up for this one request, whose lines are those of HTTP/1.1.
pub(crate) fn send(configure: fn(&mut ServiceConfig), request: &str, body: &str) -> Answer {
    rt::System::new().block_on(async {
        let server = HttpServer::new(move || App::new().configure(configure)).workers(1).bind("127.0.0.1:0").unwrap();
        let address = server.addrs()[0];
        let server = server.run();
        let handle = server.handle();
        let running = rt::spawn(server);
        let lines = format!("{request}\r\nhost: localhost\r\nconnection: close\r\n");
        let length = if body.is_empty() { String::new() } else { format!("content-length: {}\r\n", body.len()) };
        let request = format!("{lines}{length}\r\n{body}");
        let answer = rt::task::spawn_blocking(move || exchange(address, &request)).await.unwrap();
        handle.stop(false).await;
        running.await.unwrap().unwrap();
        answer
    })
}

fn exchange(address: SocketAddr, request: &str) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    let mut writer = stream.try_clone().unwrap();
    let request = request.to_owned();
    // An answer may come before all of a request is sent.
    let writing = thread::spawn(move || {
        let _refused = writer.write_all(request.as_bytes());
    });
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let _closed = stream.shutdown(Shutdown::Both);
    writing.join().unwrap();
    Answer::read(&bytes)
}

pub(crate) fn get(configure: fn(&mut ServiceConfig), path: &str, origin: &str) -> Answer {
    send(configure, &format!("GET {path} HTTP/1.1\r\norigin: {origin}"), "")
}

pub(crate) fn preflight(configure: fn(&mut ServiceConfig), path: &str, origin: &str, method: &str) -> Answer {
    let request = format!("OPTIONS {path} HTTP/1.1\r\norigin: {origin}\r\naccess-control-request-method: {method}");
    send(configure, &request, "")
}

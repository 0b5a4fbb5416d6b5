//! Connections that say little or nothing are closed.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::support::server::TestServer;

/// Says something, then nothing; what comes back until the server closes, and after how long.
fn say_and_wait(server: &TestServer, words: &str) -> (String, Duration) {
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(25)))
        .unwrap();
    let started = Instant::now();
    stream.write_all(words.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    (
        String::from_utf8_lossy(&answer).into_owned(),
        started.elapsed(),
    )
}

#[test]
fn silent_and_slow_connections_are_closed_within_fifteen_seconds() {
    let server = TestServer::start();
    let half_a_body = "POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{\"que";
    let cases = [
        "",
        "POST /graphql HTTP/1.1\r\nhost: a\r\nx-half: ",
        half_a_body,
    ];
    let server = &server;
    std::thread::scope(|scope| {
        let waiting = cases.map(|words| scope.spawn(move || (words, say_and_wait(server, words))));
        for handle in waiting {
            let (words, (answer, elapsed)) = handle.join().unwrap();
            assert!(
                elapsed < Duration::from_secs(15),
                "{words:?} stayed open for {elapsed:?}"
            );
            if words == half_a_body {
                assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
            }
        }
    });
}

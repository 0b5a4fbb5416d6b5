//! The listening socket: accepts connections up to a number, drops silent ones, and ends politely.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::ServiceExt;

/// How long a connection may stay without a complete request header, and without its first byte.
const SILENCE: Duration = Duration::from_secs(10);
/// How long requests may go on after the server was asked to end.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until `stop` resolves, then lets running requests end.
///
/// # Errors
/// When the socket cannot be used any more.
pub async fn serve(
    listener: TcpListener,
    routes: Router,
    max_connections: usize,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let permits = Arc::new(Semaphore::new(max_connections));
    let (ending, is_ending) = watch::channel(false);
    tokio::pin!(stop);
    loop {
        let permit = tokio::select! {
            permit = Arc::clone(&permits).acquire_owned() => permit.map_err(io::Error::other)?,
            () = &mut stop => break,
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file descriptors, or the client left: the next one may do better.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        tokio::spawn(serve_connection(
            Client {
                stream,
                peer,
                permit,
            },
            routes.clone(),
            is_ending.clone(),
        ));
    }
    drop(listener);
    // Those who listen for the end may all be gone already.
    let _ = ending.send(true);
    let all = u32::try_from(max_connections).unwrap_or(u32::MAX);
    if tokio::time::timeout(GRACE, permits.acquire_many(all))
        .await
        .is_err()
    {
        tracing::warn!("some requests were cut off");
    }
    Ok(())
}

/// An accepted connection, with its place among the allowed number.
struct Client {
    stream: TcpStream,
    peer: SocketAddr,
    permit: OwnedSemaphorePermit,
}

async fn serve_connection(client: Client, routes: Router, mut is_ending: watch::Receiver<bool>) {
    let Client {
        stream,
        peer,
        permit: _permit,
    } = client;
    let mut first_byte = [0_u8; 1];
    if !matches!(
        tokio::time::timeout(SILENCE, stream.peek(&mut first_byte)).await,
        Ok(Ok(1..))
    ) {
        return;
    }
    let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        routes.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(SILENCE)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    tokio::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = is_ending.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

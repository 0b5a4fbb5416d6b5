//! The real binary on a free port with a database of its own, and a client that speaks to it as a browser does.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, SET_COOKIE};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A running server; stopped when dropped.
pub struct TestServer {
    /// Where it listens.
    pub address: SocketAddr,
    /// The one-time link of the first administrator, as printed at the start.
    pub setup_token: Option<String>,
    child: Child,
    place: Place,
    now: Mutex<DateTime<Utc>>,
}

/// What a server is started on, and started again on.
struct Place {
    folder: TempDir,
    database: String,
    arguments: Vec<String>,
}

impl TestServer {
    /// Starts a server over an empty database, its clock standing still.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// As `start`, with more arguments.
    pub fn start_with(arguments: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let database = format!("sqlite:{}", folder.path().join("cordee.sqlite").display());
        let now = "2026-11-21T09:00:00Z".parse().unwrap();
        let mut server = Self::launch(
            Place {
                folder,
                database,
                arguments: arguments.iter().map(ToString::to_string).collect(),
            },
            now,
        );
        server.setup_token = setup_token(&mut server.child);
        server
    }

    /// Starts a server over a database that is there, at the instant of the records.
    pub fn start_over(database: &str, arguments: &[&str]) -> Self {
        let place = Place {
            folder: TempDir::new().unwrap(),
            database: database.to_owned(),
            arguments: arguments.iter().map(ToString::to_string).collect(),
        };
        let mut server = Self::launch(place, super::records::now());
        server.setup_token = setup_token(&mut server.child);
        server
    }

    /// The address of its database.
    pub fn database_url(&self) -> String {
        self.place.database.clone()
    }

    /// Kills the server as a power cut does, lets time pass, and starts another one over the same database.
    pub fn restart_after(self, time: TimeDelta) -> Self {
        let mut killed = self;
        killed.child.kill().unwrap();
        killed.child.wait().unwrap();
        let now = *killed.now.lock().unwrap() + time;
        let place = Place {
            folder: TempDir::new().unwrap(),
            database: killed.place.database.clone(),
            arguments: killed.place.arguments.clone(),
        };
        let mut server = Self::launch(place, now);
        server.setup_token = setup_token(&mut server.child);
        server
    }

    fn launch(place: Place, now: DateTime<Utc>) -> Self {
        write_clock(&place.folder, now);
        let mut child = Command::new(env!("CARGO_BIN_EXE_cordee"))
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--cheap-passwords",
                "--clock",
            ])
            .arg(place.folder.path().join("clock"))
            .args(["--database", &place.database])
            .args(&place.arguments)
            .env_remove("CORDEE_DATABASE")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .trim()
            .strip_prefix("listening on http://")
            .unwrap_or_else(|| panic!("the server said {line:?}"))
            .parse()
            .unwrap();
        Self {
            address,
            setup_token: None,
            child,
            place,
            now: Mutex::new(now),
        }
    }

    /// Lets time pass for the server.
    pub fn let_pass(&self, time: TimeDelta) {
        let mut now = self.now.lock().unwrap();
        *now += time;
        write_clock(&self.place.folder, *now);
    }

    /// The address of a page.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Makes the first administrator through the printed link, and answers with that person's client.
    pub async fn administrator(&self) -> TestClient {
        let mut client = TestClient::new(self);
        let input = json!({
            "token": self.setup_token.as_deref().unwrap(),
            "email": "chef@exemple.fr",
            "name": "Camille",
            "password": "une phrase assez longue",
        });
        let answer = client
            .ask(
                "mutation($input: RedeemLinkInput!) { redeemLink(input: $input) { viewer { account { name } } userErrors { code } } }",
                json!({ "input": input }),
            )
            .await;
        assert_eq!(
            answer["data"]["redeemLink"]["viewer"]["account"]["name"],
            "Camille"
        );
        client
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The server says it before it says that it listens; one that has administrators says nothing of the kind. What it says
/// later is read too: a full pipe would stop it.
fn setup_token(child: &mut Child) -> Option<String> {
    let said = BufReader::new(child.stderr.take().unwrap());
    let (sender, lines) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for line in said.lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    while let Ok(line) = lines.recv_timeout(std::time::Duration::from_millis(500)) {
        if let Some((_, token)) = line.trim().split_once("/setup/") {
            return Some(token.to_owned());
        }
    }
    None
}

fn write_clock(folder: &TempDir, now: DateTime<Utc>) {
    let (draft, clock) = (folder.path().join("draft"), folder.path().join("clock"));
    std::fs::write(&draft, now.to_rfc3339()).unwrap();
    std::fs::rename(draft, clock).unwrap();
}

/// One browser.
pub struct TestClient {
    /// The cookie that it holds.
    pub cookie: Option<String>,
    url: String,
    http: reqwest::Client,
}

impl TestClient {
    /// A browser where nobody is signed in.
    pub fn new(server: &TestServer) -> Self {
        Self {
            cookie: None,
            url: server.url("/graphql"),
            http: reqwest::Client::new(),
        }
    }

    /// A browser with a session.
    pub fn with_token(server: &TestServer, token: &str) -> Self {
        Self {
            cookie: Some(format!("cordee={token}")),
            ..Self::new(server)
        }
    }

    /// Asks a question and keeps the cookie that comes back.
    pub async fn ask(&mut self, query: &str, variables: Value) -> Value {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let (_, headers, text) = self
            .post(body, &[("content-type", "application/json")])
            .await;
        if let Some(cookie) = headers.get(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap().split(';').next().unwrap();
            self.cookie = (!cookie.ends_with('=')).then(|| cookie.to_owned());
        }
        serde_json::from_str(&text).unwrap()
    }

    /// Signs in; the codes of what went wrong.
    pub async fn sign_in(&mut self, email: &str, password: &str) -> Vec<String> {
        let input = json!({ "email": email, "password": password });
        let answer = self
            .ask(
                "mutation($input: SignInInput!) { signIn(input: $input) { viewer { account { email } } userErrors { code } } }",
                json!({ "input": input }),
            )
            .await;
        codes(&answer["data"]["signIn"])
    }

    /// The address of the person who is signed in.
    pub async fn signed_in_as(&mut self) -> Option<String> {
        let answer = self
            .ask("{ viewer { account { email } } }", json!({}))
            .await;
        answer["data"]["viewer"]["account"]["email"]
            .as_str()
            .map(str::to_owned)
    }

    /// Sends a body as it is.
    pub async fn post(&self, body: String, headers: &[(&str, &str)]) -> (u16, HeaderMap, String) {
        let mut request = self.http.post(&self.url).body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        if !headers
            .iter()
            .any(|(name, _)| *name == CONTENT_TYPE.as_str())
        {
            request = request.header("x-without-type", "1");
        }
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        (status, headers, response.text().await.unwrap())
    }
}

/// The codes of the findings of a payload.
pub fn codes(payload: &Value) -> Vec<String> {
    payload["userErrors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["code"].as_str().unwrap().to_owned())
        .collect()
}

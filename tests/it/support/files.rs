//! Files over HTTP: workbooks that go in and come out, with the session of a person.

use reqwest::header::{CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE};
use reqwest::multipart::{Form, Part};
use serde_json::Value;

use super::server::TestServer;

/// A browser that sends and saves files.
pub struct Files {
    base: String,
    cookie: Option<String>,
    http: reqwest::Client,
}

/// A file, or a refusal, as it came.
#[derive(Debug)]
pub struct Download {
    pub status: u16,
    pub content_type: String,
    /// How the browser is to save it.
    pub disposition: String,
    pub bytes: Vec<u8>,
}

impl Download {
    /// The code of a refusal.
    pub fn code(&self) -> String {
        assert_eq!(self.content_type, "application/problem+json", "{self:?}");
        let problem: Value = serde_json::from_slice(&self.bytes).unwrap();
        assert_eq!(problem["status"], self.status);
        problem["code"].as_str().unwrap().to_owned()
    }
}

impl Files {
    /// A browser, with a session when there is a token.
    pub fn new(server: &TestServer, token: Option<&str>) -> Self {
        Self {
            base: server.url(""),
            cookie: token.map(|token| format!("cordee={token}")),
            http: reqwest::Client::new(),
        }
    }

    /// Gets a file.
    pub async fn get(&self, path: &str) -> Download {
        let mut request = self.http.get(format!("{}{path}", self.base));
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        let response = request.send().await.unwrap();
        let header = |name| {
            let value = response.headers().get(name);
            value.map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
        };
        Download {
            status: response.status().as_u16(),
            content_type: header(CONTENT_TYPE),
            disposition: header(CONTENT_DISPOSITION),
            bytes: response.bytes().await.unwrap().to_vec(),
        }
    }

    /// Sends a workbook as the web page does; the status and what was answered.
    pub async fn upload(&self, target: &str, cluster: &str, file: (&str, Vec<u8>)) -> (u16, Value) {
        let form = Form::new()
            .text("target", target.to_owned())
            .text("clusterId", cluster.to_owned())
            .part("file", Part::bytes(file.1).file_name(file.0.to_owned()));
        self.send(form, &[("x-cordee-request", "1")]).await
    }

    /// Sends a form with these headers.
    pub async fn send(&self, form: Form, headers: &[(&str, &str)]) -> (u16, Value) {
        let mut request = self.http.post(format!("{}/imports", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        let response = request.multipart(form).send().await.unwrap();
        let status = response.status().as_u16();
        (status, response.json().await.unwrap())
    }
}

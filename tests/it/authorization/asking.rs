//! One question to the schema in this process, as a given person.

use std::sync::Arc;

use async_graphql::Request;
use cordee::application::access::passwords::PasswordCost;
use cordee::application::actor::Actor;
use cordee::application::app::{App, Settings};
use cordee::application::clock::Clock;
use cordee::application::opening::{Opening, open_app};
use cordee::graphql::request_scope::{Origin, RequestScope};
use cordee::graphql::schema::{CordeeSchema, build_schema};
use serde_json::Value;

use crate::support::database::TestDatabase;

/// The product over an empty database, and its schema.
pub struct Asking {
    app: Arc<App>,
    schema: CordeeSchema,
    _database: TestDatabase,
}

impl Asking {
    /// Opens both.
    pub async fn open() -> Self {
        let database = TestDatabase::sqlite().await;
        let opening = Opening {
            database: database.url.clone(),
            n_readers: 1,
            n_writers: 1,
            observer: None,
            clock: Clock::Fixed("2026-11-21T09:00:00Z".parse().unwrap()),
            password_cost: PasswordCost {
                memory_kib: 64,
                n_passes: 1,
            },
            settings: Settings {
                public_url: "http://localhost".to_owned(),
                max_upload_bytes: 1,
            },
            reading_command: "read-workbook",
        };
        Self {
            app: Arc::new(open_app(opening).await.unwrap()),
            schema: build_schema(),
            _database: database,
        }
    }

    /// The answer as JSON.
    pub async fn ask(&self, actor: Actor, query: &str) -> Value {
        let scope = RequestScope::new(Arc::clone(&self.app), Arc::new(actor), Origin::default());
        let response = self
            .schema
            .execute(Request::new(query).data(Arc::new(scope)))
            .await;
        serde_json::to_value(response).unwrap()
    }
}

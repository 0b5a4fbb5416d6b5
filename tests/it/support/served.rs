//! The small world behind the real server: people with sessions, on each kind of database.

use cordee::application::access::sessions::start_session;
use cordee::application::actor::Actor;
use persistence::repositories::access::role_grants;
use persistence::repositories::operations::settings;

use super::api::Api;
use super::database::TestDatabase;
use super::records::now;
use super::server::{TestClient, TestServer};
use super::world::World;

/// A world, and a server over its database.
pub struct Served {
    pub world: World,
    pub server: TestServer,
}

/// Runs a test in a fresh served world on each kind of database.
pub async fn in_each_served_world(arguments: &[&str], body: impl AsyncFn(Served)) {
    in_served_world(TestDatabase::sqlite().await, arguments, &body).await;
    if let Some(postgres) = TestDatabase::postgres().await {
        in_served_world(postgres, arguments, &body).await;
    }
}

async fn in_served_world(database: TestDatabase, arguments: &[&str], body: &impl AsyncFn(Served)) {
    let world = World::build(Api::open(&database.url).await).await;
    // The tests count on their own vocabulary: the server believes that it has stored its own already.
    let transaction = world.begin().await;
    settings::put_setting(&transaction, "vocabulary-version", "1000000", now())
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    let server = TestServer::start_over(&database.url, arguments);
    body(Served { world, server }).await;
    database.remove().await;
}

impl Served {
    /// Signs a person of the world in, with the roles that it has there; the token of the session.
    pub async fn token(&self, person: &Actor) -> String {
        let transaction = self.world.begin().await;
        let account_id = person.account_id().unwrap();
        let known = role_grants::grants_by_account(&transaction, &[account_id])
            .await
            .unwrap();
        for grant in person.grants() {
            if !known.iter().any(|stored| stored.id == grant.id) {
                role_grants::insert_role_grant(&transaction, grant)
                    .await
                    .unwrap();
            }
        }
        let (_, token) = start_session(&transaction, account_id, None, now())
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        token
    }

    /// The browser of a person of the world.
    pub async fn client(&self, person: &Actor) -> TestClient {
        TestClient::with_token(&self.server, &self.token(person).await)
    }

    /// The server is killed and another one started over the same database.
    pub fn restarted_after(self, time: chrono::TimeDelta) -> Self {
        Self {
            server: self.server.restart_after(time),
            world: self.world,
        }
    }
}

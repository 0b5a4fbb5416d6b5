//! A small world for tests of the API: two clusters that must not see into each other, with their companies, calls and
//! people.

use cordee::application::actor::Actor;
use cordee::graphql::node_id::{NodeId, show};
use domain::access::account::{Account, Role};
use domain::access::cluster::{Cluster, Network};
use domain::directory::company::Company;
use domain::directory::competency::Competency;
use domain::procurement::call::{CallForTender, CallStatus};
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use persistence::connection::Transaction;
use persistence::entities::directory::competency;
use persistence::repositories::access::accounts;
use persistence::repositories::directory::{clusters, companies, competencies, networks};
use persistence::repositories::procurement::{calls, lots, requirements};

use sea_orm::EntityTrait;

use super::api::Api;
use super::database::TestDatabase;
use super::people::{person, visitor};
use super::records;

/// Two clusters, west and east. Alpha and Beta are in the west, Gamma in the east.
pub struct World {
    /// The API over it.
    pub api: Api,
    pub network: Network,
    pub west: Cluster,
    pub east: Cluster,
    pub alpha: Company,
    pub beta: Company,
    pub gamma: Company,
    /// *Databases* is above *relational*, which is above *PostgreSQL*.
    pub databases: Competency,
    pub relational: Competency,
    pub postgresql: Competency,
    /// Published in the west; its lot asks for relational databases and for something in words.
    pub call: CallForTender,
    pub lot: Lot,
    pub asked: Requirement,
    pub in_words: Requirement,
    /// A draft of the west.
    pub draft: CallForTender,
    pub draft_lot: Lot,
    /// Published in the east.
    pub foreign_call: CallForTender,
    pub foreign_lot: Lot,
    pub people: People,
}

/// Those who ask.
pub struct People {
    pub visitor: Actor,
    pub administrator: Actor,
    pub west_coordinator: Actor,
    pub east_coordinator: Actor,
    pub alpha_manager: Actor,
    pub alpha_contributor: Actor,
    pub beta_manager: Actor,
    pub gamma_manager: Actor,
}

/// The opaque id of something.
pub fn id<T: NodeId>(of: T) -> String {
    show(of).to_string()
}

/// Runs a test in a fresh world on each kind of database.
pub async fn in_each_world(body: impl AsyncFn(&World)) {
    in_world(TestDatabase::sqlite().await, &body).await;
    if let Some(postgres) = TestDatabase::postgres().await {
        in_world(postgres, &body).await;
    }
}

async fn in_world(database: TestDatabase, body: &impl AsyncFn(&World)) {
    let world = World::build(Api::open(&database.url).await).await;
    body(&world).await;
    drop(world);
    database.remove().await;
}

impl World {
    /// A fresh world over a migrated database.
    pub async fn build(api: Api) -> Self {
        let network = records::network("Réseau");
        let west = records::cluster(&network, "Ouest");
        let east = records::cluster(&network, "Est");
        let alpha = records::company(west.id, "Alpha");
        let beta = records::company(west.id, "Beta");
        let gamma = records::company(east.id, "Gamma");
        let databases = records::competency("databases", "Bases de données", &[]);
        let relational = records::competency("relational", "Bases relationnelles", &[databases.id]);
        let postgresql = records::competency("postgresql", "PostgreSQL", &[relational.id]);
        let call = records::call(west.id, "2026-01", CallStatus::Published);
        let lot = records::lot(&call, 1);
        let draft = records::call(west.id, "2026-02", CallStatus::Draft);
        let foreign_call = records::call(east.id, "2026-03", CallStatus::Published);
        let (accounts, people) = people_of(&west, &east, [&alpha, &beta, &gamma]);
        let world = Self {
            api,
            asked: records::asks(lot.id, 0, relational.id),
            in_words: records::asks_in_words(lot.id, 1, "Une charte d'accessibilité"),
            draft_lot: records::lot(&draft, 1),
            foreign_lot: records::lot(&foreign_call, 1),
            network,
            west,
            east,
            alpha,
            beta,
            gamma,
            databases,
            relational,
            postgresql,
            call,
            lot,
            draft,
            foreign_call,
            people,
        };
        world.store(&accounts).await;
        world
    }

    async fn store(&self, people: &[Account]) {
        let transaction = self.begin().await;
        networks::insert_network(&transaction, &self.network)
            .await
            .unwrap();
        for cluster in [&self.west, &self.east] {
            clusters::insert_cluster(&transaction, cluster)
                .await
                .unwrap();
        }
        for account in people {
            accounts::insert_account(&transaction, account)
                .await
                .unwrap();
        }
        let directory = [&self.alpha, &self.beta, &self.gamma].map(Clone::clone);
        companies::insert_companies(&transaction, &directory)
            .await
            .unwrap();
        // The product brings its own vocabulary; these tests count on theirs alone.
        competency::Entity::delete_many()
            .exec(&transaction)
            .await
            .unwrap();
        let vocabulary = [&self.databases, &self.relational, &self.postgresql].map(Clone::clone);
        competencies::insert_competencies(&transaction, &vocabulary)
            .await
            .unwrap();
        let all_calls = [&self.call, &self.draft, &self.foreign_call].map(Clone::clone);
        calls::insert_calls(&transaction, &all_calls).await.unwrap();
        let all_lots = [&self.lot, &self.draft_lot, &self.foreign_lot].map(Clone::clone);
        lots::insert_lots(&transaction, &all_lots).await.unwrap();
        let asked = [&self.asked, &self.in_words].map(Clone::clone);
        requirements::insert_requirements(&transaction, &asked)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
    }

    /// A transaction for further records of a test.
    pub async fn begin(&self) -> Transaction {
        self.api.app.database.begin().await.unwrap()
    }
}

fn people_of(west: &Cluster, east: &Cluster, companies: [&Company; 3]) -> (Vec<Account>, People) {
    let [alpha, beta, gamma] = companies.map(|company| company.id);
    let mut accounts = Vec::new();
    let mut make = |name: &str, role: Role, cluster: &Cluster| {
        let (account, actor) = person(name, role, &[cluster.id]);
        accounts.push(account);
        actor
    };
    let people = People {
        visitor: visitor(),
        administrator: make("administrator", Role::NetworkAdministrator, west),
        west_coordinator: make("west-coordinator", Role::Coordinator(west.id), west),
        east_coordinator: make("east-coordinator", Role::Coordinator(east.id), east),
        alpha_manager: make("alpha-manager", Role::CompanyManager(alpha), west),
        alpha_contributor: make("alpha-contributor", Role::CompanyContributor(alpha), west),
        beta_manager: make("beta-manager", Role::CompanyManager(beta), west),
        gamma_manager: make("gamma-manager", Role::CompanyManager(gamma), east),
    };
    (accounts, people)
}

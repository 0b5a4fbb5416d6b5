//! The demonstration as the real loader leaves it in a database.

use std::sync::Arc;

use cordee::application::access::passwords::PasswordCost;
use cordee::application::app::{App, Settings};
use cordee::application::clock::Clock;
use cordee::application::opening::{Opening, open_app};
use cordee::demo::load::{Loaded, load_demonstration};
use domain::access::cluster::Cluster;
use domain::access::visibility::InterestVisibility;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::procurement::call::CallForTender;
use domain::procurement::interest::Interest;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use persistence::repositories::directory::{capabilities, clusters, companies};
use persistence::repositories::procurement::{calls, interests, lots, requirements};

use crate::support::database::TestDatabase;

/// The product with the demonstration, and everything of it that was stored.
pub struct Demonstrated {
    pub app: Arc<App>,
    pub clusters: Vec<Cluster>,
    pub companies: Vec<Company>,
    pub capabilities: Vec<Capability>,
    pub calls: Vec<CallForTender>,
    pub lots: Vec<Lot>,
    pub requirements: Vec<Requirement>,
    pub interests: Vec<Interest>,
}

/// Loads it into a fresh database of each kind.
pub async fn in_each_loaded(body: impl AsyncFn(&Demonstrated, &TestDatabase)) {
    let sqlite = TestDatabase::sqlite().await;
    let postgres = TestDatabase::postgres().await;
    for database in [Some(sqlite), postgres].into_iter().flatten() {
        let demonstrated = load(&database.url).await;
        body(&demonstrated, &database).await;
        drop(demonstrated);
        database.remove().await;
    }
}

async fn load(url: &str) -> Demonstrated {
    let opening = Opening {
        database: url.to_owned(),
        n_readers: 2,
        n_writers: 2,
        observer: None,
        clock: Clock::Fixed("2027-03-18T09:00:00Z".parse().unwrap()),
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
    let app = Arc::new(open_app(opening).await.unwrap());
    assert_eq!(load_demonstration(&app).await.unwrap(), Loaded::Now);
    let conn = app.database.read();
    let clusters = clusters::list_clusters(conn).await.unwrap();
    let cluster_ids: Vec<_> = clusters.iter().map(|cluster| cluster.id).collect();
    let companies = companies::companies_of_clusters(conn, &cluster_ids)
        .await
        .unwrap();
    let company_ids: Vec<_> = companies.iter().map(|company| company.id).collect();
    let capabilities = capabilities::capabilities_by_company(conn, &company_ids)
        .await
        .unwrap();
    let calls = calls::calls_by_cluster(conn, &cluster_ids).await.unwrap();
    let call_ids: Vec<_> = calls.iter().map(|call| call.id).collect();
    let lots = lots::lots_by_call(conn, &call_ids).await.unwrap();
    let lot_ids: Vec<_> = lots.iter().map(|lot| lot.id).collect();
    let requirements = requirements::requirements_by_lot(conn, &lot_ids)
        .await
        .unwrap();
    let interests = interests::interests_by_lot(conn, &lot_ids, &InterestVisibility::All)
        .await
        .unwrap();
    Demonstrated {
        clusters,
        companies,
        capabilities,
        calls,
        lots,
        requirements,
        interests,
        app,
    }
}

impl Demonstrated {
    /// A lot by the reference of its call and its number.
    pub fn lot(&self, reference: &str, number: &str) -> &Lot {
        let call = self.call(reference);
        let mut lots = self.lots.iter();
        lots.find(|lot| lot.call_id == call.id && lot.number.as_str() == number)
            .unwrap()
    }

    /// A call by its reference.
    pub fn call(&self, reference: &str) -> &CallForTender {
        let mut calls = self.calls.iter();
        calls
            .find(|call| call.reference.as_str() == reference)
            .unwrap()
    }

    /// A company by its id.
    pub fn company(&self, id: domain::values::ids::CompanyId) -> &Company {
        let mut companies = self.companies.iter();
        companies.find(|company| company.id == id).unwrap()
    }
}

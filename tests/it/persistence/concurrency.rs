//! Many at once: no lost update, no lock error, and long lists of ids.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::directory::company::Company;
use domain::values::ids::{CompanyId, LotId};
use persistence::connection::{Database, DatabaseOptions};
use persistence::repositories::directory::companies::{
    companies_by_id, companies_by_siren, find_company, insert_companies, update_company,
};
use persistence::repositories::operations::settings::{find_setting, put_setting};
use persistence::repositories::procurement::lots::lots_by_id;
use persistence::storage_error::StorageError;
use sea_orm::{ConnectionTrait, Statement};

use super::samples::{in_days, now, plain_company};
use crate::support::database::{TestDatabase, on_each_database};

const N_WRITERS: usize = 8;
const N_CHANGES: usize = 25;

/// Reads the company, adds one person, and writes it back; whether nobody was faster.
async fn hire(database: &Database, company_id: CompanyId) -> Result<bool, StorageError> {
    let tx = database.begin().await?;
    let mut company = find_company(&tx, company_id).await?.unwrap();
    let expected_version = company.record.version;
    company.headcount = company.headcount.map(|headcount| headcount + 1);
    company.record = company.record.changed(in_days(1));
    match update_company(&tx, &company, expected_version).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(true)
        }
        Err(StorageError::StaleVersion) => Ok(false),
        Err(error) => Err(error),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_writers_lose_no_update_and_meet_no_lock() {
    on_each_database(async |database| {
        let mut company = plain_company("Croissance");
        company.headcount = Some(0);
        let tx = database.begin().await.unwrap();
        insert_companies(&tx, std::slice::from_ref(&company))
            .await
            .unwrap();
        tx.commit().await.unwrap();

        let writers: Vec<_> = (0..N_WRITERS)
            .map(|_| {
                let (database, id) = (database.clone(), company.id);
                tokio::spawn(async move {
                    for _ in 0..N_CHANGES {
                        while !hire(&database, id).await.unwrap() {}
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let found = find_company(database.read(), company.id)
            .await
            .unwrap()
            .unwrap();
        let n_changes = N_WRITERS * N_CHANGES;
        assert_eq!(found.headcount, u32::try_from(n_changes).ok());
        assert_eq!(found.record.version, i32::try_from(n_changes + 1).unwrap());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_processes_on_one_file_wait_for_each_other() {
    let test_database = TestDatabase::sqlite().await;
    let options = DatabaseOptions::default();
    let other = Database::connect(&test_database.url, &options)
        .await
        .unwrap();
    let databases = [test_database.database.clone(), other.clone()];
    let writers: Vec<_> = (0..N_WRITERS)
        .map(|place| {
            let database = databases[place % 2].clone();
            tokio::spawn(async move {
                for _ in 0..N_CHANGES {
                    let tx = database.begin().await.unwrap();
                    let value = find_setting(&tx, "count").await.unwrap();
                    let value: usize = value.map_or(0, |value| value.parse().unwrap());
                    put_setting(&tx, "count", &(value + 1).to_string(), now())
                        .await
                        .unwrap();
                    tx.commit().await.unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let found = find_setting(databases[1].read(), "count").await.unwrap();
    assert_eq!(found, Some((N_WRITERS * N_CHANGES).to_string()));
    other.close().await.unwrap();
    test_database.remove().await;
}

#[tokio::test]
async fn readers_see_what_was_committed_while_a_writer_is_at_work() {
    on_each_database(async |database| {
        let company = plain_company("En cours");
        let tx = database.begin().await.unwrap();
        insert_companies(&tx, std::slice::from_ref(&company))
            .await
            .unwrap();
        let unseen = find_company(database.read(), company.id).await.unwrap();
        assert_eq!(unseen, None);
        tx.commit().await.unwrap();
        let seen = find_company(database.read(), company.id).await.unwrap();
        assert_eq!(seen, Some(company));
    })
    .await;
}

#[tokio::test]
async fn thousands_of_rows_and_ids_fit_into_few_statements() {
    let n_statements = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&n_statements);
    let test_database = TestDatabase::sqlite().await;
    let options = DatabaseOptions {
        observer: Some(Arc::new(move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
        })),
        ..DatabaseOptions::default()
    };
    let database = Database::connect(&test_database.url, &options)
        .await
        .unwrap();
    let companies: Vec<Company> = (0..1_200)
        .map(|place| plain_company(&format!("Entreprise {place}")))
        .collect();
    let tx = database.begin().await.unwrap();
    insert_companies(&tx, &companies).await.unwrap();
    tx.commit().await.unwrap();

    let ids: Vec<CompanyId> = companies.iter().map(|company| company.id).collect();
    let count_of = async |ids: &[CompanyId]| {
        n_statements.store(0, Ordering::Relaxed);
        let found = companies_by_id(database.read(), ids).await.unwrap();
        assert_eq!(found.len(), ids.len().min(1_200));
        n_statements.load(Ordering::Relaxed)
    };
    let few = count_of(&ids[..1]).await;
    assert_eq!(few, 5);
    assert_eq!(count_of(&ids).await, few);
    database.close().await.unwrap();
    test_database.remove().await;
}

#[tokio::test]
async fn lists_beyond_the_limits_of_a_statement_are_cut_up() {
    on_each_database(async |database| {
        let company = plain_company("Une parmi beaucoup");
        let tx = database.begin().await.unwrap();
        insert_companies(&tx, std::slice::from_ref(&company))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let mut ids: Vec<CompanyId> = (0..70_000).map(|_| CompanyId::new()).collect();
        ids.push(company.id);
        let found = companies_by_id(database.read(), &ids).await.unwrap();
        assert_eq!(found, [company]);
        let lots: Vec<LotId> = (0..70_000).map(|_| LotId::new()).collect();
        assert_eq!(lots_by_id(database.read(), &lots).await.unwrap(), []);
        let sirens = vec!["732829320"; 70_000];
        assert_eq!(
            companies_by_siren(database.read(), &sirens).await.unwrap(),
            []
        );
        assert_eq!(companies_by_id(database.read(), &[]).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn sqlite_keeps_references_and_survives_a_power_cut() {
    let test_database = TestDatabase::sqlite().await;
    let tx = test_database.database.begin().await.unwrap();
    let reader = test_database.database.read();
    for (pragma, of_writer, of_reader) in [
        ("journal_mode", "wal", "wal"),
        ("synchronous", "2", "2"),
        ("foreign_keys", "1", "1"),
        ("query_only", "0", "1"),
    ] {
        assert_eq!(pragma_of(&tx, pragma).await, of_writer, "{pragma}");
        assert_eq!(pragma_of(reader, pragma).await, of_reader, "{pragma}");
    }
    tx.commit().await.unwrap();
    test_database.remove().await;
}

async fn pragma_of(conn: &impl ConnectionTrait, pragma: &str) -> String {
    let text = format!("SELECT CAST({pragma} AS text) AS value FROM pragma_{pragma}");
    let statement = Statement::from_string(conn.get_database_backend(), text);
    let row = conn.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get("", "value").unwrap()
}

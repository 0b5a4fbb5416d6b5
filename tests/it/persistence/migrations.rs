//! The migrations go up, down and up again, and mean the same on both databases.

use persistence::connection::{Database, DatabaseOptions};
use persistence::storage_error::StorageError;

use super::table_shapes::{check_rules, table_shapes};
use crate::support::database::{TestDatabase, empty_databases};

async fn n_applied(database: &Database) -> usize {
    let steps = database.migration_status().await.unwrap();
    steps.iter().filter(|step| step.is_applied).count()
}

#[tokio::test]
async fn all_steps_go_up_down_and_up_again() {
    for test_database in empty_databases().await {
        let database = &test_database.database;
        let n_steps = database.migration_status().await.unwrap().len();
        assert_eq!(n_applied(database).await, 0);

        assert_eq!(database.migrate_up().await.unwrap(), n_steps);
        assert_eq!(n_applied(database).await, n_steps);
        let first = table_shapes(database).await;
        assert!(first.len() > 30, "only {} tables", first.len());

        let all = u32::try_from(n_steps).unwrap();
        assert_eq!(database.migrate_down(all).await.unwrap(), n_steps);
        assert_eq!(n_applied(database).await, 0);
        assert!(table_shapes(database).await.is_empty());

        assert_eq!(database.migrate_up().await.unwrap(), n_steps);
        assert_eq!(table_shapes(database).await, first);
        assert_eq!(database.migrate_up().await.unwrap(), 0);
        test_database.remove().await;
    }
}

#[tokio::test]
async fn each_step_can_be_taken_back_alone() {
    for test_database in empty_databases().await {
        let database = &test_database.database;
        let n_steps = database.migrate_up().await.unwrap();
        let whole = (table_shapes(database).await, check_rules(database).await);
        for n_taken_back in 1..=n_steps {
            let before = (table_shapes(database).await, check_rules(database).await);
            assert_eq!(database.migrate_down(1).await.unwrap(), 1);
            assert_eq!(n_applied(database).await, n_steps - n_taken_back);
            assert_ne!(
                (table_shapes(database).await, check_rules(database).await),
                before,
                "step {n_taken_back} from the end takes nothing back"
            );
        }
        assert_eq!(database.migrate_up().await.unwrap(), n_steps);
        let again = (table_shapes(database).await, check_rules(database).await);
        assert_eq!(again, whole);
        test_database.remove().await;
    }
}

#[tokio::test]
async fn both_databases_get_the_same_tables() {
    let sqlite = TestDatabase::sqlite().await;
    let on_sqlite = table_shapes(&sqlite.database).await;
    sqlite.remove().await;
    if let Some(postgres) = TestDatabase::postgres().await {
        let on_postgres = table_shapes(&postgres.database).await;
        postgres.remove().await;
        for (name, shape) in &on_postgres {
            assert_eq!(on_sqlite.get(name), Some(shape), "table {name}");
        }
        assert_eq!(on_sqlite.len(), on_postgres.len());
    }
    assert!(on_sqlite.contains_key("call"));
}

#[tokio::test]
async fn the_status_of_an_empty_database_leaves_it_empty() {
    for test_database in empty_databases().await {
        let database = &test_database.database;
        assert!(!database.migration_status().await.unwrap().is_empty());
        assert!(table_shapes(database).await.is_empty());
        test_database.remove().await;
    }
}

#[tokio::test]
async fn a_database_in_memory_or_of_another_kind_is_refused() {
    for url in [
        "sqlite::memory:",
        "sqlite:file?mode=memory",
        "mysql://localhost/x",
        "",
    ] {
        let outcome = Database::connect(url, &DatabaseOptions::default()).await;
        assert!(
            matches!(outcome, Err(StorageError::UnsupportedAddress)),
            "{url}"
        );
    }
}

#[tokio::test]
async fn a_folder_called_memory_is_a_folder() {
    let folder = tempfile::TempDir::new().unwrap();
    let folder_of_db = folder.path().join("memory");
    std::fs::create_dir(&folder_of_db).unwrap();
    let url = format!("sqlite:{}", folder_of_db.join("cordee.db").display());
    let database = Database::connect(&url, &DatabaseOptions::default())
        .await
        .unwrap();
    database.ping().await.unwrap();
    database.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn several_processes_may_migrate_at_the_same_time() {
    for test_database in empty_databases().await {
        let options = DatabaseOptions::default();
        let mut processes = Vec::new();
        for _ in 0..4 {
            let database = Database::connect(&test_database.url, &options)
                .await
                .unwrap();
            processes.push(tokio::spawn(async move {
                let n_applied = database.migrate_up().await.unwrap();
                database.close().await.unwrap();
                n_applied
            }));
        }
        let mut n_applied = Vec::new();
        for process in processes {
            n_applied.push(process.await.unwrap());
        }
        n_applied.sort_unstable();
        let n_steps = test_database
            .database
            .migration_status()
            .await
            .unwrap()
            .len();
        assert_eq!(n_applied, [0, 0, 0, n_steps]);
        test_database.remove().await;
    }
}

//! Plans and journals of imports are kept in parts, also those that were stored whole before.

use domain::imports::choices::ImportChoices;
use domain::imports::import::{
    ImportPlan, ImportRun, ImportState, ImportSubject, ImportTarget, Place, PlannedAction,
    PlannedRow, PlannedWrite,
};
use domain::imports::journal::JournalEntry;
use domain::values::filters::RowsWanted;
use domain::values::ids::ImportRunId;
use persistence::connection::Database;
use persistence::repositories::operations::import_journals;
use persistence::repositories::operations::import_plans::planned_rows;
use persistence::repositories::operations::imports;
use serde_json::json;
use uuid::Uuid;

use super::samples::{World, name, plain_company, record, world};
use crate::support::database::on_each_database;

fn row(number: u32, action: PlannedAction) -> PlannedRow {
    PlannedRow {
        place: Place {
            sheet: "Capacités".to_owned(),
            row: number,
            column: None,
        },
        subject: ImportSubject::Company,
        action,
        label: format!("l'entreprise «{number}»"),
        changes: Vec::new(),
        issues: Vec::new(),
    }
}

/// Rows of three fates and writes, more than fit into one part.
fn large_run(world: &World) -> ImportRun {
    let action = |number: u32| match number % 100 {
        0 => PlannedAction::Reject,
        1 => PlannedAction::Unchanged,
        _ => PlannedAction::Create,
    };
    let company = || PlannedWrite::CreateCompany(plain_company("Société"));
    ImportRun {
        id: ImportRunId::new(),
        cluster_id: world.cluster.id,
        account_id: None,
        target: ImportTarget::Capabilities,
        file_name: name("grand.csv"),
        file_digest: "ab".repeat(32),
        state: ImportState::Planned,
        choices: ImportChoices::default(),
        plan: ImportPlan {
            rows: (2..2_502)
                .map(|number| row(number, action(number)))
                .collect(),
            writes: (0..2_100).map(|_| company()).collect(),
            ..ImportPlan::default()
        },
        applied_at: None,
        undone_at: None,
        record: record(),
    }
}

fn entries(n_entries: u128) -> Vec<JournalEntry> {
    (0..n_entries)
        .map(|number| JournalEntry {
            subject: ImportSubject::Company,
            id: Uuid::from_u128(number),
            label: format!("n° {number}"),
            before: None,
            after: Some(json!({ "name": "l'entreprise" })),
        })
        .collect()
}

async fn stored(database: &Database) -> ImportRun {
    let tx = database.begin().await.unwrap();
    let world = world(&tx).await;
    let run = large_run(&world);
    imports::record_import_run(&tx, &run, b"file")
        .await
        .unwrap();
    import_journals::begin_import_journal(&tx, run.id)
        .await
        .unwrap();
    for (part, entries) in (0..).zip(entries(7).chunks(4)) {
        import_journals::add_journal_part(&tx, (run.id, part), entries)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    run
}

async fn journal(database: &Database, run: &ImportRun) -> Vec<JournalEntry> {
    let conn = database.read();
    let mut found = Vec::new();
    let parts = import_journals::journal_parts(conn, run.id).await.unwrap();
    for (part, n_entries) in parts {
        let entries = import_journals::journal_part(conn, run.id, part)
            .await
            .unwrap();
        assert_eq!(entries.len(), n_entries);
        found.extend(entries);
    }
    found
}

#[tokio::test]
async fn a_page_of_rows_has_those_in_trouble_first_and_then_the_order_of_the_file() {
    on_each_database(async |database| {
        let run = stored(database).await;
        let ask = async |actions: Option<Vec<PlannedAction>>, skip, take| {
            let wanted = RowsWanted {
                actions,
                skip,
                take,
            };
            let (rows, total) = planned_rows(database.read(), run.id, &wanted)
                .await
                .unwrap();
            (
                rows.iter().map(|row| row.place.row).collect::<Vec<_>>(),
                total,
            )
        };
        assert_eq!(ask(None, 0, 3).await, (vec![100, 200, 300], 2_500));
        assert_eq!(ask(None, 24, 3).await, (vec![2_500, 2, 3], 2_500));
        // Over the edge of a part.
        let (rows, _) = ask(None, 25 + 998, 4).await;
        assert_eq!(rows.len(), 4);
        assert!(rows.is_sorted() && rows[3] - rows[0] < 6, "{rows:?}");
        let rejected = || Some(vec![PlannedAction::Reject]);
        assert_eq!(ask(rejected(), 23, 9).await, (vec![2_400, 2_500], 25));
        assert_eq!(ask(rejected(), 25, 9).await, (vec![], 25));
        assert_eq!(
            ask(Some(vec![PlannedAction::Change]), 0, 9).await,
            (vec![], 0)
        );
    })
    .await;
}

#[tokio::test]
async fn plans_and_journals_stay_whole_when_they_are_put_together_and_taken_apart_again() {
    on_each_database(async |database| {
        let run = stored(database).await;
        let steps = database.migration_status().await.unwrap();
        let place = steps
            .iter()
            .position(|step| step.name.contains("keep_plans_in_parts"));
        let n_back = u32::try_from(steps.len() - place.unwrap()).unwrap();
        database.migrate_down(n_back).await.unwrap();
        database.migrate_up().await.unwrap();
        let found = imports::find_whole_import_run(database.read(), run.id)
            .await
            .unwrap();
        assert_eq!(found, Some(run.clone()));
        assert_eq!(journal(database, &run).await, entries(7));
    })
    .await;
}

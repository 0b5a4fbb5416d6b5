//! Plans and journals of imports in parts, so that neither a page of rows nor a large import needs all of it at once; and
//! imports that are being read, or that could not be read to their end.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, text, uuid};
use sea_orm_migration::sea_query::ForeignKeyAction::Cascade;

use crate::building_blocks::{change_check, drop_tables, primary_key, reference, table, word};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const STATE_CHECK: (&str, &str) = ("import_run", "ck_import_run_state");
const STATES_BEFORE: &str = "\"state\" IN ('PLANNED', 'APPLIED', 'DISCARDED', 'UNDONE')";
const STATES_AFTER: &str =
    "\"state\" IN ('PLANNED', 'APPLIED', 'DISCARDED', 'UNDONE', 'READING', 'FAILED')";

/// The fates of rows, those in trouble first: the order in which people see them.
const FATES: [&str; 5] = ["REJECT", "AMBIGUOUS", "CHANGE", "CREATE", "UNCHANGED"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        change_check(manager, STATE_CHECK, STATES_BEFORE, STATES_AFTER).await?;
        create_part(manager, "import_row_part", &["action", "n_rows", "rows"]).await?;
        create_part(manager, "import_write_part", &["n_writes", "writes"]).await?;
        create_part(manager, "import_journal_part", &["n_entries", "entries"]).await?;
        for (position, fate) in FATES.iter().enumerate() {
            let sql = rows_of_fate(manager, position, fate);
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        for (part, whole, column) in [
            ("import_write_part", "import_plan", "writes"),
            ("import_journal_part", "import_journal", "entries"),
        ] {
            let sql = only_part(manager, (part, whole), column);
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        // People look at these whenever they look at the import.
        let sql = decided_writes_into_summary(manager);
        manager.get_connection().execute_unprepared(&sql).await?;
        let mut import_journal = Table::alter().table("import_journal").take();
        import_journal.drop_column("entries");
        manager.alter_table(import_journal).await?;
        drop_tables(manager, &["import_plan"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let unread = Query::delete()
            .from_table("import_run")
            .and_where(Expr::col("state").is_in(["READING", "FAILED"]))
            .take();
        manager.execute(unread).await?;
        create_import_plan(manager).await?;
        let mut import_journal = Table::alter().table("import_journal").take();
        import_journal.add_column(text("entries").default("[]"));
        manager.alter_table(import_journal).await?;
        let joined = |part: &str, column: &str| joined_parts(manager, part, column);
        let rows = joined("import_row_part", "rows");
        let writes = joined("import_write_part", "writes");
        let entries = joined("import_journal_part", "entries");
        for sql in [
            format!(
                "INSERT INTO import_plan (import_run_id, rows, writes) SELECT id, {rows}, {writes} FROM import_run AS run"
            ),
            format!(
                "UPDATE import_journal SET entries = (SELECT {entries} FROM import_run AS run WHERE run.id = import_run_id)"
            ),
        ] {
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        drop_tables(
            manager,
            &[
                "import_journal_part",
                "import_write_part",
                "import_row_part",
            ],
        )
        .await?;
        change_check(manager, STATE_CHECK, STATES_AFTER, STATES_BEFORE).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A part of something that belongs to an import, as JSON.
async fn create_part(
    manager: &SchemaManager<'_>,
    name: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut part = table(name);
    part.col(uuid("import_run_id")).col(integer("position"));
    for column in columns {
        part.col(match *column {
            "action" => word("action"),
            number @ ("n_rows" | "n_writes" | "n_entries") => big_integer(number),
            other => text(other),
        });
    }
    part.primary_key(&mut primary_key(name, ["import_run_id", "position"]))
        .foreign_key(&mut reference(name, "import_run_id", "import_run", Cascade));
    manager.create_table(part).await
}

/// The table of whole plans as it was.
async fn create_import_plan(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut import_plan = table("import_plan");
    import_plan
        .col(uuid("import_run_id"))
        .col(text("rows"))
        .col(text("writes"))
        .primary_key(&mut primary_key("import_plan", ["import_run_id"]))
        .foreign_key(&mut reference(
            "import_plan",
            "import_run_id",
            "import_run",
            Cascade,
        ));
    manager.create_table(import_plan).await
}

/// One part for the rows of a fate in each whole plan.
fn rows_of_fate(manager: &SchemaManager<'_>, position: usize, fate: &str) -> String {
    let (all, one, array, element) = if is_sqlite(manager) {
        (
            "json_each(plan.rows) AS one",
            "json_extract(one.value, '$.action')",
            "json_group_array(json(one.value))",
            "",
        )
    } else {
        (
            "json_array_elements(plan.rows::json)",
            "one.value->>'action'",
            "json_agg(one.value ORDER BY one.place)::text",
            "WITH ORDINALITY AS one(value, place)",
        )
    };
    format!(
        "INSERT INTO import_row_part (import_run_id, position, action, n_rows, rows) \
         SELECT plan.import_run_id, {position}, '{fate}', count(*), {array} \
         FROM import_plan AS plan, {all} {element} WHERE {one} = '{fate}' GROUP BY plan.import_run_id"
    )
}

/// What stood as a whole, as the only part.
fn only_part(manager: &SchemaManager<'_>, (part, whole): (&str, &str), column: &str) -> String {
    let json = if is_sqlite(manager) { "" } else { "::json" };
    format!(
        "INSERT INTO {part} (import_run_id, position, n_{column}, {column}) \
         SELECT import_run_id, 0, json_array_length({column}{json}), {column} FROM {whole}"
    )
}

/// The writes that add to the vocabulary because a person decided so, kept beside the sheets of each import.
fn decided_writes_into_summary(manager: &SchemaManager<'_>) -> String {
    let (summary, is_decided) = if is_sqlite(manager) {
        (
            "json_set(summary, '$.writes', (SELECT json_group_array(json(one.value)) \
             FROM import_plan AS plan, json_each(plan.writes) AS one \
             WHERE plan.import_run_id = import_run.id AND json_extract(one.value, '$.CreateCompetency') IS NOT NULL))",
            "plan.writes LIKE '%CreateCompetency%'",
        )
    } else {
        (
            "jsonb_set(summary::jsonb, '{writes}', (SELECT jsonb_agg(one.value ORDER BY one.place) \
             FROM import_plan AS plan, jsonb_array_elements(plan.writes::jsonb) WITH ORDINALITY AS one(value, place) \
             WHERE plan.import_run_id = import_run.id AND one.value ? 'CreateCompetency'))::text",
            "plan.writes::jsonb @? '$[*].CreateCompetency'",
        )
    };
    format!(
        "UPDATE import_run SET summary = {summary} \
         WHERE id IN (SELECT import_run_id FROM import_plan AS plan WHERE {is_decided})"
    )
}

/// The JSON lists of all parts of `run`, as one list.
fn joined_parts(manager: &SchemaManager<'_>, part: &str, column: &str) -> String {
    let join = if is_sqlite(manager) {
        "group_concat"
    } else {
        "string_agg"
    };
    let inside = format!("nullif(substr({column}, 2, length({column}) - 2), '')");
    format!(
        "(SELECT '[' || coalesce({join}({inside}, ',' ORDER BY position), '') || ']' \
         FROM {part} WHERE {part}.import_run_id = run.id)"
    )
}

fn is_sqlite(manager: &SchemaManager<'_>) -> bool {
    manager.get_database_backend() == sea_orm::DbBackend::Sqlite
}

//! Everything that a database holds, for telling whether anything has changed.

use std::collections::BTreeMap;

use persistence::connection::Database;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

/// The rows of each table as texts, in an order of their own.
pub async fn contents(database: &Database) -> BTreeMap<String, Vec<String>> {
    let conn = database.read();
    let mut tables = BTreeMap::new();
    for table in table_names(conn).await {
        let row = match conn.get_database_backend() {
            DbBackend::Sqlite => quoted_columns(conn, &table).await,
            _ => format!("row_to_json({table})::text"),
        };
        let mut rows = texts(conn, &format!("SELECT {row} AS t FROM {table}")).await;
        rows.sort();
        tables.insert(table, rows);
    }
    tables
}

async fn table_names(conn: &DatabaseConnection) -> Vec<String> {
    let statement = match conn.get_database_backend() {
        DbBackend::Sqlite => {
            "SELECT name AS t FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        }
        _ => {
            "SELECT table_name::text AS t FROM information_schema.tables WHERE table_schema = 'public'"
        }
    };
    texts(conn, statement).await
}

async fn quoted_columns(conn: &DatabaseConnection, table: &str) -> String {
    let columns = format!("SELECT name AS t FROM pragma_table_info('{table}')");
    let quoted = texts(conn, &columns).await;
    let quoted: Vec<String> = quoted.iter().map(|name| format!("quote({name})")).collect();
    quoted.join(" || ',' || ")
}

async fn texts(conn: &DatabaseConnection, statement: &str) -> Vec<String> {
    let statement = Statement::from_string(conn.get_database_backend(), statement);
    let rows = conn.query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "t").unwrap())
        .collect()
}

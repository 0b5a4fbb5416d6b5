//! What the databases say of their own tables, in one shape for both.

use std::collections::BTreeMap;

use persistence::connection::Database;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};

/// A table as the database has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableShape {
    /// Column name to whether it may be null, and the family of its type.
    pub columns: BTreeMap<String, (bool, String)>,
    /// Foreign keys: column, table that it points at, what happens on deletion.
    pub foreign_keys: Vec<(String, String, String)>,
    /// Indexes, primary keys included: name, whether doubles are refused, columns in order.
    pub indexes: Vec<(String, bool, Vec<String>)>,
    /// Names of checks.
    pub checks: Vec<String>,
}

/// All tables but the one of the migrations themselves.
pub async fn table_shapes(database: &Database) -> BTreeMap<String, TableShape> {
    let conn = database.read();
    let mut shapes = match conn.get_database_backend() {
        DbBackend::Sqlite => sqlite_shapes(conn).await,
        _ => postgres_shapes(conn).await,
    };
    shapes.remove("seaql_migrations");
    for shape in shapes.values_mut() {
        shape.foreign_keys.sort();
        shape.indexes.sort();
        shape.checks.sort();
    }
    shapes
}

/// The rules of all checks, each as its database writes it.
pub async fn check_rules(database: &Database) -> Vec<String> {
    let conn = database.read();
    let mut rules = match conn.get_database_backend() {
        DbBackend::Sqlite => {
            let tables = "SELECT sql AS rule FROM sqlite_schema WHERE type = 'table' AND sql LIKE '% CHECK %'";
            let definitions = rows(conn, tables).await;
            let parts = definitions.iter().map(|row| text(row, "rule"));
            parts
                .flat_map(|definition| {
                    let parts = definition.split("CONSTRAINT ").map(str::to_owned);
                    parts
                        .filter(|part| part.contains(" CHECK "))
                        .collect::<Vec<String>>()
                })
                .collect::<Vec<String>>()
        }
        _ => {
            let checks = "SELECT conname::text || ' ' || pg_get_constraintdef(oid) AS rule FROM pg_constraint \
                          WHERE contype = 'c' AND connamespace = 'public'::regnamespace";
            let found = rows(conn, checks).await;
            found.iter().map(|row| text(row, "rule")).collect()
        }
    };
    rules.sort();
    rules
}

async fn rows(conn: &impl ConnectionTrait, text: &str) -> Vec<QueryResult> {
    let statement = Statement::from_string(conn.get_database_backend(), text);
    conn.query_all_raw(statement).await.unwrap()
}

fn text(row: &QueryResult, column: &str) -> String {
    row.try_get("", column).unwrap()
}

/// The family of a declared type, because the two databases name types differently.
fn family(declared: &str) -> String {
    let declared = declared.to_ascii_lowercase();
    let families = [
        ("uuid", "uuid"),
        ("timestamp", "instant"),
        ("date", "date"),
        ("bool", "flag"),
        ("int", "whole"),
        ("blob", "bytes"),
        ("bytea", "bytes"),
        ("text", "text"),
        ("char", "text"),
    ];
    families
        .iter()
        .find(|(part, _)| declared.contains(part))
        .map_or(declared.clone(), |(_, family)| (*family).to_owned())
}

async fn sqlite_shapes(conn: &impl ConnectionTrait) -> BTreeMap<String, TableShape> {
    let mut shapes = BTreeMap::new();
    let tables = rows(
        conn,
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' \
         AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations'",
    )
    .await;
    for table in tables {
        let name = text(&table, "name");
        let mut shape = TableShape::default();
        for column in rows(conn, &format!("SELECT * FROM pragma_table_info('{name}')")).await {
            let is_needed: bool = column.try_get::<i32>("", "notnull").unwrap() == 1;
            let kind = family(&text(&column, "type"));
            shape
                .columns
                .insert(text(&column, "name"), (!is_needed, kind));
        }
        let keys = format!("SELECT * FROM pragma_foreign_key_list('{name}')");
        for key in rows(conn, &keys).await {
            shape.foreign_keys.push((
                text(&key, "from"),
                text(&key, "table"),
                text(&key, "on_delete"),
            ));
        }
        for index in rows(conn, &format!("SELECT * FROM pragma_index_list('{name}')")).await {
            let is_primary = text(&index, "origin") == "pk";
            let index_name = text(&index, "name");
            let columns = format!("SELECT name FROM pragma_index_info('{index_name}')");
            let columns = rows(conn, &columns).await;
            let shown = if is_primary {
                format!("pk_{name}")
            } else {
                index_name
            };
            shape.indexes.push((
                shown,
                index.try_get::<i32>("", "unique").unwrap() == 1,
                columns.iter().map(|row| text(row, "name")).collect(),
            ));
        }
        let definition = text(&table, "sql");
        shape.checks = definition
            .split("CONSTRAINT ")
            .skip(1)
            .filter(|part| part.contains(" CHECK "))
            .map(|part| part.split('"').nth(1).unwrap().to_owned())
            .collect();
        assert!(
            definition.contains(&format!("\"pk_{name}\"")),
            "the primary key of {name} has no name of its own"
        );
        shapes.insert(name, shape);
    }
    shapes
}

async fn postgres_shapes(conn: &impl ConnectionTrait) -> BTreeMap<String, TableShape> {
    let mut shapes: BTreeMap<String, TableShape> = BTreeMap::new();
    let columns = "SELECT table_name::text AS name, column_name::text AS column, \
                   is_nullable::text AS nullable, data_type::text AS type \
                   FROM information_schema.columns WHERE table_schema = 'public'";
    for row in rows(conn, columns).await {
        let shape = shapes.entry(text(&row, "name")).or_default();
        let kind = family(&text(&row, "type"));
        shape.columns.insert(
            text(&row, "column"),
            (text(&row, "nullable") == "YES", kind),
        );
    }
    let keys = "SELECT c.conrelid::regclass::text AS name, a.attname::text AS column, \
                c.confrelid::regclass::text AS target, c.conname::text AS key, \
                CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' \
                WHEN 'n' THEN 'SET NULL' ELSE 'NO ACTION' END AS rule \
                FROM pg_constraint c JOIN pg_attribute a \
                ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f'";
    for row in rows(conn, keys).await {
        let name = text(&row, "name");
        let column = text(&row, "column");
        let subject = column.strip_suffix("_id").unwrap_or(&column);
        assert_eq!(text(&row, "key"), format!("fk_{name}_{subject}"));
        shapes.entry(name).or_default().foreign_keys.push((
            column.clone(),
            text(&row, "target"),
            text(&row, "rule"),
        ));
    }
    let indexes = "SELECT i.indrelid::regclass::text AS name, i.indexrelid::regclass::text AS index, \
                   i.indisunique AS is_unique, a.attname::text AS column \
                   FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k(attnum, place) \
                   JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum \
                   JOIN pg_class t ON t.oid = i.indrelid \
                   WHERE t.relnamespace = 'public'::regnamespace ORDER BY i.indexrelid, k.place";
    let mut found: BTreeMap<(String, String), (bool, Vec<String>)> = BTreeMap::new();
    for row in rows(conn, indexes).await {
        let key = (text(&row, "name"), text(&row, "index"));
        let entry = found.entry(key).or_default();
        entry.0 = row.try_get("", "is_unique").unwrap();
        entry.1.push(text(&row, "column"));
    }
    for ((name, index), (is_unique, columns)) in found {
        let shape = shapes.entry(name).or_default();
        shape.indexes.push((index, is_unique, columns));
    }
    let checks = "SELECT conrelid::regclass::text AS name, conname::text AS check \
                  FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace";
    for row in rows(conn, checks).await {
        let shape = shapes.entry(text(&row, "name")).or_default();
        shape.checks.push(text(&row, "check"));
    }
    shapes
}

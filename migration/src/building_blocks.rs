//! The pieces that every step builds tables from: columns, named keys, named checks. Frozen like the steps themselves.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, integer, text, text_null, timestamp_with_time_zone,
};
use sea_orm_migration::sea_query::Check;

/// A table without columns yet.
pub(crate) fn table(name: &'static str) -> TableCreateStatement {
    Table::create().table(name).take()
}

/// An instant, stored in UTC to the microsecond.
pub(crate) fn instant(name: &'static str) -> ColumnDef {
    timestamp_with_time_zone(name)
}

/// An instant that may be absent.
pub(crate) fn instant_null(name: &'static str) -> ColumnDef {
    timestamp_with_time_zone(name).null().take()
}

/// The columns of an amount that may be absent: integer cents and the currency's letters.
pub(crate) fn money_null(cents: &'static str, currency: &'static str) -> [ColumnDef; 2] {
    [big_integer_null(cents), text_null(currency)]
}

/// The columns of every record that people change: its version and its instants.
pub(crate) fn record() -> [ColumnDef; 3] {
    [
        integer("version"),
        instant("created_at"),
        instant("updated_at"),
    ]
}

/// A text that names one of a closed list; the list is a check of its own.
pub(crate) fn word(name: &'static str) -> ColumnDef {
    text(name)
}

/// Adds several columns at once.
pub(crate) trait Columns {
    /// Adds the columns in their order.
    fn cols<const N: usize>(&mut self, columns: [ColumnDef; N]) -> &mut Self;
}

impl Columns for TableCreateStatement {
    fn cols<const N: usize>(&mut self, columns: [ColumnDef; N]) -> &mut Self {
        for column in columns {
            self.col(column);
        }
        self
    }
}

/// The primary key, named `pk_<table>`.
pub(crate) fn primary_key<const N: usize>(
    table: &str,
    columns: [&'static str; N],
) -> IndexCreateStatement {
    let mut key = Index::create();
    key.name(format!("pk_{table}")).primary();
    for column in columns {
        key.col(column);
    }
    key
}

/// A reference to the `id` of another table, named `fk_<table>_<column without _id>`, with what happens to this row when
/// that one is deleted.
pub(crate) fn reference(
    table: &'static str,
    column: &'static str,
    target: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    let subject = column.strip_suffix("_id").unwrap_or(column);
    ForeignKey::create()
        .name(format!("fk_{table}_{subject}"))
        .from(table, column)
        .to(target, "id")
        .on_delete(on_delete)
        .take()
}

/// A check named `ck_<table>_<column>` that the column holds one of some words, or nothing where it may be absent.
pub(crate) fn one_of(table: &str, column: &'static str, words: &str) -> Check {
    let words: Vec<&str> = words.split_whitespace().collect();
    Check::named(
        format!("ck_{table}_{column}"),
        Expr::col(column).is_in(words),
    )
}

/// A check named `ck_<table>_<subject>`, in the part of SQL that both databases speak.
pub(crate) fn check(table: &str, subject: &str, rule: &'static str) -> Check {
    Check::named(format!("ck_{table}_{subject}"), Expr::cust(rule))
}

/// An index named `ix_<table>_<columns>`.
pub(crate) fn index<const N: usize>(
    table: &'static str,
    columns: [&'static str; N],
) -> IndexCreateStatement {
    named_index("ix", table, &columns)
}

/// An index that forbids doubles, named `uq_<table>_<columns>`: SQLite reports table and columns of a double but no name,
/// so the name must follow from them.
pub(crate) fn unique<const N: usize>(
    table: &'static str,
    columns: [&'static str; N],
) -> IndexCreateStatement {
    named_index("uq", table, &columns).unique().take()
}

fn named_index(
    prefix: &str,
    table: &'static str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    let mut index = Index::create();
    index
        .name(format!("{prefix}_{table}_{}", columns.join("_")))
        .table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// Drops tables in the order given: the referring ones first.
///
/// # Errors
/// What the database says.
pub(crate) async fn drop_tables(
    manager: &SchemaManager<'_>,
    names: &[&'static str],
) -> Result<(), DbErr> {
    for name in names {
        manager
            .drop_table(Table::drop().table(*name).take())
            .await?;
    }
    Ok(())
}

/// Changes the rule of a check, given by its table and its name. SQLite cannot alter a check; its documentation (ALTER
/// TABLE, section 7) has the text of the table rewritten in the schema table, which is safe because no stored row changes.
pub(crate) async fn change_check(
    manager: &SchemaManager<'_>,
    (table, name): (&str, &str),
    before: &str,
    after: &str,
) -> Result<(), DbErr> {
    let conn = manager.get_connection();
    if manager.get_database_backend() != sea_orm::DbBackend::Sqlite {
        conn.execute_unprepared(&format!(
            "ALTER TABLE {table} DROP CONSTRAINT {name}, ADD CONSTRAINT {name} CHECK ({after})"
        ))
        .await?;
        return Ok(());
    }
    for statement in [
        "PRAGMA writable_schema = ON".to_owned(),
        format!(
            "UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE type = 'table' AND name = '{table}'",
            before.replace('\'', "''"),
            after.replace('\'', "''")
        ),
        "PRAGMA writable_schema = RESET".to_owned(),
    ] {
        conn.execute_unprepared(&statement).await?;
    }
    Ok(())
}

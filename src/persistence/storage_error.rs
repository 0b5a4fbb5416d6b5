//! What can go wrong with the database, in words that both databases share: constraints by the names of the migrations.

use sea_orm::{DbErr, RuntimeErr, SqlxError, SqlxPostgresError, SqlxSqliteError};

/// What a constraint guards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintKind {
    /// No doubles, primary keys included.
    Unique,
    /// A row that is referred to exists, or a row that is to be deleted is not referred to.
    ForeignKey,
    /// What the columns of a row may hold.
    Check,
    /// A value is needed.
    NotNull,
}

/// The database said no, is away, or holds something that cannot be.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// A constraint refused the change.
    #[error("{kind:?} constraint {} refused the change", name.as_deref().unwrap_or("without a name"))]
    Constraint {
        /// What it guards.
        kind: ConstraintKind,
        /// Its name in the migrations, `table.column` for a needed value; SQLite does not tell that of a foreign key.
        name: Option<String>,
    },
    /// The record was changed or deleted since the caller read it.
    #[error("the record was changed since it was read")]
    StaleVersion,
    /// A cursor does not belong to the list that it was used on.
    #[error("the cursor does not fit the order of the list")]
    BadCursor,
    /// A stored value cannot be read as what its column means.
    #[error("column {column} holds a value that cannot be read")]
    Unreadable {
        /// `table.column`.
        column: &'static str,
    },
    /// The address is neither that of an SQLite file nor that of a PostgreSQL database.
    #[error("the database address must begin with sqlite: (a file) or postgres:")]
    UnsupportedAddress,
    /// The database cannot be reached, is busy or full; trying again later may help.
    #[error("the database is not available")]
    Unavailable(#[source] DbErr),
    /// Anything else.
    #[error("the database failed")]
    Failed(#[source] DbErr),
}

impl StorageError {
    /// Whether trying again later may help.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }

    /// Whether the named unique index or primary key refused the change.
    #[must_use]
    pub fn is_double(&self, index: &str) -> bool {
        matches!(self, Self::Constraint { kind: ConstraintKind::Unique, name: Some(name) } if name == index)
    }

    /// Whether a foreign key refused the change: after a deletion the record is in use, after anything else a record
    /// that it refers to is gone.
    #[must_use]
    pub fn is_foreign_key(&self) -> bool {
        matches!(
            self,
            Self::Constraint {
                kind: ConstraintKind::ForeignKey,
                ..
            }
        )
    }

    /// The name of the constraint that refused the change.
    #[must_use]
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Constraint { name, .. } => name.as_deref(),
            _ => None,
        }
    }

    pub(crate) fn unreadable(column: &'static str) -> Self {
        Self::Unreadable { column }
    }
}

impl From<DbErr> for StorageError {
    fn from(error: DbErr) -> Self {
        if let Some(refusal) = refusal_of(&error) {
            return refusal;
        }
        if is_passing(&error) {
            Self::Unavailable(error)
        } else {
            Self::Failed(error)
        }
    }
}

fn sqlx_error_of(error: &DbErr) -> Option<&SqlxError> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(source))
        | DbErr::Exec(RuntimeErr::SqlxError(source))
        | DbErr::Query(RuntimeErr::SqlxError(source)) => Some(source.as_ref()),
        _ => None,
    }
}

/// The constraint behind an error, if there is one.
fn refusal_of(error: &DbErr) -> Option<StorageError> {
    let SqlxError::Database(source) = sqlx_error_of(error)? else {
        return None;
    };
    match source.try_downcast_ref::<SqlxPostgresError>() {
        Some(postgres) => postgres_refusal(postgres),
        None => sqlite_refusal(source.code()?.as_ref(), source.message()),
    }
}

/// Extended result codes of SQLite (`sqlite.org/rescode.html`). 1811 comes from the trigger that keeps RESTRICT.
fn sqlite_refusal(code: &str, message: &str) -> Option<StorageError> {
    let subject = message.rsplit(": ").next().unwrap_or_default();
    let (kind, name) = match code {
        "2067" => (ConstraintKind::Unique, unique_name(subject)),
        "1555" => (
            ConstraintKind::Unique,
            subject
                .split_once('.')
                .map(|(table, _)| format!("pk_{table}")),
        ),
        "787" | "1811" => (ConstraintKind::ForeignKey, None),
        "275" => (ConstraintKind::Check, Some(subject.to_owned())),
        "1299" => (ConstraintKind::NotNull, Some(subject.to_owned())),
        _ => return None,
    };
    Some(StorageError::Constraint { kind, name })
}

/// The name of the unique index that SQLite reports as `call.cluster_id, call.reference`.
fn unique_name(subject: &str) -> Option<String> {
    let mut columns = subject.split(", ").map(|column| column.split_once('.'));
    let (table, first) = columns.next()??;
    let mut name = format!("uq_{table}_{first}");
    for column in columns {
        let (_, column) = column?;
        name.push('_');
        name.push_str(column);
    }
    Some(name)
}

/// Classes of PostgreSQL errors (appendix A of its manual).
fn postgres_refusal(error: &SqlxPostgresError) -> Option<StorageError> {
    let name = error.constraint().map(str::to_owned);
    let (kind, name) = match error.code() {
        "23505" => (ConstraintKind::Unique, name),
        "23503" | "23001" => (ConstraintKind::ForeignKey, name),
        "23514" => (ConstraintKind::Check, name),
        "23502" => (
            ConstraintKind::NotNull,
            error
                .table()
                .zip(error.column())
                .map(|(table, column)| format!("{table}.{column}")),
        ),
        _ => return None,
    };
    Some(StorageError::Constraint { kind, name })
}

/// Whether the cause may pass: no connection, locks, a full disk, a server that starts or stops.
fn is_passing(error: &DbErr) -> bool {
    if matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) {
        return true;
    }
    match sqlx_error_of(error) {
        Some(SqlxError::Io(_) | SqlxError::Tls(_)) => true,
        Some(SqlxError::PoolTimedOut | SqlxError::PoolClosed | SqlxError::WorkerCrashed) => true,
        Some(SqlxError::Database(source)) => {
            let code = source.code().unwrap_or_default();
            if source.try_downcast_ref::<SqlxSqliteError>().is_some() {
                // The lower byte is the primary code: busy, locked, input and output, full, cannot open.
                let primary = code.parse::<u32>().unwrap_or_default() & 0xff;
                matches!(primary, 5 | 6 | 10 | 13 | 14)
            } else {
                // Connections, rollbacks for others' sake, resources, operators.
                ["08", "40", "53", "57"]
                    .iter()
                    .any(|class| code.starts_with(class))
            }
        }
        _ => false,
    }
}

//! What holds for every table: entities fit, foreign keys say what happens and are indexed, everything has its name.

use std::collections::BTreeMap;

use persistence::entities::{access, directory, groupings, operations, procurement};
use sea_orm::sea_query::{ForeignKeyAction, TableRef};
use sea_orm::{
    ColumnTrait, ColumnType, EntityTrait, IdenStatic, Identity, Iterable, RelationTrait,
};

use super::table_shapes::{TableShape, table_shapes};
use crate::support::database::on_each_database;

/// The columns and references of an entity, in the shape of tables.
fn shape_of<E: EntityTrait>() -> (String, TableShape) {
    let columns = E::Column::iter()
        .map(|column| {
            let definition = column.def();
            let family = match definition.get_column_type() {
                ColumnType::Uuid => "uuid",
                ColumnType::TimestampWithTimeZone => "instant",
                ColumnType::Date => "date",
                ColumnType::Boolean => "flag",
                ColumnType::Integer | ColumnType::BigInteger => "whole",
                ColumnType::VarBinary(_) | ColumnType::Blob => "bytes",
                ColumnType::String(_) | ColumnType::Text => "text",
                other => panic!("no family for {other:?}"),
            };
            let name = column.as_str().to_owned();
            (name, (definition.is_null(), family.to_owned()))
        })
        .collect();
    let mut foreign_keys: Vec<_> = E::Relation::iter()
        .map(|relation| {
            let definition = relation.def();
            let rule = match definition.on_delete {
                Some(ForeignKeyAction::Cascade) => "CASCADE",
                Some(ForeignKeyAction::Restrict) => "RESTRICT",
                Some(ForeignKeyAction::SetNull) => "SET NULL",
                other => panic!("no rule for {other:?}"),
            };
            let Identity::Unary(column) = definition.from_col else {
                panic!("a reference by several columns");
            };
            let TableRef::Table(target, None) = definition.to_tbl else {
                panic!("a reference to something else than a table");
            };
            (column.to_string(), target.1.to_string(), rule.to_owned())
        })
        .collect();
    foreign_keys.sort();
    let shape = TableShape {
        columns,
        foreign_keys,
        ..TableShape::default()
    };
    (E::default().table_name().to_owned(), shape)
}

macro_rules! shapes_of {
    ($($folder:ident::$table:ident),+ $(,)?) => {
        BTreeMap::from([$(shape_of::<$folder::$table::Entity>()),+])
    };
}

fn entity_shapes() -> BTreeMap<String, TableShape> {
    shapes_of!(
        access::account,
        access::login_throttle,
        access::one_time_link,
        access::role_grant,
        access::session,
        directory::award,
        directory::award_company,
        directory::capability,
        directory::certificate,
        directory::cluster,
        directory::company,
        directory::company_cluster,
        directory::company_social_status,
        directory::competency,
        directory::competency_broader,
        directory::competency_cpv,
        directory::competency_synonym,
        directory::competency_word,
        directory::evidence,
        directory::financial_year,
        directory::network,
        groupings::accepted_warning,
        groupings::allocation,
        groupings::call_plan,
        groupings::consortium,
        groupings::consortium_member,
        groupings::grouping_run,
        groupings::run_input,
        groupings::run_lot,
        groupings::scenario,
        groupings::scenario_member,
        groupings::suggestion,
        operations::import_file,
        operations::import_journal,
        operations::import_journal_part,
        operations::import_mapping,
        operations::import_row_part,
        operations::import_run,
        operations::import_write_part,
        operations::setting,
        procurement::call,
        procurement::call_cpv,
        procurement::interest,
        procurement::interest_not_with,
        procurement::lot,
        procurement::lot_cpv,
        procurement::requirement,
    )
}

#[tokio::test]
async fn entities_have_the_columns_and_references_of_their_tables() {
    on_each_database(async |database| {
        let tables = table_shapes(database).await;
        let entities = entity_shapes();
        let of_tables: Vec<&String> = tables.keys().collect();
        let of_entities: Vec<&String> = entities.keys().collect();
        assert_eq!(of_tables, of_entities);
        for (name, entity) in &entities {
            assert_eq!(tables[name].columns, entity.columns, "columns of {name}");
            assert_eq!(
                tables[name].foreign_keys, entity.foreign_keys,
                "references of {name}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn every_foreign_key_says_what_happens_and_begins_an_index() {
    on_each_database(async |database| {
        for (name, shape) in table_shapes(database).await {
            for (column, _, rule) in &shape.foreign_keys {
                assert!(
                    ["CASCADE", "RESTRICT", "SET NULL"].contains(&rule.as_str()),
                    "{name}.{column} does {rule} on deletion"
                );
                assert!(
                    shape
                        .indexes
                        .iter()
                        .any(|(_, _, columns)| columns.first() == Some(column)),
                    "no index begins with {name}.{column}"
                );
                let (may_be_null, _) = &shape.columns[column];
                assert!(
                    rule != "SET NULL" || *may_be_null,
                    "{name}.{column} cannot become null"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn keys_and_indexes_are_named_after_what_they_guard() {
    on_each_database(async |database| {
        for (name, shape) in table_shapes(database).await {
            let primary = format!("pk_{name}");
            assert!(
                shape.indexes.iter().any(|(index, _, _)| *index == primary),
                "{name} has no {primary}"
            );
            for (index, is_unique, columns) in &shape.indexes {
                let prefix = if *is_unique { "uq" } else { "ix" };
                let expected = format!("{prefix}_{name}_{}", columns.join("_"));
                assert!(
                    *index == primary || *index == expected,
                    "{index} should be called {expected}"
                );
            }
            for check in &shape.checks {
                assert!(check.starts_with(&format!("ck_{name}_")), "{check}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn amounts_are_whole_cents_with_a_currency_beside_them() {
    on_each_database(async |database| {
        let mut n_amounts = 0;
        for (name, shape) in table_shapes(database).await {
            for (column, (may_be_null, family)) in &shape.columns {
                let Some(amount) = column.strip_suffix("_cents") else {
                    continue;
                };
                n_amounts += 1;
                assert_eq!(family, "whole", "{name}.{column}");
                let currency = &shape.columns[&format!("{amount}_currency")];
                assert_eq!(currency, &(*may_be_null, "text".to_owned()));
            }
        }
        assert!(n_amounts >= 7, "only {n_amounts} amounts");
    })
    .await;
}

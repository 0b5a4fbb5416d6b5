//! The steps that bring a database from empty to what `persistence` expects, in order. Rules are in `README.md`.

mod building_blocks;
mod forming_steps;
mod import_steps;
mod m20261121_000001_create_cluster;
mod m20261121_000002_create_company;
mod m20261121_000003_create_account;
mod m20261121_000004_create_competency;
mod m20261121_000005_create_capability;
mod m20261121_000006_create_call;
mod m20261121_000007_create_lot;
mod m20261121_000008_create_requirement;
mod m20261121_000009_create_interest;
mod m20261121_000010_create_grouping_run;
mod m20261121_000011_create_consortium;
mod m20261121_000012_create_import_run;
mod m20261121_000013_create_setting;
mod m20261122_000014_add_most_fte_to_interest;
mod m20261122_000015_create_run_input;
mod m20261122_000016_create_award;
mod several_lots;

use sea_orm_migration::prelude::*;

/// The ordered list of steps.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_create_cluster::Migration),
            Box::new(m20261121_000002_create_company::Migration),
            Box::new(m20261121_000003_create_account::Migration),
            Box::new(m20261121_000004_create_competency::Migration),
            Box::new(m20261121_000005_create_capability::Migration),
            Box::new(m20261121_000006_create_call::Migration),
            Box::new(m20261121_000007_create_lot::Migration),
            Box::new(m20261121_000008_create_requirement::Migration),
            Box::new(m20261121_000009_create_interest::Migration),
            Box::new(m20261121_000010_create_grouping_run::Migration),
            Box::new(m20261121_000011_create_consortium::Migration),
            Box::new(m20261121_000012_create_import_run::Migration),
            Box::new(m20261121_000013_create_setting::Migration),
            Box::new(m20261122_000014_add_most_fte_to_interest::Migration),
            Box::new(m20261122_000015_create_run_input::Migration),
            Box::new(m20261122_000016_create_award::Migration),
            Box::new(several_lots::m20261122_000017_create_run_lot::Migration),
            Box::new(several_lots::m20261122_000018_create_call_plan::Migration),
            Box::new(import_steps::m20261122_000019_add_choices_to_import_run::Migration),
            Box::new(import_steps::m20261122_000020_allow_imports_of_companies::Migration),
            Box::new(import_steps::m20261122_000021_allow_imports_of_answers_and_words::Migration),
            Box::new(import_steps::m20261122_000022_keep_plans_in_parts::Migration),
            Box::new(forming_steps::m20261122_000025_create_scenario::Migration),
        ]
    }
}

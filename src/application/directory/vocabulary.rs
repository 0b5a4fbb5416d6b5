//! The vocabulary that the product ships: stored when it is newer than the one that was stored last.

use std::collections::BTreeMap;

use domain::directory::competency::{Competency, CompetencyKind};
use domain::values::codes::CpvCode;
use domain::values::ids::CompetencyId;
use domain::values::record::Record;
use domain::values::rejection::{Rejection, RejectionCode};
use domain::values::text::Name;
use persistence::connection::Database;
use persistence::repositories::directory::vocabulary_update::upsert_competencies;
use persistence::repositories::operations::settings;
use serde::Deserialize;

use crate::application::app_error::AppError;
use crate::application::clock::Clock;

/// The setting that holds the version of the vocabulary that was stored last.
const SETTING: &str = "vocabulary-version";
const PUBLISHED: &str = include_str!("../../vocabulary/competencies.toml");

#[derive(Deserialize)]
struct File {
    version: u32,
    competencies: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    code: String,
    kind: CompetencyKind,
    label_fr: String,
    label_en: String,
    synonyms: Vec<String>,
    broader: Vec<String>,
    cpv: Vec<String>,
}

/// Stores the vocabulary that the product ships unless it, or a newer one, was stored before: entries are matched by
/// code, and what people have added stays.
///
/// # Errors
/// What the database says; findings when the file is wrong.
pub async fn store_published_vocabulary(
    database: &Database,
    clock: &Clock,
) -> Result<(), AppError> {
    let file: File = toml::from_str(PUBLISHED).map_err(AppError::internal)?;
    if is_stored(
        settings::find_setting(database.read(), SETTING).await?,
        &file,
    ) {
        return Ok(());
    }
    let now = clock.now();
    let entries = entries_of(&file, Record::new(now))?;
    let transaction = database.begin().await?;
    // Another process may have stored it since.
    if is_stored(settings::find_setting(&transaction, SETTING).await?, &file) {
        return Ok(());
    }
    upsert_competencies(&transaction, &entries, now).await?;
    settings::put_setting(&transaction, SETTING, &file.version.to_string(), now).await?;
    Ok(transaction.commit().await?)
}

fn is_stored(version: Option<String>, file: &File) -> bool {
    version
        .and_then(|text| text.parse::<u32>().ok())
        .is_some_and(|stored| stored >= file.version)
}

fn entries_of(file: &File, record: Record) -> Result<Vec<Competency>, Rejection> {
    let ids: BTreeMap<&str, CompetencyId> = file
        .competencies
        .iter()
        .map(|entry| (entry.code.as_str(), CompetencyId::new()))
        .collect();
    let id_of = |code: &str| {
        ids.get(code)
            .copied()
            .ok_or_else(|| Rejection::at(RejectionCode::NotFound, "broader").with("value", code))
    };
    file.competencies
        .iter()
        .map(|entry| {
            Ok(Competency {
                id: id_of(&entry.code)?,
                code: Name::parse("code", &entry.code)?,
                kind: entry.kind,
                label_fr: Name::parse("label_fr", &entry.label_fr)?,
                label_en: Name::parse("label_en", &entry.label_en)?,
                synonyms: entry
                    .synonyms
                    .iter()
                    .map(|word| Name::parse("synonyms", word))
                    .collect::<Result<_, _>>()?,
                broader: entry
                    .broader
                    .iter()
                    .map(|code| id_of(code))
                    .collect::<Result<_, _>>()?,
                cpv: entry
                    .cpv
                    .iter()
                    .map(|code| CpvCode::parse("cpv", code))
                    .collect::<Result<_, _>>()?,
                record,
            })
        })
        .collect()
}

//! A file on its way out: its name, its format, its bytes, and how they come about.

use domain::access::account::Language;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::values::text::search_key;
use spreadsheets::write::book::WriteError;
use spreadsheets::write::formats::table_format::TableFormat;
use spreadsheets::write::provenance::Provenance;
use spreadsheets::write::tables::table_file::TableFile;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::authorization::field_class::FieldClass;
use crate::authorization::subject::Subject;

/// A file to be saved.
#[derive(Clone, Debug)]
pub struct ExportedFile {
    /// Its name with its ending.
    pub name: String,
    /// What it is.
    pub format: TableFormat,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// In which form a file is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileForm {
    /// The format.
    pub format: TableFormat,
    /// The language of its titles, and in text files of its separators.
    pub language: Language,
}

/// Who has a file written now.
#[must_use]
pub fn provenance(app: &App, actor: &Actor, title: &str, version: Option<i32>) -> Provenance {
    Provenance {
        title: title.to_owned(),
        made_at: app.clock.now(),
        made_by: actor
            .account()
            .map_or_else(|| "cordee".to_owned(), |account| account.name.to_string()),
        version,
    }
}

/// Builds tables and writes them in the form that is wanted, off the async threads.
///
/// # Errors
/// When the library cannot write them.
pub async fn written_tables(
    stem: &str,
    form: FileForm,
    tables: impl FnOnce(Language) -> TableFile + Send + 'static,
) -> Result<ExportedFile, AppError> {
    let FileForm { format, language } = form;
    let bytes = written(move || tables(language).write(format, language)).await?;
    Ok(ExportedFile {
        name: format!("{stem}.{}", format.ending()),
        format,
        bytes,
    })
}

/// Writes off the async threads.
///
/// # Errors
/// When the library cannot write it.
pub async fn written(
    write: impl FnOnce() -> Result<Vec<u8>, WriteError> + Send + 'static,
) -> Result<Vec<u8>, AppError> {
    let bytes = tokio::task::spawn_blocking(write)
        .await
        .map_err(AppError::internal)?;
    bytes.map_err(AppError::internal)
}

/// A workbook under a name.
#[must_use]
pub fn workbook(stem: &str, bytes: Vec<u8>) -> ExportedFile {
    ExportedFile {
        name: format!("{stem}.xlsx"),
        format: TableFormat::Xlsx,
        bytes,
    }
}

/// One of two words, for names of files.
#[must_use]
pub fn in_language(language: Language, fr: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}

/// A file name out of words: what every file system takes, at most 80 characters.
#[must_use]
pub fn file_stem(words: &[&str]) -> String {
    let joined = search_key(&words.join(" ")).replace([' ', '+', '#'], "-");
    joined.chars().take(80).collect()
}

/// Whether the reader may know what only a company and its coordinators know.
#[must_use]
pub fn reads_private(actor: &Actor, company: &Company) -> bool {
    actor.may_read(FieldClass::CompanyPrivate, &Subject::company(company))
}

/// Takes off what only a company and its coordinators know of its evidence.
pub fn hide_amounts(capability: &mut Capability) {
    for evidence in &mut capability.evidence {
        evidence.amount = None;
        evidence.own_share = None;
    }
}

//! A call, its lots and what they ask, in files that can be imported again.

use domain::access::account::Language;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::ids::{CallId, LotId};
use persistence::repositories::directory::competencies;
use persistence::repositories::procurement::{lots, requirements};
use spreadsheets::write::tables::call_tables::{call_tables, lot_table, requirement_table};
use spreadsheets::write::tables::table_file::TableFile;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::exports::exported_file::{
    ExportedFile, FileForm, file_stem, in_language, provenance, written_tables,
};
use crate::application::procurement::calls::find_call;
use crate::application::procurement::lots::find_lot;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// What of a call is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallPart {
    /// The call, its lots and their requirements. As text with separators, the row of the call alone.
    Whole,
    /// Its lots.
    Lots,
    /// The requirements of all its lots.
    Requirements,
}

impl CallPart {
    fn operation(self) -> Operation {
        match self {
            Self::Whole => Operation::DownloadCall,
            Self::Lots => Operation::DownloadLots,
            Self::Requirements => Operation::DownloadCallRequirements,
        }
    }
}

/// A call, or one kind of what belongs to it.
///
/// # Errors
/// `NotFound` unless the person may know of the call.
pub async fn export_call(
    app: &App,
    actor: &Actor,
    (call_id, part): (CallId, CallPart),
    form: FileForm,
) -> Result<ExportedFile, AppError> {
    let call = find_call(app, actor, call_id).await?;
    actor.require(part.operation(), &Subject::call(&call))?;
    let of_call = lots::lots_by_call(app.database.read(), &[call_id]).await?;
    let asked = asked_of(app, &of_call).await?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let reference = call.reference.as_str();
    let language = form.language;
    let stem = match part {
        CallPart::Whole => file_stem(&[reference]),
        CallPart::Lots => file_stem(&["lots", reference]),
        CallPart::Requirements => file_stem(&[requirements_word(language), reference]),
    };
    let made = provenance(app, actor, call.title.as_str(), Some(call.record.version));
    written_tables(&stem, form, move |language| {
        let tables = match part {
            CallPart::Whole => call_tables(&call, &of_call, &asked, &vocabulary, language),
            CallPart::Lots => vec![lot_table(&call, &of_call, language)],
            CallPart::Requirements => vec![requirement_table(
                &call,
                &of_call,
                &asked,
                &vocabulary,
                language,
            )],
        };
        TableFile::new(made, tables).offering(&vocabulary)
    })
    .await
}

/// What one lot asks.
///
/// # Errors
/// `NotFound` unless the person may know of the lot.
pub async fn export_lot_requirements(
    app: &App,
    actor: &Actor,
    lot_id: LotId,
    form: FileForm,
) -> Result<ExportedFile, AppError> {
    let found = find_lot(app, actor, lot_id).await?;
    let call = found.call;
    actor.require(Operation::DownloadLotRequirements, &Subject::call(&call))?;
    let of_call = vec![found.lot];
    let asked = asked_of(app, &of_call).await?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let number = of_call.first().map_or("", |lot| lot.number.as_str());
    let word = requirements_word(form.language);
    let stem = file_stem(&[word, call.reference.as_str(), "lot", number]);
    let title = format!("{} – lot {number}", call.title);
    let made = provenance(app, actor, &title, Some(call.record.version));
    written_tables(&stem, form, move |language| {
        let table = requirement_table(&call, &of_call, &asked, &vocabulary, language);
        TableFile::new(made, vec![table]).offering(&vocabulary)
    })
    .await
}

async fn asked_of(app: &App, of_call: &[Lot]) -> Result<Vec<Requirement>, AppError> {
    let lot_ids: Vec<LotId> = of_call.iter().map(|lot| lot.id).collect();
    Ok(requirements::requirements_by_lot(app.database.read(), &lot_ids).await?)
}

fn requirements_word(language: Language) -> &'static str {
    in_language(language, "exigences", "requirements")
}

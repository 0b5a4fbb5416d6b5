//! Consortia: made from a suggestion or by hand, changed by those who may, seen by those who are in.
//! The invariants live in `domain::consortia::consortium_change`; this file loads, asks and stores.

use domain::access::visibility::ConsortiumVisibility;
use domain::consortia::consortium::{Consortium, MemberRole};
use domain::consortia::consortium_change::ConsortiumOpening;
use domain::directory::company::Company;
use domain::groupings::suggestion::{Assignment, Suggestion};
use domain::procurement::call::ConsortiumForm;
use domain::values::filters::{ConsortiumFilter, ConsortiumOrderField};
use domain::values::ids::{CompanyId, ConsortiumId, LotId, SuggestionId};
use domain::values::page::{Order, Page, PageRequest};
use domain::values::rejection::{Rejection, RejectionCode};
use domain::values::text::Name;
use persistence::connection::Connection;
use persistence::repositories::groupings::{consortia, grouping_runs};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::lot_cases::{LotCase, load_lot_case, load_lot_cases};
use crate::application::groupings::task_names::task_name;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// What a person decides when accepting a suggestion.
#[derive(Clone, Debug)]
pub struct AcceptSuggestion {
    /// Which suggestion.
    pub suggestion_id: SuggestionId,
    /// How the consortium is called; named after the lot and the lead when absent. Followed by the number of the lot
    /// where there are several.
    pub name: Option<Name>,
    /// Who leads, when not whom the engine named.
    pub lead: Option<CompanyId>,
    /// The form, if decided.
    pub form: Option<ConsortiumForm>,
}

/// Makes a draft out of what the engine proposed, one for each lot that it answers: the same companies and the same lead,
/// each with the work on its lot. All of them or none.
///
/// # Errors
/// `NotFound`, `Forbidden`, `LEAD_NOT_ELIGIBLE`, and what `Consortium::accept` refuses.
pub async fn accept_suggestion(
    app: &App,
    actor: &Actor,
    command: AcceptSuggestion,
) -> Result<Vec<Consortium>, AppError> {
    actor.require_somewhere(Operation::AcceptSuggestion)?;
    let transaction = app.database.begin().await?;
    let found = grouping_runs::find_suggestion(&transaction, command.suggestion_id).await?;
    let (run, suggestion) = found.ok_or(AppError::NotFound)?;
    let lot_ids = run.lot_ids();
    let mut cases = load_lot_cases(&transaction, &lot_ids).await?;
    let mut consortia = Vec::with_capacity(lot_ids.len());
    for lot_id in &lot_ids {
        let case = cases.remove(lot_id).ok_or(AppError::NotFound)?;
        actor.require(Operation::AcceptSuggestion, &Subject::call(&case.call))?;
        let accepted = Accepted {
            command: &command,
            suggestion: suggestion_for(&case, &suggestion, lot_ids.len()),
            is_one_of_several: lot_ids.len() > 1,
        };
        let consortium = accepted.consortium(app, actor, &case)?;
        consortia::insert_consortium(&transaction, &consortium).await?;
        consortia.push(consortium);
    }
    transaction.commit().await?;
    Ok(consortia)
}

/// What of a suggestion is about one of its lots: the same companies, their work on that lot.
fn suggestion_for(case: &LotCase, suggestion: &Suggestion, n_lots: usize) -> Suggestion {
    let mut own = suggestion.clone();
    if n_lots > 1 {
        let is_asked = |id| case.requirements.iter().any(|asked| asked.id == id);
        own.assignments.retain(|one| is_asked(one.requirement_id));
    }
    own
}

/// A suggestion that a person accepts for a lot.
struct Accepted<'a> {
    command: &'a AcceptSuggestion,
    suggestion: Suggestion,
    is_one_of_several: bool,
}

impl Accepted<'_> {
    fn consortium(&self, app: &App, actor: &Actor, case: &LotCase) -> Result<Consortium, AppError> {
        let lead = self.command.lead.unwrap_or(self.suggestion.lead);
        let lead = case.companies.get(&lead);
        if let Some(company) = lead.filter(|lead| !lead.may_lead) {
            return Err(unwilling_to_lead(company).into());
        }
        let opening = ConsortiumOpening {
            name: self.name(case, lead)?,
            cluster_id: case.call.cluster_id,
            form: self.command.form,
            created_by: actor.account_id(),
            now: app.clock.now(),
        };
        let (asked, language) = (&case.requirements, actor.language());
        let task =
            |one: &Assignment| task_name(asked, one.requirement_id, &case.vocabulary, language);
        let (suggestion, lead) = (&self.suggestion, self.command.lead);
        Ok(Consortium::accept(
            &case.lot, suggestion, opening, lead, task,
        )?)
    }

    /// As the person calls it, else after the lead; with the lot, unless the person has named the only one.
    fn name(&self, case: &LotCase, lead: Option<&Company>) -> Result<Name, Rejection> {
        let number = &case.lot.number;
        let lead = lead.map(|company| company.name.as_str());
        match (&self.command.name, self.is_one_of_several) {
            (Some(name), false) => Ok(name.clone()),
            (Some(name), true) => Name::parse("name", &format!("{name} · lot {number}")),
            (None, _) => {
                let lead = lead.unwrap_or_default();
                Ok(Name::stored(format!("{lead} · lot {number}")))
            }
        }
    }
}

/// What a person decides when making a consortium by hand.
#[derive(Clone, Debug)]
pub struct CreateConsortium {
    /// For which lot.
    pub lot_id: LotId,
    /// How it is called.
    pub name: Name,
    /// Its companies.
    pub company_ids: Vec<CompanyId>,
    /// Which of them leads, if decided.
    pub lead: Option<CompanyId>,
    /// Which of them take part as subcontractors only.
    pub subcontractors: Vec<CompanyId>,
    /// Its legal form, if decided.
    pub form: Option<ConsortiumForm>,
}

/// Makes a draft by hand.
///
/// # Errors
/// `NotFound`; `NOT_FOUND` for each company outside the cluster, `LEAD_NOT_MEMBER`, `LEAD_NOT_ELIGIBLE`, and what
/// `Consortium::open` refuses.
pub async fn create_consortium(
    app: &App,
    actor: &Actor,
    command: CreateConsortium,
) -> Result<Consortium, AppError> {
    actor.require_somewhere(Operation::CreateConsortium)?;
    let transaction = app.database.begin().await?;
    let case = load_lot_case(&transaction, command.lot_id).await?;
    actor.require(Operation::CreateConsortium, &Subject::call(&case.call))?;
    refuse_strangers(&case, &command)?;
    let role_of = |id: CompanyId| {
        if Some(id) == command.lead {
            MemberRole::Lead
        } else if command.subcontractors.contains(&id) {
            MemberRole::Subcontractor
        } else {
            MemberRole::Member
        }
    };
    let members: Vec<_> = command
        .company_ids
        .iter()
        .map(|id| (*id, role_of(*id)))
        .collect();
    let opening = ConsortiumOpening {
        name: command.name,
        cluster_id: case.call.cluster_id,
        form: command.form,
        created_by: actor.account_id(),
        now: app.clock.now(),
    };
    let consortium = Consortium::open(&case.lot, opening, &members)?;
    consortia::insert_consortium(&transaction, &consortium).await?;
    transaction.commit().await?;
    Ok(consortium)
}

fn unwilling_to_lead(company: &Company) -> Rejection {
    Rejection::at(RejectionCode::LeadNotEligible, "leadCompanyId").with("company", &company.name)
}

/// The companies are of the cluster, and the lead is one of them that may lead.
fn refuse_strangers(case: &LotCase, command: &CreateConsortium) -> Result<(), AppError> {
    let is_stranger = |id: &CompanyId| !case.companies.contains_key(id);
    let mut rejections: Vec<Rejection> = command
        .company_ids
        .iter()
        .enumerate()
        .filter(|(_, id)| is_stranger(id))
        .map(|(place, _)| {
            Rejection::at(RejectionCode::NotFound, &place.to_string()).under("companyIds")
        })
        .collect();
    if let Some(lead) = command.lead {
        if !command.company_ids.contains(&lead) {
            rejections.push(Rejection::at(RejectionCode::LeadNotMember, "leadCompanyId"));
        }
        if let Some(company) = case.companies.get(&lead).filter(|lead| !lead.may_lead) {
            rejections.push(unwilling_to_lead(company));
        }
    }
    if rejections.is_empty() {
        Ok(())
    } else {
        Err(rejections.into())
    }
}

/// One consortium, for those who may know of it.
///
/// # Errors
/// What the database says.
pub async fn find_consortium(
    app: &App,
    actor: &Actor,
    consortium_id: ConsortiumId,
) -> Result<Consortium, AppError> {
    actor.require_somewhere(Operation::Consortium)?;
    let consortium = stored(app.database.read(), consortium_id).await?;
    actor.require(Operation::Consortium, &Subject::consortium(&consortium))?;
    Ok(consortium)
}

/// A page of the consortia that the person may know of.
///
/// # Errors
/// `Unauthenticated`, and what the database says.
pub async fn list_consortia(
    app: &App,
    actor: &Actor,
    filter: ConsortiumFilter,
    order: Order<ConsortiumOrderField>,
    page_request: PageRequest,
) -> Result<Page<Consortium>, AppError> {
    actor.require_somewhere(Operation::Consortia)?;
    let visible = visibility_of(actor);
    Ok(
        consortia::page_of_consortia(app.database.read(), &visible, &filter, order, &page_request)
            .await?,
    )
}

/// Several consortia, as far as the person may know of them.
///
/// # Errors
/// What the database says.
pub async fn consortia_by_id(
    app: &App,
    actor: &Actor,
    ids: &[ConsortiumId],
) -> Result<Vec<Consortium>, AppError> {
    let visible = visibility_of(actor);
    Ok(consortia::consortia_by_id(app.database.read(), ids, &visible).await?)
}

/// The consortia of several lots that the person may know of.
///
/// # Errors
/// What the database says.
pub async fn consortia_by_lot(
    app: &App,
    actor: &Actor,
    lot_ids: &[LotId],
) -> Result<Vec<Consortium>, AppError> {
    let visible = visibility_of(actor);
    Ok(consortia::consortia_by_lot(app.database.read(), lot_ids, &visible).await?)
}

/// The consortia of several companies that the person may know of.
///
/// # Errors
/// What the database says.
pub async fn consortia_by_company(
    app: &App,
    actor: &Actor,
    company_ids: &[CompanyId],
) -> Result<Vec<(CompanyId, Consortium)>, AppError> {
    let visible = visibility_of(actor);
    Ok(consortia::consortia_by_company(app.database.read(), company_ids, &visible).await?)
}

/// What of the consortia a person may know of: those of the clusters that it coordinates, and those that its managed
/// companies are in, in a state that sees them.
#[must_use]
pub fn visibility_of(actor: &Actor) -> ConsortiumVisibility {
    if actor.is_operator() {
        return ConsortiumVisibility::All;
    }
    ConsortiumVisibility::Reader {
        clusters: actor.coordinated_clusters().into_iter().collect(),
        companies: actor.managed_companies().into_iter().collect(),
    }
}

/// A consortium as it is stored, whoever asks: the caller checks permission.
///
/// # Errors
/// `NotFound`, and what the database says.
pub async fn stored(
    conn: &impl Connection,
    consortium_id: ConsortiumId,
) -> Result<Consortium, AppError> {
    consortia::find_consortium(conn, consortium_id, &ConsortiumVisibility::All)
        .await?
        .ok_or(AppError::NotFound)
}

//! Consortia: made from a suggestion or by hand, changed by those who may, seen by those who are in.
//! The invariants live in `domain::consortium_change`; this file loads, asks and stores.

use std::collections::BTreeMap;

use domain::allocation::Allocation;
use domain::call::ConsortiumForm;
use domain::company::Company;
use domain::consortium::{Consortium, ConsortiumState, MemberRole, MemberState};
use domain::consortium_change::{ConsortiumOpening, StateChange};
use domain::filters::{ConsortiumFilter, ConsortiumOrderField};
use domain::ids::{
    AllocationId, CompanyId, ConsortiumId, ConsortiumMemberId, LotId, RequirementId, SuggestionId,
};
use domain::money::Money;
use domain::page::{Order, Page, PageRequest};
use domain::quantity::Share;
use domain::rejection::{Rejection, RejectionCode};
use domain::text::{Name, Prose};
use domain::violation::RuleCode;
use domain::visibility::ConsortiumVisibility;
use persistence::connection::{Connection, Transaction};

use persistence::repositories::directory::companies;
use persistence::repositories::groupings::{consortia, grouping_runs};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::consortium_reviews::review;
use crate::application::lot_cases::load_lot_case;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// What a person decides when accepting a suggestion.
#[derive(Clone, Debug)]
pub struct AcceptSuggestion {
    /// Which suggestion.
    pub suggestion_id: SuggestionId,
    /// How the consortium is called; named after the lot and the lead when absent.
    pub name: Option<Name>,
    /// Who leads, when not whom the engine named.
    pub lead: Option<CompanyId>,
    /// The form, if decided.
    pub form: Option<ConsortiumForm>,
}

/// Makes a draft out of what the engine proposed.
///
/// # Errors
/// `NotFound`, `Forbidden`, and what `Consortium::accept` refuses.
pub async fn accept_suggestion(
    app: &App,
    actor: &Actor,
    command: AcceptSuggestion,
) -> Result<Consortium, AppError> {
    actor.require_somewhere(Operation::AcceptSuggestion)?;
    let transaction = app.database.begin().await?;
    let found = grouping_runs::find_suggestion(&transaction, command.suggestion_id).await?;
    let (run, suggestion) = found.ok_or(AppError::NotFound)?;
    let case = load_lot_case(&transaction, run.lot_id).await?;
    actor.require(Operation::AcceptSuggestion, &Subject::call(&case.call))?;
    let lead = command.lead.unwrap_or(suggestion.lead);
    let lead_name = case
        .companies
        .get(&lead)
        .map(|company| company.name.as_str())
        .unwrap_or_default();
    let opening = ConsortiumOpening {
        name: command
            .name
            .unwrap_or_else(|| Name::stored(format!("{lead_name} · lot {}", case.lot.number))),
        cluster_id: case.call.cluster_id,
        form: command.form,
        created_by: actor.account_id(),
        now: app.clock.now(),
    };
    let language = actor.language();
    let consortium = Consortium::accept(
        &case.lot,
        &suggestion,
        opening,
        command.lead,
        |assignment| {
            crate::wording::requirements::task_name(
                &case.requirements,
                assignment.requirement_id,
                &case.vocabulary,
                language,
            )
        },
    )?;
    consortia::insert_consortium(&transaction, &consortium).await?;
    transaction.commit().await?;
    Ok(consortium)
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
}

/// Makes a draft by hand.
///
/// # Errors
/// `NotFound` for a company outside the cluster, `LEAD_NOT_MEMBER`, `LEAD_NOT_ELIGIBLE`, and what `Consortium::open`
/// refuses.
pub async fn create_consortium(
    app: &App,
    actor: &Actor,
    command: CreateConsortium,
) -> Result<Consortium, AppError> {
    actor.require_somewhere(Operation::CreateConsortium)?;
    let transaction = app.database.begin().await?;
    let case = load_lot_case(&transaction, command.lot_id).await?;
    actor.require(Operation::CreateConsortium, &Subject::call(&case.call))?;
    let unknown = command
        .company_ids
        .iter()
        .any(|id| !case.companies.contains_key(id));
    let lead_company = command.lead.and_then(|id| case.companies.get(&id));
    let rejection = match (unknown, command.lead, lead_company) {
        (true, _, _) => Some(RejectionCode::NotFound),
        (_, Some(lead), _) if !command.company_ids.contains(&lead) => {
            Some(RejectionCode::LeadNotMember)
        }
        (_, Some(_), Some(company)) if !company.may_lead => Some(RejectionCode::LeadNotEligible),
        _ => None,
    };
    if let Some(code) = rejection {
        let field = if code == RejectionCode::NotFound {
            "companyIds"
        } else {
            "leadCompanyId"
        };
        return Err(AppError::rejected_at(code, field));
    }
    let role_of = |id: CompanyId| {
        if Some(id) == command.lead {
            MemberRole::Lead
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
        form: None,
        created_by: actor.account_id(),
        now: app.clock.now(),
    };
    let consortium = Consortium::open(&case.lot, opening, &members)?;
    consortia::insert_consortium(&transaction, &consortium).await?;
    transaction.commit().await?;
    Ok(consortium)
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

/// What an update changes; absent stays.
#[derive(Clone, Debug, Default)]
pub struct UpdateConsortium {
    /// The name.
    pub name: Option<Name>,
    /// The form; `Some(None)` takes it back.
    pub form: Option<Option<ConsortiumForm>>,
    /// Whether the lead of a *conjoint* group answers for all.
    pub lead_is_jointly_liable: Option<bool>,
    /// The note; `Some(None)` empties it.
    pub note: Option<Option<Prose>>,
}

/// Changes name, form, liability of the lead, or note.
///
/// # Errors
/// `WRONG_STATE` once the bid is in, `STALE_VERSION`, `NotFound`, `Forbidden`.
pub async fn update_consortium(
    app: &App,
    actor: &Actor,
    target: ConsortiumVersion,
    change: UpdateConsortium,
) -> Result<Consortium, AppError> {
    let mut work = Work::begin(app, actor, Operation::UpdateConsortium, target).await?;
    let consortium = &mut work.consortium;
    if !consortium.state.is_open() {
        return Err(AppError::Rejected(vec![Rejection::whole(
            RejectionCode::WrongState,
        )]));
    }
    if let Some(name) = change.name {
        consortium.name = name;
    }
    if let Some(form) = change.form {
        consortium.form = form;
    }
    if let Some(is_liable) = change.lead_is_jointly_liable {
        consortium.lead_is_jointly_liable = is_liable;
    }
    if let Some(note) = change.note {
        consortium.note = note;
    }
    work.store(app).await
}

/// Which consortium, as the person read it.
#[derive(Clone, Copy, Debug)]
pub struct ConsortiumVersion {
    /// Which one.
    pub consortium_id: ConsortiumId,
    /// The version that was read.
    pub version: i32,
}

/// Adds a company of the cluster.
///
/// # Errors
/// `NOT_FOUND` for a company outside the cluster, and what `Consortium::add_member` refuses.
pub async fn add_consortium_member(
    app: &App,
    actor: &Actor,
    target: ConsortiumVersion,
    (company_id, role): (CompanyId, MemberRole),
) -> Result<Consortium, AppError> {
    let mut work = Work::begin(app, actor, Operation::AddConsortiumMember, target).await?;
    let cluster_id = work.consortium.cluster_id;
    let company = work.company(company_id).await?;
    if !company.cluster_ids.contains(&cluster_id) {
        return Err(AppError::rejected_at(RejectionCode::NotFound, "companyId"));
    }
    work.consortium
        .add_member(&company, role, app.clock.now())?;
    work.store(app).await
}

/// Takes a company out.
///
/// # Errors
/// What `Consortium::remove_member` refuses.
pub async fn remove_consortium_member(
    app: &App,
    actor: &Actor,
    target: ConsortiumVersion,
    member_id: ConsortiumMemberId,
) -> Result<Consortium, AppError> {
    let mut work = Work::begin(app, actor, Operation::RemoveConsortiumMember, target).await?;
    work.consortium.remove_member(member_id, app.clock.now())?;
    work.store(app).await
}

/// Gives a member another role.
///
/// # Errors
/// What `Consortium::change_role` refuses.
pub async fn change_member_role(
    app: &App,
    actor: &Actor,
    target: ConsortiumVersion,
    (member_id, role): (ConsortiumMemberId, MemberRole),
) -> Result<Consortium, AppError> {
    let mut work = Work::begin(app, actor, Operation::ChangeMemberRole, target).await?;
    let company_id = work.company_of(member_id)?;
    let company = work.company(company_id).await?;
    work.consortium.change_role(member_id, &company, role)?;
    work.store(app).await
}

/// Moves a member on. A company moves only its own membership.
///
/// # Errors
/// What `Consortium::change_member_state` refuses; `Forbidden` for another company's membership.
pub async fn change_member_state(
    app: &App,
    actor: &Actor,
    target: ConsortiumVersion,
    (member_id, state): (ConsortiumMemberId, MemberState),
) -> Result<Consortium, AppError> {
    let mut work = Work::begin(app, actor, Operation::ChangeMemberState, target).await?;
    let company_id = work.company_of(member_id)?;
    actor.require(
        Operation::ChangeMemberState,
        &Subject::membership(&work.consortium, company_id),
    )?;
    work.consortium
        .change_member_state(member_id, state, app.clock.now())?;
    work.store(app).await
}

/// One line of an allocation as a person sends it.
#[derive(Clone, Debug)]
pub struct AllocationLine {
    /// The line that it was, if it was one before.
    pub id: Option<AllocationId>,
    /// Who does it.
    pub member_id: ConsortiumMemberId,
    /// The requirement that it covers, if it is one.
    pub requirement_id: Option<RequirementId>,
    /// What is done.
    pub task: Name,
    /// Its share of the whole.
    pub share: Share,
    /// Its amount, if known.
    pub amount: Option<Money>,
}

/// Replaces the allocation.
///
/// # Errors
/// `NOT_FOUND` for requirements of other lots, and what `Consortium::set_allocations` refuses.
pub async fn set_allocations(
    app: &App,
    actor: &Actor,
    target: ConsortiumVersion,
    lines: Vec<AllocationLine>,
) -> Result<Consortium, AppError> {
    let mut work = Work::begin(app, actor, Operation::SetAllocations, target).await?;
    let known: Vec<AllocationId> = work
        .consortium
        .allocations
        .iter()
        .map(|line| line.id)
        .collect();
    let case = load_lot_case(&work.transaction, work.consortium.lot_id).await?;
    let foreign = lines.iter().position(|line| {
        line.requirement_id
            .is_some_and(|id| !case.requirements.iter().any(|asked| asked.id == id))
    });
    if let Some(place) = foreign {
        let rejection =
            Rejection::at(RejectionCode::NotFound, "requirementId").under(&place.to_string());
        return Err(AppError::Rejected(vec![rejection.under("allocations")]));
    }
    let allocations = lines
        .into_iter()
        .map(|line| Allocation {
            id: line.id.filter(|id| known.contains(id)).unwrap_or_default(),
            member_id: line.member_id,
            requirement_id: line.requirement_id,
            task: line.task,
            share: line.share,
            amount: line.amount,
        })
        .collect();
    work.consortium.set_allocations(allocations)?;
    work.store(app).await
}

/// Moves the consortium on, with a reason for each warning that stands.
///
/// # Errors
/// What `Consortium::change_state` refuses.
pub async fn change_consortium_state(
    app: &App,
    actor: &Actor,
    target: ConsortiumVersion,
    (state, reasons): (ConsortiumState, Vec<(RuleCode, Prose)>),
) -> Result<Consortium, AppError> {
    let mut work = Work::begin(app, actor, Operation::ChangeConsortiumState, target).await?;
    let reviewed = review(&work.transaction, &work.consortium, app.clock.now()).await?;
    work.consortium.change_state(StateChange {
        state,
        violations: &reviewed.violations,
        reasons,
        accepted_by: actor.account_id(),
        now: app.clock.now(),
    })?;
    work.store(app).await
}

/// A change that is under way: the transaction, and the consortium that it read.
struct Work {
    transaction: Transaction,
    consortium: Consortium,
    version: i32,
}

impl Work {
    async fn begin(
        app: &App,
        actor: &Actor,
        operation: Operation,
        target: ConsortiumVersion,
    ) -> Result<Self, AppError> {
        actor.require_somewhere(operation)?;
        let transaction = app.database.begin().await?;
        let consortium = stored(&transaction, target.consortium_id).await?;
        actor.require(operation, &Subject::consortium(&consortium))?;
        if consortium.record.version != target.version {
            return Err(AppError::Conflict);
        }
        Ok(Self {
            transaction,
            consortium,
            version: target.version,
        })
    }

    async fn company(&self, company_id: CompanyId) -> Result<Company, AppError> {
        let found = companies::companies_by_id(&self.transaction, &[company_id])
            .await?
            .pop();
        found.ok_or_else(|| AppError::rejected_at(RejectionCode::NotFound, "companyId"))
    }

    fn company_of(&self, member_id: ConsortiumMemberId) -> Result<CompanyId, AppError> {
        let member = self
            .consortium
            .members
            .iter()
            .find(|member| member.id == member_id);
        member
            .map(|member| member.company_id)
            .ok_or_else(|| AppError::rejected_at(RejectionCode::NotFound, "memberId"))
    }

    async fn store(mut self, app: &App) -> Result<Consortium, AppError> {
        self.consortium.record = self.consortium.record.changed(app.clock.now());
        consortia::update_consortium(&self.transaction, &self.consortium, self.version).await?;
        self.transaction.commit().await?;
        Ok(self.consortium)
    }
}

async fn stored(
    conn: &impl Connection,
    consortium_id: ConsortiumId,
) -> Result<Consortium, AppError> {
    consortia::find_consortium(conn, consortium_id, &ConsortiumVisibility::All)
        .await?
        .ok_or(AppError::NotFound)
}

/// The companies of several consortia by id, for showing their names.
///
/// # Errors
/// What the database says.
pub async fn companies_of(
    app: &App,
    ids: &[CompanyId],
) -> Result<BTreeMap<CompanyId, Company>, AppError> {
    let found = companies::companies_by_id(app.database.read(), ids).await?;
    Ok(found
        .into_iter()
        .map(|company| (company.id, company))
        .collect())
}

//! Changes of consortia: each loads, asks permission, lets the domain decide, and stores with the version that was read.

use domain::consortia::allocation::Allocation;
use domain::consortia::consortium::{Consortium, ConsortiumState, MemberRole, MemberState};
use domain::consortia::consortium_change::StateChange;
use domain::consortia::violation::RuleCode;
use domain::directory::company::Company;
use domain::procurement::call::ConsortiumForm;
use domain::values::ids::{
    AllocationId, CompanyId, ConsortiumId, ConsortiumMemberId, RequirementId,
};
use domain::values::money::Money;
use domain::values::quantity::Share;
use domain::values::rejection::{Rejection, RejectionCode};
use domain::values::text::{Name, Prose};
use persistence::connection::Transaction;
use persistence::repositories::directory::companies;
use persistence::repositories::groupings::consortia;
use persistence::repositories::procurement::requirements;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::consortia::stored;
use crate::application::groupings::consortium_reviews::review;
use crate::application::procurement::lots::lot_in_call;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

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
/// `COMPOSITION_FROZEN` after the deadline, `NOT_FOUND` for a company outside the cluster, and what
/// `Consortium::add_member` refuses.
pub async fn add_consortium_member(
    app: &App,
    actor: &Actor,
    target: ConsortiumVersion,
    (company_id, role): (CompanyId, MemberRole),
) -> Result<Consortium, AppError> {
    let mut work = Work::begin(app, actor, Operation::AddConsortiumMember, target).await?;
    work.require_free_composition(app).await?;
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
/// `COMPOSITION_FROZEN` after the deadline, and what `Consortium::remove_member` refuses.
pub async fn remove_consortium_member(
    app: &App,
    actor: &Actor,
    target: ConsortiumVersion,
    member_id: ConsortiumMemberId,
) -> Result<Consortium, AppError> {
    let mut work = Work::begin(app, actor, Operation::RemoveConsortiumMember, target).await?;
    work.require_free_composition(app).await?;
    work.consortium.remove_member(member_id, app.clock.now())?;
    work.store(app).await
}

/// Gives a member another role.
///
/// # Errors
/// `COMPOSITION_FROZEN` after the deadline, and what `Consortium::change_role` refuses.
pub async fn change_member_role(
    app: &App,
    actor: &Actor,
    target: ConsortiumVersion,
    (member_id, role): (ConsortiumMemberId, MemberRole),
) -> Result<Consortium, AppError> {
    let mut work = Work::begin(app, actor, Operation::ChangeMemberRole, target).await?;
    work.require_free_composition(app).await?;
    let company_id = work.company_of(member_id)?;
    let company = work.company(company_id).await?;
    work.consortium.change_role(member_id, &company, role)?;
    work.store(app).await
}

/// Moves a member on. A company moves only its own membership.
///
/// # Errors
/// What `Consortium::change_member_state` refuses; `Forbidden` for another company's membership; `COMPOSITION_FROZEN`
/// for a company that is asked after the deadline.
pub async fn change_member_state(
    app: &App,
    actor: &Actor,
    target: ConsortiumVersion,
    (member_id, state): (ConsortiumMemberId, MemberState),
) -> Result<Consortium, AppError> {
    let mut work = Work::begin(app, actor, Operation::ChangeMemberState, target).await?;
    let company_id = work.company_of(member_id)?;
    let membership = Subject::membership(&work.consortium, company_id);
    if !actor.may(Operation::ChangeMemberState, &membership) {
        // Whoever came so far knows of the consortium.
        return Err(AppError::Forbidden);
    }
    if state == MemberState::Invited {
        work.require_free_composition(app).await?;
    }
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
    let asked =
        requirements::requirements_by_lot(&work.transaction, &[work.consortium.lot_id]).await?;
    let is_foreign = |id: RequirementId| !asked.iter().any(|requirement| requirement.id == id);
    let foreign = lines
        .iter()
        .position(|line| line.requirement_id.is_some_and(is_foreign));
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
        call: &reviewed.case.call,
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

    async fn require_free_composition(&self, app: &App) -> Result<(), AppError> {
        let found = lot_in_call(&self.transaction, self.consortium.lot_id).await?;
        Consortium::require_free_composition(&found.call, app.clock.now())?;
        Ok(())
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

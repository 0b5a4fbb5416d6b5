//! A consortium as the API shows it.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::consortia::allocation::sum_of_shares;
use domain::consortia::consortium;
use domain::values::ids::{
    AccountId, ClusterId, CompanyId, ConsortiumMemberId, LotId, RequirementId,
};
use domain::values::money::Money;

use crate::application::actor::Actor;
use crate::authorization::field_class::FieldClass;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::graphql::enums::calls::ConsortiumForm;
use crate::graphql::enums::consortia::{
    ConsortiumState, MemberRole, MemberState, RuleCode, Severity,
};
use crate::graphql::node_id::show;
use crate::graphql::scalars::MoneyValue;
use crate::graphql::user_error::Parameter;

/// A group that people are forming for a lot. Read by the coordinators of its cluster and by its members, from their
/// invitation on.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Consortium {
    /// The record inside.
    #[graphql(skip)]
    pub inside: consortium::Consortium,
    /// Its id.
    pub id: ID,
    /// How people call it.
    pub name: String,
    /// Its legal form, once chosen.
    pub form: Option<ConsortiumForm>,
    /// Whether the lead of a *conjoint* group answers for all (R2142-24).
    pub lead_is_jointly_liable: bool,
    /// Where it stands.
    pub state: ConsortiumState,
    /// Notes of those who form it.
    pub note: Option<String>,
    /// Its companies; those who withdrew stay on the list.
    pub members: Vec<ConsortiumMember>,
    /// Who does what.
    pub allocations: Vec<Allocation>,
    /// What the shares add up to, in per-ten-thousands; 10000 when complete.
    pub sum_of_shares: i32,
    /// What the amounts add up to. Null when one of them is unknown or hidden from the reader.
    pub sum_of_amounts: Option<MoneyValue>,
    /// The states that may follow.
    pub next_states: Vec<ConsortiumState>,
    /// Counts the changes; an update names the version that it read.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Whether the reader may change its name, form, note and members.
    pub viewer_can_update: bool,
    /// Whether the reader may change the allocation.
    pub viewer_can_allocate: bool,
    /// Whether the reader may move it on.
    pub viewer_can_change_state: bool,
    /// Whether the reader may answer for its own company.
    pub viewer_can_answer: bool,
    /// The membership of the reader's own company, if it has one.
    pub viewer_membership: Option<ConsortiumMember>,
}

/// A company in a consortium.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct ConsortiumMember {
    /// The company's id inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// Its id.
    pub id: ID,
    /// What it does.
    pub role: MemberRole,
    /// Where it stands.
    pub state: MemberState,
    /// When the state was last changed.
    pub state_changed_at: DateTime<Utc>,
    /// The states that may follow.
    pub next_states: Vec<MemberState>,
    /// What its shares add up to, in per-ten-thousands.
    pub sum_of_shares: i32,
}

/// One line of the allocation of work: a member does a task or covers a requirement, for a share of the whole.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Allocation {
    /// The requirement's id inside.
    #[graphql(skip)]
    pub requirement_id: Option<RequirementId>,
    /// Its id.
    pub id: ID,
    /// Who does it.
    pub member: ConsortiumMember,
    /// What is done.
    pub task: String,
    /// Its share of the whole contract, in per-ten-thousands.
    pub share_per_ten_thousand: i32,
    /// Its amount without tax. A secret of the consortium: null for those who may not know it.
    pub amount: Option<MoneyValue>,
}

/// A procurement rule that is broken or at risk.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Violation {
    /// The companies' ids inside.
    #[graphql(skip)]
    pub company_ids: Vec<CompanyId>,
    /// Which rule.
    pub rule: RuleCode,
    /// Its article as one cites it.
    pub article: String,
    /// How serious it is.
    pub severity: Severity,
    /// A sentence, in the reader's language.
    pub message: String,
    /// The values of the sentence, by name.
    pub parameters: Vec<Parameter>,
}

/// A person went on in spite of a warning, and said why.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct AcceptedWarning {
    /// The person's account inside.
    #[graphql(skip)]
    pub account_id: Option<AccountId>,
    /// Which rule warned.
    pub rule: RuleCode,
    /// Why the person went on.
    pub reason: String,
    /// When.
    pub accepted_at: DateTime<Utc>,
}

impl Consortium {
    /// The consortium as this person sees it.
    #[must_use]
    pub fn seen_by(actor: &Actor, inside: consortium::Consortium) -> Self {
        let subject = Subject::consortium(&inside);
        let sees_prices = actor.may_read(FieldClass::Prices, &subject);
        let own = inside
            .present_members()
            .find(|member| actor.manages(member.company_id));
        let viewer_membership = own.map(|member| ConsortiumMember::of(&inside, member));
        let may = |operation| inside.state.is_open() && actor.may(operation, &subject);
        Self {
            id: show(inside.id),
            name: inside.name.as_str().to_owned(),
            form: inside.form.map(ConsortiumForm::from),
            lead_is_jointly_liable: inside.lead_is_jointly_liable,
            state: inside.state.into(),
            note: inside.note.as_ref().map(ToString::to_string),
            members: inside
                .members
                .iter()
                .map(|member| ConsortiumMember::of(&inside, member))
                .collect(),
            allocations: allocations_of(&inside, sees_prices),
            sum_of_shares: i32::try_from(sum_of_shares(&inside.allocations)).unwrap_or(i32::MAX),
            sum_of_amounts: sum_of_amounts(&inside)
                .filter(|_| sees_prices)
                .map(MoneyValue::from),
            next_states: inside
                .state
                .next()
                .iter()
                .map(|state| ConsortiumState::from(*state))
                .collect(),
            version: inside.record.version,
            created_at: inside.record.created_at,
            updated_at: inside.record.updated_at,
            viewer_can_update: may(Operation::UpdateConsortium),
            viewer_can_allocate: may(Operation::SetAllocations),
            viewer_can_change_state: actor.may(Operation::ChangeConsortiumState, &subject),
            viewer_can_answer: own.is_some() && may(Operation::ChangeMemberState),
            viewer_membership,
            inside,
        }
    }

    /// The lot that it bids for.
    #[must_use]
    pub fn lot_id(&self) -> LotId {
        self.inside.lot_id
    }

    /// The cluster whose coordinators accompany it.
    #[must_use]
    pub fn cluster_id(&self) -> ClusterId {
        self.inside.cluster_id
    }
}

impl ConsortiumMember {
    fn of(consortium: &consortium::Consortium, member: &consortium::ConsortiumMember) -> Self {
        let is_own =
            |line: &&domain::consortia::allocation::Allocation| line.member_id == member.id;
        let shares: u32 = consortium
            .allocations
            .iter()
            .filter(is_own)
            .map(|line| u32::from(line.share.0))
            .sum();
        Self {
            company_id: member.company_id,
            id: show(member.id),
            role: member.role.into(),
            state: member.state.into(),
            state_changed_at: member.state_changed_at,
            next_states: member
                .state
                .next()
                .iter()
                .map(|state| MemberState::from(*state))
                .collect(),
            sum_of_shares: i32::try_from(shares).unwrap_or(i32::MAX),
        }
    }
}

fn allocations_of(consortium: &consortium::Consortium, sees_prices: bool) -> Vec<Allocation> {
    let member = |id: ConsortiumMemberId| consortium.members.iter().find(|member| member.id == id);
    consortium
        .allocations
        .iter()
        .filter_map(|line| {
            Some(Allocation {
                requirement_id: line.requirement_id,
                id: show(line.id),
                member: ConsortiumMember::of(consortium, member(line.member_id)?),
                task: line.task.as_str().to_owned(),
                share_per_ten_thousand: i32::from(line.share.0),
                amount: line.amount.filter(|_| sees_prices).map(MoneyValue::from),
            })
        })
        .collect()
}

/// The sum of the amounts; nothing when one of them is unknown or in another currency.
fn sum_of_amounts(consortium: &consortium::Consortium) -> Option<Money> {
    let amounts: Option<Vec<Money>> = consortium
        .allocations
        .iter()
        .map(|line| line.amount)
        .collect();
    let amounts = amounts?;
    let currency = amounts.first()?.currency;
    amounts
        .iter()
        .try_fold(0_i64, |sum, amount| {
            sum.checked_add(amount.cents)
                .filter(|_| amount.currency == currency)
        })
        .map(|cents| Money { cents, currency })
}

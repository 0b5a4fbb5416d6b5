//! What mutations on consortia are given, and how it is read into words of the application.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::consortia::consortium::{MemberRole as Role, MemberState as State};
use domain::consortia::violation::RuleCode as Rule;
use domain::values::ids::ConsortiumMemberId;
use domain::values::quantity::Share;
use domain::values::rejection::Rejection;
use domain::values::text::{Name, Prose};

use crate::application::groupings::consortia::CreateConsortium;
use crate::application::groupings::consortium_changes::{
    AllocationLine, ConsortiumVersion, UpdateConsortium,
};
use crate::graphql::enums::calls::ConsortiumForm;
use crate::graphql::enums::consortia::{ConsortiumState, MemberRole, MemberState, RuleCode};
use crate::graphql::node_id::{read_all_at, read_at};
use crate::graphql::scalars::MoneyInput;

/// A consortium that is made by hand.
#[derive(Clone, Debug, InputObject)]
pub struct CreateConsortiumInput {
    /// The lot that it is for.
    pub lot_id: ID,
    /// How it is called.
    pub name: String,
    /// Its companies, at most 50.
    #[graphql(validator(max_items = 50))]
    pub company_ids: Vec<ID>,
    /// Which of them leads, if decided.
    pub lead_company_id: Option<ID>,
    /// Which of its companies take part as subcontractors only; others are not looked at.
    #[graphql(validator(max_items = 50))]
    pub subcontractor_ids: Option<Vec<ID>>,
    /// Its legal form, if decided.
    pub form: Option<ConsortiumForm>,
}

/// A change of name, form, liability or note. Absent fields stay, null clears.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateConsortiumInput {
    /// The consortium.
    pub consortium_id: ID,
    /// Its name.
    pub name: Option<String>,
    /// Its legal form.
    pub form: MaybeUndefined<ConsortiumForm>,
    /// Whether the lead of a *conjoint* group answers for all.
    pub lead_is_jointly_liable: Option<bool>,
    /// Notes of those who form it.
    pub note: MaybeUndefined<String>,
    /// The version that was read.
    pub version: i32,
}

/// A company that joins.
#[derive(Clone, Debug, InputObject)]
pub struct AddConsortiumMemberInput {
    /// The consortium.
    pub consortium_id: ID,
    /// The company.
    pub company_id: ID,
    /// What it does.
    pub role: MemberRole,
    /// The version that was read.
    pub version: i32,
}

/// A member that is taken out.
#[derive(Clone, Debug, InputObject)]
pub struct RemoveConsortiumMemberInput {
    /// The consortium.
    pub consortium_id: ID,
    /// The member.
    pub member_id: ID,
    /// The version that was read.
    pub version: i32,
}

/// A member that gets another role. Making a member the lead makes the former lead a member.
#[derive(Clone, Debug, InputObject)]
pub struct ChangeMemberRoleInput {
    /// The consortium.
    pub consortium_id: ID,
    /// The member.
    pub member_id: ID,
    /// What it does from now on.
    pub role: MemberRole,
    /// The version that was read.
    pub version: i32,
}

/// A member that is moved on.
#[derive(Clone, Debug, InputObject)]
pub struct ChangeMemberStateInput {
    /// The consortium.
    pub consortium_id: ID,
    /// The member.
    pub member_id: ID,
    /// Where it stands from now on.
    pub state: MemberState,
    /// The version that was read.
    pub version: i32,
}

/// One line of an allocation.
#[derive(Clone, Debug, InputObject)]
pub struct AllocationInput {
    /// The line that it was, if it was one before.
    pub id: Option<ID>,
    /// Who does it.
    pub member_id: ID,
    /// The requirement that it covers, if it is one.
    pub requirement_id: Option<ID>,
    /// What is done.
    pub task: String,
    /// Its share of the whole, in per-ten-thousands.
    pub share_per_ten_thousand: i32,
    /// Its amount without tax, if known.
    pub amount: Option<MoneyInput>,
}

/// The whole allocation. It need not add up while the consortium is open, and must when it is formed.
#[derive(Clone, Debug, InputObject)]
pub struct SetAllocationsInput {
    /// The consortium.
    pub consortium_id: ID,
    /// All lines, at most 500.
    #[graphql(validator(max_items = 500))]
    pub allocations: Vec<AllocationInput>,
    /// The version that was read.
    pub version: i32,
}

/// Why a person goes on in spite of a warning.
#[derive(Clone, Debug, InputObject)]
pub struct WarningReasonInput {
    /// Which rule warns.
    pub rule: RuleCode,
    /// Why.
    pub reason: String,
}

/// A consortium that is moved on.
#[derive(Clone, Debug, InputObject)]
pub struct ChangeConsortiumStateInput {
    /// The consortium.
    pub consortium_id: ID,
    /// Where it stands from now on.
    pub state: ConsortiumState,
    /// A reason for each warning that stands.
    #[graphql(validator(max_items = 20))]
    pub reasons: Option<Vec<WarningReasonInput>>,
    /// The version that was read.
    pub version: i32,
}

type Read<T> = Result<T, Vec<Rejection>>;

/// Which consortium, as the person read it.
///
/// # Errors
/// `NOT_FOUND` at `consortiumId` for an id of another kind.
pub fn version_of(consortium_id: &ID, version: i32) -> Read<ConsortiumVersion> {
    let consortium_id = read_at("consortiumId", consortium_id).map_err(|found| vec![found])?;
    Ok(ConsortiumVersion {
        consortium_id,
        version,
    })
}

/// The member that a field names.
///
/// # Errors
/// `NOT_FOUND` at `memberId` for an id of another kind.
pub fn member_of(member_id: &ID) -> Read<ConsortiumMemberId> {
    read_at("memberId", member_id).map_err(|found| vec![found])
}

impl CreateConsortiumInput {
    /// The command of the application.
    ///
    /// # Errors
    /// All that is wrong with the input.
    pub fn into_command(self) -> Read<CreateConsortium> {
        let lot_id = read_at("lotId", &self.lot_id);
        let name = Name::parse("name", &self.name);
        let company_ids = read_all_at("companyIds", &self.company_ids);
        let subcontractors = self.subcontractor_ids.unwrap_or_default();
        let subcontractors = read_all_at("subcontractorIds", &subcontractors);
        let lead = self
            .lead_company_id
            .as_ref()
            .map(|id| read_at("leadCompanyId", id))
            .transpose();
        match (lot_id, name, (company_ids, subcontractors), lead) {
            (Ok(lot_id), Ok(name), (Ok(company_ids), Ok(subcontractors)), Ok(lead)) => {
                Ok(CreateConsortium {
                    lot_id,
                    name,
                    company_ids,
                    lead,
                    subcontractors,
                    form: self.form.map(Into::into),
                })
            }
            (lot_id, name, (company_ids, subcontractors), lead) => {
                let mut rejections: Vec<Rejection> = [lot_id.err(), name.err(), lead.err()]
                    .into_iter()
                    .flatten()
                    .collect();
                rejections.extend(company_ids.err().unwrap_or_default());
                rejections.extend(subcontractors.err().unwrap_or_default());
                Err(rejections)
            }
        }
    }
}

impl UpdateConsortiumInput {
    /// The change in words of the application.
    ///
    /// # Errors
    /// All that is wrong with the input.
    pub fn into_change(self) -> Read<UpdateConsortium> {
        let name = self
            .name
            .as_deref()
            .map(|name| Name::parse("name", name))
            .transpose();
        let note = match self.note {
            MaybeUndefined::Undefined => Ok(None),
            MaybeUndefined::Null => Ok(Some(None)),
            MaybeUndefined::Value(text) => Prose::parse_optional("note", Some(&text)).map(Some),
        };
        match (name, note) {
            (Ok(name), Ok(note)) => Ok(UpdateConsortium {
                name,
                form: match self.form {
                    MaybeUndefined::Undefined => None,
                    MaybeUndefined::Null => Some(None),
                    MaybeUndefined::Value(form) => Some(Some(form.into())),
                },
                lead_is_jointly_liable: self.lead_is_jointly_liable,
                note,
            }),
            (name, note) => Err([name.err(), note.err()].into_iter().flatten().collect()),
        }
    }
}

impl ChangeMemberRoleInput {
    /// The member and its new role.
    ///
    /// # Errors
    /// `NOT_FOUND` for ids of another kind.
    pub fn into_change(self) -> Read<(ConsortiumMemberId, Role)> {
        Ok((member_of(&self.member_id)?, self.role.into()))
    }
}

impl ChangeMemberStateInput {
    /// The member and its new state.
    ///
    /// # Errors
    /// `NOT_FOUND` for ids of another kind.
    pub fn into_change(self) -> Read<(ConsortiumMemberId, State)> {
        Ok((member_of(&self.member_id)?, self.state.into()))
    }
}

/// The lines of an allocation.
///
/// # Errors
/// All that is wrong with them, each at its place in the list.
pub fn lines_of(allocations: Vec<AllocationInput>) -> Read<Vec<AllocationLine>> {
    let mut lines = Vec::with_capacity(allocations.len());
    let mut rejections = Vec::new();
    for (place, input) in allocations.into_iter().enumerate() {
        match line_of(input) {
            Ok(line) => lines.push(line),
            Err(found) => rejections.push(found.under(&place.to_string()).under("allocations")),
        }
    }
    if rejections.is_empty() {
        Ok(lines)
    } else {
        Err(rejections)
    }
}

fn line_of(input: AllocationInput) -> Result<AllocationLine, Rejection> {
    Ok(AllocationLine {
        id: input.id.as_ref().map(|id| read_at("id", id)).transpose()?,
        member_id: read_at("memberId", &input.member_id)?,
        requirement_id: input
            .requirement_id
            .as_ref()
            .map(|id| read_at("requirementId", id))
            .transpose()?,
        task: Name::parse("task", &input.task)?,
        share: Share::parse(
            "sharePerTenThousand",
            i64::from(input.share_per_ten_thousand),
        )?,
        amount: input
            .amount
            .map(|amount| amount.read_at("amount"))
            .transpose()?,
    })
}

/// The reasons for going on, by rule.
///
/// # Errors
/// `REQUIRED` or `TOO_LONG` at a reason's place in the list.
pub fn reasons_of(reasons: Option<Vec<WarningReasonInput>>) -> Read<Vec<(Rule, Prose)>> {
    let mut read = Vec::new();
    let mut rejections = Vec::new();
    for (place, input) in reasons.unwrap_or_default().into_iter().enumerate() {
        match Prose::parse("reason", &input.reason) {
            Ok(reason) => read.push((input.rule.into(), reason)),
            Err(found) => rejections.push(found.under(&place.to_string()).under("reasons")),
        }
    }
    if rejections.is_empty() {
        Ok(read)
    } else {
        Err(rejections)
    }
}

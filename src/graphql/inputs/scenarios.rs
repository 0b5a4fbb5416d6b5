//! What mutations on scenarios are given, and how it is read into words of the domain.

use async_graphql::{ID, InputObject};
use domain::consortia::consortium::MemberRole as Role;
use domain::edits::scenario::ScenarioEdit;
use domain::values::changes::Change;
use domain::values::ids::CompanyId;
use domain::values::rejection::Rejection;

use crate::graphql::enums::consortia::MemberRole;
use crate::graphql::node_id::read_at;

/// A company of a scenario.
#[derive(Clone, Debug, InputObject)]
pub struct ScenarioMemberInput {
    /// Which company.
    pub company_id: ID,
    /// What it would do.
    pub role: MemberRole,
}

/// A group that is kept.
#[derive(Clone, Debug, InputObject)]
pub struct KeepScenarioInput {
    /// The lot that it is for.
    pub lot_id: ID,
    /// How it is called.
    pub name: String,
    /// Its companies, at most 50, each once; at most one leads.
    #[graphql(validator(max_items = 50))]
    pub members: Vec<ScenarioMemberInput>,
    /// Whether the managers of its companies may read it.
    pub is_shared: Option<bool>,
}

/// A change of a scenario. Absent fields stay.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateScenarioInput {
    /// The scenario.
    pub scenario_id: ID,
    /// Its name.
    pub name: Option<String>,
    /// All its companies.
    #[graphql(validator(max_items = 50))]
    pub members: Option<Vec<ScenarioMemberInput>>,
    /// Whether the managers of its companies may read it.
    pub is_shared: Option<bool>,
    /// The version that was read.
    pub version: i32,
}

/// A scenario that is deleted.
#[derive(Clone, Debug, InputObject)]
pub struct DeleteScenarioInput {
    /// The scenario.
    pub scenario_id: ID,
    /// The version that was read.
    pub version: i32,
}

impl KeepScenarioInput {
    /// What was decided.
    ///
    /// # Errors
    /// `NOT_FOUND` for ids that are none of companies.
    pub fn into_edit(self) -> Result<ScenarioEdit, Vec<Rejection>> {
        Ok(ScenarioEdit {
            name: Change::Set(self.name),
            members: Change::Set(members(self.members)?),
            is_shared: Change::from_option(self.is_shared),
        })
    }
}

impl UpdateScenarioInput {
    /// What was decided.
    ///
    /// # Errors
    /// `NOT_FOUND` for ids that are none of companies.
    pub fn into_edit(self) -> Result<ScenarioEdit, Vec<Rejection>> {
        Ok(ScenarioEdit {
            name: self.name.map_or(Change::Keep, Change::Set),
            members: match self.members {
                Some(given) => Change::Set(members(given)?),
                None => Change::Keep,
            },
            is_shared: self.is_shared.map_or(Change::Keep, Change::Set),
        })
    }
}

fn members(given: Vec<ScenarioMemberInput>) -> Result<Vec<(CompanyId, Role)>, Vec<Rejection>> {
    let (mut members, mut rejections) = (Vec::new(), Vec::new());
    for (place, member) in given.into_iter().enumerate() {
        match read_at("companyId", &member.company_id) {
            Ok(company_id) => members.push((company_id, member.role.into())),
            Err(absent) => rejections.push(absent.under(&place.to_string()).under("members")),
        }
    }
    if rejections.is_empty() {
        Ok(members)
    } else {
        Err(rejections)
    }
}

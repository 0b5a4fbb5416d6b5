//! What a group that is tried out lacks, who would change that, what each withdrawal would break, and the rules that it
//! would run into.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::access::visibility::ConsortiumVisibility;
use domain::consortia::consortium::{Consortium, MemberRole};
use domain::consortia::consortium_change::ConsortiumOpening;
use domain::consortia::violation::{RuleCode, Violation};
use domain::groupings::coverage_rule::contribution::{Asked, GroupMember};
use domain::groupings::outlook::{Outlook, outlook_of};
use domain::values::ids::CompanyId;
use domain::values::text::Name;
use persistence::repositories::groupings::consortia;

use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::consortium_reviews::review_among;
use crate::application::groupings::coverage::{GroupToTry, SteeredLot, compute, day_of, roles_in};
use crate::application::groupings::lot_cases::{GroupRole, LotCase};

/// The most companies that are tried as newcomers: those who bring most to the lot.
const MOST_NEWCOMERS: usize = 1_000;

/// What may be said of a group that is tried out.
#[derive(Clone, Debug)]
pub struct GroupOutlook {
    /// What would change it.
    pub outlook: Outlook,
    /// The rules on who is in it that it breaks or risks breaking, the gravest first.
    pub violations: Vec<Violation>,
}

/// What may be said of a group that is tried out for a lot. Companies of other clusters are left out of it.
///
/// # Errors
/// What the database says; when the process is shutting down.
pub async fn group_outlook(
    app: &App,
    lot: Arc<SteeredLot>,
    group: GroupToTry,
) -> Result<GroupOutlook, AppError> {
    let now = app.clock.now();
    let lot_ids = [lot.case().lot.id];
    // Coordinators know of all groups for their lots.
    let known =
        consortia::consortia_by_lot(app.database.read(), &lot_ids, &ConsortiumVisibility::All)
            .await?;
    compute(move || {
        let case = lot.case();
        let mut roles = roles_in(&group);
        roles.retain(|(company_id, _)| case.companies.contains_key(company_id));
        let day = day_of(case, group.at, now);
        let asked = Asked {
            requirements: &case.requirements,
            vocabulary: &case.vocabulary,
            on: day,
        };
        let members: Vec<GroupMember<'_>> = members_of(case, &roles);
        let others = others_of(&lot, &roles);
        let outlook = outlook_of(asked, &members, &members_of(case, &others));
        let opening = ConsortiumOpening {
            name: Name::stored(String::new()),
            cluster_id: case.call.cluster_id,
            form: None,
            created_by: None,
            now,
        };
        let violations = match Consortium::open(&case.lot, opening, &roles) {
            Ok(tried) => review_among(case.clone(), &tried, &known, now).violations,
            // Nobody is in it yet.
            Err(_) => Vec::new(),
        };
        GroupOutlook {
            outlook,
            violations: violations.into_iter().filter(is_on_members).collect(),
        }
    })
    .await
}

fn members_of<'a>(case: &'a LotCase, roles: &[GroupRole]) -> Vec<GroupMember<'a>> {
    roles
        .iter()
        .filter_map(|role| case.group_member(*role))
        .collect()
}

/// The candidates that are not in the group, as plain members.
fn others_of(lot: &SteeredLot, roles: &[GroupRole]) -> Vec<GroupRole> {
    let present: BTreeSet<CompanyId> = roles.iter().map(|(company_id, _)| *company_id).collect();
    lot.candidates
        .iter()
        .map(|candidate| candidate.company_id)
        .filter(|company_id| !present.contains(company_id))
        .take(MOST_NEWCOMERS)
        .map(|company_id| (company_id, MemberRole::Member))
        .collect()
}

/// Whether the rule can be told of a group that nobody has been asked for: not one on forms, shares and confirmations,
/// and not the one on coverage, which the open positions tell in detail.
fn is_on_members(violation: &Violation) -> bool {
    matches!(
        violation.rule,
        RuleCode::LeadIsMember
            | RuleCode::LeadOfOneGroup
            | RuleCode::SeveralGroupsForbidden
            | RuleCode::CompositionFrozen
            | RuleCode::Reserved
            | RuleCode::SubcontractorCommitment
            | RuleCode::LargerThanNeeded
            | RuleCode::TooManyMembers
            | RuleCode::CertificateExpires
    )
}

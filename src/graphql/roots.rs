//! The three roots of the schema, merged from one struct per aggregate. A new file's struct is added here.

use async_graphql::{MergedObject, MergedSubscription};

use crate::graphql::mutations::accounts::AccountMutations;
use crate::graphql::mutations::awards::AwardMutations;
use crate::graphql::mutations::calls::CallMutations;
use crate::graphql::mutations::capabilities::CapabilityMutations;
use crate::graphql::mutations::companies::CompanyMutations;
use crate::graphql::mutations::competencies::CompetencyMutations;
use crate::graphql::mutations::consortia::ConsortiumMutations;
use crate::graphql::mutations::imports::ImportMutations;
use crate::graphql::mutations::interests::InterestMutations;
use crate::graphql::mutations::lots::LotMutations;
use crate::graphql::mutations::plans::PlanMutations;
use crate::graphql::mutations::requirements::RequirementMutations;
use crate::graphql::mutations::scenarios::ScenarioMutations;
use crate::graphql::mutations::sessions::SessionMutations;
use crate::graphql::mutations::suggestions::SuggestionMutations;
use crate::graphql::queries::accounts::AccountQueries;
use crate::graphql::queries::calls::CallQueries;
use crate::graphql::queries::companies::CompanyQueries;
use crate::graphql::queries::competencies::CompetencyQueries;
use crate::graphql::queries::groupings::GroupingQueries;
use crate::graphql::queries::imports::ImportQueries;
use crate::graphql::queries::node::NodeQueries;
use crate::graphql::queries::server::ServerQueries;
use crate::graphql::subscriptions::calls::CallSubscriptions;
use crate::graphql::subscriptions::groupings::GroupingSubscriptions;

/// What can be asked.
#[derive(MergedObject, Default)]
pub struct Query(
    ServerQueries,
    AccountQueries,
    CallQueries,
    CompanyQueries,
    CompetencyQueries,
    NodeQueries,
    GroupingQueries,
    ImportQueries,
);

/// What can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(
    SessionMutations,
    AccountMutations,
    CallMutations,
    LotMutations,
    RequirementMutations,
    InterestMutations,
    CompanyMutations,
    CapabilityMutations,
    AwardMutations,
    CompetencyMutations,
    ConsortiumMutations,
    ImportMutations,
    SuggestionMutations,
    PlanMutations,
    ScenarioMutations,
);

/// What can be followed.
#[derive(MergedSubscription, Default)]
pub struct Subscription(GroupingSubscriptions, CallSubscriptions);

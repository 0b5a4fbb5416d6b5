//! The three roots of the schema, merged from one struct per aggregate. A new file's struct is added here.

use async_graphql::{EmptySubscription, MergedObject};

use crate::graphql::mutations::calls::CallMutations;
use crate::graphql::mutations::capabilities::CapabilityMutations;
use crate::graphql::mutations::companies::CompanyMutations;
use crate::graphql::mutations::competencies::CompetencyMutations;
use crate::graphql::mutations::interests::InterestMutations;
use crate::graphql::mutations::lots::LotMutations;
use crate::graphql::mutations::requirements::RequirementMutations;
use crate::graphql::queries::calls::CallQueries;
use crate::graphql::queries::companies::CompanyQueries;
use crate::graphql::queries::competencies::CompetencyQueries;
use crate::graphql::queries::node::NodeQueries;
use crate::graphql::queries::server::ServerQueries;

/// What can be asked.
#[derive(MergedObject, Default)]
pub struct Query(
    ServerQueries,
    CallQueries,
    CompanyQueries,
    CompetencyQueries,
    NodeQueries,
);

/// What can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(
    CallMutations,
    LotMutations,
    RequirementMutations,
    InterestMutations,
    CompanyMutations,
    CapabilityMutations,
    CompetencyMutations,
);

/// What can be followed.
pub type Subscription = EmptySubscription;

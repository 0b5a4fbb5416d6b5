//! Any object of the API by its opaque id.

use async_graphql::{Context, ID, Interface, Object, Result};
use domain::values::ids::{
    AccountId, CallId, CapabilityId, ClusterId, CompanyId, CompetencyId, ConsortiumId,
    GroupingRunId, ImportRunId, InterestId, LotId, NetworkId, RequirementId, ScenarioId,
    SuggestionId,
};

use crate::application::access::accounts::find_account;
use crate::application::app_error::AppError;
use crate::application::directory::capabilities::find_capability;
use crate::application::directory::companies::find_company;
use crate::application::directory::competencies::find_competency;
use crate::application::groupings::consortia::find_consortium;
use crate::application::groupings::suggest_groupings::{find_grouping_run, find_suggestion};
use crate::application::groupings::trying::scenarios::find_scenario;
use crate::application::procurement::calls::find_call;
use crate::application::procurement::interests::find_interest;
use crate::application::procurement::lots::find_lot;
use crate::application::workbooks::import_workbook::find_import_run;
use crate::graphql::app_error::top_level;
use crate::graphql::batches::directory::{ClusterById, NetworkById};
use crate::graphql::batches::procurement::RequirementById;
use crate::graphql::node_id::read;
use crate::graphql::request_scope::{RequestScope, load, scope};
use crate::graphql::types::account::Account;
use crate::graphql::types::call::CallForTender;
use crate::graphql::types::capability::Capability;
use crate::graphql::types::cluster::{Cluster, Network};
use crate::graphql::types::company::Company;
use crate::graphql::types::competency::Competency;
use crate::graphql::types::consortium::Consortium;
use crate::graphql::types::groupings::scenario::Scenario;
use crate::graphql::types::imports::import_run::ImportRun;
use crate::graphql::types::interest::Interest;
use crate::graphql::types::lot::Lot;
use crate::graphql::types::requirement::Requirement;
use crate::graphql::types::suggestion::{GroupingRun, Suggestion};

/// Something with an id.
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "&ID",
    desc = "Its opaque id, which names the kind of thing too."
))]
pub enum Node {
    /// A network.
    Network(Network),
    /// A cluster.
    Cluster(Cluster),
    /// An entry of the vocabulary.
    Competency(Competency),
    /// A company.
    Company(Company),
    /// A capability.
    Capability(Capability),
    /// A call for tender.
    CallForTender(CallForTender),
    /// A lot.
    Lot(Lot),
    /// A requirement.
    Requirement(Requirement),
    /// An answer of interest.
    Interest(Interest),
    /// A group that is kept to be compared.
    Scenario(Scenario),
    /// A consortium.
    Consortium(Consortium),
    /// A run of the engine.
    GroupingRun(GroupingRun),
    /// A grouping that the engine proposes.
    Suggestion(Suggestion),
    /// An import of a workbook.
    ImportRun(ImportRun),
    /// An account.
    Account(Account),
}

/// The question for any object.
#[derive(Default)]
pub struct NodeQueries;

#[Object]
impl NodeQueries {
    /// Any object by its id, or null when there is none that the reader may know of.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The opaque id.")] id: ID,
    ) -> Result<Option<Node>> {
        if let Some(found) = of_directory(ctx, &id).await? {
            return Ok(Some(found));
        }
        match of_procurement(ctx, &id).await? {
            Some(found) => Ok(Some(found)),
            None => of_groupings(ctx, &id).await,
        }
    }
}

async fn of_directory(ctx: &Context<'_>, id: &ID) -> Result<Option<Node>> {
    let scope = scope(ctx)?;
    let today = scope.app.clock.today();
    let (app, actor) = (&scope.app, &scope.actor);
    if let Some(account_id) = read::<AccountId>(id.as_str()) {
        let found = visible(find_account(app, actor, account_id).await)?;
        return Ok(found.map(|account| Node::Account(account.into())));
    }
    if let Some(network_id) = read::<NetworkId>(id.as_str()) {
        let found = load::<NetworkById>(ctx, network_id).await?;
        return Ok(found.map(|network| Node::Network(network.into())));
    }
    if let Some(cluster_id) = read::<ClusterId>(id.as_str()) {
        let found = load::<ClusterById>(ctx, cluster_id).await?;
        return Ok(found.map(|cluster| Node::Cluster(Cluster::seen_by(actor, cluster))));
    }
    if let Some(competency_id) = read::<CompetencyId>(id.as_str()) {
        let found = visible(find_competency(app, actor, competency_id).await)?;
        return Ok(found.map(|entry| Node::Competency(Competency::seen_by(actor, entry))));
    }
    if let Some(company_id) = read::<CompanyId>(id.as_str()) {
        let found = visible(find_company(app, actor, company_id).await)?;
        return Ok(found.map(|company| Node::Company(Company::seen_by(actor, company, today))));
    }
    if let Some(capability_id) = read::<CapabilityId>(id.as_str()) {
        let found = visible(find_capability(app, actor, capability_id).await)?;
        return Ok(
            found.map(|declared| Node::Capability(Capability::seen_by(actor, declared, today)))
        );
    }
    Ok(None)
}

async fn of_groupings(ctx: &Context<'_>, id: &ID) -> Result<Option<Node>> {
    let scope = scope(ctx)?;
    let RequestScope { app, actor, .. } = scope;
    if let Some(consortium_id) = read::<ConsortiumId>(id.as_str()) {
        let found = visible(find_consortium(app, actor, consortium_id).await)?;
        return Ok(found.map(|consortium| Node::Consortium(Consortium::seen_by(actor, consortium))));
    }
    if let Some(scenario_id) = read::<ScenarioId>(id.as_str()) {
        let found = visible(find_scenario(app, actor, scenario_id).await)?;
        return Ok(found.map(|scenario| Node::Scenario(Scenario::seen_by(actor, scenario))));
    }
    if let Some(run_id) = read::<GroupingRunId>(id.as_str()) {
        let found = visible(find_grouping_run(app, actor, run_id).await)?;
        return Ok(found.map(|run| Node::GroupingRun(run.into())));
    }
    if let Some(suggestion_id) = read::<SuggestionId>(id.as_str()) {
        let found = visible(find_suggestion(app, actor, suggestion_id).await)?;
        return Ok(
            found.map(|(run, suggestion)| Node::Suggestion(Suggestion::of(&run, suggestion)))
        );
    }
    if let Some(import_run_id) = read::<ImportRunId>(id.as_str()) {
        let found = visible(find_import_run(app, actor, import_run_id).await)?;
        return Ok(found.map(|run| Node::ImportRun(ImportRun::seen_by(scope.seeing(), run))));
    }
    Ok(None)
}

async fn of_procurement(ctx: &Context<'_>, id: &ID) -> Result<Option<Node>> {
    let RequestScope { app, actor, .. } = scope(ctx)?;
    if let Some(call_id) = read::<CallId>(id.as_str()) {
        let found = visible(find_call(app, actor, call_id).await)?;
        return Ok(found.map(|call| Node::CallForTender(CallForTender::seen_by(actor, call))));
    }
    if let Some(lot_id) = read::<LotId>(id.as_str()) {
        let found = visible(find_lot(app, actor, lot_id).await)?;
        return Ok(found.map(|lot| Node::Lot(Lot::seen_by(actor, lot))));
    }
    if let Some(requirement_id) = read::<RequirementId>(id.as_str()) {
        let found = load::<RequirementById>(ctx, requirement_id).await?;
        return Ok(found.map(|requirement| Node::Requirement(requirement.into())));
    }
    if let Some(interest_id) = read::<InterestId>(id.as_str()) {
        let found = visible(find_interest(app, actor, interest_id).await)?;
        return Ok(found.map(|interest| Node::Interest(interest.into())));
    }
    Ok(None)
}

/// What the reader may not know of answers like what does not exist.
fn visible<T>(result: std::result::Result<T, AppError>) -> Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(AppError::NotFound | AppError::Forbidden | AppError::Unauthenticated) => Ok(None),
        Err(error) => Err(top_level(error)),
    }
}

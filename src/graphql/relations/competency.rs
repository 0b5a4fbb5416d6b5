//! The edges of an entry of the vocabulary.

use async_graphql::{ComplexObject, Context, Result};
use futures_util::future::try_join_all;

use crate::graphql::batches::directory::{CompetencyById, NarrowerByCompetency};
use crate::graphql::connection::bounded_cost;
use crate::graphql::request_scope::{load, scope};
use crate::graphql::types::competency::Competency;

#[ComplexObject]
impl Competency {
    /// The entries directly above it: it answers a demand for any of them.
    #[graphql(complexity = "bounded_cost(2, child_complexity)")]
    async fn broader(&self, ctx: &Context<'_>) -> Result<Vec<Competency>> {
        let ids = self.broader_ids.iter();
        let found = try_join_all(ids.map(|id| load::<CompetencyById>(ctx, *id))).await?;
        let actor = &scope(ctx)?.actor;
        Ok(found
            .into_iter()
            .flatten()
            .map(|entry| Competency::seen_by(actor, entry))
            .collect())
    }

    /// The entries directly below it: each of them answers a demand for it.
    #[graphql(complexity = "bounded_cost(5, child_complexity)")]
    async fn narrower(&self, ctx: &Context<'_>) -> Result<Vec<Competency>> {
        let found = load::<NarrowerByCompetency>(ctx, self.competency_id).await?;
        let actor = &scope(ctx)?.actor;
        Ok(found
            .unwrap_or_default()
            .into_iter()
            .map(|entry| Competency::seen_by(actor, entry))
            .collect())
    }
}

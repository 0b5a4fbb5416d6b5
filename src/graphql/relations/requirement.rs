//! The edges of a requirement.

use async_graphql::{ComplexObject, Context, Result};

use crate::graphql::batches::directory::{CompetencyById, NameByAccount};
use crate::graphql::batches::procurement::LotById;
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::competency::Competency;
use crate::graphql::types::lot::Lot;
use crate::graphql::types::requirement::{Judgement, Requirement};

#[ComplexObject]
impl Requirement {
    /// The competency asked, or the field of the references asked.
    async fn competency(&self, ctx: &Context<'_>) -> Result<Option<Competency>> {
        let Some(competency_id) = self.competency_id else {
            return Ok(None);
        };
        let found = load::<CompetencyById>(ctx, competency_id).await?;
        let actor = &scope(ctx)?.actor;
        Ok(found.map(|entry| Competency::seen_by(actor, entry)))
    }

    /// The lot that asks it.
    async fn lot(&self, ctx: &Context<'_>) -> Result<Lot> {
        let lot = load_present::<LotById>(ctx, self.lot_id).await?;
        Ok(Lot::seen_by(&scope(ctx)?.actor, lot))
    }
}

#[ComplexObject]
impl Judgement {
    /// The name of the person who judged; null once that account is gone.
    async fn judged_by(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        match self.account_id {
            Some(account_id) => load::<NameByAccount>(ctx, account_id).await,
            None => Ok(None),
        }
    }
}

//! Answers of interest.

use async_graphql::{Context, Object, Result, SimpleObject};

use crate::application::procurement::interests::answer_interest;
use crate::graphql::inputs::interests::AnswerInterestInput;
use crate::graphql::node_id::read_at;
use crate::graphql::request_scope::scope;
use crate::graphql::types::interest::Interest;
use crate::graphql::user_error::{UserError, outcome};

/// Answers of interest.
#[derive(Default)]
pub struct InterestMutations;

/// What came of answering a lot.
#[derive(SimpleObject)]
pub struct AnswerInterestPayload {
    /// The answer.
    pub interest: Option<Interest>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl InterestMutations {
    /// Gives a company's answer to a lot, or replaces the earlier one. For managers of the company.
    async fn answer_interest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: AnswerInterestInput,
    ) -> Result<AnswerInterestPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let lot_id = read_at("lotId", &input.lot_id)?;
            let answering = (lot_id, read_at("companyId", &input.company_id)?);
            answer_interest(&scope.app, &scope.actor, answering, input.into_edit()?).await
        };
        let (interest, user_errors) = outcome(scope, result.await, "lotId")?;
        Ok(AnswerInterestPayload {
            interest: interest.map(Interest::from),
            user_errors,
        })
    }
}

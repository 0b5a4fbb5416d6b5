//! Following a call while others work on it.

use std::time::Duration;

use async_graphql::{Context, ID, Result, Subscription};
use domain::values::ids::CallId;
use futures_util::stream::{self, Stream};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::procurement::call_marks::call_mark;
use crate::graphql::app_error::top_level;
use crate::graphql::node_id::{read, show};
use crate::graphql::request_scope::scope;
use crate::graphql::types::call::CallChange;

/// How often to look: other processes write too, so that nothing in memory would tell.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Following calls.
#[derive(Default)]
pub struct CallSubscriptions;

#[Subscription]
impl CallSubscriptions {
    /// Emits at once, and then within seconds whenever something changes that the reader may see of a call: the call, its
    /// lots and requirements, answers, scenarios, consortia; for coordinators also what companies of the cluster declare.
    /// The right is asked again before each emission.
    async fn call_changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The call.")] call_id: ID,
    ) -> Result<impl Stream<Item = Result<CallChange>> + use<>> {
        let scope = scope(ctx)?;
        let (app, actor) = (scope.app.clone(), scope.actor.clone());
        let call_id: CallId =
            read(call_id.as_str()).ok_or_else(|| top_level(AppError::NotFound))?;
        call_mark(&app, &actor, call_id).await.map_err(top_level)?;
        Ok(stream::unfold(
            Some(None),
            move |seen: Option<Option<String>>| {
                let (app, actor) = (app.clone(), actor.clone());
                async move {
                    match next_mark(&app, &actor, call_id, seen?).await {
                        Ok(mark) => {
                            let change = CallChange {
                                call_id: show(call_id),
                                mark: mark.clone(),
                            };
                            Some((Ok(change), Some(Some(mark))))
                        }
                        Err(error) => Some((Err(top_level(error)), None)),
                    }
                }
            },
        ))
    }
}

/// Waits until the mark is another one than the one that was seen last.
async fn next_mark(
    app: &App,
    actor: &Actor,
    call_id: CallId,
    seen: Option<String>,
) -> Result<String, AppError> {
    loop {
        let mark = call_mark(app, actor, call_id).await?;
        if seen.as_ref() != Some(&mark) {
            return Ok(mark);
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

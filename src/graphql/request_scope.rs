//! What every resolver of one request shares: the product, who asks, the loaders, and where the request came from.

use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::Context;
use chrono::{DateTime, Utc};
use domain::access::account::Language;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::graphql::app_error::top_level;
use crate::graphql::loaders::{Batch, Loaders};

/// Where a request came from, as far as signing in needs to know.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The address of the client (for delays after failed sign-ins).
    pub address: Option<std::net::IpAddr>,
    /// The browser as it named itself.
    pub user_agent: Option<String>,
    /// Whether the request came over TLS, here or at a proxy in front.
    pub is_secure: bool,
}

/// What the answer tells the browser about its session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionChange {
    /// Here is the token of a new session.
    Started {
        /// The token; the server keeps only its digest.
        token: String,
        /// For how long the browser keeps it.
        max_age_seconds: i64,
    },
    /// Forget the token.
    Ended,
}

/// What the resolvers of one request share.
pub struct RequestScope {
    /// The product.
    pub app: Arc<App>,
    /// Who asks.
    pub actor: Arc<Actor>,
    /// Where the request came from.
    pub origin: Origin,
    loaders: Loaders,
    session_change: Mutex<Option<SessionChange>>,
}

impl RequestScope {
    /// The scope of a new request, with loaders of its own.
    #[must_use]
    pub fn new(app: Arc<App>, actor: Arc<Actor>, origin: Origin) -> Self {
        Self {
            loaders: Loaders::new(Arc::clone(&app), Arc::clone(&actor)),
            app,
            actor,
            origin,
            session_change: Mutex::default(),
        }
    }

    /// Says what the answer is to tell the browser about its session; the last word counts.
    pub fn change_session(&self, change: SessionChange) {
        let mut kept = self
            .session_change
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *kept = Some(change);
    }

    /// What the answer is to tell the browser about its session.
    #[must_use]
    pub fn session_change(&self) -> Option<SessionChange> {
        self.session_change
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Who reads, and when.
    #[must_use]
    pub fn seeing(&self) -> (&Actor, DateTime<Utc>) {
        (&self.actor, self.app.clock.now())
    }

    /// The language to answer in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.actor.language()
    }
}

/// The scope of the request that a resolver serves.
///
/// # Errors
/// When the endpoint forgot to add it, which the first test would show.
pub fn scope<'a>(ctx: &Context<'a>) -> async_graphql::Result<&'a RequestScope> {
    ctx.data::<Arc<RequestScope>>().map(AsRef::as_ref)
}

/// Loads one value together with all that its level of the query asks for.
///
/// # Errors
/// The top-level error of the use case.
pub async fn load<B: Batch>(
    ctx: &Context<'_>,
    key: B::Key,
) -> async_graphql::Result<Option<B::Value>> {
    scope(ctx)?.loaders.load::<B>(key).await.map_err(top_level)
}

/// As `load`, for an edge whose end is always there.
///
/// # Errors
/// The top-level error of the use case; that of an absent object when the end was deleted meanwhile.
pub async fn load_present<B: Batch>(
    ctx: &Context<'_>,
    key: B::Key,
) -> async_graphql::Result<B::Value> {
    load::<B>(ctx, key)
        .await?
        .ok_or_else(|| top_level(AppError::NotFound))
}

//! Signing in and out, and looking after one's own account.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::application::access::accounts::{change_password, update_profile};
use crate::application::access::one_time_links::{self, redeem_link};
use crate::application::access::sessions::{LIFETIME, end_session, sign_out};
use crate::application::access::sign_in::{self, ClientKey, SignedIn, sign_in};
use crate::application::app_error::AppError;
use crate::graphql::inputs::access::{
    ChangePasswordInput, EndSessionInput, RedeemLinkInput, SignInInput, UpdateProfileInput,
};
use crate::graphql::node_id::{read_at, show};
use crate::graphql::request_scope::{RequestScope, SessionChange, scope};
use crate::graphql::types::account::{Account, Viewer};
use crate::graphql::user_error::{UserError, outcome};

/// Signing in and out, and looking after one's own account.
#[derive(Default)]
pub struct SessionMutations;

/// What came of signing in.
#[derive(SimpleObject)]
pub struct SignInPayload {
    /// The person who is signed in now.
    pub viewer: Option<Viewer>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of signing out.
#[derive(SimpleObject)]
pub struct SignOutPayload {
    /// Whether nobody is signed in any more.
    pub is_signed_out: bool,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of using a one-time link.
#[derive(SimpleObject)]
pub struct RedeemLinkPayload {
    /// The person who is signed in now.
    pub viewer: Option<Viewer>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of changing one's own account.
#[derive(SimpleObject)]
pub struct UpdateProfilePayload {
    /// The account.
    pub account: Option<Account>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of changing the password.
#[derive(SimpleObject)]
pub struct ChangePasswordPayload {
    /// The account.
    pub account: Option<Account>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of ending a session.
#[derive(SimpleObject)]
pub struct EndSessionPayload {
    /// The id of the session that has ended.
    pub ended_session_id: Option<ID>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl SessionMutations {
    /// Signs a person in; the answer sets the session cookie. Wrong address and wrong password look the same. For anyone.
    async fn sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who signs in.")] input: SignInInput,
    ) -> Result<SignInPayload> {
        let scope = scope(ctx)?;
        let command = sign_in::SignIn {
            email: input.email,
            password: input.password,
            client: ClientKey {
                address: scope.origin.address,
                user_agent: scope.origin.user_agent.clone(),
            },
        };
        let result = sign_in(&scope.app, &scope.actor, command).await;
        let (viewer, user_errors) = viewer_outcome(scope, result)?;
        Ok(SignInPayload {
            viewer,
            user_errors,
        })
    }

    /// Ends the session of this request. For anyone.
    async fn sign_out(&self, ctx: &Context<'_>) -> Result<SignOutPayload> {
        let scope = scope(ctx)?;
        let result = sign_out(&scope.app, &scope.actor).await;
        let (done, user_errors) = outcome(scope, result, "")?;
        scope.change_session(SessionChange::Ended);
        Ok(SignOutPayload {
            is_signed_out: done.is_some(),
            user_errors,
        })
    }

    /// Uses a one-time link up: makes the first administrator, or sets the password of an account. Signs the person
    /// in; all earlier sessions of the account end. For anyone who holds the link.
    async fn redeem_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link and what it needs.")] input: RedeemLinkInput,
    ) -> Result<RedeemLinkPayload> {
        let scope = scope(ctx)?;
        let command = one_time_links::RedeemLink {
            token: input.token,
            email: input.email,
            name: input.name,
            password: input.password,
            user_agent: scope.origin.user_agent.clone(),
        };
        let result = redeem_link(&scope.app, &scope.actor, command).await;
        let (viewer, user_errors) = viewer_outcome(scope, result)?;
        Ok(RedeemLinkPayload {
            viewer,
            user_errors,
        })
    }

    /// Changes one's own name and language. For signed-in persons.
    async fn update_profile(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: UpdateProfileInput,
    ) -> Result<UpdateProfilePayload> {
        let scope = scope(ctx)?;
        let changes = (input.name, input.language.map(Into::into), input.version);
        let result = update_profile(&scope.app, &scope.actor, changes).await;
        let (account, user_errors) = outcome(scope, result, "")?;
        Ok(UpdateProfilePayload {
            account: account.map(Account::from),
            user_errors,
        })
    }

    /// Changes one's own password. All sessions end; this browser gets a new one. For signed-in persons.
    async fn change_password(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The present and the new password.")] input: ChangePasswordInput,
    ) -> Result<ChangePasswordPayload> {
        let scope = scope(ctx)?;
        let passwords = (input.current_password.as_str(), input.new_password.as_str());
        let user_agent = scope.origin.user_agent.clone();
        let result = change_password(&scope.app, &scope.actor, passwords, user_agent).await;
        let (changed, user_errors) = outcome(scope, result, "")?;
        Ok(ChangePasswordPayload {
            account: changed.map(|(account, signed_in)| {
                hand_over(scope, &signed_in);
                account.into()
            }),
            user_errors,
        })
    }

    /// Ends one of one's own sessions. For signed-in persons.
    async fn end_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which session.")] input: EndSessionInput,
    ) -> Result<EndSessionPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let session_id = read_at("sessionId", &input.session_id)?;
            end_session(&scope.app, &scope.actor, session_id).await
        };
        let (ended, user_errors) = outcome(scope, result.await, "sessionId")?;
        if ended.is_some() && ended == scope.actor.session_id() {
            scope.change_session(SessionChange::Ended);
        }
        Ok(EndSessionPayload {
            ended_session_id: ended.map(show),
            user_errors,
        })
    }
}

/// Gives the browser the token of its new session.
fn hand_over(scope: &RequestScope, signed_in: &SignedIn) {
    scope.change_session(SessionChange::Started {
        token: signed_in.token.clone(),
        max_age_seconds: LIFETIME.num_seconds(),
    });
}

fn viewer_outcome(
    scope: &RequestScope,
    result: std::result::Result<SignedIn, AppError>,
) -> Result<(Option<Viewer>, Vec<UserError>)> {
    let (signed_in, user_errors) = outcome(scope, result, "")?;
    let viewer = signed_in.and_then(|signed_in| {
        hand_over(scope, &signed_in);
        Viewer::of(signed_in.actor.into())
    });
    Ok((viewer, user_errors))
}

//! Trying to sign in and out, and to look after accounts, roles, networks and clusters.

use domain::access::account::{Role, RoleKind};
use domain::values::ids::{NetworkId, RoleGrantId, SessionId};
use serde_json::{Value, json};

use super::super::question::{Ask, Question};
use super::super::second_reading::{Object, word};
use super::super::stage::{Person, Stage, of_account, of_cluster, of_own_account, of_role};
use super::all::{account, change, cluster};
use crate::support::world::id;

/// All that a person tries. Signing out comes last.
pub fn asks(stage: &Stage<'_>, person: &Person) -> Vec<Ask> {
    let mut all = own_account(person);
    all.extend(sessions(stage));
    all.extend(accounts(stage));
    all.extend(roles(stage));
    all.extend(clusters(stage));
    all.push(Ask::plain("signOut", Question::BareMutation));
    all
}

fn plain(operation: &'static str, object: Option<Object>, input: Value) -> Ask {
    let question = Question::Mutation { input, field: "" };
    Ask {
        object,
        ..Ask::plain(operation, question)
    }
}

fn own_account(person: &Person) -> Vec<Ask> {
    let own = || Some(of_own_account(person));
    let wrong = json!({ "currentPassword": "x", "newPassword": "y" });
    vec![
        plain(
            "signIn",
            None,
            json!({ "email": "x@example.test", "password": "x" }),
        ),
        plain("redeemLink", None, json!({ "token": "x", "password": "x" })),
        plain("updateProfile", own(), json!({ "version": 99 })),
        plain("changePassword", own(), wrong),
    ]
}

/// Each person tries to end the spare session of each.
fn sessions(stage: &Stage<'_>) -> Vec<Ask> {
    let mut all = Vec::new();
    for other in &stage.people {
        if let Some(session) = other.spare_session {
            let ids = (id(session), id(SessionId::new()));
            let ask = change(
                "endSession",
                of_own_account(other),
                ("sessionId", ids),
                json!({}),
            );
            all.push(ask.called(&other.name));
        }
    }
    all
}

fn accounts(stage: &Stage<'_>) -> Vec<Ask> {
    let mut all = Vec::new();
    for holder in &stage.holders {
        let field = || ("accountId", account(holder.account.id));
        let object = || of_account(holder, stage);
        let name = holder.account.name.as_str();
        let stale = json!({ "version": 99 });
        all.push(change("closeAccount", object(), field(), stale).called(name));
        all.push(change("issueLink", object(), field(), json!({})).called(name));
    }
    all
}

/// Every role is given to someone who has it already, and taken from someone who gets it back.
fn roles(stage: &Stage<'_>) -> Vec<Ask> {
    let mut all = Vec::new();
    for holder in &stage.holders {
        for grant in &holder.grants {
            let object = || of_role(grant.role, stage).being("giving", grant.role.kind());
            let label = format!("{:?} of {}", grant.role, holder.account.name);
            let mut input = json!({ "accountId": id(holder.account.id) });
            over(&mut input, grant.role);
            all.push(plain("grantRole", Some(object()), input).called(&label));
            let mut input = json!({ "email": "x", "name": "X", "language": "FR" });
            over(&mut input, grant.role);
            all.push(plain("createAccount", Some(object()), input).called(&label));
            let ids = (id(grant.id), id(RoleGrantId::new()));
            let ask = change("revokeRole", object(), ("grantId", ids), json!({}));
            all.push(ask.called(&label));
        }
    }
    all
}

fn over(input: &mut Value, role: Role) {
    input["role"] = json!(word(role.kind()));
    match (role.kind(), role.cluster_id(), role.company_id()) {
        (RoleKind::Coordinator, Some(cluster_id), _) => input["clusterId"] = json!(id(cluster_id)),
        (_, _, Some(company_id)) => input["companyId"] = json!(id(company_id)),
        _ => {}
    }
}

fn clusters(stage: &Stage<'_>) -> Vec<Ask> {
    let network = (id(stage.world.network.id), id(NetworkId::new()));
    let unnamed = json!({ "name": "" });
    let field = ("networkId", network);
    let mut all = vec![
        plain("createNetwork", Some(Object::default()), unnamed.clone()),
        change("createCluster", Object::default(), field, unnamed),
    ];
    for at in [&stage.world.west, &stage.world.east] {
        let stale = json!({ "version": 99 });
        let field = ("clusterId", cluster(at.id));
        all.push(change("updateCluster", of_cluster(at.id), field, stale));
    }
    all
}

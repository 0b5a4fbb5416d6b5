//! The stage on which every permission is tried: persons of each role and relation, and objects in each state.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;
use cordee::application::access::sessions::{authenticate, start_session, token_hash};
use cordee::application::actor::Actor;
use cordee::application::demonstration::{
    Demonstration, DemonstrationAccount, remember_demonstration,
};
use cordee::application::groupings::kept_questions::{find_question, input_of};
use cordee::application::groupings::several_lots::plan_runs::{PlanCall, plan_call};
use cordee::application::groupings::suggest_groupings::{
    SuggestGroupings, Waiting, suggest_groupings,
};
use cordee::graphql::schema::build_schema;
use cordee::http::router::router;
use cordee::http::server::serve;
use cordee::http::state::{HttpState, Site};
use domain::access::account::{
    Account, Language, LinkPurpose, OneTimeLink, Role, RoleGrant, RoleKind,
};
use domain::access::cluster::Cluster;
use domain::consortia::consortium::{Consortium, ConsortiumState, MemberState};
use domain::directory::award::Award;
use domain::directory::capability::Capability;
use domain::directory::company::{Certificate, Company};
use domain::directory::competency::Competency;
use domain::groupings::grouping::SuggestOptions;
use domain::groupings::plan_options::{OnLot, PlanOptions};
use domain::groupings::scenario::Scenario;
use domain::groupings::suggestion::GroupingRun;
use domain::imports::import::ImportRun;
use domain::imports::mapping::ImportMapping;
use domain::procurement::call::{CallForTender, CallStatus};
use domain::procurement::interest::{Interest, InterestAnswer};
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::ids::{AccountId, ClusterId, CompanyId, LotId, RoleGrantId, SessionId};
use persistence::connection::Transaction;
use persistence::repositories::access::{accounts, one_time_links, role_grants};
use persistence::repositories::directory::{
    awards, capabilities, clusters, companies, competencies,
};
use persistence::repositories::groupings::{consortia, grouping_runs, run_inputs};
use persistence::repositories::operations::{import_journals, import_mappings, imports};
use persistence::repositories::procurement::{calls, interests, lots, requirements};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::second_reading::{Object, Standing, word};
use super::stage_records;
use super::stage_scenarios::store_scenarios;
use crate::persistence::samples;
use crate::support::records::{self, now};
use crate::support::world::World;

const CONSORTIUM_STATES: [ConsortiumState; 7] = [
    ConsortiumState::Draft,
    ConsortiumState::Inviting,
    ConsortiumState::Formed,
    ConsortiumState::Submitted,
    ConsortiumState::Won,
    ConsortiumState::Lost,
    ConsortiumState::Withdrawn,
];

const MEMBER_STATES: [MemberState; 5] = [
    MemberState::Considered,
    MemberState::Invited,
    MemberState::Interested,
    MemberState::Confirmed,
    MemberState::Withdrawn,
];

/// The token of a link that has not been used.
pub const LINK_TOKEN: &str = "a link of the stage";

/// Someone who asks.
pub struct Person {
    pub name: String,
    pub actor: Actor,
    /// The cookie of a session, for those who have one.
    pub cookie: Option<String>,
    /// A session that nothing else depends on.
    pub spare_session: Option<SessionId>,
    pub standing: Standing,
}

/// An account with its roles.
pub struct Holder {
    pub account: Account,
    pub grants: Vec<RoleGrant>,
}

/// Everything that can be asked about, and everyone who asks.
pub struct Stage<'w> {
    pub world: &'w World,
    pub people: Vec<Person>,
    pub holders: Vec<Holder>,
    /// Alpha, Beta and Delta in the west, Gamma in the east, Omega in both.
    pub companies: Vec<Company>,
    pub certificate: Certificate,
    pub calls: Vec<CallForTender>,
    pub lots: Vec<(Lot, CallForTender)>,
    pub requirements: Vec<(Requirement, CallForTender)>,
    pub capabilities: Vec<(Capability, Company)>,
    /// One that each company won alone, kept by its first cluster.
    pub awards: Vec<Award>,
    pub interests: Vec<(Interest, CallForTender)>,
    pub scenarios: Vec<(Scenario, CallForTender)>,
    pub consortia: Vec<Consortium>,
    pub runs: Vec<(GroupingRun, CallForTender)>,
    pub plans: Vec<(GroupingRun, CallForTender)>,
    pub imports: Vec<ImportRun>,
    /// What is remembered of imported sheets, in each cluster.
    pub import_mappings: Vec<ImportMapping>,
    /// Where the HTTP doors of the same product are.
    pub address: String,
}

impl<'w> Stage<'w> {
    /// Sets the stage in a world.
    pub async fn set(world: &'w World) -> Self {
        let cast = companies_of(world);
        let holders = holders_of(world, &cast);
        let by = holders[1].account.id;
        let transaction = world.begin().await;
        store_companies(&transaction, &cast).await;
        store_holders(&transaction, &holders).await;
        fill_the_rest(&transaction, world, &holders).await;
        let calls = store_calls(&transaction, world).await;
        let lots = store_lots(&transaction, world, &calls).await;
        let requirements = store_requirements(&transaction, world, &lots, by).await;
        let capabilities = store_capabilities(&transaction, world, &cast, by).await;
        let awards = store_awards(&transaction, &cast).await;
        let interests = store_interests(&transaction, &cast, &lots).await;
        let consortia = store_consortia(&transaction, &cast, &lots, &requirements, by).await;
        let scenarios = store_scenarios(&transaction, &cast, &lots, by).await;
        let runs = store_runs(&transaction, &cast, &lots, (&requirements, by)).await;
        let imports = store_imports(&transaction, world, &holders).await;
        let import_mappings = store_import_mappings(&transaction, world).await;
        transaction.commit().await.unwrap();
        let people = people_of(world, &holders, &cast).await;
        let found = runs_of_the_engine(world, &people, &cast, &lots[2]).await;
        let joint = runs.iter().flat_map(|(run, _)| &run.joint_with);
        let left_out: Vec<LotId> = joint.copied().collect();
        let plans = vec![plan_of_the_engine(world, &people, (&cast, left_out), &lots[0]).await];
        Self {
            people,
            plans,
            runs: runs.into_iter().chain(found).collect(),
            address: open_doors(world).await,
            certificate: cast[0].certificates[0].clone(),
            companies: cast,
            world,
            holders,
            calls,
            lots,
            requirements,
            capabilities,
            awards,
            interests,
            scenarios,
            consortia,
            imports,
            import_mappings,
        }
    }

    /// A person by name.
    pub fn person(&self, name: &str) -> &Person {
        let mut people = self.people.iter();
        people.find(|person| person.name == name).unwrap()
    }
}

/// A cluster, and what is made in it, as the matrix sees it.
pub fn of_cluster(cluster_id: ClusterId) -> Object {
    Object {
        clusters: vec![cluster_id],
        ..Object::default()
    }
}

/// A company and what it declares.
pub fn of_company(company: &Company) -> Object {
    Object {
        clusters: company.cluster_ids.clone(),
        companies: vec![company.id],
        ..Object::default()
    }
}

/// A call, its lots and requirements.
pub fn of_call(call: &CallForTender) -> Object {
    of_cluster(call.cluster_id).being("call", call.status)
}

/// A company's answer to a lot.
pub fn of_interest(call: &CallForTender, company_id: CompanyId) -> Object {
    Object {
        companies: vec![company_id],
        ..of_call(call)
    }
}

/// A consortium.
pub fn of_consortium(consortium: &Consortium) -> Object {
    let members = consortium.members.iter();
    let members = members.map(|one| (one.company_id, (word(one.state), word(one.role))));
    Object {
        companies: consortium
            .members
            .iter()
            .map(|one| one.company_id)
            .collect(),
        members: members.collect(),
        ..of_cluster(consortium.cluster_id)
    }
    .being("while", consortium.state)
}

/// One company's place in a consortium.
pub fn of_membership(consortium: &Consortium, company_id: CompanyId) -> Object {
    Object {
        companies: vec![company_id],
        seen_as: Some(Box::new(of_consortium(consortium))),
        ..of_consortium(consortium)
    }
}

/// An import.
pub fn of_import(run: &ImportRun) -> Object {
    Object {
        account_id: run.account_id,
        ..of_cluster(run.cluster_id)
    }
    .being("importing", run.target)
}

/// The account of a person, whoever that is.
pub fn of_own_account(person: &Person) -> Object {
    Object {
        account_id: person.standing.account_id,
        ..Object::default()
    }
}

/// An account, for those who would change it: it belongs to the clusters that all of its roles lie in, and to none when
/// one of them is above companies.
pub fn of_account(holder: &Holder, stage: &Stage<'_>) -> Object {
    let roles = || holder.grants.iter().map(|grant| grant.role);
    let is_of_companies = roles().all(|role| role.company_id().is_some());
    let clusters = roles().map(|role| of_role(role, stage).clusters);
    let shared = clusters.reduce(|mut all, these| {
        all.retain(|cluster| these.contains(cluster));
        all
    });
    Object {
        account_id: Some(holder.account.id),
        clusters: shared.filter(|_| is_of_companies).unwrap_or_default(),
        ..Object::default()
    }
}

/// An account, for those who read it: it belongs to every cluster that one of its roles lies in.
pub fn of_account_read(holder: &Holder, stage: &Stage<'_>) -> Object {
    let roles = holder.grants.iter().map(|grant| grant.role);
    Object {
        account_id: Some(holder.account.id),
        clusters: roles
            .flat_map(|role| of_role(role, stage).clusters)
            .collect(),
        ..Object::default()
    }
}

/// What a role is held over, as the object of giving or taking it.
pub fn of_role(role: Role, stage: &Stage<'_>) -> Object {
    let company = role.company_id().and_then(|id| {
        let mut companies = stage.companies.iter();
        companies.find(|company| company.id == id)
    });
    match (role.cluster_id(), company) {
        (Some(cluster_id), _) => of_cluster(cluster_id),
        (None, Some(company)) => of_company(company),
        (None, None) => Object::default(),
    }
}

fn companies_of(world: &World) -> Vec<Company> {
    let (west, east) = (world.west.id, world.east.id);
    let full = Company {
        id: world.alpha.id,
        name: world.alpha.name.clone(),
        record: world.alpha.record,
        headcount: Some(12),
        ..samples::full_company(vec![west])
    };
    let delta = records::company(west, "Delta");
    let omega = Company {
        cluster_ids: vec![west, east],
        ..records::company(west, "Omega")
    };
    vec![full, world.beta.clone(), delta, world.gamma.clone(), omega]
}

async fn store_companies(conn: &Transaction, cast: &[Company]) {
    companies::update_company(conn, &cast[0], 1).await.unwrap();
    let new = [cast[2].clone(), cast[4].clone()];
    companies::insert_companies(conn, &new).await.unwrap();
}

/// Those with an account: administrator and coordinator first.
fn holders_of(world: &World, cast: &[Company]) -> Vec<Holder> {
    let [alpha, beta, delta, gamma, omega] = [0, 1, 2, 3, 4].map(|place: usize| cast[place].id);
    let manager = Role::CompanyManager;
    let contributor = Role::CompanyContributor;
    let roles: [(&str, Vec<Role>); 14] = [
        ("the-administrator", vec![Role::NetworkAdministrator]),
        ("coordinator-west", vec![Role::Coordinator(world.west.id)]),
        ("coordinator-east", vec![Role::Coordinator(world.east.id)]),
        ("manager-alpha", vec![manager(alpha)]),
        ("contributor-alpha", vec![contributor(alpha)]),
        ("manager-beta", vec![manager(beta)]),
        ("contributor-beta", vec![contributor(beta)]),
        ("manager-delta", vec![manager(delta)]),
        ("manager-gamma", vec![manager(gamma)]),
        ("contributor-gamma", vec![contributor(gamma)]),
        ("manager-omega", vec![manager(omega)]),
        ("manager-alpha-gamma", vec![manager(alpha), manager(gamma)]),
        (
            "contributor-alpha-coordinator-east",
            vec![contributor(alpha), Role::Coordinator(world.east.id)],
        ),
        ("without-role", Vec::new()),
    ];
    roles
        .into_iter()
        .map(|(name, roles)| {
            let account = records::account(name);
            let grants = roles.into_iter().map(|role| RoleGrant {
                id: RoleGrantId::new(),
                account_id: account.id,
                role,
                created_at: now(),
            });
            Holder {
                grants: grants.collect(),
                account,
            }
        })
        .collect()
}

async fn store_holders(conn: &Transaction, holders: &[Holder]) {
    for holder in holders {
        accounts::insert_account(conn, &holder.account)
            .await
            .unwrap();
        for grant in &holder.grants {
            role_grants::insert_role_grant(conn, grant).await.unwrap();
        }
    }
}

/// What else can be shown: a cluster with a summary, an entry with all its words, a demonstration, a link.
async fn fill_the_rest(conn: &Transaction, world: &World, holders: &[Holder]) {
    let west = Cluster {
        summary: Some(samples::prose("À l'ouest.")),
        ..world.west.clone()
    };
    clusters::update_cluster(conn, &west, 1).await.unwrap();
    let relational = Competency {
        synonyms: vec![samples::name("SGBDR")],
        cpv: samples::competency("unused").cpv,
        ..world.relational.clone()
    };
    competencies::update_competency(conn, &relational, 1)
        .await
        .unwrap();
    let demonstration = Demonstration {
        accounts: vec![DemonstrationAccount {
            email: "reseau@demo.cordee.example".to_owned(),
            password: "a password that is no secret".to_owned(),
            role: RoleKind::NetworkAdministrator,
            name: "Réseau".to_owned(),
        }],
        ..Demonstration::default()
    };
    remember_demonstration(conn, &demonstration, now())
        .await
        .unwrap();
    let link = OneTimeLink {
        token_hash: token_hash(LINK_TOKEN),
        purpose: LinkPurpose::Password,
        account_id: Some(holders[0].account.id),
        created_at: now(),
        expires_at: now() + TimeDelta::hours(1),
        used_at: None,
    };
    one_time_links::insert_one_time_link(conn, &link)
        .await
        .unwrap();
}

/// Everyone, each as the server itself recognises them by the token of a session.
async fn people_of(world: &World, holders: &[Holder], cast: &[Company]) -> Vec<Person> {
    let alone = |name: &str, actor, is_operator| Person {
        name: name.to_owned(),
        actor,
        cookie: None,
        spare_session: None,
        standing: Standing {
            is_operator,
            ..Standing::default()
        },
    };
    let mut people = vec![
        alone("a visitor", Actor::anonymous(Language::Fr), false),
        alone(
            "the command line",
            Actor::local_operator(Language::Fr),
            true,
        ),
    ];
    let homes: BTreeMap<CompanyId, Vec<ClusterId>> = cast
        .iter()
        .map(|company| (company.id, company.cluster_ids.clone()))
        .collect();
    for holder in holders {
        let [asking, browsing, spare] = sessions_of(world, holder.account.id).await;
        let actor = authenticate(&world.api.app, &asking.1).await.unwrap();
        people.push(Person {
            name: holder.account.name.to_string(),
            actor: actor.unwrap(),
            cookie: Some(format!("cordee={}", browsing.1)),
            spare_session: Some(spare.0),
            standing: Standing {
                is_operator: false,
                account_id: Some(holder.account.id),
                roles: holder.grants.iter().map(|grant| grant.role).collect(),
                homes: homes.clone(),
            },
        });
    }
    people
}

async fn sessions_of(world: &World, account_id: AccountId) -> [(SessionId, String); 3] {
    let transaction = world.begin().await;
    let mut started = Vec::new();
    for browser in ["Asking", "Browsing", "Spare"] {
        let browser = Some(browser.to_owned());
        let session = start_session(&transaction, account_id, browser, now()).await;
        started.push(session.unwrap());
    }
    transaction.commit().await.unwrap();
    started.try_into().unwrap()
}

/// The call of the west with all its fields, and one in each other state there; the same in the east.
async fn store_calls(conn: &Transaction, world: &World) -> Vec<CallForTender> {
    let full = CallForTender {
        id: world.call.id,
        reference: world.call.reference.clone(),
        submission_deadline_at: world.call.submission_deadline_at,
        record: world.call.record,
        ..samples::call(world.west.id, "unused")
    };
    calls::update_call(conn, &full, 1).await.unwrap();
    let archived = records::call(world.west.id, "2024-01", CallStatus::Archived);
    let foreign_draft = records::call(world.east.id, "2026-09", CallStatus::Draft);
    let new = [archived.clone(), foreign_draft.clone()];
    calls::insert_calls(conn, &new).await.unwrap();
    vec![
        full,
        world.draft.clone(),
        archived,
        world.foreign_call.clone(),
        foreign_draft,
    ]
}

async fn store_lots(
    conn: &Transaction,
    world: &World,
    calls: &[CallForTender],
) -> Vec<(Lot, CallForTender)> {
    let full = Lot {
        id: world.lot.id,
        record: world.lot.record,
        ..samples::lot(calls[0].id, "1", 0)
    };
    lots::update_lot(conn, &full, 1).await.unwrap();
    let new = [&calls[2], &calls[4]].map(|call| records::lot(call, 1));
    lots::insert_lots(conn, &new).await.unwrap();
    let [archived, foreign_draft] = new;
    let all = [
        full,
        world.draft_lot.clone(),
        archived,
        world.foreign_lot.clone(),
        foreign_draft,
    ];
    all.into_iter().zip(calls.iter().cloned()).collect()
}

async fn store_requirements(
    conn: &Transaction,
    world: &World,
    lots: &[(Lot, CallForTender)],
    by: AccountId,
) -> Vec<(Requirement, CallForTender)> {
    let mut found = vec![(world.asked.clone(), lots[0].1.clone())];
    for (place, (lot, call)) in lots.iter().enumerate() {
        let new = if place == 0 {
            stage_records::requirements(lot.id, world.relational.id, by)
        } else {
            vec![records::asks(lot.id, 0, world.relational.id)]
        };
        requirements::insert_requirements(conn, &new).await.unwrap();
        found.extend(new.into_iter().map(|asked| (asked, call.clone())));
    }
    found
}

async fn store_capabilities(
    conn: &Transaction,
    world: &World,
    cast: &[Company],
    by: AccountId,
) -> Vec<(Capability, Company)> {
    let mut declared = Vec::new();
    for company in cast {
        let capability = stage_records::capability(company.id, world.postgresql.id, by);
        capabilities::insert_capability(conn, &capability)
            .await
            .unwrap();
        declared.push((capability, company.clone()));
    }
    declared
}

async fn store_awards(conn: &Transaction, cast: &[Company]) -> Vec<Award> {
    let mut won = Vec::new();
    for company in cast {
        let award = records::award(company.cluster_ids[0], &[company.id]);
        awards::insert_award(conn, &award).await.unwrap();
        won.push(award);
    }
    won
}

/// Each company has answered each lot of its clusters, some of which have become drafts again since.
async fn store_interests(
    conn: &Transaction,
    cast: &[Company],
    lots: &[(Lot, CallForTender)],
) -> Vec<(Interest, CallForTender)> {
    let mut answered = Vec::new();
    for (lot, call) in lots {
        let here = |company: &&Company| company.cluster_ids.contains(&call.cluster_id);
        let neighbours: Vec<&Company> = cast.iter().filter(here).collect();
        for company in &neighbours {
            // The last but one of a cluster is liked by nobody, and does not like the last one.
            let mut unliked = neighbours.iter().rev().skip(1).chain(neighbours.last());
            let unliked = unliked.find(|other| other.id != company.id);
            let interest = Interest {
                answer: InterestAnswer::Lead,
                not_with: vec![unliked.unwrap().id],
                ..samples::interest(lot.id, company.id)
            };
            interests::insert_interest(conn, &interest).await.unwrap();
            answered.push((interest, call.clone()));
        }
    }
    answered
}

/// In the west one for each state of a consortium and of its members, in the east one.
async fn store_consortia(
    conn: &Transaction,
    cast: &[Company],
    lots: &[(Lot, CallForTender)],
    requirements: &[(Requirement, CallForTender)],
    by: AccountId,
) -> Vec<Consortium> {
    let [alpha, beta, gamma, omega] = [0, 1, 3, 4].map(|place: usize| cast[place].id);
    let made_by = (&requirements[0].0, by);
    let here = (&lots[0].1, lots[0].0.id);
    let mut made = Vec::new();
    for state in CONSORTIUM_STATES {
        for member_state in MEMBER_STATES {
            let companies = [alpha, beta, omega];
            let states = (state, member_state);
            made.push(stage_records::consortium(here, &companies, states, made_by));
        }
    }
    let foreign = (&lots[3].1, lots[3].0.id);
    let states = (ConsortiumState::Formed, MemberState::Confirmed);
    let asked_there = requirements
        .iter()
        .find(|(asked, _)| asked.lot_id == foreign.1);
    let made_there = (&asked_there.unwrap().0, by);
    made.push(stage_records::consortium(
        foreign,
        &[gamma, omega],
        states,
        made_there,
    ));
    for consortium in &made {
        consortia::insert_consortium(conn, consortium)
            .await
            .unwrap();
    }
    made
}

async fn store_runs(
    conn: &Transaction,
    cast: &[Company],
    lots: &[(Lot, CallForTender)],
    (requirements, by): (&[(Requirement, CallForTender)], AccountId),
) -> Vec<(GroupingRun, CallForTender)> {
    let mut runs = Vec::new();
    for (lot, call) in lots {
        let asked = requirements.iter().find(|(one, _)| one.lot_id == lot.id);
        let companies = [cast[0].id, cast[4].id];
        let run = GroupingRun {
            requested_by: Some(by),
            ..stage_records::grouping_run(lot.id, &asked.unwrap().0, companies)
        };
        grouping_runs::record_grouping_run(conn, &run)
            .await
            .unwrap();
        runs.push((run, call.clone()));
    }
    runs.push(store_joint_run(conn, &runs[0]).await);
    runs
}

/// A run like another one, on a lot more.
async fn store_joint_run(
    conn: &Transaction,
    (run, call): &(GroupingRun, CallForTender),
) -> (GroupingRun, CallForTender) {
    let other = records::lot(call, 2);
    lots::insert_lot(conn, &other).await.unwrap();
    let mut joint = stage_records::changed_run(run);
    joint.joint_with = vec![other.id];
    grouping_runs::record_grouping_run(conn, &joint)
        .await
        .unwrap();
    (joint, call.clone())
}

/// Runs of the engine itself, which can be asked further: the plain one, one that is larger than it needs to be, and one
/// that lets nobody else in.
async fn runs_of_the_engine(
    world: &World,
    people: &[Person],
    cast: &[Company],
    (lot, call): &(Lot, CallForTender),
) -> Vec<(GroupingRun, CallForTender)> {
    let [alpha, beta] = [0, 1].map(|place: usize| cast[place].id);
    let pinning = |pinned: Vec<CompanyId>, max_members| SuggestOptions {
        pinned,
        max_members,
        ..SuggestOptions::default()
    };
    let wishes = [
        pinning(Vec::new(), None),
        pinning(vec![alpha, beta], None),
        pinning(vec![alpha], Some(1)),
    ];
    let mut coordinators = people.iter();
    let coordinator = coordinators.find(|person| person.name == "coordinator-west");
    let mut runs = Vec::new();
    for options in wishes {
        let command = SuggestGroupings {
            near_suggestion: None,
            lot_ids: vec![lot.id],
            options,
        };
        let actor = &coordinator.unwrap().actor;
        let run = suggest_groupings(&world.api.app, actor, command, Waiting::ForTheEnd).await;
        runs.push((run.unwrap(), call.clone()));
    }
    let changed = changed_run(world, &runs[0].0).await;
    runs.push((changed, call.clone()));
    runs
}

/// A plan with wishes of every kind.
async fn plan_of_the_engine(
    world: &World,
    people: &[Person],
    (cast, left_out): (&[Company], Vec<LotId>),
    (lot, call): &(Lot, CallForTender),
) -> (GroupingRun, CallForTender) {
    let on_lot = |company: &Company| OnLot {
        lot_id: lot.id,
        company_id: company.id,
    };
    let command = PlanCall {
        call_id: call.id,
        options: PlanOptions {
            pinned: vec![on_lot(&cast[0])],
            excluded: vec![on_lot(&cast[1])],
            left_out,
            ..PlanOptions::default()
        },
    };
    let mut coordinators = people.iter();
    let coordinator = coordinators.find(|person| person.name == "coordinator-west");
    let (app, actor) = (&world.api.app, &coordinator.unwrap().actor);
    let run = plan_call(app, actor, command, Waiting::ForTheEnd).await;
    (run.unwrap(), call.clone())
}

/// A replay of a run that was asked something else and answered something else.
async fn changed_run(world: &World, run: &GroupingRun) -> GroupingRun {
    let app = &world.api.app;
    let mut question = find_question(app, run.id).await.unwrap().unwrap();
    question.requirements.pop();
    let mut declared = question.candidates.iter_mut();
    let declaring = declared.find(|one| !one.capabilities.is_empty()).unwrap();
    declaring.capabilities.clear();
    let changed = stage_records::changed_run(run);
    let input = input_of(changed.id, &question, Some(run.id)).await.unwrap();
    let transaction = world.begin().await;
    grouping_runs::record_grouping_run(&transaction, &changed)
        .await
        .unwrap();
    run_inputs::record_run_input(&transaction, input)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    changed
}

/// What each cluster remembers of imported sheets.
async fn store_import_mappings(conn: &Transaction, world: &World) -> Vec<ImportMapping> {
    let made = [world.west.id, world.east.id].map(stage_records::import_mapping);
    for mapping in &made {
        import_mappings::insert_import_mapping(conn, mapping)
            .await
            .unwrap();
    }
    made.into()
}

/// Imports of each kind into each cluster, by people of each relation to it.
async fn store_imports(conn: &Transaction, world: &World, holders: &[Holder]) -> Vec<ImportRun> {
    let by = |name: &str| {
        let is_it = |holder: &&Holder| holder.account.name.as_str() == name;
        holders.iter().find(is_it).unwrap().account.id
    };
    let made = stage_records::imports_made(world.west.id, world.east.id);
    let runs =
        made.map(|(cluster, name, target)| stage_records::import_run(cluster, by(name), target));
    for run in &runs {
        let file = b"Entreprise;Comp\xC3\xA9tence\nAlpha;Postgre\n";
        imports::record_import_run(conn, run, file).await.unwrap();
        let kept = [stage_records::kept_record()];
        import_journals::record_kept(conn, run.id, &kept)
            .await
            .unwrap();
    }
    runs.into()
}

/// Opens the HTTP doors of the product over the same database.
async fn open_doors(world: &World) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let state = HttpState {
        app: Arc::clone(&world.api.app),
        schema: build_schema(),
        site: Arc::new(Site {
            host: address.to_string(),
            is_https: false,
            is_behind_proxy: false,
        }),
        web_sockets: Arc::new(Semaphore::new(100)),
    };
    let never = std::future::pending::<()>();
    tokio::spawn(serve(listener, router(state), 100, never));
    address.to_string()
}

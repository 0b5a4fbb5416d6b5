//! Everything about one lot that coverage, suggestions, rules and exports look at, loaded together; and the question that
//! it puts to the engine, with the digest that tells whether it has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Paris;
use domain::access::visibility::InterestVisibility;
use domain::consortia::consortium::MemberRole;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::Vocabulary;
use domain::directory::distance;
use domain::groupings::coverage::Coverage;
use domain::groupings::coverage_rule::contribution::GroupMember;
use domain::groupings::coverage_rule::group::coverage_of;
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::grouping::{Candidate, LotQuestion};
use domain::groupings::joint_question::joint_question;
use domain::procurement::call::CallForTender;
use domain::procurement::interest::{Interest, InterestAnswer};
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::ids::{ClusterId, CompanyId, LotId};
use persistence::connection::Connection;
use persistence::repositories::directory::{capabilities, companies, competencies};
use persistence::repositories::groupings::consortia;
use persistence::repositories::procurement::{calls, interests, lots, requirements};
use sha2::{Digest, Sha256};

use crate::application::app::App;
use crate::application::app_error::AppError;

/// What digests of plans begin with.
const PLAN_MARK: &str = "plan-";

/// A lot with its call, what it asks, and who could answer. What several lots share is kept once.
#[derive(Clone, Debug)]
pub struct LotCase {
    /// The call.
    pub call: CallForTender,
    /// The lot.
    pub lot: Lot,
    /// What it asks, in order.
    pub requirements: Vec<Requirement>,
    /// The companies of the call's cluster, in the order of their ids.
    pub companies: Arc<BTreeMap<CompanyId, Company>>,
    /// What they declare.
    pub capabilities: Arc<BTreeMap<CompanyId, Vec<Capability>>>,
    /// Their answers to the lot.
    pub interests: BTreeMap<CompanyId, Interest>,
    /// The vocabulary.
    pub vocabulary: Arc<Vocabulary>,
}

/// A member of a group that is looked at: who, and as what.
pub type GroupRole = (CompanyId, MemberRole);

/// Loads a lot with all that is needed to judge groups for it.
///
/// # Errors
/// `NotFound` when the lot is gone, and what the database says.
pub async fn load_lot_case(conn: &impl Connection, lot_id: LotId) -> Result<LotCase, AppError> {
    load_lot_cases(conn, &[lot_id])
        .await?
        .remove(&lot_id)
        .ok_or(AppError::NotFound)
}

/// Loads several lots with all that is needed to judge groups for them, in a fixed number of statements.
///
/// # Errors
/// What the database says. Lots that are gone are left out.
pub async fn load_lot_cases(
    conn: &impl Connection,
    lot_ids: &[LotId],
) -> Result<BTreeMap<LotId, LotCase>, AppError> {
    let found_lots = lots::lots_by_id(conn, lot_ids).await?;
    let call_ids: Vec<_> = distinct(found_lots.iter().map(|lot| lot.call_id));
    let found_calls: BTreeMap<_, _> = calls::calls_by_id(conn, &call_ids)
        .await?
        .into_iter()
        .map(|call| (call.id, call))
        .collect();
    let mut asked: BTreeMap<LotId, Vec<Requirement>> = BTreeMap::new();
    for requirement in requirements::requirements_by_lot(conn, lot_ids).await? {
        asked
            .entry(requirement.lot_id)
            .or_default()
            .push(requirement);
    }
    let mut answers: BTreeMap<LotId, BTreeMap<CompanyId, Interest>> = BTreeMap::new();
    for interest in interests::interests_by_lot(conn, lot_ids, &InterestVisibility::All).await? {
        answers
            .entry(interest.lot_id)
            .or_default()
            .insert(interest.company_id, interest);
    }
    let directory = load_directory(
        conn,
        &distinct(found_calls.values().map(|call| call.cluster_id)),
    )
    .await?;
    let vocabulary = Arc::new(competencies::load_vocabulary(conn).await?);
    let mut cases = BTreeMap::new();
    for lot in found_lots {
        let Some(call) = found_calls.get(&lot.call_id).cloned() else {
            continue;
        };
        let (companies, capabilities) =
            directory.get(&call.cluster_id).cloned().unwrap_or_default();
        let case = LotCase {
            requirements: asked.remove(&lot.id).unwrap_or_default(),
            interests: answers.remove(&lot.id).unwrap_or_default(),
            vocabulary: Arc::clone(&vocabulary),
            call,
            companies,
            capabilities,
            lot,
        };
        cases.insert(case.lot.id, case);
    }
    Ok(cases)
}

type ClusterDirectory = (
    Arc<BTreeMap<CompanyId, Company>>,
    Arc<BTreeMap<CompanyId, Vec<Capability>>>,
);

/// The companies of clusters with what they declare.
async fn load_directory(
    conn: &impl Connection,
    cluster_ids: &[ClusterId],
) -> Result<BTreeMap<ClusterId, ClusterDirectory>, AppError> {
    let all = companies::companies_of_clusters(conn, cluster_ids).await?;
    let ids: Vec<CompanyId> = all.iter().map(|company| company.id).collect();
    let mut declared: BTreeMap<CompanyId, Vec<Capability>> = BTreeMap::new();
    for capability in capabilities::capabilities_by_company(conn, &ids).await? {
        declared
            .entry(capability.company_id)
            .or_default()
            .push(capability);
    }
    let mut directory = BTreeMap::new();
    for cluster_id in cluster_ids {
        let of_cluster = all
            .iter()
            .filter(|company| company.cluster_ids.contains(cluster_id));
        let of_cluster: BTreeMap<_, _> = of_cluster
            .map(|company| (company.id, company.clone()))
            .collect();
        let capabilities = of_cluster
            .keys()
            .filter_map(|id| Some((*id, declared.get(id)?.clone())))
            .collect::<BTreeMap<_, _>>();
        directory.insert(*cluster_id, (Arc::new(of_cluster), Arc::new(capabilities)));
    }
    Ok(directory)
}

fn distinct<T: Ord>(ids: impl Iterator<Item = T>) -> Vec<T> {
    ids.collect::<BTreeSet<T>>().into_iter().collect()
}

/// Adds companies that are not in the cluster, such as members of a consortium that left it since. `wanted` names them
/// for each lot.
///
/// # Errors
/// What the database says.
pub async fn load_others(
    conn: &impl Connection,
    cases: &mut BTreeMap<LotId, LotCase>,
    wanted: &[(LotId, CompanyId)],
) -> Result<(), AppError> {
    let is_absent = |(lot_id, company_id): &&(LotId, CompanyId)| {
        cases
            .get(lot_id)
            .is_some_and(|case| !case.companies.contains_key(company_id))
    };
    let absent: Vec<(LotId, CompanyId)> = wanted.iter().filter(is_absent).copied().collect();
    let ids = distinct(absent.iter().map(|(_, company_id)| *company_id));
    let others = companies::companies_by_id(conn, &ids).await?;
    let declared = capabilities::capabilities_by_company(conn, &ids).await?;
    for (lot_id, company_id) in absent {
        let Some(case) = cases.get_mut(&lot_id) else {
            continue;
        };
        if let Some(company) = others.iter().find(|company| company.id == company_id) {
            Arc::make_mut(&mut case.companies).insert(company_id, company.clone());
        }
        let of_company = declared
            .iter()
            .filter(|capability| capability.company_id == company_id);
        Arc::make_mut(&mut case.capabilities).insert(company_id, of_company.cloned().collect());
    }
    Ok(())
}

impl LotCase {
    /// The day on which certificates and evidence must hold: that of the deadline in Paris, or today when none is set.
    #[must_use]
    pub fn deadline_day(&self, now: DateTime<Utc>) -> NaiveDate {
        day_in_paris(self.call.submission_deadline_at.unwrap_or(now))
    }

    /// Who covers what when these companies work together, on a day.
    #[must_use]
    pub fn coverage(&self, group: &[GroupRole], on: NaiveDate) -> Coverage {
        let members: Vec<GroupMember<'_>> = group
            .iter()
            .filter_map(|role| self.group_member(*role))
            .collect();
        coverage_of(&self.requirements, &members, &self.vocabulary, on)
    }

    pub(super) fn group_member(&self, (company_id, role): GroupRole) -> Option<GroupMember<'_>> {
        Some(GroupMember {
            holder: self.holder(self.companies.get(&company_id)?),
            is_lead: role == MemberRole::Lead,
            is_subcontractor: role == MemberRole::Subcontractor,
        })
    }

    /// A company with all that it declares and gives to the lot.
    #[must_use]
    pub fn holder<'a>(&'a self, company: &'a Company) -> Holder<'a> {
        let interest = self.interests.get(&company.id);
        Holder {
            company,
            capabilities: self.declared_by(company.id),
            most_fte: interest.and_then(|interest| interest.most_fte),
        }
    }

    /// What a company declares.
    #[must_use]
    pub fn declared_by(&self, company_id: CompanyId) -> &[Capability] {
        self.capabilities
            .get(&company_id)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Kilometres between a company and the place of the lot, when both are known.
    #[must_use]
    pub fn distance_km(&self, company: &Company) -> Option<u32> {
        Some(distance::distance_km(
            company.address.coordinates?,
            self.lot.coordinates?,
        ))
    }

    /// The companies of the cluster that have not said no.
    pub fn willing(&self) -> impl Iterator<Item = &Company> {
        self.companies.values().filter(|company| {
            self.interests
                .get(&company.id)
                .is_none_or(|interest| interest.answer != InterestAnswer::No)
        })
    }

    /// The question that the engine is asked.
    #[must_use]
    pub fn into_question(
        self,
        valid_on: NaiveDate,
        past_pairs: Vec<(CompanyId, CompanyId, u32)>,
    ) -> LotQuestion {
        let candidates = self
            .companies
            .values()
            .map(|company| Candidate {
                company: company.clone(),
                capabilities: self.declared_by(company.id).to_vec(),
                interest: self.interests.get(&company.id).cloned(),
                distance_km: self.distance_km(company),
                times_chosen: 0,
            })
            .collect();
        LotQuestion {
            lot: self.lot,
            requirements: self.requirements,
            candidates,
            vocabulary: self.vocabulary.as_ref().clone(),
            valid_on,
            past_pairs,
        }
    }
}

/// The day of an instant in Paris, where the buyers' deadlines are set.
#[must_use]
pub fn day_in_paris(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&Paris).date_naive()
}

/// For the lots of runs and their fingerprints, whether something that the engine read has changed since.
///
/// # Errors
/// What the database says.
pub async fn outdated_runs(
    app: &App,
    keys: &[(Vec<LotId>, String)],
) -> Result<BTreeMap<(Vec<LotId>, String), bool>, AppError> {
    let lot_ids = distinct(keys.iter().flat_map(|(lot_ids, _)| lot_ids.iter().copied()));
    let cases = load_lot_cases(app.database.read(), &lot_ids).await?;
    let companies: BTreeSet<CompanyId> = cases
        .values()
        .flat_map(|case| case.companies.keys().copied())
        .collect();
    let companies: Vec<CompanyId> = companies.into_iter().collect();
    let history = History::of(app, &companies).await?;
    let planned = keys.iter().filter(|(_, read)| is_plan(read));
    let planned = planned.flat_map(|(lot_ids, _)| lot_ids);
    let call_ids = distinct(planned.filter_map(|id| Some(cases.get(id)?.call.id)));
    let of_calls = lots::lots_by_call(app.database.read(), &call_ids).await?;
    let mut current: BTreeMap<(&[LotId], bool), String> = BTreeMap::new();
    for asked in distinct(
        keys.iter()
            .map(|(ids, read)| (ids.as_slice(), is_plan(read))),
    ) {
        let own = asked.0.iter().map(|id| cases.get(id).cloned());
        let Some(own) = own.collect::<Option<Vec<LotCase>>>() else {
            continue;
        };
        let digest = if asked.1 {
            planned_digest(app, own, &history, &of_calls)
        } else {
            joint_question_of(app, own, &history).map(|joint| fingerprint(&joint))
        };
        current.extend(digest.map(|digest| (asked, digest)));
    }
    let is_outdated = |(lot_ids, read): &(Vec<LotId>, String)| {
        current.get(&(lot_ids.as_slice(), is_plan(read))) != Some(read)
    };
    Ok(keys
        .iter()
        .map(|key| (key.clone(), is_outdated(key)))
        .collect())
}

/// The question about a lot, or about several lots of a call together, as everything stands now, with the digest of what
/// the engine reads of it.
///
/// # Errors
/// `NotFound` without any lot; what the database says.
pub async fn current_question(
    app: &App,
    cases: Vec<LotCase>,
) -> Result<(LotQuestion, String), AppError> {
    let ids = distinct(cases.iter().flat_map(|case| case.companies.keys().copied()));
    let history = History::of(app, &ids).await?;
    let question = joint_question_of(app, cases, &history).ok_or(AppError::NotFound)?;
    let digest = fingerprint(&question);
    Ok((question, digest))
}

/// The questions about several lots of one cluster, with what is known now.
///
/// # Errors
/// What the database says.
pub async fn current_questions(
    app: &App,
    cases: Vec<LotCase>,
) -> Result<Vec<LotQuestion>, AppError> {
    let ids: BTreeSet<CompanyId> = cases
        .iter()
        .flat_map(|case| case.companies.keys().copied())
        .collect();
    let ids: Vec<CompanyId> = ids.into_iter().collect();
    let history = History::of(app, &ids).await?;
    let questions = cases
        .into_iter()
        .map(|case| question_of(app, case, &history));
    Ok(questions.collect())
}

/// What companies have done before.
struct History {
    /// Pairs who have bid together, with how often.
    pairs: Vec<(CompanyId, CompanyId, u32)>,
    /// For each cluster and company, how many consortia formed on calls of the cluster it has been in.
    times_chosen: BTreeMap<(ClusterId, CompanyId), u32>,
}

impl History {
    async fn of(app: &App, company_ids: &[CompanyId]) -> Result<Self, AppError> {
        let conn = app.database.read();
        Ok(Self {
            pairs: consortia::past_pairs(conn, company_ids).await?,
            times_chosen: consortia::times_chosen(conn).await?,
        })
    }
}

/// The question about all the lots together.
fn joint_question_of(app: &App, cases: Vec<LotCase>, history: &History) -> Option<LotQuestion> {
    let single = cases
        .into_iter()
        .map(|case| question_of(app, case, history));
    joint_question(single.collect())
}

/// The question about a lot; of the pairs only those whose companies are both of its cluster.
fn question_of(app: &App, case: LotCase, history: &History) -> LotQuestion {
    let is_here = |id: &CompanyId| case.companies.contains_key(id);
    let own = history
        .pairs
        .iter()
        .filter(|(first, second, _)| is_here(first) && is_here(second))
        .copied()
        .collect();
    let cluster_id = case.call.cluster_id;
    let valid_on = case.deadline_day(app.clock.now());
    let mut question = case.into_question(valid_on, own);
    for candidate in &mut question.candidates {
        let times = history
            .times_chosen
            .get(&(cluster_id, candidate.company.id));
        candidate.times_chosen = times.copied().unwrap_or_default();
    }
    question
}

/// Whether a digest is that of a plan.
#[must_use]
pub fn is_plan(input_fingerprint: &str) -> bool {
    input_fingerprint.starts_with(PLAN_MARK)
}

/// The digest for lots of a plan as everything stands now; `None` without any.
fn planned_digest(
    app: &App,
    cases: Vec<LotCase>,
    history: &History,
    of_calls: &[Lot],
) -> Option<String> {
    let (call_id, max_lots) = cases
        .first()
        .map(|case| (case.call.id, case.call.bidding_rules.max_lots_bid))?;
    let of_call = of_calls.iter().filter(|lot| lot.call_id == call_id);
    let of_call: Vec<LotId> = of_call.map(|lot| lot.id).collect();
    let questions = cases
        .into_iter()
        .map(|case| question_of(app, case, history));
    let questions: Vec<LotQuestion> = questions.collect();
    Some(fingerprint_of_plan(&questions, &of_call, max_lots))
}

/// Everything that the engine reads for a plan: of its lots, which lots the call has, and how many one may bid for. Marked,
/// so that it is told from what is read of lots for one grouping.
#[must_use]
pub fn fingerprint_of_plan(
    questions: &[LotQuestion],
    of_call: &[LotId],
    max_lots: Option<u32>,
) -> String {
    let mut digest = Sha256::new();
    digest.update(format!("{max_lots:?}"));
    for lot_id in of_call {
        digest.update(lot_id.0.as_bytes());
    }
    for question in questions {
        digest.update(fingerprint(question));
    }
    format!("{PLAN_MARK}{}", hexadecimal(digest))
}

fn hexadecimal(digest: Sha256) -> String {
    let bytes = digest.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Everything that the engine reads, as a digest: when it differs, the answer may be another.
fn fingerprint(question: &LotQuestion) -> String {
    let mut digest = Sha256::new();
    let mut add = |part: serde_json::Result<Vec<u8>>| digest.update(part.unwrap_or_default());
    add(serde_json::to_vec(&(
        &question.lot,
        &question.requirements,
        &question.valid_on,
        &question.past_pairs,
    )));
    for candidate in &question.candidates {
        add(serde_json::to_vec(&(
            &candidate.company,
            &candidate.capabilities,
            &candidate.interest,
            candidate.distance_km,
            candidate.times_chosen,
        )));
    }
    for competency in question.vocabulary.entries() {
        add(serde_json::to_vec(&(competency.id, &competency.broader)));
    }
    hexadecimal(digest)
}

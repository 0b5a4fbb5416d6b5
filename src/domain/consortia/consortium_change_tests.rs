//! How consortia change, and what the procurement rules say of them, on a group of three.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used
)]

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{ConsortiumOpening, StateChange};
use crate::consortia::allocation::{Allocation, equal_shares, sum_of_shares};
use crate::consortia::consortium::{Consortium, ConsortiumState, MemberRole, MemberState};
use crate::consortia::rules::check::violations_of;
use crate::consortia::rules::context::RuleContext;
use crate::consortia::violation::{RuleCode, Severity, Violation};
use crate::directory::company::{Address, Company};
use crate::groupings::coverage::Coverage;
use crate::procurement::call::{
    BiddingRules, CallForTender, CallStatus, ConsortiumForm, ProcedureKind,
};
use crate::procurement::lot::Lot;
use crate::values::ids::{AllocationId, CallId, ClusterId, CompanyId, LotId};
use crate::values::quantity::Share;
use crate::values::record::Record;
use crate::values::rejection::RejectionCode;
use crate::values::text::{Name, Prose};

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

fn name(text: &str) -> Name {
    Name::stored(text.to_owned())
}

fn company(text: &str, may_lead: bool) -> Company {
    Company {
        id: CompanyId::new(),
        name: name(text),
        siren: None,
        siret: None,
        legal_form: None,
        social_statuses: Vec::new(),
        address: Address::default(),
        headcount: Some(5),
        available_fte: None,
        website: None,
        summary_fr: None,
        summary_en: None,
        may_lead,
        max_lots: None,
        cluster_ids: Vec::new(),
        financial_years: Vec::new(),
        certificates: Vec::new(),
        record: Record::new(now()),
    }
}

fn call() -> CallForTender {
    CallForTender {
        id: CallId::new(),
        cluster_id: ClusterId::new(),
        reference: name("2026-07"),
        title: name("Hébergement"),
        buyer: name("Une région"),
        description: None,
        procedure: ProcedureKind::Open,
        status: CallStatus::Published,
        launched_at: None,
        questions_deadline_at: None,
        submission_deadline_at: DateTime::from_timestamp(1_790_900_000, 0),
        place: None,
        cpv: Vec::new(),
        estimated_value: None,
        source: None,
        bidding_rules: BiddingRules::default(),
        record: Record::new(now()),
    }
}

fn lot(call_id: CallId) -> Lot {
    Lot {
        id: LotId::new(),
        call_id,
        number: name("1"),
        title: name("Hébergement"),
        description: None,
        cpv: Vec::new(),
        estimated_value: None,
        place: None,
        coordinates: None,
        max_members: Some(3),
        reserved_for: None,
        forbids_alone_and_grouped: None,
        forbids_several_groups: None,
        position: 0,
        record: Record::new(now()),
    }
}

struct Group {
    call: CallForTender,
    lot: Lot,
    companies: Vec<Company>,
    consortium: Consortium,
}

fn group() -> Group {
    let call = call();
    let lot = lot(call.id);
    let companies = vec![
        company("Arête", true),
        company("Bivouac", true),
        company("Couloir", false),
    ];
    let opening = ConsortiumOpening {
        name: name("Cordée A"),
        cluster_id: call.cluster_id,
        form: None,
        created_by: None,
        now: now(),
    };
    let roles = [MemberRole::Lead, MemberRole::Member, MemberRole::Member];
    let members: Vec<_> = companies
        .iter()
        .map(|company| company.id)
        .zip(roles)
        .collect();
    let consortium = Consortium::open(&lot, opening, &members).unwrap();
    Group {
        call,
        lot,
        companies,
        consortium,
    }
}

impl Group {
    fn violations(&self, dispensable: &[CompanyId], rivals: &[CompanyId]) -> Vec<Violation> {
        let companies: BTreeMap<_, _> = self
            .companies
            .iter()
            .map(|company| (company.id, company.clone()))
            .collect();
        let day = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
        let coverage = Coverage {
            on: day,
            requirements: Vec::new(),
            contributions: Vec::new(),
        };
        violations_of(&RuleContext {
            call: &self.call,
            lot: &self.lot,
            requirements: &[],
            consortium: &self.consortium,
            companies: &companies,
            coverage: &coverage,
            dispensable,
            in_rival_groups: rivals,
            lead_leads_rival_group: !rivals.is_empty(),
            deadline_day: day,
            now: now(),
        })
    }

    fn rules(&self) -> Vec<RuleCode> {
        self.violations(&[], &[])
            .iter()
            .map(|violation| violation.rule)
            .collect()
    }

    fn allocate(&mut self, shares: &[u16]) -> Result<(), Vec<RejectionCode>> {
        let lines = self
            .consortium
            .members
            .iter()
            .zip(shares)
            .map(|(member, share)| Allocation {
                id: AllocationId::new(),
                member_id: member.id,
                requirement_id: None,
                task: name("Exploitation"),
                share: Share(*share),
                amount: None,
            })
            .collect();
        codes(self.consortium.set_allocations(lines))
    }

    fn change_state(
        &mut self,
        state: ConsortiumState,
        reasons: &[RuleCode],
    ) -> Result<(), Vec<RejectionCode>> {
        let violations = self.violations(&[], &[]);
        let reason = Prose::stored("choisi en connaissance de cause".to_owned());
        codes(self.consortium.change_state(StateChange {
            state,
            call: &self.call,
            violations: &violations,
            reasons: reasons.iter().map(|rule| (*rule, reason.clone())).collect(),
            accepted_by: None,
            now: now(),
        }))
    }

    fn confirm_all(&mut self) {
        let ids: Vec<_> = self
            .consortium
            .members
            .iter()
            .map(|member| member.id)
            .collect();
        for id in ids {
            self.consortium
                .change_member_state(id, MemberState::Confirmed, now())
                .unwrap();
        }
    }
}

fn codes<T>(
    result: Result<T, Vec<crate::values::rejection::Rejection>>,
) -> Result<T, Vec<RejectionCode>> {
    result.map_err(|found| found.into_iter().map(|rejection| rejection.code).collect())
}

#[test]
fn equal_shares_add_up_exactly() {
    for n in [1, 3, 7, 9_999] {
        let shares = equal_shares(n);
        let sum: u32 = shares.iter().map(|share| u32::from(share.0)).sum();
        assert_eq!((shares.len(), sum), (usize::from(n), 10_000));
    }
    assert_eq!(equal_shares(0), Vec::new());
}

#[test]
fn a_consortium_goes_from_draft_to_submitted_when_every_rule_is_kept() {
    let mut group = group();
    group.allocate(&[3_334, 3_333, 3_333]).unwrap();
    group.consortium.form = Some(ConsortiumForm::Joint);
    group.change_state(ConsortiumState::Inviting, &[]).unwrap();
    assert!(group.rules().contains(&RuleCode::MemberNotConfirmed));
    group.confirm_all();
    assert_eq!(group.rules(), Vec::new());
    group.change_state(ConsortiumState::Formed, &[]).unwrap();
    group.change_state(ConsortiumState::Submitted, &[]).unwrap();
    assert_eq!(
        group.change_state(ConsortiumState::Inviting, &[]),
        Err(vec![RejectionCode::WrongState])
    );
}

#[test]
fn forming_without_form_allocation_and_confirmations_names_every_broken_rule() {
    let mut group = group();
    group.change_state(ConsortiumState::Inviting, &[]).unwrap();
    assert_eq!(
        group.change_state(ConsortiumState::Formed, &[]),
        Err(vec![RejectionCode::RuleBroken; 3])
    );
    assert_eq!(
        group.rules(),
        vec![
            RuleCode::FormChosen,
            RuleCode::SharesAddUp,
            RuleCode::MemberNotConfirmed
        ]
    );
}

#[test]
fn a_warning_needs_a_reason_which_is_kept() {
    let mut group = group();
    group.allocate(&[4_000, 3_000, 3_000]).unwrap();
    group.consortium.form = Some(ConsortiumForm::Joint);
    group.call.bidding_rules.required_form = Some(ConsortiumForm::JointAndSeveral);
    group.change_state(ConsortiumState::Inviting, &[]).unwrap();
    group.confirm_all();
    assert_eq!(
        group.change_state(ConsortiumState::Formed, &[]),
        Err(vec![RejectionCode::ReasonNeeded])
    );
    group
        .change_state(ConsortiumState::Formed, &[RuleCode::RequiredForm])
        .unwrap();
    assert_eq!(
        group.consortium.accepted_warnings[0].rule,
        RuleCode::RequiredForm
    );
}

#[test]
fn shares_above_the_whole_are_refused_and_below_it_are_shown() {
    let mut group = group();
    assert_eq!(
        group.allocate(&[5_000, 5_000, 1]),
        Err(vec![RejectionCode::AllocationSum])
    );
    group.allocate(&[5_000, 4_000]).unwrap();
    assert_eq!(sum_of_shares(&group.consortium.allocations), 9_000);
    let violation = group.violations(&[], &[]);
    let sum = violation
        .iter()
        .find(|found| found.rule == RuleCode::SharesAddUp)
        .unwrap();
    assert_eq!(sum.severity, Severity::Warning);
}

#[test]
fn a_new_lead_makes_the_former_one_a_member() {
    let mut group = group();
    let second = group.consortium.members[1].id;
    let bivouac = group.companies[1].clone();
    group
        .consortium
        .change_role(second, &bivouac, MemberRole::Lead)
        .unwrap();
    assert_eq!(
        group.consortium.lead().map(|lead| lead.company_id),
        Some(bivouac.id)
    );
    assert_eq!(group.consortium.members[0].role, MemberRole::Member);
    let third = group.consortium.members[2].id;
    let couloir = group.companies[2].clone();
    let refused = codes(
        group
            .consortium
            .change_role(third, &couloir, MemberRole::Lead),
    );
    assert_eq!(refused, Err(vec![RejectionCode::LeadNotEligible]));
}

#[test]
fn a_lead_who_withdraws_leaves_the_group_without_lead_and_without_its_work() {
    let mut group = group();
    group.allocate(&[4_000, 3_000, 3_000]).unwrap();
    group.change_state(ConsortiumState::Inviting, &[]).unwrap();
    let lead = group.consortium.members[0].id;
    group
        .consortium
        .change_member_state(lead, MemberState::Withdrawn, now())
        .unwrap();
    assert!(group.consortium.lead().is_none());
    assert_eq!(sum_of_shares(&group.consortium.allocations), 6_000);
    assert!(group.rules().contains(&RuleCode::LeadIsMember));
}

#[test]
fn nobody_is_asked_about_a_call_that_is_still_a_draft() {
    let mut group = group();
    group.call.status = CallStatus::Draft;
    assert_eq!(
        group.change_state(ConsortiumState::Inviting, &[]),
        Err(vec![RejectionCode::WrongState])
    );
}

#[test]
fn a_formed_group_keeps_its_allocation_complete_and_its_members_make_it_form_again() {
    let mut group = group();
    group.allocate(&[4_000, 3_000, 3_000]).unwrap();
    group.consortium.form = Some(ConsortiumForm::Joint);
    group.change_state(ConsortiumState::Inviting, &[]).unwrap();
    group.confirm_all();
    group.change_state(ConsortiumState::Formed, &[]).unwrap();
    assert_eq!(
        group.allocate(&[4_000, 3_000, 2_999]),
        Err(vec![RejectionCode::AllocationSum])
    );
    assert_eq!(
        group.allocate(&[5_000, 5_000]),
        Err(vec![RejectionCode::MemberWithoutAllocation])
    );
    group.allocate(&[3_000, 3_000, 4_000]).unwrap();
    let delta = company("Delta", true);
    group
        .consortium
        .add_member(&delta, MemberRole::Member, now())
        .unwrap();
    assert_eq!(group.consortium.state, ConsortiumState::Inviting);
}

#[test]
fn companies_join_and_leave_until_the_deadline_or_while_there_is_negotiation() {
    let mut call = call();
    assert_eq!(Consortium::require_free_composition(&call, now()), Ok(()));
    call.submission_deadline_at = Some(now());
    let frozen = codes(Consortium::require_free_composition(&call, now()));
    assert_eq!(frozen, Err(vec![RejectionCode::CompositionFrozen]));
    call.procedure = ProcedureKind::CompetitiveDialogue;
    assert_eq!(Consortium::require_free_composition(&call, now()), Ok(()));
}

#[test]
fn members_are_not_asked_while_the_consortium_is_a_draft() {
    let mut group = group();
    let member = group.consortium.members[1].id;
    let refused = codes(
        group
            .consortium
            .change_member_state(member, MemberState::Invited, now()),
    );
    assert_eq!(refused, Err(vec![RejectionCode::WrongState]));
}

#[test]
fn after_the_deadline_an_open_procedure_freezes_the_composition_and_a_negotiated_one_warns() {
    let mut group = group();
    group.call.submission_deadline_at = Some(now());
    let severity_of = |group: &Group| {
        let found = group.violations(&[], &[]);
        let frozen = found
            .iter()
            .find(|violation| violation.rule == RuleCode::CompositionFrozen);
        frozen.map(|violation| violation.severity)
    };
    assert_eq!(severity_of(&group), Some(Severity::Error));
    group.call.procedure = ProcedureKind::Negotiated;
    assert_eq!(severity_of(&group), Some(Severity::Warning));
}

#[test]
fn rival_groups_break_a_rule_only_where_the_documents_forbid_them_and_are_for_coordinators_only() {
    let mut group = group();
    let rival = group.companies[1].id;
    let several = |group: &Group| {
        let found = group.violations(&[], &[rival]);
        found
            .into_iter()
            .any(|violation| violation.rule == RuleCode::SeveralGroupsForbidden)
    };
    assert!(!several(&group));
    group.call.bidding_rules.forbids_several_groups = true;
    assert!(several(&group));
    group.lot.forbids_several_groups = Some(false);
    assert!(!several(&group));
    assert!(RuleCode::SeveralGroupsForbidden.reveals_rivals());
    assert!(RuleCode::LeadOfOneGroup.reveals_rivals());
}

#[test]
fn a_member_without_whom_all_is_covered_is_named() {
    let group = group();
    let dispensable = [group.companies[2].id];
    let found = group.violations(&dispensable, &[]);
    let larger = found
        .iter()
        .find(|violation| violation.rule == RuleCode::LargerThanNeeded)
        .unwrap();
    assert_eq!(larger.company_ids, dispensable);
}

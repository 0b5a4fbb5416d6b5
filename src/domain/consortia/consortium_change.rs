//! How a consortium is made and changed: every invariant on members, roles, states and allocation is kept here.

use chrono::{DateTime, Utc};

use crate::consortia::allocation::{Allocation, equal_shares, sum_of_shares};
use crate::consortia::consortium::{
    AcceptedWarning, Consortium, ConsortiumMember, ConsortiumState, MemberRole, MemberState,
};
use crate::consortia::violation::{RuleCode, Severity, Violation};
use crate::directory::company::Company;
use crate::groupings::suggestion::{Assignment, Suggestion};
use crate::procurement::call::{CallForTender, CallStatus, ConsortiumForm};
use crate::procurement::lot::Lot;
use crate::values::ids::{
    AccountId, AllocationId, ClusterId, CompanyId, ConsortiumId, ConsortiumMemberId,
};
use crate::values::quantity::Share;
use crate::values::record::Record;
use crate::values::rejection::{Rejection, RejectionCode};
use crate::values::text::{Name, Prose};

/// What a person decides when a consortium is made.
#[derive(Clone, Debug)]
pub struct ConsortiumOpening {
    /// How it is called.
    pub name: Name,
    /// The cluster whose coordinators accompany it.
    pub cluster_id: ClusterId,
    /// Its form, if decided.
    pub form: Option<ConsortiumForm>,
    /// Who makes it.
    pub created_by: Option<AccountId>,
    /// When.
    pub now: DateTime<Utc>,
}

impl Consortium {
    /// A draft with these companies and, if named, this lead.
    ///
    /// # Errors
    /// `REQUIRED` without companies, `MEMBER_ALREADY_PRESENT` when one is named twice, `LEAD_NOT_MEMBER`.
    pub fn open(
        lot: &Lot,
        opening: ConsortiumOpening,
        companies: &[(CompanyId, MemberRole)],
    ) -> Result<Self, Vec<Rejection>> {
        let mut members: Vec<ConsortiumMember> = Vec::new();
        let mut rejections = Vec::new();
        for (company_id, role) in companies {
            if members
                .iter()
                .any(|member| member.company_id == *company_id)
            {
                rejections.push(Rejection::at(
                    RejectionCode::MemberAlreadyPresent,
                    "companyIds",
                ));
            }
            members.push(new_member(*company_id, *role, opening.now));
        }
        if members.is_empty() {
            rejections.push(Rejection::at(RejectionCode::Required, "companyIds"));
        }
        if members
            .iter()
            .filter(|member| member.role == MemberRole::Lead)
            .count()
            > 1
        {
            rejections.push(Rejection::at(RejectionCode::LeadNotMember, "leadCompanyId"));
        }
        if !rejections.is_empty() {
            return Err(rejections);
        }
        Ok(Self {
            id: ConsortiumId::new(),
            lot_id: lot.id,
            cluster_id: opening.cluster_id,
            name: opening.name,
            form: opening.form,
            lead_is_jointly_liable: false,
            state: ConsortiumState::Draft,
            suggestion_id: None,
            note: None,
            members,
            allocations: Vec::new(),
            accepted_warnings: Vec::new(),
            created_by: opening.created_by,
            record: Record::new(opening.now),
        })
    }

    /// A draft out of a suggestion: its members, its lead unless another member is named, and an allocation line for
    /// each thing that a member covers, with shares split evenly by line so that they add up to 100.00 %.
    ///
    /// # Errors
    /// `LEAD_NOT_MEMBER` when the lead named is not a member of the suggestion.
    pub fn accept(
        lot: &Lot,
        suggestion: &Suggestion,
        opening: ConsortiumOpening,
        lead: Option<CompanyId>,
        task_of: impl Fn(&Assignment) -> Name,
    ) -> Result<Self, Vec<Rejection>> {
        let lead = lead.unwrap_or(suggestion.lead);
        if !suggestion.members.contains(&lead) || suggestion.subcontractors.contains(&lead) {
            return Err(vec![Rejection::at(
                RejectionCode::LeadNotMember,
                "leadCompanyId",
            )]);
        }
        let role_of = |company_id: CompanyId| match company_id {
            company if company == lead => MemberRole::Lead,
            company if suggestion.subcontractors.contains(&company) => MemberRole::Subcontractor,
            _ => MemberRole::Member,
        };
        let companies: Vec<_> = suggestion
            .members
            .iter()
            .map(|company| (*company, role_of(*company)))
            .collect();
        let mut consortium = Self::open(lot, opening, &companies)?;
        consortium.suggestion_id = Some(suggestion.id);
        consortium.allocations = first_allocations(&consortium, suggestion, task_of);
        Ok(consortium)
    }

    /// Companies join, leave and change roles until the submission deadline (R2142-26), and after it where the procedure
    /// allows it. A company may always say that it withdraws.
    ///
    /// # Errors
    /// `COMPOSITION_FROZEN` after the deadline.
    pub fn require_free_composition(
        call: &CallForTender,
        now: DateTime<Utc>,
    ) -> Result<(), Vec<Rejection>> {
        if call.is_past_deadline(now) && !call.may_negotiate_composition() {
            return Err(vec![Rejection::whole(RejectionCode::CompositionFrozen)]);
        }
        Ok(())
    }

    /// Adds a company, or brings one back that had withdrawn. A group that was formed is being formed again.
    ///
    /// # Errors
    /// `WRONG_STATE` once the bid is in, `MEMBER_ALREADY_PRESENT`, `LEAD_NOT_ELIGIBLE`.
    pub fn add_member(
        &mut self,
        company: &Company,
        role: MemberRole,
        now: DateTime<Utc>,
    ) -> Result<(), Vec<Rejection>> {
        self.require_open()?;
        if self
            .present_members()
            .any(|member| member.company_id == company.id)
        {
            return Err(vec![Rejection::at(
                RejectionCode::MemberAlreadyPresent,
                "companyId",
            )]);
        }
        if role == MemberRole::Lead {
            require_may_lead(company)?;
            self.demote_lead();
        }
        self.members
            .retain(|member| member.company_id != company.id);
        self.members.push(new_member(company.id, role, now));
        self.form_again();
        Ok(())
    }

    /// Takes a company out: one that was never asked disappears, one that was asked stays on record as withdrawn. Its
    /// allocation lines go with it, and a group that was formed is being formed again.
    ///
    /// # Errors
    /// `WRONG_STATE` once the bid is in, `NOT_FOUND`.
    pub fn remove_member(
        &mut self,
        member_id: ConsortiumMemberId,
        now: DateTime<Utc>,
    ) -> Result<(), Vec<Rejection>> {
        self.require_open()?;
        let was_asked = self.find_member(member_id)?.state != MemberState::Considered;
        self.allocations.retain(|line| line.member_id != member_id);
        if was_asked {
            let member = self.find_member(member_id)?;
            member.state = MemberState::Withdrawn;
            member.state_changed_at = now;
            if member.role == MemberRole::Lead {
                member.role = MemberRole::Member;
            }
        } else {
            self.members.retain(|member| member.id != member_id);
        }
        self.form_again();
        Ok(())
    }

    /// Gives a member another role. A new lead makes the former one a member.
    ///
    /// # Errors
    /// `WRONG_STATE` once the bid is in, `NOT_FOUND`, `LEAD_NOT_ELIGIBLE`, `LEAD_NOT_MEMBER` when it has withdrawn.
    pub fn change_role(
        &mut self,
        member_id: ConsortiumMemberId,
        company: &Company,
        role: MemberRole,
    ) -> Result<(), Vec<Rejection>> {
        self.require_open()?;
        let has_withdrawn = self.find_member(member_id)?.state == MemberState::Withdrawn;
        if role == MemberRole::Lead {
            require_may_lead(company)?;
            if has_withdrawn {
                return Err(vec![Rejection::at(
                    RejectionCode::LeadNotMember,
                    "memberId",
                )]);
            }
            self.demote_lead();
        }
        self.find_member(member_id)?.role = role;
        Ok(())
    }

    /// Moves a member on: asked, interested, confirmed, withdrawn. Members are asked once the consortium is inviting.
    ///
    /// # Errors
    /// `WRONG_STATE` when the state does not follow, `NOT_FOUND`.
    pub fn change_member_state(
        &mut self,
        member_id: ConsortiumMemberId,
        state: MemberState,
        now: DateTime<Utc>,
    ) -> Result<(), Vec<Rejection>> {
        self.require_open()?;
        let is_draft = self.state == ConsortiumState::Draft;
        let member = self.find_member(member_id)?;
        let follows =
            member.state.next().contains(&state) && !(is_draft && state == MemberState::Invited);
        if !follows {
            let found = format!("{:?}", member.state);
            return Err(vec![
                Rejection::at(RejectionCode::WrongState, "state").with("found", found),
            ]);
        }
        member.state = state;
        member.state_changed_at = now;
        if state == MemberState::Withdrawn {
            if member.role == MemberRole::Lead {
                member.role = MemberRole::Member;
            }
            self.allocations.retain(|line| line.member_id != member_id);
            self.form_again();
        }
        Ok(())
    }

    /// Replaces the allocation. While people are still writing its sum may fall short of the whole, but never exceed it;
    /// once the consortium is formed it stays complete.
    ///
    /// # Errors
    /// `WRONG_STATE` once the bid is in, `NOT_FOUND` for a line of someone who is not in, `ALLOCATION_SUM` above 100 %
    /// and, once formed, below it, `MEMBER_WITHOUT_ALLOCATION` for a member of a formed *conjoint* group without a line.
    pub fn set_allocations(&mut self, allocations: Vec<Allocation>) -> Result<(), Vec<Rejection>> {
        self.require_open()?;
        let mut rejections: Vec<_> = allocations
            .iter()
            .enumerate()
            .filter(|(_, line)| {
                !self
                    .present_members()
                    .any(|member| member.id == line.member_id)
            })
            .map(|(place, _)| {
                Rejection::at(RejectionCode::NotFound, "memberId")
                    .under(&place.to_string())
                    .under("allocations")
            })
            .collect();
        let (sum, whole) = (sum_of_shares(&allocations), u32::from(Share::WHOLE.0));
        let is_formed = self.state == ConsortiumState::Formed;
        if sum > whole || (is_formed && sum < whole) {
            rejections.push(
                Rejection::at(RejectionCode::AllocationSum, "allocations")
                    .with("found", sum)
                    .with("expected", whole),
            );
        }
        if is_formed && !self.without_work(&allocations).is_empty() {
            rejections.push(Rejection::at(
                RejectionCode::MemberWithoutAllocation,
                "allocations",
            ));
        }
        if !rejections.is_empty() {
            return Err(rejections);
        }
        self.allocations = allocations;
        Ok(())
    }

    /// Moves the consortium on. Inviting asks every member that was only thought of, about a call that they can read.
    /// Forming and submitting are refused while a rule is broken, and need a recorded reason for each warning.
    ///
    /// # Errors
    /// `WRONG_STATE` when the state does not follow or the call is still a draft, `RULE_BROKEN` for each error, `REASON_NEEDED` for each warning
    /// without a reason.
    pub fn change_state(&mut self, change: StateChange<'_>) -> Result<(), Vec<Rejection>> {
        if !self.state.next().contains(&change.state) {
            let found = format!("{:?}", self.state);
            return Err(vec![
                Rejection::at(RejectionCode::WrongState, "state").with("found", found),
            ]);
        }
        if change.state == ConsortiumState::Inviting && change.call.status == CallStatus::Draft {
            return Err(vec![
                Rejection::at(RejectionCode::WrongState, "state")
                    .with("draftCall", &change.call.reference),
            ]);
        }
        if matches!(
            change.state,
            ConsortiumState::Formed | ConsortiumState::Submitted
        ) {
            let rejections = unanswered(change.violations, &change.reasons);
            if !rejections.is_empty() {
                return Err(rejections);
            }
            self.record_reasons(&change);
        }
        if change.state == ConsortiumState::Inviting {
            for member in self
                .members
                .iter_mut()
                .filter(|member| member.state == MemberState::Considered)
            {
                member.state = MemberState::Invited;
                member.state_changed_at = change.now;
            }
        }
        self.state = change.state;
        Ok(())
    }

    /// Keeps the reasons for warnings that stand; a reason for anything else says nothing.
    fn record_reasons(&mut self, change: &StateChange<'_>) {
        let warns = |rule: &RuleCode| {
            change
                .violations
                .iter()
                .any(|violation| violation.rule == *rule && violation.severity == Severity::Warning)
        };
        for (rule, reason) in change.reasons.iter().filter(|(rule, _)| warns(rule)) {
            self.accepted_warnings
                .retain(|accepted| accepted.rule != *rule);
            self.accepted_warnings.push(AcceptedWarning {
                rule: *rule,
                reason: reason.clone(),
                accepted_by: change.accepted_by,
                accepted_at: change.now,
            });
        }
    }

    fn require_open(&self) -> Result<(), Vec<Rejection>> {
        if self.state.is_open() {
            Ok(())
        } else {
            Err(vec![
                Rejection::whole(RejectionCode::WrongState)
                    .with("found", format!("{:?}", self.state)),
            ])
        }
    }

    fn find_member(
        &mut self,
        member_id: ConsortiumMemberId,
    ) -> Result<&mut ConsortiumMember, Vec<Rejection>> {
        let found = self
            .members
            .iter_mut()
            .find(|member| member.id == member_id);
        found.ok_or_else(|| vec![Rejection::at(RejectionCode::NotFound, "memberId")])
    }

    /// What forming required no longer holds.
    fn form_again(&mut self) {
        if self.state == ConsortiumState::Formed {
            self.state = ConsortiumState::Inviting;
        }
    }

    fn demote_lead(&mut self) {
        for member in self
            .members
            .iter_mut()
            .filter(|member| member.role == MemberRole::Lead)
        {
            member.role = MemberRole::Member;
        }
    }
}

/// A change of a consortium's state, with what the rules say about it.
#[derive(Clone, Debug)]
pub struct StateChange<'a> {
    /// The state wanted.
    pub state: ConsortiumState,
    /// The call of the lot.
    pub call: &'a CallForTender,
    /// What the rules say now.
    pub violations: &'a [Violation],
    /// The person's reasons for going on, by rule.
    pub reasons: Vec<(RuleCode, Prose)>,
    /// Who changes it.
    pub accepted_by: Option<AccountId>,
    /// When.
    pub now: DateTime<Utc>,
}

fn unanswered(violations: &[Violation], reasons: &[(RuleCode, Prose)]) -> Vec<Rejection> {
    violations
        .iter()
        .filter_map(|violation| {
            let is_reasoned = reasons.iter().any(|(rule, _)| *rule == violation.rule);
            let code = match (violation.severity, is_reasoned) {
                (Severity::Error, _) => RejectionCode::RuleBroken,
                (Severity::Warning, false) => RejectionCode::ReasonNeeded,
                _ => return None,
            };
            Some(
                Rejection::at(code, "reasons")
                    .with("rule", violation.rule.as_str())
                    .with("article", &violation.article),
            )
        })
        .collect()
}

fn new_member(company_id: CompanyId, role: MemberRole, now: DateTime<Utc>) -> ConsortiumMember {
    ConsortiumMember {
        id: ConsortiumMemberId::new(),
        company_id,
        role,
        state: MemberState::Considered,
        state_changed_at: now,
    }
}

fn require_may_lead(company: &Company) -> Result<(), Vec<Rejection>> {
    if company.may_lead {
        Ok(())
    } else {
        Err(vec![
            Rejection::at(RejectionCode::LeadNotEligible, "companyId")
                .with("company", &company.name),
        ])
    }
}

/// One line for each thing that a member covers, shares split evenly.
fn first_allocations(
    consortium: &Consortium,
    suggestion: &Suggestion,
    task_of: impl Fn(&Assignment) -> Name,
) -> Vec<Allocation> {
    let lines: Vec<_> = suggestion
        .assignments
        .iter()
        .filter_map(|assignment| Some((assignment, consortium.member_of(assignment.company_id)?)))
        .collect();
    let shares = equal_shares(u16::try_from(lines.len()).unwrap_or(u16::MAX));
    lines
        .into_iter()
        .zip(shares)
        .map(|((assignment, member), share)| Allocation {
            id: AllocationId::new(),
            member_id: member.id,
            requirement_id: Some(assignment.requirement_id),
            task: task_of(assignment),
            share,
            amount: None,
        })
        .collect()
}

#[cfg(test)]
#[path = "consortium_change_tests.rs"]
mod tests;

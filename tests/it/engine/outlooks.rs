//! What would change a group: one case by hand, and every claim on generated lots checked by looking at the coverage with
//! the change made.

use domain::groupings::coverage::{Coverage, CoverageState, Redundancy};
use domain::groupings::coverage_rule::contribution::{Asked, GroupMember};
use domain::groupings::coverage_rule::group::coverage_of;
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::grouping::LotQuestion;
use domain::groupings::outlook::{Effect, outlook_of};
use domain::procurement::requirement::{Demand, RequirementScope};
use domain::values::ids::{CompanyId, RequirementId};
use domain::values::quantity::Level;

use super::generated_questions::small_question;
use super::oracle_agreement::n_cases;
use super::world::{World, certificate, holders, today};

const CASES: u64 = 300;

#[test]
fn a_newcomer_closes_a_gap_makes_another_safe_and_breaks_what_each_must_meet() {
    let mut world = World::new();
    let (java, linux) = (
        world.competency("java", None),
        world.competency("linux", None),
    );
    let [lead, java_expert, certified, silent] =
        ["Lead", "Java", "Certified", "Silent"].map(|name| world.company(name));
    world.holds(lead, linux, Level::Expert, 10);
    world.certificate(lead, "ISO_9001", None);
    world.holds(java_expert, java, Level::Expert, 10);
    world.holds(java_expert, linux, Level::Expert, 10);
    world.holds(certified, java, Level::Confirmed, 10);
    world.certificate(certified, "ISO_9001", None);
    let two_java = world.asks(holders(java, Level::Confirmed, 2));
    let one_linux = world.asks(holders(linux, Level::Confirmed, 1));
    let each_certified = world.asks(certificate("ISO_9001"));
    world.scope(each_certified, RequirementScope::Each);
    let asked = Asked {
        requirements: &world.question.requirements,
        vocabulary: &world.question.vocabulary,
        on: today(),
    };
    let others = world.group(&[java_expert, certified, silent]);
    let found = outlook_of(asked, &world.group(&[lead]), &others);
    let positions: Vec<_> = found.open_positions.iter().collect();
    assert_eq!(positions.len(), 1, "{positions:?}");
    assert_eq!(positions[0].requirement_id, two_java);
    // The certified one costs nothing; the expert without a certificate brings more and breaks more.
    assert_eq!(positions[0].company_ids, [certified, java_expert]);
    let of = |company_id: CompanyId| -> Vec<(RequirementId, Effect)> {
        let mut newcomers = found.newcomers.iter();
        let newcomer = newcomers.find(|one| one.company_id == company_id);
        newcomer.map(|one| one.effects.clone()).unwrap_or_default()
    };
    assert_eq!(
        of(certified),
        [
            (two_java, Effect::Advances),
            (each_certified, Effect::Secures)
        ]
    );
    assert_eq!(
        of(java_expert),
        [
            (two_java, Effect::Advances),
            (one_linux, Effect::Secures),
            (each_certified, Effect::Breaks)
        ]
    );
    assert_eq!(of(silent), []);
    assert_eq!(found.departures.len(), 1);
    // Without the lead there is no group at all.
    assert_eq!(found.departures[0].lost, [one_linux, each_certified]);
}

#[test]
fn every_claim_is_what_the_coverage_says_once_the_change_is_made() {
    let (mut n_claims, mut n_reserves) = (0, 0);
    for case in 0..n_cases(CASES) {
        let (question, _) = small_question(8_000_000 + case, 14);
        let n_members = 1 + usize::try_from(case % 4).unwrap();
        let all = members_of(&question);
        let (group, others) = all.split_at(n_members.min(all.len()));
        let asked = Asked {
            requirements: &question.requirements,
            vocabulary: &question.vocabulary,
            on: question.valid_on,
        };
        let found = outlook_of(asked, group, others);
        let now = covered(&question, group);
        for other in others {
            let with: Vec<GroupMember<'_>> = group.iter().copied().chain([*other]).collect();
            let expected = effects(&now, &covered(&question, &with));
            let company_id = other.holder.company.id;
            let told = found
                .newcomers
                .iter()
                .find(|one| one.company_id == company_id);
            let helps = expected.iter().any(|(_, effect)| *effect != Effect::Breaks);
            match told {
                Some(newcomer) => assert_eq!(newcomer.effects, expected, "case {case}"),
                None => assert!(
                    !helps,
                    "case {case}: {company_id} is not told: {expected:?}"
                ),
            }
            n_claims += expected.len();
        }
        for (departure, gone) in found.departures.iter().zip(group) {
            assert_eq!(departure.company_id, gone.holder.company.id);
            if gone.is_lead {
                continue;
            }
            let rest = without(group, departure.company_id);
            let after = covered(&question, &rest);
            let lost = question.requirements.iter().filter(|one| {
                one.is_mandatory() && is_covered(&now, one.id) && !is_covered(&after, one.id)
            });
            let lost: Vec<RequirementId> = lost.map(|one| one.id).collect();
            assert_eq!(departure.lost, lost, "case {case}");
            for reserve in &departure.reserve_ids {
                let mut newcomers = others.iter();
                let newcomer = newcomers.find(|one| one.holder.company.id == *reserve);
                let with: Vec<GroupMember<'_>> = rest.iter().chain(newcomer).copied().collect();
                let again = covered(&question, &with);
                assert!(lost.iter().all(|id| is_covered(&again, *id)), "case {case}");
                n_reserves += 1;
            }
        }
        for position in &found.open_positions {
            assert!(!is_covered(&now, position.requirement_id), "case {case}");
        }
        let open = question
            .requirements
            .iter()
            .filter(|one| one.demand != Demand::FreeText && !is_covered(&now, one.id));
        assert_eq!(found.open_positions.len(), open.count(), "case {case}");
    }
    assert!(n_claims > 500 && n_reserves > 50, "{n_claims} {n_reserves}");
}

/// All candidates; the first one that may lead does.
fn members_of(question: &LotQuestion) -> Vec<GroupMember<'_>> {
    let lead = question
        .candidates
        .iter()
        .position(|one| one.company.may_lead);
    let mut all: Vec<GroupMember<'_>> = question
        .candidates
        .iter()
        .enumerate()
        .map(|(place, candidate)| GroupMember {
            holder: Holder {
                company: &candidate.company,
                capabilities: &candidate.capabilities,
                most_fte: candidate.interest.as_ref().and_then(|one| one.most_fte),
            },
            is_lead: lead == Some(place),
            is_subcontractor: false,
        })
        .collect();
    all.sort_by_key(|member| !member.is_lead);
    all
}

fn without<'a>(group: &[GroupMember<'a>], gone: CompanyId) -> Vec<GroupMember<'a>> {
    let rest = group.iter().filter(|one| one.holder.company.id != gone);
    rest.copied().collect()
}

fn covered(question: &LotQuestion, group: &[GroupMember<'_>]) -> Coverage {
    coverage_of(
        &question.requirements,
        group,
        &question.vocabulary,
        question.valid_on,
    )
}

fn is_covered(coverage: &Coverage, id: RequirementId) -> bool {
    let mut lines = coverage.requirements.iter();
    lines.any(|line| line.requirement_id == id && line.state == CoverageState::Covered)
}

fn effects(before: &Coverage, after: &Coverage) -> Vec<(RequirementId, Effect)> {
    let mut found = Vec::new();
    for (was, is) in before.requirements.iter().zip(&after.requirements) {
        let id = was.requirement_id;
        let effect = match (is_covered(before, id), is_covered(after, id)) {
            (false, true) => Effect::Closes,
            (true, false) => Effect::Breaks,
            (false, false) if is.reached > was.reached => Effect::Advances,
            (true, true)
                if was.redundancy == Redundancy::Fragile && is.redundancy == Redundancy::Safe =>
            {
                Effect::Secures
            }
            _ => continue,
        };
        found.push((id, effect));
    }
    found
}

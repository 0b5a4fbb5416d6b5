//! When things must be done so that a bid is in on time, computed back from the submission deadline.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// The working days between the first milestone and the deadline when there is time enough.
const FULL_LEAD: u32 = 20;

/// Something that must be done by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MilestoneKind {
    /// The companies have said whether they take part.
    InterestAnswered,
    /// Questions have been put to the buyer.
    QuestionsAsked,
    /// The members have confirmed, so that the work can be divided.
    MembersConfirmed,
    /// Certificates, references and application forms of every member are gathered.
    DocumentsGathered,
    /// Prices and the division of the work are agreed.
    PricesAgreed,
    /// The bid is complete, signed, and sent as a trial.
    BidComplete,
    /// The buyer's own deadline.
    Submission,
}

/// What must be done, and by which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// What.
    pub kind: MilestoneKind,
    /// The last day for it.
    pub on: NaiveDate,
}

/// How many working days before the deadline each thing is due when there is time enough. The buyer's last answers come at
/// the latest six days before the deadline (article R2132-6 of the Code de la commande publique), so that questions are
/// due well before.
const LEADS: [(MilestoneKind, u32); 6] = [
    (MilestoneKind::InterestAnswered, 20),
    (MilestoneKind::QuestionsAsked, 15),
    (MilestoneKind::MembersConfirmed, 12),
    (MilestoneKind::DocumentsGathered, 7),
    (MilestoneKind::PricesAgreed, 4),
    (MilestoneKind::BidComplete, 2),
];

/// The milestones of a call, the earliest first. `start` is the day from which work is possible: where fewer than twenty
/// working days (Monday to Friday; public holidays are not known) lie between it and the deadline, all leads shrink by
/// the same factor. A `questions` day of the buyer takes the place of the computed one.
#[must_use]
pub fn milestones(
    start: NaiveDate,
    questions: Option<NaiveDate>,
    deadline: NaiveDate,
) -> Vec<Milestone> {
    let available = working_days_between(start, deadline).min(FULL_LEAD);
    let mut found: Vec<Milestone> = LEADS
        .iter()
        .map(|(kind, lead)| {
            let given = questions.filter(|_| *kind == MilestoneKind::QuestionsAsked);
            let computed = back(deadline, lead * available / FULL_LEAD);
            Milestone {
                kind: *kind,
                on: given.unwrap_or(computed),
            }
        })
        .collect();
    found.push(Milestone {
        kind: MilestoneKind::Submission,
        on: deadline,
    });
    found.sort_by_key(|milestone| (milestone.on, milestone.kind));
    found
}

fn is_working(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The working days after `start` up to and with `end`, counted up to a year.
fn working_days_between(start: NaiveDate, end: NaiveDate) -> u32 {
    let days = start.iter_days().skip(1).take(366);
    let working = days
        .take_while(|day| *day <= end)
        .filter(|day| is_working(*day));
    u32::try_from(working.count()).unwrap_or(FULL_LEAD)
}

/// The working day that lies so many working days before a day; the day itself for none.
fn back(from: NaiveDate, n: u32) -> NaiveDate {
    let (mut day, mut left) = (from, n);
    while left > 0 {
        let Some(before) = day.checked_sub_days(Days::new(1)) else {
            return day;
        };
        day = before;
        left -= u32::from(is_working(day));
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn days_of(found: &[Milestone]) -> Vec<String> {
        found.iter().map(|one| one.on.to_string()).collect()
    }

    /// Wednesday 30 September 2026, counted on a calendar.
    #[test]
    fn leads_are_working_days_before_the_deadline() {
        let found = milestones(day("2026-05-03"), None, day("2026-09-30"));
        assert_eq!(
            days_of(&found),
            [
                "2026-09-02",
                "2026-09-09",
                "2026-09-14",
                "2026-09-21",
                "2026-09-24",
                "2026-09-28",
                "2026-09-30"
            ]
        );
    }

    #[test]
    fn a_day_of_the_buyer_takes_the_place_of_the_computed_one_and_the_order_follows_the_days() {
        let found = milestones(
            day("2026-05-03"),
            Some(day("2026-09-18")),
            day("2026-09-30"),
        );
        let kinds: Vec<MilestoneKind> = found.iter().map(|one| one.kind).collect();
        assert_eq!(
            kinds.get(1..3),
            Some(
                &[
                    MilestoneKind::MembersConfirmed,
                    MilestoneKind::QuestionsAsked
                ][..]
            )
        );
    }

    /// Ten working days lie between Wednesday 16 and Wednesday 30: every lead is halved.
    #[test]
    fn little_time_shrinks_all_leads_alike() {
        let found = milestones(day("2026-09-16"), None, day("2026-09-30"));
        assert_eq!(
            days_of(&found),
            [
                "2026-09-16",
                "2026-09-21",
                "2026-09-22",
                "2026-09-25",
                "2026-09-28",
                "2026-09-29",
                "2026-09-30"
            ]
        );
        let late = milestones(day("2026-10-05"), None, day("2026-09-30"));
        assert!(late.iter().all(|one| one.on == day("2026-09-30")));
    }
}

//! The form of an answer of interest.

use chrono::{DateTime, Utc};

use crate::edits::parts::optional_text;
use crate::procurement::interest::{Interest, InterestAnswer};
use crate::values::changes::{Change, Findings};
use crate::values::ids::{AccountId, CompanyId, InterestId, LotId};
use crate::values::quantity::FteTenths;
use crate::values::record::Record;
use crate::values::rejection::{Rejection, RejectionCode};

/// The most companies that can be named.
const MAX_NOT_WITH: usize = 100;

/// What was typed about an answer.
#[derive(Clone, Debug)]
pub struct InterestEdit {
    /// The answer.
    pub answer: InterestAnswer,
    /// Companies that it does not want to work with on this lot.
    pub not_with: Change<Vec<CompanyId>>,
    /// The most people that it gives to this lot, in tenths of a full-time person.
    pub most_fte_tenths: Change<i64>,
    /// Conditions in its own words.
    pub conditions: Change<String>,
}

/// Who answers for whom.
#[derive(Clone, Copy, Debug)]
pub struct Answering {
    /// Which lot.
    pub lot_id: LotId,
    /// Which company.
    pub company_id: CompanyId,
    /// The person.
    pub answered_by: Option<AccountId>,
}

impl InterestEdit {
    /// The answer: a new one, or the known one changed.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn answer(
        self,
        answering: Answering,
        known: Option<Interest>,
        now: DateTime<Utc>,
    ) -> Result<Interest, Vec<Rejection>> {
        let mut interest = known.map_or_else(
            || Interest {
                id: InterestId::new(),
                lot_id: answering.lot_id,
                company_id: answering.company_id,
                answer: self.answer,
                not_with: Vec::new(),
                most_fte: None,
                conditions: None,
                answered_by: None,
                record: Record::new(now),
            },
            |known| Interest {
                record: known.record.changed(now),
                ..known
            },
        );
        interest.answer = self.answer;
        interest.answered_by = answering.answered_by;
        let mut findings = Findings::default();
        match self.not_with {
            Change::Keep => {}
            Change::Clear => interest.not_with.clear(),
            Change::Set(mut companies) => {
                if companies.contains(&answering.company_id) || companies.len() > MAX_NOT_WITH {
                    findings.add(
                        Rejection::at(RejectionCode::OutOfRange, "notWithIds")
                            .with("value", companies.len())
                            .with("min", 0)
                            .with("max", MAX_NOT_WITH),
                    );
                }
                companies.sort_unstable();
                companies.dedup();
                interest.not_with = companies;
            }
        }
        findings.put(
            &mut interest.most_fte,
            "mostFteTenths",
            self.most_fte_tenths,
            |field, typed| FteTenths::parse(field, typed).map(Some),
        );
        findings.put(
            &mut interest.conditions,
            "conditions",
            self.conditions,
            optional_text,
        );
        findings.finish(interest)
    }
}

//! Why a lot cannot be covered, and what would make it coverable, in English words.

use domain::access::account::Language;
use domain::groupings::suggestion::{Conflict, ConflictElement, Repair};
use domain::procurement::requirement::{CompetencyAmount, Demand, Requirement};
use domain::values::ids::{CompanyId, LotId, RequirementId};
use serde_json::{Value, json};

use crate::application::groupings::lot_cases::LotCase;
use crate::application::groupings::task_names::requirement_name;

/// The names of what an answer about a lot, or about several together, speaks of.
pub struct LotNames {
    cases: Vec<LotCase>,
}

impl LotNames {
    /// The names in lots of a call.
    #[must_use]
    pub fn of(cases: Vec<LotCase>) -> Self {
        Self { cases }
    }

    /// The numbers of the lots.
    #[must_use]
    pub fn lots(&self) -> Vec<String> {
        let numbers = self.cases.iter().map(|case| case.lot.number.to_string());
        numbers.collect()
    }

    /// The number of a lot.
    #[must_use]
    pub fn lot(&self, lot_id: LotId) -> String {
        let case = self.cases.iter().find(|case| case.lot.id == lot_id);
        case.map_or_else(|| lot_id.to_string(), |case| case.lot.number.to_string())
    }

    /// A company's name.
    #[must_use]
    pub fn company(&self, company_id: CompanyId) -> String {
        let company = self
            .cases
            .iter()
            .find_map(|case| case.companies.get(&company_id));
        company.map_or_else(
            || company_id.to_string(),
            |company| company.name.to_string(),
        )
    }

    /// The names of some companies.
    #[must_use]
    pub fn companies(&self, company_ids: &[CompanyId]) -> Vec<String> {
        company_ids.iter().map(|id| self.company(*id)).collect()
    }

    fn asked(&self, requirement_id: RequirementId) -> Option<(&LotCase, &Requirement)> {
        self.cases.iter().find_map(|case| {
            let mut requirements = case.requirements.iter();
            let asked = requirements.find(|requirement| requirement.id == requirement_id)?;
            Some((case, asked))
        })
    }

    /// What a requirement asks, in a few words; of which lot, where there are several.
    #[must_use]
    pub fn requirement(&self, requirement_id: RequirementId) -> String {
        let Some((case, asked)) = self.asked(requirement_id) else {
            return requirement_id.to_string();
        };
        let name = requirement_name(asked, &case.vocabulary, Language::En);
        if self.cases.len() > 1 {
            format!("lot {}: {name}", case.lot.number)
        } else {
            name
        }
    }

    /// A figure in the unit of a requirement's demand.
    fn figure(&self, requirement_id: RequirementId, value: i64) -> String {
        match self.asked(requirement_id).map(|(_, asked)| &asked.demand) {
            Some(Demand::Turnover { .. } | Demand::InFieldTurnover { .. }) => {
                format!("{}.{:02} EUR", value / 100, value % 100)
            }
            Some(Demand::Competency {
                amount: CompetencyAmount::Fte(_),
                ..
            }) => format!("{}.{} FTE", value / 10, value % 10),
            _ => value.to_string(),
        }
    }
}

/// The conflict, a line for each rule of it and for each repair.
#[must_use]
pub fn conflict_lines(conflict: &Conflict, names: &LotNames) -> Vec<String> {
    let unmet = conflict.unmet_by_all.iter();
    let unmet = unmet.map(|id| format!("nobody\t{}", names.requirement(*id)));
    let elements = conflict.elements.iter();
    let elements = elements.map(|element| format!("conflict\t{}", element_words(element, names)));
    let repairs = conflict.repairs.iter();
    let repairs = repairs.map(|repair| format!("repair\t{}", repair_words(repair, names)));
    unmet.chain(elements).chain(repairs).collect()
}

/// The conflict as data.
#[must_use]
pub fn conflict_as_json(conflict: &Conflict, names: &LotNames) -> Value {
    let unmet = conflict.unmet_by_all.iter();
    let elements = conflict.elements.iter();
    let repairs = conflict.repairs.iter();
    json!({
        "unmetByAll": unmet.map(|id| names.requirement(*id)).collect::<Vec<_>>(),
        "elements": elements.map(|element| element_words(element, names)).collect::<Vec<_>>(),
        "repairs": repairs.map(|repair| repair_words(repair, names)).collect::<Vec<_>>(),
    })
}

fn element_words(element: &ConflictElement, names: &LotNames) -> String {
    match element {
        ConflictElement::Requirement { requirement_id } => {
            format!("asked: {}", names.requirement(*requirement_id))
        }
        ConflictElement::MaxMembers { limit: 1 } => "at most 1 member".to_owned(),
        ConflictElement::MaxMembers { limit } => format!("at most {limit} members"),
        ConflictElement::Pinned { company_id } => {
            format!("{} must be in", names.company(*company_id))
        }
        ConflictElement::Excluded { company_id } => {
            format!("{} must stay out", names.company(*company_id))
        }
        ConflictElement::Lead { company_id } => match company_id {
            Some(company_id) => format!("{} must lead", names.company(*company_id)),
            None => "a company that may lead must be in".to_owned(),
        },
        ConflictElement::StandsOneWithdrawal => "all stays covered whoever withdraws".to_owned(),
        ConflictElement::NoSubcontractors => "no subcontractors".to_owned(),
        ConflictElement::CompanyConditions => "conditions that companies set".to_owned(),
    }
}

fn repair_words(repair: &Repair, names: &LotNames) -> String {
    match repair {
        Repair::RaiseMaxMembers { to } => format!("allow up to {to} members"),
        Repair::DropExclusion { company_id } => {
            format!("no longer exclude {}", names.company(*company_id))
        }
        Repair::DropPin { company_id } => {
            format!("no longer pin {}", names.company(*company_id))
        }
        Repair::FreeLead => "let another company lead".to_owned(),
        Repair::AcceptIndispensable => "accept a member that nobody replaces".to_owned(),
        Repair::AllowSubcontractors => "allow subcontractors".to_owned(),
        Repair::FindForRequirement {
            requirement_id,
            reached,
            demanded,
        } => format!(
            "find a company for {}: {} of {} reached",
            names.requirement(*requirement_id),
            names.figure(*requirement_id, *reached),
            names.figure(*requirement_id, *demanded)
        ),
    }
}

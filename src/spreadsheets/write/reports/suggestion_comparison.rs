//! The suggestions of a run side by side: one column for each, what differs from the first one marked by colour and symbol.

use domain::values::column_letters::column_letters;
use std::collections::{BTreeMap, BTreeSet};

use domain::access::account::Language;
use domain::directory::company::Company;
use domain::directory::competency::Vocabulary;
use domain::groupings::suggestion::{GroupingRun, ObjectiveValue, Suggestion};
use domain::procurement::call::CallForTender;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::ids::CompanyId;
use domain::values::quantity::FteTenths;
use rust_xlsxwriter::ConditionalFormatFormula;

use crate::cells::date::DayMeans;
use crate::write::book::{Book, WriteError};
use crate::write::cell::Cell;
use crate::write::demand_words::{demand_line, threshold_line};
use crate::write::own_words::{OwnWord, either, importance_word};
use crate::write::provenance::{Provenance, to_the_minute};
use crate::write::sheet_writer::SheetWriter;
use crate::write::styles;

/// What stands in the last column of a row whose suggestions are not all alike.
const DIFFERS: &str = "≠";
/// The row of the titles, from 0.
const HEAD_ROW: u32 = 5;
/// Columns before those of the suggestions.
const LEAD_COLUMNS: u16 = 3;

/// What a comparison shows.
#[derive(Clone, Copy, Debug)]
pub struct SuggestionComparison<'a> {
    /// The call.
    pub call: &'a CallForTender,
    /// The lots that the run is about.
    pub lots: &'a [&'a Lot],
    /// What they ask, as it stands now.
    pub requirements: &'a [Requirement],
    /// The companies of the cluster; others are not named.
    pub companies: &'a BTreeMap<CompanyId, Company>,
    /// The run with its answer.
    pub run: &'a GroupingRun,
    /// Whether something that the engine read has changed since.
    pub is_outdated: bool,
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
    /// Who had it written.
    pub provenance: &'a Provenance,
}

/// Writes the comparison.
///
/// # Errors
/// When the library cannot write it.
pub fn write_suggestion_comparison(
    comparison: &SuggestionComparison<'_>,
    language: Language,
) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::of(comparison.provenance, language)?;
    let sheet = Sheet {
        of: comparison,
        language,
    };
    book.add(sheet.write()?)?;
    book.finish()
}

struct Sheet<'a> {
    of: &'a SuggestionComparison<'a>,
    language: Language,
}

/// A row: what it is about, and what stands in the column of each suggestion.
struct Line {
    lead: [Cell; 3],
    values: Vec<Cell>,
    bound: Cell,
}

impl Line {
    fn differs(&self) -> bool {
        self.values.windows(2).any(|pair| match pair {
            [first, second] => first != second,
            _ => false,
        })
    }
}

impl Sheet<'_> {
    fn write(&self) -> Result<SheetWriter, WriteError> {
        let mut writer = SheetWriter::new(self.word("Comparaison", "Comparison"))?;
        self.write_titles(&mut writer)?;
        let suggestions = self.suggestions();
        let mut lines = self.proof_lines(suggestions);
        lines.extend(self.objective_lines(suggestions));
        lines.extend(self.member_lines(suggestions));
        lines.extend(self.requirement_lines(suggestions));
        let n_suggestions = u16::try_from(suggestions.len()).unwrap_or(u16::MAX);
        for (row, line) in (HEAD_ROW + 1..).zip(&lines) {
            writer.row(row, 0, &line.lead)?;
            writer.row(row, LEAD_COLUMNS, &line.values)?;
            let mark = if line.differs() {
                Cell::Text(DIFFERS.to_owned())
            } else {
                Cell::Blank
            };
            writer.cell(row, LEAD_COLUMNS + n_suggestions, &line.bound)?;
            writer.cell(row, LEAD_COLUMNS + n_suggestions + 1, &mark)?;
        }
        let last_row = HEAD_ROW + u32::try_from(lines.len()).unwrap_or(u32::MAX);
        self.colour_differences(&mut writer, n_suggestions, last_row)?;
        self.write_legend(&mut writer, last_row + 2)?;
        writer.sheet().set_landscape();
        if n_suggestions > 4 {
            writer.on_wide_paper();
        }
        writer.freeze_head(
            HEAD_ROW,
            LEAD_COLUMNS,
            usize::from(LEAD_COLUMNS + n_suggestions + 2),
            lines.len(),
        )?;
        Ok(writer)
    }

    fn word<'b>(&self, french: &'b str, english: &'b str) -> &'b str {
        either(self.language, french, english)
    }

    fn suggestions(&self) -> &[Suggestion] {
        let answer = self.of.run.answer.as_ref();
        answer.map_or(&[], |answer| answer.suggestions.as_slice())
    }

    fn write_titles(&self, writer: &mut SheetWriter) -> Result<(), WriteError> {
        let call = format!("{} – {}", self.of.call.reference, self.of.call.title);
        writer.text(0, 0, &call, &styles::title())?;
        let lots: Vec<String> = self
            .of
            .lots
            .iter()
            .map(|lot| format!("Lot {} – {}", lot.number, lot.title))
            .collect();
        writer.text(1, 0, &lots.join(" + "), &styles::title())?;
        writer.text(
            2,
            0,
            self.of.run.status.word(self.language),
            &styles::remark(),
        )?;
        let asked = format!(
            "{} {}{}",
            self.word("Demandé le", "Asked on"),
            to_the_minute(self.of.run.created_at),
            if self.of.is_outdated {
                self.word(
                    " – des données ont changé depuis : le résultat peut être autre",
                    " – data has changed since: the result may be another",
                )
            } else {
                ""
            }
        );
        writer.text(3, 0, &asked, &styles::remark())?;
        let n_suggestions = self.suggestions().len();
        let mut titles = vec![
            self.word("Partie", "Part").to_owned(),
            self.word("Élément", "Item").to_owned(),
            self.word("Précision", "Detail").to_owned(),
        ];
        titles.extend(
            (1..=n_suggestions)
                .map(|rank| format!("{} {rank}", self.word("Proposition", "Suggestion"))),
        );
        titles.push(self.word("Borne", "Bound").to_owned());
        titles.push(self.word("Écart", "Differs").to_owned());
        writer.head(HEAD_ROW, &titles)?;
        let mut widths = vec![14, 38, 22];
        widths.extend((0..n_suggestions).map(|_| 30));
        widths.extend([12, 9]);
        Ok(writer.widths(&widths)?)
    }

    fn line(&self, part: (&str, &str), item: String, detail: String, values: Vec<Cell>) -> Line {
        let text = |text: String| {
            if text.is_empty() {
                Cell::Blank
            } else {
                Cell::Text(text)
            }
        };
        Line {
            lead: [
                Cell::Text(self.word(part.0, part.1).to_owned()),
                text(item),
                text(detail),
            ],
            values,
            bound: Cell::Blank,
        }
    }

    /// What is proved of each: the first against all groupings, an alternative against those that differ enough.
    fn proof_lines(&self, suggestions: &[Suggestion]) -> Vec<Line> {
        let proof = |suggestion: &Suggestion| {
            Cell::Text(
                match (suggestion.is_proven, suggestion.rank) {
                    (true, 1) => self.word("prouvée la meilleure", "proved the best"),
                    (true, _) => self.word(
                        "prouvée la meilleure qui diffère assez des précédentes",
                        "proved the best that differs enough from those before",
                    ),
                    (false, _) => {
                        self.word("meilleure connue, non prouvée", "best known, not proved")
                    }
                }
                .to_owned(),
            )
        };
        let lead = |suggestion: &Suggestion| Cell::Text(self.company(suggestion.lead));
        if suggestions.is_empty() {
            return Vec::new();
        }
        let figures = ("Chiffres", "Figures");
        vec![
            self.line(
                figures,
                self.word("Preuve", "Proof").to_owned(),
                String::new(),
                suggestions.iter().map(proof).collect(),
            ),
            self.line(
                figures,
                self.word("Mandataire", "Lead").to_owned(),
                String::new(),
                suggestions.iter().map(lead).collect(),
            ),
        ]
    }

    fn objective_lines(&self, suggestions: &[Suggestion]) -> Vec<Line> {
        let Some(answer) = &self.of.run.answer else {
            return Vec::new();
        };
        let value_in = |values: &[ObjectiveValue], wanted| {
            let found = values.iter().find(|value| value.objective == wanted);
            found.map_or(Cell::Blank, |found| Cell::Count(found.value))
        };
        let goals = suggestions.first().map_or(&[][..], |best| &best.objective);
        (1..)
            .zip(goals)
            .map(|(place, goal)| {
                let detail = format!("{} {place}", self.word("but", "goal"));
                let values = suggestions
                    .iter()
                    .map(|suggestion| value_in(&suggestion.objective, goal.objective));
                Line {
                    bound: value_in(&answer.bound, goal.objective),
                    ..self.line(
                        ("Chiffres", "Figures"),
                        goal.objective.word(self.language).to_owned(),
                        detail,
                        values.collect(),
                    )
                }
            })
            .collect()
    }

    fn member_lines(&self, suggestions: &[Suggestion]) -> Vec<Line> {
        let everybody: BTreeSet<(String, CompanyId)> = suggestions
            .iter()
            .flat_map(|suggestion| &suggestion.members)
            .map(|id| (self.company(*id), *id))
            .collect();
        let role = |suggestion: &Suggestion, id: CompanyId| {
            if !suggestion.members.contains(&id) {
                return Cell::Blank;
            }
            let role = if suggestion.lead == id {
                self.word("● mandataire", "● lead")
            } else if suggestion.subcontractors.contains(&id) {
                self.word("○ sous-traitant", "○ subcontractor")
            } else {
                self.word("● cotraitant", "● member")
            };
            Cell::Text(role.to_owned())
        };
        everybody
            .into_iter()
            .map(|(name, id)| {
                let siren = self
                    .of
                    .companies
                    .get(&id)
                    .and_then(|company| company.siren.as_ref());
                self.line(
                    ("Membres", "Members"),
                    name,
                    siren.map_or_else(String::new, ToString::to_string),
                    suggestions
                        .iter()
                        .map(|suggestion| role(suggestion, id))
                        .collect(),
                )
            })
            .collect()
    }

    fn requirement_lines(&self, suggestions: &[Suggestion]) -> Vec<Line> {
        let several = self.of.lots.len() > 1;
        self.of
            .requirements
            .iter()
            .map(|requirement| {
                let mut item = demand_line(requirement, self.of.vocabulary, self.language);
                let lot = self.of.lots.iter().find(|lot| lot.id == requirement.lot_id);
                if let Some(lot) = lot.filter(|_| several) {
                    item = format!("Lot {} – {item}", lot.number);
                }
                let importance = importance_word(requirement.is_mandatory(), self.language);
                let threshold = threshold_line(&requirement.demand, self.language);
                let detail = if threshold.is_empty() {
                    importance.to_owned()
                } else {
                    format!("{importance}, {threshold}")
                };
                let values = suggestions
                    .iter()
                    .map(|suggestion| self.covered_by(suggestion, requirement));
                self.line(
                    ("Exigences", "Requirements"),
                    item,
                    detail,
                    values.collect(),
                )
            })
            .collect()
    }

    /// Who covers a requirement in a suggestion, with the full-time equivalents given to it.
    fn covered_by(&self, suggestion: &Suggestion, requirement: &Requirement) -> Cell {
        let mut names: Vec<String> = suggestion
            .assignments
            .iter()
            .filter(|assigned| assigned.requirement_id == requirement.id)
            .map(|assigned| match assigned.fte {
                Some(fte) => format!(
                    "{} ({} {})",
                    self.company(assigned.company_id),
                    self.tenths(fte),
                    self.word("ETP", "FTE")
                ),
                None => self.company(assigned.company_id),
            })
            .collect();
        names.sort();
        if suggestion.uncovered.contains(&requirement.id) {
            return Cell::Text(self.word("✗ non couverte", "✗ not covered").to_owned());
        }
        if names.is_empty() {
            return Cell::Text("–".to_owned());
        }
        Cell::Text(format!("✓ {}", names.join(", ")))
    }

    fn tenths(&self, fte: FteTenths) -> String {
        let point = self.word(",", ".");
        format!("{}{point}{}", fte.0 / 10, fte.0 % 10)
    }

    fn company(&self, id: CompanyId) -> String {
        let found = self.of.companies.get(&id);
        found.map_or_else(
            || {
                self.word("(entreprise partie)", "(company gone)")
                    .to_owned()
            },
            |company| company.name.to_string(),
        )
    }

    fn colour_differences(
        &self,
        writer: &mut SheetWriter,
        n_suggestions: u16,
        last_row: u32,
    ) -> Result<(), WriteError> {
        if last_row == HEAD_ROW || n_suggestions < 2 {
            return Ok(());
        }
        let first = column_letters(u32::from(LEAD_COLUMNS));
        let second = column_letters(u32::from(LEAD_COLUMNS) + 1);
        let row = HEAD_ROW + 2;
        let other = ConditionalFormatFormula::new()
            .set_rule(format!("={second}{row}<>${first}{row}").as_str())
            .set_format(styles::filled(styles::FAIR));
        writer.sheet().add_conditional_format(
            HEAD_ROW + 1,
            LEAD_COLUMNS + 1,
            last_row,
            LEAD_COLUMNS + n_suggestions - 1,
            &other,
        )?;
        Ok(())
    }

    fn write_legend(&self, writer: &mut SheetWriter, row: u32) -> Result<(), WriteError> {
        let lines = [
            (
                DIFFERS,
                "les propositions ne disent pas toutes la même chose ; en couleur, ce qui n'est pas comme dans la première",
                "the suggestions do not all say the same; coloured: what is not as in the first",
            ),
            (
                "✓ ✗ –",
                "couverte par, non couverte, rien n'est attribué",
                "covered by, not covered, nothing is assigned",
            ),
            (
                "● ○",
                "membre du groupement, sous-traitant",
                "member of the group, subcontractor",
            ),
            (
                "1, 2, 3…",
                "buts dans l'ordre d'importance : une petite valeur vaut mieux, et un but ne compte qu'à égalité des précédents",
                "goals in the order of importance: a small value is better, and a goal counts only where those before are equal",
            ),
        ];
        let title = self.word("Légende", "Legend");
        writer.text(row, 0, title, &styles::remark())?;
        for (row, (symbol, french, english)) in (row + 1..).zip(lines) {
            writer.text(row, 0, symbol, &styles::body())?;
            writer.text(row, 1, self.word(french, english), &styles::remark())?;
        }
        let made = Cell::Instant(self.of.provenance.made_at, DayMeans::Start);
        let row = row + 6;
        writer.text(row, 0, self.word("Établi le", "Made on"), &styles::remark())?;
        writer.cell(row, 1, &made)?;
        writer.text(row, 2, &self.of.provenance.made_by, &styles::remark())?;
        Ok(())
    }
}

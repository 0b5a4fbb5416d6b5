//! What an import did: the sums that add up, how sheets were read, every row with its fate, changes field by field,
//! findings with place and reason, and what an undo kept.

use domain::access::account::Language;
use domain::imports::import::{ImportIssue, ImportRun, PlannedAction, PlannedRow};
use domain::imports::journal::KeptRecord;
use rust_xlsxwriter::{ConditionalFormatText, ConditionalFormatTextRule};

use crate::cells::date::DayMeans;
use crate::write::book::{Book, WriteError};
use crate::write::cell::{Cell, FormulaLook};
use crate::write::own_words::{OwnWord, either};
use crate::write::provenance::Provenance;
use crate::write::reports::import_words::{code_of, word_of};
use crate::write::sheet_writer::SheetWriter;
use crate::write::styles;
use crate::write::table::{Column, Table};

/// What a report tells of.
#[derive(Clone, Copy, Debug)]
pub struct ImportReport<'a> {
    /// The import with its plan.
    pub run: &'a ImportRun,
    /// The cluster's name.
    pub cluster_name: &'a str,
    /// What an undo left as it was.
    pub kept: &'a [KeptRecord],
    /// Who has the report written.
    pub provenance: &'a Provenance,
    /// The sentence of a finding.
    pub issue_text: fn(&ImportIssue, Language) -> String,
    /// The title of a field.
    pub field_label: fn(&str, Language) -> String,
}

/// Writes the report.
///
/// # Errors
/// When the library cannot write it.
pub fn write_import_report(
    report: &ImportReport<'_>,
    language: Language,
) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::of(report.provenance, language)?;
    let pages = Pages { report, language };
    book.add(pages.cover()?)?;
    book.add_table(&pages.sheet_table())?;
    let rows = pages.row_table();
    let mut writer = SheetWriter::new(&rows.name)?;
    writer.table(&rows)?;
    pages.colour_fates(&mut writer, rows.rows.len())?;
    book.add(writer)?;
    book.add_table(&pages.change_table())?;
    book.add_table(&pages.issue_table())?;
    if !report.kept.is_empty() {
        book.add_table(&pages.kept_table())?;
    }
    book.finish()
}

struct Pages<'a> {
    report: &'a ImportReport<'a>,
    language: Language,
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

impl Pages<'_> {
    fn word<'b>(&self, french: &'b str, english: &'b str) -> &'b str {
        either(self.language, french, english)
    }

    fn table(&self, name: (&str, &str), columns: &[(&str, &str, u16)]) -> Table {
        Table {
            name: self.word(name.0, name.1).to_owned(),
            columns: columns
                .iter()
                .map(|(french, english, width)| Column {
                    title: self.word(french, english).to_owned(),
                    width: *width,
                    list: None,
                })
                .collect(),
            rows: Vec::new(),
        }
    }

    fn cover(&self) -> Result<SheetWriter, WriteError> {
        let run = self.report.run;
        let mut writer = SheetWriter::new(self.word("Import", "Import"))?;
        writer.widths(&[34, 44])?;
        writer.text(
            0,
            0,
            self.word("Rapport d'import", "Import report"),
            &styles::title(),
        )?;
        let lines = [
            (("Fichier", "File"), text(run.file_name.as_str())),
            (
                ("Importé comme", "Imported as"),
                Cell::Text(word_of(run.target, self.language)),
            ),
            (("Cluster", "Cluster"), text(self.report.cluster_name)),
            (
                ("État", "State"),
                Cell::Text(word_of(run.state, self.language)),
            ),
            (
                ("Reçu le", "Received on"),
                Cell::Instant(run.record.created_at, DayMeans::Start),
            ),
            (
                ("Appliqué le", "Applied on"),
                Cell::instant(run.applied_at, DayMeans::Start),
            ),
            (
                ("Annulé le", "Undone on"),
                Cell::instant(run.undone_at, DayMeans::Start),
            ),
            (
                ("Empreinte SHA-256 du fichier", "SHA-256 of the file"),
                text(&run.file_digest),
            ),
            (
                ("Identifiant", "Identifier"),
                Cell::Text(run.id.to_string()),
            ),
            (
                ("Établi le", "Made on"),
                Cell::Instant(self.report.provenance.made_at, DayMeans::Start),
            ),
            (
                ("Établi par", "Made by"),
                text(&self.report.provenance.made_by),
            ),
        ];
        let mut row = 2;
        for ((french, english), value) in lines {
            writer.text(row, 0, self.word(french, english), &styles::head())?;
            writer.cell(row, 1, &value)?;
            row += 1;
        }
        self.write_counts(&mut writer, row + 1)?;
        self.write_legend(&mut writer, row + 11)?;
        Ok(writer)
    }

    /// The fates of the rows, their sum as a live formula, and the rows of the file beside it.
    fn write_counts(&self, writer: &mut SheetWriter, row: u32) -> Result<(), WriteError> {
        let counts = self.report.run.plan.counts;
        let fates = [
            (PlannedAction::Create, counts.n_created),
            (PlannedAction::Change, counts.n_changed),
            (PlannedAction::Unchanged, counts.n_unchanged),
            (PlannedAction::Reject, counts.n_rejected),
            (PlannedAction::Ambiguous, counts.n_ambiguous),
        ];
        let mut lines: Vec<(String, u32)> = fates
            .map(|(fate, count)| (fate.word(self.language).to_owned(), count))
            .into();
        let aside = self.word("mises de côté (totaux, notes)", "put aside (totals, notes)");
        lines.push((aside.to_owned(), counts.n_ignored));
        writer.text(row, 0, self.word("Lignes", "Rows"), &styles::head())?;
        writer.text(row, 1, self.word("Nombre", "Count"), &styles::head())?;
        for (row, (label, count)) in (row + 1..).zip(&lines) {
            writer.text(row, 0, label, &styles::body())?;
            writer.cell(row, 1, &Cell::Count(i64::from(*count)))?;
        }
        let sum: u32 = lines.iter().map(|(_, count)| count).sum();
        let last = row + 7;
        writer.text(last, 0, self.word("Somme", "Sum"), &styles::sum("General"))?;
        writer.cell(
            last,
            1,
            &Cell::Formula {
                formula: format!("=SUM(B{}:B{})", row + 2, last),
                result: sum.to_string(),
                look: FormulaLook::Count,
            },
        )?;
        let of_file = self.word("Lignes du fichier", "Rows of the file");
        writer.text(last + 1, 0, of_file, &styles::head())?;
        writer.cell(last + 1, 1, &Cell::Count(i64::from(counts.n_rows)))?;
        Ok(())
    }

    fn write_legend(&self, writer: &mut SheetWriter, row: u32) -> Result<(), WriteError> {
        let lines = [
            (
                PlannedAction::Create,
                "un enregistrement est fait",
                "a record is made",
            ),
            (
                PlannedAction::Change,
                "champ par champ, sur la feuille Changements",
                "field by field, on the sheet Changes",
            ),
            (
                PlannedAction::Unchanged,
                "l'enregistrement est déjà comme la ligne le dit",
                "the record is already as the row says",
            ),
            (
                PlannedAction::Reject,
                "inutilisable : la feuille Constats dit pourquoi, avec un code stable",
                "cannot be used: the sheet Findings says why, with a stable code",
            ),
            (
                PlannedAction::Ambiguous,
                "plusieurs enregistrements possibles : une personne décide",
                "several records are possible: a person decides",
            ),
        ];
        let title = self.word("Légende", "Legend");
        writer.text(row, 0, title, &styles::remark())?;
        for (row, (fate, french, english)) in (row + 1..).zip(lines) {
            writer.text(row, 0, fate.word(self.language), &styles::body())?;
            writer.text(row, 1, self.word(french, english), &styles::body())?;
        }
        Ok(())
    }

    /// How each sheet, and each of its columns, was read.
    fn sheet_table(&self) -> Table {
        let mut table = self.table(
            ("Feuilles", "Sheets"),
            &[
                ("Feuille", "Sheet", 24),
                ("Lue comme", "Read as", 22),
                ("Masquée", "Hidden", 10),
                ("Ligne des titres", "Header row", 10),
                ("Lignes", "Rows", 10),
                ("Mises de côté", "Put aside", 10),
                ("Colonne", "Column", 10),
                ("Titre", "Title", 30),
                ("Champ", "Field", 28),
                ("Décidé par une personne", "Decided by a person", 14),
            ],
        );
        for sheet in &self.report.run.plan.sheets {
            let head = vec![
                text(&sheet.name),
                Cell::Text(word_of(sheet.read_as, self.language)),
                text(sheet.is_hidden.word(self.language)),
                Cell::count(sheet.header_row),
                Cell::Count(i64::from(sheet.n_rows)),
                Cell::Count(i64::from(sheet.n_ignored)),
            ];
            if sheet.columns.is_empty() {
                let mut row = head.clone();
                row.resize(table.columns.len(), Cell::Blank);
                table.rows.push(row);
            }
            for column in &sheet.columns {
                let field = column.field.as_deref();
                let label = field.map_or_else(
                    || self.word("non lue", "not read").to_owned(),
                    |field| (self.report.field_label)(field, self.language),
                );
                let mut row = head.clone();
                row.extend([
                    text(&column.column),
                    text(&column.title),
                    Cell::Text(label),
                    text(column.is_chosen.word(self.language)),
                ]);
                table.rows.push(row);
            }
        }
        table
    }

    fn place(&self, row: &PlannedRow) -> [Cell; 3] {
        [
            text(&row.place.sheet),
            Cell::Count(i64::from(row.place.row)),
            Cell::text(row.place.column.as_ref()),
        ]
    }

    fn row_table(&self) -> Table {
        let mut table = self.table(
            ("Lignes", "Rows"),
            &[
                ("Feuille", "Sheet", 24),
                ("Ligne", "Row", 9),
                ("Colonne", "Column", 10),
                ("Sort", "Fate", 16),
                ("Nature", "Kind", 18),
                ("Enregistrement", "Record", 48),
                ("Champs changés", "Fields changed", 12),
                ("Codes", "Codes", 30),
            ],
        );
        table.rows = self
            .report
            .run
            .plan
            .rows
            .iter()
            .map(|row| {
                let codes: Vec<String> =
                    row.issues.iter().map(|issue| code_of(issue.code)).collect();
                let mut cells = self.place(row).to_vec();
                cells.extend([
                    text(row.action.word(self.language)),
                    Cell::Text(word_of(row.subject, self.language)),
                    text(&row.label),
                    Cell::Count(i64::try_from(row.changes.len()).unwrap_or(i64::MAX)),
                    Cell::text((!codes.is_empty()).then(|| codes.join(", "))),
                ]);
                cells
            })
            .collect();
        table
    }

    /// Colours the fates; the word and its symbol say the same.
    fn colour_fates(&self, writer: &mut SheetWriter, n_rows: usize) -> Result<(), WriteError> {
        const FATE: u16 = 3;
        let Some(last_row) = u32::try_from(n_rows).ok().filter(|count| *count > 0) else {
            return Ok(());
        };
        for (symbol, color) in [
            ("+", styles::GOOD),
            ("~", styles::FAIR),
            ("✗", styles::BAD),
            ("?", styles::BAD),
        ] {
            let rule = ConditionalFormatText::new()
                .set_rule(ConditionalFormatTextRule::BeginsWith(symbol.to_owned()))
                .set_format(styles::filled(color));
            writer
                .sheet()
                .add_conditional_format(1, FATE, last_row, FATE, &rule)?;
        }
        Ok(())
    }

    fn change_table(&self) -> Table {
        let mut table = self.table(
            ("Changements", "Changes"),
            &[
                ("Feuille", "Sheet", 24),
                ("Ligne", "Row", 9),
                ("Colonne", "Column", 10),
                ("Sort", "Fate", 16),
                ("Nature", "Kind", 18),
                ("Enregistrement", "Record", 40),
                ("Champ", "Field", 26),
                ("Avant", "Before", 40),
                ("Après", "After", 40),
            ],
        );
        let rows = self.report.run.plan.rows.iter();
        table.rows = rows
            .flat_map(|row| row.changes.iter().map(move |change| (row, change)))
            .map(|(row, change)| {
                let mut cells = self.place(row).to_vec();
                cells.extend([
                    text(row.action.word(self.language)),
                    Cell::Text(word_of(row.subject, self.language)),
                    text(&row.label),
                    Cell::Text((self.report.field_label)(&change.field, self.language)),
                    Cell::text(change.before.as_ref()),
                    Cell::text(change.after.as_ref()),
                ]);
                cells
            })
            .collect();
        table
    }

    fn issue_table(&self) -> Table {
        let mut table = self.table(
            ("Constats", "Findings"),
            &[
                ("Feuille", "Sheet", 24),
                ("Ligne", "Row", 9),
                ("Colonne", "Column", 10),
                ("Titre de la colonne", "Column title", 26),
                ("Gravité", "Severity", 16),
                ("Motif", "Reason", 60),
                ("Code", "Code", 24),
                ("Trouvé", "Found", 28),
                ("Attendu", "Expected", 34),
                ("Propositions", "Proposals", 34),
            ],
        );
        let plan = &self.report.run.plan;
        let of_rows = plan.rows.iter().flat_map(|row| &row.issues);
        table.rows = plan
            .issues
            .iter()
            .chain(of_rows)
            .map(|issue| {
                let proposals = issue.proposals.join(", ");
                vec![
                    text(&issue.place.sheet),
                    Cell::Count(i64::from(issue.place.row)),
                    Cell::text(issue.place.column.as_ref()),
                    Cell::text(issue.column_title.as_ref()),
                    text(issue.severity.word(self.language)),
                    Cell::Text((self.report.issue_text)(issue, self.language)),
                    Cell::Text(code_of(issue.code)),
                    Cell::text(issue.found.as_ref()),
                    Cell::text(issue.expected.as_ref()),
                    Cell::text((!proposals.is_empty()).then_some(proposals)),
                ]
            })
            .collect();
        table
    }

    fn kept_table(&self) -> Table {
        let mut table = self.table(
            ("Conservé", "Kept"),
            &[
                ("Nature", "Kind", 18),
                ("Enregistrement", "Record", 48),
                (
                    "Pourquoi l'annulation l'a laissé",
                    "Why the undo left it",
                    30,
                ),
                ("Champs", "Fields", 40),
            ],
        );
        table.rows = self
            .report
            .kept
            .iter()
            .map(|kept| {
                let fields: Vec<String> = kept
                    .fields
                    .iter()
                    .map(|field| (self.report.field_label)(field, self.language))
                    .collect();
                vec![
                    Cell::Text(word_of(kept.subject, self.language)),
                    text(&kept.label),
                    text(kept.reason.word(self.language)),
                    Cell::text((!fields.is_empty()).then(|| fields.join(", "))),
                ]
            })
            .collect();
        table
    }
}

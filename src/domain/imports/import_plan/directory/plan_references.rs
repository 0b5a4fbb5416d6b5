//! Past work of a workbook against what is known of it. The model keeps a reference as evidence of each capability that it
//! proves: one row may name several competencies, and the work counts once wherever the same work stands under several.

use std::collections::{BTreeMap, BTreeSet};

use crate::directory::capability::Capability;
use crate::directory::company::Company;
use crate::directory::competency::Competency;
use crate::directory::evidence::{Evidence, EvidenceKind};
use crate::edits::capability::{CapabilityEdit, TypedEvidence};
use crate::imports::drafts::DraftRow;
use crate::imports::drafts::ReferenceDraft;
use crate::imports::import::{ImportIssue, ImportIssueCode, ImportSubject};
use crate::values::changes::Change;
use crate::values::ids::{CompanyId, EvidenceId};
use crate::values::quantity::Level;
use crate::values::text::search_key;

use super::super::change_log::{ChangeLog, optional, plain, word};
use super::super::planner::{Planner, RowFate};
use super::plan_companies::typed_money;
use super::working::{Key, Working, placed};

/// What stands between the competencies of one cell; a comma too where the whole cell is no word of the vocabulary.
const BETWEEN: [char; 3] = [';', '\n', '|'];

/// What the rows read so far have said.
#[derive(Default)]
struct Said {
    evidence: BTreeSet<EvidenceId>,
    levels: BTreeMap<Key, Level>,
}

/// Plans each row.
pub fn plan(planner: &mut Planner<'_>, working: &mut Working, drafts: &[DraftRow<ReferenceDraft>]) {
    let mut said = Said::default();
    for row in drafts {
        let draft = &row.draft;
        let what = draft.title.as_deref().unwrap_or_default();
        let who = draft.company.name.as_deref();
        let who = who.or(draft.company.siren.as_deref()).unwrap_or_default();
        let label = format!("{who} · {what}");
        let about = (&row.place, ImportSubject::Reference, label.as_str());
        let Some(company) = working.owner(planner, about, &draft.company) else {
            continue;
        };
        let label = format!("{} · {what}", company.name);
        match planned(planner, working, (row, &company, &said)) {
            Ok(planned) => {
                said.evidence.extend(planned.evidence_ids);
                for held in planned.capabilities {
                    if let Some(level) = draft.level {
                        let key = (held.company_id, held.competency_id);
                        said.levels.insert(key, level);
                    }
                    if working
                        .capabilities
                        .get(&(held.company_id, held.competency_id))
                        != Some(&held)
                    {
                        working.put_capability(held);
                    }
                }
                planner.accept(&row.place, ImportSubject::Reference, label, planned.fate);
            }
            Err(issues) => planner.reject(&row.place, ImportSubject::Reference, label, issues),
        }
    }
}

/// The capabilities after the row.
struct PlannedReference {
    capabilities: Vec<Capability>,
    evidence_ids: Vec<EvidenceId>,
    fate: RowFate,
}

fn planned(
    planner: &Planner<'_>,
    working: &Working,
    (row, company, said): (&DraftRow<ReferenceDraft>, &Company, &Said),
) -> Result<PlannedReference, Vec<ImportIssue>> {
    check_place(planner, working, (row, company.id))?;
    let competencies = named_competencies(planner, row).map_err(|issue| vec![*issue])?;
    let mut planned = PlannedReference {
        capabilities: Vec::new(),
        evidence_ids: Vec::new(),
        fate: RowFate::Compared(ChangeLog::default()),
    };
    let mut log = ChangeLog::default();
    let mut known_under: Vec<String> = Vec::new();
    let mut all: Vec<String> = Vec::new();
    for competency in &competencies {
        let key = (company.id, competency.id);
        let held = working.capabilities.get(&key);
        let known = match held {
            Some(held) => find_known(planner, row, held).map_err(|issue| vec![*issue])?,
            None => None,
        };
        if known.is_some_and(|known| said.evidence.contains(&known.id)) {
            let code = ImportIssueCode::DuplicateRow;
            let mut issue = planner.columns.error(code, &row.place, "evidenceTitle");
            issue.found.clone_from(&row.draft.title);
            return Err(vec![issue]);
        }
        let level = level_of(planner, (row, key), (held, said)).map_err(|issue| vec![*issue])?;
        let (capability, evidence) = changed(planner, row, (key, held, known), level)?;
        let label = competency.label(planner.context.language).to_string();
        if known.is_some() {
            known_under.push(label.clone());
        }
        all.push(label);
        let level_before = held.and_then(|held| word(&held.level));
        log.note_once("level", level_before, word(&capability.level));
        compare(&mut log, known, &evidence);
        planned.evidence_ids.push(evidence.id);
        planned.capabilities.push(capability);
    }
    let joined = |labels: &[String]| (!labels.is_empty()).then(|| labels.join(", "));
    let is_new = known_under.is_empty();
    log.note_once("competencies", joined(&known_under), joined(&all));
    planned.fate = if is_new {
        RowFate::Created(log)
    } else {
        RowFate::Compared(log)
    };
    Ok(planned)
}

/// The competencies that the cell names. An unknown word is a finding about the cell as a whole, with the cell as it may
/// be meant.
fn named_competencies<'v>(
    planner: &'v Planner<'_>,
    row: &DraftRow<ReferenceDraft>,
) -> Result<Vec<&'v Competency>, Box<ImportIssue>> {
    let vocabulary = planner.context.vocabulary;
    let language = planner.context.language;
    let typed = &row.draft.competencies;
    let words = words_of(typed, |word| vocabulary.find_by_word(word).is_some());
    let mut found: Vec<&Competency> = Vec::new();
    let mut meant: Vec<String> = Vec::new();
    let mut is_all_known = !words.is_empty();
    for word in words {
        match vocabulary.find_by_word(word) {
            Some(competency) => {
                meant.push(competency.label(language).to_string());
                if !found.iter().any(|known| known.id == competency.id) {
                    found.push(competency);
                }
            }
            None => {
                is_all_known = false;
                let near = vocabulary.proposals(word, 1);
                let near = near
                    .first()
                    .map(|(near, _)| near.label(language).to_string());
                meant.extend(near);
            }
        }
    }
    if is_all_known {
        return Ok(found);
    }
    let code = ImportIssueCode::UnknownCompetency;
    let mut issue = planner.columns.error(code, &row.place, "competencies");
    issue.found = Some(typed.clone());
    issue.proposals = (!meant.is_empty())
        .then(|| meant.join("; "))
        .into_iter()
        .collect();
    Err(Box::new(issue))
}

/// The words of a cell that may name several competencies: a cell that is a word of the vocabulary as a whole is one.
pub fn words_of(typed: &str, is_known: impl Fn(&str) -> bool) -> Vec<&str> {
    if is_known(typed) {
        return vec![typed];
    }
    let parts = typed.split(BETWEEN).map(str::trim);
    let mut words: Vec<&str> = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        if is_known(part) {
            words.push(part);
        } else {
            let pieces = part.split(',').map(str::trim);
            words.extend(pieces.filter(|piece| !piece.is_empty()));
        }
    }
    words
}

/// The id of a row must not be that of another company's reference.
fn check_place(
    planner: &Planner<'_>,
    working: &Working,
    (row, company_id): (&DraftRow<ReferenceDraft>, CompanyId),
) -> Result<(), Vec<ImportIssue>> {
    let Some(id) = row.draft.id else {
        return Ok(());
    };
    let owner = working.evidence_of.get(&id);
    let is_elsewhere = owner.is_some_and(|owner| *owner != company_id);
    if !is_elsewhere {
        return Ok(());
    }
    let code = ImportIssueCode::InvalidIdentifier;
    let mut issue = planner.columns.error(code, &row.place, "id");
    issue.found = Some(id.to_string());
    Err(vec![issue])
}

/// The reference that the row speaks of: by id, else the one of that title; of several with that title the one that the
/// row does not contradict.
fn find_known<'h>(
    planner: &Planner<'_>,
    row: &DraftRow<ReferenceDraft>,
    held: &'h Capability,
) -> Result<Option<&'h Evidence>, Box<ImportIssue>> {
    let draft = &row.draft;
    if let Some(known) = held
        .evidence
        .iter()
        .find(|known| Some(known.id) == draft.id)
    {
        return Ok(Some(known));
    }
    let title = draft.title.as_deref().map(search_key).unwrap_or_default();
    let is_titled = |known: &&Evidence| {
        known.kind == EvidenceKind::Reference && search_key(known.title.as_str()) == title
    };
    let titled: Vec<&Evidence> = held.evidence.iter().filter(is_titled).collect();
    if let [] | [_] = titled.as_slice() {
        return Ok(titled.first().copied());
    }
    let party = draft.party.as_deref().map(search_key);
    let agrees = |known: &&Evidence| {
        let its_party = known.party.as_ref().map(|party| search_key(party.as_str()));
        (party.is_none() || party == its_party)
            && (draft.from.is_none() || draft.from == known.valid_from)
            && (draft.until.is_none() || draft.until == known.valid_until)
    };
    let agreeing: Vec<&Evidence> = titled.iter().copied().filter(agrees).collect();
    match agreeing.as_slice() {
        [] => Ok(None),
        [known] => Ok(Some(known)),
        _ => {
            let code = ImportIssueCode::MissingValue;
            let issue = planner.columns.error(code, &row.place, "evidenceFrom");
            Err(Box::new(issue))
        }
    }
}

/// The level that the row gives the capability; one that is new needs it, and rows may not contradict each other.
fn level_of(
    planner: &Planner<'_>,
    (row, key): (&DraftRow<ReferenceDraft>, Key),
    (held, said): (Option<&Capability>, &Said),
) -> Result<Option<Level>, Box<ImportIssue>> {
    let error = |code| Box::new(planner.columns.error(code, &row.place, "level"));
    match (row.draft.level, said.levels.get(&key)) {
        (None, _) if held.is_none() => Err(error(ImportIssueCode::MissingValue)),
        (Some(level), Some(before)) if level != *before => {
            Err(error(ImportIssueCode::DuplicateRow))
        }
        (level, _) => Ok(level),
    }
}

/// The capability after the row, through its form: a verification falls with what was verified.
fn changed(
    planner: &Planner<'_>,
    row: &DraftRow<ReferenceDraft>,
    ((company_id, competency_id), held, known): (Key, Option<&Capability>, Option<&Evidence>),
    level: Option<Level>,
) -> Result<(Capability, Evidence), Vec<ImportIssue>> {
    let mut evidence: Vec<TypedEvidence> = held
        .map(|held| held.evidence.iter().map(typed_evidence).collect())
        .unwrap_or_default();
    let place = known.and_then(|known| {
        let mut ids = evidence.iter().map(|piece| piece.id);
        ids.position(|id| id == Some(known.id))
    });
    let place = place.unwrap_or(evidence.len());
    let mut piece = known.map_or_else(blank_evidence, typed_evidence);
    put_row(&mut piece, &row.draft);
    match evidence.get_mut(place) {
        Some(slot) => *slot = piece,
        None => evidence.push(piece),
    }
    let edit = CapabilityEdit {
        level: Change::from_option(level),
        evidence: Change::Set(evidence),
        ..CapabilityEdit::default()
    };
    let now = planner.context.now;
    let after = match held {
        Some(held) => edit.update(held.clone(), now).map(|after| Capability {
            // The version that was read goes with the plan.
            record: held.record,
            ..after
        }),
        None => edit.create(company_id, competency_id, now),
    };
    let after = after.map_err(|found| placed(planner, &row.place, found, column_of))?;
    let piece = after.evidence.get(place).cloned();
    let piece = piece.ok_or_else(Vec::new)?;
    Ok((after, piece))
}

fn column_of(field: &str) -> String {
    match field {
        "title" | "evidence" => "evidenceTitle",
        "party" => "evidenceParty",
        "validFrom" => "evidenceFrom",
        "validUntil" => "evidenceUntil",
        "amount" | "currency" => "evidenceAmount",
        "ownSharePerTenThousand" => "ownShare",
        "document" => "evidenceDocument",
        other => other,
    }
    .to_owned()
}

fn blank_evidence() -> TypedEvidence {
    TypedEvidence {
        id: None,
        kind: EvidenceKind::Reference,
        title: String::new(),
        party: None,
        note: None,
        valid_from: None,
        valid_until: None,
        amount: None,
        own_share: None,
        document: None,
    }
}

fn typed_evidence(known: &Evidence) -> TypedEvidence {
    TypedEvidence {
        id: Some(known.id),
        kind: known.kind,
        title: known.title.to_string(),
        party: known.party.as_ref().map(ToString::to_string),
        note: known.note.as_ref().map(ToString::to_string),
        valid_from: known.valid_from,
        valid_until: known.valid_until,
        amount: known.amount.map(typed_money),
        own_share: known.own_share.map(|share| i64::from(share.0)),
        document: known.document.as_ref().map(ToString::to_string),
    }
}

fn put_row(piece: &mut TypedEvidence, draft: &ReferenceDraft) {
    fn put<T: Clone>(slot: &mut Option<T>, typed: &Option<T>) {
        if typed.is_some() {
            slot.clone_from(typed);
        }
    }
    if let Some(title) = &draft.title {
        piece.title.clone_from(title);
    }
    put(&mut piece.party, &draft.party);
    put(&mut piece.note, &draft.note);
    put(&mut piece.valid_from, &draft.from);
    put(&mut piece.valid_until, &draft.until);
    put(&mut piece.amount, &draft.amount.map(typed_money));
    let share = draft.own_share.map(|share| i64::from(share.0));
    put(&mut piece.own_share, &share);
    put(&mut piece.document, &draft.document);
}

/// Each field of a reference that differs.
fn compare(log: &mut ChangeLog, before: Option<&Evidence>, after: &Evidence) {
    let fields = |piece: &Evidence| {
        let share = piece.own_share.map(|share| {
            let (whole, hundredths) = (share.0 / 100, share.0 % 100);
            format!("{whole}.{hundredths:02} %")
        });
        [
            ("evidenceTitle", plain(&piece.title)),
            ("evidenceParty", optional(&piece.party)),
            ("evidenceFrom", optional(&piece.valid_from)),
            ("evidenceUntil", optional(&piece.valid_until)),
            (
                "evidenceAmount",
                super::super::change_log::money(&piece.amount),
            ),
            ("ownShare", share),
            ("note", optional(&piece.note)),
            ("evidenceDocument", optional(&piece.document)),
        ]
    };
    let known = before.map(fields);
    for (place, (field, value)) in fields(after).into_iter().enumerate() {
        let before = known.as_ref().and_then(|known| known.get(place));
        log.note_once(field, before.and_then(|(_, value)| value.clone()), value);
    }
}

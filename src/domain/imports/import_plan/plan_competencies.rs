//! The vocabulary as a table against the vocabulary that is known: entries matched by their code, else by their labels.

use std::collections::{BTreeMap, BTreeSet};

use crate::directory::competency::{Competency, Vocabulary};
use crate::edits::competency::CompetencyEdit;
use crate::imports::drafts::{CompetencyDraft, DraftRow};
use crate::imports::import::{ImportIssue, ImportIssueCode, ImportSubject, PlannedWrite};
use crate::imports::new_competencies::code_of;
use crate::values::changes::Change;
use crate::values::ids::CompetencyId;
use crate::values::rejection::Rejection;
use crate::values::text::{Name, search_key};

use super::change_log::{ChangeLog, list, plain, word};
use super::plan_requirements::unknown_competency;
use super::planner::{Planner, RowFate};

/// The most rows of one import: every entry is compared with what stands above it.
const MOST_ROWS: usize = 5_000;

/// A row whose own words are settled; what stands above it is not yet.
struct Settled<'d> {
    row: &'d DraftRow<CompetencyDraft>,
    entry: Competency,
    before: Option<Competency>,
}

/// The vocabulary as the rows read so far leave it.
struct Working {
    entries: BTreeMap<CompetencyId, Competency>,
    by_word: BTreeMap<String, CompetencyId>,
    by_code: BTreeMap<String, CompetencyId>,
    claimed: BTreeSet<CompetencyId>,
}

/// Plans each row. Broader entries may stand anywhere in the file; a row that names one which is not there is rejected, and
/// so is one that would stand above itself.
pub fn plan(planner: &mut Planner<'_>, drafts: &[DraftRow<CompetencyDraft>]) {
    let mut working = Working::of(planner.context.vocabulary);
    let mut settled: Vec<Settled<'_>> = Vec::new();
    for (place, row) in drafts.iter().enumerate() {
        let found = if place < MOST_ROWS {
            settle(planner, &mut working, row)
        } else {
            Err(vec![too_many(planner, row)])
        };
        match found {
            Ok(one) => settled.push(one),
            Err(issues) => reject(planner, row, issues),
        }
    }
    let mut settled = linked(planner, &mut working, settled);
    let circular: BTreeSet<CompetencyId> = settled
        .iter()
        .filter(|one| stands_above_itself(&working.entries, one.entry.id))
        .map(|one| one.entry.id)
        .collect();
    for one in &settled {
        if circular.contains(&one.entry.id) {
            let mut issue =
                planner
                    .columns
                    .error(ImportIssueCode::OutOfRange, &one.row.place, "broader");
            issue.found = one.row.draft.broader.as_ref().map(|words| words.join(", "));
            reject(planner, one.row, vec![issue]);
            match &one.before {
                Some(known) => working.put(known.clone()),
                None => {
                    working.entries.remove(&one.entry.id);
                }
            }
        }
    }
    settled.retain(|one| !circular.contains(&one.entry.id));
    let settled = linked(planner, &mut working, settled);
    accept(planner, settled);
}

impl Working {
    fn of(vocabulary: &Vocabulary) -> Self {
        let mut working = Self {
            entries: BTreeMap::new(),
            by_word: BTreeMap::new(),
            by_code: BTreeMap::new(),
            claimed: BTreeSet::new(),
        };
        for entry in vocabulary.entries() {
            working.put(entry.clone());
        }
        working
    }

    fn put(&mut self, entry: Competency) {
        self.by_word.retain(|_, id| *id != entry.id);
        for word in words_of(&entry) {
            self.by_word
                .entry(search_key(word.as_str()))
                .or_insert(entry.id);
        }
        self.by_code
            .insert(search_key(entry.code.as_str()), entry.id);
        self.entries.insert(entry.id, entry);
    }

    /// The entry that a row speaks of: by its code when it gives one, else by its French or English label.
    fn known(&self, draft: &CompetencyDraft) -> Option<&Competency> {
        let id = match &draft.code {
            Some(code) => self.by_code.get(&search_key(code)),
            None => [&draft.label_fr, &draft.label_en]
                .into_iter()
                .flatten()
                .find_map(|label| self.by_word.get(&search_key(label))),
        };
        self.entries.get(id?)
    }
}

fn words_of(entry: &Competency) -> impl Iterator<Item = &Name> {
    [&entry.label_fr, &entry.label_en, &entry.code]
        .into_iter()
        .chain(&entry.synonyms)
}

fn settle<'d>(
    planner: &Planner<'_>,
    working: &mut Working,
    row: &'d DraftRow<CompetencyDraft>,
) -> Result<Settled<'d>, Vec<ImportIssue>> {
    let error = |code, field: &str| planner.columns.error(code, &row.place, field);
    let before = working.known(&row.draft).cloned();
    if before
        .as_ref()
        .is_some_and(|known| working.claimed.contains(&known.id))
    {
        let mut issue = error(ImportIssueCode::DuplicateRow, "code");
        issue.found = row
            .draft
            .code
            .clone()
            .or_else(|| row.draft.label_fr.clone());
        return Err(vec![issue]);
    }
    let draft = &row.draft;
    if let (Some(known), Some(kind)) = (&before, draft.kind)
        && known.kind != kind
    {
        let mut issue = error(ImportIssueCode::NotAllowed, "competencyKind");
        issue.expected = word(&known.kind);
        return Err(vec![issue]);
    }
    let edited = edited(planner, draft, before.as_ref());
    let entry = edited.map_err(|found| {
        let placed = |one: &Rejection| planner.columns.from_rejection(one, &row.place);
        found.iter().map(placed).collect::<Vec<_>>()
    })?;
    let is_same = before
        .as_ref()
        .is_some_and(|known| says_same(known, &entry));
    if !is_same {
        let free = |word: &&Name| {
            let key = search_key(word.as_str());
            let is_taken = working.by_word.get(&key).is_some_and(|id| *id != entry.id);
            // What another entry has until now is only free once the import is done.
            let was = planner.context.vocabulary.find_by_word(word.as_str());
            is_taken || (before.is_none() && was.is_some())
        };
        if let Some(taken) = words_of(&entry).find(free) {
            let mut issue = error(ImportIssueCode::DuplicateRow, "labelFr");
            issue.found = Some(taken.to_string());
            return Err(vec![issue]);
        }
    }
    working.claimed.insert(entry.id);
    if !is_same {
        working.put(entry.clone());
    }
    Ok(Settled { row, entry, before })
}

/// The entry with the words of the row; what stands above it comes later.
fn edited(
    planner: &Planner<'_>,
    draft: &CompetencyDraft,
    before: Option<&Competency>,
) -> Result<Competency, Vec<Rejection>> {
    fn set<T>(value: Option<T>) -> Change<T> {
        value.map_or(Change::Keep, Change::Set)
    }
    let none = Vocabulary::default();
    let now = planner.context.now;
    let keeps_synonyms = before.is_some_and(|known| {
        let typed = draft.synonyms.as_deref().unwrap_or_default();
        draft.synonyms.is_some() && typed == said_synonyms(known)
    });
    let synonyms = draft.synonyms.clone().filter(|_| !keeps_synonyms);
    let edit = CompetencyEdit {
        label_fr: set(draft.label_fr.clone()),
        label_en: set(draft.label_en.clone()),
        synonyms: set(synonyms),
        broader: Change::Keep,
        cpv: set(draft.cpv.clone()),
    };
    match before {
        Some(known) => {
            let entry = edit.update(known.clone(), &none, now)?;
            let record = known.record;
            Ok(Competency { record, ..entry })
        }
        None => {
            let needed =
                |field: &str, is_there: bool| (!is_there).then(|| Name::parse(field, "").err());
            let missing: Vec<Rejection> = [
                needed("labelFr", draft.label_fr.is_some()),
                needed("labelEn", draft.label_en.is_some()),
                needed("competencyKind", draft.kind.is_some()),
            ]
            .into_iter()
            .flatten()
            .flatten()
            .collect();
            let Some(kind) = draft.kind.filter(|_| missing.is_empty()) else {
                return Err(missing);
            };
            let label = draft.label_en.as_deref().unwrap_or_default();
            let code = draft.code.clone().unwrap_or_else(|| code_of(label));
            edit.create((code, kind), &none, now)
        }
    }
}

/// How the synonyms of an entry are read back from our own files: one that holds a separator is several there.
fn said_synonyms(entry: &Competency) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for synonym in &entry.synonyms {
        let parts = synonym.as_str().split([';', '|', '\n']);
        for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
            if !said.iter().any(|known| known == part) {
                said.push(part.to_owned());
            }
        }
    }
    said
}

fn says_same(first: &Competency, second: &Competency) -> bool {
    words_of(first).eq(words_of(second)) && first.cpv == second.cpv
}

/// The rows whose broader entries are all there, linked to them; the others are rejected, and so are those that name them.
fn linked<'d>(
    planner: &mut Planner<'_>,
    working: &mut Working,
    settled: Vec<Settled<'d>>,
) -> Vec<Settled<'d>> {
    let mut open = settled;
    loop {
        let mut kept: Vec<Settled<'d>> = Vec::with_capacity(open.len());
        let mut n_rejected = 0_usize;
        for mut one in open {
            match broader_of(planner, working, &one) {
                Ok(broader) => {
                    one.entry.broader = broader;
                    working.entries.insert(one.entry.id, one.entry.clone());
                    kept.push(one);
                }
                Err(issues) => {
                    n_rejected += 1;
                    match &one.before {
                        Some(known) => working.put(known.clone()),
                        None => {
                            working.entries.remove(&one.entry.id);
                        }
                    }
                    reject(planner, one.row, issues);
                }
            }
        }
        open = kept;
        if n_rejected == 0 {
            return open;
        }
    }
}

fn broader_of(
    planner: &Planner<'_>,
    working: &Working,
    one: &Settled<'_>,
) -> Result<Vec<CompetencyId>, Vec<ImportIssue>> {
    let Some(words) = &one.row.draft.broader else {
        return Ok(one.entry.broader.clone());
    };
    let mut ids: Vec<CompetencyId> = Vec::new();
    let mut issues: Vec<ImportIssue> = Vec::new();
    for typed in words {
        let found = working.by_word.get(&search_key(typed));
        match found.filter(|id| working.entries.contains_key(id)) {
            Some(id) if !ids.contains(id) => ids.push(*id),
            Some(_) => {}
            None => issues.push(unknown_competency(
                planner,
                (&one.row.place, "broader"),
                typed,
            )),
        }
    }
    if !issues.is_empty() {
        return Err(issues);
    }
    let before: BTreeSet<&CompetencyId> = one.entry.broader.iter().collect();
    let is_same = before.len() == ids.len() && ids.iter().all(|id| before.contains(id));
    Ok(if is_same {
        one.entry.broader.clone()
    } else {
        ids
    })
}

fn stands_above_itself(entries: &BTreeMap<CompetencyId, Competency>, id: CompetencyId) -> bool {
    let above = |id: &CompetencyId| {
        let entry = entries.get(id);
        entry.map(|entry| entry.broader.clone()).unwrap_or_default()
    };
    let mut seen: BTreeSet<CompetencyId> = BTreeSet::new();
    let mut open = above(&id);
    while let Some(next) = open.pop() {
        if next == id {
            return true;
        }
        if seen.insert(next) {
            open.extend(above(&next));
        }
    }
    false
}

/// Notes what each row comes to, new entries after those above them.
fn accept(planner: &mut Planner<'_>, settled: Vec<Settled<'_>>) {
    let mut made: Vec<Competency> = Vec::new();
    let mut changed: Vec<Competency> = Vec::new();
    let known = planner.context.vocabulary.entries();
    let codes: BTreeMap<CompetencyId, String> = known
        .chain(settled.iter().map(|one| &one.entry))
        .map(|entry| (entry.id, entry.code.to_string()))
        .collect();
    for one in settled {
        let is_new = one.before.is_none();
        let log = changes_of(&one, &codes);
        let is_allowed = if is_new {
            planner.context.may_create_competencies
        } else {
            log.is_empty() || planner.context.may_update_competencies
        };
        if !is_allowed {
            let code = ImportIssueCode::NotAllowed;
            let issue = planner.columns.error(code, &one.row.place, "labelFr");
            reject(planner, one.row, vec![issue]);
            continue;
        }
        let label = one.entry.label(planner.context.language).to_string();
        let subject = ImportSubject::Competency;
        if is_new {
            made.push(one.entry);
            planner.accept(&one.row.place, subject, label, RowFate::Created(log));
        } else {
            if !log.is_empty() {
                changed.push(one.entry);
            }
            planner.accept(&one.row.place, subject, label, RowFate::Compared(log));
        }
    }
    for entry in broader_first(made) {
        planner.write(PlannedWrite::CreateCompetency(entry));
    }
    for entry in changed {
        planner.write(PlannedWrite::UpdateCompetency(entry));
    }
}

/// New entries, each after those of them that stand above it.
fn broader_first(made: Vec<Competency>) -> Vec<Competency> {
    let mut waiting: BTreeSet<CompetencyId> = made.iter().map(|entry| entry.id).collect();
    let mut open = made;
    let mut ordered: Vec<Competency> = Vec::with_capacity(open.len());
    while !open.is_empty() {
        let is_ready = |entry: &Competency| !entry.broader.iter().any(|id| waiting.contains(id));
        let (ready, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(is_ready);
        if ready.is_empty() {
            ordered.extend(rest);
            break;
        }
        for entry in &ready {
            waiting.remove(&entry.id);
        }
        ordered.extend(ready);
        open = rest;
    }
    ordered
}

fn changes_of(one: &Settled<'_>, codes: &BTreeMap<CompetencyId, String>) -> ChangeLog {
    let blank = || Competency {
        code: Name::stored(String::new()),
        label_fr: Name::stored(String::new()),
        label_en: Name::stored(String::new()),
        synonyms: Vec::new(),
        broader: Vec::new(),
        cpv: Vec::new(),
        ..one.entry.clone()
    };
    let mut slot = one.before.clone().unwrap_or_else(blank);
    let entry = one.entry.clone();
    let names = |ids: &Vec<CompetencyId>| {
        let codes = ids.iter().filter_map(|id| codes.get(id));
        let codes: Vec<&str> = codes.map(String::as_str).collect();
        (!codes.is_empty()).then(|| codes.join(", "))
    };
    let mut log = ChangeLog::default();
    log.set("code", &mut slot.code, Some(entry.code), plain);
    log.set("labelFr", &mut slot.label_fr, Some(entry.label_fr), plain);
    log.set("labelEn", &mut slot.label_en, Some(entry.label_en), plain);
    log.set("synonyms", &mut slot.synonyms, Some(entry.synonyms), list);
    log.set("broader", &mut slot.broader, Some(entry.broader), names);
    log.set("cpv", &mut slot.cpv, Some(entry.cpv), list);
    log
}

fn too_many(planner: &Planner<'_>, row: &DraftRow<CompetencyDraft>) -> ImportIssue {
    let code = ImportIssueCode::OutOfRange;
    let mut issue = planner.columns.error(code, &row.place, "labelFr");
    issue.expected = Some(format!("≤ {MOST_ROWS}"));
    issue
}

fn reject(planner: &mut Planner<'_>, row: &DraftRow<CompetencyDraft>, issues: Vec<ImportIssue>) {
    let draft = &row.draft;
    let label = draft.label_fr.clone().or_else(|| draft.code.clone());
    let subject = ImportSubject::Competency;
    planner.reject(&row.place, subject, label.unwrap_or_default(), issues);
}

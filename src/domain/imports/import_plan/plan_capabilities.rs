//! Capabilities of a workbook against those declared: one for each company and competency, however many rows speak of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::directory::capability::Capability;
use crate::directory::evidence::{Evidence, EvidenceKind};
use crate::imports::drafts::{CapabilityDraft, CompanyKey, DraftRow};
use crate::imports::import::{
    ImportIssue, ImportIssueCode, ImportSubject, KnownRecords, Place, PlannedWrite,
};
use crate::values::codes::WebAddress;
use crate::values::ids::{CapabilityId, CompanyId, CompetencyId, EvidenceId};
use crate::values::quantity::{FteTenths, Level};
use crate::values::rejection::Rejection;
use crate::values::text::{Name, Prose, search_key};

use super::change_log::{ChangeLog, optional, plain, word};
use super::companies_named::{CompaniesNamed, NamedCompany};
use super::plan_calls::kept;
use super::plan_requirements::unknown_competency;
use super::planner::{Planner, RowFate};

type Key = (CompanyId, CompetencyId);

/// The capabilities as the rows read so far leave them.
struct Working {
    companies: CompaniesNamed,
    capabilities: BTreeMap<Key, Capability>,
    known: BTreeSet<CapabilityId>,
    touched: BTreeSet<Key>,
    changed: BTreeSet<Key>,
}

/// Plans each row or cell; each capability is written once, after the last row that speaks of it.
pub fn plan(planner: &mut Planner<'_>, drafts: &[DraftRow<CapabilityDraft>], known: &KnownRecords) {
    let capabilities: BTreeMap<Key, Capability> = known
        .capabilities
        .iter()
        .map(|capability| {
            (
                (capability.company_id, capability.competency_id),
                capability.clone(),
            )
        })
        .collect();
    let mut working = Working {
        companies: CompaniesNamed::new(
            &known.companies,
            &known.out_of_reach,
            planner.context.companies,
        ),
        known: capabilities
            .values()
            .map(|capability| capability.id)
            .collect(),
        capabilities,
        touched: BTreeSet::new(),
        changed: BTreeSet::new(),
    };
    for row in drafts {
        plan_row(planner, &mut working, row);
    }
    for key in &working.changed {
        if let Some(capability) = working.capabilities.get(key).cloned() {
            planner.write(if working.known.contains(&capability.id) {
                PlannedWrite::UpdateCapability(capability)
            } else {
                PlannedWrite::CreateCapability(capability)
            });
        }
    }
}

fn plan_row(planner: &mut Planner<'_>, working: &mut Working, row: &DraftRow<CapabilityDraft>) {
    let who = row
        .draft
        .company
        .name
        .as_deref()
        .or(row.draft.company.siren.as_deref())
        .or(row.draft.company.siret.as_deref());
    let label = format!("{} · {}", who.unwrap_or_default(), row.draft.competency);
    let Some(competency) = planner
        .context
        .vocabulary
        .find_by_word(&row.draft.competency)
    else {
        let issue = unknown_competency(planner, (&row.place, "competency"), &row.draft.competency);
        return planner.reject(&row.place, ImportSubject::Capability, label, vec![issue]);
    };
    let made = planner
        .context
        .may_create_companies
        .then(|| (planner.context.cluster_id, planner.new_record()));
    let key = &row.draft.company;
    let own = working
        .companies
        .sole()
        .filter(|_| made.is_none() && *key == CompanyKey::default());
    let named = match own {
        // A sheet of a company's own people that names no company is about theirs.
        Some(own) => NamedCompany::Known(own.id),
        None => working
            .companies
            .find(key, &row.place, &planner.columns, made),
    };
    let (company_id, new_company) = match named {
        NamedCompany::Known(company_id) => (company_id, None),
        NamedCompany::New(company) => (company.id, Some(company)),
        NamedCompany::Unclear(issue) if issue.code == ImportIssueCode::AmbiguousCompany => {
            return planner.ask(&row.place, ImportSubject::Capability, label, vec![*issue]);
        }
        NamedCompany::Unclear(issue) => {
            return planner.reject(&row.place, ImportSubject::Capability, label, vec![*issue]);
        }
    };
    let key = (company_id, competency.id);
    match planned_capability(planner, working, row, key) {
        Err(issues) => planner.reject(&row.place, ImportSubject::Capability, label, issues),
        Ok((capability, log, is_new)) => {
            let is_changed = is_new || !log.is_empty();
            if let Some(company) = new_company {
                working.companies.add((*company).clone());
                planner.write(PlannedWrite::CreateCompany(*company));
            }
            let label = format!(
                "{} · {}",
                working.companies.name_of(company_id),
                competency.label(planner.context.language)
            );
            planner.accept(
                &row.place,
                ImportSubject::Capability,
                label,
                if is_new {
                    RowFate::Created(log)
                } else {
                    RowFate::Compared(log)
                },
            );
            working.capabilities.insert(key, capability);
            working.touched.insert(key);
            if is_changed {
                working.changed.insert(key);
            }
        }
    }
}

/// A new capability needs a level: a cross says that it is there, not how good it is.
fn missing_level(planner: &Planner<'_>, place: &Place) -> ImportIssue {
    let mut issue = planner
        .columns
        .error(ImportIssueCode::MissingValue, place, "level");
    issue.expected = Some("1 | 2 | 3 | 4".to_owned());
    issue
}

/// The capability after the row. A second row on the same one may add evidence but not say another level or FTE.
fn planned_capability(
    planner: &Planner<'_>,
    working: &Working,
    row: &DraftRow<CapabilityDraft>,
    key: Key,
) -> Result<(Capability, ChangeLog, bool), Vec<ImportIssue>> {
    let draft = &row.draft;
    let before = working.capabilities.get(&key);
    if working.touched.contains(&key) {
        let contradicts = before.is_some_and(|known| {
            draft.level.is_some_and(|level| level != known.level)
                || draft.fte.is_some_and(|fte| fte != known.fte)
        });
        if contradicts || draft.evidence_title.is_none() {
            let mut issue =
                planner
                    .columns
                    .error(ImportIssueCode::DuplicateRow, &row.place, "competency");
            issue.found = Some(draft.competency.clone());
            return Err(vec![issue]);
        }
    }
    let parsed = parse(draft).map_err(|found| {
        found
            .iter()
            .map(|rejection| planner.columns.from_rejection(rejection, &row.place))
            .collect::<Vec<_>>()
    })?;
    let is_new = before.is_none();
    if is_new && draft.level.is_none() {
        return Err(vec![missing_level(planner, &row.place)]);
    }
    let mut capability = before
        .cloned()
        .unwrap_or_else(|| blank_capability(planner, key));
    let verified = (
        capability.level,
        capability.fte,
        capability.evidence.clone(),
    );
    let mut log = ChangeLog::default();
    if is_new {
        log.set(
            "level",
            &mut None,
            draft.level.map(Some),
            |level: &Option<Level>| level.as_ref().and_then(word),
        );
        capability.level = draft.level.unwrap_or(capability.level);
    } else {
        log.set("level", &mut capability.level, draft.level, word);
    }
    log.set("fteTenths", &mut capability.fte, draft.fte, |fte| {
        plain(&fte.0)
    });
    log.set(
        "note",
        &mut capability.note,
        parsed.note.map(Some),
        optional,
    );
    if let Some(evidence) = parsed.evidence {
        merge_evidence(&mut capability.evidence, evidence, &mut log);
    }
    // A verification speaks of what was declared: it falls with it.
    if verified
        != (
            capability.level,
            capability.fte,
            capability.evidence.clone(),
        )
    {
        capability.verification = None;
    }
    Ok((capability, log, is_new))
}

fn blank_capability(planner: &Planner<'_>, (company_id, competency_id): Key) -> Capability {
    Capability {
        id: CapabilityId::new(),
        company_id,
        competency_id,
        level: Level::Notions,
        fte: FteTenths(0),
        note: None,
        evidence: Vec::new(),
        verification: None,
        record: planner.new_record(),
    }
}

struct ParsedCapability {
    note: Option<Prose>,
    evidence: Option<Evidence>,
}

fn parse(draft: &CapabilityDraft) -> Result<ParsedCapability, Vec<Rejection>> {
    let mut rejections = Vec::new();
    let note = kept(
        Prose::parse_optional("note", draft.note.as_deref()),
        &mut rejections,
    );
    let title = kept(
        Name::parse_optional("evidenceTitle", draft.evidence_title.as_deref()),
        &mut rejections,
    );
    let party = kept(
        Name::parse_optional("evidenceParty", draft.evidence_party.as_deref()),
        &mut rejections,
    );
    let document = draft
        .evidence_document
        .as_deref()
        .map(|typed| WebAddress::parse("evidenceDocument", typed));
    let document = kept(document.transpose(), &mut rejections);
    let dates = (draft.evidence_from, draft.evidence_until);
    if let (Some(from), Some(until)) = dates
        && until < from
    {
        let code = crate::values::rejection::RejectionCode::DatesOutOfOrder;
        rejections.push(Rejection::at(code, "evidenceUntil").with("value", until));
    }
    let has_details = party.is_some() || document.is_some() || draft.evidence_amount.is_some();
    if title.is_none() && has_details {
        rejections.extend(Name::parse("evidenceTitle", "").err());
    }
    if !rejections.is_empty() {
        return Err(rejections);
    }
    let evidence = title.map(|title| Evidence {
        id: EvidenceId::new(),
        kind: EvidenceKind::Reference,
        title,
        party,
        note: None,
        valid_from: dates.0,
        valid_until: dates.1,
        amount: draft.evidence_amount,
        own_share: None,
        document,
    });
    Ok(ParsedCapability { note, evidence })
}

/// Whether the held evidence already says all that the row says.
fn says_as_much(held: &Evidence, row: &Evidence) -> bool {
    fn agrees<T: PartialEq>(held: &Option<T>, row: &Option<T>) -> bool {
        row.is_none() || held == row
    }
    search_key(held.title.as_str()) == search_key(row.title.as_str())
        && agrees(&held.party, &row.party)
        && agrees(&held.valid_from, &row.valid_from)
        && agrees(&held.valid_until, &row.valid_until)
        && agrees(&held.amount, &row.amount)
        && agrees(&held.document, &row.document)
}

/// Adds a reference, or completes the one of the same title. Of several with that title, one that already says as much
/// is left as it is.
fn merge_evidence(held: &mut Vec<Evidence>, evidence: Evidence, log: &mut ChangeLog) {
    if held.iter().any(|known| says_as_much(known, &evidence)) {
        return;
    }
    let title_key = search_key(evidence.title.as_str());
    match held
        .iter_mut()
        .find(|known| search_key(known.title.as_str()) == title_key)
    {
        None => {
            log.set(
                "evidence",
                &mut None,
                Some(Some(evidence.title.clone())),
                optional,
            );
            held.push(evidence);
        }
        Some(known) => {
            log.set(
                "evidenceParty",
                &mut known.party,
                evidence.party.map(Some),
                optional,
            );
            log.set(
                "evidenceFrom",
                &mut known.valid_from,
                evidence.valid_from.map(Some),
                optional,
            );
            log.set(
                "evidenceUntil",
                &mut known.valid_until,
                evidence.valid_until.map(Some),
                optional,
            );
            log.set(
                "evidenceAmount",
                &mut known.amount,
                evidence.amount.map(Some),
                super::change_log::money,
            );
            log.set(
                "evidenceDocument",
                &mut known.document,
                evidence.document.map(Some),
                optional,
            );
        }
    }
}

//! Companies, certificates and references of a workbook, in this order, so that a sheet may speak of what another makes.

use crate::imports::drafts::WorkbookDrafts;
use crate::imports::import::KnownRecords;

use super::super::planner::Planner;
use super::working::Working;
use super::{plan_certificates, plan_companies, plan_references};

/// Plans each row; every company and capability is written once, after the last row that speaks of it.
pub fn plan(planner: &mut Planner<'_>, drafts: &WorkbookDrafts, known: &KnownRecords) {
    let says_nothing = drafts.companies.is_empty()
        && drafts.certificates.is_empty()
        && drafts.references.is_empty();
    if says_nothing {
        return;
    }
    let mut working = Working::new(known, planner.context.companies);
    plan_companies::plan(planner, &mut working, &drafts.companies);
    plan_certificates::plan(planner, &mut working, &drafts.certificates);
    plan_references::plan(planner, &mut working, &drafts.references);
    working.write(planner);
}

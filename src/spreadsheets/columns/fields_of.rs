//! The fields of each kind of table.

use crate::columns::award_fields::AWARD_FIELDS;
use crate::columns::call_fields::CALL_FIELDS;
use crate::columns::capability_fields::CAPABILITY_FIELDS;
use crate::columns::directory_fields::{CERTIFICATE_FIELDS, COMPANY_FIELDS, REFERENCE_FIELDS};
use crate::columns::field::{Field, TableKind};
use crate::columns::known_field::KnownField;
use crate::columns::lot_fields::LOT_FIELDS;
use crate::columns::registers::competency_fields::COMPETENCY_FIELDS;
use crate::columns::registers::interest_fields::INTEREST_FIELDS;
use crate::columns::requirement_fields::REQUIREMENT_FIELDS;

/// The fields that a table of this kind can have.
#[must_use]
pub fn fields_of(kind: TableKind) -> &'static [KnownField] {
    match kind {
        TableKind::Calls => CALL_FIELDS,
        TableKind::Lots => LOT_FIELDS,
        TableKind::Requirements => REQUIREMENT_FIELDS,
        TableKind::CapabilityList | TableKind::CapabilityMatrix => CAPABILITY_FIELDS,
        TableKind::Awards => AWARD_FIELDS,
        TableKind::Companies => COMPANY_FIELDS,
        TableKind::References => REFERENCE_FIELDS,
        TableKind::Certificates => CERTIFICATE_FIELDS,
        TableKind::Interests => INTEREST_FIELDS,
        TableKind::Competencies => COMPETENCY_FIELDS,
    }
}

/// What is known of one field.
#[must_use]
pub fn field_of(kind: TableKind, field: Field) -> Option<&'static KnownField> {
    fields_of(kind).iter().find(|known| known.field == field)
}

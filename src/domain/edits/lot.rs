//! The form of a lot.

use chrono::{DateTime, Utc};

use crate::edits::parts::{
    TypedCoordinates, TypedMoney, coordinates, count_up_to, cpv, optional_money, optional_place,
    optional_text,
};
use crate::procurement::lot::Lot;
use crate::values::changes::{Change, Findings};
use crate::values::ids::{CallId, LotId};
use crate::values::record::Record;
use crate::values::rejection::Rejection;
use crate::values::text::Name;

/// The most members that a limit can name.
const MAX_MEMBERS: u32 = 1_000;

/// What was typed about a lot.
#[derive(Clone, Debug, Default)]
pub struct LotEdit {
    /// The number as the buyer writes it.
    pub number: Change<String>,
    /// The title.
    pub title: Change<String>,
    /// What it is about.
    pub description: Change<String>,
    /// CPV codes.
    pub cpv: Change<Vec<String>>,
    /// What the buyer expects to spend.
    pub estimated_value: Change<TypedMoney>,
    /// The NUTS code of the place.
    pub place: Change<String>,
    /// Where on the map.
    pub coordinates: Change<TypedCoordinates>,
    /// The most members.
    pub max_members: Change<i64>,
    /// For whom it is reserved.
    pub reserved_for: Change<String>,
    /// Overrides the call's rule on bidding alone and in a group.
    pub forbids_alone_and_grouped: Change<bool>,
    /// Overrides the call's rule on bidding in several groups.
    pub forbids_several_groups: Change<bool>,
}

impl LotEdit {
    /// A new lot of a call, at this place in it.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn create(
        self,
        call_id: CallId,
        position: u32,
        now: DateTime<Utc>,
    ) -> Result<Lot, Vec<Rejection>> {
        let blank = || Name::stored(String::new());
        self.put_on(Lot {
            id: LotId::new(),
            call_id,
            number: blank(),
            title: blank(),
            description: None,
            cpv: Vec::new(),
            estimated_value: None,
            place: None,
            coordinates: None,
            max_members: None,
            reserved_for: None,
            forbids_alone_and_grouped: None,
            forbids_several_groups: None,
            position,
            record: Record::new(now),
        })
    }

    /// The lot after the change.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn update(self, known: Lot, now: DateTime<Utc>) -> Result<Lot, Vec<Rejection>> {
        let record = known.record.changed(now);
        self.put_on(Lot { record, ..known })
    }

    fn put_on(self, mut lot: Lot) -> Result<Lot, Vec<Rejection>> {
        let mut findings = Findings::default();
        findings.put_name(&mut lot.number, "number", self.number);
        findings.put_name(&mut lot.title, "title", self.title);
        findings.put(
            &mut lot.description,
            "description",
            self.description,
            optional_text,
        );
        findings.put_list(&mut lot.cpv, "cpv", self.cpv, cpv);
        findings.put(
            &mut lot.estimated_value,
            "estimatedValue",
            self.estimated_value,
            optional_money,
        );
        findings.put(&mut lot.place, "place", self.place, optional_place);
        findings.put(
            &mut lot.coordinates,
            "coordinates",
            self.coordinates,
            coordinates,
        );
        findings.put(
            &mut lot.max_members,
            "maxMembers",
            self.max_members,
            count_up_to(MAX_MEMBERS),
        );
        findings.put(
            &mut lot.reserved_for,
            "reservedFor",
            self.reserved_for,
            optional_text,
        );
        lot.forbids_alone_and_grouped = self
            .forbids_alone_and_grouped
            .over(lot.forbids_alone_and_grouped);
        lot.forbids_several_groups = self.forbids_several_groups.over(lot.forbids_several_groups);
        findings.finish(lot)
    }
}

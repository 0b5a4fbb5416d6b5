//! The form of a call for tender.

use chrono::{DateTime, Utc};

use crate::edits::parts::{
    TypedMoney, count_up_to, cpv, instant, optional_money, optional_place, optional_text,
    optional_web_address,
};
use crate::procurement::call::{
    BiddingRules, CallForTender, CallStatus, ConsortiumForm, ProcedureKind,
};
use crate::values::changes::{Change, Findings};
use crate::values::ids::{CallId, ClusterId};
use crate::values::record::Record;
use crate::values::rejection::Rejection;
use crate::values::text::Name;

/// The most lots that a limit on bidding can name.
const MAX_LOTS: u32 = 10_000;

/// What was typed about a call.
#[derive(Clone, Debug, Default)]
pub struct CallEdit {
    /// The buyer's reference.
    pub reference: Change<String>,
    /// The title.
    pub title: Change<String>,
    /// Who buys.
    pub buyer: Change<String>,
    /// What it is about.
    pub description: Change<String>,
    /// How the buyer proceeds.
    pub procedure: Change<ProcedureKind>,
    /// Where it stands in the cluster's work.
    pub status: Change<CallStatus>,
    /// When it was launched.
    pub launched_at: Change<DateTime<Utc>>,
    /// Until when questions may be asked.
    pub questions_deadline_at: Change<DateTime<Utc>>,
    /// Until when bids are accepted.
    pub submission_deadline_at: Change<DateTime<Utc>>,
    /// The NUTS code of the place.
    pub place: Change<String>,
    /// CPV codes.
    pub cpv: Change<Vec<String>>,
    /// What the buyer expects to spend.
    pub estimated_value: Change<TypedMoney>,
    /// Where it was published.
    pub source: Change<String>,
    /// The rules on bidding.
    pub bidding_rules: BiddingRulesEdit,
}

/// What was typed about the rules on bidding.
#[derive(Clone, Debug, Default)]
pub struct BiddingRulesEdit {
    /// The most lots that one may bid for.
    pub max_lots_bid: Change<i64>,
    /// The most lots that one may win.
    pub max_lots_awarded: Change<i64>,
    /// Whether a bid must be for all lots.
    pub requires_all_lots: Change<bool>,
    /// For whom the call is reserved.
    pub reserved_for: Change<String>,
    /// Whether one may not bid alone and in a group.
    pub forbids_alone_and_grouped: Change<bool>,
    /// Whether one may not bid in several groups.
    pub forbids_several_groups: Change<bool>,
    /// The form that the winning group must take.
    pub required_form: Change<ConsortiumForm>,
    /// Why the buyer requires that form.
    pub required_form_justification: Change<String>,
}

impl CallEdit {
    /// A new call of a cluster.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn create(
        self,
        cluster_id: ClusterId,
        now: DateTime<Utc>,
    ) -> Result<CallForTender, Vec<Rejection>> {
        let blank = || Name::stored(String::new());
        self.put_on(CallForTender {
            id: CallId::new(),
            cluster_id,
            reference: blank(),
            title: blank(),
            buyer: blank(),
            description: None,
            procedure: ProcedureKind::default(),
            status: CallStatus::default(),
            launched_at: None,
            questions_deadline_at: None,
            submission_deadline_at: None,
            place: None,
            cpv: Vec::new(),
            estimated_value: None,
            source: None,
            bidding_rules: BiddingRules::default(),
            record: Record::new(now),
        })
    }

    /// The call after the change.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn update(
        self,
        known: CallForTender,
        now: DateTime<Utc>,
    ) -> Result<CallForTender, Vec<Rejection>> {
        let record = known.record.changed(now);
        self.put_on(CallForTender { record, ..known })
    }

    fn put_on(self, mut call: CallForTender) -> Result<CallForTender, Vec<Rejection>> {
        let mut findings = Findings::default();
        findings.put_name(&mut call.reference, "reference", self.reference);
        findings.put_name(&mut call.title, "title", self.title);
        findings.put_name(&mut call.buyer, "buyer", self.buyer);
        findings.put(
            &mut call.description,
            "description",
            self.description,
            optional_text,
        );
        self.procedure.put_in(&mut call.procedure);
        self.status.put_in(&mut call.status);
        for (slot, field, change) in [
            (&mut call.launched_at, "launchedAt", self.launched_at),
            (
                &mut call.questions_deadline_at,
                "questionsDeadlineAt",
                self.questions_deadline_at,
            ),
            (
                &mut call.submission_deadline_at,
                "submissionDeadlineAt",
                self.submission_deadline_at,
            ),
        ] {
            findings.put(slot, field, change, instant);
        }
        findings.put(&mut call.place, "place", self.place, optional_place);
        findings.put_list(&mut call.cpv, "cpv", self.cpv, cpv);
        findings.put(
            &mut call.estimated_value,
            "estimatedValue",
            self.estimated_value,
            optional_money,
        );
        findings.put(
            &mut call.source,
            "source",
            self.source,
            optional_web_address,
        );
        self.bidding_rules
            .put_on(&mut call.bidding_rules, &mut findings);
        findings.add_all(call.rejections());
        findings.finish(call)
    }
}

impl BiddingRulesEdit {
    fn put_on(self, rules: &mut BiddingRules, findings: &mut Findings) {
        findings.put(
            &mut rules.max_lots_bid,
            "maxLotsBid",
            self.max_lots_bid,
            count_up_to(MAX_LOTS),
        );
        findings.put(
            &mut rules.max_lots_awarded,
            "maxLotsAwarded",
            self.max_lots_awarded,
            count_up_to(MAX_LOTS),
        );
        self.requires_all_lots.put_in(&mut rules.requires_all_lots);
        findings.put(
            &mut rules.reserved_for,
            "reservedFor",
            self.reserved_for,
            optional_text,
        );
        self.forbids_alone_and_grouped
            .put_in(&mut rules.forbids_alone_and_grouped);
        self.forbids_several_groups
            .put_in(&mut rules.forbids_several_groups);
        rules.required_form = self.required_form.over(rules.required_form);
        findings.put(
            &mut rules.required_form_justification,
            "requiredFormJustification",
            self.required_form_justification,
            optional_text,
        );
    }
}

//! Calls for tender: what a buyer publishes, with its deadlines and the rules on bidding.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::values::codes::{CpvCode, NutsCode, WebAddress};
use crate::values::ids::{CallId, ClusterId};
use crate::values::money::Money;
use crate::values::record::Record;
use crate::values::rejection::{Rejection, RejectionCode};
use crate::values::text::{Name, Prose, search_key};

/// How the buyer proceeds (BT-105).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProcedureKind {
    /// *Appel d'offres ouvert*.
    #[default]
    Open,
    /// *Appel d'offres restreint*.
    Restricted,
    /// *Procédure avec négociation*.
    Negotiated,
    /// *Dialogue compétitif*.
    CompetitiveDialogue,
    /// *Procédure adaptée* (MAPA).
    Adapted,
    /// Another one.
    Other,
}

/// Where a call stands in the cluster's work. Whether it is open for bids is a matter of its deadline.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CallStatus {
    /// The coordinator is still writing it; companies do not see it.
    Draft,
    /// Companies of the cluster see it and can answer interest.
    #[default]
    Published,
    /// No longer followed.
    Archived,
}

/// The legal form of a consortium (BT-761).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ConsortiumForm {
    /// *Conjoint*: each member answers for its own work (R2142-20).
    Joint,
    /// *Solidaire*: each member answers financially for the whole (R2142-20).
    JointAndSeveral,
}

/// A call for tender. Its lots are an aggregate of their own and point here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallForTender {
    /// Its id.
    pub id: CallId,
    /// The cluster that follows it.
    pub cluster_id: ClusterId,
    /// The buyer's reference, unique in the cluster.
    pub reference: Name,
    /// Its title.
    pub title: Name,
    /// Who buys.
    pub buyer: Name,
    /// What it is about.
    pub description: Option<Prose>,
    /// How the buyer proceeds.
    pub procedure: ProcedureKind,
    /// Where it stands in the cluster's work.
    pub status: CallStatus,
    /// When it was launched: decides which version of the procurement rules holds.
    pub launched_at: Option<DateTime<Utc>>,
    /// Until when questions may be asked.
    pub questions_deadline_at: Option<DateTime<Utc>>,
    /// The instant after which no bid is accepted.
    pub submission_deadline_at: Option<DateTime<Utc>>,
    /// Where the work is done.
    pub place: Option<NutsCode>,
    /// Its CPV codes, main one first.
    pub cpv: Vec<CpvCode>,
    /// What the buyer expects to spend.
    pub estimated_value: Option<Money>,
    /// Where it was published.
    pub source: Option<WebAddress>,
    /// The rules on bidding for its lots.
    pub bidding_rules: BiddingRules,
    /// Version and instants.
    pub record: Record,
}

/// What the consultation documents say about lots and groups.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BiddingRules {
    /// The most lots that one candidate may bid for (L2113-10).
    pub max_lots_bid: Option<u32>,
    /// The most lots that one candidate may win (L2113-10).
    pub max_lots_awarded: Option<u32>,
    /// Whether a bid must be for all lots.
    pub requires_all_lots: bool,
    /// For whom the call is reserved (L2113-12 to -16), in the buyer's words.
    pub reserved_for: Option<Name>,
    /// Whether one may not bid alone and in a group (R2142-21).
    pub forbids_alone_and_grouped: bool,
    /// Whether one may not bid in several groups (R2142-21).
    pub forbids_several_groups: bool,
    /// The form that the winning group must take (R2142-22).
    pub required_form: Option<ConsortiumForm>,
    /// Why the buyer requires that form.
    pub required_form_justification: Option<Prose>,
}

impl CallForTender {
    /// The key by which calls are searched.
    #[must_use]
    pub fn search_key(&self) -> String {
        search_key(&format!("{} {} {}", self.reference, self.title, self.buyer))
    }

    /// What is wrong with the call as a whole: the dates must follow one another.
    #[must_use]
    pub fn rejections(&self) -> Vec<Rejection> {
        let dates = [
            ("launchedAt", self.launched_at),
            ("questionsDeadlineAt", self.questions_deadline_at),
            ("submissionDeadlineAt", self.submission_deadline_at),
        ];
        let known: Vec<_> = dates
            .into_iter()
            .filter_map(|(field, instant)| Some((field, instant?)))
            .collect();
        known
            .iter()
            .zip(known.iter().skip(1))
            .filter(|((_, earlier), (_, later))| later < earlier)
            .map(|((before, _), (field, _))| {
                Rejection::at(RejectionCode::DatesOutOfOrder, field).with("before", before)
            })
            .collect()
    }

    /// Whether no bid is accepted any more at `now`.
    #[must_use]
    pub fn is_past_deadline(&self, now: DateTime<Utc>) -> bool {
        self.submission_deadline_at
            .is_some_and(|deadline| deadline <= now)
    }

    /// Companies answer its lots while bids are accepted.
    ///
    /// # Errors
    /// `DEADLINE_PASSED` once the submission deadline has passed.
    pub fn require_open_for_answers(&self, now: DateTime<Utc>) -> Result<(), Rejection> {
        match self.submission_deadline_at {
            Some(deadline) if self.is_past_deadline(now) => {
                Err(Rejection::at(RejectionCode::DeadlinePassed, "lotId")
                    .with("deadline", deadline.to_rfc3339()))
            }
            _ => Ok(()),
        }
    }

    /// Whether procedures of its kind let a group change after the deadline: those with negotiation or dialogue may
    /// (R2142-3 as amended on 1 January 2025).
    #[must_use]
    pub fn may_negotiate_composition(&self) -> bool {
        matches!(
            self.procedure,
            ProcedureKind::Negotiated | ProcedureKind::CompetitiveDialogue
        )
    }
}

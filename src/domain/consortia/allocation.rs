//! The allocation of work in a consortium: who does what, for which share and amount.

use serde::{Deserialize, Serialize};

use crate::values::ids::{AllocationId, ConsortiumMemberId, RequirementId};
use crate::values::money::Money;
use crate::values::quantity::Share;
use crate::values::text::Name;

/// One line of the allocation (forms DC1-E and ATTRI1-B2): a member does a task or covers a requirement, for a share of
/// the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// Its id.
    pub id: AllocationId,
    /// Who does it.
    pub member_id: ConsortiumMemberId,
    /// The requirement that it covers, if it is one.
    pub requirement_id: Option<RequirementId>,
    /// What is done, in words.
    pub task: Name,
    /// Its share of the whole contract.
    pub share: Share,
    /// Its amount without tax, if known; a secret of the consortium.
    pub amount: Option<Money>,
}

/// What the shares of the lines add up to, in per-ten-thousands; 10 000 when complete.
#[must_use]
pub fn sum_of_shares(allocations: &[Allocation]) -> u32 {
    allocations
        .iter()
        .map(|allocation| u32::from(allocation.share.0))
        .sum()
}

/// Splits the whole into `n` shares that differ by at most 0.01 % and add up to 100.00 % exactly, the larger ones first.
#[must_use]
pub fn equal_shares(n: u16) -> Vec<Share> {
    if n == 0 {
        return Vec::new();
    }
    let (each, rest) = (Share::WHOLE.0 / n, Share::WHOLE.0 % n);
    (0..n)
        .map(|place| Share(each + u16::from(place < rest)))
        .collect()
}

//! Questions about an answer: why not this company, would fewer do, what does a withdrawal break, what do more buy.

pub mod change;
pub mod front;
pub mod necessity;
pub mod why_not;
pub mod withdrawals;

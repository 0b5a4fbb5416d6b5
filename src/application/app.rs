//! What every use case is given: the clock and the limits. The connection joins them below.

use crate::application::clock::Clock;

/// The running product.
#[derive(Clone, Debug)]
pub struct App {
    /// Where the time comes from.
    pub clock: Clock,
}

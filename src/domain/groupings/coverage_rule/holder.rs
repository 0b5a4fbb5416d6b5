//! A company with all that it declares: whom the coverage rule looks at.

use crate::directory::capability::Capability;
use crate::directory::company::Company;
use crate::values::quantity::FteTenths;

/// A company with all that it declares.
#[derive(Clone, Copy, Debug)]
pub struct Holder<'a> {
    /// The company.
    pub company: &'a Company,
    /// Its capabilities.
    pub capabilities: &'a [Capability],
    /// The most people that it gives to the lot that is looked at, when it has said so.
    pub most_fte: Option<FteTenths>,
}

impl Holder<'_> {
    /// How many full-time equivalents the company lends in all. One that has not said is taken to have the same
    /// people behind all its capabilities: the largest of them. Never more than it gives to the lot.
    #[must_use]
    pub fn fte_in_all(&self) -> FteTenths {
        let lent = self.company.available_fte.unwrap_or_else(|| {
            self.capabilities
                .iter()
                .map(|capability| capability.fte)
                .max()
                .unwrap_or_default()
        });
        self.most_fte.map_or(lent, |most| lent.min(most))
    }
}

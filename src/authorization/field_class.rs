//! How confidential a field is. Which roles read a class stands in the permission matrix.

use serde::Deserialize;

/// The class of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldClass {
    /// Anyone reads it.
    Public,
    /// Only the person it is about.
    Own,
    /// Those who look after accounts.
    Administration,
    /// The companies and coordinators of a cluster, and network administrators.
    Cluster,
    /// The company and the coordinators of its clusters.
    CompanyPrivate,
    /// The managers of the company alone.
    CompanySecret,
    /// Those who follow the calls of the cluster.
    Call,
    /// The coordinators of the cluster.
    Steering,
    /// The coordinators of the cluster; once it is shared, the managers of the companies in it.
    Scenario,
    /// The members of the consortium, by role and state, and its coordinators.
    Consortium,
    /// The confirmed members of the consortium and its coordinators.
    Prices,
    /// Who uploaded the workbook, and the coordinators of the cluster.
    Import,
}

impl FieldClass {
    /// All classes.
    pub const ALL: &'static [Self] = &[
        Self::Public,
        Self::Own,
        Self::Administration,
        Self::Cluster,
        Self::CompanyPrivate,
        Self::CompanySecret,
        Self::Call,
        Self::Steering,
        Self::Scenario,
        Self::Consortium,
        Self::Prices,
        Self::Import,
    ];
}

//! A problem of the interchange format `tender-grouping/1` after it was read: numbers instead of names, within limits,
//! and nothing that refers to what is not there.

/// Companies that a problem may have.
pub const MAX_COMPANIES: usize = 500_000;
/// Lots that a problem may have.
pub const MAX_LOTS: usize = 1_000;
/// Requirements that a lot may have.
pub const MAX_REQUIREMENTS: usize = 1_000;
/// Thresholds, and certificates, that a lot may ask for.
pub const MAX_RULES: usize = 200;
/// Competencies that a problem may have.
pub const MAX_COMPETENCIES: usize = 100_000;
/// Capabilities, or certificates, that a company may have.
pub const MAX_CAPABILITIES: usize = 10_000;
/// Pairs that a problem may name.
pub const MAX_PAIRS: usize = 5_000_000;
/// The largest weight of a goal.
pub const MAX_WEIGHT: i64 = 1_000_000_000;
/// The largest figure of a company: headcount, turnover in thousands of euros, references.
pub const MAX_FIGURE: i64 = 1_000_000_000_000;
/// The most people, in tenths of a full-time equivalent.
pub const MAX_TENTHS: i64 = 10_000_000;
/// The most members of a group.
pub const MAX_MEMBERS: i64 = 200;
/// The largest weight of an optional requirement, and the largest strength of a collaboration.
pub const MAX_IMPORTANCE: i64 = 1_000_000;

/// A problem: who there is, what is asked, and what counts how much.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// How the problem is called.
    pub name: String,
    /// What each goal weighs.
    pub weights: Weights,
    /// The ids of the competencies.
    pub competencies: Vec<Box<str>>,
    /// The ids of the certificates that a company has or a lot asks for.
    pub certificates: Vec<Box<str>>,
    /// Those who may answer.
    pub companies: Vec<Company>,
    /// Who has worked with whom: the smaller number first, each pair once.
    pub collaborations: Vec<Collaboration>,
    /// Who may not be with whom: the smaller number first, each pair once.
    pub incompatibilities: Vec<(u32, u32)>,
    /// What is asked.
    pub lots: Vec<Lot>,
}

/// What each goal weighs, in tenths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// A lot left without a group.
    pub unserved_lot: i64,
    /// Each unit of weight of an optional requirement left uncovered.
    pub uncovered: i64,
    /// Each member of each group.
    pub member: i64,
    /// Each point of fit that a holder lacks.
    pub misfit_holder: i64,
    /// Each point of fit that a tenth of a full-time equivalent lacks.
    pub misfit_fte: i64,
    /// Each kilometre between a member and the lot.
    pub distance_km: i64,
    /// Each unit of strength of a collaboration inside a group, taken off.
    pub cohesion: i64,
}

/// A place on earth in degrees, both finite and within their ranges.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// North is positive.
    pub latitude: f64,
    /// East is positive.
    pub longitude: f64,
}

// Both figures are finite, so that equality is total.
impl Eq for Point {}

/// One who may answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// Its id in the file.
    pub id: Box<str>,
    /// People.
    pub headcount: i64,
    /// Yearly turnover in thousands of euros.
    pub turnover: i64,
    /// Comparable references.
    pub references: i64,
    /// Where it is.
    pub location: Point,
    /// Its certificates, ascending.
    pub certificates: Vec<u32>,
    /// Whether it accepts to lead.
    pub may_lead: bool,
    /// Tenths of full-time equivalents that it can put on the call in all.
    pub available: i64,
    /// The most lots that it takes part in, if there is a limit.
    pub max_lots: Option<i64>,
    /// What it can do; each competency at most once.
    pub capabilities: Vec<Capability>,
}

/// What a company can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capability {
    /// Which competency.
    pub competency: u32,
    /// 1 to 5.
    pub level: u8,
    /// 0 to 100.
    pub fit: u8,
    /// Tenths of full-time equivalents over all lots.
    pub tenths: i64,
}

/// A pair of companies that has worked together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collaboration {
    /// The smaller number.
    pub first: u32,
    /// The larger number.
    pub second: u32,
    /// How much it counts.
    pub strength: i64,
}

/// What is asked together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    /// Its id in the file.
    pub id: Box<str>,
    /// Where the work is.
    pub location: Point,
    /// Whether distance does not count.
    pub is_remote: bool,
    /// The most members.
    pub max_members: usize,
    /// What has to be covered; each competency at most once.
    pub requirements: Vec<Requirement>,
    /// Figures that have to be reached.
    pub thresholds: Vec<Threshold>,
    /// Certificates that have to be there.
    pub certificates: Vec<CertificateRule>,
    /// Companies that have to be in.
    pub pinned: Vec<u32>,
    /// Companies that have to stay out.
    pub excluded: Vec<u32>,
}

/// What has to be covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Its id in the file.
    pub id: Box<str>,
    /// Which competency.
    pub competency: u32,
    /// The least level, 1 to 5.
    pub min_level: u8,
    /// How much of it.
    pub demand: Demand,
    /// Nothing when it is mandatory; else what leaving it uncovered counts.
    pub optional_weight: Option<i64>,
}

/// How much of a competency is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// So many different members.
    Holders(i64),
    /// So many tenths of full-time equivalents.
    Tenths(i64),
}

/// A figure of companies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Yearly turnover in thousands of euros.
    Turnover,
    /// People.
    Headcount,
    /// Comparable references.
    References,
}

/// Who has to meet a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All members added up.
    Sum,
    /// At least one member.
    Any,
    /// Every member.
    Each,
    /// The lead.
    Lead,
}

/// A figure that has to be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Its id in the file.
    pub id: Box<str>,
    /// Which figure.
    pub measure: Measure,
    /// How much at least.
    pub least: i64,
    /// By whom.
    pub scope: Scope,
}

/// A certificate that has to be there; its scope is never the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateRule {
    /// Which certificate.
    pub certificate: u32,
    /// Who has to have it.
    pub scope: Scope,
}

impl Weights {
    /// Costs of plans differ by multiples of this, at least 1.
    #[must_use]
    pub fn grain(&self) -> i64 {
        let all = [
            self.unserved_lot,
            self.uncovered,
            self.member,
            self.misfit_holder,
            self.misfit_fte,
            self.distance_km,
            self.cohesion,
        ];
        all.into_iter().fold(0, greatest_common_divisor).max(1)
    }
}

/// The largest number that divides both.
#[must_use]
pub fn greatest_common_divisor(first: i64, second: i64) -> i64 {
    let (mut first, mut second) = (first, second);
    while second != 0 {
        (first, second) = (second, first % second);
    }
    first
}

impl Company {
    /// One of its figures.
    #[must_use]
    pub fn figure(&self, measure: Measure) -> i64 {
        match measure {
            Measure::Turnover => self.turnover,
            Measure::Headcount => self.headcount,
            Measure::References => self.references,
        }
    }

    /// Whether it has a certificate.
    #[must_use]
    pub fn has(&self, certificate: u32) -> bool {
        self.certificates.binary_search(&certificate).is_ok()
    }
}

impl Requirement {
    /// How many holders or tenths are asked.
    #[must_use]
    pub fn amount(&self) -> i64 {
        match self.demand {
            Demand::Holders(amount) | Demand::Tenths(amount) => amount,
        }
    }
}

//! The fields that a column can be, for each kind of table, with the titles that people give them in French and English.

use domain::imports::choices::SheetUse;
use domain::imports::import::ImportTarget;

/// What a table speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// A call in each row, or one call as labels and values.
    Calls,
    /// A lot in each row.
    Lots,
    /// A requirement in each row.
    Requirements,
    /// A capability in each row.
    CapabilityList,
    /// Companies one way, competencies the other.
    CapabilityMatrix,
    /// A company's share in a contract that was won in each row.
    Awards,
    /// A company in each row.
    Companies,
    /// Past work of a company in each row.
    References,
    /// A certificate of a company in each row.
    Certificates,
    /// A company's answer to a lot in each row.
    Interests,
    /// An entry of the vocabulary in each row.
    Competencies,
}

impl TableKind {
    /// All kinds, the likelier first where titles leave it open.
    pub const ALL: [Self; 11] = [
        Self::Calls,
        Self::Lots,
        Self::Requirements,
        Self::CapabilityList,
        Self::CapabilityMatrix,
        Self::Awards,
        Self::Companies,
        Self::References,
        Self::Certificates,
        Self::Interests,
        Self::Competencies,
    ];

    /// What a sheet is read as when it holds such a table.
    #[must_use]
    pub fn sheet_use(self) -> SheetUse {
        match self {
            Self::Calls => SheetUse::Calls,
            Self::Lots => SheetUse::Lots,
            Self::Requirements => SheetUse::Requirements,
            Self::CapabilityList => SheetUse::CapabilityList,
            Self::CapabilityMatrix => SheetUse::CapabilityMatrix,
            Self::Awards => SheetUse::Awards,
            Self::Companies => SheetUse::Companies,
            Self::References => SheetUse::References,
            Self::Certificates => SheetUse::Certificates,
            Self::Interests => SheetUse::Interests,
            Self::Competencies => SheetUse::Competencies,
        }
    }

    /// The kinds of table that a workbook of this target may hold.
    #[must_use]
    pub fn of_target(target: ImportTarget) -> &'static [Self] {
        match target {
            ImportTarget::Calls => &[Self::Calls, Self::Lots, Self::Requirements],
            ImportTarget::Capabilities => &[Self::CapabilityList, Self::CapabilityMatrix],
            ImportTarget::Awards => &[Self::Awards],
            ImportTarget::Companies => &[Self::Companies, Self::References, Self::Certificates],
            ImportTarget::Interests => &[Self::Interests],
            ImportTarget::Competencies => &[Self::Competencies],
        }
    }

    /// Names of sheets that hint at such a table.
    #[must_use]
    pub fn sheet_names(self) -> &'static [&'static str] {
        match self {
            Self::Calls => &[
                "consultation",
                "consultations",
                "appel d'offres",
                "marché",
                "call",
                "calls",
                "dce",
            ],
            Self::Lots => &["lots", "lot", "allotissement"],
            Self::Requirements => &[
                "exigences",
                "exigence",
                "requirements",
                "besoins",
                "critères",
                "cctp",
            ],
            Self::CapabilityList => &[
                "capacités",
                "capabilities",
                "compétences déclarées",
                "déclarations",
            ],
            Self::CapabilityMatrix => &["matrice", "matrix", "compétences"],
            Self::Awards => &[
                "attributions",
                "marchés attribués",
                "marchés remportés",
                "titulaires",
                "awards",
            ],
            Self::Companies => &[
                "entreprises",
                "annuaire",
                "adhérents",
                "membres",
                "sociétés",
                "companies",
                "directory",
                "members",
            ],
            Self::References => &[
                "références",
                "references",
                "projets",
                "réalisations",
                "projects",
            ],
            Self::Certificates => &[
                "certificats",
                "certifications",
                "certificates",
                "qualifications",
                "labels",
            ],
            Self::Interests => &["réponses", "intérêts", "answers", "interests"],
            Self::Competencies => &["vocabulaire", "vocabulary", "référentiel"],
        }
    }
}

/// A field by its name in the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The stable id of our own exports.
    Id,
    /// A call's reference.
    CallReference,
    /// A title.
    Title,
    /// Who buys.
    Buyer,
    /// A description.
    Description,
    /// How the buyer proceeds.
    Procedure,
    /// When the call was launched.
    LaunchedAt,
    /// Until when questions may be asked.
    QuestionsDeadlineAt,
    /// Until when bids are accepted.
    SubmissionDeadlineAt,
    /// NUTS code.
    Place,
    /// CPV codes.
    Cpv,
    /// What the buyer expects to spend.
    EstimatedValue,
    /// Where it was published.
    Source,
    /// The most lots that one may bid for.
    MaxLotsBid,
    /// The most lots that one may win.
    MaxLotsAwarded,
    /// Whether a bid must be for all lots.
    RequiresAllLots,
    /// For whom it is reserved.
    ReservedFor,
    /// Whether one may not bid alone and in a group.
    ForbidsAloneAndGrouped,
    /// Whether one may not bid in several groups.
    ForbidsSeveralGroups,
    /// A lot's number.
    LotNumber,
    /// The most members of a group.
    MaxMembers,
    /// The kind of a requirement.
    Kind,
    /// Over whom a requirement is judged.
    Scope,
    /// Whether a requirement must be met.
    IsMandatory,
    /// The weight of a desirable requirement.
    Weight,
    /// A competency.
    Competency,
    /// The minimum level.
    MinLevel,
    /// How many distinct holders.
    Holders,
    /// Full-time equivalents.
    Fte,
    /// A minimum amount.
    Amount,
    /// A minimum count.
    Count,
    /// Not older than so many years.
    Years,
    /// A certificate.
    Certificate,
    /// The buyer's own words.
    Wording,
    /// Where those words stand.
    Origin,
    /// A threshold whose unit tells what it is.
    Threshold,
    /// A company's SIRET.
    Siret,
    /// A company's SIREN.
    Siren,
    /// A company's name.
    CompanyName,
    /// A company's postcode.
    Postcode,
    /// The level of a capability.
    Level,
    /// A note.
    Note,
    /// What a piece of evidence says.
    EvidenceTitle,
    /// The client of a reference.
    EvidenceParty,
    /// The first day of a piece of evidence.
    EvidenceFrom,
    /// Its last day.
    EvidenceUntil,
    /// Its amount.
    EvidenceAmount,
    /// Where its document can be read.
    EvidenceDocument,
    /// The day on which a contract was given.
    AwardedOn,
    /// A company's legal form.
    LegalForm,
    /// Its social-economy statuses.
    SocialStatuses,
    /// Its street and number.
    Street,
    /// Its town.
    City,
    /// Its department.
    Department,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// How many people work there.
    Headcount,
    /// The most lots that it takes at the same time.
    MaxLots,
    /// Whether it accepts to lead.
    MayLead,
    /// Its web site.
    Website,
    /// What it does, in French.
    SummaryFr,
    /// What it does, in English.
    SummaryEn,
    /// The financial year that a turnover is of.
    TurnoverYear,
    /// A turnover, of the year in another column.
    Turnover,
    /// The part of it in the field.
    InFieldTurnover,
    /// A turnover, of the year in the title; several columns may be this.
    TurnoverOfYear,
    /// The part of it in the field.
    InFieldTurnoverOfYear,
    /// Several competencies.
    Competencies,
    /// A company's own part of a piece of work.
    OwnShare,
    /// The number of a certificate.
    CertificateNumber,
    /// Who issued a certificate.
    Issuer,
    /// Its first day of validity.
    ValidFrom,
    /// Its last day of validity.
    ValidUntil,
    /// How a company wants to take part.
    Answer,
    /// The most people that it gives to a lot.
    MostFte,
    /// Its conditions.
    Conditions,
    /// The code of an entry of the vocabulary.
    Code,
    /// What such an entry is about.
    CompetencyKind,
    /// Its French label.
    LabelFr,
    /// Its English label.
    LabelEn,
    /// Other words for it.
    Synonyms,
    /// The entries above it.
    Broader,
}

impl Field {
    /// Whether each column of the field is of a year that its title names, so that several columns may be it.
    #[must_use]
    pub fn is_of_year(self) -> bool {
        matches!(self, Self::TurnoverOfYear | Self::InFieldTurnoverOfYear)
    }
}

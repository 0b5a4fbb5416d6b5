//! Counts over the directory as the API shows them.

use async_graphql::SimpleObject;
use domain::access::account::Language;
use domain::values::codes::Department;
use domain::values::filters::HeadcountBand;

use crate::application::directory::companies::NamedFacets;
use crate::graphql::node_id::show;
use crate::wording::headcounts::headcount_label;

/// Counts over what the reader may see, for the filter given. Each facet is counted without its own part of the filter.
#[derive(Clone, Default, SimpleObject)]
pub struct CompanyFacets {
    /// By department.
    pub departments: Vec<FacetCount>,
    /// By cluster.
    pub clusters: Vec<FacetCount>,
    /// By competency declared.
    pub competencies: Vec<FacetCount>,
    /// By certificate.
    pub certificates: Vec<FacetCount>,
    /// By size.
    pub headcount_bands: Vec<FacetCount>,
    /// By social-economy status.
    pub social_statuses: Vec<FacetCount>,
}

/// How many companies one choice of a facet would show.
#[derive(Clone, SimpleObject)]
pub struct FacetCount {
    /// What to put into the filter; for sizes the smallest and the largest headcount, as `3-5` or `50-`.
    pub value: String,
    /// How to show it.
    pub label: String,
    /// How many.
    pub count: i32,
}

impl CompanyFacets {
    /// The counts in the reader's language.
    #[must_use]
    pub fn worded(named: NamedFacets, language: Language) -> Self {
        let NamedFacets {
            facets,
            clusters,
            competencies,
        } = named;
        let competency_label = |id| {
            competencies.get(id).map(|entry| match language {
                Language::Fr => entry.label_fr.to_string(),
                Language::En => entry.label_en.to_string(),
            })
        };
        Self {
            departments: plain(facets.departments.iter().map(department)),
            clusters: facets
                .clusters
                .iter()
                .filter_map(|(id, n)| {
                    let name = clusters.get(id)?.name.to_string();
                    Some(counted(show(*id).to_string(), name, *n))
                })
                .collect(),
            competencies: facets
                .competencies
                .iter()
                .filter_map(|(id, n)| {
                    Some(counted(show(*id).to_string(), competency_label(id)?, *n))
                })
                .collect(),
            certificates: facets
                .certificates
                .into_iter()
                .map(|(code, title, n)| counted(code, title, n))
                .collect(),
            headcount_bands: facets
                .headcount_bands
                .into_iter()
                .map(|(band, n)| counted(band_value(band), headcount_label(band, language), n))
                .collect(),
            social_statuses: plain(facets.social_statuses.into_iter()),
        }
    }
}

/// Values that are shown as they are.
fn plain(counts: impl Iterator<Item = (String, u64)>) -> Vec<FacetCount> {
    counts
        .map(|(value, n)| counted(value.clone(), value, n))
        .collect()
}

fn department((code, n): &(Department, u64)) -> (String, u64) {
    (code.to_string(), *n)
}

fn counted(value: String, label: String, n: u64) -> FacetCount {
    FacetCount {
        value,
        label,
        count: i32::try_from(n).unwrap_or(i32::MAX),
    }
}

/// The smallest and the largest headcount of the band, as `minHeadcount` and `maxHeadcount` take them.
fn band_value(band: HeadcountBand) -> String {
    match band {
        HeadcountBand::UpTo2 => "0-2",
        HeadcountBand::From3To5 => "3-5",
        HeadcountBand::From6To9 => "6-9",
        HeadcountBand::From10To19 => "10-19",
        HeadcountBand::From20To49 => "20-49",
        HeadcountBand::From50 => "50-",
    }
    .to_owned()
}

//! A contract that companies have won, as the API shows it.

use async_graphql::{ID, SimpleObject};
use domain::directory::award;
use domain::values::ids::CompanyId;

use crate::application::actor::Actor;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::graphql::node_id::show;
use crate::graphql::scalars::Date;

/// A contract, or a lot of one, that companies of a cluster have won: two of them have worked together. Read by the
/// companies of the cluster.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Award {
    /// The companies inside.
    #[graphql(skip)]
    pub company_ids: Vec<CompanyId>,
    /// Its id.
    pub id: ID,
    /// The buyer's reference.
    pub reference: String,
    /// The lot that was won; null for a contract without lots.
    pub lot_number: Option<String>,
    /// What was bought.
    pub title: String,
    /// Who bought.
    pub buyer: Option<String>,
    /// The day on which it was given or made known.
    pub awarded_on: Option<Date>,
    /// Where it was published.
    pub source: Option<String>,
    /// Counts the changes; deleting names the version that was read.
    pub version: i32,
    /// Whether the reader may delete it.
    pub viewer_can_delete: bool,
}

impl Award {
    /// The award as this person sees it.
    #[must_use]
    pub fn seen_by(actor: &Actor, award: award::Award) -> Self {
        let subject = Subject::cluster(award.cluster_id);
        Self {
            company_ids: award.company_ids,
            id: show(award.id),
            reference: award.reference.into_string(),
            lot_number: award.lot_number.map(|number| number.into_string()),
            title: award.title.into_string(),
            buyer: award.buyer.map(|buyer| buyer.into_string()),
            awarded_on: award.awarded_on.map(Date),
            source: award.source.map(|address| address.to_string()),
            version: award.record.version,
            viewer_can_delete: actor.may(Operation::DeleteAward, &subject),
        }
    }
}

//! The three roots of the schema, merged from one struct per aggregate. A new file's struct is added here.

use async_graphql::{EmptyMutation, EmptySubscription, MergedObject};

use crate::graphql::queries::server::ServerQueries;

/// What can be asked.
#[derive(MergedObject, Default)]
pub struct Query(ServerQueries);

/// What can be changed.
pub type Mutation = EmptyMutation;

/// What can be followed.
pub type Subscription = EmptySubscription;

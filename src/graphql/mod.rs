//! The GraphQL schema in four storeys: types, relations between them, operations on top, the schema last.
//! Adding an operation is described in `operation_guide`.

pub mod app_error;
pub mod batches;
pub mod connection;
pub mod enums;
pub mod execution;
pub mod guard;
pub mod inputs;
pub mod loaders;
pub mod mutations;
pub mod node_id;
pub mod operation_guide;
pub mod queries;
pub mod relations;
pub mod request_scope;
pub mod roots;
pub mod scalars;
pub mod schema;
pub mod subscription_protocol;
pub mod subscriptions;
pub mod types;
pub mod user_error;

//! The outer door: routes, the connection, who asks, and what browsers are told about safety.

pub mod allowed_method;
pub mod assets;
pub mod authentication;
pub mod client;
pub mod downloads;
pub mod explorer;
pub mod graphql_endpoint;
pub mod health;
pub mod middleware;
pub mod problem_response;
pub mod router;
pub mod same_origin;
pub mod server;
pub mod session_cookie;
pub mod state;
pub mod uploads;
pub mod web_socket;

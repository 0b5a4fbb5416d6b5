//! Steps for groups that people put together before a consortium is formed.

pub(crate) mod m20261122_000025_create_scenario;

//! How to add an operation, in five lines:
//!
//! 1. Name it in `authorization/operation.rs` and say who may do it in `authorization/permissions.toml`.
//! 2. Write the use case in `application/<aggregate>.rs`: `actor.require_somewhere(Operation::UpdateCall)?`, load,
//!    `actor.require(Operation::UpdateCall, &Subject::call(&call))?`, decide, store, return the domain value.
//! 3. Show it: the object in `types/<aggregate>.rs` (a struct around the domain value, plain fields only), its edges in
//!    `relations/<aggregate>.rs` through `request_scope::load::<LotsByCall>(ctx, call_id)`, where `LotsByCall: Batch` calls
//!    one use case for many ids. Lists say `#[graphql(complexity = "list_cost(first, child_complexity)")]`.
//! 4. Offer it in `queries/`, `mutations/` or `subscriptions/<aggregate>.rs`; a new file's struct joins `roots.rs`. A
//!    query answers `null_when_absent(result)`; a mutation answers its payload from
//!    `outcome(scope, result, "callId")`, which sorts findings into `userErrors` and the rest into top-level errors.
//! 5. Describe every type, field and argument with a sentence; run `cordee schema` and review the difference.
//!
//! Ids go through `node_id::{show, read_at}`, pages through `connection::{page_request, Connection::of}`, money through
//! `scalars::{MoneyValue, MoneyInput}`, three-state fields through
//! `domain::values::changes::Change`.

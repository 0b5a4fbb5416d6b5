//! The outer door, through the real binary: what it refuses, what it tells browsers, who gets in and for how long.

mod accounts;
mod connections;
mod headers;
mod probes;
mod sign_in;

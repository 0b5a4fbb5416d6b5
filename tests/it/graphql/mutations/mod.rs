//! What can be changed: each mutation with its success, its findings, and who may not do it.

mod calls;
mod capabilities;
mod certificates;
mod companies;
mod competencies;
mod consortia;
mod interests;
mod lots;
mod permissions;
mod requirements;
mod scenarios;
mod suggestions;

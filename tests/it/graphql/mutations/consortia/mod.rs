//! Forming consortia, each step with its success, its refusals, and what others see of it.

mod allocation;
mod making;
mod members;
mod rivals;
mod states;

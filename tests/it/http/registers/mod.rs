//! Registers in and out through the real server: companies, the vocabulary, and companies' answers to lots.

mod companies;
mod interests;
mod vocabulary;

//! Registers in and out through the real server: the vocabulary, and companies' answers to lots.

mod interests;
mod vocabulary;

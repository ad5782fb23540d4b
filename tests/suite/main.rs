//! The tests of the whole program; small functions are tested beside their code.

#![expect(clippy::panic, reason = "a test fails by panicking")]

mod aggregation;
mod cli;
mod method;
mod project;
mod properties;
mod real;
mod report;
mod shared;

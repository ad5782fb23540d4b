//! The tests of the whole program; small functions are tested beside their code.

#![expect(
    clippy::wildcard_enum_match_arm,
    clippy::panic,
    reason = "a test may pass over what it does not look for, and fails by a panic also in its helpers"
)]

mod aggregation;
mod answers;
mod audited;
mod behind;
mod canada;
mod capped;
mod carried;
mod cases;
mod chain;
mod charts;
mod claims;
mod cleared;
mod cli;
mod copies;
mod crosswalk;
mod databases;
mod disaggregation;
mod drafts;
mod editions;
mod engines;
mod examples;
mod explain;
mod extents;
mod extremes;
mod formulas;
#[path = "../../benches/generate/mod.rs"]
mod generate;
mod held;
mod hostile;
mod iati;
mod invariance;
mod literals;
mod method;
mod mutations;
mod offline;
mod outlook;
mod outlooks;
mod outputs;
mod overall;
mod paper;
mod periods;
mod printed;
mod project;
mod properties;
mod quality;
mod real;
mod registers;
mod report;
mod resources;
mod restated;
mod robustness;
mod rollup;
mod rows;
mod shapes;
mod shared;
mod sheets;
mod sources;
mod standards;
mod tables;
mod there;
mod tidy;
mod trace;
mod trends;
mod unhcr;
mod units;
mod verified;
mod word;

//! The readers that are fuzzed, taken from the program file by file.

#[path = "../../src/model/fold.rs"]
mod fold;
#[path = "../../src/model/number/mod.rs"]
pub mod number;
#[path = "../../src/model/period/mod.rs"]
pub mod period;

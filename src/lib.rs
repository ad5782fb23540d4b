//! bilan
pub mod assess;
pub mod check;
pub mod diag;
pub mod document;
pub mod load;
pub mod manifest;
pub mod model;
pub mod pipeline;

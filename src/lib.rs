//! bilan turns a results framework, indicator data and narrative templates into
//! an annual results report.
//!
//! Data flows one way, and each stage is a folder with one entry function:
//! [`manifest::read`], [`load::load`], [`check::check`], [`assess::assess`],
//! the charts of [`chart`], [`narrate::narrate`], [`compose::compose`],
//! [`render::render`]. [`pipeline`] calls them in order; [`write::write`] then puts
//! the result where the caller wants it.
//! What flows between them is data: [`model`], [`diag`] and [`document`].
//! [`quote`] is the only way from a computed figure into a text, and
//! [`wording`] the only place that formats one.

mod align;
pub mod diag;
pub mod model;

pub mod manifest;
pub mod reading;

pub mod load;

pub mod check;

pub mod assess;

pub mod document;
pub mod fonts;
pub mod profile;
pub mod quote;
pub mod trace;
pub mod vocabulary;
pub mod wording;

pub mod chart;
pub mod claim;
pub mod diff;
pub mod explain;
pub mod narrate;
pub mod proof;
pub mod restate;

pub mod compose;
pub mod freeze;

pub mod render;

pub mod record;

pub mod write;

pub mod pipeline;

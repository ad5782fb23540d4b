//! Findings of several parts of the rows, put into the order that they have where the rows are one part.

use std::collections::BTreeSet;

use crate::diag::{Code, Finding, Findings};

/// A step that finds something; those of one part follow each other in this order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stage {
    /// Values that do not fit their indicator.
    Fitting,
    /// Keys that are there twice.
    Duplicates,
    /// Periods that overlap.
    Overlaps,
    /// Sums that are too large.
    Sums,
    /// Judgements without a reason.
    Rationales,
    /// Values that are hard to believe.
    Screens,
    /// Dates of checks.
    States,
    /// Breakdowns that do not add up.
    Breakdowns,
}

/// How many stages there are.
const STAGES: usize = 8;

/// What the steps find in a part of the rows, by stage.
#[derive(Default)]
pub(super) struct Staged([Findings; STAGES]);

impl Staged {
    /// A place for findings at the levels and with the waivers of others.
    pub(super) fn apart_from(findings: &Findings) -> Self {
        Self(std::array::from_fn(|_| findings.apart()))
    }

    /// Where the findings of a stage go.
    pub(super) fn of(&mut self, stage: Stage) -> &mut Findings {
        &mut self.0[stage as usize]
    }

    /// Reports what was found in all parts: stage by stage, by kind, by file, and in the order of rows.
    ///
    /// So the order is the same however many parts there are.
    pub(super) fn report(parts: Vec<Self>, findings: &mut Findings) {
        let mut stages: [Vec<Findings>; STAGES] = Default::default();
        for part in parts {
            stages.iter_mut().zip(part.0).for_each(|(all, found)| all.push(found));
        }
        for stage in stages {
            findings.take_in_sorted(stage, |found| {
                // A date that is none is named once in a file, where it stands first.
                let mut dates = BTreeSet::new();
                found.retain(|Finding { code, place, message, .. }| {
                    let date = (place.file.clone(), place.field.clone(), message.clone());
                    *code != Code::PeriodInvalid || dates.insert(date)
                });
            });
        }
    }
}

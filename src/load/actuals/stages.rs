//! Findings of several parts of the rows, put into the order that they have where the rows are one part.

use std::collections::BTreeSet;

use crate::diag::{Code, Finding, Findings};

/// A step that finds something; those of one part follow each other in this order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stage {
    /// Indicators that are not in force.
    InForce,
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
const STAGES: usize = 9;

/// What the steps find in a part of the rows, by stage.
#[derive(Default)]
pub(super) struct Staged([Findings; STAGES]);

impl Staged {
    /// Where the findings of a stage go.
    pub(super) fn of(&mut self, stage: Stage) -> &mut Findings {
        &mut self.0[stage as usize]
    }

    /// Reports what was found in all parts: stage by stage, by kind and then in the order of rows.
    ///
    /// So the order is the same however many parts there are.
    pub(super) fn report(parts: Vec<Self>, findings: &mut Findings) {
        let mut stages: [(Vec<Finding>, Vec<_>); STAGES] = Default::default();
        for part in parts {
            for ((all, beyond), found) in stages.iter_mut().zip(part.0) {
                let (found, more) = found.into_found();
                all.extend(found);
                beyond.extend(more);
            }
        }
        for (mut found, beyond) in stages {
            found.sort_by(|a, b| {
                let key = |finding: &Finding| (finding.code, finding.place.row);
                key(a).cmp(&key(b)).then_with(|| a.place.file.cmp(&b.place.file))
            });
            // A date that is none is named once, where it stands first.
            let mut dates = BTreeSet::new();
            found.retain(|finding| {
                finding.code != Code::PeriodInvalid
                    || dates.insert((finding.place.field.clone(), finding.message.clone()))
            });
            for finding in found {
                if finding.code == Code::SumOverflow {
                    findings.fatal(finding);
                } else {
                    findings.report(finding);
                }
            }
            for (code, place, count) in beyond {
                findings.report_more(Finding::new(code, place, ""), count);
            }
        }
    }
}

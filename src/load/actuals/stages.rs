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

/// Where the steps put what they find.
pub(super) enum Staged<'f> {
    /// At once to the others: the rows are one part.
    Direct(&'f mut Findings),
    /// By stage, until all parts are through.
    Kept(Box<[Findings; STAGES]>),
}

impl Staged<'_> {
    /// A place for findings that wait for those of other parts.
    pub(super) fn kept() -> Self {
        Self::Kept(Box::new(std::array::from_fn(|_| Findings::new())))
    }

    /// Where the findings of a stage go.
    pub(super) fn of(&mut self, stage: Stage) -> &mut Findings {
        match self {
            Self::Direct(findings) => findings,
            Self::Kept(stages) => &mut stages[stage as usize],
        }
    }

    /// Reports what was kept, each stage by kind and then in the order of rows.
    pub(super) fn report(self, findings: &mut Findings) {
        let Self::Kept(stages) = self else { return };
        for stage in *stages {
            let mut found: Vec<Finding> = stage.iter().cloned().collect();
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
        }
    }
}

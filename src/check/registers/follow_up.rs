//! Whether the status of a recommendation agrees with its dates and its response.

use crate::diag::{Code, Finding, Findings};
use crate::load::Registers;
use crate::model::{Recommendation, RecommendationStatus, Response};

/// Reports recommendations whose status cannot be true.
pub(super) fn statuses(registers: &Registers, findings: &mut Findings) {
    for placed in &registers.recommendations {
        for contradiction in contradictions(&placed.row, registers.date) {
            let Contradiction { column, message, help } = contradiction;
            let message = format!("the recommendation `{}` {message}", placed.row.id);
            let finding = Finding::new(Code::FollowUpContradicted, placed.cell(column), message);
            findings.report(finding.help(help));
        }
    }
}

/// What cannot be true of a recommendation.
struct Contradiction {
    column: &'static str,
    message: String,
    help: &'static str,
}

fn contradictions(row: &Recommendation, date: time::Date) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let implemented = row.status == RecommendationStatus::Implemented;
    if implemented && row.done_on.is_none() {
        found.push(Contradiction {
            column: "done_on",
            message: "is implemented, but nothing says when".to_owned(),
            help: "fill `done_on`, or correct the status",
        });
    }
    if let Some(done) = row.done_on.filter(|done| *done > date) {
        found.push(Contradiction {
            column: "done_on",
            message: format!("was done on {done}, after the date of the report, {date}"),
            help: "correct the date; what is still to come belongs into `due`",
        });
    }
    if row.done_on.is_some() && row.status.is_pending() {
        found.push(Contradiction {
            column: "status",
            message: format!("is `{}`, but has a date on which it was done", row.status.key()),
            help: "correct the status, or remove the date from `done_on`",
        });
    }
    if row.response == Some(Response::NotAccepted) && implemented {
        found.push(Contradiction {
            column: "response",
            message: "was not accepted and is implemented".to_owned(),
            help: "correct the response or the status",
        });
    }
    found
}

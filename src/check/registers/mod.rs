//! Checks of the registers: references, repeated rows, texts, follow-up, gaps.

mod follow_up;
mod gaps;
mod glossary;
mod references;
mod texts;

use crate::diag::Findings;
use crate::load::{Loaded, Registers};
use crate::manifest::Manifest;

/// Reports what is wrong with the registers of a project.
pub(super) fn check(manifest: &Manifest, loaded: &Loaded, findings: &mut Findings) {
    references::references(loaded, findings);
    references::repeated(&loaded.registers, findings);
    references::durations(&loaded.registers, findings);
    texts::texts(manifest, &loaded.registers, findings);
    follow_up::statuses(&loaded.registers, findings);
    gaps::gaps(loaded, findings);
    glossary::contradictions(&loaded.registers.glossary, &manifest.report.languages, findings);
}

/// The registers with the roles in their declared order.
pub(super) fn in_order(mut registers: Registers) -> Registers {
    registers.roles.sort_by_key(|role| (role.row.order.is_none(), role.row.order));
    registers
}

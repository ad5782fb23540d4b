//! Waivers: findings about data that the project has looked into and answers for.

use super::{About, Code, Finding, Findings, Place};

/// A decision that findings of a kind are in order; why is for the project to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The code of the findings.
    pub code: Code,
    /// What they are about; what is absent may be anything.
    pub about: About,
    /// Where the project says so.
    pub place: Place,
}

impl Waiver {
    fn covers(&self, finding: &Finding) -> bool {
        self.code == finding.code && self.about.covers(finding.about.as_ref())
    }
}

impl Findings {
    /// Sets the waivers of the project file.
    pub fn set_waivers(&mut self, waivers: Vec<Waiver>) {
        self.waivers = waivers;
    }

    /// The first waiver that covers a finding; all that do are used.
    pub(super) fn waive(&mut self, finding: &Finding) -> Option<usize> {
        let covering = self.waivers.iter().enumerate().filter(|(_, waiver)| waiver.covers(finding));
        let covering: Vec<usize> = covering.map(|(index, _)| index).collect();
        self.used.extend(&covering);
        covering.first().copied()
    }

    /// Reports the waivers that cover nothing, once all data were checked.
    pub fn report_unused_waivers(&mut self) {
        let unused = self.waivers.iter().enumerate().filter(|(index, _)| !self.used.contains(index));
        let findings: Vec<Finding> = unused
            .map(|(_, waiver)| {
                let message = format!("the waiver covers no finding `{}`", waiver.code);
                let help = "remove it, or correct what it names";
                Finding::new(Code::DeclarationUnused, waiver.place.clone(), message).help(help)
            })
            .collect();
        for finding in findings {
            self.report(finding);
        }
    }

    /// The findings that a waiver covers.
    pub fn waived(&self) -> impl Iterator<Item = (&Waiver, &Finding)> {
        self.waived.iter().filter_map(|(index, finding)| Some((self.waivers.get(*index)?, finding)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiver(about: About) -> Waiver {
        Waiver { code: Code::CopiedValue, about, place: Place::file("bilan.toml") }
    }

    fn copied(unit: &str, period: &str) -> Finding {
        let about = About::indicator("2.1").unit(Some(unit)).period(period);
        Finding::new(Code::CopiedValue, Place::file("actuals.csv"), format!("{unit} {period}")).about(about)
    }

    #[test]
    fn a_waiver_covers_what_it_names_and_nothing_else() {
        let mut findings = Findings::new();
        findings.set_waivers(vec![waiver(About::indicator("2.1").unit(Some("ETH")))]);
        findings.report(copied("ETH", "2024"));
        findings.report(copied("ETH", "2025"));
        findings.report(copied("KEN", "2025"));
        findings.report(Finding::new(Code::CopiedValue, Place::file("actuals.csv"), "of nothing"));
        findings.report_unused_waivers();
        let open: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(open, ["KEN 2025", "of nothing"]);
        let waived: Vec<&str> = findings.waived().map(|(_, finding)| finding.message.as_str()).collect();
        assert_eq!(waived, ["ETH 2024", "ETH 2025"]);
    }

    #[test]
    fn a_waiver_that_covers_nothing_is_a_finding_at_its_place() {
        let mut findings = Findings::new();
        findings.set_waivers(vec![waiver(About::indicator("9.9")), waiver(About::indicator("2.1"))]);
        findings.report(copied("ETH", "2024"));
        findings.report_unused_waivers();
        let found: Vec<(Code, &str)> = findings.iter().map(|f| (f.code, f.place.file.as_str())).collect();
        assert_eq!(found, [(Code::DeclarationUnused, "bilan.toml")]);
    }

    #[test]
    fn what_nothing_can_go_on_after_is_never_waived() {
        let mut findings = Findings::new();
        findings.set_waivers(vec![waiver(About::default())]);
        findings.fatal(copied("ETH", "2024"));
        assert!(findings.check().is_err());
    }
}

//! What was found about the data, counted by check and indicator: what a report says of its own data.

use std::collections::{BTreeMap, BTreeSet};

use super::{About, Finding, Findings, Level, Screen};

/// What the checks of data came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Findings that stand, by check and indicator.
    pub open: BTreeMap<(Screen, Option<String>), Tally>,
    /// Findings that were waived, by waiver.
    pub waived: Vec<WaivedTally>,
    /// The number of findings of checks whose findings the project does not list.
    pub unlisted: BTreeMap<Screen, usize>,
}

/// Findings of one kind, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many there are.
    pub count: usize,
    /// The codes of the reporting units.
    pub units: BTreeSet<String>,
    /// The periods, as periods are written.
    pub periods: BTreeSet<String>,
}

/// What a waiver covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaivedTally {
    /// Which waiver it is, in the order of the project.
    pub waiver: usize,
    /// The check.
    pub screen: Screen,
    /// The ids of the indicators.
    pub indicators: BTreeSet<String>,
    /// The findings.
    pub tally: Tally,
}

impl Tally {
    fn add(&mut self, about: Option<&About>) {
        self.count += 1;
        self.units.extend(about.and_then(|about| about.unit.clone()));
        self.periods.extend(about.and_then(|about| about.period.clone()));
    }
}

impl Findings {
    /// What the checks of data came to so far; with an error there is no report to say it in.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for finding in self.found.iter().filter(|finding| finding.level == Level::Warning) {
            let Some(screen) = Screen::of(finding.code) else { continue };
            let indicator = finding.about.as_ref().and_then(|about| about.indicator.clone());
            summary.open.entry((screen, indicator)).or_default().add(finding.about.as_ref());
        }
        let mut by_waiver: BTreeMap<usize, WaivedTally> = BTreeMap::new();
        for (index, finding) in &self.waived {
            let Some(screen) = Screen::of(finding.code) else { continue };
            let (indicators, tally) = (BTreeSet::new(), Tally::default());
            let empty = || WaivedTally { waiver: *index, screen, indicators, tally };
            let waived = by_waiver.entry(*index).or_insert_with(empty);
            waived.indicators.extend(indicator_of(finding));
            waived.tally.add(finding.about.as_ref());
        }
        summary.waived = by_waiver.into_values().collect();
        let allowed = self.allowed.iter();
        summary.unlisted = allowed.filter_map(|(code, count)| Some((Screen::of(*code)?, *count))).collect();
        summary
    }
}

fn indicator_of(finding: &Finding) -> Option<String> {
    finding.about.as_ref()?.indicator.clone()
}

impl Summary {
    /// The number of findings of a check that stand.
    pub fn open_of(&self, screen: Screen) -> usize {
        self.open.iter().filter(|((of, _), _)| *of == screen).map(|(_, tally)| tally.count).sum()
    }

    /// The number of findings of a check that were waived.
    pub fn waived_of(&self, screen: Screen) -> usize {
        self.waived.iter().filter(|waived| waived.screen == screen).map(|waived| waived.tally.count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Code, LevelSetting, Place, Waiver};
    use super::*;

    #[test]
    fn findings_are_counted_by_check_and_indicator_apart_from_those_waived() {
        let mut findings = Findings::new();
        findings.set_levels([(Code::UnitJump, LevelSetting::Allow)].into());
        let (about, place) = (About::default().period("2024"), Place::file("bilan.toml"));
        findings.set_waivers(vec![Waiver { code: Code::CopiedValue, about, place }]);
        for (code, unit, period) in [
            (Code::CopiedValue, "ETH", "2024"),
            (Code::CopiedValue, "ETH", "2025"),
            (Code::CopiedValue, "KEN", "2025"),
            (Code::UnitJump, "KEN", "2025"),
        ] {
            let about = About::indicator("2.1").unit(Some(unit)).period(period);
            let finding = Finding::new(code, Place::file("a.csv"), format!("{code} {unit} {period}"));
            findings.report(finding.about(about));
        }
        findings.report(Finding::new(Code::ColumnUnknown, Place::file("a.csv"), "not about a value"));
        let summary = findings.summary();
        let open = &summary.open[&(Screen::CopiedValue, Some("2.1".to_owned()))];
        assert_eq!((open.count, open.units.len(), open.periods.len()), (2, 2, 1));
        assert_eq!((summary.open.len(), summary.open_of(Screen::CopiedValue)), (1, 2));
        assert_eq!((summary.waived.len(), summary.waived_of(Screen::CopiedValue)), (1, 1));
        assert_eq!(summary.unlisted, BTreeMap::from([(Screen::UnitJump, 1)]));
    }
}

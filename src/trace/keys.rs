//! What the rows of a table are about, to find them in the result of a query, where numbers say little.

use std::collections::BTreeMap;

use crate::load::{Alike, Baseline, Step, Target, TracedRow};
use crate::model::{
    AreaId, Assumption, IndicatorId, Language, Published, Reallocation, Recommendation, ResourceLine,
    ResultId, SdgLink,
};

/// A row of a table by what it is about.
pub(super) trait Keyed {
    /// What tells it from the other rows of its table, as far as it says so itself.
    fn key(&self) -> String;
}

/// The parts of a key that a row has.
fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What a row of actual values of an indicator is about: also its value, because parts of a total have nothing else.
pub(super) fn of_value(indicator: &IndicatorId, row: &TracedRow) -> String {
    let TracedRow { unit, project, period, apart, .. } = row;
    let written = Some(row.written()).filter(|written| !written.is_empty());
    let apart = Some(apart.join(", ")).filter(|apart| !apart.is_empty());
    joined([Some(indicator.to_string()), unit.clone(), project.clone(), Some(period.clone()), apart, written])
}

/// What a group of rows of actual values is about.
pub(super) fn of_alike(indicator: &IndicatorId, group: &Alike) -> String {
    joined([Some(indicator.to_string()), group.unit.clone(), Some(group.period.clone())])
}

/// The keys of rows, where those that are alike are numbered from the second on.
pub(super) fn numbered<'k>(keys: impl IntoIterator<Item = &'k String>) -> Vec<String> {
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    let number = |key: &'k String| {
        let times = met.entry(key).or_default();
        *times += 1;
        if *times == 1 { key.clone() } else { format!("{key} ({times})") }
    };
    keys.into_iter().map(number).collect()
}

impl Keyed for Target {
    fn key(&self) -> String {
        let revised = (self.version > 1).then(|| format!("version {}", self.version));
        let since = self.valid_from.map(|date| date.to_string());
        let unit = self.unit.as_ref().map(ToString::to_string);
        joined([Some(self.indicator.to_string()), unit, Some(self.period.to_string()), revised, since])
    }
}

impl Keyed for Baseline {
    fn key(&self) -> String {
        let period = self.period.map(|period| period.to_string());
        joined([Some(self.indicator.to_string()), self.unit.as_ref().map(ToString::to_string), period])
    }
}

impl Keyed for Step {
    fn key(&self) -> String {
        let title = Language::ALL.into_iter().find_map(|language| self.title.get(language));
        let unit = self.unit.as_ref().map(ToString::to_string);
        let due = self.due.map(|date| date.to_string());
        joined([Some(self.indicator.to_string()), unit, title.map(ToOwned::to_owned), due])
    }
}

impl Keyed for ResourceLine {
    fn key(&self) -> String {
        let (source, class) = (self.source.key().to_owned(), self.class.key().to_owned());
        joined([Some(self.area.to_string()), Some(self.period.to_string()), Some(source), Some(class)])
    }
}

impl Keyed for Reallocation {
    fn key(&self) -> String {
        let side = |area: &Option<AreaId>| area.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
        let areas = format!("{} → {}", side(&self.from), side(&self.to));
        joined([
            Some(areas),
            Some(self.period.to_string()),
            Some(self.amount.to_string()),
            self.authority.clone(),
        ])
    }
}

impl Keyed for SdgLink {
    fn key(&self) -> String {
        joined([Some(self.indicator.to_string()), Some(self.target.to_string())])
    }
}

impl Keyed for Published {
    fn key(&self) -> String {
        joined([Some(self.figure.clone()), Some(self.called()).filter(|called| !called.is_empty())])
    }
}

impl Keyed for Recommendation {
    fn key(&self) -> String {
        self.id.clone()
    }
}

impl Keyed for Assumption {
    fn key(&self) -> String {
        self.id.clone()
    }
}

impl Keyed for AreaId {
    fn key(&self) -> String {
        self.to_string()
    }
}

impl Keyed for IndicatorId {
    fn key(&self) -> String {
        self.to_string()
    }
}

impl Keyed for ResultId {
    fn key(&self) -> String {
        self.to_string()
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;
    use crate::model::{FundClass, FundSource, Localised, Period, RowFate, SdgRole, SdgTarget, UnitCode};

    fn year(year: &str) -> Period {
        Period::parse(year).expect("a literal of this test")
    }

    fn area(id: &str) -> AreaId {
        AreaId::new(id)
    }

    #[test]
    fn lines_of_resources_are_told_apart_by_source_and_class() {
        let line = |source, class| {
            let (budget, revised_budget, expenditure) = (None, None, None);
            let line = ResourceLine {
                area: area("1"),
                period: year("2025"),
                source,
                class,
                budget,
                revised_budget,
                expenditure,
            };
            line.key()
        };
        assert_eq!(line(FundSource::Assessed, FundClass::Operating), "1, 2025, assessed, operating");
        assert_eq!(line(FundSource::Voluntary, FundClass::Capital), "1, 2025, voluntary, capital");
    }

    #[test]
    fn moves_are_told_apart_by_both_sides_and_the_amount() {
        let from = |from: Option<&str>, to: Option<&str>, amount| {
            let (from, to) = (from.map(area), to.map(area));
            let (authority, reason) = (Some("A/1".to_owned()), None);
            Reallocation { period: year("2025"), from, to, amount, authority, reason }.key()
        };
        assert_eq!(from(Some("1"), Some("2"), dec!(5)), "1 → 2, 2025, 5, A/1");
        assert_eq!(from(Some("1"), None, dec!(7)), "1 → –, 2025, 7, A/1");
    }

    #[test]
    fn links_steps_and_versions_of_targets_are_told_apart() {
        let indicator = || IndicatorId::new("1.1");
        let link = |target: &str| {
            let target = SdgTarget::parse(target).expect("a target");
            SdgLink { indicator: indicator(), target, role: SdgRole::Primary, contribution: None }.key()
        };
        assert_eq!([link("9.2"), link("9.b")], ["1.1, 9.2", "1.1, 9.b"]);
        let step = |title: &str| {
            let (unit, title) = (Some(UnitCode::new("KE")), Localised::same(title));
            Step { indicator: indicator(), unit, title, weight: dec!(1), due: None, done_on: None }.key()
        };
        assert_eq!([step("Draft"), step("Vote")], ["1.1, KE, Draft", "1.1, KE, Vote"]);
    }

    #[test]
    fn parts_of_a_total_are_told_apart_by_what_they_are_parts_of() {
        let row = |apart: &[&str]| TracedRow {
            file: "actuals (SQL)".to_owned(),
            row: Some(2),
            unit: Some("KE".to_owned()),
            project: None,
            period: "2025".to_owned(),
            value: Some("4".to_owned()),
            numerator: None,
            denominator: None,
            scaled: Vec::new(),
            own: None,
            apart: apart.iter().map(ToString::to_string).collect(),
            fate: RowFate::Part,
        };
        let key = |apart: &[&str]| of_value(&IndicatorId::new("1.1"), &row(apart));
        assert_eq!(key(&["by_sex=F", "revision=2"]), "1.1, KE, 2025, by_sex=F, revision=2, 4");
        assert_eq!([key(&["by_sex=M"]), key(&[])], ["1.1, KE, 2025, by_sex=M, 4", "1.1, KE, 2025, 4"]);
    }

    #[test]
    fn rows_that_say_the_same_are_numbered() {
        let keys =
            ["1 → 2, 2025, 5", "1.1, Draft", "1 → 2, 2025, 5", "1 → 2, 2025, 5"].map(ToOwned::to_owned);
        let apart = ["1 → 2, 2025, 5", "1.1, Draft", "1 → 2, 2025, 5 (2)", "1 → 2, 2025, 5 (3)"];
        assert_eq!(numbered(&keys), apart);
    }
}

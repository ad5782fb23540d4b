//! The periods of published data.

use std::collections::BTreeMap;
use std::fs;

use bilan::model::{FiscalYear, NamedBy, PeriodFault, PeriodForms};
use time::Month;

use crate::shared::shared;

/// How many rows of the Canadian Indicator Framework have each text as their year, which is their first cell.
fn years() -> Option<BTreeMap<String, usize>> {
    let folder = shared("data/04_canada_cif/data")?;
    let mut years = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let text = fs::read_to_string(entry.expect("readable").path()).expect("text");
        for line in text.lines().skip(1) {
            let (year, _) = line.split_once(',').expect("several cells");
            *years.entry(year.trim_matches('"').to_owned()).or_default() += 1;
        }
    }
    Some(years)
}

#[test]
fn every_year_of_canada_has_the_days_that_its_publisher_means() {
    let Some(years) = years() else { return };
    let forms = PeriodForms::with_fiscal_year(FiscalYear::new(Month::April, NamedBy::End));
    let mut rows: BTreeMap<(Month, i64), usize> = BTreeMap::new();
    for (text, count) in years {
        let period = forms.parse(&text).unwrap_or_else(|error| panic!("{error}"));
        let months = (period.end() - period.start()).whole_days() / 30;
        *rows.entry((period.start().month(), months)).or_default() += count;
    }
    // Counted with Python's csv: years, three years, fourth quarters, and fiscal years.
    let expected = [
        ((Month::January, 12), 201_946),
        ((Month::January, 36), 7_064),
        ((Month::April, 12), 2_994),
        ((Month::October, 3), 561),
    ];
    assert_eq!(rows, expected.into());
}

#[test]
fn the_fiscal_years_of_canada_are_no_guess() {
    let Some(years) = years() else { return };
    let read = years.into_iter().map(|(text, count)| (PeriodForms::default().parse(&text), count));
    let refused: Vec<_> = read.filter_map(|(read, count)| Some((read.err()?, count))).collect();
    assert!(refused.iter().all(|(error, _)| error.fault == PeriodFault::FiscalYearUndeclared));
    assert_eq!(refused.iter().map(|(_, count)| count).sum::<usize>(), 2_994);
}

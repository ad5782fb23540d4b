//! The framework of a data set: areas, indicators of every aggregation, units, baselines and targets.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::rows::{self, Row};

/// The tables beside that of actual values.
pub(super) const TABLES: [&str; 6] = ["areas", "indicators", "units", "categories", "baselines", "targets"];

/// Areas of the framework.
const AREAS: usize = 6;

/// Indicators of each kind.
const OF_EACH: usize = 4;

/// What the rows of an indicator look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One value a year, that changes.
    Value,
    /// One value a year, with one decimal place, that never falls.
    Running,
    /// One value for each half of a year.
    Halves,
    /// A total for each half of a year, with its parts by sex.
    BySex,
    /// A numerator and a denominator for each half of a year.
    Ratio,
    /// A percentage a year with the number of people it stands for.
    Weighted,
    /// Several items a year.
    Items,
    /// One value a year of each unit as a whole.
    OfUnit,
}

/// A kind of indicators.
#[derive(Debug, Clone, Copy)]
struct Kind {
    title: &'static str,
    unit: &'static str,
    /// The columns `kind`, `agg_time`, `agg_units`, `max_age` and `achievement`, as the table has them.
    settings: &'static str,
    shape: Shape,
    /// How the corporate level follows from the rows, to set targets that are no fantasy.
    level: Level,
}

/// What targets are set from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// The sum of the rows.
    Sum,
    /// Their mean.
    Mean,
    /// The largest of them.
    Max,
    /// The smallest of them.
    Min,
    /// A number that does not follow from them.
    Set(i64),
    /// Each unit has a target of its own.
    Units,
}

const KINDS: [Kind; 11] = [
    Kind {
        title: "People trained",
        unit: "people",
        settings: "flow,sum,sum,,",
        shape: Shape::BySex,
        level: Level::Sum,
    },
    Kind {
        title: "Loans given",
        unit: "loans",
        settings: "flow,sum,sum,,",
        shape: Shape::Value,
        level: Level::Sum,
    },
    Kind {
        title: "Firms in the network",
        unit: "firms",
        settings: "stock,latest,sum,2,",
        shape: Shape::Value,
        level: Level::Sum,
    },
    Kind {
        title: "Hectares restored in all",
        unit: "ha",
        settings: "cumulative,latest,sum,,",
        shape: Shape::Running,
        level: Level::Sum,
    },
    Kind {
        title: "Days to register",
        unit: "days",
        settings: "stock,mean,mean,,",
        shape: Shape::Halves,
        level: Level::Mean,
    },
    Kind {
        title: "Largest load",
        unit: "kW",
        settings: "stock,max,max,,",
        shape: Shape::Halves,
        level: Level::Max,
    },
    Kind {
        title: "Smallest reserve",
        unit: "days",
        settings: "stock,min,min,,",
        shape: Shape::Halves,
        level: Level::Min,
    },
    Kind {
        title: "Share of firms led by women",
        unit: "%",
        settings: "stock,ratio_of_sums,ratio_of_sums,,",
        shape: Shape::Ratio,
        level: Level::Set(40),
    },
    Kind {
        title: "Share of users content",
        unit: "%",
        settings: "stock,latest,weighted_mean,,",
        shape: Shape::Weighted,
        level: Level::Set(40),
    },
    Kind {
        title: "Sectors reached",
        unit: "sectors",
        settings: "flow,count_distinct,count_distinct,,",
        shape: Shape::Items,
        level: Level::Set(150),
    },
    Kind {
        title: "Index of services",
        unit: "points",
        settings: "stock,latest,none,,share",
        shape: Shape::OfUnit,
        level: Level::Units,
    },
];

/// An indicator.
#[derive(Debug, Clone)]
pub(super) struct Indicator {
    pub(super) id: String,
    pub(super) shape: Shape,
    kind: Kind,
    area: usize,
}

/// The indicators of a data set.
pub(super) fn indicators(plain: bool) -> Vec<Indicator> {
    let plainly = |kind: &Kind| {
        matches!(kind.shape, Shape::Value | Shape::Running | Shape::Halves | Shape::BySex | Shape::OfUnit)
    };
    let kinds = KINDS.into_iter().filter(|kind| !plain || plainly(kind));
    let each = kinds.flat_map(|kind| std::iter::repeat_n(kind, OF_EACH)).enumerate();
    let indicator = |(index, kind): (usize, Kind)| {
        let area = index % AREAS + 1;
        Indicator { id: format!("{area}.{:02}", index / AREAS + 1), shape: kind.shape, kind, area }
    };
    each.map(indicator).collect()
}

/// What is known of the values of an indicator in the first year.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// Their sum, in tenths.
    sum: i64,
    count: i64,
    max: Option<i64>,
    min: Option<i64>,
    of_units: BTreeMap<String, i64>,
}

impl Tally {
    /// Adds a row, unless it is of a later year, of a part, or without a value.
    pub(super) fn add(&mut self, row: &Row) {
        let (Some(value), true) = (row.value, row.year == rows::FIRST && row.sex.is_none()) else { return };
        let tenths = value.tenths();
        self.sum += tenths;
        self.count += 1;
        self.max = self.max.max(Some(tenths));
        self.min = Some(self.min.map_or(tenths, |min| min.min(tenths)));
        self.of_units.insert(row.unit.clone(), tenths);
    }

    /// The level of the first year, as a whole number.
    fn level(&self, level: Level) -> Option<i64> {
        let tenths = match level {
            Level::Sum => (self.count > 0).then_some(self.sum),
            Level::Mean => self.sum.checked_div(self.count),
            Level::Max => self.max,
            Level::Min => self.min,
            Level::Set(number) => Some(number * 10),
            Level::Units => None,
        };
        tenths.map(|tenths| tenths / 10)
    }
}

/// Writes the tables.
pub(super) fn write(data: &Path, indicators: &[Indicator], tallies: &[Tally]) -> io::Result<()> {
    let mut areas = "id,title\n".to_owned();
    for area in 1..=AREAS {
        line(&mut areas, format_args!("{area},Area {area}"));
    }
    let mut units = "code,title\n".to_owned();
    for unit in rows::units() {
        line(&mut units, format_args!("{unit},Unit {unit}"));
    }
    let mut described = "id,area,title,unit,kind,agg_time,agg_units,max_age,achievement\n".to_owned();
    let mut baselines = "indicator,unit_code,period,value\n".to_owned();
    let mut targets = "indicator,unit_code,period,value\n".to_owned();
    for (indicator, tally) in indicators.iter().zip(tallies) {
        let Indicator { id, kind, area, .. } = indicator;
        line(
            &mut described,
            format_args!("{id},{area},{} ({id}),{},{}", kind.title, kind.unit, kind.settings),
        );
        let of_units = tally.of_units.iter().map(|(unit, tenths)| (unit.as_str(), tenths / 10));
        let corporate = tally.level(kind.level).map(|level| ("", level));
        let levels: Vec<(&str, i64)> =
            if kind.level == Level::Units { of_units.collect() } else { corporate.into_iter().collect() };
        for (unit, level) in levels {
            line(&mut baselines, format_args!("{id},{unit},{},{}", rows::FIRST - 1, level * 9 / 10));
            for year in rows::FIRST..=rows::LAST {
                let grown = level * (100 + 5 * (year - rows::FIRST)) / 100;
                line(&mut targets, format_args!("{id},{unit},{year},{grown}"));
            }
        }
    }
    fs::write(data.join("areas.csv"), areas)?;
    fs::write(data.join("units.csv"), units)?;
    fs::write(data.join("indicators.csv"), described)?;
    fs::write(data.join("baselines.csv"), baselines)?;
    fs::write(data.join("targets.csv"), targets)?;
    fs::write(data.join("categories.csv"), "dimension,value,title\nsex,,Sex\nsex,F,Women\nsex,M,Men\n")
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("a text can be written to");
}

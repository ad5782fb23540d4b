//! The rows of actual values, project by project.

use std::io;

use super::DataSet;
use super::framework::{Indicator, Shape};
use super::random::Random;

/// The first year with values.
pub(super) const FIRST: i64 = 2021;

/// The reporting period.
pub(super) const LAST: i64 = 2025;

/// Reporting units.
const UNITS: u64 = 150;

/// How many of a hundred indicators a project reports on.
const REPORTED: i64 = 20;

/// How many of a hundred values are missing.
const MISSING: i64 = 4;

/// How many of a hundred records are revised.
const REVISED: i64 = 5;

/// Why a value is missing; an empty reason is one that is not given.
const REASONS: [&str; 5] = ["", "not_collected", "not_reported", "suppressed", "not_applicable"];

/// A number as it is written: its digits and how many of them are decimal places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) digits: i64,
    pub(super) places: u32,
}

impl Number {
    fn whole(digits: i64) -> Self {
        Self { digits, places: 0 }
    }

    fn with_tenths(digits: i64) -> Self {
        Self { digits, places: 1 }
    }

    /// The number in tenths.
    pub(super) fn tenths(self) -> i64 {
        if self.places == 0 { self.digits * 10 } else { self.digits }
    }

    /// The nearest float, which is written with the same digits.
    #[expect(clippy::cast_precision_loss, reason = "numbers have far fewer digits than a float holds")]
    pub(super) fn to_float(self) -> f64 {
        self.digits as f64 / 10_f64.powi(self.places.cast_signed())
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.places {
            0 => write!(f, "{}", self.digits),
            _ => write!(f, "{}.{}", self.digits / 10, self.digits % 10),
        }
    }
}

/// A row of actual values.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// The indicator, by its place in the framework.
    pub(super) of: usize,
    pub(super) indicator: String,
    pub(super) year: i64,
    /// The half of the year; none where the row is about the whole of it.
    pub(super) half: Option<u8>,
    pub(super) unit: String,
    /// The project; empty where the row is about the unit as a whole, which it never is in a plain data set.
    pub(super) project: String,
    pub(super) value: Option<Number>,
    pub(super) numerator: Option<Number>,
    pub(super) denominator: Option<Number>,
    pub(super) weight: Option<Number>,
    pub(super) item: Option<String>,
    pub(super) sex: Option<&'static str>,
    pub(super) missing: Option<&'static str>,
    pub(super) revision: i64,
}

impl Row {
    /// The period, as it is written.
    pub(super) fn period(&self) -> String {
        self.half.map_or_else(|| self.year.to_string(), |half| format!("{}-S{half}", self.year))
    }

    /// The row without what was measured.
    fn emptied(&self, missing: &'static str) -> Self {
        let (value, numerator, denominator, weight, item) = (None, None, None, None, None);
        Self { value, numerator, denominator, weight, item, missing: Some(missing), ..self.clone() }
    }
}

/// The codes of the units.
pub(super) fn units() -> impl Iterator<Item = String> {
    (0..UNITS).map(unit)
}

fn unit(number: u64) -> String {
    let letter = |number: u64| char::from(b'A' + u8::try_from(number % 26).expect("below 26"));
    [letter(number / 26), letter(number), letter(number * 7 + 3)].iter().collect()
}

/// Gives every row of a data set.
pub(super) fn each(
    set: DataSet,
    indicators: &[Indicator],
    give: &mut dyn FnMut(&Row) -> io::Result<()>,
) -> io::Result<()> {
    let mut left = set.rows;
    for number in 0.. {
        let mut random = Random::of(set.seed, number);
        let mut revised = Vec::new();
        let mut made = Vec::new();
        for (of, indicator) in indicators.iter().enumerate() {
            // A unit as a whole reports once, with its first project.
            let reports =
                if indicator.shape == Shape::OfUnit { number < UNITS } else { random.happens(REPORTED) };
            if reports {
                // An activity of IATI has an identifier: in a plain data set nothing is without a project.
                let has_project = set.plain || indicator.shape != Shape::OfUnit;
                let start = Row {
                    of,
                    indicator: indicator.id.clone(),
                    unit: unit(number % UNITS),
                    project: if has_project { format!("P{number:07}") } else { String::new() },
                    revision: 1,
                    ..Row::default()
                };
                records(indicator.shape, &start, set.plain, &mut random, (&mut made, &mut revised));
            }
        }
        // Revisions come after all else of a project, as they do in registers.
        for record in made.iter().chain(&revised) {
            // A total is never given without its parts.
            if let Some(rest) = left.checked_sub(record.len() as u64) {
                left = rest;
                record.iter().try_for_each(&mut *give)?;
            }
        }
        if left == 0 {
            break;
        }
    }
    Ok(())
}

/// Makes the records of a project for one indicator, and apart from them the later revisions of some.
fn records(
    shape: Shape,
    start: &Row,
    plain: bool,
    random: &mut Random,
    (made, revised): (&mut Vec<Vec<Row>>, &mut Vec<Vec<Row>>),
) {
    let halves: &[Option<u8>] = match shape {
        Shape::Halves | Shape::BySex | Shape::Ratio => &[Some(1), Some(2)],
        Shape::Value | Shape::Running | Shape::Weighted | Shape::Items | Shape::OfUnit => &[None],
    };
    let level = random.between(500, 5_000);
    let mut reached = level;
    for year in FIRST..=LAST {
        for half in halves {
            let start = Row { year, half: *half, ..start.clone() };
            // It grows faster than it varies, so that no value looks like a copy of that of the year before.
            let value = level * random.between(980, 1_021) * (100 + 5 * (year - FIRST)) / 100_000;
            reached += value;
            let missing = random.happens(MISSING).then(|| reason(plain, random));
            if let Some(reason) = missing {
                made.push(vec![start.emptied(reason)]);
                continue;
            }
            let value = if shape == Shape::Running { reached } else { value };
            let rows = record(shape, &start, value, random);
            if !plain && random.happens(REVISED) {
                revised.push(rows.into_iter().map(|row| Row { revision: 2, ..row }).collect());
                // What was reported first was higher by a tenth.
                made.push(record(shape, &start, value * 11 / 10, random));
            } else {
                made.push(rows);
            }
        }
    }
}

fn reason(plain: bool, random: &mut Random) -> &'static str {
    let reason = random.below(5);
    let index = usize::try_from(reason).expect("one of five");
    if plain { "" } else { REASONS[index] }
}

/// The rows of one record: an indicator of a project in a period.
fn record(shape: Shape, start: &Row, value: i64, random: &mut Random) -> Vec<Row> {
    let of = |value: Number, sex: Option<&'static str>| Row { value: Some(value), sex, ..start.clone() };
    match shape {
        Shape::Value => vec![of(Number::whole(value), None)],
        Shape::Running | Shape::Halves | Shape::OfUnit => vec![of(Number::with_tenths(value), None)],
        Shape::BySex => {
            let women = value * random.between(40, 60) / 100;
            let parts = [(value, None), (women, Some("F")), (value - women, Some("M"))];
            parts.into_iter().map(|(number, sex)| of(Number::whole(number), sex)).collect()
        }
        Shape::Ratio => {
            let part = value * (35 + 4 * (start.year - FIRST) + random.below(10)) / 100;
            let (numerator, denominator) = (Some(Number::whole(part)), Some(Number::whole(value)));
            vec![Row { numerator, denominator, ..start.clone() }]
        }
        Shape::Weighted => {
            let share = 350 + 40 * (start.year - FIRST) + random.below(30);
            vec![Row { weight: Some(Number::whole(value)), ..of(Number::with_tenths(share), None) }]
        }
        Shape::Items => {
            let first = random.below(60);
            let item = |step: i64| format!("S{:03}", first + step * 60);
            [0, 1, 2].map(item).into_iter().map(|item| Row { item: Some(item), ..start.clone() }).collect()
        }
    }
}

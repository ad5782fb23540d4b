//! The rows of data that a figure rests on, with the hashes of their files.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not named is taken from the rows of other figures"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::Tracer;
use crate::document::{Fact, FactKind as K, Subject};
use crate::load::{Placed, SourceRecord, TracedRow};
use crate::manifest::{FILE, TableName, TableOrigin};
use crate::model::{IndicatorId, Period, RowFate, UnitCode};

/// Rows of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file, or the table where it is made by SQL.
    pub file: String,
    /// The hash of the file; none of a table that is made by SQL.
    pub blake3: Option<String>,
    /// The files that a table is made from by SQL.
    pub made_from: Vec<String>,
    /// The column that is taken.
    pub column: Option<String>,
    /// The rows; the header is row 1.
    pub rows: Vec<usize>,
}

/// Rows as ranges, each with its first and its last row.
pub fn ranges(rows: &[usize]) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => ranges.push((*row, *row)),
        }
    }
    ranges
}

/// Rows by file and column, as they are collected.
type Collected = BTreeMap<(String, Option<String>), BTreeSet<usize>>;

impl Tracer<'_> {
    /// The rows that a figure rests on, with those of the figures that it is made of.
    pub(super) fn all_sources(self, fact: &Fact) -> Vec<Source> {
        let mut collected = Collected::new();
        self.collect(fact, &mut collected, &mut BTreeSet::new());
        if collected.is_empty() {
            collected
                .extend(self.nothing(fact).into_iter().map(|(file, _, _)| ((file, None), BTreeSet::new())));
        }
        let source = |((file, column), rows): ((String, Option<String>), BTreeSet<usize>)| {
            let record = self.sources.iter().find(|record| record.path == file);
            Source {
                blake3: record.map(|record| record.blake3.clone()),
                made_from: if record.is_some() { Vec::new() } else { self.made_from(&file) },
                file,
                column,
                rows: rows.into_iter().collect(),
            }
        };
        collected.into_iter().map(source).collect()
    }

    fn collect(self, fact: &Fact, collected: &mut Collected, seen: &mut BTreeSet<Fact>) {
        if !seen.insert(fact.clone()) {
            return;
        }
        for (file, column, row) in self.own(fact) {
            let rows = collected.entry((file, column)).or_default();
            rows.extend(row);
        }
        for part in self.parts(fact) {
            self.collect(&part, collected, seen);
        }
    }

    /// The register that says that there is nothing: of a number of none, or of a value that is missing.
    fn nothing(self, fact: &Fact) -> Vec<Place> {
        let table = match (&fact.subject, fact.figure) {
            (Subject::Indicator(_), K::Baseline | K::Start) => TableName::Baselines,
            (Subject::Indicator(_), K::Target) => TableName::Targets,
            (Subject::Indicator(_) | Subject::Part { .. }, _) => TableName::Actuals,
            (Subject::Resources { .. }, _) => TableName::Resources,
            _ => TableName::Indicators,
        };
        let file = self.whole(table).into_iter().next();
        // That no row has it cannot be shown by a row.
        file.map(|(file, _, _)| (file, None, None)).into_iter().collect()
    }

    /// The files that a table made by SQL reads.
    fn made_from(self, shown: &str) -> Vec<String> {
        let settings = self.manifest.tables.iter().find(|(name, _)| shown == format!("{} (SQL)", name.key()));
        let Some(TableOrigin::Sql { query }) = settings.map(|(_, settings)| &settings.origin) else {
            return Vec::new();
        };
        let is_name = |word: &&str| !word.is_empty();
        let words: BTreeSet<&str> =
            query.split(|c: char| !c.is_alphanumeric() && c != '_').filter(is_name).collect();
        let named = self.sources.iter().filter(|record| words.contains(record.name.as_str()));
        named.map(|record| record.path.clone()).collect()
    }

    /// The rows that a figure itself is taken from.
    fn own(self, fact: &Fact) -> Vec<Place> {
        match &fact.subject {
            Subject::Indicator(id) => self.of_indicator(id, fact),
            Subject::Part { indicator, .. } => {
                let parts = [RowFate::Part, RowFate::Used, RowFate::Carried];
                self.actuals(indicator, fact, &|row| parts.contains(&row.fate))
            }
            Subject::Area(id) => {
                let rows = self.origins.areas.iter().filter(|row| row.row == *id);
                match fact.figure {
                    K::Weight => taken(rows, "weight"),
                    K::MinCoverage => taken(rows, "min_coverage"),
                    _ => Vec::new(),
                }
            }
            Subject::Result(_) => self.whole(TableName::Results),
            Subject::Goal { .. } => self.whole(TableName::Sdg),
            Subject::Assumptions(_) => self.whole(TableName::Assumptions),
            Subject::Actors { .. } => self.whole(TableName::Indicators),
            Subject::Resources { .. } => self.of_resources(fact),
            Subject::Reallocation(number) => {
                let entry = number.checked_sub(1).and_then(|index| self.origins.reallocations.get(index));
                taken(entry.into_iter(), "amount")
            }
            Subject::Report => self.of_report(fact),
            Subject::Recommendations(group) => {
                let registers = &self.quoter.assessment.registers;
                let all = registers.recommendations.iter();
                taken(all.filter(|row| row.row.belongs_to(*group, registers.date)), "status")
            }
            Subject::Measurement => Vec::new(),
        }
    }

    fn of_indicator(self, id: &IndicatorId, fact: &Fact) -> Vec<Place> {
        let unit = fact.unit.as_ref();
        match taken_from(fact.figure) {
            Taken::Values => {
                let makes_value = |row: &TracedRow| matches!(row.fate, RowFate::Used | RowFate::Carried);
                let rows = self.actuals(id, fact, &makes_value);
                // Where there is no value, the rows say why.
                if rows.is_empty() { self.actuals(id, fact, &|_| true) } else { rows }
            }
            Taken::Rows => self.actuals(id, fact, &|_| true),
            Taken::Carried => self.actuals(id, fact, &|row| row.fate == RowFate::Carried),
            Taken::Units => self.actuals(id, fact, &|row| {
                row.unit.is_some()
                    && row.fate != RowFate::Unusable
                    && !matches!(row.fate, RowFate::Missing(_))
            }),
            Taken::Baseline => {
                let rows = self.origins.baselines.iter();
                taken(rows.filter(|row| row.row.indicator == *id && row.row.unit.as_ref() == unit), "value")
            }
            Taken::Target => self.targets(id, fact),
            Taken::Register => {
                let rows = self.origins.indicators.iter().filter(|row| row.row == *id);
                let column = if fact.figure == K::Lag { "lag_years" } else { "measurement_cost" };
                taken(rows, column)
            }
            Taken::Step => {
                let own = self.origins.steps.iter().filter(|row| row.row.indicator == *id);
                let number =
                    fact.detail.as_deref().and_then(|detail| detail.strip_prefix("step-")?.parse().ok());
                let number: Option<usize> = number;
                taken(own.skip(number.unwrap_or(1).saturating_sub(1)).take(1), "weight")
            }
            Taken::Elsewhere => Vec::new(),
        }
    }

    /// The rows of actual values of an indicator at the period and level of a figure.
    fn actuals(self, id: &IndicatorId, fact: &Fact, counts: &dyn Fn(&TracedRow) -> bool) -> Vec<Place> {
        let Some(spot) = self.spot(id, fact) else { return Vec::new() };
        if spot.measured().is_some_and(|measured| measured.method == crate::model::Method::Milestone) {
            let steps = self.origins.steps.iter().filter(|row| row.row.indicator == *id);
            return taken(
                steps.filter(|row| spot.unit.is_none() || row.row.unit.as_ref() == spot.unit),
                "done_on",
            );
        }
        let rows = self.rows.get(&(id.clone(), spot.period)).into_iter().flatten();
        let own = rows.filter(|row| of_unit(row, spot.unit) && counts(row));
        own.map(|row| (row.file.clone(), None, Some(row.row))).collect()
    }

    /// The rows of the targets of an indicator: those with the value that is in force, or that was at first.
    fn targets(self, id: &IndicatorId, fact: &Fact) -> Vec<Place> {
        let Some(spot) = self.spot(id, fact) else { return Vec::new() };
        let Some(measured) = spot.measured() else { return self.target_rows(id, spot.unit, spot.period) };
        if measured.method == crate::model::Method::Milestone {
            let steps = self.origins.steps.iter().filter(|row| row.row.indicator == *id);
            return taken(
                steps.filter(|row| spot.unit.is_none() || row.row.unit.as_ref() == spot.unit),
                "weight",
            );
        }
        let period = match (fact.figure, measured.schedule.map(|schedule| schedule.reference)) {
            (K::Due, Some(crate::assess::Reference::Milestone(period))) => period,
            _ => measured.target_period.unwrap_or(spot.period),
        };
        let is_original = fact.figure == K::OriginalTarget;
        let value = match (is_original, &measured.revised) {
            (true, Some(revised)) => Some(revised.original),
            _ => measured.target,
        };
        let rows = self.origins.targets.iter().filter(|row| {
            let target = &row.row;
            let same = value.is_none() || fact.figure == K::Due || target.value.present() == value;
            target.indicator == *id && target.unit.as_ref() == spot.unit && target.period == period && same
        });
        let found = taken(rows, "value");
        if found.is_empty() { self.target_rows(id, spot.unit, period) } else { found }
    }

    /// All rows of the targets of an indicator for a period; of its units where it has none of its own.
    fn target_rows(self, id: &IndicatorId, unit: Option<&UnitCode>, period: Period) -> Vec<Place> {
        let own = self.origins.targets.iter().filter(|row| {
            let target = &row.row;
            target.indicator == *id
                && target.period == period
                && (unit.is_none() || target.unit.as_ref() == unit)
        });
        taken(own, "value")
    }

    fn of_resources(self, fact: &Fact) -> Vec<Place> {
        let Subject::Resources { area, source, class } = &fact.subject else { return Vec::new() };
        let columns: &[&str] = match fact.figure {
            K::OriginalBudget => &["budget"],
            K::Budget => &["budget", "revised_budget"],
            K::Expenditure => &["expenditure"],
            K::ShareGiven => return self.given(fact),
            _ => &[],
        };
        let held = || {
            self.origins.resources.iter().filter(move |row| {
                Some(row.row.period) == fact.period
                    && area.as_ref().is_none_or(|area| row.row.area == *area)
                    && source.is_none_or(|source| row.row.source == source)
                    && class.is_none_or(|class| row.row.class == class)
            })
        };
        // A revised budget takes the place of the original one, row by row.
        let amount = |column: &str| match column {
            "revised_budget" => taken(held().filter(|row| row.row.revised_budget.is_some()), column),
            "budget" if columns.len() > 1 => {
                taken(held().filter(|row| row.row.revised_budget.is_none()), column)
            }
            _ => taken(held(), column),
        };
        columns.iter().flat_map(|column| amount(column)).collect()
    }

    /// What an area gave to others.
    fn given(self, fact: &Fact) -> Vec<Place> {
        let Subject::Resources { area, .. } = &fact.subject else { return Vec::new() };
        let moves = self.origins.reallocations.iter();
        let own = moves.filter(|row| row.row.from == *area && Some(row.row.period) == fact.period);
        taken(own, "amount")
    }

    fn of_report(self, fact: &Fact) -> Vec<Place> {
        match fact.figure {
            K::Rows => {
                let detail = fact.detail.as_deref().unwrap_or_default();
                let named = self.sources.iter().find_map(|record| {
                    let left_out = detail.strip_prefix(&record.identity(self.sources))?;
                    // Rows that were left out are not read again: their file is named as a whole.
                    match left_out {
                        "" => Some(rows_of(record)),
                        left_out => {
                            left_out.starts_with(':').then(|| vec![(record.path.clone(), None, None)])
                        }
                    }
                });
                named.unwrap_or_else(|| self.whole(TableName::Actuals))
            }
            K::ResultCount => self.whole(TableName::Results),
            K::Findings => self.whole(TableName::Actuals),
            K::Floor | K::Cap | K::MinCoverage | K::ReallocationLimit => vec![(FILE.to_owned(), None, None)],
            K::Rating if fact.period.is_none() => vec![(FILE.to_owned(), None, None)],
            _ => Vec::new(),
        }
    }

    /// A table as a whole.
    fn whole(self, table: TableName) -> Vec<Place> {
        let settings = self.manifest.tables.get(&table).map(|settings| &settings.origin);
        let name = match settings {
            Some(TableOrigin::Columns { source, .. }) => source.as_str(),
            Some(TableOrigin::Sql { .. }) => return vec![(format!("{} (SQL)", table.key()), None, None)],
            None => table.key(),
        };
        self.sources.iter().find(|record| record.name == name).map(rows_of).unwrap_or_default()
    }
}

/// A file, a column, and a row.
type Place = (String, Option<String>, Option<usize>);

fn rows_of(record: &SourceRecord) -> Vec<Place> {
    let rows = usize::try_from(record.rows).unwrap_or(usize::MAX);
    (2..=rows.saturating_add(1)).map(|row| (record.path.clone(), None, Some(row))).collect()
}

fn taken<'a, T: 'a>(rows: impl Iterator<Item = &'a Placed<T>>, column: &str) -> Vec<Place> {
    let place =
        |row: &Placed<T>| (row.file().to_owned(), Some(row.column(column).to_owned()), Some(row.number()));
    rows.map(place).collect()
}

/// Whether a row is of a unit; of any unit at the corporate level, where a row of its own sets them aside.
fn of_unit(row: &TracedRow, unit: Option<&UnitCode>) -> bool {
    unit.is_none_or(|unit| row.unit.as_deref() == Some(unit.as_str()))
}

/// Which rows of an indicator a figure is taken from.
enum Taken {
    /// Those that make the actual value.
    Values,
    /// All rows of the period.
    Rows,
    /// Those that were carried forward.
    Carried,
    /// Those of the units, also where the corporate level reports a value of its own.
    Units,
    /// The baselines.
    Baseline,
    /// The targets.
    Target,
    /// The register of indicators.
    Register,
    /// A step.
    Step,
    /// The rows of other figures.
    Elsewhere,
}

/// Which rows of an indicator a figure of a kind is taken from.
fn taken_from(figure: K) -> Taken {
    match figure {
        K::Actual | K::Increment | K::MatchedActual => Taken::Values,
        K::Rows | K::Records | K::RecordCoverage | K::Coverage | K::Count => Taken::Rows,
        K::Carried => Taken::Carried,
        K::UnitsTotal => Taken::Units,
        K::Baseline | K::Start => Taken::Baseline,
        K::Target | K::OriginalTarget | K::Due | K::TargetsTotal | K::MatchedTarget => Taken::Target,
        K::Lag | K::Cost => Taken::Register,
        K::Weight => Taken::Step,
        K::Achievement
        | K::Rating
        | K::Outlook
        | K::Expected
        | K::OtherRating
        | K::Change
        | K::BoundLow
        | K::BoundHigh
        | K::MetCount
        | K::SecondaryCount
        | K::ResultCount
        | K::ShareMet
        | K::UnitName
        | K::OriginalBudget
        | K::Budget
        | K::Expenditure
        | K::Utilization
        | K::ShareOfBudget
        | K::ShareOfExpenditure
        | K::Amount
        | K::ShareGiven
        | K::Findings
        | K::CostShare
        | K::UnitsGap
        | K::TargetsGap
        | K::Share
        | K::OriginalAchievement
        | K::ShareOfDue
        | K::PassedOver
        | K::Floor
        | K::Cap
        | K::MinCoverage
        | K::ReallocationLimit
        | K::Restatement => Taken::Elsewhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_follow_each_other_are_a_range() {
        assert_eq!(ranges(&[2, 3, 4, 12, 14, 15]), [(2, 4), (12, 12), (14, 15)]);
        assert_eq!(ranges(&[]), []);
    }
}

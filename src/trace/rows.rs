//! The rows of data that a figure itself is taken from.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not named is taken from the rows of other figures"
)]

use super::Tracer;
use super::parts::own_baseline;
use super::sources::Place;
use crate::document::{Fact, FactKind as K, Subject};
use crate::load::{Placed, SourceRecord, Traced};
use crate::manifest::{TableName, TableOrigin};
use crate::model::{IndicatorId, Method, MissingReason, Period, Published, RowFate, UnitCode};
use crate::quote::{Spot, restatement};

impl<'a> Tracer<'a> {
    /// The rows that a figure itself is taken from.
    pub(super) fn own(self, fact: &Fact) -> Vec<Place> {
        if fact.figure == K::Restatement {
            return self.of_restatement_register(fact);
        }
        match &fact.subject {
            Subject::Indicator(id) => self.of_indicator(id, fact),
            Subject::Part { indicator, .. } => {
                let parts = [RowFate::Part, RowFate::Used, RowFate::Carried];
                self.actuals(indicator, fact, &|row| parts.contains(&row.fate()))
            }
            Subject::Area(id) => {
                let rows = self.origins.areas.iter().filter(|row| row.row == *id);
                match fact.figure {
                    K::Weight => self.taken(rows, "weight"),
                    K::MinCoverage => self.taken(rows, "min_coverage"),
                    _ => Vec::new(),
                }
            }
            Subject::Result(id) => self.taken(self.origins.results.iter().filter(|row| row.row == *id), "id"),
            Subject::Goal { .. } => {
                let members = self.members(fact);
                let links = self.origins.sdg.iter();
                self.taken(links.filter(|row| members.contains(&&row.row.indicator)), "target")
            }
            Subject::Assumptions(state) => {
                self.taken(self.origins.assumptions.iter().filter(|row| row.row.state == *state), "status")
            }
            Subject::Actors { .. } => {
                let members = self.members(fact);
                let rows = self.origins.indicators.iter();
                self.taken(rows.filter(|row| members.contains(&&row.row)), "actor_level")
            }
            Subject::Resources { .. } => self.of_resources(fact),
            Subject::Reallocation(number) => {
                let entry = number.checked_sub(1).and_then(|index| self.origins.reallocations.get(index));
                self.taken(entry, "amount")
            }
            Subject::Report => self.of_report(fact),
            Subject::Recommendations(group) => {
                let registers = &self.quoter.assessment.registers;
                let all = registers.recommendations.iter();
                self.taken(all.filter(|row| row.row.belongs_to(*group, registers.date)), "status")
            }
            Subject::Measurement => Vec::new(),
        }
    }

    fn of_indicator(self, id: &IndicatorId, fact: &Fact) -> Vec<Place> {
        let unit = fact.unit.as_ref();
        match taken_from(fact.figure) {
            Taken::Values => {
                // The values of a unit are its own also where the corporate level sets them aside.
                let makes_value = |row: &Traced| match row.fate() {
                    RowFate::Used | RowFate::Carried => true,
                    RowFate::BesideCorporate => unit.is_some(),
                    _ => false,
                };
                let rows = self.actuals(id, fact, &makes_value);
                // Where there is no value, the rows say why.
                if rows.is_empty() { self.actuals(id, fact, &|_| true) } else { rows }
            }
            Taken::Rows => self.actuals(id, fact, &|_| true),
            Taken::Carried => self.actuals(id, fact, &|row| row.fate() == RowFate::Carried),
            Taken::Baseline if self.is_of_units(id, fact) => Vec::new(),
            Taken::DueBaseline if self.spot(id, fact).and_then(own_baseline).is_none() => Vec::new(),
            Taken::Baseline | Taken::DueBaseline => {
                let rows = self.origins.baselines.iter();
                self.taken(
                    rows.filter(|row| row.row.indicator == *id && row.row.unit.as_ref() == unit),
                    "value",
                )
            }
            Taken::Target => self.targets(id, fact),
            Taken::Register => {
                let rows = self.origins.indicators.iter().filter(|row| row.row == *id);
                let column = if fact.figure == K::Lag { "lag_years" } else { "measurement_cost" };
                self.taken(rows, column)
            }
            Taken::Step => {
                let own = self.origins.steps.iter().filter(|row| row.row.indicator == *id);
                let number =
                    fact.detail.as_deref().and_then(|detail| detail.strip_prefix("step-")?.parse().ok());
                let number: Option<usize> = number;
                self.taken(own.skip(number.unwrap_or(1).saturating_sub(1)).take(1), "weight")
            }
            Taken::Elsewhere => Vec::new(),
        }
    }

    /// The rows of actual values of an indicator at the period and level of a figure.
    fn actuals(self, id: &IndicatorId, fact: &Fact, counts: &dyn Fn(&Traced) -> bool) -> Vec<Place> {
        let Some(spot) = self.spot(id, fact) else { return Vec::new() };
        if spot.measured().is_some_and(|measured| measured.method == Method::Milestone) {
            return self.steps(spot, "done_on");
        }
        let rows = self.rows.get(&(id.clone(), spot.period)).into_iter().flatten();
        let own = rows.filter(|row| of_unit(row, spot.unit) && counts(row));
        own.filter_map(|row| self.row_of(id, row)).collect()
    }

    /// A column of the steps of an indicator, or of a unit of it.
    fn steps(self, spot: Spot<'_>, column: &str) -> Vec<Place> {
        let own = self.origins.steps.iter().filter(|row| {
            let step = &row.row;
            step.indicator == spot.result.indicator.id
                && (spot.unit.is_none() || step.unit.as_ref() == spot.unit)
        });
        self.taken(own, column)
    }

    /// The rows of the targets of an indicator: those with the value that is in force, or that was at first.
    fn targets(self, id: &IndicatorId, fact: &Fact) -> Vec<Place> {
        if self.is_of_units(id, fact) {
            return Vec::new();
        }
        let Some(spot) = self.spot(id, fact) else { return Vec::new() };
        let Some(measured) = spot.measured() else { return self.target_rows(id, spot.unit, spot.period) };
        if measured.method == Method::Milestone {
            return self.steps(spot, "weight");
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
        let found = self.taken(rows, "value");
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
        self.taken(own, "value")
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
            "revised_budget" => self.taken(held().filter(|row| row.row.revised_budget.is_some()), column),
            "budget" if columns.len() > 1 => {
                self.taken(held().filter(|row| row.row.revised_budget.is_none()), column)
            }
            _ => self.taken(held(), column),
        };
        columns.iter().flat_map(|column| amount(column)).collect()
    }

    /// What an area gave to others.
    fn given(self, fact: &Fact) -> Vec<Place> {
        let Subject::Resources { area, .. } = &fact.subject else { return Vec::new() };
        let moves = self.origins.reallocations.iter();
        let own = moves.filter(|row| row.row.from == *area && Some(row.row.period) == fact.period);
        self.taken(own, "amount")
    }

    fn of_report(self, fact: &Fact) -> Vec<Place> {
        match fact.figure {
            K::Rows => match self.rows_of_file(fact) {
                // What is left out of a file is counted over all its rows.
                Some((record, RowsOf::File | RowsOf::Condition)) => {
                    Place::of_file(record).into_iter().collect()
                }
                Some((_, RowsOf::Groups)) => Vec::new(),
                None => match fates_of(fact) {
                    Some(fates) => self.with_fate(|fate| fates.contains(&fate)),
                    None => self.all_values(),
                },
            },
            K::ResultCount => self.taken(&self.origins.results, "id"),
            _ => Vec::new(),
        }
    }

    /// The file of which a number counts the rows, and which of them.
    pub(super) fn rows_of_file(self, fact: &Fact) -> Option<(&'a SourceRecord, RowsOf)> {
        let detail = fact.detail.as_deref()?;
        self.sources.iter().find_map(|record| {
            let which = match detail.strip_prefix(&record.identity(self.sources))? {
                "" => RowsOf::File,
                ":left-out" => RowsOf::Condition,
                ":of-groups" => RowsOf::Groups,
                _ => return None,
            };
            Some((record, which))
        })
    }

    /// The line of a published figure; of a number of published figures all lines.
    fn of_restatement_register(self, fact: &Fact) -> Vec<Place> {
        match self.published(fact) {
            Some(row) => self.taken([row], "value"),
            None => self.taken(&self.quoter.assessment.registers.published, "value"),
        }
    }

    /// What was published that a figure of the restatement is or is compared with.
    pub(super) fn published(self, fact: &Fact) -> Option<&'a Placed<Published>> {
        let published = self.quoter.assessment.registers.published.iter();
        let mut found = published.filter(|row| {
            let today = self.quoter.find(&row.row.figure);
            today.is_some_and(|today| restates(fact, &today.fact, &row.row.called()))
        });
        found.next()
    }

    /// The rows of actual values of which this became in the period that they are of.
    fn with_fate(self, is_of: impl Fn(RowFate) -> bool) -> Vec<Place> {
        let all = self.rows.iter().flat_map(|((id, _), rows)| rows.iter().map(move |row| (id, row)));
        all.filter(|(_, row)| is_of(row.fate())).filter_map(|(id, row)| self.row_of(id, row)).collect()
    }

    /// All rows of the actual values, also those that belong to no figure.
    fn all_values(self) -> Vec<Place> {
        let query = self.origins.queries.iter().find(|query| query.table == TableName::Actuals);
        if let Some(query) = query.filter(|_| self.origins.values_are_results) {
            return Place::of_result(query, self.quoter.assessment.counts.read).into_iter().collect();
        }
        let settings = self.manifest.tables.get(&TableName::Actuals).map(|settings| &settings.origin);
        let is_read = |record: &&SourceRecord| match (query, settings) {
            (Some(query), _) => query.sources.contains(&record.name),
            (None, Some(TableOrigin::Columns { source, .. })) => record.name == *source,
            (None, Some(TableOrigin::Sql { .. }) | None) => record.name == TableName::Actuals.key(),
        };
        self.sources.iter().filter(is_read).filter_map(Place::of_file).collect()
    }
}

/// What became of the rows that a number counts, where that tells them from others.
///
/// Rows that cannot be read, or that lie outside of the periods, belong to no figure and are not told apart.
fn fates_of(fact: &Fact) -> Option<Vec<RowFate>> {
    let missing = || MissingReason::ALL.into_iter();
    Some(match fact.detail.as_deref()? {
        "missing" => missing().map(RowFate::Missing).collect(),
        "used" => vec![RowFate::Used, RowFate::Earlier, RowFate::Part, RowFate::BesideCorporate],
        "superseded" => vec![RowFate::Superseded],
        "duplicate" => vec![RowFate::Duplicate],
        "outside-framework" => vec![RowFate::NotInForce],
        detail => vec![RowFate::Missing(missing().find(|reason| reason.key() == detail)?)],
    })
}

/// Whether a figure of the restatement is what was published in a document for a figure, or a part of the difference.
fn restates(fact: &Fact, today: &Fact, document: &str) -> bool {
    let parts = fact.detail.as_deref().into_iter().flat_map(|detail| detail.match_indices(':'));
    let mut heads = parts.filter_map(|(end, _)| fact.detail.as_deref()?.get(..end));
    heads.any(|what| restatement(today, what, document) == *fact)
}

/// Whether a row is of a unit; of any unit at the corporate level, where a row of its own sets them aside.
pub(super) fn of_unit(row: &Traced, unit: Option<&UnitCode>) -> bool {
    unit.is_none_or(|unit| row.unit() == Some(unit.as_str()))
}

/// Which rows of a file a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowsOf {
    /// All.
    File,
    /// Those that the condition of its source leaves out.
    Condition,
    /// What it says of places and groups, which makes no row.
    Groups,
}

/// Which rows of an indicator a figure is taken from.
enum Taken {
    /// Those that make the actual value.
    Values,
    /// All rows of the period.
    Rows,
    /// Those that were carried forward.
    Carried,
    /// The baselines.
    Baseline,
    /// The baselines of a comparison with what was due, where it has its own.
    DueBaseline,
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
        K::Actual | K::Increment => Taken::Values,
        K::Rows | K::Records | K::RecordCoverage | K::Coverage | K::Count => Taken::Rows,
        K::Carried => Taken::Carried,
        K::Baseline | K::Start => Taken::Baseline,
        K::Target | K::OriginalTarget | K::Due => Taken::Target,
        K::ShareOfDue => Taken::DueBaseline,
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
        | K::PassedOver
        | K::Floor
        | K::Cap
        | K::MinCoverage
        | K::ReallocationLimit
        | K::UnitsTotal
        | K::MatchedActual
        | K::TargetsTotal
        | K::MatchedTarget
        | K::Restatement => Taken::Elsewhere,
    }
}

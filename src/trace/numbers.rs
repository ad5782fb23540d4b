//! Formulas with the numbers that a figure is made of, where these are not its parts by name.

use super::Tracer;
use super::parts::units_of;
use super::rows::of_unit;
use crate::assess::{Funds, Measured, Outlook, RollUp, spans};
use crate::document::{Fact, Subject};
use crate::load::{Quotient, Traced};
use crate::model::{Aggregation, Decimal, IndicatorId, Period, RowFate, TargetValue};
use crate::quote::Spot;
use crate::wording::TraceLabel as L;

impl Tracer<'_> {
    /// A value as the quotient that it is.
    pub(super) fn quotient(self, quotient: Quotient, value: Decimal) -> String {
        let Quotient { above, below, is_percentage } = quotient;
        let times = if is_percentage { " × 100" } else { "" };
        let pen = self.pen();
        format!("{} ÷ {}{times} {}", pen.number(above), pen.number(below), pen.equals(value))
    }

    /// A share as the quotient that it is.
    pub(super) fn share_of(self, part: Decimal, whole: Decimal) -> Option<String> {
        let share = part.checked_div(whole)?;
        let pen = self.pen();
        Some(format!("{} ÷ {} {}", pen.number(part), pen.number(whole), pen.equals(share)))
    }

    /// The terms that add up to a value; none where they do not.
    pub(super) fn added(self, terms: &[Decimal], value: Decimal) -> Option<String> {
        let sum = terms.iter().try_fold(Decimal::ZERO, |sum, term| sum.checked_add(*term));
        (sum == Some(value) && terms.len() > 1).then(|| self.sum(terms, value))
    }

    /// A target or baseline that is made of those of the units: the rule and its numbers.
    pub(super) fn over_units(self, spot: Spot<'_>, is_target: bool, value: Decimal) -> (L, Option<String>) {
        let units = units_of(spot, if is_target { |it| &it.target } else { |it| &it.baseline });
        let number = |unit: &Measured| {
            if is_target { unit.target.and_then(TargetValue::point) } else { unit.baseline }
        };
        let terms: Vec<Decimal> = units.into_iter().filter_map(|(_, unit)| number(unit)).collect();
        let count = Decimal::from(terms.len());
        let sum = terms.iter().try_fold(Decimal::ZERO, |sum, term| sum.checked_add(*term));
        let mean = sum.and_then(|sum| sum.checked_div(count));
        match spot.result.indicator.over_units {
            Aggregation::Sum if sum == Some(value) => (L::UnitsSummed, self.added(&terms, value)),
            Aggregation::Mean if mean == Some(value) => {
                (L::UnitsMeant, sum.and_then(|sum| self.share_of(sum, count)))
            }
            Aggregation::Sum
            | Aggregation::Mean
            | Aggregation::Latest
            | Aggregation::Max
            | Aggregation::Min
            | Aggregation::RatioOfSums
            | Aggregation::WeightedMean
            | Aggregation::CountDistinct
            | Aggregation::None => (L::UnitsCombined, None),
        }
    }

    /// What was carried forward, row by row.
    pub(super) fn carried(self, spot: Spot<'_>, value: Decimal) -> Option<String> {
        let rows = self.rows.get(&(spot.result.indicator.id.clone(), spot.period))?;
        let carried = rows.iter().filter(|row| row.fate() == RowFate::Carried && of_unit(row, spot.unit));
        let number = |row: &Traced| match row {
            Traced::Row(row) => row.value.as_ref()?.parse().ok(),
            Traced::Alike(_) => None,
        };
        let terms: Vec<Decimal> = carried.filter_map(number).collect();
        self.added(&terms, value)
    }

    /// The value or the target over the units that have both.
    pub(super) fn matched(self, spot: Spot<'_>, is_target: bool) -> Option<String> {
        let figures = spot.figures()?;
        let matched = figures.matched?;
        let (value, quotient) = if is_target {
            (matched.target, matched.quotients.1)
        } else {
            (matched.actual, matched.quotients.0)
        };
        if let Some(quotient) = quotient {
            return Some(self.quotient(quotient, value));
        }
        let number = |unit: &Measured| {
            if is_target { unit.target.and_then(TargetValue::point) } else { unit.actual.present() }
        };
        let terms: Vec<Decimal> =
            units_of(spot, |it| &it.compared).into_iter().filter_map(|(_, unit)| number(unit)).collect();
        self.added(&terms, value)
    }

    /// The sum of the values of the units, or of their targets.
    pub(super) fn of_all_units(self, spot: Spot<'_>, is_target: bool, value: Decimal) -> Option<String> {
        let units = spot.figures()?.units.values();
        let number = |unit: &crate::assess::Measured| {
            if is_target { unit.target.and_then(TargetValue::point) } else { unit.actual.present() }
        };
        self.added(&units.filter_map(number).collect::<Vec<_>>(), value)
    }

    /// What the corporate level says less what its units do.
    pub(super) fn gap(self, spot: Spot<'_>, is_target: bool) -> Option<String> {
        let basis = &spot.measured()?.basis;
        let gap = if is_target { basis.target_gap } else { basis.gap }?;
        let difference = gap.difference()?.abs();
        let pen = self.pen();
        let (corporate, units) = (pen.number(gap.corporate), pen.number(gap.units));
        Some(format!("|{corporate} − {units}| {}", pen.equals(difference)))
    }

    /// The straight line from the baseline to the target, in years where it is counted in them and otherwise in days.
    pub(super) fn line_to_target(self, spot: Spot<'_>) -> Option<String> {
        let measured = spot.measured()?;
        let (expected, target) = (measured.schedule?.expected, measured.target?.point()?);
        let (from, until) = (measured.baseline_period?, measured.target_period?);
        self.on_line((measured.baseline?, from), (target, until), (expected, spot.period))
    }

    /// What the schedule expects of the latest value, where a line to the target says it.
    pub(super) fn outlook_line(self, id: &IndicatorId) -> Option<String> {
        let Outlook { baseline, latest, target, expected, .. } = self.quoter.assessment.outlooks.get(id)?;
        let (start, target) = ((*baseline)?, (*target)?);
        self.on_line(
            (start.value, start.period?),
            (target.value, target.period),
            ((*expected)?, (*latest)?.period),
        )
    }

    /// A place on a line, if it is there.
    fn on_line(
        self,
        (b, from): (Decimal, Period),
        (t, until): (Decimal, Period),
        (value, now): (Decimal, Period),
    ) -> Option<String> {
        let (gone, whole) = spans(from.end(), now.end(), until.end())?;
        let there = t.checked_sub(b)?.checked_mul(gone)?.checked_div(whole)?.checked_add(b)?;
        let pen = self.pen();
        let [b, t, gone, whole] = [b, t, gone, whole].map(|number| pen.number(number));
        (there == value).then(|| format!("{b} + ({t} − {b}) × {gone} ÷ {whole} {}", pen.equals(value)))
    }

    /// The share of a part in its whole.
    pub(super) fn part_of_whole(self, id: &IndicatorId, fact: &Fact) -> Option<String> {
        let Subject::Part { part, .. } = &fact.subject else { return None };
        let spot = self.spot(id, fact)?;
        let whole = spot.measured()?.actual.present()?;
        let mut breakdowns = spot.figures()?.breakdowns.iter();
        let value = match part {
            Some(part) => breakdowns
                .flat_map(|breakdown| &breakdown.parts)
                .find(|(category, _)| category.to_string() == *part)
                .and_then(|(_, value)| *value),
            // More than one breakdown may leave a rest.
            None => breakdowns
                .find_map(|breakdown| breakdown.rest)
                .filter(|_| spot.figures().is_some_and(|it| it.breakdowns.len() == 1)),
        };
        self.share_of(value?, whole)
    }

    /// The share of an indicator in the cost of measurement.
    pub(super) fn cost_share(self, id: &IndicatorId) -> Option<String> {
        let assessment = self.quoter.assessment;
        let cost = assessment.indicator(id)?.indicator.measurement_cost?;
        self.share_of(cost, assessment.measurement()?.cost?)
    }

    /// The cost of measurement in the operating expenditure.
    pub(super) fn measurement_share(self) -> Option<String> {
        let assessment = self.quoter.assessment;
        let money = assessment.resources.sum(Funds::OPERATING, assessment.reporting);
        self.share_of(assessment.measurement()?.cost?, money.expenditure?)
    }

    /// The weight of the areas with a headline figure over that of those with something due.
    pub(super) fn weight_computed(self, period: Period, coverage: Option<Decimal>) -> Option<String> {
        let areas = self.quoter.assessment.areas.iter();
        let rolled = areas.filter_map(|area| Some((area.area.weight, area.periods.get(&period)?)));
        let weight = |counts: &dyn Fn(&RollUp) -> bool| -> Decimal {
            rolled.clone().filter(|(_, roll_up)| counts(roll_up)).map(|(weight, _)| weight).sum()
        };
        let computed = weight(&|roll_up| roll_up.headline().is_some());
        let due = weight(&|roll_up| roll_up.coverage.is_some());
        (computed.checked_div(due) == coverage).then(|| self.share_of(computed, due))?
    }

    /// A figure of the report as the mean of those of its areas, by their weights; none where it is another one.
    pub(super) fn mean_of_areas(
        self,
        period: Period,
        value: Option<Decimal>,
        of: &dyn Fn(&RollUp) -> Option<Decimal>,
    ) -> Option<String> {
        let areas = self.quoter.assessment.areas.iter().filter(|area| !area.area.weight.is_zero());
        let terms: Vec<(Decimal, Decimal)> =
            areas.filter_map(|area| Some((area.area.weight, of(area.periods.get(&period)?)?))).collect();
        let weight: Decimal = terms.iter().map(|(weight, _)| *weight).sum();
        let points: Decimal = terms.iter().map(|(weight, share)| weight * share).sum();
        let mean = points.checked_div(weight)?;
        if (mean - value?).abs() >= Decimal::new(1, 9) {
            return None;
        }
        let pen = self.pen();
        let written: Vec<String> = terms
            .iter()
            .map(|(weight, share)| format!("{} × {}", pen.number(*weight), pen.number(*share)))
            .collect();
        let weight = pen.number(weight);
        Some(format!("({}) ÷ {weight} {}", written.join(" + "), pen.equals(value?)))
    }
}

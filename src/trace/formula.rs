//! The rule of each figure in words, and with its numbers.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the kinds of an indicator are all named; other subjects have few"
)]

use super::Tracer;
use crate::assess::{Achievement, Funds, Measured, Rating, Reference, RollUp};
use crate::document::{Exact, Fact, FactKind as K, Subject};
use crate::explain::{self, Pen, Step};
use crate::model::{AreaId, Decimal, IndicatorId, Method, Period};
use crate::quote::{Amount, Spot};
use crate::wording::{ExplainLabel, Label, OutlookLabel, RobustnessLabel, Text, TraceLabel as L};

/// The most terms of a sum that are written one by one.
pub(super) const MOST_TERMS: usize = 6;

impl Tracer<'_> {
    /// The rule of a figure, and the rule with its numbers.
    pub(super) fn formula(self, fact: &Fact, exact: &Exact) -> (String, String) {
        let value = self.value(fact, exact);
        if *exact == Exact::Missing {
            return (self.missing(fact), value);
        }
        let rule = |label: L| (self.label(label), value.clone());
        if fact.figure == K::Restatement {
            return match exact {
                _ if self.published(fact).is_none() => rule(L::Counted),
                Exact::Number(number) => self.of_restatement_rule(fact, *number, &value),
                _ => rule(L::AsEntered),
            };
        }
        match &fact.subject {
            Subject::Indicator(id) => self.of_indicator_figure(id, (fact, exact), &value),
            Subject::Part { indicator, .. } if fact.figure == K::Share => {
                let numbers = self.part_of_whole(indicator, fact);
                (self.label(L::PartOfWhole), numbers.unwrap_or(value))
            }
            Subject::Part { .. } => rule(L::Reported),
            Subject::Area(id) => self.of_area(id, fact, &value),
            Subject::Report => self.of_whole(fact, &value),
            Subject::Result(_) | Subject::Actors { .. } | Subject::Goal { .. } => self.counted(fact, &value),
            Subject::Assumptions(_) | Subject::Recommendations(_) => rule(L::RowCount),
            Subject::Resources { .. } => self.of_money((fact, exact), &value),
            Subject::Reallocation(_) => rule(L::AsEntered),
            Subject::Measurement if fact.figure == K::Count => rule(L::Counted),
            Subject::Measurement if fact.figure == K::Cost => rule(L::Sum),
            Subject::Measurement if fact.figure == K::CostShare => {
                (self.label(L::PartOfWhole), self.measurement_share().unwrap_or(value))
            }
            Subject::Measurement => rule(L::PartOfWhole),
        }
    }

    pub(super) fn label(self, label: impl Text) -> String {
        self.quoter.words.label(label).to_owned()
    }

    /// The value of a figure with its digits, as the language writes them.
    fn value(self, fact: &Fact, exact: &Exact) -> String {
        match exact {
            Exact::Number(number) => self.pen().alone(*number),
            Exact::Word(word) => {
                let title = self.range(word).or_else(|| self.title(fact, word));
                title.unwrap_or_else(|| word.clone())
            }
            Exact::Missing => self.label(L::NoValue),
        }
    }

    /// A range as the language writes it; none where a word is no range.
    fn range(self, word: &str) -> Option<String> {
        let (low, high) = word.split_once("..")?;
        let (low, high) = (low.parse::<Decimal>().ok()?, high.parse::<Decimal>().ok()?);
        let pen = self.pen();
        let (low, high) = (pen.alone(low), pen.alone(high));
        Some(self.quoter.words.phrase(crate::wording::Phrase::RangeOf, &[("low", &low), ("high", &high)]))
    }

    /// A pen for one formula.
    pub(super) fn pen(self) -> Pen {
        Pen::new(self.quoter.words)
    }

    /// Why there is no value.
    fn missing(self, fact: &Fact) -> String {
        let Subject::Indicator(id) = &fact.subject else { return self.label(L::NoValue) };
        let of_figure = |measured: &Measured| match fact.figure {
            K::ShareOfDue => measured.schedule.map(|schedule| schedule.achievement),
            K::OriginalAchievement => measured.revised.as_ref().map(|revised| revised.achievement),
            _ => Some(measured.achievement),
        };
        let words = self.quoter.words;
        let is_share = matches!(fact.figure, K::Achievement | K::OriginalAchievement | K::ShareOfDue);
        let why = match self.spot(id, fact).and_then(Spot::measured).and_then(of_figure) {
            Some(Achievement::NoData(reason)) => Some(words.missing(reason)),
            Some(Achievement::NotComputable(impossible)) => Some(words.impossible(impossible)),
            Some(achievement) if is_share => explain::why_none(words, achievement),
            _ => None,
        };
        why.map_or_else(|| self.label(L::NoValue), ToOwned::to_owned)
    }

    fn of_indicator_figure(
        self,
        id: &IndicatorId,
        (fact, exact): (&Fact, &Exact),
        value: &str,
    ) -> (String, String) {
        let rule = |label: L| (self.label(label), value.to_owned());
        let Some(spot) = self.spot(id, fact) else { return rule(L::AsEntered) };
        let measured = spot.measured();
        let with = |label: L, numbers: Option<String>| {
            (self.label(label), numbers.unwrap_or_else(|| value.to_owned()))
        };
        let number = if let Exact::Number(number) = exact { *number } else { Decimal::ZERO };
        let stepped = |step: Option<Step>, otherwise: L| match step {
            Some(Step { rule, numbers }) => (rule, numbers),
            None => rule(otherwise),
        };
        match fact.figure {
            K::Actual => self.of_actual(spot, value),
            K::Target if measured.is_some_and(|it| it.method == Method::Milestone) => rule(L::AllSteps),
            K::Target | K::Baseline if self.is_of_units(id, fact) => {
                let (label, numbers) = self.over_units(spot, fact.figure == K::Target, number);
                with(label, numbers)
            }
            K::Baseline | K::Target | K::OriginalTarget | K::Weight | K::Lag | K::Cost => rule(L::AsEntered),
            K::Start => rule(L::StartRule),
            K::Achievement => stepped(explain::achievement(self.quoter, spot), L::Judged),
            K::OriginalAchievement => stepped(self.original(spot), L::AsEntered),
            K::Rating => self.of_rating(spot, value),
            K::Outlook => self.of_outlook_rule(id, value),
            K::Expected | K::Due => self.of_expected(spot, fact.figure, value),
            K::ShareOfDue => stepped(explain::scheduled(self.quoter, spot), L::PartOfWhole),
            K::OtherRating => self.of_other(fact, value),
            K::Change | K::Increment => self.difference(spot, value),
            K::Coverage | K::RecordCoverage | K::ShareMet => self.reporting(spot, fact.figure, value),
            K::UnitName => rule(L::Ranked),
            K::Count | K::MetCount | K::SecondaryCount | K::ResultCount | K::Records => rule(L::Counted),
            K::Rows => rule(L::RowCount),
            K::Findings => rule(L::FindingCount),
            K::Carried => with(L::CarriedSum, self.carried(spot, number)),
            K::UnitsTotal => with(L::Sum, self.of_all_units(spot, false, number)),
            K::TargetsTotal => with(L::Sum, self.of_all_units(spot, true, number)),
            K::UnitsGap => with(L::Gap, self.gap(spot, false)),
            K::TargetsGap => with(L::Gap, self.gap(spot, true)),
            K::MatchedActual => with(L::Matched, self.matched(spot, false)),
            K::MatchedTarget => with(L::Matched, self.matched(spot, true)),
            K::CostShare => with(L::PartOfWhole, self.cost_share(id)),
            K::Share => rule(L::PartOfWhole),
            K::PassedOver => rule(L::PassedOver),
            // These belong to other subjects.
            K::BoundLow
            | K::BoundHigh
            | K::OriginalBudget
            | K::Budget
            | K::Expenditure
            | K::Utilization
            | K::ShareOfBudget
            | K::ShareOfExpenditure
            | K::Amount
            | K::ShareGiven
            | K::Floor
            | K::Cap
            | K::MinCoverage
            | K::ReallocationLimit
            | K::Restatement => rule(L::AsEntered),
        }
    }

    /// What was expected by now: of the outlook, or of the comparison with a later target.
    fn of_expected(self, spot: Spot<'_>, figure: K, value: &str) -> (String, String) {
        let with = |label: String, line: Option<String>| (label, line.unwrap_or_else(|| value.to_owned()));
        if figure == K::Expected {
            return match self.outlook_line(&spot.result.indicator.id) {
                Some(line) => (self.label(OutlookLabel::Expected), line),
                None => with(self.label(ExplainLabel::ByMilestone), None),
            };
        }
        let schedule = spot.measured().and_then(|measured| measured.schedule);
        match schedule.map(|schedule| schedule.reference) {
            Some(Reference::Line) => with(self.label(ExplainLabel::ByLine), self.line_to_target(spot)),
            Some(Reference::Milestone(_)) => with(self.label(ExplainLabel::ByMilestone), None),
            Some(Reference::Steps) => with(self.label(ExplainLabel::BySteps), None),
            None => with(self.label(L::AsEntered), None),
        }
    }

    /// A share of units or records, with the two numbers.
    fn reporting(self, spot: Spot<'_>, figure: K, value: &str) -> (String, String) {
        let figures = spot.figures();
        let units = figures.map(|figures| figures.unit_coverage);
        let units = units.map(|units| (units.reporting as u64, units.due as u64));
        let records = spot.measured().map(|measured| measured.basis.records);
        let met = figures.and_then(|figures| figures.unit_share);
        let met = met.map(|share| (share.met as u64, share.computed as u64));
        let numbers = match figure {
            K::Coverage => units,
            K::RecordCoverage => records.map(|records| (records.reporting, records.due)),
            _ => met,
        };
        let share = |(part, whole): (u64, u64)| self.share_of(Decimal::from(part), Decimal::from(whole));
        let numbers = numbers.and_then(share);
        let rule = if figure == K::ShareMet {
            self.quoter.words.phrase(crate::wording::ExplainPhrase::RuleShare, &[])
        } else {
            self.label(L::CoverageUnits)
        };
        (rule, numbers.unwrap_or_else(|| value.to_owned()))
    }

    /// The formula of the achievement of the target before its revision.
    fn original(self, spot: Spot<'_>) -> Option<Step> {
        let measured = spot.measured()?;
        let revised = measured.revised.as_ref()?;
        let original = Measured {
            target: Some(revised.original),
            achievement: revised.achievement,
            revised: None,
            ..measured.clone()
        };
        explain::formula_of(self.quoter.words, &original, spot)
    }

    /// The band that a rating is, with its edges.
    fn of_rating(self, spot: Spot<'_>, value: &str) -> (String, String) {
        let measured = spot.measured();
        let rating = measured.map(|measured| measured.rating);
        let Some(Rating::Band(rank)) = rating else { return (self.label(L::Unrated), value.to_owned()) };
        let Some(ratio) = measured.and_then(|measured| measured.achievement.ratio()) else {
            return (self.label(L::Judged), self.quoter.mark(Rating::Band(rank)).label);
        };
        (self.label(L::Band), self.within(ratio, &spot.result.scale, rank))
    }

    fn within(self, ratio: Decimal, scale: &crate::model::Scale, rank: crate::model::BandRank) -> String {
        let bands = scale.bands();
        let index = scale.ranks().position(|other| other == rank);
        let edge = |index: Option<usize>| bands.get(index?)?.lower;
        let (low, high) = (edge(index), edge(index.map(|index| index + 1)));
        let low = low.map(|edge| (edge.at, if edge.inclusive { "≤" } else { "<" }));
        let high = high.map(|edge| (edge.at, if edge.inclusive { "<" } else { "≤" }));
        let shares: Vec<Decimal> =
            low.map(|(at, _)| at).into_iter().chain([ratio]).chain(high.map(|(at, _)| at)).collect();
        let mut parts = self.pen().compared_shares(&shares);
        // The sign of an edge stands between it and the share.
        if let Some((_, sign)) = high {
            parts.insert(parts.len() - 1, sign.to_owned());
        }
        if let Some((_, sign)) = low {
            parts.insert(1, sign.to_owned());
        }
        parts.join(" ")
    }

    fn of_outlook_rule(self, id: &IndicatorId, value: &str) -> (String, String) {
        let Some(outlook) = self.quoter.assessment.outlooks.get(id) else {
            return (self.label(L::Outlook), value.to_owned());
        };
        let points = [
            outlook.baseline.map(|start| start.value),
            outlook.latest.map(|point| point.value),
            outlook.target.map(|point| point.value),
        ];
        let pen = self.pen();
        let numbers: Vec<String> = points.into_iter().flatten().map(|value| pen.alone(value)).collect();
        (self.label(L::Outlook), numbers.join(" → "))
    }

    fn of_other(self, fact: &Fact, value: &str) -> (String, String) {
        let published = crate::assess::robustness::Published::ALL;
        let method = published.iter().find(|method| fact.detail.as_deref() == Some(method.key()));
        match method {
            Some(method) => (self.quoter.words.published_rule(*method).to_owned(), value.to_owned()),
            None => (self.label(RobustnessLabel::InReport), value.to_owned()),
        }
    }

    fn difference(self, spot: Spot<'_>, value: &str) -> (String, String) {
        let actual = |spot: Spot<'_>| spot.measured().and_then(|measured| measured.actual.present());
        let before = spot.result.periods.range(..spot.period).next_back().map(|(period, _)| *period);
        let before = before.and_then(|period| actual(Spot { period, ..spot }));
        let numbers = actual(spot).zip(before).and_then(|(now, before)| {
            let difference = now.checked_sub(before)?;
            let pen = self.pen();
            Some(format!("{} − {} {}", pen.number(now), pen.number(before), pen.equals(difference)))
        });
        (self.label(L::Difference), numbers.unwrap_or_else(|| value.to_owned()))
    }

    fn of_area(self, id: &AreaId, fact: &Fact, value: &str) -> (String, String) {
        let rule = |label: L| (self.label(label), value.to_owned());
        let (Some(area), Some(period)) = (self.quoter.assessment.area(id), fact.period) else {
            return rule(L::AsEntered);
        };
        let roll_up = area.periods.get(&period);
        let (points, computed) = explain::points(self.quoter, area, period);
        let due = roll_up.and_then(|it| computed.checked_div(it.coverage?)).map(|due| due.round_dp(9));
        match fact.figure {
            K::Achievement => explain::of_area(self.quoter, area, period)
                .map_or_else(|| rule(L::NoValue), |step| (step.rule, step.numbers)),
            K::Rating => self.of_roll_up_rating(roll_up, value),
            K::Coverage => {
                let numbers = due.and_then(|due| self.share_of(computed, due));
                (self.label(L::CoverageWeights), numbers.unwrap_or_else(|| value.to_owned()))
            }
            K::BoundLow | K::BoundHigh => {
                let bounds = roll_up.and_then(|it| it.bounds);
                let is_low = fact.figure == K::BoundLow;
                let bound = bounds.map(|(low, high)| if is_low { low } else { high });
                let numbers = bound.zip(due).map(|(bound, due)| {
                    let rest = (bound * due - points).round_dp(9);
                    let pen = self.pen();
                    let [points, rest, due] = [points, rest, due].map(|number| pen.number(number));
                    format!("({points} + {rest}) ÷ {due} {}", pen.equals(bound))
                });
                let label = if is_low { L::BoundLow } else { L::BoundHigh };
                (self.label(label), numbers.unwrap_or_else(|| value.to_owned()))
            }
            _ if fact.figure == K::Count || fact.figure == K::MetCount => self.counted(fact, value),
            _ => rule(L::AsEntered),
        }
    }

    fn of_roll_up_rating(self, roll_up: Option<&crate::assess::RollUp>, value: &str) -> (String, String) {
        let Some((Rating::Band(rank), Some(share))) = roll_up.map(|it| (it.rating, it.achievement)) else {
            return (self.label(L::Unrated), value.to_owned());
        };
        (self.label(L::Band), self.within(share, &self.quoter.assessment.scale, rank))
    }

    fn of_whole(self, fact: &Fact, value: &str) -> (String, String) {
        let rule = |label: L| (self.label(label), value.to_owned());
        match (fact.figure, fact.period) {
            (K::Achievement, Some(period)) => self.overall(period, value),
            (K::Rating, Some(period)) => {
                let roll_up = self.quoter.overall(period).map(|overall| &overall.roll_up);
                self.of_roll_up_rating(roll_up, value)
            }
            (K::Coverage | K::BoundLow | K::BoundHigh, Some(period)) => {
                let (label, of): (L, fn(&RollUp) -> Option<Decimal>) = match fact.figure {
                    K::Coverage => (L::CoverageWeights, |it| it.coverage),
                    K::BoundLow => (L::BoundLow, |it| Some(it.bounds?.0)),
                    _ => (L::BoundHigh, |it| Some(it.bounds?.1)),
                };
                let own = self.quoter.overall(period).and_then(|overall| of(&overall.roll_up));
                let numbers = if fact.figure == K::Coverage {
                    self.weight_computed(period, own)
                } else {
                    self.mean_of_areas(period, own, &of)
                };
                (self.label(label), numbers.unwrap_or_else(|| value.to_owned()))
            }
            (K::Rows, _) => rule(L::RowCount),
            (K::Findings, _) => rule(L::FindingCount),
            (K::Floor | K::Cap | K::MinCoverage | K::ReallocationLimit | K::Rating, _) => rule(L::Setting),
            _ => self.counted(fact, value),
        }
    }

    /// The overall figure, with the weights and achievements of the areas where they make it.
    fn overall(self, period: Period, value: &str) -> (String, String) {
        let Some(step) = explain::of_overall(self.quoter, period) else {
            return (self.label(L::NoValue), value.to_owned());
        };
        let share = self.quoter.overall(period).and_then(|overall| overall.roll_up.achievement);
        let numbers = self.mean_of_areas(period, share, &RollUp::headline);
        (step.rule, numbers.unwrap_or(step.numbers))
    }

    /// What a number counts, by name where they are indicators.
    fn counted(self, fact: &Fact, value: &str) -> (String, String) {
        let ids: Vec<String> = self.members(fact).iter().map(ToString::to_string).collect();
        let is_complete = ids.len().to_string() == value && ids.len() <= 4 * MOST_TERMS;
        let numbers = if is_complete && !ids.is_empty() {
            ids.join(self.quoter.words.label(Label::Enumeration))
        } else {
            value.to_owned()
        };
        (self.label(L::Counted), numbers)
    }

    fn of_money(self, (fact, exact): (&Fact, &Exact), value: &str) -> (String, String) {
        let Subject::Resources { area, source, class } = &fact.subject else {
            return (self.label(L::AsEntered), value.to_owned());
        };
        let resources = &self.quoter.assessment.resources;
        let period = fact.period.unwrap_or(self.quoter.assessment.reporting);
        let of = |funds: Funds<'_>, amount: Amount| {
            let money = resources.sum(funds, period);
            match amount {
                Amount::OriginalBudget => money.original,
                Amount::Budget => money.budget,
                Amount::Expenditure => money.expenditure,
                Amount::Utilization => money.utilization(),
            }
        };
        let own = Funds { area: area.as_ref(), source: *source, class: *class };
        let whole =
            if source.is_some() { Funds { source: None, ..own } } else { Funds { area: None, ..own } };
        let divided = |part: Option<Decimal>, whole: Option<Decimal>| {
            let numbers = part.zip(whole).and_then(|(part, whole)| self.share_of(part, whole));
            numbers.unwrap_or_else(|| value.to_owned())
        };
        match fact.figure {
            _ if fact.detail.is_some() => (self.label(L::PartOfWhole), value.to_owned()),
            K::Utilization => {
                let numbers = divided(of(own, Amount::Expenditure), of(own, Amount::Budget));
                (self.label(L::SpentOfBudget), numbers)
            }
            K::ShareOfBudget => {
                (self.label(L::PartOfWhole), divided(of(own, Amount::Budget), of(whole, Amount::Budget)))
            }
            K::ShareOfExpenditure => {
                let numbers = divided(of(own, Amount::Expenditure), of(whole, Amount::Expenditure));
                (self.label(L::PartOfWhole), numbers)
            }
            K::ShareGiven => (self.label(L::PartOfWhole), value.to_owned()),
            _ => {
                let rows = self.own(fact).len() as u64;
                let sum = if let Exact::Number(sum) = exact { Some(*sum) } else { None };
                (self.label(L::Sum), sum.map_or_else(|| value.to_owned(), |sum| self.sum_of(rows, sum)))
            }
        }
    }
}

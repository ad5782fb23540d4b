//! Makes the figures of an indicator, an area or the report for a period.

use std::rc::Rc;

use super::figure::{Figure, Kind, Subject};
use super::lexicon::{lexicon, words};
use super::literal::Measure;
use super::token::{fold, tokens};
use crate::assess::{AreaResult, Funds, IndicatorPeriod, Rating};
use crate::document::FactKind;
use crate::model::{AreaId, Decimal, FundClass, FundSource, MeasureUnit, MoneyUnit, Period};
use crate::quote::{Amount, MoneyStyle, PERCENT_DECIMALS, Quote, Quoter, Spot};

/// Makes the figures of a subject.
pub(super) struct Maker<'a, 's> {
    quoter: Quoter<'a>,
    subject: &'s Subject,
    figures: Vec<Figure>,
    unit: Rc<Vec<String>>,
}

/// What a call is made of.
struct Named<'n> {
    kind: Kind,
    function: &'static str,
    arguments: Vec<String>,
    decimals: u32,
    what: &'n str,
}

impl<'a, 's> Maker<'a, 's> {
    /// The figures of a subject for a period.
    pub(super) fn make(quoter: Quoter<'a>, subject: &'s Subject, period: Period) -> Vec<Figure> {
        let assessment = quoter.assessment;
        let mut maker = Maker { quoter, subject, figures: Vec::new(), unit: Rc::default() };
        match subject {
            Subject::Indicator(id) => {
                if let Some(result) = assessment.indicator(id) {
                    maker.of_indicator(Spot { result, period, unit: None });
                }
            }
            Subject::Unit(id, code) => {
                if let Some(result) = assessment.indicator(id) {
                    maker.of_indicator(Spot { result, period, unit: Some(code) });
                }
            }
            Subject::Area(id) => {
                if let Some(area) = assessment.area(id) {
                    maker.of_area(area, period);
                }
            }
            Subject::Report => maker.of_report(period),
        }
        maker.figures
    }

    fn whose(&self) -> String {
        match self.subject {
            Subject::Indicator(id) => format!(" of `{id}`"),
            Subject::Unit(id, code) => format!(" of `{id}` in `{code}`"),
            Subject::Area(id) => format!(" of the area `{id}`"),
            Subject::Report => String::new(),
        }
    }

    fn add(&mut self, named: Named<'_>, period: Period, quote: Quote, unit: (Measure, Decimal)) {
        let (measure, scale) = unit;
        let Some(number) = quote.number.filter(|_| quote.key.is_none()) else { return };
        let is_share = measure == Measure::Percent
            && !matches!(quote.fact.figure, FactKind::Actual | FactKind::Target | FactKind::Baseline);
        let factor = if is_share { Decimal::ONE_HUNDRED } else { scale };
        let Some(value) = number.checked_mul(factor) else { return };
        let mut arguments = named.arguments;
        let assessment = self.quoter.assessment;
        if Some(period) == assessment.previous {
            arguments.push("period = \"previous\"".to_owned());
        } else if period != assessment.reporting {
            arguments.push(format!("period = \"{period}\""));
        }
        let what = format!("{}{} in {period}", named.what, self.whose());
        self.figures.push(Figure {
            kind: named.kind,
            period,
            value,
            scale,
            measure,
            printed: quote.text,
            what,
            function: named.function,
            arguments,
            decimals: named.decimals,
            unit: Rc::clone(&self.unit),
            since: None,
        });
    }

    fn of_indicator(&mut self, spot: Spot<'_>) {
        let indicator = &spot.result.indicator;
        let quoter = self.quoter;
        let is_percent = indicator.unit == MeasureUnit::Percent;
        let measure = if is_percent { Measure::Percent } else { Measure::Plain };
        let (scale, unit) = self.unit_of(&indicator.unit);
        self.unit = unit;
        let decimals = u32::from(indicator.decimals);
        let mut arguments = vec![format!("\"{}\"", indicator.id)];
        arguments.extend(spot.unit.map(|code| format!("unit = \"{code}\"")));
        let named = |kind, function, decimals, what| Named {
            kind,
            function,
            arguments: arguments.clone(),
            decimals,
            what,
        };
        let actual = quoter.actual(spot, None);
        let value = actual.number;
        self.add(
            named(Kind::Actual, "actual", decimals, "the actual value"),
            spot.period,
            actual,
            (measure, scale),
        );
        let target = named(Kind::Target, "target", decimals, "the target");
        self.add(target, spot.period, quoter.target(spot, None), (measure, scale));
        let baseline = quoter.baseline(spot, None);
        let from = baseline.number;
        if spot.period == quoter.assessment.reporting {
            let named = named(Kind::Baseline, "baseline", decimals, "the baseline");
            self.add(named, spot.period, baseline, (measure, scale));
        }
        let percent = u32::from(PERCENT_DECIMALS);
        let achieved = named(Kind::Achievement, "achievement", percent, "the achievement");
        self.add(achieved, spot.period, quoter.achievement(spot, None), (Measure::Percent, Decimal::ONE));
        let change = named(Kind::Change, "change", decimals, "the change");
        let points = if is_percent { Measure::Points } else { Measure::Plain };
        self.add(change, spot.period, quoter.change(spot, None), (points, scale));
        let increment = named(Kind::Change, "increment", decimals, "the increment");
        self.add(increment, spot.period, quoter.increment(spot, None), (points, scale));
        if let Some(value) = value {
            self.factors(spot, value, from);
            if spot.period == quoter.assessment.reporting {
                self.differences(spot, value, from, (points, scale));
            }
        }
        if spot.unit.is_none() {
            self.counts(spot, &arguments);
        }
    }

    /// What a value is over the one before, and over the baseline.
    fn factors(&mut self, spot: Spot<'_>, value: Decimal, from: Option<Decimal>) {
        let before = self.quoter.assessment.periods.iter().rev().find(|period| **period < spot.period);
        let before =
            before.and_then(|before| self.quoter.actual(Spot { period: *before, ..spot }, None).number);
        for (base, what) in
            [(before, "the factor on the period before"), (from, "the factor on the baseline")]
        {
            let Some(factor) = base.filter(|base| !base.is_zero()).and_then(|base| value.checked_div(base))
            else {
                continue;
            };
            self.figures.push(Figure {
                kind: Kind::Factor,
                period: spot.period,
                value: factor,
                scale: Decimal::ONE,
                measure: Measure::Factor,
                printed: factor.round_dp(2).normalize().to_string(),
                what: format!("{what}{} in {}", self.whose(), spot.period),
                function: "",
                arguments: Vec::new(),
                decimals: 2,
                unit: Rc::clone(&self.unit),
                since: None,
            });
        }
    }

    /// How far a value is from others, and of what is no percentage in percent too.
    fn differences(
        &mut self,
        spot: Spot<'_>,
        value: Decimal,
        from: Option<Decimal>,
        (measure, scale): (Measure, Decimal),
    ) {
        let target = self.quoter.target(spot, None).number;
        let mut bases =
            vec![(from, None, "the baseline".to_owned()), (target, None, "the target".to_owned())];
        for period in self.quoter.assessment.periods.iter().filter(|period| **period < spot.period) {
            let base = self.quoter.actual(Spot { period: *period, ..spot }, None).number;
            bases.push((base, Some(*period), format!("the value of {period}")));
        }
        let whose = self.whose();
        for (base, since, name) in bases {
            let Some(base) = base else { continue };
            let what = format!("the difference from {name}{whose}");
            self.derive((spot.period, since), (value - base) * scale, (measure, scale), &what);
            let growth = (value - base).checked_div(base).filter(|_| measure == Measure::Plain);
            if let Some(growth) = growth {
                let what = format!("the growth over {name}{whose}");
                let percent = (Measure::Percent, Decimal::ONE);
                self.derive((spot.period, since), growth * Decimal::ONE_HUNDRED, percent, &what);
            }
        }
    }

    /// A difference, which no function prints.
    fn derive(
        &mut self,
        (period, since): (Period, Option<Period>),
        value: Decimal,
        (measure, scale): (Measure, Decimal),
        what: &str,
    ) {
        self.figures.push(Figure {
            kind: Kind::Difference,
            period,
            value,
            scale,
            measure,
            printed: (value / scale).round_dp(2).normalize().to_string(),
            what: format!("{what} in {period}"),
            function: "",
            arguments: Vec::new(),
            decimals: 0,
            unit: Rc::clone(&self.unit),
            since,
        });
    }

    fn counts(&mut self, spot: Spot<'_>, arguments: &[String]) {
        type Count = fn(&IndicatorPeriod) -> Option<usize>;
        let counts: [(&'static str, &str, Count); 4] = [
            ("units_reporting", "the number of units that report", |it| Some(it.unit_coverage.reporting)),
            ("units_due", "the number of units that were to report", |it| Some(it.unit_coverage.due)),
            ("units_met", "the number of units that met their target", |it| {
                it.unit_share.map(|share| share.met)
            }),
            ("units_with_target", "the number of units with a target", |it| {
                it.unit_share.map(|share| share.with_target)
            }),
        ];
        for (function, what, count) in counts {
            let named =
                Named { kind: Kind::Units, function, arguments: arguments.to_vec(), decimals: 0, what };
            let quote =
                self.quoter.units(spot, &function.trim_start_matches("units_").replace('_', "-"), count);
            self.add(named, spot.period, quote, (Measure::Plain, Decimal::ONE));
        }
        let (arguments, what) = (arguments.to_vec(), "the share of units that met their target");
        let decimals = u32::from(PERCENT_DECIMALS);
        let named = Named { kind: Kind::Share, function: "share_met", arguments, decimals, what };
        self.add(named, spot.period, self.quoter.share_met(spot, None), (Measure::Percent, Decimal::ONE));
    }

    fn of_area(&mut self, area: &AreaResult, period: Period) {
        let (quoter, id) = (self.quoter, format!("\"{}\"", area.area.id));
        let shares = [
            (
                Kind::Achievement,
                "area_achievement",
                "the achievement",
                quoter.area_achievement(area, period, None),
            ),
            (Kind::Share, "area_coverage", "the coverage", quoter.area_coverage(area, period, None)),
            (
                Kind::Share,
                "area_low",
                "the lower bound",
                quoter.area_bound(area, period, FactKind::BoundLow, None),
            ),
            (
                Kind::Share,
                "area_high",
                "the upper bound",
                quoter.area_bound(area, period, FactKind::BoundHigh, None),
            ),
        ];
        for (kind, function, what, quote) in shares {
            let decimals = u32::from(PERCENT_DECIMALS);
            let named = Named { kind, function, arguments: vec![id.clone()], decimals, what };
            self.add(named, period, quote, (Measure::Percent, Decimal::ONE));
        }
        self.indicators(Some(area), period);
        self.money(Some(&area.area.id), period);
    }

    fn of_report(&mut self, period: Period) {
        let quoter = self.quoter;
        let shares = [
            (
                Kind::Achievement,
                "overall_achievement",
                "the overall achievement",
                quoter.overall_achievement(period, None),
            ),
            (Kind::Share, "overall_coverage", "the overall coverage", quoter.overall_coverage(period, None)),
            (Kind::Share, "overall_low", "the lower bound of the whole", quoter.overall_low(period, None)),
            (Kind::Share, "overall_high", "the upper bound of the whole", quoter.overall_high(period, None)),
        ];
        for (kind, function, what, quote) in shares {
            let decimals = u32::from(PERCENT_DECIMALS);
            let named = Named { kind, function, arguments: Vec::new(), decimals, what };
            self.add(named, period, quote, (Measure::Percent, Decimal::ONE));
        }
        self.indicators(None, period);
        self.money(None, period);
    }

    /// The numbers of indicators, in all and by rating.
    fn indicators(&mut self, area: Option<&AreaResult>, period: Period) {
        let scale = &self.quoter.assessment.scale;
        let ratings = Rating::all(scale).map(Some).chain([None]);
        for rating in ratings {
            let mut arguments: Vec<String> =
                area.map(|area| format!("\"{}\"", area.area.id)).into_iter().collect();
            let quote = self.quoter.count(area, rating, period);
            // No indicator of a rating is no number that a text would give in digits.
            if rating.is_some() && quote.number.is_none_or(|number| number.is_zero()) {
                continue;
            }
            arguments.extend(rating.map(|rating| format!("rating = \"{}\"", rating.key(scale))));
            let what = match rating {
                Some(rating) => format!("the number of indicators rated `{}`", rating.key(scale)),
                None => "the number of indicators".to_owned(),
            };
            let named =
                Named { kind: Kind::Indicators, function: "count", arguments, decimals: 0, what: &what };
            self.add(named, period, quote, (Measure::Plain, Decimal::ONE));
        }
    }

    /// Operating resources from all sources and from each, and capital.
    fn money(&mut self, area: Option<&AreaId>, period: Period) {
        let id = || area.map(|id| format!("\"{id}\"")).into_iter().collect::<Vec<String>>();
        let sources = FundSource::ALL.into_iter().map(|source| (Some(source), FundClass::Operating));
        let all = [(None, FundClass::Operating), (None, FundClass::Capital)];
        for (source, class) in all.into_iter().chain(sources) {
            let funds = Funds { area, source, class: Some(class) };
            let mut arguments = id();
            arguments.extend(source.map(|source| format!("source = \"{}\"", source.key())));
            if class == FundClass::Capital {
                arguments.push("class = \"capital\"".to_owned());
            }
            let of = match (source, class) {
                (Some(source), _) => format!(" ({})", source.key()),
                (None, FundClass::Capital) => " (capital)".to_owned(),
                (None, FundClass::Operating) => String::new(),
            };
            self.amounts(funds, period, &arguments, &of);
        }
    }

    fn amounts(&mut self, funds: Funds<'_>, period: Period, arguments: &[String], of: &str) {
        let (quoter, style) = (self.quoter, MoneyStyle::new(MoneyUnit::One, None));
        let amounts = [
            (Amount::Budget, "budget", None, "the budget"),
            (Amount::OriginalBudget, "budget", Some("revised = false"), "the original budget"),
            (Amount::Expenditure, "expenditure", None, "the expenditure"),
        ];
        let percent = u32::from(PERCENT_DECIMALS);
        for (amount, function, more, what) in amounts {
            let mut arguments = arguments.to_vec();
            arguments.extend(more.map(ToOwned::to_owned));
            let named =
                Named { kind: Kind::Money, function, arguments, decimals: 0, what: &format!("{what}{of}") };
            let quote = self.quoter.money(funds, period, amount, style);
            self.add(named, period, quote, (Measure::Plain, Decimal::ONE));
        }
        let mut shared = |function, what: &str, quote| {
            let what = &format!("{what}{of}");
            let named =
                Named { kind: Kind::Share, function, arguments: arguments.to_vec(), decimals: percent, what };
            self.add(named, period, quote, (Measure::Percent, Decimal::ONE));
        };
        shared("utilization", "the utilization", quoter.money(funds, period, Amount::Utilization, style));
        let shares = [
            (FactKind::ShareOfBudget, "share_of_budget", "the share of the budget"),
            (FactKind::ShareOfExpenditure, "share_of_expenditure", "the share of expenditure"),
        ];
        for (kind, function, what) in shares {
            if let Some(share) = quoter.share_of(funds, period, kind, None) {
                shared(function, what, share);
            }
        }
    }

    /// What a unit of measure multiplies by ("million USD"), and its words.
    fn unit_of(&self, unit: &MeasureUnit) -> (Decimal, Rc<Vec<String>>) {
        let text = if *unit == MeasureUnit::Percent { "" } else { self.quoter.measure_unit(unit) };
        let language = self.quoter.words.language();
        let folded = fold(text);
        let tokens = tokens(language, text);
        let words = words(&folded, &tokens);
        let found = lexicon(language).scales.at(&words, language);
        let scale = found.as_ref().map_or(Decimal::ONE, |found| Decimal::from(found.meaning));
        let behind = found.map_or(0, |found| found.length);
        let own = words.iter().skip(behind).map(|word| (*word).to_owned()).collect();
        (scale, Rc::new(own))
    }
}

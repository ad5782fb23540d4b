//! The computed figures that a number in a text may be, each with the call that prints it.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::literal::{Literal, Measure};
use super::make::Maker;
use crate::assess::IndicatorResult;
use crate::model::{AreaId, Decimal, IndicatorId, MoneyUnit, Period, UnitCode};
use crate::quote::Quoter;

/// What figures are about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// An indicator.
    Indicator(IndicatorId),
    /// A reporting unit of an indicator.
    Unit(IndicatorId, UnitCode),
    /// An area.
    Area(AreaId),
    /// The report as a whole.
    Report,
}

/// What a figure says of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The actual value.
    Actual,
    /// The target.
    Target,
    /// The baseline.
    Baseline,
    /// The achievement, of an indicator, an area or the whole.
    Achievement,
    /// The change on the period before.
    Change,
    /// A number of reporting units.
    Units,
    /// A number of indicators.
    Indicators,
    /// A share that is no achievement: coverage, a bound, a share of money.
    Share,
    /// An amount of money.
    Money,
    /// A value over the one before, or over the baseline.
    Factor,
    /// How far a value is from its target, its baseline or that of an earlier period.
    Difference,
}

/// A computed figure.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub(super) kind: Kind,
    pub(super) period: Period,
    /// Its value: of a percentage 82.5, of a number in millions the number.
    pub(super) value: Decimal,
    /// What it is printed in, such as a million; 1 for money, which is printed as asked for.
    pub(super) scale: Decimal,
    pub(super) measure: Measure,
    /// The figure as printed.
    pub(super) printed: String,
    /// What it is in words, for findings.
    pub(super) what: String,
    pub(super) function: &'static str,
    pub(super) arguments: Vec<String>,
    /// How many decimals its call prints.
    pub(super) decimals: u32,
    /// The words of its unit.
    pub(super) unit: Rc<Vec<String>>,
    /// The earlier period that a difference is from.
    pub(super) since: Option<Period>,
}

impl Figure {
    /// The call that prints the figure as a literal has it.
    pub(super) fn call(&self, literal: &Literal) -> String {
        let mut arguments = self.arguments.clone();
        let mut usual = self.decimals;
        if self.kind == Kind::Money {
            let unit = MoneyUnit::ALL
                .iter()
                .find(|unit| unit.size() == literal.scale && literal.scale > Decimal::ONE);
            if let Some(unit) = unit {
                arguments.push(format!("unit = \"{}\"", unit.key()));
                usual = u32::from(unit.usual_decimals());
            }
        }
        if literal.decimals != usual
            && self.takes_decimals()
            && literal.step <= Decimal::ONE.max(literal.scale)
        {
            arguments.push(format!("decimals = {}", literal.decimals));
        }
        format!("{{{{ {}({}) }}}}", self.function, arguments.join(", "))
    }

    fn takes_decimals(&self) -> bool {
        !matches!(self.kind, Kind::Units | Kind::Indicators | Kind::Factor | Kind::Difference)
            && self.function != "utilization"
    }

    /// Whether a function prints the figure.
    pub(super) fn is_printed(&self) -> bool {
        !matches!(self.kind, Kind::Factor | Kind::Difference)
    }
}

/// The figures of an edition, made when they are asked for.
pub(super) struct Figures<'a> {
    quoter: Quoter<'a>,
    /// Those of a subject, a cell for each period of the report.
    made: BTreeMap<Subject, Vec<OnceCell<Vec<Figure>>>>,
}

impl<'a> Figures<'a> {
    pub(super) fn new(quoter: Quoter<'a>) -> Self {
        let assessment = quoter.assessment;
        let indicators = || assessment.all_indicators().map(|it| &it.indicator.id);
        let units = indicators()
            .flat_map(|id| assessment.units.keys().map(|unit| Subject::Unit(id.clone(), unit.clone())));
        let areas = assessment.all_areas().map(|it| Subject::Area(it.area.id.clone()));
        let subjects = indicators().cloned().map(Subject::Indicator).chain(units).chain(areas);
        let cells = || vec![OnceCell::new(); assessment.periods.len()];
        let made = subjects.chain([Subject::Report]).map(|subject| (subject, cells())).collect();
        Self { quoter, made }
    }

    /// The figures of a subject for a period.
    fn of(&self, subject: &Subject, period: Period) -> &[Figure] {
        let place = self.quoter.assessment.periods.iter().position(|it| *it == period);
        let cell = place.and_then(|place| self.made.get(subject)?.get(place));
        cell.map_or(&[], |cell| cell.get_or_init(|| Maker::make(self.quoter, subject, period)))
    }
}

/// Finds figures by what they are of, and by their value.
pub(super) struct Index<'a> {
    pub(super) quoter: Quoter<'a>,
    figures: &'a Figures<'a>,
    rising: OnceCell<Vec<&'a Figure>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(figures: &'a Figures<'a>) -> Self {
        Self { quoter: figures.quoter, figures, rising: OnceCell::new() }
    }

    /// The figures of subjects for the reporting period, the one before and others, the latest first.
    pub(super) fn of(&self, subjects: &[Subject], others: &[Period]) -> Vec<&'a Figure> {
        let assessment = self.quoter.assessment;
        let is_recent =
            |period: Period| period == assessment.reporting || Some(period) == assessment.previous;
        let periods = assessment.periods.iter().rev().copied();
        let periods: Vec<Period> = periods.filter(|it| is_recent(*it) || others.contains(it)).collect();
        let of = |subject| periods.iter().flat_map(move |period| self.figures.of(subject, *period));
        subjects.iter().flat_map(of).collect()
    }

    /// The figures of the reporting period and the one before that a literal may be, found by their value.
    pub(super) fn near(&self, literal: &Literal) -> &[&'a Figure] {
        let all = self.rising.get_or_init(|| {
            let assessment = self.quoter.assessment;
            let indicators =
                assessment.indicators.iter().map(|it| Subject::Indicator(it.indicator.id.clone()));
            let areas = assessment.areas.iter().map(|it| Subject::Area(it.area.id.clone()));
            let subjects: Vec<Subject> = indicators.chain(areas).chain([Subject::Report]).collect();
            let mut all = self.of(&subjects, &[]);
            all.sort_by_key(|figure| figure.value);
            all
        });
        let (low, high) = (literal.value - literal.step, literal.value + literal.step);
        let first = all.partition_point(|figure| figure.value < low);
        let last = all.partition_point(|figure| figure.value <= high);
        &all[first..last.max(first)]
    }
}

/// The title of an indicator in a language.
pub(super) fn title<'t>(result: &'t IndicatorResult, quoter: Quoter<'_>) -> &'t str {
    result.indicator.title.get(quoter.words.language()).unwrap_or_default()
}

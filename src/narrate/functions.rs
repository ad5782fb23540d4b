//! What templates can call: functions, filters and tests over the assessment.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::desk::{Arguments, Desk};
use super::shield;
use super::slots::{Slot, Slots};
use crate::assess::Unrated;
use crate::document::FactKind;
use crate::manifest::quoted;
use crate::model::{Decimal, UnitCode};
use crate::quote::{Amount, Quote};

/// A function of templates.
pub(super) struct Function {
    /// Its name.
    pub(super) name: &'static str,
    /// The names of the arguments that may be given without one.
    pub(super) positional: &'static [&'static str],
    /// What its id names.
    pub(super) id: IdKind,
    call: fn(&Desk, &Arguments<'_>) -> TeraResult<Value>,
}

impl Function {
    /// The arguments that it takes.
    fn arguments(&self) -> &'static [&'static str] {
        match self.name {
            "actual" | "baseline" | "target" | "achievement" | "change" | "increment" => {
                &["id", "period", "unit", "decimals"]
            }
            "rating" | "records_reporting" | "records_due" => &["id", "period", "unit"],
            "share_met" | "area_achievement" | "area_coverage" | "area_low" | "area_high" => {
                &["id", "period", "decimals"]
            }
            "title" | "unit_of" | "outlook" | "area_title" | "unit_title" => &["id"],
            "count" => &["id", "period", "rating"],
            "budget" => &["id", "period", "source", "class", "revised", "unit", "decimals"],
            "expenditure" => &["id", "period", "source", "class", "unit", "decimals"],
            "utilisation" => &["id", "period", "source", "class"],
            "share_of_budget" | "share_of_expenditure" => &["id", "period", "source", "class", "decimals"],
            "overall_rating" => &["period"],
            "overall_achievement" | "overall_coverage" | "overall_low" | "overall_high" => {
                &["period", "decimals"]
            }
            "chart" | "table" | "ref" => &["kind", "id"],
            _ => &["id", "period"],
        }
    }
}

/// What an id names.
#[derive(Debug, Clone, Copy)]
pub(super) enum IdKind {
    /// An indicator.
    Indicator,
    /// An area.
    Area,
    /// A reporting unit.
    Unit,
    /// It is not known before the template runs.
    Any,
    /// It depends on the first argument.
    ByFirst(fn(&str) -> IdKind),
}

const ID: &[&str] = &["id"];
const KIND_ID: &[&str] = &["kind", "id"];

const fn function(
    name: &'static str,
    id: IdKind,
    call: fn(&Desk, &Arguments<'_>) -> TeraResult<Value>,
) -> Function {
    let positional = match id {
        IdKind::ByFirst(_) => KIND_ID,
        IdKind::Indicator | IdKind::Area | IdKind::Unit | IdKind::Any => ID,
    };
    Function { name, positional, id, call }
}

fn kind_of_placed(kind: &str) -> IdKind {
    match kind {
        "trend" | "units" | "steps" | "breakdown" => IdKind::Indicator,
        "bullet" | "indicators" | "evidence" | "lessons" => IdKind::Area,
        _ => IdKind::Any,
    }
}

/// All functions, as `docs/project.md` lists them.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method is not general over the lifetime of the quoter"
)]
pub(super) const FUNCTIONS: &[Function] = &[
    function("actual", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, decimals| quoter.actual(spot, decimals))
    }),
    function("baseline", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, decimals| quoter.baseline(spot, decimals))
    }),
    function("target", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, decimals| quoter.target(spot, decimals))
    }),
    function("achievement", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, decimals| quoter.achievement(spot, decimals))
    }),
    function("change", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, decimals| quoter.change(spot, decimals))
    }),
    function("increment", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, decimals| quoter.increment(spot, decimals))
    }),
    function("records_reporting", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, _| quoter.records_reporting(spot))
    }),
    function("records_due", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, _| quoter.records_due(spot))
    }),
    function("share_met", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, decimals| quoter.share_met(spot, decimals))
    }),
    function("rating", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, _| quoter.rating(spot))
    }),
    function("outlook", IdKind::Indicator, |desk, args| {
        Ok(desk.keep(Slot::Figure(desk.quoter().outlook(desk.indicator(args)?))))
    }),
    function("units_reporting", IdKind::Indicator, |desk, args| {
        desk.units(args, |figures| Some(figures.unit_coverage.reporting))
    }),
    function("units_due", IdKind::Indicator, |desk, args| {
        desk.units(args, |figures| Some(figures.unit_coverage.due))
    }),
    function("units_met", IdKind::Indicator, |desk, args| {
        desk.units(args, |figures| figures.unit_share.map(|share| share.met))
    }),
    function("units_with_target", IdKind::Indicator, |desk, args| {
        desk.units(args, |figures| figures.unit_share.map(|share| share.with_target))
    }),
    function("best_unit", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, _| quoter.ranked(spot, true))
    }),
    function("worst_unit", IdKind::Indicator, |desk, args| {
        desk.spot(args, |quoter, spot, _| quoter.ranked(spot, false))
    }),
    function("title", IdKind::Indicator, |desk, args| {
        let title = &desk.indicator(args)?.indicator.title;
        Ok(Value::normal_string(title.get(desk.language).unwrap_or_default()))
    }),
    function("unit_of", IdKind::Indicator, |desk, args| {
        let unit = &desk.indicator(args)?.indicator.unit;
        Ok(Value::normal_string(desk.quoter().measure_unit(unit)))
    }),
    function("area_title", IdKind::Area, |desk, args| {
        let title = &desk.area(args)?.area.title;
        Ok(Value::normal_string(title.get(desk.language).unwrap_or_default()))
    }),
    function("unit_title", IdKind::Unit, |desk, args| {
        let code = UnitCode::new(args.required("id")?);
        Ok(Value::normal_string(&desk.quoter().unit_name(&code)))
    }),
    function("area_achievement", IdKind::Area, |desk, args| {
        desk.of_area(args, |quoter, area, period, decimals| quoter.area_achievement(area, period, decimals))
    }),
    function("area_coverage", IdKind::Area, |desk, args| {
        desk.of_area(args, |quoter, area, period, decimals| quoter.area_coverage(area, period, decimals))
    }),
    function("area_rating", IdKind::Area, |desk, args| {
        desk.of_area(args, |quoter, area, period, _| quoter.area_rating(area, period))
    }),
    function("area_low", IdKind::Area, |desk, args| {
        desk.of_area(args, |quoter, area, period, decimals| {
            quoter.area_bound(area, period, FactKind::BoundLow, decimals)
        })
    }),
    function("area_high", IdKind::Area, |desk, args| {
        desk.of_area(args, |quoter, area, period, decimals| {
            quoter.area_bound(area, period, FactKind::BoundHigh, decimals)
        })
    }),
    function("count", IdKind::Area, Desk::count),
    function("overall_achievement", IdKind::Any, |desk, args| {
        desk.overall(args, |quoter, period, decimals| quoter.overall_achievement(period, decimals))
    }),
    function("overall_rating", IdKind::Any, |desk, args| {
        desk.overall(args, |quoter, period, _| quoter.overall_rating(period))
    }),
    function("overall_coverage", IdKind::Any, |desk, args| {
        desk.overall(args, |quoter, period, decimals| quoter.overall_coverage(period, decimals))
    }),
    function("overall_low", IdKind::Any, |desk, args| {
        desk.overall(args, |quoter, period, decimals| quoter.overall_low(period, decimals))
    }),
    function("overall_high", IdKind::Any, |desk, args| {
        desk.overall(args, |quoter, period, decimals| quoter.overall_high(period, decimals))
    }),
    function("budget", IdKind::Area, Desk::budget),
    function("expenditure", IdKind::Area, |desk, args| desk.money(args, Amount::Expenditure)),
    function("utilisation", IdKind::Area, |desk, args| desk.money(args, Amount::Utilisation)),
    function("share_of_budget", IdKind::Area, |desk, args| desk.share(args, FactKind::ShareOfBudget)),
    function("share_of_expenditure", IdKind::Area, |desk, args| {
        desk.share(args, FactKind::ShareOfExpenditure)
    }),
    function("chart", IdKind::ByFirst(kind_of_placed), |desk, args| {
        Ok(desk.keep(Slot::Chart(desk.chart(args)?)))
    }),
    function("table", IdKind::ByFirst(kind_of_placed), |desk, args| {
        Ok(desk.keep(Slot::Table(desk.table(args)?)))
    }),
    function("ref", IdKind::ByFirst(kind_of_placed), |desk, args| {
        let target = match desk.chart(args) {
            Ok(chart) => chart.id(),
            Err(_) => desk.table(args)?.id(),
        };
        Ok(desk.keep(Slot::Reference(target)))
    }),
];

/// Gives the functions, filters and tests to a template engine.
pub(super) fn register(tera: &mut Tera, desk: &Desk) {
    for function in FUNCTIONS {
        let desk = desk.clone();
        tera.register_function(function.name, move |kwargs: Kwargs, _: &State<'_>| {
            let known = function.arguments();
            let unknown = kwargs.iter().filter_map(|(key, _)| key.as_str()).find(|key| !known.contains(key));
            if let Some(key) = unknown {
                let message = format!(
                    "`{}` has no argument `{key}`: it takes {}",
                    function.name,
                    quoted(known.iter().copied())
                );
                return Err(Error::message(message));
            }
            (function.call)(&desk, &Arguments(&kwargs))
        });
    }
    let slots = Arc::clone(&desk.slots);
    tera.register_filter("number", move |value: String, _: Kwargs, _: &State<'_>| number(&slots, &value));
    let slots = Arc::clone(&desk.slots);
    tera.register_filter("key", move |value: String, _: Kwargs, _: &State<'_>| key(&slots, &value));
    let slots = Arc::clone(&desk.slots);
    tera.register_test("missing", move |value: String, _: Kwargs, _: &State<'_>| {
        figure(&slots, &value).map(|quote| is_missing(&quote))
    });
    let slots = Arc::clone(&desk.slots);
    tera.register_test("present", move |value: String, _: Kwargs, _: &State<'_>| {
        figure(&slots, &value).map(|quote| !is_missing(&quote))
    });
}

fn is_missing(quote: &Quote) -> bool {
    let unrated = |key: &String| Unrated::ALL.into_iter().any(|reason| reason.key() == key);
    quote.number.is_none() && quote.key.as_ref().is_none_or(unrated)
}

fn figure(slots: &Slots, token: &str) -> TeraResult<Quote> {
    match shield::slot_of(token).and_then(|index| slots.get(index)) {
        Some(Slot::Figure(quote)) => Ok(quote),
        Some(Slot::Chart(_) | Slot::Table(_) | Slot::Reference(_)) | None => {
            Err(Error::message("this can only be asked of a figure, such as `actual(\"1.1\")`"))
        }
    }
}

/// The number of a figure, to compare it.
fn number(slots: &Slots, token: &str) -> TeraResult<Value> {
    let quote = figure(slots, token)?;
    let missing = "the figure is missing: ask `is present` first";
    let number = quote.number.ok_or_else(|| Error::message(missing))?;
    Ok(match i64::try_from(number) {
        Ok(whole) if Decimal::from(whole) == number => Value::from(whole),
        Ok(_) | Err(_) => Value::from(
            f64::try_from(number).map_err(|error| Error::chain("the number is too large", error))?,
        ),
    })
}

/// The word of a figure that is the same in every language, to compare it.
fn key(slots: &Slots, token: &str) -> TeraResult<Value> {
    let quote = figure(slots, token)?;
    let missing = "the figure has no key, or it is missing: ask `is present` first";
    quote.key.map(|key| Value::from(key.as_str())).ok_or_else(|| Error::message(missing))
}

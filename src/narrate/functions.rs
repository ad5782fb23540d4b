//! What templates can call: functions, filters and tests over the assessment.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::claims::{self, CLAIM, HOLDS};
use super::desk::{Arguments, Desk};
use super::name::{self, ACTION};
use super::shield;
use super::slots::{Slot, Slots};
use crate::assess::{AreaResult, Unrated};
use crate::document::FactKind;
use crate::manifest::quoted;
use crate::model::{Decimal, Period, UnitCode};
use crate::quote::{Amount, Quote, Quoter, Spot};
use crate::wording::Wording;

/// A function of templates.
pub(super) struct Function {
    /// Its name.
    pub(super) name: &'static str,
    /// The names of the arguments that may be given without one.
    pub(super) positional: &'static [&'static str],
    /// What its id names.
    pub(super) id: IdKind,
    call: Call,
}

/// What a function does.
enum Call {
    /// It prints a figure of an indicator.
    Spot(OfSpot),
    /// It prints a figure of an area.
    Area(OfArea),
    /// It prints a figure of the whole report.
    Overall(OfReport),
    /// Anything else.
    Other(Other),
}

type OfSpot = fn(Quoter<'_>, Spot<'_>, Option<u8>) -> Quote;
type OfArea = fn(Quoter<'_>, &AreaResult, Period, Option<u8>) -> Quote;
type OfReport = fn(Quoter<'_>, Period, Option<u8>) -> Quote;
type Other = fn(&Desk, &Arguments<'_>) -> TeraResult<Value>;

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
            "utilization" => &["id", "period", "source", "class"],
            "share_of_budget" | "share_of_expenditure" => &["id", "period", "source", "class", "decimals"],
            "overall_rating" => &["period"],
            "overall_achievement" | "overall_coverage" | "overall_low" | "overall_high" => {
                &["period", "decimals"]
            }
            "chart" | "table" | "ref" => &["kind", "id"],
            "action" => &[],
            CLAIM | HOLDS => claims::ARGUMENTS,
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
    /// A paragraph.
    Paragraph,
    /// It is not known before the template runs.
    Any,
    /// It depends on the first argument.
    ByFirst(fn(&str) -> IdKind),
}

const ID: &[&str] = &["id"];
const KIND_ID: &[&str] = &["kind", "id"];

const fn of_spot(name: &'static str, quote: OfSpot) -> Function {
    Function { name, positional: ID, id: IdKind::Indicator, call: Call::Spot(quote) }
}

const fn of_area(name: &'static str, quote: OfArea) -> Function {
    Function { name, positional: ID, id: IdKind::Area, call: Call::Area(quote) }
}

const fn overall(name: &'static str, quote: OfReport) -> Function {
    Function { name, positional: ID, id: IdKind::Any, call: Call::Overall(quote) }
}

const fn function(name: &'static str, id: IdKind, call: Other) -> Function {
    let positional = match id {
        IdKind::ByFirst(_) => KIND_ID,
        IdKind::Indicator | IdKind::Area | IdKind::Unit | IdKind::Paragraph | IdKind::Any => ID,
    };
    Function { name, positional, id, call: Call::Other(call) }
}

fn kind_of_placed(kind: &str) -> IdKind {
    match kind {
        "trend" | "units" | "steps" | "breakdown" => IdKind::Indicator,
        "bullet" | "indicators" | "evidence" | "lessons" => IdKind::Area,
        "paragraph" => IdKind::Paragraph,
        _ => IdKind::Any,
    }
}

/// All functions, as `docs/project.md` lists them.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method is not general over the lifetime of the quoter"
)]
pub(super) const FUNCTIONS: &[Function] = &[
    of_spot("actual", |quoter, spot, decimals| quoter.actual(spot, decimals)),
    of_spot("baseline", |quoter, spot, decimals| quoter.baseline(spot, decimals)),
    of_spot("target", |quoter, spot, decimals| quoter.target(spot, decimals)),
    of_spot("achievement", |quoter, spot, decimals| quoter.achievement(spot, decimals)),
    of_spot("change", |quoter, spot, decimals| quoter.change(spot, decimals)),
    of_spot("increment", |quoter, spot, decimals| quoter.increment(spot, decimals)),
    of_spot("records_reporting", |quoter, spot, _| quoter.records_reporting(spot)),
    of_spot("records_due", |quoter, spot, _| quoter.records_due(spot)),
    of_spot("share_met", |quoter, spot, decimals| quoter.share_met(spot, decimals)),
    of_spot("rating", |quoter, spot, _| quoter.rating(spot)),
    function("outlook", IdKind::Indicator, |desk, args| {
        Ok(desk.keep(Slot::Figure(desk.quoter().outlook(desk.indicator(args)?))))
    }),
    function("units_reporting", IdKind::Indicator, |desk, args| {
        desk.units(args, "reporting", |figures| Some(figures.unit_coverage.reporting))
    }),
    function("units_due", IdKind::Indicator, |desk, args| {
        desk.units(args, "due", |figures| Some(figures.unit_coverage.due))
    }),
    function("units_met", IdKind::Indicator, |desk, args| {
        desk.units(args, "met", |figures| figures.unit_share.map(|share| share.met))
    }),
    function("units_with_target", IdKind::Indicator, |desk, args| {
        desk.units(args, "with-target", |figures| figures.unit_share.map(|share| share.with_target))
    }),
    of_spot("best_unit", |quoter, spot, _| quoter.ranked(spot, true)),
    of_spot("worst_unit", |quoter, spot, _| quoter.ranked(spot, false)),
    function("title", IdKind::Indicator, |desk, args| {
        let title = &desk.indicator(args)?.indicator.title;
        Ok(Value::normal_string(title.get(desk.words.language()).unwrap_or_default()))
    }),
    function("unit_of", IdKind::Indicator, |desk, args| {
        let unit = &desk.indicator(args)?.indicator.unit;
        Ok(Value::normal_string(desk.quoter().measure_unit(unit)))
    }),
    function("area_title", IdKind::Area, |desk, args| {
        let title = &desk.area(args)?.area.title;
        Ok(Value::normal_string(title.get(desk.words.language()).unwrap_or_default()))
    }),
    function("unit_title", IdKind::Unit, |desk, args| {
        let code = UnitCode::new(args.required("id")?);
        Ok(Value::normal_string(&desk.quoter().unit_name(&code)))
    }),
    of_area("area_achievement", |quoter, area, period, decimals| {
        quoter.area_achievement(area, period, decimals)
    }),
    of_area("area_coverage", |quoter, area, period, decimals| quoter.area_coverage(area, period, decimals)),
    of_area("area_rating", |quoter, area, period, _| quoter.area_rating(area, period)),
    of_area("area_low", |quoter, area, period, decimals| {
        quoter.area_bound(area, period, FactKind::BoundLow, decimals)
    }),
    of_area("area_high", |quoter, area, period, decimals| {
        quoter.area_bound(area, period, FactKind::BoundHigh, decimals)
    }),
    function("count", IdKind::Area, Desk::count),
    overall("overall_achievement", |quoter, period, decimals| quoter.overall_achievement(period, decimals)),
    overall("overall_rating", |quoter, period, _| quoter.overall_rating(period)),
    overall("overall_coverage", |quoter, period, decimals| quoter.overall_coverage(period, decimals)),
    overall("overall_low", |quoter, period, decimals| quoter.overall_low(period, decimals)),
    overall("overall_high", |quoter, period, decimals| quoter.overall_high(period, decimals)),
    function("budget", IdKind::Area, Desk::budget),
    function("expenditure", IdKind::Area, |desk, args| desk.money(args, Amount::Expenditure)),
    function("utilization", IdKind::Area, |desk, args| desk.money(args, Amount::Utilization)),
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
        let target = match (args.required("kind")?.as_str(), desk.chart(args)) {
            ("paragraph", _) => name::paragraph_id(&args.required("id")?),
            (_, Ok(chart)) => chart.id(),
            (_, Err(_)) => desk.table(args)?.id(),
        };
        Ok(desk.keep(Slot::Reference(target)))
    }),
    function(CLAIM, IdKind::ByFirst(|_| IdKind::Indicator), Desk::claim),
    function(HOLDS, IdKind::ByFirst(|_| IdKind::Indicator), Desk::holds),
    function(ACTION, IdKind::Any, |desk, _| Ok(desk.keep(Slot::Action))),
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
            let args = Arguments(&kwargs);
            match function.call {
                Call::Spot(quote) => desk.spot(&args, quote),
                Call::Area(quote) => desk.of_area(&args, quote),
                Call::Overall(quote) => desk.overall(&args, quote),
                Call::Other(call) => call(&desk, &args),
            }
        });
    }
    let slots = Arc::clone(&desk.slots);
    tera.register_filter("number", move |value: String, _: Kwargs, _: &State<'_>| number(&slots, &value));
    let slots = Arc::clone(&desk.slots);
    tera.register_filter("key", move |value: String, _: Kwargs, _: &State<'_>| key(&slots, &value));
    let (slots, words) = (Arc::clone(&desk.slots), desk.words);
    tera.register_filter("plural", move |value: String, kwargs: Kwargs, _: &State<'_>| {
        plural(&slots, words, &value, &Arguments(&kwargs))
    });
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
        Some(
            Slot::Chart(_)
            | Slot::Table(_)
            | Slot::Reference(_)
            | Slot::Name(_)
            | Slot::Action
            | Slot::Claim(_),
        )
        | None => Err(Error::message("this can only be asked of a figure, such as `actual(\"1.1\")`")),
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

/// The categories of plural that languages have.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The form of a word that goes with a figure as it is printed.
fn plural(slots: &Slots, words: Wording, token: &str, forms: &Arguments<'_>) -> TeraResult<Value> {
    let unknown = forms.0.iter().filter_map(|(key, _)| key.as_str()).find(|key| !CATEGORIES.contains(key));
    if let Some(key) = unknown {
        let known = quoted(CATEGORIES);
        return Err(Error::message(format!("`plural` has no form `{key}`: it takes {known}")));
    }
    let category = words.plural_category(&figure(slots, token)?.text);
    let form = match forms.text(category)? {
        Some(form) => form,
        None => forms.required("other")?,
    };
    Ok(Value::normal_string(&form))
}

/// The word of a figure that is the same in every language, to compare it.
fn key(slots: &Slots, token: &str) -> TeraResult<Value> {
    let quote = figure(slots, token)?;
    let missing = "the figure has no key, or it is missing: ask `is present` first";
    quote.key.map(|key| Value::from(key.as_str())).ok_or_else(|| Error::message(missing))
}

//! What the functions of a template work on: the assessment in one language, and where they keep what they print.

use std::sync::Arc;

use tera::{Error, Kwargs, TeraResult, Value};

use super::register::RegisterKey;
use super::shield;
use super::slots::{ChartKey, Slot, Slots, TableKey};
use crate::assess::{AreaResult, Assessment, IndicatorPeriod, IndicatorResult, Rating};
use crate::manifest::quoted;
use crate::model::{AreaId, IndicatorId, Period, Scale, UnitCode};
use crate::quote::{Quote, Quoter, Spot};
use crate::wording::Wording;

/// The arguments of a call.
pub(super) struct Arguments<'a>(pub(super) &'a Kwargs);

impl Arguments<'_> {
    pub(super) fn text(&self, name: &str) -> TeraResult<Option<String>> {
        self.0
            .get::<String>(name)
            .map_err(|error| Error::chain(format!("`{name}` must be a text: write it in quotes"), error))
    }

    pub(super) fn required(&self, name: &str) -> TeraResult<String> {
        self.text(name)?.ok_or_else(|| Error::message(format!("the call lacks `{name}`")))
    }

    pub(super) fn flag(&self, name: &str) -> TeraResult<Option<bool>> {
        self.0
            .get::<bool>(name)
            .map_err(|error| Error::chain(format!("`{name}` must be `true` or `false`"), error))
    }

    pub(super) fn decimals(&self) -> TeraResult<Option<u8>> {
        let wrong = |_| Error::message("`decimals` must be a whole number from 0 to 9");
        self.0.get::<u8>("decimals").map_err(wrong).map(|decimals| decimals.map(|decimals| decimals.min(9)))
    }
}

/// The tables of the whole report, by the names that templates give them.
const WHOLE: &[(&str, TableKey)] = &[
    ("areas", TableKey::Areas),
    ("distribution", TableKey::Distribution),
    ("resources", TableKey::Resources),
    ("sources-of-funds", TableKey::FundSources),
    ("area-funds", TableKey::AreaFunds),
    ("capital", TableKey::Capital),
    ("reallocations", TableKey::Reallocations),
    ("outlook", TableKey::Outlook),
    ("bands", TableKey::Bands),
    ("results", TableKey::Results),
    ("actors", TableKey::Actors),
    ("sdg", TableKey::Sdg),
    ("sdg-targets", TableKey::SdgTargets),
    ("documents", TableKey::Documents),
    ("mandates", TableKey::Mandates),
    ("glossary", TableKey::Glossary),
];

/// What the functions of one template work on.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) assessment: Arc<Assessment>,
    pub(super) words: Wording,
    pub(super) slots: Arc<Slots>,
}

impl Desk {
    /// A desk for one template.
    pub(super) fn new(assessment: &Arc<Assessment>, words: Wording, slots: Arc<Slots>) -> Self {
        Self { assessment: Arc::clone(assessment), words, slots }
    }

    pub(super) fn quoter(&self) -> Quoter<'_> {
        Quoter::new(&self.assessment, self.words)
    }

    pub(super) fn keep(&self, slot: Slot) -> Value {
        Value::safe_string(&shield::token(self.slots.keep(slot)))
    }

    pub(super) fn indicator(&self, args: &Arguments<'_>) -> TeraResult<&IndicatorResult> {
        let id = args.required("id")?;
        let unknown = || Error::message(format!("there is no indicator `{id}`"));
        self.assessment.indicator(&IndicatorId::new(id.as_str())).ok_or_else(unknown)
    }

    pub(super) fn area(&self, args: &Arguments<'_>) -> TeraResult<&AreaResult> {
        let id = args.required("id")?;
        let unknown = || Error::message(format!("there is no area `{id}`"));
        self.assessment.area(&AreaId::new(id.as_str())).ok_or_else(unknown)
    }

    pub(super) fn period(&self, args: &Arguments<'_>) -> TeraResult<Period> {
        let assessment = &self.assessment;
        let Some(text) = args.text("period")? else { return Ok(assessment.reporting) };
        if text == "previous" {
            return assessment.previous.ok_or_else(|| Error::message("there is no period before"));
        }
        let period = Period::parse(&text).map_err(|error| Error::message(error.to_string()))?;
        if assessment.periods.contains(&period) {
            return Ok(period);
        }
        let known: Vec<String> = assessment.periods.iter().map(ToString::to_string).collect();
        Err(Error::message(format!("there are no figures for {period}, only for {}", known.join(", "))))
    }

    pub(super) fn spot(
        &self,
        args: &Arguments<'_>,
        quote: impl Fn(Quoter<'_>, Spot<'_>, Option<u8>) -> Quote,
    ) -> TeraResult<Value> {
        let result = self.indicator(args)?;
        let period = self.period(args)?;
        let unit = args.text("unit")?.map(UnitCode::new);
        let spot = Spot { result, period, unit: unit.as_ref() };
        if let (Some(unit), None) = (&unit, spot.measured()) {
            let message =
                format!("`{}` has no figures for the unit `{unit}` in {period}", result.indicator.id);
            return Err(Error::message(message));
        }
        Ok(self.keep(Slot::Figure(quote(self.quoter(), spot, args.decimals()?))))
    }

    pub(super) fn units(
        &self,
        args: &Arguments<'_>,
        detail: &str,
        count: impl Fn(&IndicatorPeriod) -> Option<usize>,
    ) -> TeraResult<Value> {
        let spot = Spot { result: self.indicator(args)?, period: self.period(args)?, unit: None };
        Ok(self.keep(Slot::Figure(self.quoter().units(spot, detail, count))))
    }

    pub(super) fn of_area(
        &self,
        args: &Arguments<'_>,
        quote: impl Fn(Quoter<'_>, &AreaResult, Period, Option<u8>) -> Quote,
    ) -> TeraResult<Value> {
        let (area, period) = (self.area(args)?, self.period(args)?);
        Ok(self.keep(Slot::Figure(quote(self.quoter(), area, period, args.decimals()?))))
    }

    pub(super) fn count(&self, args: &Arguments<'_>) -> TeraResult<Value> {
        let area = match args.text("id")? {
            Some(_) => Some(self.area(args)?),
            None => None,
        };
        let rating = match args.text("rating")? {
            Some(key) => Some(rating(&key, &self.assessment.scale)?),
            None => None,
        };
        let quote = self.quoter().count(area, rating, self.period(args)?);
        Ok(self.keep(Slot::Figure(quote)))
    }

    pub(super) fn chart(&self, args: &Arguments<'_>) -> TeraResult<ChartKey> {
        match args.required("kind")?.as_str() {
            "trend" => Ok(ChartKey::Trend(self.indicator(args)?.indicator.id.clone())),
            "bullet" => Ok(ChartKey::Bullet(self.area(args)?.area.id.clone())),
            "overview" => Ok(ChartKey::Overview),
            "chain" => Ok(ChartKey::Chain),
            kind => Err(Error::message(format!(
                "there is no chart `{kind}`: use `trend`, `bullet`, `overview` or `chain`"
            ))),
        }
    }

    pub(super) fn table(&self, args: &Arguments<'_>) -> TeraResult<TableKey> {
        let kind = args.required("kind")?;
        if let Some(key) = self.register(&kind, args)? {
            return Ok(TableKey::Register(key));
        }
        match kind.as_str() {
            "indicators" => Ok(TableKey::Indicators(self.area(args)?.area.id.clone())),
            "units" => Ok(TableKey::Units(self.indicator(args)?.indicator.id.clone())),
            "steps" => Ok(TableKey::Steps(self.indicator(args)?.indicator.id.clone())),
            "breakdown" => Ok(TableKey::Breakdown(self.indicator(args)?.indicator.id.clone())),
            kind => {
                WHOLE.iter().find(|(name, _)| *name == kind).map(|(_, key)| key.clone()).ok_or_else(|| {
                    let names = ["indicators", "units", "breakdown", "steps"].into_iter();
                    let known =
                        quoted(names.chain(WHOLE.iter().map(|(name, _)| *name)).chain(RegisterKey::KINDS));
                    Error::message(format!("there is no table `{kind}`: use one of {known}"))
                })
            }
        }
    }

    /// The register of a kind, of an area where one is named.
    fn register(&self, kind: &str, args: &Arguments<'_>) -> TeraResult<Option<RegisterKey>> {
        let Some(mut key) = RegisterKey::from_kind(kind) else { return Ok(None) };
        if args.text("id")?.is_some() {
            let whole =
                || Error::message(format!("the table `{kind}` is that of the whole report: it takes no id"));
            *key.area_mut().ok_or_else(whole)? = Some(self.area(args)?.area.id.clone());
        }
        Ok(Some(key))
    }
}

/// The rating with a key.
pub(super) fn rating(key: &str, scale: &Scale) -> TeraResult<Rating> {
    Rating::all(scale).find(|rating| rating.key(scale) == key).ok_or_else(|| {
        let known: Vec<&str> = Rating::all(scale).map(|rating| rating.key(scale)).collect();
        Error::message(format!("there is no rating `{key}`: use one of {}", quoted(known)))
    })
}

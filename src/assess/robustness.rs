//! The rating of each indicator under every published method that applies to it.
//!
//! Formula and bands of a publisher belong together. A rating that one method
//! calls good and another poor says as much about the method as about the result.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::value::RawValue;

use super::outlook::{self, Figures, Refusal, Verdict};
use super::results::number;
use super::{IndicatorPeriod, IndicatorResult, Inputs, Rating, achieve, rate};
use crate::model::{
    BandName, Decimal, Direction, FrameworkChange, IndicatorId, Method, MissingReason, OutlookMethod, Period,
    Scale, TargetValue, Tone, Value,
};

macro_rules! published {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $way:expr;)+) => {
        /// A published method: a formula with its bands.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Published {
            $($(#[$doc])* $variant,)+
        }

        impl Published {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The method as written in results.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }

            fn way(self) -> Way {
                match self {
                    $(Self::$variant => $way,)+
                }
            }
        }
    };
}

/// How a method comes to its band.
enum Way {
    /// By a formula of achievement, for the direction that it calls better where it knows one only, and a scale.
    Achievement(Method, Option<Direction>, fn() -> Scale),
    /// By the way to the target.
    Outlook(OutlookMethod),
}

published! {
    /// Actual over target, by the classes of Akvo RSR.
    RatioRsr = "ratio_rsr", Way::Achievement(Method::Ratio, Some(Direction::Increase), Scale::rsr);
    /// Actual over target, by the margins of `TolaData`.
    RatioTola15 = "ratio_tola15", Way::Achievement(Method::Ratio, Some(Direction::Increase), Scale::tola15);
    /// Actual over target, by the grades that the Global Fund used.
    RatioGfLegacy = "ratio_gf_legacy", Way::Achievement(Method::Ratio, Some(Direction::Increase), Scale::gf_legacy);
    /// Actual over target, by the traffic lights of UNDP.
    RatioUndp2014 = "ratio_undp2014", Way::Achievement(Method::Ratio, Some(Direction::Increase), Scale::undp2014);
    /// Share of the way, which OPSYS of the European Union computes too, by the default bands.
    ProgressRbm5 = "progress_rbm5", Way::Achievement(Method::Progress, None, Scale::rbm5);
    /// Kept below the target, by the default bands.
    CeilingRbm5 = "ceiling_rbm5", Way::Achievement(Method::Ceiling, Some(Direction::Decrease), Scale::rbm5);
    /// Growth seen over growth needed, by the bands of Statistics Canada.
    CagrRatio = "cagr_ratio", Way::Outlook(OutlookMethod::CagrRatio);
    /// The last five yearly changes, by the symbols of the German strategy.
    Linear5 = "linear5", Way::Outlook(OutlookMethod::Linear5);
    /// The way gone over the way due by now.
    Schedule = "schedule", Way::Outlook(OutlookMethod::Schedule);
}

/// The ratings of all indicators that have one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// The methods that apply to at least one indicator, in their order.
    pub methods: Vec<Published>,
    /// The indicators, in the order given.
    pub rows: Vec<PanelRow>,
}

/// The ratings of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelRow {
    /// The indicator.
    pub indicator: IndicatorId,
    /// What its rating in the report says.
    pub own: Tone,
    /// Its rating under each method that applies.
    pub ratings: BTreeMap<Published, PanelRating>,
}

/// A rating under a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PanelRating {
    /// The number that was rated; none where a band follows without one.
    pub number: Option<Decimal>,
    /// The band, as results have it.
    pub band: &'static str,
    /// What it says.
    pub tone: Tone,
}

impl PanelRow {
    /// The methods under which the rating would say something else.
    pub fn flips(&self) -> impl Iterator<Item = Published> + '_ {
        self.ratings.iter().filter(|(_, rating)| rating.tone != self.own).map(|(method, _)| *method)
    }

    /// Whether the rating says the same under every method that applies.
    pub fn is_robust(&self) -> bool {
        self.flips().next().is_none()
    }
}

/// Rates indicators under every published method that applies to them.
pub fn panel(results: &[IndicatorResult], period: Period, crosswalk: &[FrameworkChange]) -> Panel {
    let rows: Vec<PanelRow> = results.iter().filter_map(|result| row(result, period, crosswalk)).collect();
    let applied: BTreeSet<Published> = rows.iter().flat_map(|row| row.ratings.keys().copied()).collect();
    Panel { methods: applied.into_iter().collect(), rows }
}

/// The ratings of an indicator; none where it has no rating, or where no other method applies.
fn row(result: &IndicatorResult, period: Period, crosswalk: &[FrameworkChange]) -> Option<PanelRow> {
    let figures = result.periods.get(&period)?;
    let Rating::Band(rank) = figures.corporate.rating else { return None };
    let own = result.scale.band(rank).tone;
    let inputs = inputs(result, figures, period)?;
    let ratings: BTreeMap<Published, PanelRating> = Published::ALL
        .iter()
        .filter_map(|method| {
            let rating = match method.way() {
                Way::Achievement(_, Some(better), _) if inputs.direction != Some(better) => return None,
                Way::Achievement(method, _, scale) => by_achievement(&scale(), Inputs { method, ..inputs })?,
                // What is compared over some of the units alone has no series.
                Way::Outlook(_) if figures.matched.is_some() => return None,
                Way::Outlook(method) => by_outlook(outlook::towards(method, result, period, crosswalk))?,
            };
            Some((*method, rating))
        })
        .collect();
    (!ratings.is_empty()).then(|| PanelRow { indicator: result.indicator.id.clone(), own, ratings })
}

/// What the rating of the report was computed from, where it was by a formula.
fn inputs(result: &IndicatorResult, figures: &IndicatorPeriod, period: Period) -> Option<Inputs> {
    let corporate = &figures.corporate;
    if !outlook::is_way(corporate.method) {
        return None;
    }
    let (baseline, target, actual) = match figures.matched {
        Some(matched) => (matched.baseline, matched.target, matched.actual),
        None => (corporate.baseline, corporate.target?.point()?, corporate.actual.present()?),
    };
    let missing = Value::Missing(MissingReason::NotReported);
    Some(Inputs {
        method: corporate.method,
        direction: Some(result.direction(period)),
        baseline: baseline.map_or(missing, Value::Present),
        actual: Value::Present(actual),
        target: Value::Present(TargetValue::Point(target)),
        tolerance: result.indicator.tolerance,
        peers: None,
    })
}

fn by_achievement(scale: &Scale, inputs: Inputs) -> Option<PanelRating> {
    let achievement = achieve(inputs);
    let Rating::Band(rank) = rate(achievement, scale) else { return None };
    let band = scale.band(rank);
    let BandName::Standard(name) = &band.name else { return None };
    Some(PanelRating { number: achievement.ratio(), band: name.key(), tone: band.tone })
}

fn by_outlook(verdict: Result<Verdict, Refusal>) -> Option<PanelRating> {
    let verdict = verdict.ok()?;
    let number = verdict.figures.map(|figures| match figures {
        Figures::Schedule { ratio, .. } | Figures::Growth { ratio, .. } => ratio,
        Figures::Trend { directed, .. } => directed,
        Figures::Linear { shortfall, .. } => shortfall,
    });
    Some(PanelRating { number, band: verdict.band.key(), tone: verdict.band.tone() })
}

/// The ratings of an indicator, as `results.json` has them.
#[derive(Serialize)]
pub(super) struct RobustnessEntry<'a> {
    id: &'a IndicatorId,
    tone: Tone,
    methods: Vec<MethodEntry>,
}

#[derive(Serialize)]
struct MethodEntry {
    method: &'static str,
    number: Option<Box<RawValue>>,
    band: &'static str,
    tone: Tone,
    flips: bool,
}

impl<'a> RobustnessEntry<'a> {
    /// The entry of an indicator.
    pub(super) fn new(row: &'a PanelRow) -> Self {
        let entry = |(method, rating): (&Published, &PanelRating)| MethodEntry {
            method: method.key(),
            number: number(rating.number),
            band: rating.band,
            tone: rating.tone,
            flips: rating.tone != row.own,
        };
        Self { id: &row.indicator, tone: row.own, methods: row.ratings.iter().map(entry).collect() }
    }
}

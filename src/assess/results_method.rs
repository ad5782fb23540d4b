//! The method and the framework in `results.json`: what decides, beside the data, what a figure is.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::results::number;
use super::{AreaResult, Assessment, IndicatorResult};
use crate::manifest::MilestoneRule;
use crate::model::{
    ActorLevel, Aggregation, AreaId, CorporateAchievement, Decimal, Direction, FrameworkChange, IndicatorId,
    Kind, Language, Localised, MeasureUnit, Method, Period, ResultId, Scale, Stage,
};

/// How all figures were computed.
#[derive(Serialize)]
pub(super) struct MethodEntry<'a> {
    scale: Vec<BandEntry<'a>>,
    cap: Option<Box<RawValue>>,
    floor: Option<Box<RawValue>>,
    min_coverage: Option<Box<RawValue>>,
    mean_of: &'static str,
    milestones: &'static str,
}

/// A band of the scale, from its lower edge up.
#[derive(Serialize)]
struct BandEntry<'a> {
    key: &'a str,
    lower: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exclusive: Option<bool>,
}

/// What is measured.
#[derive(Serialize)]
pub(super) struct FrameworkEntry<'a> {
    areas: Vec<AreaDefinition<'a>>,
    indicators: Vec<IndicatorDefinition<'a>>,
}

#[derive(Serialize)]
struct AreaDefinition<'a> {
    id: &'a AreaId,
    title: BTreeMap<&'static str, &'a str>,
    weight: Option<Box<RawValue>>,
    min_coverage: Option<Box<RawValue>>,
}

#[derive(Serialize)]
struct IndicatorDefinition<'a> {
    id: &'a IndicatorId,
    area: &'a AreaId,
    title: BTreeMap<&'static str, &'a str>,
    unit: BTreeMap<&'static str, &'a str>,
    kind: Kind,
    direction: Option<Direction>,
    method: Option<Method>,
    agg_time: Aggregation,
    agg_units: Aggregation,
    max_age: Option<u32>,
    corporate: CorporateAchievement,
    tolerance: Option<Box<RawValue>>,
    thresholds: Option<Vec<Option<Box<RawValue>>>>,
    outlook: Option<&'static str>,
    natural_limit: Option<Box<RawValue>>,
    weight: Option<Box<RawValue>>,
    decimals: u8,
    actor_level: Option<ActorLevel>,
    stage: Option<Stage>,
    result: Option<&'a ResultId>,
}

impl<'a> MethodEntry<'a> {
    /// The settings of an assessment.
    pub(super) fn new(assessment: &'a Assessment) -> Self {
        let settings = assessment.roll_up;
        Self {
            scale: bands(&assessment.scale),
            cap: number(Some(settings.cap)),
            floor: number(Some(settings.floor)),
            min_coverage: number(Some(settings.min_coverage)),
            mean_of: assessment.overall.mean.key(),
            milestones: match assessment.milestones {
                MilestoneRule::Period => "period",
                MilestoneRule::Next => "opsys",
            },
        }
    }
}

impl<'a> FrameworkEntry<'a> {
    /// The areas and indicators of an assessment, in force or not.
    pub(super) fn new(assessment: &'a Assessment) -> Self {
        Self {
            areas: assessment.all_areas().map(area).collect(),
            indicators: assessment.all_indicators().map(indicator).collect(),
        }
    }
}

fn bands(scale: &Scale) -> Vec<BandEntry<'_>> {
    let band = |band: &'_ crate::model::Band| -> (Option<Decimal>, Option<bool>) {
        let edge = band.lower.as_ref();
        (edge.map(|edge| edge.at), edge.map(|edge| !edge.inclusive).filter(|exclusive| *exclusive))
    };
    let entry = |it| {
        let (lower, exclusive) = band(it);
        BandEntry { key: it.name.key(), lower: number(lower), exclusive }
    };
    scale.bands().iter().map(entry).collect()
}

fn area(result: &AreaResult) -> AreaDefinition<'_> {
    let area = &result.area;
    AreaDefinition {
        id: &area.id,
        title: languages(&area.title),
        weight: number(Some(area.weight)),
        min_coverage: number(area.min_coverage),
    }
}

fn indicator(result: &IndicatorResult) -> IndicatorDefinition<'_> {
    let it = &result.indicator;
    let unit = match &it.unit {
        MeasureUnit::Percent => [("und", "%")].into(),
        MeasureUnit::Named(name) => name.as_ref().map(languages).unwrap_or_default(),
    };
    let edges = |edges: &Vec<Decimal>| edges.iter().map(|edge| number(Some(*edge))).collect();
    IndicatorDefinition {
        id: &it.id,
        area: &it.area,
        title: languages(&it.title),
        unit,
        kind: it.kind,
        direction: it.direction,
        method: it.method,
        agg_time: it.over_time,
        agg_units: it.over_units,
        max_age: it.max_age,
        corporate: it.corporate,
        tolerance: number(it.tolerance),
        thresholds: it.thresholds.as_ref().map(edges),
        outlook: it.outlook.map(crate::model::OutlookMethod::key),
        natural_limit: number(it.natural_limit),
        weight: number(Some(it.weight)),
        decimals: it.decimals,
        actor_level: it.actor_level,
        stage: it.profile.stage,
        result: it.profile.result.as_ref(),
    }
}

/// A text by the code of its language.
fn languages(text: &Localised) -> BTreeMap<&'static str, &str> {
    let of = |language: &Language| Some((language.code(), text.get(*language)?));
    Language::ALL.iter().filter_map(of).collect()
}

/// A figure that a report prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintedFigure {
    /// Which one it is: the text of a [`crate::document::Fact`].
    pub id: String,
    /// What stands behind the print.
    pub exact: String,
    /// What each edition prints for it, by the code of its language, in reading order.
    pub printed: BTreeMap<&'static str, Vec<String>>,
}

/// How an indicator went on when the framework changed.
#[derive(Serialize)]
pub(super) struct ChangeEntry<'a> {
    from: Option<&'a IndicatorId>,
    to: Option<&'a IndicatorId>,
    period: Period,
    relation: &'static str,
    comparable: bool,
}

/// An entry of the crosswalk.
pub(super) fn framework_change(change: &FrameworkChange) -> ChangeEntry<'_> {
    ChangeEntry {
        from: change.from.as_ref(),
        to: change.to.as_ref(),
        period: change.period,
        relation: change.relation.key(),
        comparable: change.comparable,
    }
}

//! `results.json`: every computed figure at full precision, in a stable order.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::outlook::OutlookEntry;
use super::registers::{self, FollowUpEntry, MeasurementEntry};
use super::results_method::{ChangeEntry, FrameworkEntry, MethodEntry, PrintedFigure, framework_change};
use super::results_resources::{self, LineEntry, MoveEntry, SumEntry};
use super::results_sources::SourceEntry;
use super::robustness::RobustnessEntry;
use super::{
    Assessment, Basis, IndicatorPeriod, IndicatorResult, Measured, OverallPeriod, Reference, RollUp,
};
use crate::load::{LevelGap, SourceRecord};
use crate::model::{
    AreaId, Category, CorporateAchievement, Decimal, Grid, IndicatorId, Period, Scale, State, TargetValue,
    UnitCode, Value,
};

/// The version of the layout.
const SCHEMA: &str = "bilan-results/1";

#[derive(Serialize)]
struct Results<'a> {
    schema: &'static str,
    report: ReportEntry<'a>,
    sources: Vec<SourceEntry<'a>>,
    rows: RowEntry,
    method: MethodEntry<'a>,
    framework: FrameworkEntry<'a>,
    overall: Vec<OverallEntry<'a>>,
    areas: Vec<AreaEntry<'a>>,
    indicators: Vec<IndicatorEntry<'a>>,
    outlooks: Vec<OutlookEntry<'a>>,
    robustness: Vec<RobustnessEntry<'a>>,
    resources: Vec<LineEntry<'a>>,
    resource_sums: Vec<SumEntry<'a>>,
    reallocations: Vec<MoveEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recommendations: Option<FollowUpEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measurement: Option<MeasurementEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    crosswalk: Vec<ChangeEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<&'a [PrintedFigure]>,
}

#[derive(Serialize)]
struct ReportEntry<'a> {
    id: &'a str,
    period: Period,
}

#[derive(Serialize)]
struct RowEntry {
    read: u64,
    used: u64,
    missing: u64,
    superseded: u64,
    duplicate: u64,
    outside: u64,
    outside_framework: u64,
    unusable: u64,
}

#[derive(Serialize)]
struct OverallEntry<'a> {
    mean_of: &'static str,
    areas_computed: usize,
    areas_due: usize,
    #[serde(flatten)]
    roll_up: RollUpEntry<'a>,
}

#[derive(Serialize)]
struct AreaEntry<'a> {
    id: &'a AreaId,
    #[serde(flatten)]
    roll_up: RollUpEntry<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
}

#[derive(Serialize)]
struct RollUpEntry<'a> {
    period: Period,
    achievement: Option<Box<RawValue>>,
    rating: &'a str,
    coverage: Option<Box<RawValue>>,
    bounds: Option<[Option<Box<RawValue>>; 2]>,
    assessed: usize,
    assessable: usize,
    computed: usize,
    due: usize,
    counts: BTreeMap<&'a str, usize>,
}

#[derive(Serialize)]
struct IndicatorEntry<'a> {
    id: &'a IndicatorId,
    area: &'a AreaId,
    period: Period,
    unit_code: Option<&'a UnitCode>,
    baseline: Option<Box<RawValue>>,
    target: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_range: Option<[Option<Box<RawValue>>; 2]>,
    actual: Option<Box<RawValue>>,
    status: &'static str,
    reason: Option<&'static str>,
    achievement: Option<Box<RawValue>>,
    rating: &'a str,
    method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
    observations: u64,
    change: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    increment: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<BasisEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    breakdowns: Vec<PartEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<OriginalEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    schedule: Option<ScheduleEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<MatchedEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<UnitsEntry>,
}

/// What a value rests on, where it is more than the values of its records.
#[derive(Serialize)]
struct BasisEntry<'a> {
    records: RecordsEntry,
    #[serde(skip_serializing_if = "Option::is_none")]
    carried: Option<CarriedEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    derived: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<GapEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    targets_of_units: Option<GapEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fall_by_missing: Option<FallEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change_between: Option<UnlikeEntry<'a>>,
}

#[derive(Serialize)]
struct RecordsEntry {
    reporting: u64,
    due: u64,
}

/// Values of periods before that stand in for missing ones.
#[derive(Serialize)]
struct CarriedEntry {
    records: u64,
    sum: Option<Box<RawValue>>,
    oldest: Period,
    latest_available: bool,
}

/// What the units come to, where the corporate level says another value.
#[derive(Serialize)]
struct GapEntry {
    value: Option<Box<RawValue>>,
    difference: Option<Box<RawValue>>,
}

/// The missing values that make a running total fall.
#[derive(Serialize)]
struct FallEntry<'a> {
    records: u64,
    units: &'a [UnitCode],
}

/// The records behind a change that are not on both sides of it.
#[derive(Serialize)]
struct UnlikeEntry<'a> {
    period: Period,
    before: u64,
    now: u64,
    units_gone: &'a [UnitCode],
    units_joined: &'a [UnitCode],
}

/// A part of a total.
#[derive(Serialize)]
struct PartEntry<'a> {
    part: &'a Category,
    actual: Option<Box<RawValue>>,
}

/// The original target, where the one in force is a revision.
#[derive(Serialize)]
struct OriginalEntry<'a> {
    target: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revised_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<&'a str>,
    achievement: Option<Box<RawValue>>,
}

/// The comparison with the schedule, where the target is set for a later period.
#[derive(Serialize)]
struct ScheduleEntry {
    target_period: Option<Period>,
    reference: &'static str,
    expected: Option<Box<RawValue>>,
    achievement: Option<Box<RawValue>>,
}

/// What was compared, where not every unit has both a value and a target.
#[derive(Serialize)]
struct MatchedEntry {
    units: usize,
    baseline: Option<Box<RawValue>>,
    target: Option<Box<RawValue>>,
    actual: Option<Box<RawValue>>,
}

/// How the units of an indicator fared, at the corporate level.
#[derive(Serialize)]
struct UnitsEntry {
    reporting: usize,
    due: usize,
    with_target: usize,
    computed: usize,
    met: usize,
    share_met: Option<Box<RawValue>>,
}

/// The text of `results.json`.
pub fn results_json(id: &str, grid: Grid, sources: &[SourceRecord], assessment: &Assessment) -> String {
    results_json_with(id, grid, sources, assessment, None)
}

/// The text of `results.json` with the figures that the report prints.
///
/// # Panics
/// Never: every key is a text and every number finite.
pub fn results_json_with(
    id: &str,
    grid: Grid,
    sources: &[SourceRecord],
    assessment: &Assessment,
    figures: Option<&[PrintedFigure]>,
) -> String {
    let counts = &assessment.counts;
    let results = Results {
        schema: SCHEMA,
        report: ReportEntry { id, period: grid.reporting() },
        sources: sources.iter().map(SourceEntry::new).collect(),
        rows: RowEntry {
            read: counts.read,
            used: counts.used,
            missing: counts.missing_in_all(),
            superseded: counts.superseded,
            duplicate: counts.duplicate,
            outside: counts.outside,
            outside_framework: counts.outside_framework,
            unusable: counts.unusable,
        },
        method: MethodEntry::new(assessment),
        framework: FrameworkEntry::new(assessment),
        overall: overall(assessment),
        areas: areas(assessment),
        indicators: assessment
            .all_indicators()
            .flat_map(indicator)
            .map(|entry| IndicatorEntry { state: state(&entry, assessment), ..entry })
            .collect(),
        outlooks: outlooks(assessment),
        robustness: assessment.robustness.rows.iter().map(RobustnessEntry::new).collect(),
        resources: results_resources::lines(assessment),
        resource_sums: results_resources::sums(assessment),
        reallocations: results_resources::moves(assessment),
        recommendations: registers::follow_up(assessment),
        measurement: registers::measurement(assessment),
        crosswalk: assessment.crosswalk.iter().map(framework_change).collect(),
        figures,
    };
    let mut json = serde_json::to_string_pretty(&results).expect("all keys are text and all numbers finite");
    json.push('\n');
    json
}

fn overall(assessment: &Assessment) -> Vec<OverallEntry<'_>> {
    let entry = |(period, overall): (&Period, &OverallPeriod)| OverallEntry {
        mean_of: assessment.overall.mean.key(),
        areas_computed: overall.areas_computed,
        areas_due: overall.areas_due,
        roll_up: roll_up(*period, &overall.roll_up, &assessment.scale),
    };
    assessment.overall.periods.iter().map(entry).collect()
}

/// How far the values behind a figure were checked.
fn state(entry: &IndicatorEntry<'_>, assessment: &Assessment) -> Option<State> {
    assessment.states.as_ref()?.of(entry.id, entry.period, entry.unit_code)
}

/// The outlooks, in reading order.
fn outlooks(assessment: &Assessment) -> Vec<OutlookEntry<'_>> {
    let ids = assessment.indicators.iter().map(|result| &result.indicator.id);
    ids.filter_map(|id| Some(OutlookEntry::new(id, assessment.outlooks.get(id)?))).collect()
}

fn areas(assessment: &Assessment) -> Vec<AreaEntry<'_>> {
    let states = assessment.states.as_ref();
    let mut entries = Vec::new();
    for area in assessment.all_areas() {
        entries.extend(area.periods.iter().map(|(period, rolled)| AreaEntry {
            id: &area.area.id,
            roll_up: roll_up(*period, rolled, &assessment.scale),
            state: states.and_then(|states| states.of_area(&area.area.id, *period, assessment)),
        }));
    }
    entries
}

fn roll_up<'a>(period: Period, roll_up: &RollUp, scale: &'a Scale) -> RollUpEntry<'a> {
    RollUpEntry {
        period,
        achievement: number(roll_up.achievement),
        rating: roll_up.rating.key(scale),
        coverage: number(roll_up.coverage),
        bounds: roll_up.bounds.map(|(low, high)| [number(Some(low)), number(Some(high))]),
        assessed: roll_up.assessed,
        assessable: roll_up.assessable,
        computed: roll_up.computed,
        due: roll_up.due,
        counts: roll_up.counts.iter().map(|(rating, count)| (rating.key(scale), *count)).collect(),
    }
}

fn indicator(result: &IndicatorResult) -> Vec<IndicatorEntry<'_>> {
    let mut entries = Vec::new();
    for (period, figures) in &result.periods {
        let units = (!figures.units.is_empty()).then(|| {
            let share = figures.unit_share;
            UnitsEntry {
                reporting: figures.unit_coverage.reporting,
                due: figures.unit_coverage.due,
                with_target: share.map_or(0, |share| share.with_target),
                computed: share.map_or(0, |share| share.computed),
                met: share.map_or(0, |share| share.met),
                share_met: number(share.and_then(super::UnitShare::share)),
            }
        });
        let matched = figures.matched.map(|matched| MatchedEntry {
            units: matched.units,
            baseline: number(matched.baseline),
            target: number(Some(matched.target)),
            actual: number(Some(matched.actual)),
        });
        let method = method(result, figures);
        let parts = figures.breakdowns.iter().flat_map(|breakdown| &breakdown.parts);
        let breakdowns = parts.map(|(part, actual)| PartEntry { part, actual: number(*actual) }).collect();
        let corporate = entry(result, *period, None, &figures.corporate);
        entries.push(IndicatorEntry { method, breakdowns, matched, units, ..corporate });
        entries.extend(
            figures.units.iter().map(|(unit, measured)| entry(result, *period, Some(unit), measured)),
        );
    }
    entries
}

/// How the corporate achievement was computed: by a formula, or from those of the units.
fn method(result: &IndicatorResult, figures: &IndicatorPeriod) -> &'static str {
    let by_units = figures.unit_share.is_some() && figures.corporate.target.is_none();
    match result.indicator.corporate {
        CorporateAchievement::Share | CorporateAchievement::Mean if by_units => {
            result.indicator.corporate.key()
        }
        CorporateAchievement::Share | CorporateAchievement::Mean | CorporateAchievement::Aggregate => {
            figures.corporate.method.key()
        }
    }
}

fn entry<'a>(
    result: &'a IndicatorResult,
    period: Period,
    unit_code: Option<&'a UnitCode>,
    measured: &'a Measured,
) -> IndicatorEntry<'a> {
    let reason = match (measured.achievement, measured.actual) {
        (super::Achievement::NotComputable(impossible), _) => Some(impossible.key()),
        (_, Value::Missing(reason)) => Some(reason.key()),
        (_, Value::Present(_)) => None,
    };
    IndicatorEntry {
        id: &result.indicator.id,
        area: &result.indicator.area,
        period,
        unit_code,
        baseline: number(measured.baseline),
        target: number(measured.target.and_then(TargetValue::point)),
        target_range: measured.target.and_then(range),
        actual: number(measured.actual.present()),
        status: measured.achievement.status(),
        reason,
        achievement: number(measured.achievement.ratio()),
        rating: measured.rating.key(&result.scale),
        method: measured.method.key(),
        state: None,
        observations: measured.observations,
        change: number(measured.change),
        increment: number(result.increment(measured)),
        basis: basis(&measured.basis),
        breakdowns: Vec::new(),
        original: measured.revised.as_ref().map(|revised| OriginalEntry {
            target: number(revised.original.point()),
            revised_from: revised.valid_from.map(|date| date.to_string()),
            authority: revised.authority.as_deref(),
            achievement: number(revised.achievement.ratio()),
        }),
        schedule: measured.schedule.map(|schedule| ScheduleEntry {
            target_period: measured.target_period,
            reference: match schedule.reference {
                Reference::Line => "line",
                Reference::Milestone(_) => "milestone",
                Reference::Steps => "steps",
            },
            expected: number(Some(schedule.expected)),
            achievement: number(schedule.ratio()),
        }),
        matched: None,
        units: None,
    }
}

/// The ends of a target that is a range.
fn range(target: TargetValue) -> Option<[Option<Box<RawValue>>; 2]> {
    match target {
        TargetValue::Point(_) => None,
        TargetValue::Range { low, high } => Some([number(Some(low)), number(Some(high))]),
    }
}

fn basis(basis: &Basis) -> Option<BasisEntry<'_>> {
    let plain = Basis { records: basis.records, ..Basis::default() };
    if *basis == plain && basis.records.reporting == basis.records.due {
        return None;
    }
    let gap =
        |gap: LevelGap| GapEntry { value: number(Some(gap.units)), difference: number(gap.difference()) };
    Some(BasisEntry {
        records: RecordsEntry { reporting: basis.records.reporting, due: basis.records.due },
        carried: basis.carried.as_ref().map(|carried| CarriedEntry {
            records: carried.records,
            sum: number(carried.sum),
            oldest: carried.oldest,
            latest_available: basis.latest_available().is_some(),
        }),
        derived: Some(basis.derived).filter(|derived| *derived > 0),
        units: basis.gap.map(gap),
        targets_of_units: basis.target_gap.map(gap),
        fall_by_missing: basis
            .fall
            .as_ref()
            .map(|fall| FallEntry { records: fall.records, units: &fall.units }),
        change_between: basis.unlike.as_ref().map(|unlike| UnlikeEntry {
            period: unlike.period,
            before: unlike.before,
            now: unlike.now,
            units_gone: &unlike.gone,
            units_joined: &unlike.joined,
        }),
    })
}

/// A decimal as a JSON number with all its digits.
pub(super) fn number(value: Option<Decimal>) -> Option<Box<RawValue>> {
    value.map(|value| {
        let text = value.normalize().to_string();
        RawValue::from_string(text).expect("a decimal is written as JSON writes numbers")
    })
}

//! Outlooks as `results.json` has them.

use serde::Serialize;
use serde_json::value::RawValue;

use super::{Figures, Outlook, Point};
use crate::assess::results::number;
use crate::model::{IndicatorId, OutlookMethod, Period, Tone};

type Number = Option<Box<RawValue>>;

/// The outlook of an indicator.
#[derive(Serialize)]
pub(in crate::assess) struct OutlookEntry<'a> {
    id: &'a IndicatorId,
    method: OutlookMethod,
    outlook: Option<&'static str>,
    tone: Option<Tone>,
    refused: Option<&'static str>,
    baseline: Option<PointEntry>,
    latest: Option<PointEntry>,
    target: Option<PointEntry>,
    expected: Number,
    years_without_value: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<FiguresEntry>,
}

#[derive(Serialize)]
struct PointEntry {
    value: Number,
    period: Option<Period>,
}

/// The numbers of a method, under the names of the specification.
#[derive(Serialize)]
#[serde(untagged)]
enum FiguresEntry {
    Schedule { ratio: Number },
    Growth { growth: Number, growth_required: Number, ratio: Number, score: Number },
    Trend { growth: Number, growth_directed: Number, room: Number, score: Number },
    Linear { change: Number, projected: Number, shortfall: Number, acceleration: Number },
}

impl<'a> OutlookEntry<'a> {
    /// The entry of an indicator.
    pub(in crate::assess) fn new(id: &'a IndicatorId, outlook: &Outlook) -> Self {
        let point = |point: Option<Point>| {
            point.map(|point| PointEntry { value: number(Some(point.value)), period: Some(point.period) })
        };
        let verdict = outlook.verdict.as_ref().ok();
        Self {
            id,
            method: outlook.method,
            outlook: verdict.map(|verdict| verdict.band.key()),
            tone: verdict.map(|verdict| verdict.band.tone()),
            refused: outlook.verdict.as_ref().err().map(|refusal| refusal.key()),
            baseline: outlook
                .baseline
                .map(|start| PointEntry { value: number(Some(start.value)), period: start.period }),
            latest: point(outlook.latest),
            target: point(outlook.target),
            expected: number(outlook.expected),
            years_without_value: verdict.map(|verdict| verdict.gap),
            figures: verdict.and_then(|verdict| verdict.figures).map(FiguresEntry::new),
        }
    }
}

impl FiguresEntry {
    fn new(figures: Figures) -> Self {
        let n = |value| number(Some(value));
        match figures {
            Figures::Schedule { expected: _, ratio } => Self::Schedule { ratio: n(ratio) },
            Figures::Growth { observed, required, ratio, score } => Self::Growth {
                growth: n(observed),
                growth_required: n(required),
                ratio: n(ratio),
                score: n(score),
            },
            Figures::Trend { observed, directed, room, score } => Self::Trend {
                growth: n(observed),
                growth_directed: n(directed),
                room: n(room),
                score: number(score),
            },
            Figures::Linear { change, projected, shortfall, acceleration } => Self::Linear {
                change: n(change),
                projected: n(projected),
                shortfall: n(shortfall),
                acceleration: number(acceleration),
            },
        }
    }
}

//! What a figure is, in words.

use super::cause::Pair;
use super::id::{FigureId, Subject};
use super::results::Results;
use crate::model::Period;
use crate::wording::{DiffLabel as D, ExplainLabel, Label, MoneyText, OutlookLabel, Wording};

/// The title of a figure: what it is about, which figure it is, the unit and the period.
pub(super) fn of(pair: Pair<'_>, id: FigureId<'_>, words: Wording) -> String {
    let language = words.language();
    let entry = |of: &dyn Fn(&'_ Results) -> Option<String>| of(pair.new).or_else(|| of(pair.old));
    let indicator = |id: &str| {
        entry(&|results| Results::title(results.definitions.get(id)?, language)).unwrap_or(id.to_owned())
    };
    let subject = match id.subject {
        Subject::Indicator(of) => format!("{of} {}", indicator(of)),
        Subject::Part { indicator: of, part } => format!("{of} {} [{part}]", indicator(of)),
        Subject::Area(area) => {
            let title = entry(&|results| Results::title(results.areas.get(area)?, language));
            format!("{area} {}", title.unwrap_or_default())
        }
        Subject::Overall => words.label(ExplainLabel::Whole).to_owned(),
        Subject::Result(result) => result.to_owned(),
        Subject::Actors(level, stage) => format!("{level}, {stage}"),
        Subject::Goal(goal, area) => format!("SDG {goal}, {area}"),
        Subject::Other(text) => text.to_owned(),
    };
    let kind = kind(id.kind, words);
    let detail = id.detail.map(|detail| format!(" ({detail})")).unwrap_or_default();
    let period = id.period.map(|text| match Period::parse(text) {
        Ok(period) => words.period(period),
        Err(_) => text.to_owned(),
    });
    let parts = [Some(subject), Some(format!("{kind}{detail}")), id.unit.map(ToOwned::to_owned), period];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(words.label(Label::Enumeration))
}

/// The words for a kind of figure; its key where there are none.
fn kind(key: &str, words: Wording) -> &str {
    match key {
        "actual" => words.label(Label::Actual),
        "baseline" => words.label(Label::Baseline),
        "target" => words.label(Label::Target),
        "achievement" => words.label(Label::Achievement),
        "rating" | "other-rating" => words.label(Label::Rating),
        "outlook" => words.label(OutlookLabel::Outlook),
        "expected" => words.label(ExplainLabel::ExpectedByNow),
        "coverage" | "record-coverage" => words.label(Label::Coverage),
        "bound-low" => words.label(ExplainLabel::BoundLow),
        "bound-high" => words.label(ExplainLabel::BoundHigh),
        "weight" => words.label(ExplainLabel::Weight),
        "budget" => words.label(Label::Budget),
        "original-budget" => words.label(MoneyText::OriginalBudget),
        "expenditure" => words.label(Label::Expenditure),
        "utilization" => words.label(Label::Utilization),
        "share-of-budget" => words.label(MoneyText::ShareOfBudget),
        "share-of-expenditure" => words.label(MoneyText::ShareOfExpenditure),
        "rows" => words.label(Label::Rows),
        "change" | "increment" => words.label(D::Change),
        "count" | "result-count" | "secondary-count" => words.label(D::Number),
        "met-count" => words.label(D::NumberMet),
        "share-met" => words.label(D::ShareMet),
        "share" => words.label(D::Share),
        "records" => words.label(D::Records),
        "findings" => words.label(D::Findings),
        _ => key,
    }
}

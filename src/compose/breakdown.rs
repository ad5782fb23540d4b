//! Tables of the parts of a total, one for each breakdown.

use super::parts::{cell, numbers, row, table, total, wide};
use crate::assess::{Breakdown, IndicatorResult};
use crate::document::{Block, Cell, Row};
use crate::model::{Category, Decimal};
use crate::narrate::TableKey;
use crate::quote::{Quoter, Spot};
use crate::wording::{BasisText, Label};

/// The breakdowns of an indicator in the reporting period.
pub(super) fn breakdowns(quoter: Quoter<'_>, result: &IndicatorResult) -> Vec<Block> {
    let spot = quoter.now(result);
    let breakdowns = spot.figures().map(|figures| figures.breakdowns.as_slice()).unwrap_or_default();
    breakdowns.iter().enumerate().filter_map(|(index, it)| breakdown(quoter, spot, it, index)).collect()
}

fn breakdown(quoter: Quoter<'_>, spot: Spot<'_>, breakdown: &Breakdown, index: usize) -> Option<Block> {
    let indicator = &spot.result.indicator;
    let label = |text| quoter.words.label(text);
    let adds_up = indicator.adds_up();
    let dimensions = names(quoter, breakdown);
    let heading = capitalised(&dimensions.join(label(BasisText::And)));
    let mut columns = vec![wide(&heading), numbers(quoter.words.label(Label::Actual))];
    columns.extend(adds_up.then(|| numbers(label(BasisText::Share))));
    let line = |name: String, part: Option<&Category>, value: Option<Decimal>| {
        let mut cells: Vec<Cell> = vec![cell(name), quoter.part(spot, part, value).inline().into()];
        cells.extend(adds_up.then(|| quoter.part_share(spot, part, value).inline().into()));
        cells
    };
    let parts = breakdown.parts.iter();
    let mut rows: Vec<Row> =
        parts.map(|(part, value)| row(line(part_name(quoter, part), Some(part), *value))).collect();
    if breakdown.rest.is_some() {
        rows.push(row(line(label(BasisText::NotBrokenDown).to_owned(), None, breakdown.rest)));
    }
    let mut all = vec![cell(quoter.words.label(Label::Total)), quoter.actual(spot, None).inline().into()];
    if adds_up {
        all.push(quoter.whole_share(spot).inline().into());
    }
    rows.push(total(all));
    let title = indicator.title.get(quoter.words.language()).unwrap_or_default();
    let places = [
        ("id", indicator.id.as_str()),
        ("title", title),
        ("dimensions", &dimensions.join(label(BasisText::And))),
        ("period", &quoter.words.period(spot.period)),
    ];
    let caption = quoter.words.phrase(BasisText::BreakdownCaption, &places);
    // The first table is the one that a text refers to.
    let id = TableKey::Breakdown(indicator.id.clone()).id();
    let id = if index == 0 { id } else { format!("{id}-{}", breakdown.dimensions.join("-")) };
    table(id, caption, columns, rows, Vec::new())
}

/// The names of the dimensions of a breakdown.
fn names(quoter: Quoter<'_>, breakdown: &Breakdown) -> Vec<String> {
    let (language, categories) = (quoter.words.language(), &quoter.assessment.categories);
    let dimensions = breakdown.dimensions.iter();
    dimensions.map(|dimension| categories.dimension_title(dimension, language).to_owned()).collect()
}

/// The name of a part: those of its values.
fn part_name(quoter: Quoter<'_>, part: &Category) -> String {
    let (language, categories) = (quoter.words.language(), &quoter.assessment.categories);
    let values = part.values().map(|(dimension, value)| categories.title(dimension, value, language));
    values.collect::<Vec<_>>().join(quoter.words.label(Label::Enumeration))
}

/// A text as it begins a line: with a capital letter, where the script has them.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

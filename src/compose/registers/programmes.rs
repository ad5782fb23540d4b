//! Country programmes and the indicators that they contribute to.

use crate::assess::IndicatorResult;
use crate::compose::parts::{cell, group, row, share, table};
use crate::compose::tables::{figure_columns, indicator_name};
use crate::document::{Block, Cell, Row};
use crate::model::{Localised, Programme, ProgrammeResult};
use crate::narrate::RegisterKey;
use crate::quote::{Quote, Quoter, Spot};
use crate::wording::{Label, RegisterLabel, RegisterPhrase};

/// What stands for a figure that a country does not have.
const NO_PART: &str = "–";

/// The programmes, each with its contributions and the country's own figures.
pub(super) fn programmes(quoter: Quoter<'_>) -> Option<Block> {
    let words = quoter.words;
    let registers = &quoter.assessment.registers;
    let mut columns =
        vec![share(words.label(Label::Indicator), 1), share(words.label(RegisterLabel::Contribution), 1)];
    // The baselines stand in the chapters on the areas.
    columns.extend(figure_columns(quoter).into_iter().skip(1));
    let mut rows = Vec::new();
    for programme in &registers.programmes {
        let programme = &programme.row;
        rows.push(group(name(quoter, programme)));
        let own = registers.programme_results.iter().filter(|result| result.row.programme == programme.code);
        let mut own: Vec<Row> = own.map(|result| contribution(quoter, programme, &result.row)).collect();
        if own.is_empty() {
            own.push(row(columns.iter().map(|_| cell(NO_PART)).collect()));
        }
        rows.append(&mut own);
    }
    let caption = words.label(RegisterLabel::ProgrammesCaption).to_owned();
    table(RegisterKey::Programmes.id(), caption, columns, rows, Vec::new())
}

/// The country and title of a programme, with the years that it covers.
fn name(quoter: Quoter<'_>, programme: &Programme) -> String {
    let words = quoter.words;
    let title = programme.title.get(words.language()).unwrap_or(programme.code.as_str());
    let span = words.duration(programme.start, programme.end);
    let span =
        span.map(|span| words.phrase(RegisterPhrase::Duration, &[("span", &span)])).unwrap_or_default();
    format!("{}{}{title}{span}", quoter.unit_name(&programme.unit), words.label(Label::Colon))
}

fn contribution(quoter: Quoter<'_>, programme: &Programme, result: &ProgrammeResult) -> Row {
    let language = quoter.words.language();
    let indicator = quoter.assessment.indicator(&result.indicator);
    let text = result.contribution.as_ref().and_then(|text: &Localised| text.get(language));
    let name = indicator
        .map_or_else(|| result.indicator.as_str().to_owned(), |result| indicator_name(quoter, result));
    let mut cells = vec![cell(name), cell(text.unwrap_or(NO_PART))];
    cells.extend(country_figures(quoter, programme, indicator));
    row(cells)
}

/// Target, actual, achievement and rating of the country, where it reports the indicator.
fn country_figures(
    quoter: Quoter<'_>,
    programme: &Programme,
    indicator: Option<&IndicatorResult>,
) -> Vec<Cell> {
    let spot = indicator.map(|result| Spot { unit: Some(&programme.unit), ..quoter.now(result) });
    let Some(spot) = spot.filter(|spot| spot.measured().is_some()) else {
        return figure_columns(quoter).iter().skip(1).map(|_| cell(NO_PART)).collect();
    };
    // Many countries follow an indicator without a target of their own, which is no gap.
    let if_any = |quote: Quote| match quote.number {
        Some(_) => quote.inline().into(),
        None => cell(NO_PART),
    };
    vec![
        if_any(quoter.target(spot, None)),
        quoter.actual(spot, None).inline().into(),
        if_any(quoter.achievement(spot, None)),
        quoter.rating(spot).drawn().into(),
    ]
}

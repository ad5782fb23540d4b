//! The chapter on resources: by area, by source, capital, and moves of budgets.

use super::chapters::fill;
use super::parts::{cell, paragraph, row, stacked, table, total, wide, words};
use super::tables::{area_name, numbered_name};
use super::{Composer, parts};
use crate::assess::Funds;
use crate::document::{Block, Cell, Column, FactKind, Inline, Row, Section};
use crate::model::{AreaId, Decimal, Localised, Reallocation};
use crate::narrate::TableKey;
use crate::quote::{Amount, Quoter, ShareColumn};
use crate::wording::{Label, MoneyText, Phrase, ShareFit, Text};

/// Decimals of shares in tables.
const SHARE_DECIMALS: u8 = 1;

impl Composer<'_> {
    /// The chapter on resources; none where the project has none.
    pub(super) fn resources(&mut self) -> Option<Section> {
        let words = self.quoter.words;
        let mut blocks = Vec::new();
        for key in [TableKey::Resources, TableKey::FundSources, TableKey::AreaFunds] {
            blocks.extend(self.table(&key));
        }
        if let Some(capital) = self.table(&TableKey::Capital) {
            blocks.push(paragraph(words.label(MoneyText::CapitalText)));
            blocks.push(capital);
        }
        blocks.extend(self.table(&TableKey::Reallocations));
        if blocks.is_empty() {
            return None;
        }
        blocks.insert(0, paragraph(words.phrase(Phrase::ResourcesText, &[])));
        Some(parts::section("resources", words.label(Label::ResourcesTitle), blocks))
    }
}

/// A table of resources while it is filled: one whole of parts, with or without original budgets.
struct Ledger<'a> {
    quoter: Quoter<'a>,
    whole: Funds<'a>,
    /// Whether original budgets stand beside those in force.
    revised: bool,
}

impl<'a> Ledger<'a> {
    /// A table of a whole; none where there are no such resources.
    fn of(quoter: Quoter<'a>, whole: Funds<'a>) -> Option<Self> {
        let resources = &quoter.assessment.resources;
        let period = quoter.assessment.reporting;
        let revised = resources.is_revised(whole, period);
        resources.any(whole, period).then_some(Self { quoter, whole, revised })
    }

    fn amounts(&self) -> Vec<Amount> {
        let original = self.revised.then_some(Amount::OriginalBudget);
        original.into_iter().chain([Amount::Budget, Amount::Expenditure, Amount::Utilization]).collect()
    }

    /// The headings of the amounts.
    fn columns(&self) -> Vec<(Column, Cell)> {
        let words = self.quoter.words;
        let heading = |amount: Amount| match amount {
            Amount::OriginalBudget => words.label(MoneyText::OriginalBudget),
            Amount::Budget => words.budget_heading(self.revised),
            Amount::Expenditure => words.label(Label::Expenditure),
            Amount::Utilization => words.label(Label::Utilization),
        };
        self.amounts().into_iter().map(|amount| stacked(heading(amount))).collect()
    }

    /// The amounts of a part.
    fn cells(&self, funds: Funds<'_>) -> Vec<Cell> {
        let (period, style) = (self.quoter.assessment.reporting, self.quoter.money_style());
        let amounts = self.amounts().into_iter();
        amounts.map(|amount| self.quoter.money(funds, period, amount, style).inline().into()).collect()
    }

    fn shares(&self, parts: &[Funds<'_>]) -> ShareColumn {
        let period = self.quoter.assessment.reporting;
        self.quoter.shares(parts, period, FactKind::ShareOfExpenditure, SHARE_DECIMALS)
    }

    fn caption(&self, phrase: impl Text) -> String {
        let words = self.quoter.words;
        let resources = &self.quoter.assessment.resources;
        let money = words.money_unit(resources.currency.as_deref(), resources.settings.unit);
        let period = words.period(self.quoter.assessment.reporting);
        words.phrase(phrase, &[("period", &period), ("currency", &money), ("money", &money)])
    }

    /// What a reader who adds up the column must know.
    fn notes(&self, parts: &[Funds<'_>], shares: &[&ShareColumn]) -> Vec<Vec<Inline>> {
        let words = self.quoter.words;
        let mut notes = Vec::new();
        let any = |fit| shares.iter().any(|shares| shares.fit == Some(fit));
        if any(ShareFit::Apart) {
            notes.push(vec![Inline::text(words.label(MoneyText::SharesRounded))]);
        }
        if any(ShareFit::Adjusted) {
            notes.push(vec![Inline::text(words.label(MoneyText::SharesAdjusted))]);
        }
        if !self.adds_up(parts) {
            notes.push(vec![Inline::text(words.label(MoneyText::AmountsRounded))]);
        }
        notes
    }

    fn adds_up(&self, parts: &[Funds<'_>]) -> bool {
        let resources = &self.quoter.assessment.resources;
        let (period, style) = (self.quoter.assessment.reporting, self.quoter.money_style());
        let amounts = |funds: Funds<'_>| {
            let money = resources.sum(funds, period);
            [money.original, money.budget, money.expenditure]
        };
        (0..3).all(|index| {
            let column: Option<Vec<Decimal>> = parts.iter().map(|funds| amounts(*funds)[index]).collect();
            match column.zip(amounts(self.whole)[index]) {
                Some((parts, whole)) => self.quoter.words.adds_up(&parts, whole, style.unit, style.decimals),
                None => true,
            }
        })
    }
}

/// Resources by area, with the achievement beside them.
pub(super) fn by_area(quoter: Quoter<'_>) -> Option<Block> {
    let ledger = Ledger::of(quoter, Funds::OPERATING)?;
    let words_of = quoter.words;
    let period = quoter.assessment.reporting;
    let parts = quoter.parts_by_area(Funds::OPERATING, period);
    let shares = ledger.shares(&parts);
    let mut columns = vec![wide(words_of.label(Label::Area))];
    columns.extend(ledger.columns());
    columns.push(stacked(words_of.label(MoneyText::ShareOfExpenditure)));
    columns.push(stacked(words_of.label(Label::Achievement)));
    let mut rows: Vec<Row> = Vec::new();
    for (funds, share) in parts.iter().zip(&shares.quotes) {
        let Some(area) = funds.area.and_then(|area| quoter.assessment.area(area)) else { continue };
        let mut cells = vec![cell(numbered_name(quoter, area))];
        cells.extend(ledger.cells(*funds));
        cells.push(share.clone().inline().into());
        cells.push(quoter.area_achievement(area, period, None).inline().into());
        rows.push(row(cells));
    }
    let mut cells = vec![cell(words_of.label(Label::Total))];
    cells.extend(ledger.cells(Funds::OPERATING));
    cells.push(whole_share(quoter, &shares));
    cells.push(quoter.overall_achievement(period, None).inline().into());
    rows.push(total(cells));
    let notes = ledger.notes(&parts, &[&shares]);
    table(TableKey::Resources.id(), ledger.caption(Phrase::ResourcesCaption), columns, rows, notes)
}

/// The share of the whole in itself.
fn whole_share(quoter: Quoter<'_>, shares: &ShareColumn) -> Cell {
    match shares.fit {
        Some(_) => quoter.whole_of_funds(FactKind::ShareOfExpenditure).inline().into(),
        None => cell(quoter.words.label(Label::NotAvailable)),
    }
}

/// Resources by source of funds.
pub(super) fn by_source(quoter: Quoter<'_>) -> Option<Block> {
    let ledger = Ledger::of(quoter, Funds::OPERATING)?;
    let words_of = quoter.words;
    let parts = quoter.parts_by_source(Funds::OPERATING, quoter.assessment.reporting);
    let shares = ledger.shares(&parts);
    let mut columns = vec![wide(words_of.label(MoneyText::SourceOfFunds))];
    columns.extend(ledger.columns());
    columns.push(stacked(words_of.label(MoneyText::ShareOfExpenditure)));
    let mut rows: Vec<Row> = Vec::new();
    for (funds, share) in parts.iter().zip(&shares.quotes) {
        let Some(source) = funds.source else { continue };
        let mut cells = vec![cell(words_of.fund_source(source))];
        cells.extend(ledger.cells(*funds));
        cells.push(share.clone().inline().into());
        rows.push(row(cells));
    }
    let mut cells = vec![cell(words_of.label(Label::Total))];
    cells.extend(ledger.cells(Funds::OPERATING));
    cells.push(whole_share(quoter, &shares));
    rows.push(total(cells));
    let notes = ledger.notes(&parts, &[&shares]);
    table(TableKey::FundSources.id(), ledger.caption(Phrase::SourcesOfFundsCaption), columns, rows, notes)
}

/// Resources by area and source; none where there is only one area, or one source.
pub(super) fn by_area_and_source(quoter: Quoter<'_>) -> Option<Block> {
    let ledger = Ledger::of(quoter, Funds::OPERATING)?;
    let period = quoter.assessment.reporting;
    let areas = quoter.parts_by_area(Funds::OPERATING, period);
    if areas.len() < 2 || quoter.parts_by_source(Funds::OPERATING, period).len() < 2 {
        return None;
    }
    let words_of = quoter.words;
    let mut columns = vec![wide(words_of.label(MoneyText::SourceOfFunds))];
    columns.extend(ledger.columns());
    columns.push(stacked(words_of.label(MoneyText::ShareOfExpenditure)));
    let (mut rows, mut all_shares) = (Vec::new(), Vec::new());
    for area in &areas {
        rows.push(parts::group(name_of(quoter, area.area)));
        let sources = quoter.parts_by_source(*area, period);
        let shares = ledger.shares(&sources);
        for (funds, share) in sources.iter().zip(&shares.quotes) {
            let Some(source) = funds.source else { continue };
            let mut cells = vec![cell(words_of.fund_source(source))];
            cells.extend(ledger.cells(*funds));
            cells.push(share.clone().inline().into());
            rows.push(row(cells));
        }
        all_shares.push(shares);
    }
    let sources: Vec<Funds<'_>> =
        areas.iter().flat_map(|area| quoter.parts_by_source(*area, period)).collect();
    let mut cells = vec![cell(words_of.label(Label::Total))];
    cells.extend(ledger.cells(Funds::OPERATING));
    cells.push(cell(NO_PART));
    rows.push(total(cells));
    let notes = ledger.notes(&sources, &all_shares.iter().collect::<Vec<_>>());
    table(TableKey::AreaFunds.id(), ledger.caption(MoneyText::AreaFundsCaption), columns, rows, notes)
}

/// What stands where a column has no figure for a row.
const NO_PART: &str = "–";

/// Capital resources by area and source.
pub(super) fn capital(quoter: Quoter<'_>) -> Option<Block> {
    let ledger = Ledger::of(quoter, Funds::CAPITAL)?;
    let words_of = quoter.words;
    let period = quoter.assessment.reporting;
    let areas = quoter.parts_by_area(Funds::CAPITAL, period);
    let parts: Vec<Funds<'_>> = areas.iter().flat_map(|area| quoter.parts_by_source(*area, period)).collect();
    let mut columns =
        vec![wide(words_of.label(Label::Area)), words(words_of.label(MoneyText::SourceOfFunds))];
    columns.extend(ledger.columns());
    let mut rows: Vec<Row> = Vec::new();
    for funds in &parts {
        let Some(source) = funds.source else { continue };
        let mut cells = vec![cell(name_of(quoter, funds.area)), cell(words_of.fund_source(source))];
        cells.extend(ledger.cells(*funds));
        rows.push(row(cells));
    }
    let mut cells = vec![cell(words_of.label(Label::Total)), cell("")];
    cells.extend(ledger.cells(Funds::CAPITAL));
    rows.push(total(cells));
    let notes = ledger.notes(&parts, &[]);
    table(TableKey::Capital.id(), ledger.caption(MoneyText::CapitalCaption), columns, rows, notes)
}

/// The id and title of an area; the id alone where the assessment does not know it, and the total where it is all areas.
fn name_of(quoter: Quoter<'_>, area: Option<&AreaId>) -> String {
    let Some(area) = area else { return quoter.words.label(Label::Total).to_owned() };
    let known = quoter.assessment.area(area);
    known.map_or_else(|| area.to_string(), |area| numbered_name(quoter, area))
}

/// The moves of budgets in the reporting period, with the limit on them.
pub(super) fn reallocations(quoter: Quoter<'_>) -> Option<Block> {
    let resources = &quoter.assessment.resources;
    let words_of = quoter.words;
    let period = quoter.assessment.reporting;
    let label = |label| words_of.label(label);
    let columns = vec![
        wide(label(MoneyText::From)),
        wide(label(MoneyText::To)),
        wide(words_of.label(Label::Reason)),
        words(words_of.label(Label::Authority)),
        stacked(label(MoneyText::Amount)),
    ];
    let moves = resources.reallocations.iter().enumerate().filter(|(_, entry)| entry.period == period);
    let rows: Vec<Row> = moves.map(|(index, entry)| moved(quoter, index + 1, entry)).collect();
    let ledger = Ledger { quoter, whole: Funds::OPERATING, revised: true };
    let caption = ledger.caption(MoneyText::ReallocationsCaption);
    table(TableKey::Reallocations.id(), caption, columns, rows, limit_note(quoter))
}

fn moved(quoter: Quoter<'_>, number: usize, entry: &Reallocation) -> Row {
    let words = quoter.words;
    let side = |area: &Option<AreaId>, outside: MoneyText| match area {
        Some(area) => cell(name_of(quoter, Some(area))),
        None => cell(words.label(outside)),
    };
    let reason = entry.reason.as_ref().and_then(|reason: &Localised| reason.get(words.language()));
    row(vec![
        side(&entry.from, MoneyText::NewFunds),
        side(&entry.to, MoneyText::GivenUp),
        cell(reason.unwrap_or(NO_PART)),
        cell(entry.authority.as_deref().unwrap_or(NO_PART)),
        quoter.reallocated(number, entry, quoter.money_style()).inline().into(),
    ])
}

/// Whether any area gave more to others than the project allows.
fn limit_note(quoter: Quoter<'_>) -> Vec<Vec<Inline>> {
    let resources = &quoter.assessment.resources;
    let words = quoter.words;
    let period = quoter.assessment.reporting;
    let Some(limit) = resources.settings.reallocation_limit else { return Vec::new() };
    let printed = [("limit", quoter.reallocation_limit(limit).inline())];
    let mut passed = Vec::new();
    let mut unknown = Vec::new();
    for area in quoter.assessment.all_areas() {
        let given = quoter.given(&area.area.id, period);
        if given.number.is_none() && resources.has_given(&area.area.id, period) {
            unknown.push(area_name(quoter, area));
        }
        if given.number.is_none_or(|given| given <= limit) {
            continue;
        }
        if !passed.is_empty() {
            passed.push(Inline::text(words.label(Label::Enumeration)));
        }
        let text = words.phrase(MoneyText::GivenByArea, &[("area", &area_name(quoter, area))]);
        passed.extend(fill(quoter.words, &text, &[("share", given.inline())]));
    }
    let mut notes = Vec::new();
    if !unknown.is_empty() {
        let text = words.phrase(MoneyText::LimitUnknown, &[("areas", &words.list(&unknown))]);
        notes.push(fill(words, &text, &printed));
    } else if passed.is_empty() {
        notes.push(fill(words, words.label(MoneyText::LimitKept), &printed));
    }
    if passed.is_empty() {
        return notes;
    }
    let text = words.label(MoneyText::LimitPassed);
    let (before, after) = text.split_once("{areas}").unwrap_or((text, ""));
    let mut note = fill(words, before, &printed);
    note.append(&mut passed);
    note.extend(fill(words, after, &printed));
    notes.push(note);
    notes
}

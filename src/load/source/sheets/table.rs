//! A sheet as a table: which of its cells name the columns, which are data, and which are neither.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::super::cells::Cells;
use super::super::{Opening, Part};
use super::Refused;
use super::area::{Area, At, letters};
use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::{HeaderRows, Limits};

/// How many cells with a fault are named.
const NAMED: usize = 20;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content<'a> {
    /// A value as text.
    Text(&'a str),
    /// An error such as `#DIV/0!`.
    Error(&'a str),
    /// A formula whose result was not saved.
    Unvalued,
}

/// A sheet while it is being read.
pub(super) struct Table {
    area: Area,
    header: Option<HeaderRows>,
    footer: usize,
    merged: Vec<Area>,
    limits: Limits,
    /// Bytes of text that the table may still hold.
    left: u64,
    row: Row,
    /// The cells of the header.
    head: BTreeMap<At, String>,
    /// The columns, once the header is read.
    columns: Option<Columns>,
    cells: Cells,
    /// The last rows, which may be the footer.
    held: VecDeque<Row>,
    faults: Faults,
}

/// A row whose cells are filled.
#[derive(Debug, Default)]
struct Row {
    number: u32,
    cells: Vec<(u32, Kind)>,
    text: String,
}

/// What a cell holds, by its place in the text of its row.
#[derive(Debug, Clone)]
enum Kind {
    Text(Range<usize>),
    Error(Range<usize>),
    Unvalued,
}

/// The columns that the header names.
struct Columns {
    /// The name of each column of the sheet that has one, and its place in the table.
    named: BTreeMap<u32, (String, usize)>,
    /// Columns whose name another one has.
    repeated: Vec<u32>,
}

/// What is wrong in a sheet.
#[derive(Default)]
struct Faults {
    errors: Vec<(At, String)>,
    erroneous: u64,
    unvalued: Vec<At>,
    formulas: u64,
    /// For each column without a name, its first filled cell and how many there are.
    unnamed: BTreeMap<u32, (At, u64)>,
}

impl Table {
    /// An empty table of what a source asks for.
    pub(super) fn new(opening: &Opening<'_>, area: Area, merged: Vec<Area>) -> Self {
        let form = &opening.source.sheet;
        Self {
            area,
            header: form.header,
            footer: form.footer as usize,
            merged,
            limits: *opening.limits,
            left: opening.limits.texts,
            row: Row::default(),
            head: BTreeMap::new(),
            columns: None,
            cells: Cells::new(opening.number, []),
            held: VecDeque::new(),
            faults: Faults::default(),
        }
    }

    /// Whether anything is to be read of a row.
    pub(super) fn wants(&self, row: u32) -> bool {
        self.is_header(row) || self.area.rows.contains(&row)
    }

    fn is_header(&self, row: u32) -> bool {
        self.header.is_some_and(|header| (header.first..=header.last).contains(&row))
    }

    /// Takes a cell; cells come row by row, and in a row from the left.
    ///
    /// # Errors
    /// A cell out of order, or beyond a limit.
    pub(super) fn cell(&mut self, at: At, content: Content<'_>) -> Result<(), Refused> {
        let text = match content {
            Content::Text(text) | Content::Error(text) => text,
            Content::Unvalued => "",
        };
        if matches!(content, Content::Text(_)) && text.trim().is_empty() {
            return Ok(());
        }
        if text.len() as u64 > self.limits.cell {
            let message = format!("the text of `{at}` is longer than {} bytes", self.limits.cell);
            return Err(Refused::limit(message, "cell"));
        }
        if at.row < self.row.number {
            return Err(Refused::format(format!("row {} comes after row {}", at.row, self.row.number)));
        }
        if at.row > self.row.number {
            self.end_row()?;
            self.row.number = at.row;
        }
        if !(self.wants(at.row) && self.area.columns.contains(&at.column)) {
            return Ok(());
        }
        if u64::from(at.column) > self.limits.columns {
            let message =
                format!("the sheet has more than {} columns, with a cell at `{at}`", self.limits.columns);
            return Err(Refused::limit(message, "columns"));
        }
        if self.row.cells.last().is_some_and(|(last, _)| *last >= at.column) {
            return Err(Refused::format(format!("the cells of row {} are not in order at `{at}`", at.row)));
        }
        let start = self.row.text.len();
        self.row.text.push_str(text);
        let range = start..self.row.text.len();
        self.left = self.left.checked_sub(text.len() as u64).ok_or_else(|| {
            Refused::limit(format!("the sheet has more than {} bytes of text", self.limits.texts), "texts")
        })?;
        let kind = match content {
            Content::Text(_) => Kind::Text(range),
            Content::Error(_) => Kind::Error(range),
            Content::Unvalued => Kind::Unvalued,
        };
        self.row.cells.push((at.column, kind));
        Ok(())
    }

    /// Takes the end of the sheet.
    ///
    /// # Errors
    /// The last row goes beyond a limit.
    pub(super) fn end(&mut self) -> Result<(), Refused> {
        self.end_row()?;
        self.settle()?;
        self.held.clear();
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refused> {
        if self.row.cells.is_empty() {
            return Ok(());
        }
        let mut row = std::mem::take(&mut self.row);
        let header = *self.header.get_or_insert(HeaderRows { first: row.number, last: row.number });
        if row.number <= header.last {
            if row.number >= header.first {
                self.head.extend(row.cells.iter().filter_map(|(column, kind)| {
                    let Kind::Text(range) = kind else { return None };
                    let words: Vec<&str> = row.text[range.clone()].split_whitespace().collect();
                    Some((At { row: row.number, column: *column }, words.join(" ")))
                }));
            }
        } else {
            self.settle()?;
            if self.footer > 0 {
                self.held.push_back(row);
                if self.held.len() <= self.footer {
                    return Ok(());
                }
                row = self.held.pop_front().unwrap_or_default();
            }
            self.add(&row)?;
        }
        // Its memory serves the next row.
        row.cells.clear();
        row.text.clear();
        self.row = row;
        Ok(())
    }

    /// Adds a row of data.
    fn add(&mut self, row: &Row) -> Result<(), Refused> {
        let Some(columns) = &self.columns else { return Ok(()) };
        let cells = (self.cells.height() as u64 + 1).saturating_mul(columns.named.len() as u64);
        if cells > self.limits.cells {
            return Err(Refused::limit(
                format!("the sheet has more than {} cells", self.limits.cells),
                "cells",
            ));
        }
        self.cells.row(u64::from(row.number));
        for (column, kind) in &row.cells {
            let at = At { row: row.number, column: *column };
            let Some((_, index)) = columns.named.get(column) else {
                self.faults.unnamed.entry(*column).or_insert((at, 0)).1 += 1;
                continue;
            };
            match kind {
                Kind::Text(range) => self.cells.set(*index, &row.text[range.clone()]),
                Kind::Error(range) => {
                    self.faults.erroneous += 1;
                    if self.faults.errors.len() < NAMED {
                        self.faults.errors.push((at, row.text[range.clone()].to_owned()));
                    }
                }
                Kind::Unvalued => {
                    self.faults.formulas += 1;
                    if self.faults.unvalued.len() < NAMED {
                        self.faults.unvalued.push(at);
                    }
                }
            }
        }
        Ok(())
    }

    /// Makes the columns of the header, once.
    fn settle(&mut self) -> Result<(), Refused> {
        if self.columns.is_some() {
            return Ok(());
        }
        let mut names: BTreeMap<u32, Vec<(u32, &str)>> = BTreeMap::new();
        for (at, text) in &self.head {
            names.entry(at.column).or_default().push((at.row, text));
        }
        for area in &self.merged {
            let (row, first) = (*area.rows.start(), *area.columns.start());
            let Some(text) = self.head.get(&At { row, column: first }) else { continue };
            // A merged cell names the columns below it that have a name of their own; the others have none.
            for (column, parts) in names.range_mut(area.columns.clone()) {
                let is_below = parts.iter().any(|(part, _)| *part > *area.rows.end());
                if *column > first && is_below {
                    parts.push((row, text));
                }
            }
        }
        if names.len() as u64 > self.limits.columns {
            let message = format!("the sheet has more than {} columns", self.limits.columns);
            return Err(Refused::limit(message, "columns"));
        }
        let mut columns = Columns { named: BTreeMap::new(), repeated: Vec::new() };
        let mut known = std::collections::BTreeSet::new();
        for (column, mut parts) in names {
            parts.sort_unstable();
            let name = parts.iter().map(|(_, text)| *text).collect::<Vec<&str>>().join(" ");
            if !known.insert(name.clone()) {
                columns.repeated.push(column);
            }
            let index = self.cells.column(&name);
            columns.named.insert(column, (name, index));
        }
        self.columns = Some(columns);
        Ok(())
    }

    /// The rows of the sheet, with what is wrong in it reported.
    pub(super) fn finish(
        self,
        opening: &Opening<'_>,
        sheet: String,
        findings: &mut Findings,
    ) -> Option<Part> {
        let report = Report { shown: format!("{}#{sheet}", opening.file.shown), sheet: &sheet };
        let sound = report.header(&self, findings);
        report.faults(&self, findings);
        if !sound {
            return None;
        }
        let (columns, rows) = (self.cells.names(), self.cells.height() as u64);
        let extent = self.cells.extent();
        let frame = self.cells.finish().map_err(|error| {
            findings.report(opening.malformed(super::super::first_line(&error.to_string())));
        });
        Some(Part { frame: frame.ok()?, columns, rows, extent, lines: None, within: Some(sheet) })
    }
}

/// Where findings about a sheet are.
struct Report<'a> {
    /// The file with the sheet.
    shown: String,
    sheet: &'a str,
}

impl Report<'_> {
    fn cell(&self, at: At, column: Option<&str>) -> Place {
        match column {
            Some(column) => Place::cell(&self.shown, at.row as usize, column),
            None => Place::row(&self.shown, at.row as usize),
        }
    }

    /// A cell as formulas write it.
    fn reference(&self, at: At) -> String {
        format!("`{}!{at}`", self.sheet)
    }

    /// Reports what is wrong with the header; whether it names every column that has data.
    fn header(&self, table: &Table, findings: &mut Findings) -> bool {
        let columns = table.columns.as_ref().filter(|columns| !columns.named.is_empty());
        let Some((columns, header)) = columns.zip(table.header) else {
            let (message, help) = match table.header {
                None => (
                    format!("the sheet `{}` has no filled cells", self.sheet),
                    "name another sheet by `sheet`, or other cells by `range`",
                ),
                Some(header) => (
                    format!("{} of the sheet `{}` {} no columns", rows(header), self.sheet, names(header)),
                    "say by `header` in which row the names of the columns stand",
                ),
            };
            let place = Place::file(&self.shown);
            findings.report(Finding::new(Code::SourceHeader, place, message).help(help));
            return false;
        };
        for column in columns.repeated.iter().take(NAMED) {
            let name = &columns.named[column].0;
            let at = At { row: header.last, column: *column };
            let message = format!("the column name `{name}` appears twice, again at {}", self.reference(at));
            let help = "give every column a name of its own";
            findings.report(Finding::new(Code::SourceHeader, self.cell(at, Some(name)), message).help(help));
        }
        self.unnamed(&table.faults.unnamed, header, findings);
        columns.repeated.is_empty() && table.faults.unnamed.is_empty()
    }

    fn unnamed(&self, unnamed: &BTreeMap<u32, (At, u64)>, header: HeaderRows, findings: &mut Findings) {
        let help = format!(
            "the names of the columns are looked for in {}: give the column a name, say by `header` in which \
             row they stand, or by `range` which cells are data",
            rows(header)
        );
        for (column, (first, count)) in unnamed.iter().take(NAMED) {
            let cells = if *count == 1 { "cell" } else { "cells" };
            let message = format!(
                "column {} has no name and {count} filled {cells}, the first at {}",
                letters(*column),
                self.reference(*first)
            );
            findings.report(Finding::new(Code::SourceHeader, self.cell(*first, None), message).help(&*help));
        }
        if let Some(more) = unnamed.len().checked_sub(NAMED).filter(|more| *more > 0) {
            let message = format!("{more} more columns have filled cells and no name");
            findings.report(Finding::new(Code::SourceHeader, Place::file(&self.shown), message).help(help));
        }
    }

    fn faults(&self, table: &Table, findings: &mut Findings) {
        let name = |at: At| {
            let columns = table.columns.as_ref()?;
            columns.named.get(&at.column).map(|(name, _)| name.as_str())
        };
        let faults = &table.faults;
        for (at, error) in &faults.errors {
            let message = format!("{} holds the error {error} and is read as empty", self.reference(*at));
            let help = "correct the formula, or leave the cell empty";
            findings.report(Finding::new(Code::CellError, self.cell(*at, name(*at)), message).help(help));
        }
        let more = faults.erroneous - faults.errors.len() as u64;
        if more > 0 {
            let message = format!("{more} more cells hold errors and are read as empty");
            findings.report(Finding::new(Code::CellError, Place::file(&self.shown), message));
        }
        let Some(first) = faults.unvalued.first() else { return };
        let cells: Vec<String> = faults.unvalued.iter().map(|at| self.reference(*at)).collect();
        let more = if faults.formulas > cells.len() as u64 { " and others" } else { "" };
        let message = match faults.formulas {
            1 => "a cell has a formula without a stored result and is read as empty".to_owned(),
            many => format!("{many} cells have formulas without a stored result and are read as empty"),
        };
        let help = format!(
            "open the workbook in a spreadsheet program and save it, so that the results are stored: {}{more}",
            cells.join(", ")
        );
        let finding = Finding::new(Code::FormulaUnvalued, self.cell(*first, name(*first)), message);
        findings.report(finding.help(help));
    }
}

fn rows(header: HeaderRows) -> String {
    if header.first == header.last {
        format!("row {}", header.first)
    } else {
        format!("rows {} to {}", header.first, header.last)
    }
}

fn names(header: HeaderRows) -> &'static str {
    if header.first == header.last { "names" } else { "name" }
}

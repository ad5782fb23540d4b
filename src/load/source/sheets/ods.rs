//! Workbooks of `OpenDocument` (ODS), whose cells say of what kind their values are.

use std::collections::BTreeMap;
use std::io::BufRead;

use super::area::{Area, At};
use super::format::{NumberFormat, iso_date, iso_span, written};
use super::package::Package;
use super::table::{Content, Table};
use super::xml::{Element, Node, Xml};
use super::{Refused, Sheet, Workbook};
use crate::manifest::HeaderRows;

/// The part that holds the sheets.
const CONTENT: &str = "content.xml";

/// How many sheets or styles a workbook has at most.
const MOST: usize = 1 << 16;

/// The rows of a sheet at most.
const ROWS: u32 = 1 << 30;

/// A workbook.
pub(super) struct Ods {
    package: Package,
    sheets: Vec<Sheet>,
    styles: Styles,
}

/// What is known of the styles of a workbook.
#[derive(Default)]
struct Styles {
    /// Whether sheets of a style are shown.
    shown: BTreeMap<String, bool>,
    /// The digits of codes that a style of numbers fills with zeros.
    digits: BTreeMap<String, u8>,
    /// The style of numbers that a style of cells has.
    numbers: BTreeMap<String, String>,
}

impl Styles {
    /// The number format of a style of cells.
    fn format(&self, cells: Option<&str>) -> NumberFormat {
        let numbers = cells.and_then(|name| self.numbers.get(name));
        let digits = numbers.and_then(|name| self.digits.get(name));
        digits.map_or(NumberFormat::Plain, |digits| NumberFormat::Code(*digits))
    }
}

impl Ods {
    /// Reads which sheets a workbook has.
    ///
    /// # Errors
    /// A part is missing, damaged or too large, or the workbook is encrypted.
    pub(super) fn open(mut package: Package) -> Result<Self, Refused> {
        if package.has("META-INF/manifest.xml") {
            let mut xml = package.part("META-INF/manifest.xml")?;
            loop {
                match xml.next()? {
                    Node::Start(element) if element.name() == "encryption-data" => {
                        return Err(Refused::format("the workbook is protected by a password"));
                    }
                    Node::Done => break,
                    Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
                }
            }
        }
        let (sheets, styles) = overview(&mut package.part(CONTENT)?)?;
        Ok(Self { package, sheets, styles })
    }
}

/// The sheets, with the styles that stand before them.
fn overview<R: BufRead>(xml: &mut Xml<R>) -> Result<(Vec<Sheet>, Styles), Refused> {
    let (mut sheets, mut styles) = (Vec::new(), Styles::default());
    let mut style = String::new();
    loop {
        match xml.next()? {
            Node::Start(element) => match element.name() {
                "style" | "number-style" => {
                    style = element.exactly("style:name").unwrap_or_default();
                    if let Some(numbers) = element.exactly("style:data-style-name") {
                        styles.numbers.insert(style.clone(), numbers);
                    }
                }
                "table-properties" => {
                    let shown = element.exactly("table:display").is_none_or(|shown| shown != "false");
                    styles.shown.insert(style.clone(), shown);
                }
                "number" => {
                    let digits =
                        element.whole("min-integer-digits").and_then(|digits| u8::try_from(digits).ok());
                    let is_whole = element.whole("decimal-places").is_none_or(|places| places == 0);
                    if let Some(digits) = digits.filter(|digits| *digits > 1 && is_whole) {
                        styles.digits.insert(style.clone(), digits);
                    }
                }
                "table" => {
                    let name = element.exactly("table:name").unwrap_or_default();
                    let style = element.exactly("table:style-name");
                    let shown = style.and_then(|style| styles.shown.get(&style).copied());
                    sheets.push(Sheet { name, hidden: shown == Some(false) });
                    xml.skip()?;
                }
                _ => {}
            },
            Node::Done => return Ok((sheets, styles)),
            Node::End(_) | Node::Text(_) | Node::Other => {}
        }
        let styles = styles.shown.len().max(styles.digits.len()).max(styles.numbers.len());
        if sheets.len().max(styles) > MOST {
            return Err(Refused::format(format!("the workbook has more than {MOST} sheets or styles")));
        }
    }
}

impl Workbook for Ods {
    fn sheets(&self) -> Vec<Sheet> {
        self.sheets.clone()
    }

    fn merged(&mut self, sheet: usize, rows: HeaderRows, most: u64) -> Result<Vec<Area>, Refused> {
        let mut found = Merged { rows, most, areas: Vec::new() };
        let mut xml = self.package.part(CONTENT)?;
        walk(&mut xml, sheet, &self.styles, &mut found)?;
        Ok(found.areas)
    }

    fn read(&mut self, sheet: usize, table: &mut Table) -> Result<(), Refused> {
        walk(&mut self.package.part(CONTENT)?, sheet, &self.styles, table)
    }
}

/// What a walk over the cells of a sheet is for.
trait Visitor {
    /// Whether anything of a row is needed; none where nothing of any later row is either.
    fn wants(&self, row: u32) -> Option<bool>;

    /// Takes a cell.
    fn cell(&mut self, at: At, cell: &Cell) -> Result<(), Refused>;
}

impl Visitor for Table {
    fn wants(&self, row: u32) -> Option<bool> {
        Some(Table::wants(self, row))
    }

    fn cell(&mut self, at: At, cell: &Cell) -> Result<(), Refused> {
        match cell.kind {
            Kind::Empty => Ok(()),
            Kind::Text => Table::cell(self, at, Content::Text(&cell.text)),
            Kind::Error => Table::cell(self, at, Content::Error(&cell.text)),
            Kind::Unvalued => Table::cell(self, at, Content::Unvalued),
        }
    }
}

/// The merged cells of some rows.
struct Merged {
    rows: HeaderRows,
    most: u64,
    areas: Vec<Area>,
}

impl Visitor for Merged {
    fn wants(&self, row: u32) -> Option<bool> {
        (row <= self.rows.last).then_some(row >= self.rows.first)
    }

    fn cell(&mut self, at: At, cell: &Cell) -> Result<(), Refused> {
        let (rows, columns) = cell.spanned;
        if rows > 1 || columns > 1 {
            let rows = at.row..=at.row.saturating_add(rows - 1);
            self.areas.push(Area { rows, columns: at.column..=at.column.saturating_add(columns - 1) });
        }
        if self.areas.len() as u64 > self.most {
            let message = format!("more than {} cells of the header are merged", self.most);
            return Err(Refused::limit(message, "columns"));
        }
        Ok(())
    }
}

/// A cell.
#[derive(Debug, Clone)]
struct Cell {
    kind: Kind,
    text: String,
    /// How many rows and columns it is merged with, itself among them.
    spanned: (u32, u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Empty,
    Text,
    Error,
    Unvalued,
}

/// Shows the cells of a sheet to a visitor, row by row.
fn walk<R: BufRead>(
    xml: &mut Xml<R>,
    sheet: usize,
    styles: &Styles,
    visitor: &mut impl Visitor,
) -> Result<(), Refused> {
    let mut before = 0;
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "table" => {
                if before == sheet {
                    break;
                }
                before += 1;
                xml.skip()?;
            }
            Node::Done => return Ok(()),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
    let outer = xml.depth() - 1;
    let (mut row, mut columns) = (1_u32, Columns::default());
    loop {
        match xml.next()? {
            Node::Start(element) => match element.name() {
                "table-column" => columns.add(&element)?,
                "table-row" => {
                    let count = repeated(&element, "table:number-rows-repeated");
                    let style = element.exactly("table:default-cell-style-name");
                    let cells = read_row(xml, styles, (style, &columns))?;
                    let after = row.saturating_add(count);
                    if !cells.is_empty() {
                        if after > ROWS {
                            return Err(Refused::format(format!("the sheet has more than {ROWS} rows")));
                        }
                        if show((row, after), &cells, visitor)?.is_none() {
                            return Ok(());
                        }
                    }
                    row = after;
                }
                // Shapes and sheets within sheets are no cells.
                "table" | "shapes" | "forms" | "dde-links" => xml.skip()?,
                _ => {}
            },
            Node::End(depth) if depth == outer => return Ok(()),
            Node::Done => return Ok(()),
            Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

/// Shows a row that may stand for several; none where no later row is needed.
fn show(
    (first, after): (u32, u32),
    cells: &[(u32, u32, Cell)],
    visitor: &mut impl Visitor,
) -> Result<Option<()>, Refused> {
    for row in first..after {
        match visitor.wants(row) {
            None => return Ok(None),
            Some(false) => continue,
            Some(true) => {}
        }
        for (first, after, cell) in cells {
            for column in *first..*after {
                visitor.cell(At { row, column }, cell)?;
            }
        }
    }
    Ok(Some(()))
}

/// The styles that the columns of a sheet give their cells.
#[derive(Default)]
struct Columns {
    /// The last column of each run, with its style.
    runs: Vec<(u32, Option<String>)>,
}

impl Columns {
    fn add(&mut self, element: &Element<'_>) -> Result<(), Refused> {
        let before = self.runs.last().map_or(0, |(last, _)| *last);
        let last = before.saturating_add(repeated(element, "table:number-columns-repeated"));
        self.runs.push((last, element.exactly("table:default-cell-style-name")));
        if self.runs.len() > MOST {
            return Err(Refused::format(format!("the sheet has more than {MOST} columns")));
        }
        Ok(())
    }

    fn style(&self, column: u32) -> Option<&str> {
        self.runs.iter().find(|(last, _)| column <= *last).and_then(|(_, style)| style.as_deref())
    }
}

fn repeated(element: &Element<'_>, name: &str) -> u32 {
    let count = element.exactly(name).and_then(|count| count.parse().ok());
    count.unwrap_or(1_u32).max(1)
}

/// The cells of a row that hold or merge something, each with its first column and the one after its last.
fn read_row<R: BufRead>(
    xml: &mut Xml<R>,
    styles: &Styles,
    (row_style, columns): (Option<String>, &Columns),
) -> Result<Vec<(u32, u32, Cell)>, Refused> {
    let outer = xml.depth() - 1;
    let (mut cells, mut column) = (Vec::new(), 1_u32);
    loop {
        match xml.next()? {
            Node::Start(element) if matches!(element.name(), "table-cell" | "covered-table-cell") => {
                let count = repeated(&element, "table:number-columns-repeated");
                let own = element.exactly("table:style-name");
                let style = own.as_deref().or(row_style.as_deref()).or_else(|| columns.style(column));
                let head = Head::of(&element, styles.format(style));
                let cell = head.read(xml)?;
                let after = column.saturating_add(count);
                if cell.kind != Kind::Empty || cell.spanned != (1, 1) {
                    cells.push((column, after, cell));
                }
                column = after;
            }
            Node::End(depth) if depth == outer => return Ok(cells),
            Node::Done => return Ok(cells),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

/// What the beginning of a cell says.
struct Head {
    /// The value, where it stands there.
    value: Option<String>,
    kind: String,
    is_error: bool,
    has_formula: bool,
    spanned: (u32, u32),
}

impl Head {
    fn of(element: &Element<'_>, format: NumberFormat) -> Self {
        let kind = element.exactly("office:value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "float" | "percentage" | "currency" => {
                element.exactly("office:value").map(|value| written(&value, format, false).unwrap_or(value))
            }
            "date" => element.exactly("office:date-value").map(|date| iso_date(&date).to_owned()),
            "time" => element.exactly("office:time-value").map(|span| iso_span(&span).unwrap_or(span)),
            "boolean" => element.exactly("office:boolean-value"),
            _ => element.exactly("office:string-value"),
        };
        Self {
            value,
            is_error: element.exactly("calcext:value-type").is_some_and(|kind| kind == "error"),
            has_formula: element.exactly("table:formula").is_some(),
            spanned: (
                repeated(element, "table:number-rows-spanned"),
                repeated(element, "table:number-columns-spanned"),
            ),
            kind,
        }
    }

    /// Reads the rest of the cell.
    fn read<R: BufRead>(self, xml: &mut Xml<R>) -> Result<Cell, Refused> {
        let mut shown = String::new();
        paragraphs(xml, &mut shown)?;
        let Self { value, kind, is_error, has_formula, spanned } = self;
        // An error is a text without a value, which is only shown.
        let text = value.filter(|value| !(is_error && value.is_empty())).unwrap_or(shown);
        let kind = match () {
            () if is_error => Kind::Error,
            () if has_formula && kind.is_empty() && text.is_empty() => Kind::Unvalued,
            () if text.is_empty() => Kind::Empty,
            () => Kind::Text,
        };
        Ok(Cell { kind, text, spanned })
    }
}

/// Reads the paragraphs of a cell; notes and drawings are no part of its text.
fn paragraphs<R: BufRead>(xml: &mut Xml<R>, into: &mut String) -> Result<(), Refused> {
    let outer = xml.depth() - 1;
    let mut is_first = true;
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "p" => {
                if !is_first {
                    into.push('\n');
                }
                is_first = false;
                paragraph(xml, into)?;
            }
            Node::Start(_) => xml.skip()?,
            Node::End(depth) if depth == outer => return Ok(()),
            Node::Done => return Ok(()),
            Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

fn paragraph<R: BufRead>(xml: &mut Xml<R>, into: &mut String) -> Result<(), Refused> {
    let outer = xml.depth() - 1;
    loop {
        match xml.next()? {
            Node::Text(text) => into.push_str(&text),
            Node::Start(element) => match element.name() {
                "s" => {
                    let count = element.whole("c").unwrap_or(1).min(1 << 10);
                    into.extend((0..count).map(|_| ' '));
                }
                "tab" => into.push('\t'),
                "line-break" => into.push('\n'),
                "annotation" | "frame" | "ruby-text" => xml.skip()?,
                _ => {}
            },
            Node::End(depth) if depth == outer => return xml.short_enough(into),
            Node::Done => return Ok(()),
            Node::End(_) | Node::Other => {}
        }
    }
}

//! Tables, and what is laid out by means of them: boxes, cards, figures side by side.

use super::runs::{self, Format, hex};
use super::styles::{DEEP, TINT, margins};
use super::xml::Xml;
use super::{Layout, Writer, blocks, drawing, fields, figures, widths};
use crate::document::{Align, Block, Card, Cell, Figure, Inline, Row, RowKind, Shown, Table};

/// A side of a cell or table with the width of its rule in eighths of a point and its colour.
type Rule<'r> = (&'r str, usize, &'r str);

/// A cell as it is laid out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look<'l> {
    /// Its width, in twentieths of a point.
    pub(super) width: usize,
    /// How many columns it spans, if not one.
    pub(super) span: usize,
    /// Its rules, in the order top, left, bottom, right.
    pub(super) rules: &'l [Rule<'l>],
    /// Its ground.
    pub(super) fill: Option<&'l str>,
    /// Whether its text stands at the bottom.
    pub(super) bottom: bool,
}

/// A table as it is laid out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Frame<'f> {
    /// The style, for tables of data.
    pub(super) style: Option<&'f str>,
    /// The widths of its columns, in twentieths of a point.
    pub(super) widths: &'f [usize],
    /// Its rules, in the order top, left, bottom, right, inside.
    pub(super) rules: &'f [Rule<'f>],
    /// Room in its cells above and below, and at the sides.
    pub(super) room: Option<(usize, usize)>,
    /// What it is about, for readers who cannot see it.
    pub(super) title: &'f str,
}

/// Rules on all four sides.
pub(super) const BOX: &[Rule<'static>] =
    &[("w:top", 6, "auto"), ("w:left", 6, "auto"), ("w:bottom", 6, "auto"), ("w:right", 6, "auto")];

/// Where the text of a column stands.
pub(super) fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "start",
        Align::End => "end",
        Align::Centre => "center",
    }
}

/// Where the text of a column stands, if not where lines begin. Units stand below
/// units: numbers run from left to right also where the lines do not.
fn placed(align: Align, from_the_right: bool) -> Option<Align> {
    match align {
        Align::End if from_the_right => None,
        Align::Start => None,
        Align::End | Align::Centre => Some(align),
    }
}

/// Writes the frame of a table with its rows.
pub(super) fn frame<'a>(writer: &mut Writer<'a>, frame: Frame<'_>, rows: impl FnOnce(&mut Writer<'a>)) {
    let (from_the_right, indent) = (writer.house.tongue.is_from_the_right(), writer.indent);
    writer.out.open("w:tbl", &[]);
    writer.out.element("w:tblPr", &[], |xml| {
        if let Some(style) = frame.style {
            xml.value("w:tblStyle", style);
        }
        if from_the_right {
            xml.leaf("w:bidiVisual", &[]);
        }
        let width = frame.widths.iter().sum::<usize>().to_string();
        xml.leaf("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
        xml.leaf("w:tblInd", &[("w:w", &indent.to_string()), ("w:type", "dxa")]);
        rules(xml, "w:tblBorders", frame.rules);
        xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
        if let Some((upright, across)) = frame.room {
            margins(xml, upright, across);
        }
        xml.leaf("w:tblLook", &[("w:val", "0420"), ("w:firstRow", "1"), ("w:noVBand", "1")]);
        if !frame.title.is_empty() {
            xml.value("w:tblCaption", frame.title);
        }
    });
    writer.out.element("w:tblGrid", &[], |xml| {
        for width in frame.widths {
            xml.leaf("w:gridCol", &[("w:w", &width.to_string())]);
        }
    });
    let outer = std::mem::replace(&mut writer.indent, 0);
    rows(writer);
    writer.indent = outer;
    writer.out.close("w:tbl");
}

/// Writes a row that does not break over pages.
pub(super) fn row<'a>(writer: &mut Writer<'a>, is_header: bool, cells: impl FnOnce(&mut Writer<'a>)) {
    placed_row(writer, is_header, true, cells);
}

fn placed_row<'a>(
    writer: &mut Writer<'a>,
    is_header: bool,
    is_whole: bool,
    cells: impl FnOnce(&mut Writer<'a>),
) {
    writer.out.open("w:tr", &[]);
    if is_header || is_whole {
        writer.out.element("w:trPr", &[], |xml| {
            if is_whole {
                xml.leaf("w:cantSplit", &[]);
            }
            if is_header {
                xml.leaf("w:tblHeader", &[]);
            }
        });
    }
    cells(writer);
    writer.out.close("w:tr");
}

/// Writes a cell.
pub(super) fn cell<'a>(writer: &mut Writer<'a>, look: Look<'_>, content: impl FnOnce(&mut Writer<'a>)) {
    writer.out.open("w:tc", &[]);
    writer.out.element("w:tcPr", &[], |xml| {
        xml.leaf("w:tcW", &[("w:w", &look.width.to_string()), ("w:type", "dxa")]);
        if look.span > 1 {
            xml.value("w:gridSpan", &look.span.to_string());
        }
        rules(xml, "w:tcBorders", look.rules);
        if let Some(fill) = look.fill {
            xml.leaf("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
        }
        if look.bottom {
            xml.value("w:vAlign", "bottom");
        }
    });
    content(writer);
    writer.out.close("w:tc");
}

fn rules(xml: &mut Xml, name: &str, rules: &[Rule<'_>]) {
    if rules.is_empty() {
        return;
    }
    xml.element(name, &[], |xml| {
        for (side, size, colour) in rules {
            let (kind, size) = (if *size == 0 { "nil" } else { "single" }, size.to_string());
            xml.leaf(side, &[("w:val", kind), ("w:sz", &size), ("w:space", "0"), ("w:color", colour)]);
        }
    });
}

/// Writes a paragraph that keeps a table apart from what follows.
pub(super) fn gap(writer: &mut Writer<'_>) {
    writer.paragraph(&Layout::new("Gap"), |_| {});
}

/// A table of at most so many letters stays on one page; a longer one parts with more than a row.
const SHORT: usize = 900;

/// How many letters the rows of a table hold, in the width of Latin ones; each row has at least half a line.
fn extent(table: &Table) -> usize {
    let letters = |cell: &Cell| -> usize {
        widths::plain(&cell.inlines).chars().map(|c| if c >= '\u{2E80}' { 2 } else { 1 }).sum()
    };
    table.rows().iter().map(|row| row.cells.iter().map(letters).sum::<usize>().max(50)).sum()
}

/// Writes a table with its caption above and its notes below.
pub(super) fn table(writer: &mut Writer<'_>, table: &Table) {
    let caption = Layout { keep_next: true, indent: writer.indent, ..Layout::new("Caption") };
    writer.paragraph(&caption, |writer| {
        if !table.number().is_empty() {
            fields::caption_number(writer, table.id(), "Table", table.number());
            runs::text(writer, "\u{2002}", Format::default());
        }
        runs::text(writer, table.caption(), Format::default());
    });
    let is_dense = table.columns().len() > 6 || table.is_looked_up();
    let (size, across) = if is_dense { (7.5, 50) } else { (8.5, 80) };
    let upright = if table.is_looked_up() { 0 } else { 30 };
    let widths = widths::widths(writer, table, size, 2 * across);
    let styles = if is_dense {
        ["DenseText", "DenseHead", "DenseGroup", "DenseTotal"]
    } else {
        ["TableText", "TableHead", "TableGroup", "TableTotal"]
    };
    let rule = if writer.house.is_paper { "auto" } else { DEEP };
    let data = Data { table, widths: &widths, styles, rules: [("w:top", 8, rule), ("w:bottom", 8, rule)] };
    let look = Frame {
        style: Some("ReportTable"),
        widths: &widths,
        room: is_dense.then_some((upright, across)),
        title: table.caption(),
        ..Frame::default()
    };
    writer.in_cell = true;
    frame(writer, look, |writer| {
        let head = Line { style: data.styles[1], rules: &data.rules, stays: false };
        row(writer, true, |writer| data.cells(writer, table.header(), head));
        let (count, is_short) = (table.rows().len(), extent(table) <= SHORT);
        let mut before = RowKind::Data;
        for (index, row) in table.rows().iter().enumerate() {
            let stays = index + 1 < count && (is_short || index == 0 || index + 2 == count);
            data.row(writer, row, before, stays);
            before = row.kind;
        }
    });
    writer.in_cell = false;
    notes(writer, table.notes());
}

/// Writes the lines below a table or figure, and room after them.
pub(super) fn notes(writer: &mut Writer<'_>, notes: &[Vec<Inline>]) {
    for note in notes {
        let layout = Layout { indent: writer.indent, ..Layout::new("TableNote") };
        writer.paragraph(&layout, |writer| runs::inlines(writer, note, Format::default()));
    }
    gap(writer);
}

/// A table of data while it is written.
struct Data<'t> {
    table: &'t Table,
    widths: &'t [usize],
    /// The styles of data, head, group and total.
    styles: [&'static str; 4],
    /// The rules of its head and of totals.
    rules: [Rule<'static>; 2],
}

/// How the cells of a row are written.
#[derive(Debug, Clone, Copy)]
struct Line<'l> {
    style: &'l str,
    rules: &'l [Rule<'l>],
    /// Whether the row stays on the page of the next.
    stays: bool,
}

impl Data<'_> {
    /// Writes a row, which may stay on the page of the next; the first of a group may break over pages,
    /// because programs lose the rest of the table where a row that is kept with the next one meets one
    /// that must stay whole.
    fn row(&self, writer: &mut Writer<'_>, row: &Row, before: RowKind, stays: bool) {
        let [text, _, group, total] = self.styles;
        placed_row(writer, false, before != RowKind::Group, |writer| match row.kind {
            RowKind::Data => self.cells(writer, &row.cells, Line { style: text, rules: &[], stays }),
            RowKind::Total => {
                self.cells(writer, &row.cells, Line { style: total, rules: &self.rules, stays });
            }
            RowKind::Group => self.across(writer, row, Some(TINT), &Layout::new(group)),
            RowKind::Remark => {
                self.across(writer, row, None, &Layout { keep_next: stays, ..Layout::new(text) });
            }
        });
    }

    /// Writes the one cell of a row that is as wide as the table.
    fn across(&self, writer: &mut Writer<'_>, row: &Row, fill: Option<&str>, layout: &Layout<'_>) {
        let (width, span) = (self.widths.iter().sum(), self.widths.len());
        cell(writer, Look { width, span, fill, ..Look::default() }, |writer| {
            let inlines = row.cells.first().map(|cell| cell.inlines.as_slice()).unwrap_or_default();
            writer.paragraph(layout, |writer| runs::inlines(writer, inlines, Format::default()));
        });
    }

    fn cells(&self, writer: &mut Writer<'_>, cells: &[Cell], line: Line<'_>) {
        let Line { style, rules, stays } = line;
        let bottom = style == self.styles[1];
        for ((content, width), column) in cells.iter().zip(self.widths).zip(self.table.columns()) {
            cell(writer, Look { width: *width, rules, bottom, ..Look::default() }, |writer| {
                let align = placed(column.align, writer.house.tongue.is_from_the_right());
                writer.paragraph(&Layout { align, keep_next: stays, ..Layout::new(style) }, |writer| {
                    runs::inlines(writer, &content.inlines, Format::default());
                });
            });
        }
    }
}

/// Writes a box with a title.
pub(super) fn callout<'a>(writer: &mut Writer<'a>, title: &str, content: &'a [Block]) {
    if content.is_empty() {
        return;
    }
    let rules = [("w:top", 0, "auto"), ("w:left", 24, DEEP), ("w:bottom", 0, "auto"), ("w:right", 0, "auto")];
    let paper: &[Rule<'_>] = if writer.house.is_paper { BOX } else { &rules };
    let fill = (!writer.house.is_paper).then_some(TINT);
    boxed(writer, paper, fill, |writer| {
        if !title.is_empty() {
            writer.paragraph(&Layout::new("BoxTitle"), |writer| runs::text(writer, title, Format::default()));
        }
        blocks::blocks(writer, content);
    });
}

/// Writes a box of one cell; unlike a row of data it may break over pages.
pub(super) fn boxed<'a>(
    writer: &mut Writer<'a>,
    rules: &[Rule<'_>],
    fill: Option<&str>,
    content: impl FnOnce(&mut Writer<'a>),
) {
    const ACROSS: usize = 240;
    let width = writer.width.saturating_sub(writer.indent);
    gap(writer);
    frame(writer, Frame { widths: &[width], room: Some((120, ACROSS)), ..Frame::default() }, |writer| {
        writer.out.open("w:tr", &[]);
        cell(writer, Look { width, rules, fill, ..Look::default() }, |writer| {
            let outer = (writer.width, writer.prose);
            (writer.width, writer.prose) = (width - 2 * ACROSS, "BoxText");
            content(writer);
            (writer.width, writer.prose) = outer;
        });
        writer.out.close("w:tr");
    });
    gap(writer);
}

/// Writes cards, two to four in a line.
pub(super) fn cards(writer: &mut Writer<'_>, cards: &[Card]) {
    /// Room between cards.
    const BETWEEN: usize = 170;
    let columns = match cards.len() {
        1 | 2 | 4 => 2,
        many if many % 3 == 1 => 4,
        _ => 3,
    };
    let total = writer.width.saturating_sub(writer.indent);
    let width = (total - (columns - 1) * BETWEEN) / columns;
    let widths: Vec<usize> =
        (0..2 * columns - 1).map(|index| if index % 2 == 0 { width } else { BETWEEN }).collect();
    gap(writer);
    for line in cards.chunks(columns) {
        frame(writer, Frame { widths: &widths, room: Some((60, 140)), ..Frame::default() }, |writer| {
            row(writer, false, |writer| {
                for (index, width) in widths.iter().enumerate() {
                    let card = line.get(index / 2).filter(|_| index % 2 == 0);
                    card_cell(writer, *width, card);
                }
            });
        });
        gap(writer);
    }
}

fn card_cell(writer: &mut Writer<'_>, width: usize, card: Option<&Card>) {
    let Some(card) = card else { return cell(writer, Look { width, ..Look::default() }, gap) };
    let colour = hex(&card.rating.colour);
    let rules = [("w:top", 20, colour.as_str())];
    cell(writer, Look { width, rules: &rules, fill: Some(TINT), ..Look::default() }, |writer| {
        writer.paragraph(&Layout::new("CardTitle"), |writer| match &card.target {
            Some(target) => fields::linked(writer, target, &card.title),
            None => runs::text(writer, &card.title, Format::default()),
        });
        writer.paragraph(&Layout::new("CardValue"), |writer| {
            runs::inlines(writer, &card.value, Format::default());
        });
        writer.paragraph(&Layout::new("CardTitle"), |writer| {
            let Shown { fact, at, .. } = &card.rated;
            figures::traced(writer, fact, *at, Format::default(), |writer, format| {
                runs::rating(writer, &card.rating, format);
            });
        });
        for line in &card.lines {
            writer.paragraph(&Layout::new("CardLine"), |writer| {
                runs::inlines(writer, line, Format::default());
            });
        }
    });
}

/// Writes figures in one line, each with its caption and notes below it.
pub(super) fn side_by_side(writer: &mut Writer<'_>, figures: &[&Figure]) {
    const ACROSS: usize = 90;
    let total = writer.width.saturating_sub(writer.indent);
    let width = total / figures.len();
    let widths = vec![width; figures.len()];
    frame(writer, Frame { widths: &widths, room: Some((0, ACROSS)), ..Frame::default() }, |writer| {
        row(writer, false, |writer| {
            for figure in figures {
                cell(writer, Look { width, ..Look::default() }, |writer| {
                    let outer = std::mem::replace(&mut writer.width, width - 2 * ACROSS);
                    drawing::filling(writer, figure);
                    writer.width = outer;
                });
            }
        });
    });
    gap(writer);
}

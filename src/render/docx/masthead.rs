//! What stands before and after the sections: the cover of a report, or the head and the closing
//! lines of a paper.

use super::runs::{self, Format};
use super::tables::{self, BOX, Frame, Look};
use super::{Layout, Writer, blocks, widths};
use crate::document::{Align, Masthead, MastheadForm, Organ};

/// A thick rule above, below, or both.
const RULE_BELOW: &[(&str, usize, &str)] = &[("w:bottom", 12, "auto")];

/// Writes the cover of a report, which has the first page to itself.
pub(super) fn cover(writer: &mut Writer<'_>) {
    let document = writer.document;
    line(writer, "MastheadName", &document.organisation, None);
    tables::gap(writer);
    line(writer, "Title", &document.title, None);
    if let Some(subtitle) = &document.subtitle {
        line(writer, "Subtitle", subtitle, None);
    }
    line(writer, "CoverLine", &document.period, None);
    line(writer, "CoverLine", &document.date, None);
    if let Some(notice) = &document.notice {
        tables::boxed(writer, BOX, None, |writer| line(writer, "Notice", notice, None));
    }
    if document.labels.contains_key("contents") {
        writer.paragraph(&Layout { page_break: true, ..Layout::new("Gap") }, |_| {});
    }
}

/// Writes the head of a paper.
pub(super) fn masthead<'a>(writer: &mut Writer<'a>, masthead: &'a Masthead) {
    match masthead.form {
        MastheadForm::UnitedNations => united_nations(writer, masthead),
        MastheadForm::OfficePaper => office_paper(writer, masthead),
        MastheadForm::OfficeSummary => office_summary(writer, masthead),
        MastheadForm::Board => board(writer, masthead),
    }
    if let Some(notice) = &writer.document.notice {
        line(writer, "Notice", notice, None);
    }
    if !masthead.summary.is_empty() {
        tables::boxed(writer, BOX, None, |writer| summary(writer, masthead));
    }
}

/// Writes the lines after the last paragraph.
pub(super) fn closing(writer: &mut Writer<'_>, masthead: &Masthead) {
    for inlines in &masthead.closing {
        writer.paragraph(&Layout::new("Closing"), |writer| runs::inlines(writer, inlines, Format::default()));
    }
}

/// Organisation and symbol over a rule; distribution, date and original language at the side.
///
/// What such a document is for is said by its action paragraph only.
fn united_nations(writer: &mut Writer<'_>, masthead: &Masthead) {
    let document = writer.document;
    let (left, right) = head_widths(writer, masthead);
    tables::frame(
        writer,
        Frame { widths: &[left, right], room: Some((50, 0)), ..Frame::default() },
        |writer| {
            tables::row(writer, false, |writer| {
                head_cell(writer, left, &[("MastheadName", &document.organisation)], None);
                head_cell(writer, right, &[("MastheadSymbol", &masthead.symbol)], Some(Align::End));
            });
            tables::row(writer, false, |writer| {
                tables::cell(writer, Look { width: left, ..Look::default() }, |writer| {
                    masthead.organs.iter().for_each(|organ| self::organ(writer, organ, None));
                    if masthead.organs.is_empty() {
                        tables::gap(writer);
                    }
                });
                tables::cell(writer, Look { width: right, ..Look::default() }, |writer| {
                    let lines = [
                        masthead.distribution.as_deref(),
                        Some(&document.date),
                        masthead.original.as_deref(),
                    ];
                    for text in lines.into_iter().flatten() {
                        line(writer, "MastheadLine", text, None);
                    }
                });
            });
        },
    );
    title(writer, masthead, Some(Align::Centre));
}

/// Office and symbol, then the body with its session, the committee, the purpose and the item.
fn office_paper(writer: &mut Writer<'_>, masthead: &Masthead) {
    head(writer, masthead);
    let (left, right) = halves(writer, 62);
    tables::frame(
        writer,
        Frame { widths: &[left, right], room: Some((50, 0)), ..Frame::default() },
        |writer| {
            for (index, organ) in masthead.organs.iter().enumerate() {
                tables::row(writer, false, |writer| {
                    let name = [("MastheadOrgan", organ.name.as_str())];
                    let meeting = organ.meeting.iter().map(|text| ("MastheadLine", text.as_str()));
                    let lines: Vec<_> = name.into_iter().chain(meeting).collect();
                    plain_cell(writer, left, &lines, None);
                    let session = organ.session.iter().map(|text| ("MastheadSession", text.as_str()));
                    let purpose = masthead.purpose.iter().filter(|_| index + 1 == masthead.organs.len());
                    let purpose = purpose.map(|text| ("MastheadPurpose", text.as_str()));
                    plain_cell(writer, right, &session.chain(purpose).collect::<Vec<_>>(), Some(Align::End));
                });
            }
        },
    );
    if masthead.organs.is_empty() {
        purpose(writer, masthead, Some(Align::End));
    }
    items(writer, masthead, Some(Align::Start));
    title(writer, masthead, None);
}

/// The body with its session, section and date; the boxed summary follows.
fn office_summary(writer: &mut Writer<'_>, masthead: &Masthead) {
    head(writer, masthead);
    let document = writer.document;
    let (left, right) = halves(writer, 62);
    tables::frame(
        writer,
        Frame { widths: &[left, right], room: Some((50, 0)), ..Frame::default() },
        |writer| {
            tables::row(writer, false, |writer| {
                tables::cell(writer, Look { width: left, ..Look::default() }, |writer| {
                    masthead.organs.iter().for_each(|organ| self::organ(writer, organ, None));
                    if masthead.organs.is_empty() {
                        tables::gap(writer);
                    }
                });
                let lines = [
                    masthead.purpose.as_deref(),
                    Some(document.date.as_str()),
                    masthead.original.as_deref(),
                    masthead.distribution.as_deref(),
                ];
                let lines: Vec<_> = lines.into_iter().flatten().map(|text| ("MastheadLine", text)).collect();
                plain_cell(writer, right, &lines, Some(Align::End));
            });
        },
    );
    title(writer, masthead, None);
}

/// A plain head: organisation, body, item, title.
fn board(writer: &mut Writer<'_>, masthead: &Masthead) {
    head(writer, masthead);
    for organ in &masthead.organs {
        self::organ(writer, organ, None);
    }
    let lines =
        [masthead.distribution.as_deref(), Some(writer.document.date.as_str()), masthead.original.as_deref()];
    for text in lines.into_iter().flatten() {
        line(writer, "MastheadLine", text, None);
    }
    purpose(writer, masthead, None);
    title(writer, masthead, None);
}

/// Organisation and symbol over a rule.
fn head(writer: &mut Writer<'_>, masthead: &Masthead) {
    let organisation = writer.document.organisation.as_str();
    let (left, right) = head_widths(writer, masthead);
    tables::frame(
        writer,
        Frame { widths: &[left, right], room: Some((50, 0)), ..Frame::default() },
        |writer| {
            tables::row(writer, false, |writer| {
                head_cell(writer, left, &[("MastheadName", organisation)], None);
                head_cell(writer, right, &[("MastheadSymbol", &masthead.symbol)], Some(Align::End));
            });
        },
    );
    tables::gap(writer);
}

/// The width of the text in two parts, the second with room for the symbol in one line.
fn head_widths(writer: &Writer<'_>, masthead: &Masthead) -> (usize, usize) {
    let (left, right) = halves(writer, 62);
    let symbol = widths::line(writer, &masthead.symbol, "MastheadSymbol").min(writer.width / 2);
    let more = symbol.saturating_sub(right);
    (left - more, right + more)
}

/// The width of the text in two parts, the first of so many per cent.
fn halves(writer: &Writer<'_>, percent: usize) -> (usize, usize) {
    let left = writer.width * percent / 100;
    (left, writer.width - left)
}

fn head_cell(writer: &mut Writer<'_>, width: usize, lines: &[(&str, &str)], align: Option<Align>) {
    let look = Look { width, rules: RULE_BELOW, bottom: true, ..Look::default() };
    tables::cell(writer, look, |writer| self::lines(writer, lines, align));
}

fn plain_cell(writer: &mut Writer<'_>, width: usize, lines: &[(&str, &str)], align: Option<Align>) {
    tables::cell(writer, Look { width, ..Look::default() }, |writer| self::lines(writer, lines, align));
}

/// Lines of a cell, which must hold at least one paragraph.
fn lines(writer: &mut Writer<'_>, lines: &[(&str, &str)], align: Option<Align>) {
    for (style, text) in lines {
        line(writer, style, text, align);
    }
    if lines.is_empty() {
        tables::gap(writer);
    }
}

fn line(writer: &mut Writer<'_>, style: &str, text: &str, align: Option<Align>) {
    writer.paragraph(&Layout { align, ..Layout::new(style) }, |writer| {
        runs::text(writer, text, Format::default());
    });
}

/// An organ with its session, meeting and item.
fn organ(writer: &mut Writer<'_>, organ: &Organ, align: Option<Align>) {
    line(writer, "MastheadOrgan", &organ.name, align);
    for text in [&organ.session, &organ.meeting, &organ.item].into_iter().flatten() {
        line(writer, "MastheadLine", text, align);
    }
}

fn items(writer: &mut Writer<'_>, masthead: &Masthead, align: Option<Align>) {
    for item in masthead.organs.iter().filter_map(|organ| organ.item.as_ref()) {
        line(writer, "MastheadItem", item, align);
    }
}

fn purpose(writer: &mut Writer<'_>, masthead: &Masthead, align: Option<Align>) {
    if let Some(purpose) = &masthead.purpose {
        line(writer, "MastheadPurpose", purpose, align);
    }
}

/// Title, subtitle and who submits the document.
fn title(writer: &mut Writer<'_>, masthead: &Masthead, align: Option<Align>) {
    let document = writer.document;
    let layout =
        Layout { align, narrow: widths::spare(writer, &document.title, "Title"), ..Layout::new("Title") };
    writer.paragraph(&layout, |writer| runs::text(writer, &document.title, Format::default()));
    for text in [&document.subtitle, &masthead.submitted_by].into_iter().flatten() {
        line(writer, "Subtitle", text, align);
    }
}

/// The fields of the boxed summary; a field of one line stands beside its name.
fn summary<'a>(writer: &mut Writer<'a>, masthead: &'a Masthead) {
    for field in &masthead.summary {
        if let Some(label) = &field.label {
            line(writer, "SummaryLabel", label, None);
        }
        blocks::blocks(writer, &field.blocks);
    }
}

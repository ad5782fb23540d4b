//! The cells of a sheet and the texts that they share.

use std::io::BufRead;

use super::super::Refused;
use super::super::area::At;
use super::super::format::{NumberFormat, iso_date, written};
use super::super::table::{Content, Table};
use super::super::xml::{Element, Node, Xml};
use crate::manifest::Limits;

/// The texts that cells share, one after the other in one text.
#[derive(Debug, Default)]
pub(in super::super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the part of the shared texts.
    ///
    /// # Errors
    /// The part is malformed or has more text than may be held in memory.
    pub(in super::super) fn read<R: BufRead>(xml: &mut Xml<R>, limits: &Limits) -> Result<Self, Refused> {
        let mut strings = Self::default();
        let mut item = String::new();
        loop {
            match xml.next()? {
                Node::Start(element) if element.name() == "si" => {
                    item.clear();
                    rich_text(xml, &mut item)?;
                    strings.push(&unescape(&item), limits)?;
                }
                Node::Done => return Ok(strings),
                Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
            }
        }
    }

    /// Adds a text.
    ///
    /// # Errors
    /// There is more text than may be held in memory.
    pub(in super::super) fn push(&mut self, text: &str, limits: &Limits) -> Result<(), Refused> {
        let most = limits.texts.min(u64::from(u32::MAX));
        let end = self.text.len() + text.len();
        if end as u64 + 4 * self.ends.len() as u64 > most {
            return Err(Refused::limit(
                format!("the texts of the workbook have more than {most} bytes"),
                "texts",
            ));
        }
        self.text.push_str(text);
        self.ends.push(u32::try_from(end).unwrap_or(u32::MAX));
        Ok(())
    }

    /// The text of a number, which counts from 0.
    pub(in super::super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start as usize..end as usize)
    }
}

/// What the cells of a sheet refer to.
#[derive(Clone, Copy)]
pub(in super::super) struct Context<'a> {
    /// The texts that cells share.
    pub(in super::super) strings: &'a Strings,
    /// The number format of each style.
    pub(in super::super) formats: &'a [NumberFormat],
    /// Whether days are counted from 1904.
    pub(in super::super) since_1904: bool,
}

/// A cell as it is written.
#[derive(Debug, Default)]
struct Written {
    style: usize,
    kind: String,
    has_formula: bool,
    value: String,
    inline: String,
}

/// Gives the cells of a sheet to a table.
pub(in super::super) fn read<R: BufRead>(
    xml: &mut Xml<R>,
    context: Context<'_>,
    table: &mut Table,
) -> Result<(), Refused> {
    let (mut row, mut column) = (0, 0);
    let mut cell = Written::default();
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "row" => {
                row = match element.attribute("r") {
                    Some(text) => whole_row(&text)?,
                    None => row + 1,
                };
                column = 0;
                if !table.wants(row) {
                    xml.skip()?;
                }
            }
            Node::Start(element) if element.name() == "c" => {
                let at = match element.attribute("r") {
                    Some(name) => At::parse(&name)
                        .ok_or_else(|| Refused::format(format!("a cell has the name `{name}`")))?,
                    None => At { row, column: column + 1 },
                };
                column = at.column;
                cell.begin(&element);
                cell.read(xml)?;
                cell.give(at, context, table)?;
            }
            Node::Done => return Ok(()),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

fn whole_row(text: &str) -> Result<u32, Refused> {
    let row = text.parse().ok().filter(|row| (1..=1 << 30).contains(row));
    row.ok_or_else(|| Refused::format(format!("a row has the number `{text}`")))
}

impl Written {
    fn begin(&mut self, element: &Element<'_>) {
        self.style = element.whole("s").and_then(|style| usize::try_from(style).ok()).unwrap_or_default();
        self.kind.clear();
        self.kind.push_str(&element.attribute("t").unwrap_or_default());
        self.has_formula = false;
        self.value.clear();
        self.inline.clear();
    }

    /// Reads what is in the cell.
    fn read<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Refused> {
        let outer = xml.depth() - 1;
        loop {
            match xml.next()? {
                Node::Start(element) => match element.name() {
                    "f" => {
                        self.has_formula = true;
                        xml.skip()?;
                    }
                    "v" => xml.text(&mut self.value)?,
                    "is" => rich_text(xml, &mut self.inline)?,
                    _ => xml.skip()?,
                },
                Node::End(depth) if depth == outer => return Ok(()),
                Node::Done => return Ok(()),
                Node::End(_) | Node::Text(_) | Node::Other => {}
            }
        }
    }

    fn give(&self, at: At, context: Context<'_>, table: &mut Table) -> Result<(), Refused> {
        let value = self.value.trim();
        if self.has_formula && value.is_empty() && self.kind != "str" {
            return table.cell(at, Content::Unvalued);
        }
        match self.kind.as_str() {
            "s" => {
                let text = value.parse().ok().and_then(|index| context.strings.get(index));
                let text = text.ok_or_else(|| {
                    Refused::format(format!("`{at}` has the text number `{value}`, which the workbook lacks"))
                })?;
                table.cell(at, Content::Text(text))
            }
            "inlineStr" => table.cell(at, Content::Text(&unescape(&self.inline))),
            "str" => table.cell(at, Content::Text(&unescape(&self.value))),
            "b" => {
                let text = match value {
                    "1" | "true" => "true",
                    "0" | "false" => "false",
                    other => other,
                };
                table.cell(at, Content::Text(text))
            }
            "e" => table.cell(at, Content::Error(value)),
            "d" => table.cell(at, Content::Text(iso_date(value))),
            _ => {
                let format = context.formats.get(self.style).copied().unwrap_or_default();
                match written(value, format, context.since_1904) {
                    Some(number) => table.cell(at, Content::Text(&number)),
                    // Whoever needs a number there will say that it is none.
                    None => table.cell(at, Content::Text(value)),
                }
            }
        }
    }
}

/// Reads the text of an element, of which parts can be formatted; how it is spoken is left out.
fn rich_text<R: BufRead>(xml: &mut Xml<R>, into: &mut String) -> Result<(), Refused> {
    let outer = xml.depth() - 1;
    loop {
        match xml.next()? {
            Node::Start(element) => match element.name() {
                "t" => xml.text(into)?,
                "rPh" | "rPr" | "phoneticPr" => xml.skip()?,
                _ => {}
            },
            Node::End(depth) if depth == outer => return Ok(()),
            Node::Done => return Ok(()),
            Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

/// A text with the characters that Excel writes as `_x000D_`.
fn unescape(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains("_x") {
        return text.into();
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find("_x") {
        let code = rest.get(start + 2..start + 6).filter(|_| rest[start + 6..].starts_with('_'));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let character = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let Some(character) = character {
            out.push_str(&rest[..start]);
            out.push(character);
            rest = &rest[start + 7..];
        } else {
            out.push_str(&rest[..start + 2]);
            rest = &rest[start + 2..];
        }
    }
    out.push_str(rest);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_excel_escapes_are_read() {
        for (text, expected) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00_", "_x00_"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_xD83D_", "_xD83D_"),
            ("_x", "_x"),
            ("_xé000_", "_xé000_"),
        ] {
            assert_eq!(unescape(text), expected);
        }
    }

    #[test]
    fn shared_texts_are_joined_and_not_spoken() {
        let text = "<sst><si><t>a</t></si><si/><si><r><rPr><b/></rPr><t>b </t></r><r><t>c</t></r>\
                    <rPh><t>spoken</t></rPh></si></sst>";
        let strings =
            Strings::read(&mut Xml::new(text.as_bytes(), "s.xml", &Limits::default()), &Limits::default());
        let strings = strings.expect("well-formed");
        assert_eq!([0, 1, 2, 3].map(|index| strings.get(index)), [Some("a"), Some(""), Some("b c"), None]);
    }
}

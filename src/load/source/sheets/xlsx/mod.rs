//! Workbooks of Excel as archives of XML (XLSX, XLSM).

pub(super) mod cells;

use std::collections::BTreeMap;

use super::area::Area;
use super::format::NumberFormat;
use super::package::Package;
use super::table::Table;
use super::xml::Node;
use super::{Refused, Sheet, Workbook};
use crate::manifest::{HeaderRows, Limits};
use cells::{Context, Strings};

/// How many sheets, styles or parts a workbook has at most; Excel itself allows fewer styles.
const MOST: usize = 1 << 16;

/// A workbook.
pub(super) struct Xlsx {
    package: Package,
    sheets: Vec<Sheet>,
    /// The part of each sheet.
    parts: Vec<String>,
    strings: Strings,
    /// The number format of each style.
    formats: Vec<NumberFormat>,
    since_1904: bool,
}

/// What one part refers to: its kind and the part, by identifier.
pub(super) type Relations = BTreeMap<String, (String, String)>;

impl Xlsx {
    /// Reads what a workbook says of its sheets, their texts and number formats.
    ///
    /// # Errors
    /// A part is missing, damaged or too large.
    pub(super) fn open(mut package: Package, limits: &Limits) -> Result<Self, Refused> {
        let relations = relations(&mut package, "")?;
        let main = of_kind(&relations, "officeDocument");
        let main =
            main.ok_or_else(|| Refused::format("the archive does not say which part is the workbook"))?;
        let relations = self::relations(&mut package, &main)?;
        let strings = match of_kind(&relations, "sharedStrings").filter(|part| package.has(part)) {
            Some(part) => Strings::read(&mut package.part(&part)?, limits)?,
            None => Strings::default(),
        };
        let formats = match of_kind(&relations, "styles").filter(|part| package.has(part)) {
            Some(part) => formats(&mut package, &part)?,
            None => Vec::new(),
        };
        let mut workbook =
            Self { package, sheets: Vec::new(), parts: Vec::new(), strings, formats, since_1904: false };
        workbook.read_workbook(&main, &relations)?;
        Ok(workbook)
    }

    fn read_workbook(&mut self, main: &str, relations: &Relations) -> Result<(), Refused> {
        let mut xml = self.package.part(main)?;
        loop {
            match xml.next()? {
                Node::Start(element) if element.name() == "workbookPr" => {
                    // An extension has an element of the same name, without this attribute.
                    if let Some(value) = element.attribute("date1904") {
                        self.since_1904 = value == "1" || value == "true";
                    }
                }
                Node::Start(element) if element.name() == "sheet" => {
                    let name = element.attribute("name").unwrap_or_default();
                    let hidden = element.attribute("state").is_some_and(|state| state != "visible");
                    // Sheets of charts, dialogues and macros have no cells.
                    let relation = element.attribute("id").and_then(|id| relations.get(&id));
                    let part = relation.filter(|(kind, _)| kind == "worksheet").map(|(_, part)| part.clone());
                    if let Some(part) = part {
                        self.sheets.push(Sheet { name, hidden });
                        self.parts.push(part);
                        few(self.parts.len(), "sheets")?;
                    }
                }
                Node::Done => return Ok(()),
                Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
            }
        }
    }
}

impl Workbook for Xlsx {
    fn sheets(&self) -> Vec<Sheet> {
        self.sheets.clone()
    }

    fn merged(&mut self, sheet: usize, rows: HeaderRows, most: u64) -> Result<Vec<Area>, Refused> {
        let mut xml = self.package.part(&self.parts[sheet])?;
        let mut areas = Vec::new();
        loop {
            match xml.next()? {
                Node::Start(element) if element.name() == "mergeCell" => {
                    let area = element.attribute("ref").as_deref().and_then(Area::parse);
                    areas.extend(area.filter(|area| (rows.first..=rows.last).contains(area.rows.start())));
                    if areas.len() as u64 > most {
                        let message = format!("more than {most} cells of the header are merged");
                        return Err(Refused::limit(message, "columns"));
                    }
                }
                Node::Done => return Ok(areas),
                Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
            }
        }
    }

    fn read(&mut self, sheet: usize, table: &mut Table) -> Result<(), Refused> {
        let context = Context { strings: &self.strings, formats: &self.formats, since_1904: self.since_1904 };
        cells::read(&mut self.package.part(&self.parts[sheet])?, context, table)
    }
}

/// What a part refers to; the archive itself is the part without a name.
pub(super) fn relations(package: &mut Package, part: &str) -> Result<Relations, Refused> {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let mut relations = Relations::new();
    let mut xml = package.part(&join(folder, &format!("_rels/{name}.rels")))?;
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "Relationship" => {
                let (id, target) = (element.attribute("Id"), element.attribute("Target"));
                // What lies outside of the archive is never read.
                let is_inside = element.attribute("TargetMode").is_none_or(|mode| mode != "External");
                let kind = element.attribute("Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                if let (Some(id), Some(target), true) = (id, target, is_inside) {
                    relations.insert(id, (kind, join(folder, &target)));
                    few(relations.len(), "parts")?;
                }
            }
            Node::Done => return Ok(relations),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

/// Refuses what no program writes and would fill the memory.
pub(super) fn few(count: usize, what: &str) -> Result<(), Refused> {
    if count > MOST {
        return Err(Refused::format(format!("the workbook has more than {MOST} {what}")));
    }
    Ok(())
}

pub(super) fn of_kind(relations: &Relations, kind: &str) -> Option<String> {
    relations.values().find(|(known, _)| known == kind).map(|(_, part)| part.clone())
}

/// The name of a part that is referred to from a folder of the archive.
fn join(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// The number format of each style of cells.
fn formats(package: &mut Package, part: &str) -> Result<Vec<NumberFormat>, Refused> {
    let mut xml = package.part(part)?;
    let (mut own, mut formats, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    loop {
        match xml.next()? {
            Node::Start(element) => match element.name() {
                "numFmt" => {
                    if let (Some(id), Some(code)) =
                        (element.whole("numFmtId"), element.attribute("formatCode"))
                    {
                        own.insert(id, NumberFormat::of_code(&code));
                        few(own.len(), "number formats")?;
                    }
                }
                "cellXfs" => in_cells = true,
                "cellStyleXfs" | "cellStyles" | "dxfs" => in_cells = false,
                "xf" if in_cells => {
                    let id = element.whole("numFmtId").unwrap_or_default();
                    formats.push(own.get(&id).copied().unwrap_or_else(|| NumberFormat::built_in(id)));
                    few(formats.len(), "styles")?;
                }
                _ => {}
            },
            Node::Done => return Ok(formats),
            Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_from_where_they_are_referred_to() {
        assert_eq!(join("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(join("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(join("xl/worksheets", "..\\sharedStrings.xml"), "xl/sharedStrings.xml");
        assert_eq!(join("xl", "../../../../etc/passwd"), "etc/passwd");
        assert_eq!(join("", "_rels/.rels"), "_rels/.rels");
    }
}

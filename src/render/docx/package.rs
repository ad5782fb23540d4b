//! The package: parts, what kind each is, how they lead to each other, and the ZIP file around them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::Xml;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What a part is to the part that leads to it; the last step of the address of its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Document,
    Core,
    Extended,
    Styles,
    Numbering,
    Settings,
    Fonts,
    Footnotes,
    Header,
    Footer,
    Image,
    Chart,
    Workbook,
    Hyperlink,
}

impl Relation {
    fn address(self) -> String {
        let kind = match self {
            Self::Core => return format!("{PACKAGE}/relationships/metadata/core-properties"),
            Self::Document => "officeDocument",
            Self::Extended => "extended-properties",
            Self::Styles => "styles",
            Self::Numbering => "numbering",
            Self::Settings => "settings",
            Self::Fonts => "fontTable",
            Self::Footnotes => "footnotes",
            Self::Header => "header",
            Self::Footer => "footer",
            Self::Image => "image",
            Self::Chart => "chart",
            Self::Workbook => "package",
            Self::Hyperlink => "hyperlink",
        };
        format!("{OFFICE}/relationships/{kind}")
    }

    /// The kind of content of a part that is led to; none for pictures and workbooks, which are told by their extension.
    fn content(self) -> Option<String> {
        let kind = match self {
            Self::Core => {
                return Some("application/vnd.openxmlformats-package.core-properties+xml".to_owned());
            }
            Self::Extended => {
                return Some(
                    "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
                );
            }
            Self::Chart => {
                return Some("application/vnd.openxmlformats-officedocument.drawingml.chart+xml".to_owned());
            }
            Self::Document => "document.main",
            Self::Styles => "styles",
            Self::Numbering => "numbering",
            Self::Settings => "settings",
            Self::Fonts => "fontTable",
            Self::Footnotes => "footnotes",
            Self::Header => "header",
            Self::Footer => "footer",
            Self::Image | Self::Workbook | Self::Hyperlink => return None,
        };
        Some(format!("{WORD}.{kind}+xml"))
    }
}

/// Where a part leads to.
#[derive(Default)]
pub(super) struct Relations(Vec<(Relation, String)>);

impl Relations {
    /// The id of a new relation; the target is a path seen from the part, or an address.
    pub(super) fn add(&mut self, relation: Relation, target: &str) -> String {
        let known = self.0.iter().position(|(kind, known)| (*kind, known.as_str()) == (relation, target));
        let index = known.unwrap_or_else(|| {
            self.0.push((relation, target.to_owned()));
            self.0.len() - 1
        });
        format!("rId{}", index + 1)
    }

    fn write(&self) -> Vec<u8> {
        let namespace = format!("{PACKAGE}/relationships");
        Xml::part("Relationships", &[("xmlns", &namespace)], |xml| {
            for (index, (relation, target)) in self.0.iter().enumerate() {
                let (id, address) = (format!("rId{}", index + 1), relation.address());
                let mut attributes = vec![("Id", id.as_str()), ("Type", &address), ("Target", target)];
                if *relation == Relation::Hyperlink {
                    attributes.push(("TargetMode", "External"));
                }
                xml.leaf("Relationship", &attributes);
            }
        })
    }
}

/// A package that grows part by part.
#[derive(Default)]
pub(super) struct Package {
    files: Vec<(String, Vec<u8>)>,
    contents: Vec<(String, String)>,
}

impl Package {
    /// Adds a part by its path in the package.
    pub(super) fn add(&mut self, relation: Relation, path: &str, bytes: Vec<u8>) {
        if let Some(content) = relation.content() {
            self.contents.push((format!("/{path}"), content));
        }
        self.files.push((path.to_owned(), bytes));
    }

    /// Whether there is a part of the given path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.iter().any(|(known, _)| known == path)
    }

    /// Adds where a part leads to; the empty path is the package itself.
    pub(super) fn relate(&mut self, path: &str, relations: &Relations) {
        if relations.0.is_empty() {
            return;
        }
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let slash = if folder.is_empty() { "" } else { "/" };
        self.files.push((format!("{folder}{slash}_rels/{file}.rels"), relations.write()));
    }

    /// The bytes of the file: the same parts give the same bytes, whatever the clock says.
    pub(super) fn zip(self) -> Vec<u8> {
        let types = ("[Content_Types].xml".to_owned(), self.content_types());
        zipped([types].iter().chain(&self.files))
    }

    fn content_types(&self) -> Vec<u8> {
        let namespace = format!("{PACKAGE}/content-types");
        Xml::part("Types", &[("xmlns", &namespace)], |xml| {
            let defaults = [
                ("png", "image/png"),
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
                ("svg", "image/svg+xml"),
                ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                ("xml", "application/xml"),
            ];
            for (extension, content) in defaults {
                xml.leaf("Default", &[("Extension", extension), ("ContentType", content)]);
            }
            for (path, content) in &self.contents {
                xml.leaf("Override", &[("PartName", path), ("ContentType", content)]);
            }
        })
    }
}

/// A ZIP file of the given parts, in their order and without the time of day.
pub(super) fn zipped<'a>(parts: impl Iterator<Item = &'a (String, Vec<u8>)>) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        zip.start_file(path.as_str(), options).expect("each part has a path of its own");
        zip.write_all(bytes).expect("a vector takes whatever is written to it");
    }
    zip.finish().expect("the package is far below the limits of the format").into_inner()
}

//! What Word requires of the parts of a file together: whatever one names, another defines.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::schema::{self, Node};

/// A Word file taken apart.
pub(crate) struct Package {
    /// The parts of XML, by path.
    pub(crate) parts: BTreeMap<String, Node>,
    /// The paths of all files.
    paths: BTreeSet<String>,
}

/// A path without steps back.
fn normal(path: &str) -> String {
    let mut steps = Vec::new();
    for step in path.split('/') {
        if step == ".." {
            steps.pop();
        } else {
            steps.push(step);
        }
    }
    steps.join("/")
}

impl Package {
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a package is a ZIP file");
        let (mut parts, mut paths) = (BTreeMap::new(), BTreeSet::new());
        for index in 0..zip.len() {
            let mut file = zip.by_index(index).expect("a file of the package");
            let path = file.name().expect("paths are in UTF-8").into_owned();
            if matches!(path.rsplit('.').next(), Some("xml" | "rels")) {
                let mut text = String::new();
                file.read_to_string(&mut text).expect("parts are in UTF-8");
                parts.insert(path.clone(), Node::parse(&path, &text));
            }
            assert!(paths.insert(path.clone()), "{path} is twice in the package");
        }
        Self { parts, paths }
    }

    #[track_caller]
    pub(crate) fn part(&self, path: &str) -> &Node {
        self.parts.get(path).unwrap_or_else(|| panic!("there is no part {path}"))
    }

    pub(crate) fn document(&self) -> &Node {
        self.part("word/document.xml")
    }

    /// All that Word would stumble over, one line each.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (path, part) in &self.parts {
            found.extend(schema::faults(part).into_iter().map(|fault| format!("{path}: {fault}")));
        }
        found.extend(self.relations());
        found.extend(self.contents());
        found.extend(self.names());
        found.extend(self.bookmarks());
        found.extend(self.parts.iter().flat_map(|(path, part)| fields(path, part)));
        found
    }

    /// Relations that lead nowhere, and ids that no relation has.
    fn relations(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (path, part) in &self.parts {
            if let Some((folder, _)) = path.split_once("_rels/") {
                for relation in part.children.iter().filter(|child| child.get("TargetMode").is_none()) {
                    let target = normal(&format!("{folder}{}", relation.need("Target")));
                    if !self.paths.contains(&target) {
                        found.push(format!("{path}: there is no {target}"));
                    }
                }
                continue;
            }
            let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
            let relations = self.parts.get(&format!("{folder}/_rels/{file}.rels"));
            let known = relations.map(|relations| ids(relations.children.iter(), "Id")).unwrap_or_default();
            let used = part.all().into_iter().flat_map(|node| [node.get("r:id"), node.get("r:embed")]);
            found.extend(
                used.flatten().filter(|id| !known.contains(id)).map(|id| format!("{path}: no relation {id}")),
            );
        }
        found
    }

    /// Files whose kind of content is not told.
    fn contents(&self) -> Vec<String> {
        let types = self.part("[Content_Types].xml");
        let extensions: Vec<_> = types.children.iter().filter_map(|child| child.get("Extension")).collect();
        let parts: Vec<_> = types.children.iter().filter_map(|child| child.get("PartName")).collect();
        let told = |path: &String| {
            let extension = path.rsplit('.').next().unwrap_or_default();
            let own = parts.contains(&format!("/{path}").as_str());
            own || (extension != "xml" && extensions.contains(&extension)) || path == "[Content_Types].xml"
        };
        let untold = self.paths.iter().filter(|path| !told(path)).map(|path| format!("{path} is of no kind"));
        let missing = parts.iter().filter(|part| !self.paths.contains(&part[1..]));
        untold.chain(missing.map(|part| format!("{part} is not in the package"))).collect()
    }

    /// Styles, counts and notes that are named and not defined, and ids that are there twice.
    fn names(&self) -> Vec<String> {
        let mut found = Vec::new();
        let styles = ids(self.part("word/styles.xml").children.iter(), "w:styleId");
        let counts = self.part("word/numbering.xml").named_all("w:num");
        let mut counts: BTreeSet<&str> = counts.into_iter().map(|count| count.need("w:numId")).collect();
        counts.insert("0");
        let notes = ids(self.part("word/footnotes.xml").children.iter(), "w:id");
        for (path, part) in &self.parts {
            for node in part.all() {
                let known = match node.name.as_str() {
                    "w:pStyle" | "w:rStyle" | "w:tblStyle" | "w:basedOn" | "w:next" => &styles,
                    "w:numId" => &counts,
                    _ => continue,
                };
                let value = node.need("w:val");
                if !known.contains(value) {
                    found.push(format!("{path}: <{}> names {value}", node.name));
                }
            }
        }
        let marks = self.document().named_all("w:footnoteReference");
        let marked: Vec<_> = marks.into_iter().map(|mark| mark.need("w:id")).collect();
        found.extend(
            marked.iter().filter(|id| !notes.contains(*id)).map(|id| format!("there is no note {id}")),
        );
        if notes.len() != marked.len() + 2 {
            found.push(format!("{} notes, {} marks", notes.len(), marked.len()));
        }
        found.extend(twice(self.document(), "wp:docPr", "id"));
        found.extend(twice(self.part("word/styles.xml"), "w:style", "w:styleId"));
        found.extend(twice(self.part("word/styles.xml"), "w:name", "w:val"));
        found.extend(twice(self.part("word/numbering.xml"), "w:num", "w:numId"));
        found.extend(twice(self.part("word/numbering.xml"), "w:abstractNum", "w:abstractNumId"));
        let pictures = self.document().named_all("wp:docPr");
        let silent = pictures.into_iter().filter(|picture| picture.need("descr").is_empty());
        found.extend(silent.map(|picture| format!("the picture {} says nothing", picture.need("name"))));
        found
    }

    /// Bookmarks without an end, and links and references to bookmarks that are not there.
    fn bookmarks(&self) -> Vec<String> {
        let document = self.document();
        let starts = document.named_all("w:bookmarkStart");
        let begun: Vec<_> = starts.iter().map(|start| start.need("w:id")).collect();
        let ends = document.named_all("w:bookmarkEnd");
        let ended: Vec<_> = ends.iter().map(|end| end.need("w:id")).collect();
        let names: BTreeSet<_> = starts.iter().map(|start| start.need("w:name")).collect();
        let mut found = twice(document, "w:bookmarkStart", "w:id");
        found.extend(twice(document, "w:bookmarkStart", "w:name"));
        found.extend(
            begun.iter().filter(|id| !ended.contains(id)).map(|id| format!("bookmark {id} has no end")),
        );
        if begun.len() != ended.len() {
            found.push(format!("{} bookmarks begin, {} end", begun.len(), ended.len()));
        }
        let long = names
            .iter()
            .filter(|name| name.len() > 40 || !name.starts_with(|c: char| c == '_' || c.is_alphabetic()));
        found.extend(long.map(|name| format!("the bookmark {name} cannot be called so")));
        for part in self.parts.values() {
            let links = part.named_all("w:hyperlink").into_iter().filter_map(|link| link.get("w:anchor"));
            let fields = part.named_all("w:instrText").into_iter().filter_map(|field| {
                let mut words = field.text.split_whitespace();
                words.next().filter(|word| matches!(*word, "REF" | "PAGEREF")).and(words.next())
            });
            let unknown = links.chain(fields).filter(|name| !names.contains(name));
            found.extend(unknown.map(|name| format!("there is no bookmark {name}")));
        }
        found
    }
}

fn ids<'n>(nodes: impl Iterator<Item = &'n Node>, name: &str) -> BTreeSet<&'n str> {
    nodes.filter_map(|node| node.get(name)).collect()
}

/// Values of an attribute that more than one element has.
fn twice(root: &Node, name: &str, attribute: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let values = root.named_all(name).into_iter().map(|node| node.need(attribute).to_lowercase());
    values
        .filter(|value| !seen.insert(value.clone()))
        .map(|value| format!("<{name}> twice: {value}"))
        .collect()
}

/// Fields whose marks do not stand in the order begin, separate, end.
fn fields(path: &str, part: &Node) -> Vec<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for mark in part.named_all("w:fldChar") {
        let kind = mark.need("w:fldCharType");
        let expected = match kind {
            "begin" => {
                open.push("begin");
                continue;
            }
            "separate" => Some("begin"),
            _ => Some("separate"),
        };
        if open.pop() != expected {
            found.push(format!("{path}: a field has its {kind} at the wrong place"));
        }
        if kind == "separate" {
            open.push("separate");
        }
    }
    found.extend(open.iter().map(|_| format!("{path}: a field has no end")));
    found
}

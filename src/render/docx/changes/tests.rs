//! The changes of small packages.

use super::*;

const REVISER: Reviser<'_> = Reviser { name: "Unit & Co", time: "2026-04-15T00:00:00Z" };

fn package(body: &str) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    zipped([(DOCUMENT.to_owned(), document.into_bytes())].iter())
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn body(package: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("a package");
    part(&mut archive, DOCUMENT).expect("readable").expect("there is a text")
}

/// The text after all changes were accepted, or rejected: one line for each paragraph.
fn resolved(xml: &str, accept: bool) -> Vec<String> {
    fn line(element: &Element, accept: bool, out: &mut String) {
        for node in &element.children {
            let Node::Element(child) = node else { continue };
            match (child.name.as_str(), accept) {
                ("w:del", true) | ("w:ins", false) | ("w:pPr", _) => {}
                ("w:t" | "w:delText", _) => out.push_str(&child.text()),
                _ => line(child, accept, out),
            }
        }
    }
    let mut lines = Vec::new();
    each_paragraph(&tree::read(xml).expect("well-formed"), &mut |paragraph| {
        let mark = paragraph.child("w:pPr").and_then(|properties| properties.child("w:rPr"));
        let gone = if accept { "w:del" } else { "w:ins" };
        let mut text = String::new();
        line(paragraph, accept, &mut text);
        if mark.and_then(|mark| mark.child(gone)).is_none() {
            lines.push(text);
        }
    });
    lines
}

#[track_caller]
fn tracked(old: &[&str], new: &[&str]) -> String {
    let join = |texts: &[&str]| texts.iter().map(|text| paragraph(text)).collect::<String>();
    let marked = track(&package(&join(new)), &package(&join(old)), REVISER).expect("both can be read");
    let xml = body(&marked);
    let plain = |texts: &[&str]| texts.iter().map(|text| text.replace("&amp;", "&")).collect::<Vec<_>>();
    assert_eq!(resolved(&xml, true), plain(new), "accepted: {xml}");
    assert_eq!(resolved(&xml, false), plain(old), "rejected: {xml}");
    xml
}

#[test]
fn a_changed_number_is_marked_and_nothing_around_it() {
    let xml = tracked(&["The rate was 40 per cent."], &["The rate was 45 per cent."]);
    let mark = |id| format!("w:id=\"{id}\" w:author=\"Unit &amp; Co\" w:date=\"2026-04-15T00:00:00Z\"");
    let expected = format!(
        "<w:r><w:t xml:space=\"preserve\">The rate was </w:t></w:r>\
         <w:del {}><w:r><w:delText xml:space=\"preserve\">40</w:delText></w:r></w:del>\
         <w:ins {}><w:r><w:t xml:space=\"preserve\">45</w:t></w:r></w:ins>\
         <w:r><w:t xml:space=\"preserve\"> per cent.</w:t></w:r>",
        mark(900_001),
        mark(900_002)
    );
    assert!(xml.contains(&expected), "{xml}");
}

#[test]
fn paragraphs_come_and_go() {
    tracked(&["One.", "Two.", "Three."], &["One.", "Three.", "Four &amp; more."]);
    tracked(&["Alpha beta gamma.", "Last."], &["Nothing in common here", "Alpha beta delta.", "Last."]);
    tracked(&["One."], &["One."]);
    tracked(&["共32项指标。", "第二段。"], &["共33项指标。", "第二段。"]);
    tracked(&["Gone.", "Also gone."], &["Wholly new text stands here."]);
    let same = tracked(&["One."], &["One."]);
    assert!(!same.contains("w:ins") && !same.contains("w:del"), "{same}");
}

#[test]
fn fields_and_pictures_stay_whole() {
    let field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>Table 1</w:t></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let marked = track(&package(field), &package(&field.replace("Table 1", "Table 2")), REVISER);
    let xml = body(&marked.expect("both can be read"));
    assert_eq!(xml.matches("w:fldChar ").count(), 3);
    assert_eq!(
        (resolved(&xml, true), resolved(&xml, false)),
        (vec!["Table 1".into()], vec!["Table 2".into()])
    );
}

#[test]
fn an_earlier_draft_that_is_no_word_file_is_refused() {
    let new = package(&paragraph("a"));
    assert!(matches!(track(&new, b"no ZIP", REVISER), Err(Unreadable::NotWord(_))));
    let empty = zipped([("x".to_owned(), Vec::new())].iter());
    assert!(matches!(track(&new, &empty, REVISER), Err(Unreadable::NotWord(ZipError::FileNotFound))));
    let broken = zipped([(DOCUMENT.to_owned(), b"<a><b></a>".to_vec())].iter());
    assert!(matches!(track(&new, &broken, REVISER), Err(Unreadable::Xml(_))));
}

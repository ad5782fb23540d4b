//! Settings, the table of fonts, and the properties of the document.

use super::tongue::{LABELS, TEXT, Tongue};
use super::xml::Xml;
use super::{RELATIONS_NAMESPACE, WORD_NAMESPACE};
use crate::document::{DateParts, Document};

/// The settings: those of a document of Word 2013 and later.
///
/// Fields are not updated when the file is opened: they carry their text, and Word would ask first.
pub(super) fn settings(tongue: Tongue) -> Vec<u8> {
    Xml::part("w:settings", &[("xmlns:w", WORD_NAMESPACE)], |xml| {
        xml.leaf("w:zoom", &[("w:percent", "100")]);
        xml.value("w:defaultTabStop", "567");
        xml.value("w:characterSpacingControl", "doNotCompress");
        xml.element("w:footnotePr", &[], |xml| {
            for id in ["-1", "0"] {
                xml.leaf("w:footnote", &[("w:id", id)]);
            }
        });
        xml.element("w:compat", &[], |xml| {
            // A line that ends where a new one is forced is not drawn out to the margin.
            xml.leaf("w:doNotExpandShiftReturn", &[]);
            let office = "http://schemas.microsoft.com/office/word";
            for (name, value) in [
                ("compatibilityMode", "15"),
                ("overrideTableStyleFontSizeAndJustification", "1"),
                ("enableOpenTypeFeatures", "1"),
                ("doNotFlipMirrorIndents", "1"),
                ("differentiateMultirowTableHeaders", "1"),
            ] {
                xml.leaf("w:compatSetting", &[("w:name", name), ("w:uri", office), ("w:val", value)]);
            }
        });
        let Tongue { latin, han, arabic, .. } = tongue;
        xml.leaf("w:themeFontLang", &[("w:val", latin), ("w:eastAsia", han), ("w:bidi", arabic)]);
        xml.value("w:decimalSymbol", ".");
        xml.value("w:listSeparator", ",");
    })
}

/// The fonts with what stands in for them where they are not installed.
pub(super) fn fonts() -> Vec<u8> {
    let fonts = [
        (TEXT.latin, "Times New Roman", "00", "roman"),
        (LABELS.latin, "Arial", "00", "swiss"),
        (TEXT.han, "SimSun", "86", "roman"),
        (LABELS.han, "Microsoft YaHei", "86", "swiss"),
        (TEXT.arabic, "Arabic Typesetting", "B2", "roman"),
    ];
    let namespaces = [("xmlns:w", WORD_NAMESPACE), ("xmlns:r", RELATIONS_NAMESPACE)];
    Xml::part("w:fonts", &namespaces, |xml| {
        for (name, other, charset, family) in fonts {
            xml.element("w:font", &[("w:name", name)], |xml| {
                xml.value("w:altName", other);
                xml.value("w:charset", charset);
                xml.value("w:family", family);
                xml.value("w:pitch", "variable");
            });
        }
    })
}

/// Title, organisation, language and date.
pub(super) fn core(document: &Document, tongue: Tongue) -> Vec<u8> {
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let DateParts { year, month, day } = document.date_parts;
    let moment = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    Xml::part("cp:coreProperties", &namespaces, |xml| {
        xml.text("dc:title", &[], &document.title);
        if let Some(subtitle) = &document.subtitle {
            xml.text("dc:subject", &[], subtitle);
        }
        xml.text("dc:creator", &[], &document.organisation);
        xml.text("dc:identifier", &[], &format!("{}/{}", document.id, document.language));
        xml.text("dc:language", &[], tongue.tag());
        xml.text("cp:lastModifiedBy", &[], &document.organisation);
        xml.text("cp:revision", &[], "1");
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.text(name, &[("xsi:type", "dcterms:W3CDTF")], &moment);
        }
    })
}

/// The program and the organisation.
pub(super) fn extended(document: &Document) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::part("Properties", &[("xmlns", namespace)], |xml| {
        xml.text("Application", &[], concat!("bilan ", env!("CARGO_PKG_VERSION")));
        xml.text("Company", &[], &document.organisation);
    })
}

//! Compiles a theme with its document into the bytes of a PDF.

use std::collections::BTreeMap;

use typst::diag::{SourceResult, Warned};
use typst::foundations::{Datetime, Smart};
use typst::introspection::Introspector;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::Rendered;
use super::world::ThemeWorld;
use crate::document::{DateParts, Document};

/// Compiles the theme and writes the PDF.
///
/// Everything in the options comes from the document, so that the same document
/// gives the same bytes.
pub(super) fn compile(world: &ThemeWorld, document: &Document) -> Warned<SourceResult<Rendered>> {
    let Warned { output, warnings } = typst::compile(world);
    let output = output.and_then(|laid_out| {
        let bytes = typst_pdf::pdf(&laid_out, &options(document))?;
        let labels = labels(&**laid_out.introspector());
        Ok(Rendered { bytes, pages: Some(laid_out.pages().len()), labels })
    });
    Warned { output, warnings }
}

/// The page of each label; of one that stands on several pages the first.
fn labels(introspector: &dyn Introspector) -> BTreeMap<String, usize> {
    let mut labels = BTreeMap::new();
    for element in introspector.query_labelled() {
        let page = element.location().and_then(|location| introspector.page(location));
        if let (Some(label), Some(page)) = (element.label(), page) {
            labels.entry(label.resolve().as_str().to_owned()).or_insert(page.get());
        }
    }
    labels
}

fn options(document: &Document) -> PdfOptions {
    let standards = [PdfStandard::A_3a, PdfStandard::Ua_1];
    PdfOptions {
        ident: Smart::Custom(format!("{}/{}", document.id, document.language)),
        creator: Smart::Custom(Some(concat!("bilan ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: midnight(document.date_parts),
        standards: PdfStandards::new(&standards).expect("the two standards agree on PDF 1.7"),
        ..PdfOptions::default()
    }
}

/// The first moment of a day, for the metadata of a theme that sets no date.
fn midnight(DateParts { year, month, day }: DateParts) -> Option<Timestamp> {
    Datetime::from_ymd_hms(year, month, day, 0, 0, 0).map(Timestamp::new_utc)
}

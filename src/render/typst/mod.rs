//! Typesetting: the only folder that knows typst.
//!
//! A theme is typst code that reads the document as JSON. It is compiled in
//! memory: nothing is read from disk, no package can be fetched, there is no
//! clock. The text of a document reaches the theme as values, never as code.

mod findings;
mod fonts;
mod pdf;
mod pictures;
mod theme;
mod world;

use ::typst::comemo;

pub(super) use self::pictures::pictures;
pub use self::theme::built_in_texts;

use self::theme::Theme;
use self::world::ThemeWorld;
use super::Rendered;
use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::document::Document;
use crate::fonts::FontLibrary;

/// Typesets a document with a theme.
pub(super) fn typeset(
    document: &Document,
    theme: &str,
    fonts: &FontLibrary,
    findings: &mut Findings,
) -> Result<Rendered, Reported> {
    let Some(theme) = Theme::named(theme) else {
        let message = format!("there is no theme `{theme}`");
        return Err(findings.fatal(Finding::new(Code::TypesettingFailed, Place::file("themes"), message)));
    };
    let world = ThemeWorld::new(theme, document, fonts);
    let compiled = pdf::compile(&world, document);
    findings::report_warnings(&compiled.warnings, &world, findings);
    let rendered = compiled.output.map_err(|errors| findings::report_errors(&errors, &world, findings));
    // The compiler remembers its results, over 100 MB for a report of 60 pages,
    // and another edition has next to none of them in common.
    comemo::evict(0);
    rendered
}

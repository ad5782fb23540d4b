//! Charts as pictures of points, for formats whose readers may not know SVG.

use std::collections::BTreeMap;

use ::typst::comemo;
use typst::diag::Warned;
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::utils::Scalar;
use typst_render::RenderOptions;

use super::findings;
use super::theme::Theme;
use super::world::ThemeWorld;
use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::fonts::FontLibrary;
use crate::render::Picture;

/// Points of a picture to an inch of the chart as it is drawn.
const RESOLUTION: f64 = 200.0;

/// Draws each chart on a page and makes a picture of the page.
pub(in crate::render) fn pictures<'a>(
    charts: &BTreeMap<&'a str, &str>,
    fonts: &FontLibrary,
    findings: &mut Findings,
) -> Result<BTreeMap<&'a str, Picture>, Reported> {
    let drawn = charts.iter().map(|(path, svg)| Ok((*path, picture(path, svg, fonts, findings)?))).collect();
    comemo::evict(0);
    drawn
}

fn picture(path: &str, svg: &str, fonts: &FontLibrary, findings: &mut Findings) -> Result<Picture, Reported> {
    let named = serde_json::to_vec(path).expect("a text");
    let files = [(path, Bytes::from_string(svg.to_owned())), ("path.json", Bytes::new(named))];
    let files = files.into_iter().map(|(path, bytes)| (path.to_owned(), bytes));
    let world = ThemeWorld::with_files(Theme::pictures(), files, fonts);
    let Warned { output, warnings } = typst::compile(&world);
    findings::report_warnings(&warnings, &world, findings);
    let laid_out = output.map_err(|errors| findings::report_errors(&errors, &world, findings))?;
    let options = RenderOptions { pixel_per_pt: Scalar::new(RESOLUTION / 72.0), render_bleed: false };
    let drawn = typst_render::render_merged(&laid_out, &options, Abs::zero(), None);
    let (width, height) = (drawn.width() as usize, drawn.height() as usize);
    let png = drawn.encode_png().map_err(|error| {
        let message = format!("the chart cannot be made a picture ({error})");
        findings.fatal(Finding::new(Code::TypesettingFailed, Place::file(path), message))
    })?;
    Ok(Picture { png, width, height })
}

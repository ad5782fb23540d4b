//! Checks that everything printed by name has one in every language of the report.

use crate::diag::{Code, Finding, Findings, Place};
use crate::load::Loaded;
use crate::manifest::{FILE, Manifest};
use crate::model::{Localised, MeasureUnit};

/// Reports titles and units of measure that are missing in a language.
pub(super) fn titles(manifest: &Manifest, loaded: &Loaded, findings: &mut Findings) {
    let mut check = |what: String, title: &Localised, place: &Place| {
        for language in &manifest.report.languages {
            if title.get(*language).is_none() {
                let message = format!("{what} has no title in the language `{language}`");
                let help = format!("fill the column `title_{language}`");
                findings.report(Finding::new(Code::TitleMissing, place.clone(), message).help(help));
            }
        }
    };
    for area in &loaded.areas {
        check(format!("the area `{}`", area.row.id), &area.row.title, &area.place);
    }
    for indicator in &loaded.indicators {
        check(format!("the indicator `{}`", indicator.row.id), &indicator.row.title, &indicator.place);
        if let MeasureUnit::Named(Some(unit)) = &indicator.row.unit {
            check(format!("the unit of the indicator `{}`", indicator.row.id), unit, &indicator.place);
        }
    }
    for (code, title) in &loaded.units {
        check(format!("the unit `{code}`"), title, &Place::file(FILE));
    }
}

//! Checks that everything printed by name has one in every language of the report.

use crate::diag::{Code, Finding, Findings};
use crate::load::{Loaded, Placed};
use crate::manifest::Manifest;
use crate::model::{Language, Localised, MeasureUnit, Words};

/// Reports titles and units of measure that are missing in a language.
pub(super) fn titles(manifest: &Manifest, loaded: &Loaded, findings: &mut Findings) {
    let mut titles = Titles { languages: &manifest.report.languages, findings };
    for area in &loaded.areas {
        titles.check("title", &area.row.title, area, || format!("the area `{}` has no title", area.row.id));
    }
    for indicator in &loaded.indicators {
        let id = &indicator.row.id;
        let what = || format!("the indicator `{id}` has no title");
        titles.check("title", &indicator.row.title, indicator, what);
        if let MeasureUnit::Named(Some(unit)) = &indicator.row.unit {
            titles.check("unit", unit, indicator, || format!("the unit of the indicator `{id}` has no name"));
        }
        if let Some(Words::Ordinal(positions)) = &indicator.row.words {
            for position in positions {
                let what = || format!("the word `{}` of the scale of `{id}` has no title", position.key);
                titles.check("title", &position.title, indicator, what);
            }
        }
    }
    for step in &loaded.steps {
        let what = || format!("a step of the indicator `{}` has no title", step.row.indicator);
        titles.check("title", &step.row.title, step, what);
    }
    for name in &loaded.categories {
        let what = || match &name.row.value {
            Some(value) => format!("`{value}` of the dimension `{}` has no title", name.row.dimension),
            None => format!("the dimension `{}` has no title", name.row.dimension),
        };
        titles.check("title", &name.row.title, name, what);
    }
    for (code, title) in &loaded.units {
        titles.check("title", &title.row, title, || format!("the unit `{code}` has no title"));
    }
}

/// Looks for texts that are missing in a language of the report.
pub(super) struct Titles<'a> {
    /// The languages of the report.
    pub(super) languages: &'a [Language],
    /// Where what is missing is reported.
    pub(super) findings: &'a mut Findings,
}

impl Titles<'_> {
    /// Reports the languages in which a text of a row is missing.
    pub(super) fn check<T>(
        &mut self,
        column: &str,
        text: &Localised,
        row: &Placed<T>,
        what: impl Fn() -> String,
    ) {
        for language in self.languages.iter().filter(|language| text.get(**language).is_none()) {
            let column = format!("{column}_{language}");
            let message = format!("{} in the language `{language}`", what());
            let finding = Finding::new(Code::TitleMissing, row.cell(&column), message);
            self.findings.report(finding.help(format!("fill the column `{column}`")));
        }
    }
}

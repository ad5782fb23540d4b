//! The figures that the editions of a report print, for `results.json`.

use std::collections::BTreeMap;

use crate::assess::PrintedFigure;
use crate::document::Document;
use crate::model::Language;

/// Each figure once, with what each edition prints for it, by the order of their ids.
pub fn printed_figures(documents: &BTreeMap<Language, Document>) -> Vec<PrintedFigure> {
    let mut figures: BTreeMap<String, PrintedFigure> = BTreeMap::new();
    for (language, document) in documents {
        for printed in document.printed() {
            let id = printed.fact.to_string();
            let figure = figures.entry(id).or_insert_with_key(|id| PrintedFigure {
                id: id.clone(),
                exact: printed.exact.to_string(),
                printed: BTreeMap::new(),
            });
            let texts = figure.printed.entry(language.code()).or_default();
            if !texts.iter().any(|text| text == printed.text) {
                texts.push(printed.text.to_owned());
            }
        }
    }
    figures.into_values().collect()
}

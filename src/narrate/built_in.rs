//! The sections that every report has unless the project writes its own.

use super::section::{Source, parse_file};
use crate::diag::Findings;
use crate::model::Language;

/// The built-in sections of a language, by the names of their files.
pub fn texts(language: Language) -> [(&'static str, &'static str); 1] {
    [(
        "how-to-read.md",
        match language {
            Language::English => include_str!("../../templates/narrative/en/how-to-read.md"),
            Language::French => include_str!("../../templates/narrative/fr/how-to-read.md"),
            Language::Spanish => include_str!("../../templates/narrative/es/how-to-read.md"),
            Language::Russian => include_str!("../../templates/narrative/ru/how-to-read.md"),
            Language::Chinese => include_str!("../../templates/narrative/zh/how-to-read.md"),
            Language::Arabic => include_str!("../../templates/narrative/ar/how-to-read.md"),
        },
    )]
}

/// Adds the built-in sections that the project does not replace.
pub(super) fn add(language: Language, sources: &mut Vec<Source>) {
    for (name, text) in texts(language) {
        // Built-in texts are well formed, which the tests of this folder hold.
        let mut unseen = Findings::new();
        let built_in = parse_file(format!("(built in) {name}"), text.to_owned(), &mut unseen);
        let built_in = built_in.map(|built_in| Source { is_built_in: true, ..built_in });
        sources.extend(built_in.filter(|built_in| !sources.iter().any(|source| source.id == built_in.id)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_built_in_sections() {
        for language in Language::ALL {
            let mut sources = Vec::new();
            add(language, &mut sources);
            let ids: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
            assert_eq!(ids, ["how-to-read"], "{language}");
        }
    }
}

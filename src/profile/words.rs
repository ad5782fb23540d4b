//! The words of a house in one language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::de::Error;

use crate::model::Language;

/// The words that houses share, as they lie in the program.
pub(super) const SHARED_TEXT: &str = include_str!("../../templates/profiles/words.toml");

/// The words that houses share, by language.
static SHARED: LazyLock<toml::Table> =
    LazyLock::new(|| SHARED_TEXT.parse().expect("a test reads the shared words"));

/// The words of a house in one language, by key (`purpose.decision`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// The words under a key.
    ///
    /// # Panics
    /// A key that is not one of `templates/profiles/words.toml`.
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map(String::as_str).expect("a test asks for every key in every language")
    }

    /// The words under a key with places filled.
    ///
    /// # Panics
    /// A key that is not one of `templates/profiles/words.toml`.
    pub fn fill(&self, key: &str, places: &[(&str, &str)]) -> String {
        let text = self.get(key).to_owned();
        places.iter().fold(text, |text, (place, value)| text.replace(&format!("{{{place}}}"), value))
    }

    /// The sentence by which an actor is asked for something: both are keys of `actor` and `request`.
    ///
    /// # Panics
    /// Keys that are not those of `templates/profiles/words.toml`.
    pub fn formula(&self, actor: &str, request: &str) -> String {
        let forms = ["form", "text"].map(|part| self.0.get(&format!("actor.{actor}.{part}")));
        let (form, name) = match forms {
            [Some(form), Some(text)] => (form.as_str(), text.as_str()),
            _ => ("singular", self.get(&format!("actor.{actor}"))),
        };
        // Most languages ask every actor in the same words.
        let request = self
            .0
            .get(&format!("request.{request}.{form}"))
            .map_or_else(|| self.get(&format!("request.{request}")), String::as_str);
        self.fill("formula", &[("actor", name), ("request", request)])
    }
}

/// The words of all languages: the shared ones, and over them those of a house.
pub(super) fn read(own: &toml::Table) -> Result<[Words; 6], toml::de::Error> {
    let mut all = Language::ALL.map(|_| Words(BTreeMap::new()));
    for (language, found) in Language::ALL.into_iter().zip(&mut all) {
        let mut words = BTreeMap::new();
        for table in [&*SHARED, own] {
            if let Some(value) = table.get(language.code()) {
                flatten(String::new(), value, &mut words)?;
            }
        }
        *found = Words(words);
    }
    match own.keys().find(|key| Language::from_code(key).is_none()) {
        Some(key) => Err(toml::de::Error::custom(format!("there is no language `{key}`"))),
        None => Ok(all),
    }
}

fn flatten(
    key: String,
    value: &toml::Value,
    words: &mut BTreeMap<String, String>,
) -> Result<(), toml::de::Error> {
    match (value.as_str(), value.as_table()) {
        (Some(text), _) => {
            words.insert(key, text.to_owned());
            Ok(())
        }
        (None, Some(table)) => table.iter().try_for_each(|(name, value)| {
            let key = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
            flatten(key, value, words)
        }),
        (None, None) => Err(toml::de::Error::custom(format!("`{key}` is not a text"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;

    const ACTORS: [&str; 5] = ["committee", "council", "both", "governing-body", "board"];
    const REQUESTS: [&str; 4] = ["take-note", "guidance", "decision", "recommend"];

    #[test]
    fn the_formula_of_action_is_that_of_each_language() {
        let un = Profile::built_in("un").expect("it is built in");
        let formula = |language| un.words(language).formula("committee", "take-note");
        assert_eq!(
            Language::ALL.map(formula),
            [
                "The Committee may wish to take note of the information contained in the present document.",
                "Le Comité voudra peut-être prendre note des informations figurant dans le présent document.",
                "El Comité tal vez desee tomar nota de la información que figura en el presente documento.",
                "Комитет, возможно, пожелает принять к сведению информацию, содержащуюся в настоящем документе.",
                "委员会似宜注意到本文件所载的信息。",
                "لعل اللجنة تود أن تحيط علما بالمعلومات الواردة في هذه الوثيقة.",
            ]
        );
        let french = un.words(Language::French).formula("both", "guidance");
        assert!(french.starts_with("Le Comité et le Conseil voudront peut-être examiner"), "{french}");
        let arabic = un.words(Language::Arabic).formula("both", "take-note");
        assert!(arabic.starts_with("لعل اللجنة والمجلس يودان أن يحيطا علما"), "{arabic}");
    }

    #[test]
    fn every_language_has_every_word() {
        let keys = |language: Language| {
            let mut keys: Vec<&String> = read(&toml::Table::new()).expect("the shared words")
                [language.index()]
            .0
            .keys()
            .filter(|key| !key.starts_with("actor.") && !key.starts_with("request."))
            .map(|key| &*Box::leak(Box::new(key.clone())))
            .collect();
            keys.sort();
            keys
        };
        for language in Language::ALL {
            assert_eq!(keys(language), keys(Language::English), "{language}");
            let words = &read(&toml::Table::new()).expect("the shared words")[language.index()];
            for (actor, request) in ACTORS.iter().flat_map(|a| REQUESTS.map(|r| (*a, r))) {
                let formula = words.formula(actor, request);
                assert!(!formula.contains('{') && formula.chars().count() > 10, "{language}: {formula}");
            }
        }
    }

    #[test]
    fn words_of_no_language_and_words_that_are_no_text_are_refused() {
        let parse = |text: &str| read(&text.parse().expect("TOML"));
        assert!(parse("de = { draft = \"Entwurf\" }").is_err());
        assert!(parse("en = { draft = 3 }").is_err());
        let own = parse("en = { draft = \"Working paper\" }").expect("words");
        assert_eq!(own[Language::English.index()].get("draft"), "Working paper");
        assert_eq!(own[Language::French.index()].get("draft"), "Projet");
    }
}

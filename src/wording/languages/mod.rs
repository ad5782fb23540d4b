//! The fixed texts in the languages other than English, a file for each.

mod arabic;
mod chinese;
mod french;
mod russian;
mod spanish;

/// Arabic.
pub(super) struct Arabic;
/// Chinese.
pub(super) struct Chinese;
/// French.
pub(super) struct French;
/// Russian.
pub(super) struct Russian;
/// Spanish.
pub(super) struct Spanish;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::wording::*;

    /// All texts: the name of each, and its words in the order of [`Language::ALL`].
    fn all() -> Vec<(String, [&'static str; 6])> {
        fn of<T: Text>(name: &str, texts: &[(&str, T)]) -> Vec<(String, [&'static str; 6])> {
            let row = |(variant, text): &(&str, T)| {
                (format!("{name}::{variant}"), Language::ALL.map(|language| text.text(language)))
            };
            texts.iter().map(row).collect()
        }
        macro_rules! rows {
            ($($name:ident),+ $(,)?) => {
                [$(of(stringify!($name), $name::ALL)),+].concat()
            };
        }
        rows![
            BasisText,
            ChainLabel,
            ChainPhrase,
            CrosswalkText,
            DiffLabel,
            DiffPhrase,
            ExplainLabel,
            ExplainPhrase,
            GlossaryText,
            Label,
            LanguageName,
            MoneyText,
            OutlookLabel,
            OutlookPhrase,
            OverallText,
            PaperLabel,
            PaperPhrase,
            Phrase,
            QualityLabel,
            QualityPhrase,
            RegisterLabel,
            RegisterPhrase,
            RestateText,
            RobustnessLabel,
            RobustnessPhrase,
            SdgLabel,
            SdgPhrase,
            TraceKind,
            TraceLabel,
            TracePhrase,
            TrendText,
        ]
    }

    /// The places of a phrase, and the categories of its plural forms.
    fn parts(phrase: &str) -> (BTreeSet<String>, Vec<BTreeSet<String>>) {
        let (mut places, mut plurals) = (BTreeSet::new(), Vec::new());
        let mut rest = phrase;
        while let Some((_, after)) = rest.split_once('{') {
            let end = after.find(['{', '}', ',']).expect("a brace that closes");
            let name = after[..end].trim();
            if after[end..].starts_with(',') {
                places.insert(name.to_owned());
                let mut depth = 1;
                let close = after.find(|c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth == 0
                });
                let forms = &after[end..close.expect("a brace that closes")];
                let categories = ["zero", "one", "two", "few", "many", "other"];
                let given =
                    categories.into_iter().filter(|category| forms.contains(&format!("{category} {{")));
                plurals.push(given.map(ToOwned::to_owned).collect());
                rest = forms.split_once("plural").expect("the one kind of choice").1;
                let inner = rest.split('{').skip(1).filter_map(|form| form.split_once('}').map(|(f, _)| f));
                assert!(inner.clone().all(|form| !form.contains(',')), "{phrase}");
                rest = &after[close.expect("a brace that closes")..];
            } else {
                places.insert(name.to_owned());
                rest = &after[end..];
            }
        }
        (places, plurals)
    }

    #[test]
    fn every_translation_fills_the_places_of_the_original() {
        for (name, texts) in all() {
            let (places, _) = parts(texts[0]);
            for (language, text) in Language::ALL.into_iter().zip(texts) {
                assert_eq!(parts(text).0, places, "{name} in {language}: {text}");
                assert_eq!(text.matches('{').count(), text.matches('}').count(), "{name} in {language}");
            }
        }
    }

    #[test]
    fn plural_forms_are_complete() {
        let needed = |language| -> &[&str] {
            match language {
                Language::English | Language::French | Language::Spanish => &["one", "other"],
                Language::Russian => &["few", "many", "one", "other"],
                Language::Chinese => &["other"],
                Language::Arabic => &["few", "many", "one", "other", "two", "zero"],
            }
        };
        for (name, texts) in all() {
            for (language, text) in Language::ALL.into_iter().zip(texts) {
                for forms in parts(text).1 {
                    let missing = needed(language).iter().find(|category| !forms.contains(**category));
                    assert_eq!(missing, None, "{name} in {language}: {text}");
                }
            }
        }
    }

    #[test]
    fn no_text_was_left_empty_or_in_another_script() {
        // The notation of plural forms, and parts of names of files; what is not all small letters is a name.
        const NOTATION: [&str; 10] =
            ["plural", "zero", "one", "two", "few", "many", "other", "json", "trace", "bilan"];
        let is_word = |word: &&str| {
            word.len() > 3 && word.chars().all(|c| c.is_ascii_lowercase()) && !NOTATION.contains(word)
        };
        for (name, texts) in all() {
            for (language, text) in Language::ALL.into_iter().zip(texts) {
                let no_space = name == "Label::SentenceSpace" && language == Language::Chinese;
                assert_eq!(text.is_empty(), no_space, "{name} in {language}");
                if matches!(language, Language::Russian | Language::Chinese | Language::Arabic) {
                    let (places, _) = parts(text);
                    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
                    let foreign = words.filter(is_word).find(|word| !places.contains(*word));
                    assert_eq!(foreign, None, "{name} in {language}: {text}");
                }
            }
        }
    }
}

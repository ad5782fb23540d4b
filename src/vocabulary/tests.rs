//! Tests of finding words of a glossary.

use super::*;
use crate::model::Localised;

/// A term with its forms and the variants to avoid, the same in every language.
fn term(text: &str, forms: &str, avoid: &str) -> Term {
    Term {
        id: text.to_owned(),
        term: Localised::same(text),
        forms: Some(Localised::same(forms)),
        avoid: Some(Localised::same(avoid)),
        definition: Localised::same("…"),
        is_case_sensitive: false,
    }
}

/// What a text uses, with `!` before what is to be avoided.
fn used(language: Language, terms: &[Term], text: &str) -> Vec<String> {
    let mark = |found: Use| {
        let mark = if found.is_preferred { "" } else { "!" };
        format!("{mark}{}", &text[found.range])
    };
    Vocabulary::new(language, terms).find(text).into_iter().map(mark).collect()
}

#[test]
fn whole_words_in_singular_and_plural_are_found() {
    let terms = [term("outcome", "", "effect; policy"), term("baseline", "", "base value")];
    let text = "Outcomes, not effects; a side-effect of policies. Base\nvalues; outcomed, effective.";
    let expected = ["Outcomes", "!effects", "!effect", "!policies", "!Base\nvalues"];
    assert_eq!(used(Language::English, &terms, text), expected);
    // What stands between the words of a term must not part them.
    assert!(used(Language::English, &terms, "the base, value").is_empty());
    assert!(used(Language::English, &terms, "the base \u{FFFC} value").is_empty());
}

#[test]
fn the_longest_words_win() {
    let terms =
        [term("target", "", ""), term("target in force", "", "in force target"), term("x", "", "force")];
    assert_eq!(used(Language::English, &terms, "The targets in force."), ["targets in force"]);
    assert_eq!(used(Language::English, &terms, "An in-force target."), ["!in-force target"]);
    let chinese = [term("成果", "", "效果"), term("成果框架", "", ""), term("总效果图", "", "")];
    assert_eq!(
        used(Language::Chinese, &chinese, "成果框架中的成果，总效果图，效果"),
        ["成果框架", "成果", "总效果图", "!效果"]
    );
}

#[test]
fn a_form_that_is_declared_is_never_a_variant() {
    let terms = [term("outcome", "result", "results")];
    assert_eq!(used(Language::English, &terms, "results"), ["results"]);
}

#[test]
fn capital_letters_count_where_the_term_says_so() {
    let own = Term { is_case_sensitive: true, ..term("Fund", "", "Facility") };
    let text = "The Funds fund a facility and the Facility.";
    assert_eq!(used(Language::English, &[own], text), ["Funds", "!Facility"]);
}

#[test]
fn romance_plurals_are_found_in_every_word() {
    let terms = [term("effet direct", "", "résultat local; niveau")];
    let text = "L’effet direct, les effets directs, des résultats locaux, niveaux ; un effet indirect.";
    assert_eq!(
        used(Language::French, &terms, text),
        ["effet direct", "effets directs", "!résultats locaux", "!niveaux"]
    );
    let terms = [term("evaluación", "", "luz; base; indicador")];
    let text = "Las evaluaciones y la evaluación; luces, bases, indicadores; evaluador.";
    assert_eq!(
        used(Language::Spanish, &terms, text),
        ["evaluaciones", "evaluación", "!luces", "!bases", "!indicadores"]
    );
}

#[test]
fn russian_words_are_found_in_every_case() {
    let terms =
        [term("целевой показатель", "", "плановое значение; индикатор"), term("цель", "цели; целей", "")];
    let text =
        "Целевого показателя, целевыми показателями, плановых значений, об индикаторах; целей, целина.";
    assert_eq!(
        used(Language::Russian, &terms, text),
        ["Целевого показателя", "целевыми показателями", "!плановых значений", "!индикаторах", "целей"]
    );
}

#[test]
fn arabic_words_are_found_with_what_is_joined_to_them() {
    let terms =
        [term("مؤشر", "", "دليل قياس"), term("خط الأساس", "", "قيمة مرجعية"), term("الحصيلة", "حصائل", "")];
    let text = "المؤشر والمؤشرات وبالمؤشر وللمؤشرات خطِّ الاساس، القيمة المرجعية، مؤشرون، حصيلتها وحصائلهم";
    assert_eq!(
        used(Language::Arabic, &terms, text),
        [
            "المؤشر",
            "والمؤشرات",
            "وبالمؤشر",
            "وللمؤشرات",
            "خطِّ الاساس",
            "!القيمة المرجعية",
            "حصيلتها",
            "وحصائلهم"
        ]
    );
}

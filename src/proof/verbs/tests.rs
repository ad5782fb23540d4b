//! Sentences in which the organisation caused something, and others.

use super::*;

fn caused(language: Language, text: &str) -> usize {
    let text = text.replace('#', "\u{FFFC}");
    words(language).caused(&tokens(&text)).len()
}

#[track_caller]
fn claims(language: Language, cases: &[&str]) {
    for text in cases {
        assert_eq!(caused(language, text), 1, "{text}");
    }
}

#[track_caller]
fn claims_nothing(language: Language, cases: &[&str]) {
    for text in cases {
        assert_eq!(caused(language, text), 0, "{text}");
    }
}

#[test]
fn causes_of_the_organisation_are_seen() {
    claims(
        Language::English,
        &[
            "The Organization created # jobs.",
            "The Organization’s support led to # new instruments.",
            "Our work has brought about # policies.",
            "In 2025 we delivered # platforms.",
            "The Secretariat and its partners achieved #.",
            "Thanks to our programmes, # firms changed.",
            "As a result of our support, # firms changed.",
            "The # jobs were created by the Organization.",
            "This organisation generated # in investment.",
            "The Organization reduced the rate of accidents to #.",
        ],
    );
    claims(
        Language::Chinese,
        &[
            "本组织创造了#个岗位。",
            "本组织的支助促成了#项政策。",
            "我们的工作使得#家企业改进了做法。",
            "秘书处的努力导致比例上升。",
            "这归功于本组织。",
            "由于我们的支助，#家企业改变了做法。",
        ],
    );
    claims(
        Language::French,
        &["L’Organisation a créé # emplois.", "Grâce à notre appui, # entreprises ont changé."],
    );
    claims(
        Language::Spanish,
        &["La Organización creó # empleos.", "Gracias a nuestro apoyo, # empresas cambiaron."],
    );
    claims(
        Language::Russian,
        &["Организация создала # рабочих мест.", "Благодаря нашей поддержке изменились # предприятий."],
    );
    claims(Language::Arabic, &["المنظمة أوجدت # وظيفة.", "بفضل دعم المنظمة تغيرت # منشأة."]);
}

#[test]
fn negations_contributions_and_other_subjects_are_left_alone() {
    claims_nothing(
        Language::English,
        &[
            "The Organization contributed to # jobs.",
            "The Organization did not create # jobs.",
            "Power cuts led to fewer orders, which the Organization regrets.",
            "Enterprises that had received support created # jobs.",
            "The Organization advised ministries, which created # platforms.",
            "The Organization trains and advises; parliaments achieved the rest.",
            "Checks of payrolls led to corrections.",
            "We would have achieved # without the flood.",
            "The programmes helped firms that created # jobs.",
        ],
    );
    claims_nothing(
        Language::Chinese,
        &[
            "本组织为创造#个岗位作出了贡献。",
            "停电导致产出下降。",
            "本组织没有创造岗位。",
            "企业创造了#个岗位。",
            "本组织提供咨询，议会实现了改革。",
        ],
    );
    claims_nothing(
        Language::French,
        &["L’Organisation a contribué à créer # emplois.", "Les coupures ont entraîné une baisse."],
    );
    claims_nothing(
        Language::Spanish,
        &["La Organización contribuyó a crear # empleos.", "Los cortes dieron lugar a pérdidas."],
    );
    claims_nothing(Language::Russian, &["Организация способствовала созданию # рабочих мест."]);
    claims_nothing(Language::Arabic, &["المنظمة ساهمت في # وظيفة."]);
}

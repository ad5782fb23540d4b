//! Which numbers are read in each language, and which are exempt.

use super::*;

/// The numbers of a text as written, with their values and signs of percentages.
fn literals(language: Language, text: &str) -> String {
    let reading = read(language, text, &Defined::default(), false);
    let shown = reading.literals.iter().map(|literal| {
        let sign = match literal.measure {
            Measure::Plain => "",
            Measure::Percent => "%",
            Measure::Points => "pp",
            Measure::Fraction => "~%",
            Measure::Factor => "x",
        };
        let small = if literal.weight == Weight::Small { "?" } else { "" };
        format!("{}{sign}{small}", literal.value.round_dp(1).normalize())
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn classes(language: Language, text: &str, expected: &[Class]) {
    let reading = read(language, text, &Defined::default(), false);
    let found: Vec<Class> = reading.exempt.iter().map(|(_, class)| *class).collect();
    assert_eq!((found.as_slice(), reading.literals.as_slice()), (expected, &[][..]), "{text}");
}

#[test]
fn t56_years_paragraphs_symbols_goals_and_sessions_are_exempt() {
    use Class::{Age, Code, Date, Idiom, List, Name, Symbol, Time, Vague, Year};
    let english = |text, expected: &[Class]| classes(Language::English, text, expected);
    english("The 2030 Agenda", &[Year]);
    english("GB.338/PFA/1 and A/RES/70/1, paragraph 54", &[Symbol, Symbol, Name]);
    english("SDG 9, Goals 7, 12 and 13, target 9.2", &[Name; 5]);
    english("paragraphs 20 to 26, table 3, section 2.1", &[Name; 4]);
    english("on 16 February 2006 and 23–25 November 2020", &[Date, Year, Date, Date, Year]);
    english("at 14:30, in 2006–07", &[Time, Time, Year, Year]);
    english("young people aged 15 to 24, or 18 years old", &[Age, Age, Age]);
    english("the 28th session, ISO 9001, CO2, COVID-19", &[Code, Name, Code, Code]);
    english("(1) half-year reports, in the second half of the year", &[List, Idiom, Idiom]);
    english("a few thousand plants, hundreds of thousands", &[Vague]);
    let chinese = |text, expected: &[Class]| classes(Language::Chinese, text, expected);
    chinese("2030年议程，2006年2月16日", &[Year, Year, Date, Date]);
    chinese("具体目标9.2，目标9和目标11", &[Name, Name, Name]);
    chinese("第54段，指标2.8，表3", &[Name, Name, Name]);
    classes(Language::French, "le 16 février 2006, cible 9.2, paragraphe 3", &[Date, Year, Name, Name]);
    classes(
        Language::Spanish,
        "el 16 de febrero de 2006, meta 9.2, párrs. 3 a 5",
        &[Date, Year, Name, Name, Name],
    );
    classes(Language::Russian, "16 февраля 2006 года, задача 9.2", &[Date, Year, Name]);
    classes(Language::Arabic, "16 شباط/فبراير 2006، الغاية 9.2", &[Date, Year, Name]);
}

#[test]
fn quantities_are_read_in_every_language() {
    let cases: [(Language, &str, &str); 26] = [
        (Language::English, "1.2 million people, 53.5 per cent, 3 percentage points", "1200000 53.5% 3pp"),
        (Language::English, "twenty-eight countries and two hundred and five firms", "28 205"),
        (Language::English, "a third of them, two thirds, three quarters", "33.3~% 66.7~% 75~%"),
        (Language::English, "one in twelve, three out of eight, one in six months", "8.3~% 37.5~% 6?"),
        (Language::Chinese, "超过十八万，三十项", "180000 30"),
        (Language::English, "doubled, halved, twice as many", "2x 0.5x 2x"),
        (Language::English, "two reasons and ten days", "2? 10?"),
        (Language::English, "US$ 40 million, $5, −3.2 per cent", "40000000 5 -3.2%"),
        (Language::English, "two million jobs", "2000000"),
        (Language::French, "1,2 million, 53,5 %, 3 points de pourcentage", "1200000 53.5% 3pp"),
        (Language::French, "quatre-vingt-dix-sept, soixante et onze, deux cent cinq", "97 71 205"),
        (Language::French, "les trois quarts, un tiers, a doublé", "75~% 33.3~% 2x"),
        (Language::Spanish, "1,2 millones, 3000 millones, 53,5 por ciento", "1200000 3000000000 53.5%"),
        (Language::Spanish, "treinta y cinco, doscientos veintiún", "35 221"),
        (Language::Spanish, "dos tercios, las tres cuartas partes, se duplicó", "66.7~% 75~% 2x"),
        (Language::Russian, "1,2 млн, 53,5 процента, 3 процентных пункта", "1200000 53.5% 3pp"),
        (Language::Russian, "двадцать восемь, двести пять", "28 205"),
        (Language::Russian, "две трети, три четверти, вдвое", "66.7~% 75~% 2x"),
        (Language::Chinese, "120万人，3.5亿美元，53.5%，3个百分点", "1200000 350000000 53.5% 3pp"),
        (Language::Chinese, "百分之八十二，三分之二，七成半", "82% 66.7~% 75~%"),
        (Language::Chinese, "四百三十一个机构，翻了一番，三项措施", "431 2x 3?"),
        (Language::Chinese, "统一、万一、十分、一成不变、成为", ""),
        (Language::Arabic, "١٫٢ مليون، 53.5 في المائة", "1200000 53.5%"),
        (Language::Arabic, "١٢٣٤ شخصا", "1234"),
        (Language::Arabic, "ثلثي البلدان، ربع المنشآت", "66.7~% 25~%"),
        (Language::Arabic, "خمسة وعشرون بلدا", "25"),
    ];
    for (language, text, expected) in cases {
        assert_eq!(literals(language, text), expected, "{text}");
    }
}

#[test]
fn a_number_in_brackets_counts_items_off_only_where_a_list_would() {
    use Class::List;
    let exempt = |text, expected: &[Class]| classes(Language::English, text, expected);
    exempt("It must (1) ask, (2) wait and (3) go", &[List; 3]);
    exempt("(4) It asks; (6) it waits", &[List; 2]);
    classes(Language::Chinese, "（1）询问；（2）等待", &[List; 2]);
    assert_eq!(literals(Language::English, "more than planned (181,834)"), "181834");
    assert_eq!(literals(Language::English, "fewer than planned (34)"), "34");
    assert_eq!(literals(Language::English, "It grew. (512) Then it fell"), "512");
    assert_eq!(literals(Language::Chinese, "多于计划（512）"), "512");
}

#[test]
fn a_heading_is_numbered_by_two_digits_or_with_points() {
    let heading = |text| {
        let reading = read(Language::English, text, &Defined::default(), true);
        (reading.exempt.first().map(|(_, class)| *class), reading.literals.len())
    };
    assert_eq!(heading("12 What was done"), (Some(Class::List), 0));
    assert_eq!(heading("2.1 What was done"), (Some(Class::List), 0));
    assert_eq!(heading("2025 in brief"), (Some(Class::Year), 0));
    assert_eq!(heading("171,999 people"), (None, 1));
    assert_eq!(heading("512 people"), (None, 1));
    assert_eq!(heading("12 countries"), (None, 1));
}

#[test]
fn a_plus_begins_a_telephone_number_or_a_quantity() {
    for text in ["+41 22 799 6111", "+251-11-551-2345", "+41227996111", "+41 (0)22 799 6111"] {
        classes(Language::English, &format!("Call {text}."), &[Class::Code]);
        classes(Language::French, &format!("Tél. : {text}"), &[Class::Code]);
    }
    assert_eq!(literals(Language::English, "+1,250 jobs, +3.2 per cent"), "1250 3.2%");
    assert_eq!(literals(Language::French, "+12 345 678 emplois"), "12345678");
}

#[test]
fn words_that_only_begin_like_those_of_names_name_nothing() {
    for (language, text, expected) in [
        (Language::English, "It targeted 85 firms, noted 512 cases and ruled 40 out", "85 512 40"),
        (Language::English, "the charter 512 and the tablets 85", "512 85"),
        (Language::French, "vérifiés par 512 experts, parmi 40 partenaires notables 85", "512 40 85"),
        (Language::Spanish, "notaron 512 casos, figuraban 85 y el metal 40", "512 85 40"),
        (Language::Russian, "частных 85 фирм, целых 500 случаев, правильных 40", "85 500 40"),
        (Language::Arabic, "مؤشرنا 512", "512"),
    ] {
        assert_eq!(literals(language, text), expected, "{text}");
    }
    classes(Language::English, "targets 9.2 and 9.4, notes 3 and 4, tables 1 to 3", &[Class::Name; 6]);
    classes(Language::French, "par. 12 et cibles 9.2 et 9.4", &[Class::Name; 3]);
    classes(Language::Spanish, "notas 3 y 4, secciones 1 y 2", &[Class::Name; 4]);
    classes(Language::Russian, "в пунктах 3 и 4, частью 2, целью 9", &[Class::Name; 4]);
}

#[test]
fn ordinals_houses_and_majorities_are_no_quantities() {
    use Class::{Idiom, Name};
    classes(Language::English, "its thirty-first session, Act 1086, 17 rue de Lausanne", &[Name; 3]);
    classes(Language::French, "la trente et unième session, 17, rue de Lausanne", &[Name; 2]);
    classes(Language::Arabic, "الدورة الحادية والثلاثين", &[Name]);
    classes(Language::French, "à la majorité des deux tiers", &[Idiom]);
    assert_eq!(literals(Language::English, "thirty-one sessions, 17 roads"), "31 17");
    assert_eq!(literals(Language::Arabic, "ثمانية عشر بلدا"), "18");
}

#[test]
fn nobody_is_older_than_a_hundred_and_twenty() {
    classes(Language::Spanish, "mayores de 65", &[Class::Age]);
    assert_eq!(literals(Language::Spanish, "mayores de 5.000"), "5000");
    assert_eq!(literals(Language::English, "aged 120 to 5,000"), "5000");
    assert_eq!(literals(Language::French, "de 5 000 ans"), "5000");
}

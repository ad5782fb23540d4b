//! What is an assertion and what is not, in each language.

use super::*;
use crate::model::Language;

/// A text in which `#` stands for a printed figure.
fn asserted(language: Language, text: &str) -> Vec<String> {
    let text = text.replace('#', "\u{FFFC}");
    let found = assertions(lexicon(language), &tokens(&text));
    found.into_iter().map(|(asserted, _)| asserted.kind.clone()).collect()
}

#[track_caller]
fn fire(language: Language, cases: &[(&str, &str)]) {
    for (text, kind) in cases {
        assert_eq!(asserted(language, text), [*kind], "{text}");
    }
}

#[track_caller]
fn silent(language: Language, cases: &[&str]) {
    for text in cases {
        assert_eq!(asserted(language, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn english_assertions_are_seen() {
    fire(
        Language::English,
        &[
            ("Training, with # people, exceeded its target.", "exceeded"),
            ("It reached # and surpassed the target.", "exceeded"),
            ("Placement exceeded expectations.", "exceeded"),
            ("The target of # has now been exceeded.", "exceeded"),
            ("The indicator went beyond its yearly target.", "exceeded"),
            ("The share met its target.", "met"),
            ("The target was fully met.", "met"),
            ("Women made up #, ahead of the target.", "met"),
            ("Accreditation missed its target.", "missed"),
            ("The number fell short of the target.", "missed"),
            ("The target of # was not quite reached.", "missed"),
            ("The number of jobs doubled.", "doubled"),
            ("It is now twice as high.", "doubled"),
            ("Commitments nearly tripled.", "tripled"),
            ("The backlog halved.", "halved"),
            ("The share rose to #.", "rose"),
            ("The number has grown every year.", "rose"),
            ("The time fell to # days.", "fell"),
            ("The rate is lower than in any earlier year.", "lowest"),
            ("The number is the highest on record.", "highest"),
            ("Technology is the largest of the outcome areas.", "highest"),
            ("The indicator is on track.", "on-track"),
            ("The indicator remains off track.", "off-track"),
            ("It did so for the third year running.", "run"),
            ("They did so for the fourth consecutive year.", "run"),
            ("This was so three years in a row.", "run"),
            ("The ceiling was kept for the first time since 2021.", "first"),
            ("All five indicators were met.", "all"),
            ("None of the indicators was met.", "none"),
            ("Most countries reached their own.", "most"),
            ("A majority of the targets were met.", "most"),
            ("In all three cases the target was met.", "all"),
            ("Access to energy exceeded its target.", "exceeded"),
            ("If nothing else, it exceeded its target.", "exceeded"),
            ("Those who can read, and would rather not, met their target.", "met"),
        ],
    );
}

#[test]
fn ordinary_english_is_left_alone() {
    silent(
        Language::English,
        &[
            "All of this takes time, and most of it is waiting.",
            "Most people in the region work in small firms.",
            "None of these lies within reach of a programme.",
            "Above all, the work reaches people.",
            "It would exceed its target if the trend went on.",
            "The indicator is expected to meet its target by 2030.",
            "Whether it exceeded its target is not known.",
            "Projects should double in number.",
            "The office aims to reach the target next year.",
            "Experts of the highest level met in Geneva.",
            "The lowest bidder was chosen.",
            "The first time a project is evaluated matters most.",
            "Staff doubled their efforts.",
            "The track record of the partners is good.",
            "The target is # for 2030.",
            "The share was #, against a target of #.",
            "Targets were set in 2020 as straight lines.",
            "Not every platform is new.",
            "The best course is the one that people finish.",
            "At most two visits a year are paid.",
            "The worst months were those of spring.",
            "One target was revised during the period.",
            "Countries that reached their target were visited.",
            "Once and for all the matter was settled.",
            "The rise matters more than the remaining gap.",
            "Each country has its own baseline and target.",
            "Managers met the staff twice.",
            "The meeting was held for the benefit of all.",
            "Achieving results takes time.",
            "They hoped to hit their target.",
        ],
    );
}

#[test]
fn chinese_assertions_are_seen() {
    fire(
        Language::Chinese,
        &[
            ("完成培训的有#人，超过了目标值。", "exceeded"),
            ("青年就业好于预期。", "exceeded"),
            ("女性比例达到#，高于#的目标值。", "exceeded"),
            ("目标值已超额完成。", "exceeded"),
            ("该指标超额完成了目标。", "exceeded"),
            ("该指标达到了目标值。", "met"),
            ("目标值已经达到。", "met"),
            ("该指标未能达到目标值。", "missed"),
            ("目标值未能达到。", "missed"),
            ("比例为#，低于#的目标值。", "missed"),
            ("岗位数量翻了一番。", "doubled"),
            ("投资额增加了一倍。", "doubled"),
            ("承诺额增长了两倍。", "tripled"),
            ("积压减少了一半。", "halved"),
            ("比例升至#。", "rose"),
            ("企业数逐年增加。", "rose"),
            ("所需时间降至#天。", "fell"),
            ("比例连年下降。", "fell"),
            ("发生率低于以往任何一年。", "lowest"),
            ("完成人数创下新高。", "highest"),
            ("按支出计，这是最大的领域。", "highest"),
            ("表现最好的领域是技能。", "best"),
            ("该指标有望如期实现。", "on-track"),
            ("该指标偏离轨道。", "off-track"),
            ("已是连续第三年。", "run"),
            ("连续四年如此。", "run"),
            ("自2023年以来年年如此。", "run"),
            ("招聘时间首次低于上限。", "first"),
            ("各项指标均已达标。", "all"),
            ("没有一项指标达到。", "none"),
            ("大多数国家的指标达标。", "most"),
        ],
    );
}

#[test]
fn ordinary_chinese_is_left_alone() {
    silent(
        Language::Chinese,
        &[
            "所有这一切都需要时间。",
            "大多数人在小企业工作。",
            "这些因素都不是方案所能左右的。",
            "本组织将达到目标值。",
            "该指标应达到#的目标值。",
            "若达到目标，拨款便可续期。",
            "拟于2026年超过目标。",
            "最高人民法院作出裁决。",
            "最低工资由法律规定。",
            "目标值为#个。",
            "以达到本国目标的国家数目作为评判依据。",
            "看有多少国家达到了目标。",
            "目标实现情况见附件。",
            "解读目标实现比例时应当谨慎。",
            "首次试问了这两个问题。",
            "国家办事处两次抽查工资单。",
            "工作进展顺利，合作伙伴表示满意。",
            "工作人员加倍努力。",
            "每一步都有人折返。",
            "最后一步最需要支助。",
            "企业普遍认为费用过高。",
            "就业质量参差不齐。",
            "没有一笔采购由项目付款。",
            "全部费用由捐助方承担。",
            "框架设定目标最高的领域也在其中。",
            "委员会第四届会议审议了报告。",
            "多数草案在年中即已备妥。",
            "最大限度利用现有资源。",
        ],
    );
}

#[test]
fn the_main_assertions_of_french_and_spanish_are_seen() {
    fire(
        Language::French,
        &[
            ("L’indicateur a dépassé sa cible.", "exceeded"),
            ("La cible de # a été pleinement atteinte.", "met"),
            ("La cible n’a pas été atteinte.", "missed"),
            ("Le nombre a doublé.", "doubled"),
            ("La part est tombée à #.", "fell"),
            ("C’est le cas pour la troisième année consécutive.", "run"),
            ("L’indicateur est en bonne voie.", "on-track"),
        ],
    );
    fire(
        Language::Spanish,
        &[
            ("El indicador superó su meta.", "exceeded"),
            ("No alcanzó la meta.", "missed"),
            ("El número se duplicó.", "doubled"),
            ("La tasa disminuyó a #.", "fell"),
            ("Así fue por tercer año consecutivo.", "run"),
            ("El indicador va por buen camino.", "on-track"),
        ],
    );
}

#[test]
fn the_main_assertions_of_russian_and_arabic_are_seen() {
    fire(
        Language::Russian,
        &[
            ("Показатель превысил целевое значение.", "exceeded"),
            ("Показатель не достиг целевого значения.", "missed"),
            ("Число удвоилось.", "doubled"),
            ("Доля выросла до #.", "rose"),
            ("Так было третий год подряд.", "run"),
        ],
    );
    fire(
        Language::Arabic,
        &[
            ("تجاوز المؤشر القيمة المستهدفة.", "exceeded"),
            ("لم يبلغ المؤشر القيمة المستهدفة.", "missed"),
            ("تضاعف العدد.", "doubled"),
            ("ارتفعت الحصة إلى #.", "rose"),
            ("للسنة الثالثة على التوالي.", "run"),
        ],
    );
    silent(
        Language::French,
        &[
            "La plupart des gens travaillent.",
            "Tous les jours, # personnes viennent.",
            "La cible devrait être atteinte.",
        ],
    );
    silent(
        Language::Spanish,
        &[
            "Todos los días vienen personas.",
            "La mayoría de la gente trabaja.",
            "Se prevé que superará la meta.",
        ],
    );
    silent(
        Language::Russian,
        &[
            "Все это требует времени.",
            "Большинство людей работает.",
            "Показатель должен превысить целевое значение.",
        ],
    );
    silent(
        Language::Arabic,
        &["جميع الناس يعملون.", "قد يتجاوز المؤشر القيمة المستهدفة.", "معظم العمل انتظار."],
    );
}

#[test]
fn a_negated_french_or_russian_verb_is_not_taken_for_its_opposite() {
    assert_eq!(
        asserted(Language::French, "Les pays qui ont atteint leur propre cible ont été visités."),
        Vec::<String>::new()
    );
    assert_eq!(
        asserted(Language::Russian, "Доля достигнутых целевых показателей составила #."),
        Vec::<String>::new()
    );
}

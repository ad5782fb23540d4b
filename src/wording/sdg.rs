//! Words of the Sustainable Development Goals; the names of the goals are those of the United Nations.

use super::Wording;
use super::texts::texts;

texts! {
    /// The name of a goal, or a heading of what is said about the goals.
    SdgLabel {
        Title: "Contribution to the Sustainable Development Goals", "对可持续发展目标的贡献";
        Target: "Target", "具体目标";
        Contribution: "Contribution", "贡献";
        Goal1: "No poverty", "无贫穷";
        Goal2: "Zero hunger", "零饥饿";
        Goal3: "Good health and well-being", "良好健康与福祉";
        Goal4: "Quality education", "优质教育";
        Goal5: "Gender equality", "性别平等";
        Goal6: "Clean water and sanitation", "清洁饮水和卫生设施";
        Goal7: "Affordable and clean energy", "经济适用的清洁能源";
        Goal8: "Decent work and economic growth", "体面工作和经济增长";
        Goal9: "Industry, innovation and infrastructure", "产业、创新和基础设施";
        Goal10: "Reduced inequalities", "减少不平等";
        Goal11: "Sustainable cities and communities", "可持续城市和社区";
        Goal12: "Responsible consumption and production", "负责任消费和生产";
        Goal13: "Climate action", "气候行动";
        Goal14: "Life below water", "水下生物";
        Goal15: "Life on land", "陆地生物";
        Goal16: "Peace, justice and strong institutions", "和平、正义与强大机构";
        Goal17: "Partnerships for the Goals", "促进目标实现的伙伴关系";
    }
}

texts! {
    /// A phrase about the goals with places in braces.
    SdgPhrase {
        Intro: "Of {total} {total, plural, one {indicator} other {indicators}}, {linked} {linked, plural, one {is} other {are}} linked to a target of the 2030 Agenda. Each is counted once, under its primary target; secondary targets are shown beside it and add nothing to any count.", "{total}项指标中，有{linked}项与《2030年议程》的具体目标相对应。每项指标仅在其主要具体目标下计数一次；次要具体目标并列显示，不计入任何总数。";
        GoalNamed: "Goal {n}: {name}", "目标{n}：{name}";
        MatrixCaption: "Indicators by outcome area and Goal, {period} (secondary ones in brackets)", "{period}按结果领域和目标分列的指标数（括号内为次要对应）";
        TargetsCaption: "Targets of the Sustainable Development Goals and their indicators, {period}", "{period}可持续发展目标各具体目标及其对应指标";
        Secondary: "({n})", "（{n}）";
        CountedUnder: "counted under {target}", "计入具体目标{target}";
        KeyNote: "{primary} primary target: the indicator is counted here. {secondary} secondary target: the indicator is shown here and counted under its primary one.", "{primary} 主要具体目标：指标在此计数。{secondary} 次要具体目标：指标在此列示，计入其主要具体目标。";
        GoalsNote: "Goals: {names}.", "目标：{names}。";
    }
}

impl Wording {
    /// The name of a goal; none for a number that is no goal.
    pub fn goal(self, goal: u8) -> Option<&'static str> {
        const NAMES: [SdgLabel; 17] = [
            SdgLabel::Goal1,
            SdgLabel::Goal2,
            SdgLabel::Goal3,
            SdgLabel::Goal4,
            SdgLabel::Goal5,
            SdgLabel::Goal6,
            SdgLabel::Goal7,
            SdgLabel::Goal8,
            SdgLabel::Goal9,
            SdgLabel::Goal10,
            SdgLabel::Goal11,
            SdgLabel::Goal12,
            SdgLabel::Goal13,
            SdgLabel::Goal14,
            SdgLabel::Goal15,
            SdgLabel::Goal16,
            SdgLabel::Goal17,
        ];
        let index = usize::from(goal).checked_sub(1)?;
        NAMES.get(index).map(|name| self.label(*name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn goals_have_the_names_of_the_united_nations() {
        let (english, chinese) = (Wording::new(Language::English), Wording::new(Language::Chinese));
        assert_eq!(english.goal(9), Some("Industry, innovation and infrastructure"));
        assert_eq!(chinese.goal(17), Some("促进目标实现的伙伴关系"));
        assert_eq!((english.goal(0), english.goal(18)), (None, None));
    }
}

//! Words of the Sustainable Development Goals; the names of the goals are those of the United Nations.

use super::Wording;
use super::texts::texts;

texts! {
    /// The name of a goal, or a heading of what is said about the goals.
    SdgLabel {
        Title: "Contribution to the Sustainable Development Goals";
        Target: "Target";
        Contribution: "Contribution";
        Goal1: "No poverty";
        Goal2: "Zero hunger";
        Goal3: "Good health and well-being";
        Goal4: "Quality education";
        Goal5: "Gender equality";
        Goal6: "Clean water and sanitation";
        Goal7: "Affordable and clean energy";
        Goal8: "Decent work and economic growth";
        Goal9: "Industry, innovation and infrastructure";
        Goal10: "Reduced inequalities";
        Goal11: "Sustainable cities and communities";
        Goal12: "Responsible consumption and production";
        Goal13: "Climate action";
        Goal14: "Life below water";
        Goal15: "Life on land";
        Goal16: "Peace, justice and strong institutions";
        Goal17: "Partnerships for the Goals";
    }
}

texts! {
    /// A phrase about the goals with places in braces.
    SdgPhrase {
        Intro: "Of {total} {total, plural, one {indicator} other {indicators}}, {linked} {linked, plural, one {is} other {are}} linked to a target of the 2030 Agenda. Each is counted once, under its primary target; secondary targets are shown beside it and add nothing to any count.";
        GoalNamed: "Goal {n}: {name}";
        MatrixCaption: "Indicators by outcome area and Goal, {period} (secondary ones in brackets)";
        TargetsCaption: "Targets of the Sustainable Development Goals and their indicators, {period}";
        Secondary: "({n})";
        CountedUnder: "counted under {target}";
        KeyNote: "{primary} primary target: the indicator is counted here. {secondary} secondary target: the indicator is shown here and counted under its primary one.";
        GoalsNote: "Goals: {names}.";
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

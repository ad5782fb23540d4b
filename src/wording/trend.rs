//! Words of charts about milestones, judgements and values without a unit.

use super::texts::texts;

texts! {
    /// A word or phrase of a chart.
    TrendText {
        Milestone: "Milestone", "里程碑";
        Judged: "by judgement", "定性判断";
        AltPlain: "Line chart of “{title}”.", "“{title}”折线图。";
        AltMilestone: "{period}: actual {actual}, milestone {target}.", "{period}：实际值{actual}，里程碑{target}。";
    }
}

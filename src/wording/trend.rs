//! Words of charts about milestones, judgements and values without a unit.

use super::texts::texts;

texts! {
    /// A word or phrase of a chart.
    TrendText {
        Milestone: "Milestone";
        Judged: "by judgement";
        AltPlain: "Line chart of “{title}”.";
        AltMilestone: "{period}: actual {actual}, milestone {target}.";
    }
}

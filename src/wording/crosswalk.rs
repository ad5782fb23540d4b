//! Words about frameworks that change between periods.

use super::texts::texts;

texts! {
    /// A word or phrase about changes of the framework.
    CrosswalkText {
        Title: "Changes in the framework", "成果框架的调整";
        Intro: "The framework of results changed between the periods of this report. The table says how indicators of the earlier framework go on in the later one, and whether their values can be compared. Where they cannot, charts break the line, and no change on the year before is given.", "成果框架在本报告所涉各期之间有所调整。下表说明原框架指标与现框架指标的衔接关系，以及前后数值是否可比。不可比的，图中曲线断开，且不列示与上年相比的变化。";
        Caption: "How indicators go on from one framework to the next", "新旧框架指标衔接表";
        From: "From", "起始期";
        Earlier: "Earlier indicator", "原指标";
        Later: "Later indicator", "现指标";
        RelationHeading: "Change", "调整方式";
        ComparableHeading: "Comparable", "可比性";
        NoteHeading: "Note", "说明";
        Same: "continued", "沿用";
        Redefined: "redefined", "重新界定";
        Merged: "merged", "合并";
        Split: "split", "拆分";
        Discontinued: "discontinued", "停用";
        New: "new", "新增";
        Comparable: "yes", "可比";
        NotComparable: "no", "不可比";
        Break: "framework changed", "框架调整";
        AltBreak: "From {period} the framework changed: earlier and later values cannot be compared, and the line is broken.", "自{period}起框架调整：前后数值不可比，曲线断开。";
        ChartEarlier: "Until {period} the values are those of indicator {id}, {title}.", "截至{period}的数值为指标{id}（{title}）的数值。";
        ChartRedefined: "Until {period} the values are those of the earlier definition.", "截至{period}的数值按原定义计算。";
        EarlierMark: "{name} †", "{name}†";
        AnnexContinued: "† {earlier} belongs to the earlier framework and is continued by {id}; the values can be compared.", "† {earlier}属原框架指标，由指标{id}延续，前后数值可比。";
        AnnexBroken: "† {earlier} belongs to the earlier framework and is continued by {id}; the values cannot be compared.", "† {earlier}属原框架指标，由指标{id}延续，前后数值不可比。";
        AnnexEnded: "‡ Indicator that is no longer in force.", "‡ 已停用的指标。";
        EndedMark: "{name} ‡", "{name}‡";
        AnnexRedefined: "§ Value of the earlier definition of {id}.", "§ 指标{id}按原定义计算的数值。";
        RedefinedMark: "{period} §", "{period}§";
        RowsOutside: "Of indicators that were not in force: {n}.", "属于当期未施行指标：{n}行。";
    }
}

//! The words of the annex on data quality.

use super::Wording;
use super::texts::texts;
use crate::model::State;

texts! {
    /// A word or phrase of the annex on data quality.
    QualityLabel {
        Title: "Data quality", "数据质量";
        Screens: "Screens", "筛查项目";
        ImpossiblePercentage: "Percentages below 0 or above 100", "低于0或高于100的百分比";
        ValueOutOfRange: "Values outside the declared range", "超出规定范围的数值";
        MixedPercentScale: "Fractions among percentages", "百分比中混有小数形式的数值";
        CumulativeFell: "Running totals that fall", "累计值下降";
        CopiedValue: "Values equal to those of the year before", "与上一年度完全相同的数值";
        UnitJump: "Jumps by a factor of about 1,000 or more", "相差约1,000倍及以上的突变";
        ValueTooOld: "Values measured before their period", "测量日期早于报告期间的数值";
        ReportedTwice: "The same numbers under two names", "以两个名称报告的相同数值";
        ActualEqualsTarget: "Actual values equal to targets too often", "实际值与目标值相同的情况过多";
        DisaggregationMismatch: "Totals that differ from the sum of their parts", "总数与分类之和不符";
        CorporateDiffers: "Corporate values that differ from what the units come to", "机构数值与各单位汇总不符";
        TargetsDiffer: "Corporate targets that differ from the sum of those of the units", "机构目标值与各单位目标值之和不符";
        FallByMissingUnit: "Running totals that fall because values are missing", "累计值因缺报而下降";
        TargetAgainstDirection: "Targets on the wrong side of the baseline", "目标值与改善方向相反";
        AggregationForbidden: "Aggregations without a meaning", "无意义的汇总";
        IndicatorWithoutData: "Indicators without a row for the reporting period", "报告期内没有数据行的指标";
        Standing: "Open", "未决";
        Waived: "Explained", "已说明";
        Unlisted: "Not listed", "未列出";
        Findings: "Findings", "发现";
        Units: "Reporting units", "报告单位";
        Periods: "Periods", "期间";
        UsedAsReported: "used as reported", "按报告值使用";
        TotalKept: "the total is used as reported", "采用所报告的总数";
        CorporateKept: "the corporate value is used", "采用机构数值";
        NotComputed: "no achievement computed", "未计算实现率";
        AsDeclared: "aggregated as declared", "按声明的方法汇总";
        ShownAsMissing: "shown as missing", "列为缺失";
        Reason: "Explanation", "说明";
        State: "State", "状态";
        Draft: "draft", "草稿";
        Checked: "checked", "已核对";
        Verified: "verified", "已核实";
        Audited: "audited", "已审计";
        RowsOf: "Rows with a value", "有数值的行数";
        LowestOf: "Indicators whose lowest state it is", "以此为最低状态的指标数";
        CheckedBy: "Checked by", "核对人";
        DraftUnchecked: "Draft: contains unchecked values", "草稿：含未经核对的数值";
        DraftUnverified: "Draft: contains unverified values", "草稿：含未经核实的数值";
        DraftUnaudited: "Draft: contains unaudited values", "草稿：含未经审计的数值";
    }
}

texts! {
    /// A phrase of the annex on data quality, with places in braces.
    QualityPhrase {
        Introduction: "Every reported value passed the screens below, which point at what is hard to believe. A screen changes no figure: what it points at was used as reported, unless the tables say otherwise, and stands here so that readers can judge for themselves.", "本报告所用的每项数值均经过下列筛查，以找出难以置信之处。筛查不改变任何数据：除表中另有说明外，所指出的数值均按报告值使用，并在此列出，以便读者自行判断。";
        ScreensCaption: "Screens of the data and what they found", "数据筛查项目及结果";
        OpenCaption: "Findings that are open", "未决的发现";
        WaivedCaption: "Findings that were looked into and explained", "经查明并已作说明的发现";
        StatesText: "Each value carries a state: draft, checked, verified or audited. The state of a figure is the lowest state of the rows behind it.", "每项数值均标有状态：草稿、已核对、已核实或已审计。一项数据的状态以其所依据各行中的最低状态为准。";
        RequiredText: "This report asks for values that are at least {state}; figures below that are listed.", "本报告要求数值至少达到“{state}”状态；未达到者列表说明。";
        AllReached: "All figures of this report reach it.", "本报告全部数据均达到该状态。";
        StatesCaption: "States of the values, {period}", "{period}数值状态";
        BelowCaption: "Figures that rest on values below the state “{state}”", "所依据数值未达到“{state}”状态的数据";
        CountUnits: "{n} {n, plural, one {unit} other {units}}", "{n}个单位";
        CountPeriods: "{n} {n, plural, one {period} other {periods}}", "{n}个期间";
        OnDate: "{by}, {date}", "{by}（{date}）";
        AndOthers: "{names} and {n} {n, plural, one {other} other {others}}", "{names}等另外{n}人";
    }
}

impl Wording {
    /// The words of a state.
    pub fn state(self, state: State) -> &'static str {
        self.label(match state {
            State::Draft => QualityLabel::Draft,
            State::Checked => QualityLabel::Checked,
            State::Verified => QualityLabel::Verified,
            State::Audited => QualityLabel::Audited,
        })
    }

    /// What marks a report with values below a state; nothing lies below a draft.
    pub fn draft_mark(self, required: State) -> Option<&'static str> {
        let label = match required {
            State::Draft => return None,
            State::Checked => QualityLabel::DraftUnchecked,
            State::Verified => QualityLabel::DraftUnverified,
            State::Audited => QualityLabel::DraftUnaudited,
        };
        Some(self.label(label))
    }
}

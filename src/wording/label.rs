//! Fixed words and phrases, each in every language.
//!
//! A label without a text in one of the languages does not compile.

use crate::model::Language;

macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($variant:ident: $en:literal, $zh:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the English text of each variant says what it is")]
        pub enum $name {
            $($variant,)+
        }

        impl $name {
            /// The text in a language.
            pub(super) fn text(self, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        (Self::$variant, Language::English) => $en,
                        (Self::$variant, Language::Chinese) => $zh,
                    )+
                }
            }
        }
    };
}

texts! {
    /// A word or phrase that is printed as it is.
    Label {
        Met: "met", "已达到";
        LargelyMet: "largely met", "基本达到";
        PartlyMet: "partly met", "部分达到";
        NotMet: "not met", "未达到";
        Regressed: "regressed", "倒退";
        NoData: "no data", "无数据";
        NoTarget: "no target", "无目标值";
        NoBaseline: "no baseline", "无基线";
        NotDue: "not due", "未到期";
        NotComputable: "not computable", "无法计算";
        InsufficientData: "insufficient data", "数据不足";
        NotCollected: "not collected", "未收集";
        NotReported: "not reported", "未报告";
        Suppressed: "withheld", "不予公布";
        NotApplicable: "not applicable", "不适用";
        PendingQa: "awaiting verification", "待核实";
        FlatTarget: "the target equals the baseline and was missed", "目标值与基线相同，且未能保持";
        ZeroTarget: "the target is zero: an unplanned result", "目标值为零：计划外成果";
        ZeroCeiling: "the ceiling is zero and was exceeded", "上限为零且已超出";
        NegativeValue: "the method takes no negative values", "该方法不接受负值";
        TargetAgainstDirection: "the target lies on the wrong side of the baseline", "目标值与改善方向相反";
        ZeroDenominator: "the denominator is zero", "分母为零";
        NotAggregated: "the values of the units cannot be put together", "各单位数值不可汇总";
        NotMatched: "no reporting unit has both a value and a target", "没有任何单位同时具有实际值和目标值";
        Overflow: "the numbers are too large", "数值过大";
        NotAvailable: "n/a", "暂缺";
        Assessed: "Assessed contributions", "摊款";
        Voluntary: "Voluntary contributions", "自愿捐款";
        OtherFunds: "Other income", "其他收入";
        LevelImpact: "Impact", "影响";
        LevelOutcome: "Outcome", "结果";
        LevelOutput: "Output", "产出";
        LevelManagement: "Management effectiveness", "管理成效";
        LevelOrganisation: "Organizational effectiveness", "组织成效";
        MethodRatio: "actual ÷ target", "实际值÷目标值";
        MethodProgress: "share of the way from baseline to target", "从基线到目标值的完成比例";
        MethodCeiling: "kept below the target", "控制在目标值以下";
        FullResponsibility: "full responsibility", "完全责任";
        SharedResponsibility: "shared responsibility", "共同责任";
        ActorMicro: "people and firms (micro)", "个人和企业（微观）";
        ActorMeso: "institutions (meso)", "机构（中观）";
        ActorMacro: "policy makers (macro)", "政策制定者（宏观）";
        KindFlow: "counted in each period", "按期计量";
        KindStock: "state at the end of the period", "期末状态";
        KindCumulative: "running total", "累计值";
        Contents: "Contents", "目录";
        AtAGlance: "Key results at a glance", "主要成果一览";
        ResourcesTitle: "Resources by outcome area", "按结果领域分列的资源";
        CoverageTitle: "Data coverage and gaps", "数据覆盖与缺口";
        AnnexTitle: "All indicators and years", "全部指标与年度数据";
        SourcesTitle: "Data sources", "数据来源";
        Headline: "Headline achievement", "总体实现情况";
        Achievement: "Achievement", "实现率";
        Rating: "Rating", "评级";
        Indicator: "Indicator", "指标";
        Baseline: "Baseline", "基线";
        Target: "Target", "目标值";
        Actual: "Actual", "实际值";
        Period: "Year", "年度";
        Coverage: "Coverage", "覆盖率";
        Bounds: "Bounds", "上下限";
        Area: "Outcome area", "结果领域";
        Indicators: "Indicators", "指标数";
        Budget: "Budget", "预算";
        Expenditure: "Expenditure", "支出";
        Utilisation: "Utilization", "执行率";
        Total: "Total", "合计";
        Reporting: "Reporting", "已报告";
        Due: "Due", "应报告";
        Reason: "Reason", "原因";
        File: "File", "文件";
        Rows: "Rows", "行数";
        Observations: "Rows used", "所用行数";
        Hash: "Hash (BLAKE3, first 16 digits)", "哈希值（BLAKE3前16位）";
        BandsTitle: "Rating bands", "评级区间";
        Range: "Achievement", "实现率区间";
        Country: "Reporting unit", "报告单位";
        Noted: "Definition", "定义";
        SourceNote: "Source", "来源";
        MethodLabel: "Method", "计算方法";
        OriginalTarget: "Original target", "原目标值";
        RevisedTarget: "Revised target", "订正目标值";
        Authority: "Authority", "依据";
        SeriesActual: "Actual", "实际值";
        SeriesTarget: "Target", "目标值";
        SeriesUnitsMet: "Units that met it", "达标单位";
        MethodShare: "share of reporting units that met their own target", "达到本单位目标值的报告单位所占比例";
        MethodMean: "mean of the achievements of the reporting units", "各报告单位实现率的平均值";
        BarLimit: "Target reached (100%)", "达到目标（100%）";
        TotalIndicators: "Indicators", "指标数";
        UnitsMet: "% of reporting units that met their own target", "达到本单位目标值的报告单位占比（%）";
        Definitions: "Definitions, sources and methods", "定义、来源与方法";
        MissingReasons: "Reasons for the rows without a value: ", "无数值各行的原因：";
        Enumeration: ", ", "、";
        SentenceSpace: " ", "";
        Colon: ": ", "：";
        Semicolon: "; ", "；";
        FullStop: ".", "。";
        Open: " (", "（";
        Close: ")", "）";
    }
}

texts! {
    /// A phrase with places in braces, filled by name.
    Phrase {
        FigureNumber: "Figure {n}", "图{n}";
        TableNumber: "Table {n}", "表{n}";
        AnnexNumber: "Annex {n}", "附件{n}";
        BandFrom: "{low} or more", "{low}及以上";
        BandBetween: "{low} to less than {high}", "{low}至{high}以下";
        BandBelow: "below {high}", "低于{high}";
        CardCoverage: "Coverage {coverage}", "覆盖率{coverage}";
        CardCounts: "{met} of {total} indicators met", "{total}项指标中{met}项已达到";
        OverallCounts: "{met} of {total} indicators met their target in {period}.", "{period}，{total}项指标中有{met}项达到目标值。";
        OverallGaps: "{without} have no rating; the chapter on data coverage says why.", "另有{without}项没有评级，原因见关于数据覆盖的一章。";
        HeadlineText: "Weighted mean of the achievements of {computed} of the {due} indicators that were due, each counted between {floor} and {cap}.", "应报告的{due}项指标中{computed}项的实现率加权平均值，单项计入范围为{floor}至{cap}。";
        HeadlineBounds: "If everything missing were at {floor} or at {cap}, it would lie between {low} and {high}.", "如将缺失指标分别按{floor}和{cap}计入，则为{low}至{high}。";
        Withheld: "Coverage is below {min}, so that no headline figure is given.", "覆盖率低于{min}，因此不给出总体数值。";
        OverviewCaption: "Ratings of indicators by outcome area, {period}", "{period}按结果领域分列的指标评级";
        BulletCaption: "Achievement by indicator, {area}, {period}", "{period}各指标实现率：{area}";
        TrendCaption: "{title} ({id})", "{title}（{id}）";
        AreasCaption: "Achievement by outcome area, {period}", "{period}按结果领域分列的实现率";
        IndicatorsCaption: "Indicators of {area}, {period}", "{period}指标情况：{area}";
        AnnexCaption: "{area}: all indicators and years", "{area}：全部指标与年度数据";
        ResourcesCaption: "Budget and expenditure by outcome area, {period} ({currency})", "{period}按结果领域分列的预算与支出（{currency}）";
        SourcesOfFundsCaption: "Budget and expenditure by source of funds, {period} ({currency})", "{period}按资金来源分列的预算与支出（{currency}）";
        CoverageCaption: "Reporting units with a value, {period}", "{period}已报告数值的单位";
        GapsCaption: "Indicators without an achievement, {period}", "{period}未能得出实现率的指标";
        UnitsCaption: "{id} {title}: results by reporting unit, {period}", "{period}各报告单位结果：{id} {title}";
        SourcesCaption: "Files that the figures were computed from", "据以计算数据的文件";
        RevisedCaption: "Targets revised, {period}", "{period}订正的目标值";
        MatchedNote: "{id}: {n} units have both a value and a target; the achievement compares {actual} with {target} over these.", "{id}：同时具有实际值和目标值的单位有{n}个，实现率据此以{actual}与{target}相比得出。";
        ShareNote: "{id}: the achievement is the share of reporting units that met their own target ({met} of {computed}).", "{id}：实现率为达到本单位目标值的报告单位所占比例（{computed}个中的{met}个）。";
        ShareOfComparableNote: "{id}: the achievement is the share of reporting units that met their own target ({met} of {computed} that can be compared; {with_target} have a target).", "{id}：实现率为达到本单位目标值的报告单位所占比例（可比较的{computed}个中的{met}个；有目标值的单位共{with_target}个）。";
        MeanNote: "{id}: the achievement is the mean of the achievements of {computed} reporting units.", "{id}：实现率为{computed}个报告单位实现率的平均值。";
        RevisedNote: "{id}: the target was revised from {original} to {target}{authority}; against the original target the achievement is {achievement}.", "{id}：目标值由{original}订正为{target}{authority}；按原目标值计算的实现率为{achievement}。";
        ByAuthority: " by {authority}", "（依据{authority}）";
        LaterTargetNote: "{id}: the target is set for {period}.", "{id}：目标值系为{period}设定。";
        InterimNote: "{id}: the target is set for {period}; the schedule expects {expected} by now.", "{id}：目标值系为{period}设定；按进度现应达到{expected}。";
        NoAchievementNote: "{id}: {reason}.", "{id}：{reason}。";
        RowsRead: "{n} rows of actual values were read.", "共读取实际值{n}行。";
        RowsUsed: "{n} of them carry a value and entered a figure.", "其中{n}行载有数值并计入本报告数据。";
        RowsSuperseded: "Replaced by a later revision: {n}.", "被后续修订取代：{n}行。";
        RowsMissing: "Without a value: {n}.", "无数值：{n}行。";
        RowsDuplicate: "Repeating another row: {n}.", "与其他行重复：{n}行。";
        RowsOutside: "Of periods outside this report: {n}.", "不属于本报告期间：{n}行。";
        RowsUnusable: "Not usable: {n}.", "无法使用：{n}行。";
        CoverageMeaning: "A missing value is never counted as zero. It lowers the coverage of its area, and where coverage falls below {min} no headline figure is given.", "缺失的数值从不按零计入，而是降低所属领域的覆盖率；覆盖率低于{min}时，不给出总体数值。";
        ResourcesText: "Resources are shown beside results and are no part of achievement. The budget is the revised one where it was revised; utilization is expenditure as a share of it.", "资源与成果并列展示，不计入实现率。凡预算经订正者，以订正预算为准；执行率为支出占该预算的比例。";
        AltTrendStart: "Line chart of “{title}” ({unit}).", "“{title}”（{unit}）折线图。";
        AltTrendPoint: "{period}: actual {actual}, target {target}.", "{period}：实际值{actual}，目标值{target}。";
        AltTrendActual: "{period}: actual {actual}.", "{period}：实际值{actual}。";
        AltBaseline: "Baseline {baseline}.", "基线{baseline}。";
        AltBullet: "Bar chart of achievement, with a line at 100%.", "实现率条形图，标有100%线。";
        AltBar: "{id} {title}: {achievement}, {rating}.", "{id} {title}：{achievement}，{rating}。";
        AltBarNone: "{id} {title}: {rating}.", "{id} {title}：{rating}。";
        AltMore: "{n} further ones stand in the table.", "其余{n}项见表。";
        BaselineOf: "Baseline {period}", "基线（{period}）";
        AltOverview: "Number of indicators with each rating, by outcome area.", "按结果领域分列的各评级指标数。";
        AltOverviewRow: "{area}: {counts}.", "{area}：{counts}。";
        AltCount: "{n} {rating}", "{rating}{n}项";
    }
}

//! Words of explanations: how a figure was computed.

use super::texts::texts;

texts! {
    /// A word or phrase of an explanation.
    ExplainLabel {
        ExpectedByNow: "Expected by now", "按进度现应达到";
        ByLine: "straight line from baseline to target", "基线至目标值的直线进度";
        ByMilestone: "milestone", "里程碑";
        BySteps: "steps that were due", "应完成的步骤";
        TimeSum: "What was reported for parts of the period is added up.", "对期间内各时段报告的数值求和。";
        TimeLatest: "Of what was reported for parts of the period the latest counts.", "期间内各时段以最近的数值为准。";
        TimeMax: "Of what was reported for parts of the period the largest counts.", "期间内各时段以最大值为准。";
        TimeMin: "Of what was reported for parts of the period the smallest counts.", "期间内各时段以最小值为准。";
        TimeMean: "What was reported for parts of the period is averaged.", "对期间内各时段报告的数值取平均。";
        TimeRatio: "The numerators of the parts of the period are added up, and so are the denominators.", "对期间内各时段的分子、分母分别求和。";
        TimeWeighted: "What was reported for parts of the period is averaged by weight.", "对期间内各时段报告的数值取加权平均。";
        TimeDistinct: "Each item counts once, however often it was reported in the period.", "期间内多次报告的同一项目只计一次。";
        Period: "Period", "期间";
        UnitsSum: "The actual value is the sum of what the reporting units reported.", "实际值为各报告单位数值之和。";
        UnitsLatest: "The actual value is the latest one that a reporting unit reported.", "实际值为各报告单位中最近的数值。";
        UnitsMax: "The actual value is the largest one of the reporting units.", "实际值为各报告单位中的最大值。";
        UnitsMin: "The actual value is the smallest one of the reporting units.", "实际值为各报告单位中的最小值。";
        UnitsMean: "The actual value is the mean of the reporting units.", "实际值为各报告单位的平均值。";
        UnitsWeighted: "The actual value is the weighted mean of the reporting units.", "实际值为各报告单位的加权平均值。";
        UnitsDistinct: "The actual value is the number of different items over all reporting units.", "实际值为所有报告单位中不重复项目的数目。";
        UnitsRatio: "The actual value is the sum of the numerators over the sum of the denominators.", "实际值为各单位分子之和除以分母之和。";
        Whole: "All outcome areas", "全部结果领域";
        BoundLow: "Lower bound", "下限";
        BoundHigh: "Upper bound", "上限";
        HowComputed: "How it was computed", "计算方法";
        WhatWentIn: "What went in", "所用数值";
        Members: "Indicators", "所含指标";
        Notes: "To know", "说明";
        RowsOfData: "Rows of data", "数据行";
        File: "File", "文件";
        Row: "Row", "行";
        Unit: "Unit", "单位";
        Project: "Project", "项目";
        Value: "Value", "数值";
        Fate: "Use", "使用情况";
        CountsAs: "Counts as", "计入";
        Weight: "Weight", "权重";
        FateUsed: "used", "已计入";
        FateSuperseded: "replaced by a later revision", "已被后续修订取代";
        FateDuplicate: "repeats another row", "与其他行重复";
        FatePart: "part of a total", "合计的组成部分";
        FateBeside: "not used: the corporate level reported", "未计入：总部已报告";
        FateCarried: "carried forward", "沿用以往数值";
        FateNotInForce: "not in force in the period", "在该期间不适用";
        FateUnusable: "not usable", "无法使用";
    }
}

texts! {
    /// A phrase of an explanation with places in braces.
    ExplainPhrase {
        Title: "{title}, {period}", "{period}：{title}";
        TitleOfUnit: "{title}, {unit}, {period}", "{period}，{unit}：{title}";
        NoFigures: "There are no figures for {period}.", "{period}没有数据。";
        Answer: "The actual value is {actual} against a target of {target}: an achievement of {achievement}, rated “{rating}”.", "实际值为{actual}，目标值为{target}，实现率为{achievement}，评级为“{rating}”。";
        AnswerOfUnits: "The achievement is {achievement}, rated “{rating}”, and is formed from the reporting units.", "实现率由各报告单位得出，为{achievement}，评级为“{rating}”。";
        AnswerJudged: "It was judged to be “{rating}”; a judgement has no percentage and enters no mean.", "定性评定为“{rating}”；定性评定没有百分比，不计入任何平均值。";
        AnswerDistance: "The actual value is {actual}, {achievement} from {target}; it is compared with peers and not rated.", "实际值为{actual}，与{target}相距{achievement}；仅与同类比较，不予评级。";
        AnswerNoData: "There is no actual value ({reason}), so that there is no achievement; it is never counted as zero.", "没有实际值（{reason}），因此没有实现率；缺失的数值从不按零计入。";
        AnswerNotComputable: "No achievement can be computed from {actual}: {reason}.", "无法由{actual}计算实现率：{reason}。";
        AnswerNoTarget: "The actual value is {actual}; there is no target to compare it with.", "实际值为{actual}；没有可供比较的目标值。";
        AnswerNoBaseline: "The actual value is {actual} and the target {target}, but the method needs a baseline and there is none.", "实际值为{actual}，目标值为{target}，但该方法需要基线而基线缺失。";
        AnswerNotDue: "Nothing was due yet.", "尚未到期。";
        AnswerArea: "The achievement of the area is {achievement}, rated “{rating}”, over {coverage} of what was due.", "该领域的实现率为{achievement}，评级为“{rating}”，覆盖率为{coverage}。";
        AnswerAreaWithheld: "No headline figure is given: coverage is {coverage} ({rating}).", "不给出总体数值：覆盖率为{coverage}（{rating}）。";
        FromRows: "from {n} {n, plural, one {row} other {rows}} of data", "来自{n}行数据";
        StepDone: "done on {date}", "{date}完成";
        StepDue: "not done, due on {date}", "未完成，应于{date}完成";
        PartsOfPeriod: "{n} {n, plural, one {row} other {rows}} for parts of the period", "{n}行为期间内各时段的数据";
        UnitsReported: "{reporting} of {due} {due, plural, one {unit} other {units}} reported", "应报告的{due}个单位中有{reporting}个已报告";
        RuleRatio: "actual ÷ target", "实际值÷目标值";
        RuleInverse: "target ÷ actual, because less is better", "目标值÷实际值（以低为佳）";
        RuleProgress: "(actual − baseline) ÷ (target − baseline): the share of the way that was gone", "（实际值−基线）÷（目标值−基线）：已完成进程的比例";
        RuleCeiling: "1 + (target − actual) ÷ target: the value is to stay below the target", "1＋（目标值−实际值）÷目标值：数值应低于目标值";
        RuleMaintain: "1 within the tolerance of the target, and less the further beyond it", "在目标值的容差之内为1，超出越多则越低";
        RuleRange: "1 − distance of the actual from the range ÷ distance of the baseline from it", "1−实际值与区间的距离÷基线与区间的距离";
        RuleSteps: "weight of the steps done ÷ weight of all steps", "已完成步骤的权重÷全部步骤的权重";
        RuleBinary: "1 if the value is the target, else 0", "与目标值一致为1，否则为0";
        RuleWithin: "1 if the value lies within the range, else 0", "数值在区间之内为1，否则为0";
        RuleAtLeast: "1 if the value is at least the target, else 0", "数值不低于目标值为1，否则为0";
        RuleAtMost: "1 if the value is at most the target, else 0", "数值不高于目标值为1，否则为0";
        RuleDistance: "(actual − target) ÷ standard deviation of the peers", "（实际值−目标值）÷同类的标准差";
        RuleFlat: "1: the target equals the baseline and was kept", "1：目标值与基线相同，且已保持";
        RuleShare: "units that met their own target ÷ units of which it can be said", "达到本单位目标值的单位数÷可作判断的单位数";
        RuleMean: "sum of the achievements of the units ÷ their number", "各单位实现率之和÷单位数";
        RuleSchedule: "comparison with what was expected by now", "与按进度应达到的数值比较";
        AnswerOverall: "The overall achievement is {achievement}, rated “{rating}”, over {coverage} of what was due.", "总体实现率为{achievement}，评级为“{rating}”，覆盖率为{coverage}。";
        RuleOverallAreas: "mean of the areas that have a headline figure, by their weights", "具有总体数值的各领域按权重计算的平均值";
        RuleOverallIndicators: "mean of all indicators, by their weight times that of their area", "全部指标按指标权重乘以领域权重计算的平均值";
        RuleRollUp: "weighted mean of the achievements, each counted between {floor} and {cap}", "各项实现率的加权平均值，单项计入范围为{floor}至{cap}";
        NoteFlat: "The target equals the baseline; it was kept, which counts as 100%.", "目标值与基线相同；已予保持，计为100%。";
        NoteUnrounded: "The rating uses the unrounded achievement; rounding is for print only.", "评级依据未经四舍五入的实现率；四舍五入仅用于显示。";
        NoteThresholds: "The indicator has thresholds of its own.", "该指标采用单独的评级界限。";
        MoreRows: "… and {n} more; `--json` prints all of them", "……另有{n}行；使用`--json`可输出全部";
        NoteMetOnly: "An area counts as met only if every indicator with a rating is met.", "只有在所有获评级的指标均达到时，领域才算达到。";
    }
}

//! Chinese.

use super::super::texts::words;
use super::Chinese;
use crate::wording::{
    BasisText, ChainLabel, ChainPhrase, CrosswalkText, DiffLabel, DiffPhrase, ExplainLabel, ExplainPhrase,
    GlossaryText, Label, LanguageName, MoneyText, OutlookLabel, OutlookPhrase, OverallText, PaperLabel,
    PaperPhrase, Phrase, QualityLabel, QualityPhrase, RegisterLabel, RegisterPhrase, RestateText,
    RobustnessLabel, RobustnessPhrase, SdgLabel, SdgPhrase, TraceKind, TraceLabel, TracePhrase, TrendText,
};

words! {
    Chinese: BasisText {
        CarriedNote: "{id}：其中{sum}沿用{period}数据；应报记录{due}条，已报{reporting}条。";
        CarriedSinceNote: "{id}：其中{sum}沿用以往数据，最早为{period}；应报记录{due}条，已报{reporting}条。";
        CarriedRecordsNote: "{id}：有{n}条记录沿用以往数据，最早为{period}；应报记录{due}条，已报{reporting}条。";
        LatestNote: "{id}：为可得的最新数据（{period}）。";
        LatestSinceNote: "{id}：为可得的最新数据，其中最早为{period}。";
        DerivedNote: "{id}：有{n}条记录未报总数，总数由分类数据相加得出。";
        GapNote: "{id}：采用机构层面报告的数值；各报告单位汇总为{units}，相差{gap}。";
        TargetGapNote: "{id}：采用机构层面的目标值；各报告单位目标值合计为{units}，相差{gap}。";
        FallNote: "{id}：低于上期，原因是有{n}条记录缺少数值{units}。";
        UnlikeNote: "{id}：与{period}相比，所依据的记录不同：当时{before}条，现为{now}条{gone}{joined}。";
        GoneFrom: "；已无数值：{units}";
        JoinedFrom: "；新增：{units}";
        InUnits: "（{units}）";
        BreakdownCaption: "{period}按{dimensions}分列的结果：{id} {title}";
        NotBrokenDown: "未分类";
        Part: "分类";
        Share: "占比";
        And: "和";
        RecordsCaption: "{period}已报告数值的记录（项目）";
        MethodWeightedMean: "按各记录规模加权的平均值";
        MethodCountDistinct: "每一项只计一次，不论由谁报告";
    }
}

words! {
    Chinese: ChainLabel {
        FrameworkTitle: "成果框架";
        ContextTitle: "背景与假设";
        Held: "成立";
        AtRisk: "存在风险";
        Broken: "不成立";
        Reached: "接触";
        Reaction: "反应";
        Capacity: "能力";
        Practice: "做法";
        System: "系统";
        ChangePractice: "经营做法";
        ChangePolicy: "政策与标准";
        ChangeTechnology: "技术";
        ChangeInvestment: "投资";
        ChangeGovernance: "治理";
        Framework: "框架适用";
        Designed: "自项目设计起适用";
        Retrofitted: "项目实施期间补行适用";
        NotApplied: "不适用";
        Micro: "微观";
        Meso: "中观";
        Macro: "宏观";
        Delivered: "直接交付";
        ContributedTo: "共同促成";
        Level: "层级";
        LeadsTo: "促成";
        NoIndicator: "未设指标";
        ChangeTitle: "谁发生了改变、改变了什么";
        Who: "行动方";
        What: "改变内容";
        Stage: "阶段";
        Role: "作用";
        Actors: "行动方";
        Attribution: "归因";
        Lag: "时滞（年）";
        External: "外部因素";
        Owner: "责任单位";
        Frequency: "频率";
        Limitations: "局限";
        Contributors: "贡献方";
        Tags: "标签";
    }
}

words! {
    Chinese: ChainPhrase {
        Intro: "框架共设{results}项成果。箭头由一项成果指向预期由其促成的成果。";
        AssumptionCounts: "框架以若干假设为前提，所涉条件不受本组织控制：{held}项成立，{risk}项存在风险，{broken}项不成立。";
        ChainCaption: "{period}成果链";
        ResultsCaption: "{period}各项成果及其指标";
        ActorsCaption: "{period}按行动方和改变阶段分列的指标：已达到／全部";
        ActorsNote: "未注明行动方层面或阶段的指标未列入：{n}项。";
        ChangeCaption: "谁发生了改变、改变了什么：{area}";
        RoleNote: "“直接交付”指由本组织单独对成果负责；“共同促成”指与其他方共同负责，数值并非仅由本组织的工作所致。";
        With: "{role}，其他贡献方：{contributors}";
        Class: "（{class}）";
        MetOf: "{met}/{all}";
        BoxCounts: "{all}项指标中{met}项已达到";
        RetrofitNote: "{mark} 项目实施期间方补行适用本框架，早期年度数据可能不完整。";
        AltChain: "成果链图，由产出至影响。";
        AltResult: "{level}{id} {title}，促成{parents}。";
        AltLast: "{level}{id} {title}。";
    }
}

words! {
    Chinese: CrosswalkText {
        Title: "成果框架的调整";
        Intro: "成果框架在本报告所涉各期之间有所调整。下表说明原框架指标与现框架指标的衔接关系，以及前后数值是否可比。不可比的，图中曲线断开，且不列示与上年相比的变化。";
        Caption: "新旧框架指标衔接表";
        From: "起始期";
        Earlier: "原指标";
        Later: "现指标";
        RelationHeading: "调整方式";
        ComparableHeading: "可比性";
        NoteHeading: "说明";
        Same: "沿用";
        Redefined: "重新界定";
        Merged: "合并";
        Split: "拆分";
        Discontinued: "停用";
        New: "新增";
        Comparable: "可比";
        NotComparable: "不可比";
        Break: "框架调整";
        AltBreak: "自{period}起框架调整：前后数值不可比，曲线断开。";
        ChartEarlier: "截至{period}的数值为指标{id}（{title}）的数值。";
        ChartRedefined: "截至{period}的数值按原定义计算。";
        EarlierMark: "{name}†";
        AnnexContinued: "† {earlier}属原框架指标，由指标{id}延续，前后数值可比。";
        AnnexBroken: "† {earlier}属原框架指标，由指标{id}延续，前后数值不可比。";
        AnnexEnded: "‡ 已停用的指标。";
        EndedMark: "{name}‡";
        AnnexRedefined: "§ 指标{id}按原定义计算的数值。";
        RedefinedMark: "{period}§";
        RowsOutside: "属于当期未施行指标：{n}行。";
    }
}

words! {
    Chinese: ExplainLabel {
        ExpectedByNow: "按进度现应达到";
        ByLine: "基线至目标值的直线进度";
        ByMilestone: "里程碑";
        BySteps: "应完成的步骤";
        TimeSum: "对期间内各时段报告的数值求和。";
        TimeLatest: "期间内多次报告的，以最近一次的数值为准。";
        TimeMax: "期间内各时段以最大值为准。";
        TimeMin: "期间内各时段以最小值为准。";
        TimeMean: "对期间内各时段报告的数值取平均。";
        TimeRatio: "对期间内各时段的分子、分母分别求和。";
        TimeWeighted: "对期间内各时段报告的数值取加权平均。";
        TimeDistinct: "期间内多次报告的同一项目只计一次。";
        Period: "期间";
        UnitsSum: "实际值为各报告单位数值之和。";
        UnitsLatest: "实际值为各报告单位中最近的数值。";
        UnitsMax: "实际值为各报告单位中的最大值。";
        UnitsMin: "实际值为各报告单位中的最小值。";
        UnitsMean: "实际值为各报告单位的平均值。";
        UnitsWeighted: "实际值为各报告单位的加权平均值。";
        UnitsDistinct: "实际值为所有报告单位中不重复项目的数目。";
        UnitsRatio: "实际值为各单位分子之和除以分母之和。";
        Whole: "全部结果领域";
        BoundLow: "下限";
        BoundHigh: "上限";
        HowComputed: "计算方法";
        WhatWentIn: "所用数值";
        Members: "所含指标";
        Notes: "说明";
        RowsOfData: "数据行";
        File: "文件";
        Row: "行";
        Unit: "单位";
        Project: "项目";
        Value: "数值";
        Fate: "使用情况";
        CountsAs: "计入";
        Weight: "权重";
        FateUsed: "已计入";
        FateSuperseded: "已被后续修订取代";
        FateDuplicate: "与其他行重复";
        FatePart: "合计的组成部分";
        FateBeside: "未计入：总部已报告";
        FateCarried: "沿用以往数值";
        FateEarlier: "本期较早的数值";
        FateNotInForce: "在该期间不适用";
        FateUnusable: "无法使用";
    }
}

words! {
    Chinese: ExplainPhrase {
        Title: "{period}：{title}";
        TitleOfUnit: "{period}，{unit}：{title}";
        NoFigures: "{period}没有数据。";
        Answer: "实际值为{actual}，目标值为{target}，实现率为{achievement}，评级为“{rating}”。";
        AnswerOfUnits: "实现率由各报告单位得出，为{achievement}，评级为“{rating}”。";
        AnswerJudged: "定性评定为“{rating}”；定性评定没有百分比，不计入任何平均值。";
        AnswerDistance: "实际值为{actual}，与{target}相距{achievement}；仅与同类比较，不予评级。";
        AnswerNoData: "没有实际值（{reason}），因此没有实现率；缺失的数值从不按零计入。";
        AnswerNotComputable: "无法由{actual}计算实现率：{reason}。";
        AnswerNoTarget: "实际值为{actual}；没有可供比较的目标值。";
        AnswerNoBaseline: "实际值为{actual}，目标值为{target}，但该方法需要基线而基线缺失。";
        AnswerNotDue: "尚未到期。";
        AnswerArea: "该领域的实现率为{achievement}，评级为“{rating}”，覆盖率为{coverage}。";
        AnswerAreaWithheld: "不给出总体数值：覆盖率为{coverage}（{rating}）。";
        FromRows: "来自{n}行数据";
        StepDone: "{date}完成";
        StepDue: "未完成，应于{date}完成";
        PartsOfPeriod: "{n}行为期间内各时段的数据";
        UnitsReported: "应报告的{due}个单位中有{reporting}个已报告";
        RuleRatio: "实际值÷目标值";
        RuleInverse: "目标值÷实际值（以低为佳）";
        RuleProgress: "（实际值−基线）÷（目标值−基线）：已完成进程的比例";
        RuleCeiling: "1＋（目标值−实际值）÷目标值：数值应低于目标值";
        RuleMaintain: "在目标值的容差之内为1，超出越多则越低";
        RuleRange: "1−实际值与区间的距离÷基线与区间的距离";
        RuleNear: "1−实际值与区间的距离÷容差";
        RuleSteps: "已完成步骤的权重÷全部步骤的权重";
        RuleBinary: "与目标值一致为1，否则为0";
        RuleWithin: "数值在区间之内为1，否则为0";
        RuleAtLeast: "数值不低于目标值为1，否则为0";
        RuleAtMost: "数值不高于目标值为1，否则为0";
        RuleDistance: "（实际值−目标值）÷同类的标准差";
        RuleFlat: "1：目标值与基线相同，且已保持";
        RuleNothing: "1：目标值为零，实际值亦为零";
        RuleShare: "达到本单位目标值的单位数÷可作判断的单位数";
        RuleMean: "各单位实现率之和÷单位数";
        RuleSchedule: "与按进度应达到的数值比较";
        AnswerOverall: "总体实现率为{achievement}，评级为“{rating}”，覆盖率为{coverage}。";
        RuleOverallAreas: "具有总体数值的各领域按权重计算的平均值";
        RuleOverallIndicators: "全部指标按指标权重乘以领域权重计算的平均值";
        RuleRollUp: "各项实现率的加权平均值，单项计入范围为{floor}至{cap}";
        NoteFlat: "目标值与基线相同；已予保持，计为100%。";
        NoteUnrounded: "评级依据未经四舍五入的实现率；四舍五入仅用于显示。";
        NoteThresholds: "该指标采用单独的评级界限。";
        NoteQuery: "{file}的行号为查询结果的行号；该查询将数据行合并，文件中并无这些行。";
        MoreRows: "……另有{n}行；使用`--json`可输出全部";
        NoteMetOnly: "只有在所有获评级的指标均达到时，领域才算达到。";
    }
}

words! {
    Chinese: Label {
        Met: "已达到";
        LargelyMet: "基本达到";
        PartlyMet: "部分达到";
        NotMet: "未达到";
        Regressed: "倒退";
        Green: "绿色";
        Amber: "黄色";
        Red: "红色";
        GradeA1: "A1";
        GradeA2: "A2";
        GradeB1: "B1";
        GradeB2: "B2";
        GradeC: "C";
        OverTarget: "超出目标值";
        OnTarget: "符合目标值";
        UnderTarget: "低于目标值";
        High: "高";
        Medium: "中";
        Low: "低";
        NoData: "无数据";
        NoTarget: "无目标值";
        NoBaseline: "无基线";
        NotDue: "未到期";
        NotComputable: "无法计算";
        Compared: "与同类比较";
        InsufficientData: "数据不足";
        NotCollected: "未收集";
        NotReported: "未报告";
        Suppressed: "不予公布";
        NotApplicable: "不适用";
        PendingQa: "待核实";
        FlatTarget: "目标值与基线相同，且未能保持";
        ZeroTarget: "目标值为零：计划外成果";
        ZeroCeiling: "上限为零且已超出";
        NegativeValue: "该方法不接受负值";
        TargetAgainstDirection: "目标值与改善方向相反";
        ZeroDenominator: "分母为零";
        NotAggregated: "各单位数值不可汇总";
        NotMatched: "没有任何单位同时具有实际值和目标值";
        AtBaseline: "按进度应达到的数值即为基线值";
        RangeLost: "基线在目标区间内，现已超出区间";
        ZeroActual: "实际值为零，且以低为佳";
        NoTolerance: "该方法需要设定容差";
        TargetForm: "目标值形式与计算方法不符";
        NoPeers: "没有可供比较的同类数值";
        Overflow: "数值过大";
        NoTargetReason: "未设定目标值";
        NoBaselineReason: "缺少计算方法所需的基线值";
        NotAvailable: "暂缺";
        Assessed: "摊款";
        Voluntary: "自愿捐款";
        OtherFunds: "其他收入";
        LevelImpact: "影响";
        LevelOutcome: "结果";
        LevelOutput: "产出";
        LevelManagement: "管理成效";
        LevelOrganisation: "组织成效";
        MethodRatio: "实际值÷目标值";
        MethodProgress: "从基线到目标值的完成比例";
        MethodInverseRatio: "目标值÷实际值";
        MethodMaintain: "在容差内保持目标值";
        MethodRange: "接近目标区间的程度";
        MethodOrdinal: "等级量表上所完成的进程比例";
        MethodMilestone: "已完成步骤的加权比例";
        MethodBinary: "是或否";
        MethodThreshold: "达到或未达到";
        MethodQualitative: "附理由的定性评定";
        MethodDistance: "以同类标准差计的与目标值之距离";
        Step: "步骤";
        Weight: "权重";
        DueOn: "应完成日期";
        DoneOn: "完成日期";
        Yes: "是";
        No: "否";
        MethodCeiling: "控制在目标值以下";
        FullResponsibility: "完全责任";
        SharedResponsibility: "共同责任";
        ActorMicro: "个人和企业（微观）";
        ActorMeso: "机构（中观）";
        ActorMacro: "政策制定者（宏观）";
        KindFlow: "按期计量";
        KindStock: "期末状态";
        KindCumulative: "累计值";
        Contents: "目录";
        AtAGlance: "主要成果一览";
        ResourcesTitle: "按结果领域分列的资源";
        CoverageTitle: "数据覆盖与缺口";
        AnnexTitle: "全部指标与年度数据";
        SourcesTitle: "数据来源";
        Headline: "领域实现率";
        Achievement: "实现率";
        Rating: "评级";
        Indicator: "指标";
        Baseline: "基线";
        Target: "目标值";
        Actual: "实际值";
        Period: "年度";
        Coverage: "覆盖率";
        Bounds: "上下限";
        Area: "结果领域";
        Indicators: "指标数";
        Budget: "预算";
        Expenditure: "支出";
        Utilization: "执行率";
        Total: "合计";
        Reporting: "已报告";
        Due: "应报告";
        Reason: "原因";
        File: "文件";
        Rows: "行数";
        Observations: "所用行数";
        Hash: "哈希值（BLAKE3前16位）";
        BandsTitle: "评级区间";
        Range: "实现率区间";
        Country: "报告单位";
        Noted: "定义";
        SourceNote: "来源";
        MethodLabel: "计算方法";
        OriginalTarget: "原目标值";
        RevisedTarget: "订正目标值";
        Authority: "依据";
        SeriesActual: "实际值";
        SeriesTarget: "目标值";
        SeriesUnitsMet: "达标单位";
        MethodShare: "达到本单位目标值的报告单位所占比例";
        MethodMean: "各报告单位实现率的平均值";
        BarLimit: "达到目标（100%）";
        TotalIndicators: "指标数";
        UnitsMet: "达到本单位目标值的报告单位占比（%）";
        Definitions: "定义、来源与方法";
        MissingReasons: "无数值各行的原因：";
        Enumeration: "、";
        SentenceSpace: "";
        Colon: "：";
        Semicolon: "；";
        FullStop: "。";
        Open: "（";
        Close: "）";
    }
}

words! {
    Chinese: Phrase {
        FigureNumber: "图{n}";
        TableNumber: "表{n}";
        SectionName: "{number}{title}";
        AnnexName: "{number}：{title}";
        AnnexNumber: "附件{n}";
        BandFrom: "{low}及以上";
        BandBetween: "{low}至{high}以下";
        BandAbove: "高于{low}";
        BandBelow: "低于{high}";
        BandTo: "不超过{high}";
        BandAny: "任何数值";
        BandSpan: "{from}，{to}";
        OwnBand: "{rating}为{range}";
        OwnBandsNote: "{id}：该指标按单独的阈值评级：{bands}。";
        CardCoverage: "覆盖率{coverage}";
        CardCounts: "{total}项指标中{met}项已达到";
        OverallCounts: "{period}，{total}项指标中有{met}项达到目标值。";
        OverallGaps: "另有{without}项没有评级，原因见关于数据覆盖的一章。";
        HeadlineText: "应报告的{due}项指标中{computed}项的实现率加权平均值，单项计入范围为{floor}至{cap}。";
        HeadlineBounds: "如将缺失指标分别按{floor}和{cap}计入，则为{low}至{high}。";
        Withheld: "覆盖率低于{min}，因此不给出领域实现率。";
        OverviewCaption: "{period}按结果领域分列的指标评级";
        BulletCaption: "{period}各指标实现率：{area}";
        TrendCaption: "{title}（{id}）";
        AreasCaption: "{period}按结果领域分列的实现率";
        IndicatorsCaption: "{period}指标情况：{area}";
        AnnexCaption: "{area}：全部指标与年度数据";
        ResourcesCaption: "{period}按结果领域分列的预算与支出（{currency}）";
        SourcesOfFundsCaption: "{period}按资金来源分列的预算与支出（{currency}）";
        CoverageCaption: "{period}已报告数值的单位";
        GapsCaption: "{period}应有结果而未能评级的指标";
        UnitsCaption: "{period}各报告单位结果：{id} {title}";
        SourcesCaption: "据以计算数据的文件";
        RevisedCaption: "{period}订正的目标值";
        MatchedNote: "{id}：同时具有实际值和目标值的单位有{n}个，实现率据此以{actual}与{target}相比得出。";
        ShareNote: "{id}：实现率为达到本单位目标值的报告单位所占比例（{computed}个中的{met}个）。";
        ShareOfComparableNote: "{id}：实现率为达到本单位目标值的报告单位所占比例（可比较的{computed}个中的{met}个；有目标值的单位共{with_target}个）。";
        MeanNote: "{id}：实现率为{computed}个报告单位实现率的平均值。";
        RevisedNote: "{id}：目标值由{original}订正为{target}{authority}；按原目标值计算的实现率为{achievement}。";
        ByAuthority: "（依据{authority}）";
        LaterTargetNote: "{id}：目标值系为{period}设定。";
        MilestoneNote: "{id}：{period}的里程碑为{expected}，已完成其进程的{share}。";
        MilestoneMissedNote: "{id}：{period}的里程碑为{expected}。";
        StepsCaption: "{id} {title}：步骤";
        StepsNote: "{id}：全部步骤权重{all}中已完成{done}，按计划现应完成{expected}。";
        RationaleNote: "{id}：{rationale}";
        RangeOf: "{low}至{high}";
        Deviations: "{n}σ";
        InterimNote: "{id}：目标值系为{period}设定；按进度现应达到{expected}。";
        NoAchievementNote: "{id}：{reason}。";
        RowsRead: "共读取实际值{n}行。";
        RowsUsed: "其中{n}行载有数值并计入本报告数据。";
        RowsSuperseded: "被后续修订取代：{n}行。";
        RowsMissing: "无数值：{n}行。";
        ReasonCount: "{reason}{n}行";
        RowsDuplicate: "与其他行重复：{n}行。";
        RowsOutside: "不属于本报告期间：{n}行。";
        RowsUnusable: "无法使用：{n}行。";
        CoverageMeaning: "缺失的数值从不按零计入，而是降低所属领域的覆盖率；覆盖率低于{min}时，不给出该领域的实现率。";
        ResourcesText: "资源与成果并列展示，不计入实现率。凡预算经订正者，以订正预算为准；执行率为支出占该预算的比例。";
        AltTrendStart: "“{title}”（{unit}）折线图。";
        AltTrendPoint: "{period}：实际值{actual}，目标值{target}。";
        AltTrendActual: "{period}：实际值{actual}。";
        AltBaseline: "基线{baseline}。";
        AltBullet: "实现率条形图，标有100%线。";
        AltBar: "{id} {title}：{achievement}，{rating}。";
        AltBarNone: "{id} {title}：{rating}。";
        AltMore: "其余{n}项见表。";
        BaselineOf: "基线（{period}）";
        AltOverview: "按结果领域分列的各评级指标数。";
        AltOverviewRow: "{area}：{counts}。";
        AltCount: "{rating}{n}项";
    }
}

words! {
    Chinese: MoneyText {
        Thousands: "千{currency}";
        Millions: "百万{currency}";
        CurrencyUnknown: "未注明币种";
        UnknownThousands: "千单位，未注明币种";
        UnknownMillions: "百万单位，未注明币种";
        OriginalBudget: "初始预算";
        RevisedBudget: "订正预算";
        ShareOfBudget: "占预算比例";
        ShareOfExpenditure: "占支出比例";
        SourceOfFunds: "资金来源";
        CapitalText: "资本性投资单独列示，不计入以上各项数字：其效用超出本期，不属于本期成果的费用。";
        CapitalCaption: "{period}资本预算与支出（{money}）";
        AreaFundsCaption: "{period}按结果领域和资金来源分列的预算与支出（{money}）";
        ReallocationsCaption: "{period}各领域预算的调整（{money}）";
        From: "调出领域";
        To: "调入领域";
        Amount: "金额";
        NewFunds: "追加资金";
        GivenUp: "核减资金";
        LimitKept: "一个领域调往其他领域的金额不得超过其初始预算的{limit}；各领域均未超出。";
        LimitPassed: "一个领域调往其他领域的金额不得超过其初始预算的{limit}；超出者为：{areas}。";
        LimitUnknown: "一个领域调往其他领域的金额不得超过其初始预算的{limit}；因缺少初始预算或金额过大，无法判断是否超出者：{areas}。";
        GivenByArea: "{area}（{share}）";
        SharesRounded: "由于四舍五入，各项比例之和不等于100%。";
        SharesAdjusted: "各项比例的末位数经调整，使总和等于100%。";
        AmountsRounded: "由于四舍五入，各项金额之和可能不等于合计数。";
    }
}

words! {
    Chinese: OutlookLabel {
        Title: "展望：未到期目标";
        Outlook: "展望";
        Latest: "最新值";
        Expected: "应达到";
        Achieved: "目标已实现";
        OnTrack: "进展顺利";
        AccelerationNeeded: "须加快进展";
        Limited: "进展有限或无进展";
        Deteriorating: "情况恶化";
        SignificantProgress: "进展显著";
        ModerateProgress: "进展平稳";
        NoChange: "无明显变化";
        ModerateDecline: "略有倒退";
        SignificantDecline: "明显倒退";
        SmallShortfall: "大体顺利，预计略有差距";
        LargeShortfall: "预计差距较大";
        WrongDirection: "方向相反";
        Delayed: "进度滞后";
        OffTrack: "偏离进度";
        Reversing: "出现倒退";
        NoData: "无数据";
        NoTarget: "无目标值";
        RangeTarget: "目标值为区间";
        NoWay: "其计算方法不衡量趋近目标的进展";
        TargetDue: "目标已到期";
        TargetsOfUnits: "目标按报告单位设定";
        Judged: "定性评定";
        StepsCounted: "按已完成步骤衡量";
        NoneSet: "报告期及以后未设目标";
        NoBaseline: "无基线";
        UndatedBaseline: "基线未注明日期";
        NoDirection: "未说明改善方向";
        InsufficientHistory: "有数值的年份不足";
        ZeroBase: "基线为零，无法得出增长率";
        ZeroValue: "数值为零，无法得出增长率";
        ZeroTarget: "目标值为零，无法得出增长率";
        SignChange: "数值正负不同，无法得出增长率";
        FlatTarget: "目标值与基线相同";
        TargetAgainstDirection: "目标值与改善方向相反";
        AtLimit: "基线已达自然上限";
        UnevenYears: "期间间隔非整年";
        Overflow: "数值过大";
        MethodSchedule: "按进度：自基线以来已完成的进展与届时应完成的进展之比。95%及以上为进展顺利，60%及以上为进度滞后，低于60%为偏离进度，低于基线为出现倒退。";
        MethodCagrRatio: "按增长率：自基线以来的年均增长率与实现目标所需年均增长率之比。95%及以上为进展顺利，60%及以上为须加快进展，0%及以上为进展有限或无进展，低于0%为情况恶化。";
        MethodCagrTrend: "按趋势：自基线以来朝改善方向的年均增长率。1.5%及以上为进展顺利，0.5%及以上为须加快进展，0%及以上为进展有限或无进展，低于0%为情况恶化；有自然上限的，前两个界限相应降低。";
        MethodCagrTrendEurostat: "按趋势：自基线以来朝改善方向的年均增长率。1%及以上为进展显著，0.1%及以上为进展平稳；反方向亦同，其间为无明显变化。";
        MethodLinear: "按近年变化：将最近五次年度变化的平均值延伸至目标年。届时差距不足现有差距5%的为进展顺利，不超过20%的为预计略有差距，超过20%的为预计差距较大。";
    }
}

words! {
    Chinese: OutlookPhrase {
        Caption: "{period}各指标展望";
        Summary: "可依据未到期目标或趋势判断的指标共{total}项：{counts}。";
        Count: "{outlook}{n}项";
        Refused: "无法判断{n}项";
        Due: "另有{n}项指标的目标已到期，以其实现率为准。";
        Untargeted: "另有{n}项指标没有可据以判断的总体目标：{reasons}。";
        UntargetedReason: "{reason}（{ids}）";
        Gap: "{id}：增长率跨越{n}个无数值年度。";
    }
}

words! {
    Chinese: OverallText {
        Title: "总体实现率";
        Total: "总体";
        MeanOfAreas: "应报告成果的{due}个领域中{computed}个领域实现率的加权平均值，占其权重的{coverage}。";
        MeanOfIndicators: "应报告的{due}项指标中{computed}项的实现率加权平均值，单项计入范围为{floor}至{cap}，占其权重的{coverage}。";
        Bounds: "如将缺失指标分别按{floor}和{cap}计入，则为{low}至{high}。";
        Withheld: "覆盖率低于{min}，因此不给出总体数值。";
        NothingDue: "本期无应报告的成果。";
        Distribution: "{total}项指标的评级：";
        Assessed: "应评估的{assessable}项中已评估{assessed}项，其中{numeric}项有数值。";
        JudgedAlone: "本期应评估的指标均为定性评级，不计算平均值。";
        DistributionCaption: "{period}按结果领域分列的评级分布";
        Weights: "总体数值为各领域的加权平均值；权重：{weights}。";
        WeightsOfIndicators: "总体数值为全部指标的加权平均值，单项权重为指标权重乘以所属领域权重；领域权重：{weights}。";
        WeightOf: "{area}：{weight}";
    }
}

words! {
    Chinese: QualityLabel {
        Title: "数据质量";
        Screens: "筛查项目";
        ImpossiblePercentage: "低于0或高于100的百分比";
        ValueOutOfRange: "超出规定范围的数值";
        MixedPercentScale: "百分比中混有小数形式的数值";
        CumulativeFell: "累计值下降";
        CopiedValue: "与上一年度完全相同的数值";
        UnitJump: "相差约1,000倍及以上的突变";
        ValueTooOld: "测量日期早于报告期间的数值";
        ReportedTwice: "以两个名称报告的相同数值";
        ActualEqualsTarget: "实际值与目标值相同的情况过多";
        DisaggregationMismatch: "总数与分类之和不符";
        CorporateDiffers: "机构数值与各单位汇总不符";
        TargetsDiffer: "机构目标值与各单位目标值之和不符";
        FallByMissingUnit: "累计值因缺报而下降";
        TargetAgainstDirection: "目标值与改善方向相反";
        AggregationForbidden: "无意义的汇总";
        IndicatorWithoutData: "报告期内没有数据行的指标";
        Standing: "未决";
        Waived: "已说明";
        Unlisted: "未列出";
        Findings: "发现";
        Units: "报告单位";
        Periods: "期间";
        UsedAsReported: "按报告值使用";
        TotalKept: "采用所报告的总数";
        CorporateKept: "采用机构数值";
        NotComputed: "未计算实现率";
        AsDeclared: "按声明的方法汇总";
        ShownAsMissing: "列为缺失";
        Reason: "说明";
        State: "状态";
        Draft: "草稿";
        Checked: "已核对";
        Verified: "已核实";
        Audited: "已审计";
        RowsOf: "有数值的行数";
        LowestOf: "以此为最低状态的指标数";
        CheckedBy: "核对人";
        LeftOutRows: "未采用行数";
        LeftOutCondition: "不符合为该来源规定的条件";
        LeftOutGroups: "某一地点或群体的目标值或基线值";
        DraftUnchecked: "草稿：含未经核对的数值";
        DraftUnverified: "草稿：含未经核实的数值";
        DraftUnaudited: "草稿：含未经审计的数值";
    }
}

words! {
    Chinese: QualityPhrase {
        Introduction: "本报告所用的每项数值均经过下列筛查，以找出难以置信之处。筛查不改变任何数据：除表中另有说明外，所指出的数值均按报告值使用，并在此列出，以便读者自行判断。";
        ScreensCaption: "数据筛查项目及结果";
        OpenCaption: "未决的发现";
        WaivedCaption: "经查明并已作说明的发现";
        StatesText: "每项数值均标有状态：草稿、已核对、已核实或已审计。一项数据的状态以其所依据各行中的最低状态为准。";
        RequiredText: "本报告要求数值至少达到“{state}”状态；未达到者列表说明。";
        AllReached: "本报告全部数据均达到该状态。";
        StatesCaption: "{period}数值状态";
        BelowCaption: "所依据数值未达到“{state}”状态的数据";
        LeftOutCaption: "未采用的行（按文件和原因列示）";
        KeptBefore: "编写本报告时未查询数据库“{database}”，所用数据为该数据库于{date}提供的数据，比报告日期早{n}天。";
        KeptOn: "编写本报告时未查询数据库“{database}”，所用数据为该数据库于{date}（即报告日期）提供的数据。";
        KeptAfter: "编写本报告时未查询数据库“{database}”，所用数据为该数据库于{date}提供的数据，比报告日期晚{n}天。";
        CountUnits: "{n}个单位";
        CountPeriods: "{n}个期间";
        OnDate: "{by}（{date}）";
        AndOthers: "{names}等另外{n}人";
    }
}

words! {
    Chinese: RegisterLabel {
        Evaluation: "评价";
        Audit: "审计";
        Survey: "调查";
        Administrative: "行政记录";
        Study: "研究";
        Testimony: "当事方陈述";
        Strong: "●●●有力";
        Moderate: "●●○中等";
        Limited: "●○○有限";
        Lesson: "经验教训";
        GoodPractice: "良好做法";
        Accepted: "接受";
        PartlyAccepted: "部分接受";
        NotAccepted: "不接受";
        NoResponse: "尚未答复";
        Open: "未开始";
        InProgress: "进行中";
        Implemented: "已落实";
        Closed: "已结案";
        Overdue: "逾期";
        ProgrammesTitle: "国家方案";
        ProgrammesText: "各国家方案均对成果框架的指标作出贡献。凡国家自行报告某项指标的，在贡献之旁列出该国数据；短横线表示该国不报告该项指标，或未自设目标值。本组织的总体数据见各领域章节，国家数据已包含在内，不应再行相加。";
        ProgrammesCaption: "国家方案及其所贡献的指标";
        Contribution: "贡献";
        EvidenceTitle: "证据登记册";
        EvidenceCaption: "成果的佐证";
        Evidence: "证据";
        Kind: "类型";
        Reference: "文号或链接";
        Date: "日期";
        Strength: "证据力度";
        Supports: "所佐证的内容";
        WholeArea: "整个领域";
        StrengthNote: "有力的证据足以说服持怀疑态度的读者；中等的证据可以成立，但有所保留；有限的证据仅具提示意义。";
        Lessons: "经验教训";
        EvidenceAndLessons: "证据与经验教训";
        LessonsCaption: "经验教训及其应用";
        LessonsUse: "如何应用";
        RecommendationsTitle: "建议的后续落实情况";
        RecommendationsCaption: "各项建议及其后续落实情况";
        Recommendation: "建议";
        ResponseAndStatus: "答复与状况";
        Action: "行动与责任方";
        DueDate: "期限";
        Status: "状态";
        RolesTitle: "作用与责任";
        RolesCaption: "各方的责任";
        Actor: "行动方";
        Role: "作用";
        GapsTitle: "数据缺口登记册";
        GapsCaption: "数据缺口及弥补办法";
        Missing: "缺失的数据";
        MeasurementTitle: "测量成本";
        MeasurementCost: "成本";
        MeasurementShare: "占比";
        MandatesTitle: "任务授权及回应之处";
        MandatesCaption: "理事机构的决定及本报告的回应部分";
        Mandate: "任务授权";
        Request: "要求";
        AnsweredIn: "回应之处";
    }
}

words! {
    Chinese: RegisterPhrase {
        Duration: "（{span}）";
        From: "自{date}起";
        Until: "至{date}止";
        LessonsOf: "经验教训：{area}";
        EvidenceOf: "证据：{area}";
        LessonItem: "{kind}：{text}";
        WhatFollows: "后续应用：{text}";
        OverdueText: "应于{date}之前落实而尚未落实或结案的建议为逾期。未予接受的建议无须落实，不计逾期。";
        FollowUpCounts: "建议共{all}项：未开始{open}项，进行中{in_progress}项，已落实{implemented}项，已结案{closed}项。截至{date}逾期{overdue}项。";
        OwnedBy: "责任方：{owner}";
        DoneOn: "{status}，{date}";
        GapPeriod: "{indicator}，{period}";
        GapUnit: "{indicator}，{unit}，{period}";
        MeasurementText: "{total}项指标中有{n}项记录了测量成本，合计{cost}{currency}。";
        OfCurrency: "{currency}";
        MeasurementOfSpent: "这相当于{period}业务支出的{share}。";
        MeasurementMeaning: "指标按成本从高到低排列。“所用行数”指得出当期数值所依据的数据行数；成本高而数据行数少或没有评级的指标，应考虑其是否值得。";
        MeasurementCaption: "{period}各指标测量成本{currency}";
        MandateParagraph: "{symbol}，第{paragraph}段";
    }
}

words! {
    Chinese: RobustnessLabel {
        Title: "按其他公开方法得出的评级";
        InReport: "本报告";
        Method: "方法";
        Rule: "规则";
        Intro: "各机构计算实现率的方式不同，评级界限也不一致。本附件按适用的每种公开方法（公式与评级区间一并采用）对各指标重新评级。在所有方法下均保持不变的评级，不取决于所选用的方法。";
        Good: "良好";
        Fair: "一般";
        Poor: "较差";
        Flip: "*";
        FlipNote: "下列各表中，标有星号（*）的评级与本报告评级不一致；不适用的方法留空。";
        Rsr: "RSR";
        Tola: "Tola";
        GlobalFund: "全球基金";
        Undp: "开发署";
        Progress: "进展";
        Ceiling: "上限";
        Growth: "增长";
        Linear: "线性";
        Schedule: "进度";
        RsrRule: "实际值与目标值之比。85%及以上为良好，49%及以下为较差（Akvo RSR）。";
        TolaRule: "实际值与目标值之比。85%及以上为良好，低于85%为较差；超过115%另行标明（TolaData）。";
        GlobalFundRule: "实际值与目标值之比。90%及以上为良好（A1、A2），60%及以上为一般（B1），低于60%为较差（B2、C；全球基金，至2022年）。";
        UndpRule: "实际值与目标值之比。100%及以上为良好（绿色），50%及以上为一般（黄色），低于50%为较差（红色；开发署，2014年）。";
        ProgressRule: "自基线至目标值已完成的进展比例。100%及以上为良好，50%及以上为一般，低于50%为较差（公式与欧洲联盟OPSYS系统相同）。";
        CeilingRule: "保持在目标值以下：等于目标值为100%，高于目标值则降低。100%及以上为良好，50%及以上为一般，低于50%为较差。";
        GrowthRule: "实际年均增长率与所需年均增长率之比。95%及以上为良好，60%及以上为一般，低于60%为较差（加拿大统计局、欧盟统计局）。";
        LinearRule: "延伸最近五次年度变化的平均值。至目标年差距不足5%为良好，不超过20%为一般，超过20%为较差（德国）。";
        ScheduleRule: "已完成的进展与届时应完成的进展之比。95%及以上为良好，60%及以上为一般，低于60%为较差。";
    }
}

words! {
    Chinese: RobustnessPhrase {
        Summary: "按公式评级的{total}项指标中，{robust}项在所有适用方法下评级一致，{flipping}项至少在一种方法下评级不同。";
        Caption: "{period}按不同方法得出的评级：{area}";
        MethodsCaption: "所比较的方法";
    }
}

words! {
    Chinese: SdgLabel {
        Title: "对可持续发展目标的贡献";
        Target: "具体目标";
        Contribution: "贡献";
        Goal1: "无贫穷";
        Goal2: "零饥饿";
        Goal3: "良好健康与福祉";
        Goal4: "优质教育";
        Goal5: "性别平等";
        Goal6: "清洁饮水和卫生设施";
        Goal7: "经济适用的清洁能源";
        Goal8: "体面工作和经济增长";
        Goal9: "产业、创新和基础设施";
        Goal10: "减少不平等";
        Goal11: "可持续城市和社区";
        Goal12: "负责任消费和生产";
        Goal13: "气候行动";
        Goal14: "水下生物";
        Goal15: "陆地生物";
        Goal16: "和平、正义与强大机构";
        Goal17: "促进目标实现的伙伴关系";
    }
}

words! {
    Chinese: SdgPhrase {
        Intro: "{total}项指标中，有{linked}项与《2030年议程》的具体目标相对应。每项指标仅在其主要具体目标下计数一次；次要具体目标并列显示，不计入任何总数。";
        GoalNamed: "目标{n}：{name}";
        MatrixCaption: "{period}按结果领域和目标分列的指标数（括号内为次要对应）";
        TargetsCaption: "{period}可持续发展目标各具体目标及其对应指标";
        Secondary: "（{n}）";
        CountedUnder: "计入具体目标{target}";
        KeyNote: "{primary} 主要具体目标：指标在此计数。{secondary} 次要具体目标：指标在此列示，计入其主要具体目标。";
        GoalsNote: "目标：{names}。";
    }
}

words! {
    Chinese: TrendText {
        Milestone: "里程碑";
        Judged: "定性判断";
        AltPlain: "“{title}”折线图。";
        AltMilestone: "{period}：实际值{actual}，里程碑{target}。";
    }
}

words! {
    Chinese: LanguageName {
        English: "英文";
        French: "法文";
        Spanish: "西班牙文";
        Russian: "俄文";
        Chinese: "中文";
        Arabic: "阿拉伯文";
    }
}

words! {
    Chinese: PaperLabel {
        Document: "文件";
        Documents: "文中引用的文件";
        Paragraphs: "段次";
        CitedIn: "引用之处";
        Comma: "、";
    }
}

words! {
    Chinese: PaperPhrase {
        Paragraph: "第{n}段";
        ParagraphRange: "第{first}至{last}段";
    }
}

words! {
    Chinese: GlossaryText {
        Title: "术语表";
        Introduction: "下列术语在本文件中的含义如下。";
        Caption: "术语及其含义";
        Term: "术语";
        Meaning: "含义";
    }
}

words! {
    Chinese: DiffLabel {
        Title: "与前一稿相比的改动";
        Figures: "有变动的数据";
        PrintOnly: "仅印法有变的数据";
        Framework: "成果框架";
        Texts: "文字改动";
        Figure: "数据";
        Before: "原为";
        Now: "现为";
        Difference: "差额";
        Cause: "原因";
        Place: "位置";
        CauseData: "基础数据";
        CauseBaseline: "基线";
        CauseTarget: "目标值";
        CauseMethod: "方法";
        CauseFramework: "成果框架";
        CauseRounding: "四舍五入";
        CauseWords: "措辞";
        CauseUnknown: "结果中未找到原因";
        New: "新增";
        Gone: "删除";
        Changed: "修改";
        Moved: "移动";
        Renumbered: "改号";
        SamePrint: "印出的数据不变";
        Legend: "新增文字加下划线，删除文字加删除线。有变动的数据以粗体加下划线印在原数据之后。移动的文字加点状下划线。图表不作标记。";
        NoDifferences: "没有差异";
        NoChanges: "没有改动。";
        Change: "变化";
        Number: "数目";
        NumberMet: "达到目标值的数目";
        ShareMet: "达到目标值的占比";
        Share: "占比";
        Records: "记录数";
        Findings: "发现数";
        Text: "文字";
        WhatBecame: "改动类别";
    }
}

words! {
    Chinese: DiffPhrase {
        Counts: "新稿数据共{new}项：相同{equal}项，数值有变{changed}项，仅印法有变{print}项，新增{added}项，删除{gone}项，首次印出{newly}项，不再印出{no_longer}项。";
        MovedBy: "受{list}影响";
        ParagraphOf: "{section}，第{n}段";
        OnPages: "第{list}页";
        OnPagesBefore: "第{list}页，原为第{before}页";
        NoPages: "{draft}：页码不详，见生成PDF时所附的trace.json";
        NumberIsNow: "{old}现为{new}";
        NumbersAreNow: "{old}至{old_last}现为{new}至{new_last}";
        FromArea: "原属领域{area}";
        FromId: "原为{id}";
        Others: "另有{n}处";
    }
}

words! {
    Chinese: RestateText {
        Title: "已公布数据的重述";
        Summary: "以往文件所载数据中，与现有基础数据所得结果进行比较的共{compared}项：与公布数一致{agreeing}项，在此重述{restated}项。现值按原印小数位数四舍五入后与所印数据相同的，视为一致。";
        Caption: "重述的已公布数据";
        Figure: "数据";
        AsPublished: "公布数";
        Today: "现值";
        Difference: "差额";
        CauseAndReason: "差额的原因";
        Data: "基础数据";
        Target: "目标值";
        Method: "定义或方法";
        Rounding: "四舍五入";
        Framework: "成果框架";
        Error: "公布有误";
        Declared: "{cause}（申报原因）";
        Unexplained: "原因不明";
        PointsNote: "百分比的差额以百分点计。";
        BridgeNote: "归因于基础数据的部分，是按公布的目标值计算现值所产生的差额；归因于目标值的部分，是现行目标值在此基础上带来的差额。";
    }
}

words! {
    Chinese: TraceKind {
        Start: "进程起点";
        OtherRating: "按其他方法的评级";
        Change: "与上期相比的变化";
        Indicators: "指标数";
        Areas: "结果领域数";
        Met: "达到目标值的指标数";
        Secondary: "并列显示而不计数的指标数";
        Results: "成果数";
        Entries: "条目数";
        ReportingUnits: "报告单位数";
        ShareMet: "达到目标值的单位占比";
        ShareGiven: "调往其他领域的预算占比";
        Increment: "累计值的增量";
        Records: "记录数";
        RecordCoverage: "有数值的记录占比";
        Carried: "沿用以往数据的部分";
        UnitsTotal: "各报告单位合计";
        UnitsGap: "机构数值与各单位汇总之差";
        TargetsTotal: "各单位目标值合计";
        TargetsGap: "机构目标值与各单位目标值之差";
        OriginalAchievement: "按原目标值计算的实现率";
        MatchedActual: "有目标值的单位的数值";
        MatchedTarget: "有数值的单位的目标值";
        ShareOfDue: "占现应完成进程的比例";
        PassedOver: "无数值的年数";
        Floor: "单项实现率计入下限";
        Cap: "单项实现率计入上限";
        MinCoverage: "给出总体数值的最低覆盖率";
        ReallocationLimit: "可调出预算的上限";
        Rows: "行数";
        Findings: "数据筛查发现数";
        Published: "已公布数据项数";
    }
}

words! {
    Chinese: TraceLabel {
        Title: "数据的由来";
        Figure: "数据";
        Formula: "得出方式";
        Printed: "所在位置";
        Whole: "报告整体";
        Resources: "资源";
        Capital: "资本性投资";
        Registers: "登记册和成果框架";
        Opening: "篇首";
        NoValue: "无数值";
        AsEntered: "数据文件所录数值";
        UnitsSummed: "各报告单位之和";
        UnitsMeant: "各报告单位的平均值";
        UnitsCombined: "各报告单位合并，方法与其实际值相同";
        RestatedBy: "当前数值−已公布数值（以公布时的单位计）";
        RestatedPart: "与已公布数值之差的组成部分";
        Setting: "项目文件所设数值，未设的取程序默认值";
        Sum: "各行之和";
        Reported: "所报告的数值";
        Band: "实现率所处的评级区间";
        Unrated: "没有评级";
        Judged: "数据文件所录定性评定";
        Difference: "本期数值−上期数值";
        CoverageWeights: "有实现率的权重÷应报告的权重";
        CoverageUnits: "有数值的数目÷应报告的数目";
        BoundLow: "所有缺失项均按下限计入";
        BoundHigh: "所有缺失项均按上限计入";
        Counted: "计数";
        RowCount: "数据行数";
        FindingCount: "各项筛查的发现数";
        Ranked: "按实现率排在首位或末位的单位";
        PartOfWhole: "部分÷整体";
        SpentOfBudget: "支出÷现行预算";
        CarriedSum: "代替缺失值的以往各期数值之和";
        Gap: "机构数值−各单位汇总（取绝对值）";
        Matched: "同时具有实际值和目标值的单位";
        AllSteps: "全部步骤的权重";
        StartRule: "基线，无基线的取首个数值";
        Outlook: "已完成进程与达到目标值所需进程的比较";
        PassedOver: "首末数值之间无数值的年数";
        AllOf: "全部";
        UnratedOf: "没有评级";
        ComputedOf: "已计算实现率";
        DueOf: "应报告";
        ReportingOf: "已报告";
        AssessedOf: "已评估";
        AssessableOf: "应评估";
        AreasComputed: "有总体数值";
        AreasDue: "应有成果";
        MetOf: "达到目标值";
        ComparableOf: "可比";
        TargetOf: "有目标值";
        MatchedOf: "有实际值和目标值";
        OutlookOf: "有展望";
        NoOutlookOf: "无法判断";
        TargetDueOf: "目标已到期";
        NoTargetOf: "没有总体目标";
        RatedOf: "按多种方法评级";
        RobustOf: "各方法评级一致";
        FlippingOf: "至少一种方法评级不同";
        CarriedOf: "沿用以往数据";
        DerivedOf: "由分类数据得出";
        LostOf: "不再有数值";
        BeforeOf: "上期有数值";
        NowOf: "本期有数值";
        ReadOf: "已读取";
        UsedOf: "载有数值并已计入";
        SupersededOf: "被后续修订取代";
        UnvaluedOf: "无数值";
        DuplicateOf: "与其他行重复";
        OutsideOf: "不属于本报告期间";
        UnusableOf: "无法使用";
        ComparedOf: "与现有数据比较";
        AgreeingOf: "与公布数一致";
        RestatedOf: "在此重述";
    }
}

words! {
    Chinese: TracePhrase {
        Intro: "本附件列出正文、文本框、卡片和注释中的每项数据：其含义、数值、得出方式（“≈”表示位数有省略，完整数值见文件{file}）、所依据的数据行、这些行的核实程度以及所在位置。在电子版中，正文的每项数据均链接至本附件的相应行，并可由此返回。表格单元格和图表中的数据以相同名称载于文件{file}，其来源即下文相应主题的来源。";
        RowsOf: "{file}，行次{rows}";
        RowOf: "{file}，行次{row}";
        RecordsOf: "{file}，全部记录";
        RowsOfQuery: "{file}，查询结果第{rows}行（{keys}）";
        RowOfQuery: "{file}，查询结果第{row}行（{key}）";
        RowsAlike: "{file}，{n}行（{keys}）";
        NoTable: "项目中无“{table}”表";
        NoRow: "{file}：无相应数据行";
        EarlierValues: "{numbers}；另有本期较早数值{n}个不计入";
        CarriedIn: "{numbers}；其中沿用{period}的数值：{sum}";
        CarriedRecordsIn: "{numbers}；沿用{period}数值的记录：{sum}条";
        MoreRows: "{rows}及另外{n}行";
        ColumnOf: "{file}，{column}列";
        StateOf: "状态：{state}";
        Terms: "{first} + … + {last} {sum}（共{n}项）";
        SumOfRows: "{n}行之和 {sum}";
        Named: "{title}（{detail}）";
        FigureAt: "{figure}（{at}）";
        DetailedAt: "{figure}（{detail}，{at}）";
        UnitAt: "{unit}，{period}";
        GoalSubject: "可持续发展目标{n}";
    }
}

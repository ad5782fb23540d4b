//! Words about what a value rests on, and about the parts of totals.

use super::texts::texts;

texts! {
    /// A note on what a value rests on, or a word of a breakdown.
    BasisText {
        CarriedNote: "{id}: {sum} of it carried forward from {period}; {reporting} of {due} {due, plural, one {record} other {records}} reported.", "{id}：其中{sum}沿用{period}数据；应报记录{due}条，已报{reporting}条。";
        CarriedSinceNote: "{id}: {sum} of it carried forward, the oldest from {period}; {reporting} of {due} {due, plural, one {record} other {records}} reported.", "{id}：其中{sum}沿用以往数据，最早为{period}；应报记录{due}条，已报{reporting}条。";
        CarriedRecordsNote: "{id}: {n} of its records carried forward, the oldest from {period}; {reporting} of {due} {due, plural, one {record} other {records}} reported.", "{id}：有{n}条记录沿用以往数据，最早为{period}；应报记录{due}条，已报{reporting}条。";
        LatestNote: "{id}: latest available ({period}).", "{id}：为可得的最新数据（{period}）。";
        LatestSinceNote: "{id}: latest available, the oldest part from {period}.", "{id}：为可得的最新数据，其中最早为{period}。";
        DerivedNote: "{id}: where no total was reported, it is formed from the breakdown (records: {n}).", "{id}：有{n}条记录未报总数，总数由分类数据相加得出。";
        GapNote: "{id}: as reported at the corporate level; the reporting units come to {units}, a difference of {gap}.", "{id}：采用机构层面报告的数值；各报告单位汇总为{units}，相差{gap}。";
        TargetGapNote: "{id}: the corporate target; the targets of the reporting units add up to {units}, a difference of {gap}.", "{id}：采用机构层面的目标值；各报告单位目标值合计为{units}，相差{gap}。";
        FallNote: "{id}: lower than in the period before because values are missing{units} (records: {n}).", "{id}：低于上期，原因是有{n}条记录缺少数值{units}。";
        UnlikeNote: "{id}: the change on {period} is between different records: {before} with a value then, {now} now{gone}{joined}.", "{id}：与{period}相比，所依据的记录不同：当时{before}条，现为{now}条{gone}{joined}。";
        GoneFrom: "; none any more from {units}", "；已无数值：{units}";
        JoinedFrom: "; new from {units}", "；新增：{units}";
        InUnits: " in {units}", "（{units}）";
        BreakdownCaption: "{id} {title} by {dimensions}, {period}", "{period}按{dimensions}分列的结果：{id} {title}";
        NotBrokenDown: "Not broken down", "未分类";
        Part: "Breakdown", "分类";
        Share: "Share", "占比";
        And: " and ", "和";
        RecordsCaption: "Records (projects) with a value, {period}", "{period}已报告数值的记录（项目）";
        MethodWeightedMean: "mean weighted by the size of each record", "按各记录规模加权的平均值";
        MethodCountDistinct: "each item counted once, whoever reports it", "每一项只计一次，不论由谁报告";
    }
}

//! The words of the overall figure and of the distribution of ratings.

use super::texts::texts;

texts! {
    /// A word or phrase about the report as a whole.
    OverallText {
        Title: "Overall achievement", "总体实现率";
        Total: "Overall", "总体";
        MeanOfAreas: "Weighted mean of the achievements of {computed} of the {due} {due, plural, one {area} other {areas}} in which results were due; it covers {coverage} of their weight.", "应报告成果的{due}个领域中{computed}个领域实现率的加权平均值，占其权重的{coverage}。";
        MeanOfIndicators: "Weighted mean of the achievements of {computed} of the {due} {due, plural, one {indicator that was} other {indicators that were}} due, each counted between {floor} and {cap}; it covers {coverage} of their weight.", "应报告的{due}项指标中{computed}项的实现率加权平均值，单项计入范围为{floor}至{cap}，占其权重的{coverage}。";
        Bounds: "If everything missing were at {floor} or at {cap}, it would lie between {low} and {high}.", "如将缺失指标分别按{floor}和{cap}计入，则为{low}至{high}。";
        Withheld: "Coverage is below {min}, so that no overall figure is given.", "覆盖率低于{min}，因此不给出总体数值。";
        NothingDue: "No result was due.", "本期无应报告的成果。";
        Distribution: "Ratings of the {total} {total, plural, one {indicator} other {indicators}}: ", "{total}项指标的评级：";
        Assessed: "{assessed} of {assessable} {assessed, plural, one {was} other {were}} assessed, {numeric} of them by a figure.", "应评估的{assessable}项中已评估{assessed}项，其中{numeric}项有数值。";
        JudgedAlone: "All that was due is rated by judgement, which makes no mean.", "本期应评估的指标均为定性评级，不计算平均值。";
        DistributionCaption: "Distribution of ratings by outcome area, {period}", "{period}按结果领域分列的评级分布";
        Weights: "The overall figure is the weighted mean of the areas; weights: {weights}.", "总体数值为各领域的加权平均值；权重：{weights}。";
        WeightsOfIndicators: "The overall figure is the mean of all indicators, each with its weight times that of its area; weights of the areas: {weights}.", "总体数值为全部指标的加权平均值，单项权重为指标权重乘以所属领域权重；领域权重：{weights}。";
        WeightOf: "{area}: {weight}", "{area}：{weight}";
    }
}

//! The words of the overall figure and of the distribution of ratings.

use super::texts::texts;

texts! {
    /// A word or phrase about the report as a whole.
    OverallText {
        Title: "Overall achievement";
        Total: "Overall";
        MeanOfAreas: "Weighted mean of the achievements of {computed} of the {due} {due, plural, one {area} other {areas}} in which results were due; it covers {coverage} of their weight.";
        MeanOfIndicators: "Weighted mean of the achievements of {computed} of the {due} {due, plural, one {indicator that was} other {indicators that were}} due, each counted between {floor} and {cap}; it covers {coverage} of their weight.";
        Bounds: "If everything missing were at {floor} or at {cap}, it would lie between {low} and {high}.";
        Withheld: "Coverage is below {min}, so that no overall figure is given.";
        NothingDue: "No result was due.";
        Distribution: "Ratings of the {total} {total, plural, one {indicator} other {indicators}}: ";
        Assessed: "{assessed} of {assessable} {assessed, plural, one {was} other {were}} assessed, {numeric} of them by a figure.";
        JudgedAlone: "All that was due is rated by judgement, which makes no mean.";
        DistributionCaption: "Distribution of ratings by outcome area, {period}";
        Weights: "The overall figure is the weighted mean of the areas; weights: {weights}.";
        WeightsOfIndicators: "The overall figure is the mean of all indicators, each with its weight times that of its area; weights of the areas: {weights}.";
        WeightOf: "{area}: {weight}";
    }
}

//! Words about what a value rests on, and about the parts of totals.

use super::texts::texts;

texts! {
    /// A note on what a value rests on, or a word of a breakdown.
    BasisText {
        CarriedNote: "{id}: {sum} of it carried forward from {period}; {reporting} of {due} {due, plural, one {record} other {records}} reported.";
        CarriedSinceNote: "{id}: {sum} of it carried forward, the oldest from {period}; {reporting} of {due} {due, plural, one {record} other {records}} reported.";
        CarriedRecordsNote: "{id}: {n} of its records carried forward, the oldest from {period}; {reporting} of {due} {due, plural, one {record} other {records}} reported.";
        LatestNote: "{id}: latest available ({period}).";
        LatestSinceNote: "{id}: latest available, the oldest part from {period}.";
        DerivedNote: "{id}: where no total was reported, it is formed from the breakdown (records: {n}).";
        GapNote: "{id}: as reported at the corporate level; the reporting units come to {units}, a difference of {gap}.";
        TargetGapNote: "{id}: the corporate target; the targets of the reporting units add up to {units}, a difference of {gap}.";
        FallNote: "{id}: lower than in the period before because values are missing{units} (records: {n}).";
        UnlikeNote: "{id}: the change on {period} is between different records: {before} with a value then, {now} now{gone}{joined}.";
        GoneFrom: "; none any more from {units}";
        JoinedFrom: "; new from {units}";
        InUnits: " in {units}";
        BreakdownCaption: "{id} {title} by {dimensions}, {period}";
        NotBrokenDown: "Not broken down";
        Part: "Breakdown";
        Share: "Share";
        And: " and ";
        RecordsCaption: "Records (projects) with a value, {period}";
        MethodWeightedMean: "mean weighted by the size of each record";
        MethodCountDistinct: "each item counted once, whoever reports it";
    }
}

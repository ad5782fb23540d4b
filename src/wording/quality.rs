//! The words of the annex on data quality.

use super::Wording;
use super::texts::texts;
use crate::model::State;

texts! {
    /// A word or phrase of the annex on data quality.
    QualityLabel {
        Title: "Data quality";
        Screens: "Screens";
        ImpossiblePercentage: "Percentages below 0 or above 100";
        ValueOutOfRange: "Values outside the declared range";
        MixedPercentScale: "Fractions among percentages";
        CumulativeFell: "Running totals that fall";
        CopiedValue: "Values equal to those of the year before";
        UnitJump: "Jumps by a factor of about 1,000 or more";
        ValueTooOld: "Values measured before their period";
        ReportedTwice: "The same numbers under two names";
        ActualEqualsTarget: "Actual values equal to targets too often";
        DisaggregationMismatch: "Totals that differ from the sum of their parts";
        CorporateDiffers: "Corporate values that differ from what the units come to";
        TargetsDiffer: "Corporate targets that differ from the sum of those of the units";
        FallByMissingUnit: "Running totals that fall because values are missing";
        TargetAgainstDirection: "Targets on the wrong side of the baseline";
        AggregationForbidden: "Aggregations without a meaning";
        IndicatorWithoutData: "Indicators without a row for the reporting period";
        Standing: "Open";
        Waived: "Explained";
        Unlisted: "Not listed";
        Findings: "Findings";
        Units: "Reporting units";
        Periods: "Periods";
        UsedAsReported: "used as reported";
        TotalKept: "the total is used as reported";
        CorporateKept: "the corporate value is used";
        NotComputed: "no achievement computed";
        AsDeclared: "aggregated as declared";
        ShownAsMissing: "shown as missing";
        Reason: "Explanation";
        State: "State";
        Draft: "draft";
        Checked: "checked";
        Verified: "verified";
        Audited: "audited";
        RowsOf: "Rows with a value";
        LowestOf: "Indicators whose lowest state it is";
        CheckedBy: "Checked by";
        LeftOutRows: "Rows left out";
        LeftOutCondition: "They do not meet the condition that is set for the source";
        LeftOutGroups: "Targets or baselines of a place or group";
        DraftUnchecked: "Draft: contains unchecked values";
        DraftUnverified: "Draft: contains unverified values";
        DraftUnaudited: "Draft: contains unaudited values";
    }
}

texts! {
    /// A phrase of the annex on data quality, with places in braces.
    QualityPhrase {
        Introduction: "Every reported value passed the screens below, which point at what is hard to believe. A screen changes no figure: what it points at was used as reported, unless the tables say otherwise, and stands here so that readers can judge for themselves.";
        ScreensCaption: "Screens of the data and what they found";
        OpenCaption: "Findings that are open";
        WaivedCaption: "Findings that were looked into and explained";
        StatesText: "Each value carries a state: draft, checked, verified or audited. The state of a figure is the lowest state of the rows behind it.";
        RequiredText: "This report asks for values that are at least {state}; figures below that are listed.";
        AllReached: "All figures of this report reach it.";
        StatesCaption: "States of the values, {period}";
        BelowCaption: "Figures that rest on values below the state “{state}”";
        LeftOutCaption: "Rows that were left out, by file and reason";
        KeptBefore: "The database “{database}” was not consulted for this report. Its data are those that it provided on {date}, {n} {n, plural, one {day} other {days}} before the date of the report.";
        KeptOn: "The database “{database}” was not consulted for this report. Its data are those that it provided on {date}, the date of the report.";
        KeptAfter: "The database “{database}” was not consulted for this report. Its data are those that it provided on {date}, {n} {n, plural, one {day} other {days}} after the date of the report.";
        CountUnits: "{n} {n, plural, one {unit} other {units}}";
        CountPeriods: "{n} {n, plural, one {period} other {periods}}";
        OnDate: "{by}, {date}";
        AndOthers: "{names} and {n} {n, plural, one {other} other {others}}";
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

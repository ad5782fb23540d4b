//! The words of outlooks.

use super::Wording;
use super::texts::texts;
use crate::assess::outlook::{Band, Refusal};
use crate::model::OutlookMethod;

texts! {
    /// A word or phrase of an outlook.
    OutlookLabel {
        Title: "Outlook: targets that lie ahead";
        Outlook: "Outlook";
        Latest: "Latest";
        Expected: "Expected";
        Achieved: "achieved";
        OnTrack: "on track";
        AccelerationNeeded: "acceleration needed";
        Limited: "limited or no progress";
        Deteriorating: "deterioration";
        SignificantProgress: "significant progress";
        ModerateProgress: "moderate progress";
        NoChange: "no significant change";
        ModerateDecline: "moderate movement away";
        SignificantDecline: "significant movement away";
        SmallShortfall: "on track, small shortfall expected";
        LargeShortfall: "large shortfall expected";
        WrongDirection: "wrong direction";
        Delayed: "delayed";
        OffTrack: "off track";
        Reversing: "reversing";
        NoData: "no data";
        NoTarget: "no target";
        RangeTarget: "the target is a range";
        NoWay: "its method measures no way to the target";
        TargetDue: "the target is due";
        TargetsOfUnits: "targets set by reporting unit";
        Judged: "rating by judgement";
        StepsCounted: "measurement by the steps that are done";
        NoneSet: "no target set for the reporting period or later";
        NoBaseline: "no baseline";
        UndatedBaseline: "the baseline has no date";
        NoDirection: "no direction is declared";
        InsufficientHistory: "too few years with a value";
        ZeroBase: "no growth rate from a baseline of zero";
        ZeroValue: "no growth rate to a value of zero";
        ZeroTarget: "no growth rate to a target of zero";
        SignChange: "no growth rate across zero";
        FlatTarget: "the target equals the baseline";
        TargetAgainstDirection: "the target lies on the wrong side of the baseline";
        AtLimit: "the baseline is at its natural limit";
        UnevenYears: "the periods are not whole years apart";
        Overflow: "the numbers are too large";
        MethodSchedule: "By schedule: the way gone since the baseline over the way that should have been gone by now. On track from 95%, delayed from 60%, off track below it, reversing below the baseline.";
        MethodCagrRatio: "By growth: growth a year since the baseline over growth a year needed to reach the target. On track from 95%, acceleration needed from 60%, limited from 0%, deterioration below it.";
        MethodCagrTrend: "By trend: growth a year since the baseline in the better direction. On track from 1.5%, acceleration needed from 0.5%, limited from 0%, deterioration below it; a natural limit lowers the first two.";
        MethodCagrTrendEurostat: "By trend: growth a year since the baseline in the better direction. Significant from 1%, moderate from 0.1%; the same downwards, and no significant change between.";
        MethodLinear: "By recent change: the mean of the last five yearly changes, carried on to the year of the target. On track if less than 5% of what is missing now would be missing then, a small shortfall up to 20%, a large one above it.";
    }
}

texts! {
    /// A phrase of an outlook, with places in braces.
    OutlookPhrase {
        Caption: "Outlook of indicators, {period}";
        Summary: "{total} {total, plural, one {indicator} other {indicators}} can be judged by a target set for a time after {total, plural, one {its} other {their}} latest value, or by {total, plural, one {its} other {their}} trend: {counts}.";
        Count: "{n} {outlook}";
        Refused: "{n} without an outlook";
        Due: "The {n, plural, one {target} other {targets}} of {n} further {n, plural, one {indicator is} other {indicators are}} due by now; {n, plural, one {its} other {their}} achievement is the answer.";
        Untargeted: "{n} further {n, plural, one {indicator has} other {indicators have}} no target of the whole organization to be judged by: {reasons}.";
        UntargetedReason: "{reason} ({ids})";
        Gap: "{id}: growth is taken over {n} {n, plural, one {year} other {years}} without a value.";
    }
}

impl Wording {
    /// The words of an outlook.
    pub fn outlook(self, band: Band) -> &'static str {
        self.label(match band {
            Band::Achieved => OutlookLabel::Achieved,
            Band::OnTrack => OutlookLabel::OnTrack,
            Band::AccelerationNeeded => OutlookLabel::AccelerationNeeded,
            Band::Limited => OutlookLabel::Limited,
            Band::Deteriorating => OutlookLabel::Deteriorating,
            Band::SignificantProgress => OutlookLabel::SignificantProgress,
            Band::ModerateProgress => OutlookLabel::ModerateProgress,
            Band::NoChange => OutlookLabel::NoChange,
            Band::ModerateDecline => OutlookLabel::ModerateDecline,
            Band::SignificantDecline => OutlookLabel::SignificantDecline,
            Band::SmallShortfall => OutlookLabel::SmallShortfall,
            Band::LargeShortfall => OutlookLabel::LargeShortfall,
            Band::WrongDirection => OutlookLabel::WrongDirection,
            Band::Delayed => OutlookLabel::Delayed,
            Band::OffTrack => OutlookLabel::OffTrack,
            Band::Reversing => OutlookLabel::Reversing,
        })
    }

    /// The words of a reason why there is no outlook.
    pub fn no_outlook(self, refusal: Refusal) -> &'static str {
        self.label(match refusal {
            Refusal::NoData => OutlookLabel::NoData,
            Refusal::NoTarget => OutlookLabel::NoTarget,
            Refusal::RangeTarget => OutlookLabel::RangeTarget,
            Refusal::NoWay => OutlookLabel::NoWay,
            Refusal::TargetDue => OutlookLabel::TargetDue,
            Refusal::NoBaseline => OutlookLabel::NoBaseline,
            Refusal::UndatedBaseline => OutlookLabel::UndatedBaseline,
            Refusal::NoDirection => OutlookLabel::NoDirection,
            Refusal::InsufficientHistory => OutlookLabel::InsufficientHistory,
            Refusal::ZeroBase => OutlookLabel::ZeroBase,
            Refusal::ZeroValue => OutlookLabel::ZeroValue,
            Refusal::ZeroTarget => OutlookLabel::ZeroTarget,
            Refusal::SignChange => OutlookLabel::SignChange,
            Refusal::FlatTarget => OutlookLabel::FlatTarget,
            Refusal::TargetAgainstDirection => OutlookLabel::TargetAgainstDirection,
            Refusal::AtLimit => OutlookLabel::AtLimit,
            Refusal::UnevenYears => OutlookLabel::UnevenYears,
            Refusal::Overflow => OutlookLabel::Overflow,
        })
    }

    /// What a method of outlooks does, with its bands.
    pub fn outlook_method(self, method: OutlookMethod) -> &'static str {
        self.label(match method {
            OutlookMethod::Schedule => OutlookLabel::MethodSchedule,
            OutlookMethod::CagrRatio => OutlookLabel::MethodCagrRatio,
            OutlookMethod::CagrTrend => OutlookLabel::MethodCagrTrend,
            OutlookMethod::CagrTrendEurostat => OutlookLabel::MethodCagrTrendEurostat,
            OutlookMethod::Linear5 => OutlookLabel::MethodLinear,
        })
    }
}

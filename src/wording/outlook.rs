//! The words of outlooks.

use super::Wording;
use super::texts::texts;
use crate::assess::outlook::{Band, Refusal};
use crate::model::OutlookMethod;

texts! {
    /// A word or phrase of an outlook.
    OutlookLabel {
        Title: "Outlook: targets that lie ahead", "展望：未到期目标";
        Outlook: "Outlook", "展望";
        Latest: "Latest", "最新值";
        Expected: "Expected", "应达到";
        Achieved: "achieved", "目标已实现";
        OnTrack: "on track", "进展顺利";
        AccelerationNeeded: "acceleration needed", "须加快进展";
        Limited: "limited or no progress", "进展有限或无进展";
        Deteriorating: "deterioration", "情况恶化";
        SignificantProgress: "significant progress", "进展显著";
        ModerateProgress: "moderate progress", "进展平稳";
        NoChange: "no significant change", "无明显变化";
        ModerateDecline: "moderate movement away", "略有倒退";
        SignificantDecline: "significant movement away", "明显倒退";
        SmallShortfall: "on track, small shortfall expected", "大体顺利，预计略有差距";
        LargeShortfall: "large shortfall expected", "预计差距较大";
        WrongDirection: "wrong direction", "方向相反";
        Delayed: "delayed", "进度滞后";
        OffTrack: "off track", "偏离进度";
        Reversing: "reversing", "出现倒退";
        NoData: "no data", "无数据";
        NoTarget: "no target", "无目标值";
        RangeTarget: "the target is a range", "目标值为区间";
        NoWay: "its method measures no way to the target", "其计算方法不衡量趋近目标的进展";
        TargetDue: "the target is due", "目标已到期";
        NoBaseline: "no baseline", "无基线";
        UndatedBaseline: "the baseline has no date", "基线未注明日期";
        NoDirection: "no direction is declared", "未说明改善方向";
        InsufficientHistory: "too few years with a value", "有数值的年份不足";
        ZeroBase: "no growth rate from a baseline of zero", "基线为零，无法得出增长率";
        ZeroValue: "no growth rate to a value of zero", "数值为零，无法得出增长率";
        ZeroTarget: "no growth rate to a target of zero", "目标值为零，无法得出增长率";
        SignChange: "no growth rate across zero", "数值正负不同，无法得出增长率";
        FlatTarget: "the target equals the baseline", "目标值与基线相同";
        TargetAgainstDirection: "the target lies on the wrong side of the baseline", "目标值与改善方向相反";
        AtLimit: "the baseline is at its natural limit", "基线已达自然上限";
        UnevenYears: "the periods are not whole years apart", "期间间隔非整年";
        Overflow: "the numbers are too large", "数值过大";
        MethodSchedule: "By schedule: the way gone since the baseline over the way that should have been gone by now. On track from 95%, delayed from 60%, off track below it, reversing below the baseline.", "按进度：自基线以来已完成的进展与届时应完成的进展之比。95%及以上为进展顺利，60%及以上为进度滞后，低于60%为偏离进度，低于基线为出现倒退。";
        MethodCagrRatio: "By growth: growth a year since the baseline over growth a year needed to reach the target. On track from 95%, acceleration needed from 60%, limited from 0%, deterioration below it.", "按增长率：自基线以来的年均增长率与实现目标所需年均增长率之比。95%及以上为进展顺利，60%及以上为须加快进展，0%及以上为进展有限或无进展，低于0%为情况恶化。";
        MethodCagrTrend: "By trend: growth a year since the baseline in the better direction. On track from 1.5%, acceleration needed from 0.5%, limited from 0%, deterioration below it; a natural limit lowers the first two.", "按趋势：自基线以来朝改善方向的年均增长率。1.5%及以上为进展顺利，0.5%及以上为须加快进展，0%及以上为进展有限或无进展，低于0%为情况恶化；有自然上限的，前两个界限相应降低。";
        MethodCagrTrendEurostat: "By trend: growth a year since the baseline in the better direction. Significant from 1%, moderate from 0.1%; the same downwards, and no significant change between.", "按趋势：自基线以来朝改善方向的年均增长率。1%及以上为进展显著，0.1%及以上为进展平稳；反方向亦同，其间为无明显变化。";
        MethodLinear: "By recent change: the mean of the last five yearly changes, carried on to the year of the target. On track if less than 5% of what is missing now would be missing then, a small shortfall up to 20%, a large one above it.", "按近年变化：将最近五次年度变化的平均值延伸至目标年。届时差距不足现有差距5%的为进展顺利，不超过20%的为预计略有差距，超过20%的为预计差距较大。";
    }
}

texts! {
    /// A phrase of an outlook, with places in braces.
    OutlookPhrase {
        Caption: "Outlook of indicators, {period}", "{period}各指标展望";
        Summary: "{total} {total, plural, one {indicator} other {indicators}} can be judged by a target set for a time after {total, plural, one {its} other {their}} latest value, or by {total, plural, one {its} other {their}} trend: {counts}.", "可依据未到期目标或趋势判断的指标共{total}项：{counts}。";
        Count: "{n} {outlook}", "{outlook}{n}项";
        Refused: "{n} without an outlook", "无法判断{n}项";
        Due: "The {n, plural, one {target} other {targets}} of {n} further {n, plural, one {indicator is} other {indicators are}} due by now; {n, plural, one {its} other {their}} achievement is the answer.", "另有{n}项指标的目标已到期，以其实现率为准。";
        Gap: "{id}: growth is taken over {n} {n, plural, one {year} other {years}} without a value.", "{id}：增长率跨越{n}个无数值年度。";
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

//! The words of the comparison of methods.

use super::Wording;
use super::texts::texts;
use crate::assess::robustness::Published;
use crate::model::Tone;

texts! {
    /// A word or phrase of the comparison of methods.
    RobustnessLabel {
        Title: "Ratings by other published methods";
        InReport: "Report";
        Method: "Method";
        Rule: "Rule";
        Intro: "Agencies compute achievement in different ways and draw the bounds of their ratings in different places. This annex rates every indicator under each published method that applies to it, formula and bands together. A rating that holds under all of them does not depend on the method that was chosen.";
        Good: "good";
        Fair: "fair";
        Poor: "poor";
        Flip: "*";
        FlipNote: "In the tables below, an asterisk (*) marks a rating that differs from that of the report; a method that does not apply leaves its cell empty.";
        Rsr: "RSR";
        Tola: "Tola";
        GlobalFund: "GF";
        Undp: "UNDP";
        Progress: "Way";
        Ceiling: "Limit";
        Growth: "Growth";
        Linear: "Linear";
        Schedule: "Schedule";
        RsrRule: "Actual over target. Good from 85%, poor up to 49% (Akvo RSR).";
        TolaRule: "Actual over target. Good from 85%, poor below; over 115% is marked as well (TolaData).";
        GlobalFundRule: "Actual over target. Good from 90% (A1, A2), fair from 60% (B1), poor below (B2, C; Global Fund, until 2022).";
        UndpRule: "Actual over target. Good from 100% (green), fair from 50% (amber), poor below (red; UNDP, 2014).";
        ProgressRule: "Share of the way from the baseline to the target. Good from 100%, fair from 50%, poor below (formula also of OPSYS, European Union).";
        CeilingRule: "Kept below the target: 100% at it, less above it. Good from 100%, fair from 50%, poor below.";
        GrowthRule: "Growth a year seen over growth a year needed. Good from 95%, fair from 60%, poor below (Statistics Canada, Eurostat).";
        LinearRule: "The mean of the last five yearly changes, carried on. Good if less than 5% would be missing by the year of the target, fair up to 20%, poor above (Germany).";
        ScheduleRule: "The way gone over the way due by now. Good from 95%, fair from 60%, poor below.";
    }
}

texts! {
    /// A phrase of the comparison of methods, with places in braces.
    RobustnessPhrase {
        Summary: "Of {total} {total, plural, one {indicator that was} other {indicators that were}} rated by a formula, {robust} would be rated alike under every method that applies; {flipping} would not under at least one.";
        Caption: "{area}: ratings by method, {period}";
        MethodsCaption: "Methods compared";
    }
}

impl Wording {
    /// The word of a tone.
    pub fn tone(self, tone: Tone) -> &'static str {
        self.label(match tone {
            Tone::Good => RobustnessLabel::Good,
            Tone::Fair => RobustnessLabel::Fair,
            Tone::Poor => RobustnessLabel::Poor,
        })
    }

    /// The short name of a published method.
    pub fn published(self, method: Published) -> &'static str {
        self.label(match method {
            Published::RatioRsr => RobustnessLabel::Rsr,
            Published::RatioTola15 => RobustnessLabel::Tola,
            Published::RatioGfLegacy => RobustnessLabel::GlobalFund,
            Published::RatioUndp2014 => RobustnessLabel::Undp,
            Published::ProgressRbm5 => RobustnessLabel::Progress,
            Published::CeilingRbm5 => RobustnessLabel::Ceiling,
            Published::CagrRatio => RobustnessLabel::Growth,
            Published::Linear5 => RobustnessLabel::Linear,
            Published::Schedule => RobustnessLabel::Schedule,
        })
    }

    /// What a published method does.
    pub fn published_rule(self, method: Published) -> &'static str {
        self.label(match method {
            Published::RatioRsr => RobustnessLabel::RsrRule,
            Published::RatioTola15 => RobustnessLabel::TolaRule,
            Published::RatioGfLegacy => RobustnessLabel::GlobalFundRule,
            Published::RatioUndp2014 => RobustnessLabel::UndpRule,
            Published::ProgressRbm5 => RobustnessLabel::ProgressRule,
            Published::CeilingRbm5 => RobustnessLabel::CeilingRule,
            Published::CagrRatio => RobustnessLabel::GrowthRule,
            Published::Linear5 => RobustnessLabel::LinearRule,
            Published::Schedule => RobustnessLabel::ScheduleRule,
        })
    }
}

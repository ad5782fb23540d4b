//! The formulas of achievement in words and with their numbers.

use super::Step;
use crate::assess::{Achievement, Measured, Note};
use crate::model::{Decimal, Direction, Method, TargetValue};
use crate::wording::{ExplainPhrase as P, Wording};

/// Decimals with which a share is written beside its formula.
const SHARE_DECIMALS: u32 = 6;

/// What the formula of an indicator depends on beside its values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settings {
    /// Its tolerance.
    pub(super) tolerance: Option<Decimal>,
    /// The direction that counts as better.
    pub(super) direction: Direction,
}

/// The formula of an achievement, if it was computed by one.
pub(super) fn step(words: Wording, measured: &Measured, settings: Settings) -> Option<Step> {
    let number = |value: Decimal| words.exact(value.round_dp(SHARE_DECIMALS));
    let texts = Texts {
        a: number(measured.actual.present()?),
        b: measured.baseline.map(number),
        t: measured.target.and_then(TargetValue::point).map(number),
        range: measured.target.and_then(|target| range(words, target)),
        tol: settings.tolerance.map(number),
        direction: settings.direction,
    };
    let (rule, numbers) = match measured.achievement {
        Achievement::Computed { note: Some(Note::FlatTarget), .. } => (P::RuleFlat, texts.t.clone()?),
        Achievement::Computed { .. } => by_method(measured, &texts)?,
        Achievement::Distance(_) => (P::RuleDistance, format!("({} − {}) ÷ σ", texts.a, texts.t.as_ref()?)),
        Achievement::Qualitative(_)
        | Achievement::NoData(_)
        | Achievement::NoTarget
        | Achievement::NoBaseline
        | Achievement::NotDue
        | Achievement::NotComputable(_) => return None,
    };
    let result = match measured.achievement {
        Achievement::Computed { ratio, .. } => share(words, ratio),
        Achievement::Distance(deviations) => share(words, deviations),
        Achievement::Qualitative(_)
        | Achievement::NoData(_)
        | Achievement::NoTarget
        | Achievement::NoBaseline
        | Achievement::NotDue
        | Achievement::NotComputable(_) => return None,
    };
    Some(Step { rule: words.phrase(rule, &[]), numbers: format!("{numbers} {result}") })
}

/// The numbers of a formula as written in it.
struct Texts {
    a: String,
    b: Option<String>,
    t: Option<String>,
    range: Option<String>,
    tol: Option<String>,
    direction: Direction,
}

fn by_method(measured: &Measured, texts: &Texts) -> Option<(P, String)> {
    let Texts { a, b, t, range, tol, direction } = texts;
    Some(match measured.method {
        Method::Ratio => (P::RuleRatio, format!("{a} ÷ {}", t.as_ref()?)),
        Method::Milestone => (P::RuleSteps, format!("{a} ÷ {}", t.as_ref()?)),
        Method::InverseRatio => (P::RuleInverse, format!("{} ÷ {a}", t.as_ref()?)),
        Method::Ceiling => {
            let t = t.as_ref()?;
            (P::RuleCeiling, format!("1 + ({t} − {a}) ÷ {t}"))
        }
        Method::Progress | Method::Ordinal => {
            let (b, t) = (b.as_ref()?, t.as_ref()?);
            (P::RuleProgress, format!("({a} − {b}) ÷ ({t} − {b})"))
        }
        Method::Maintain => {
            let (t, tol) = (t.as_ref()?, tol.as_ref()?);
            (P::RuleMaintain, format!("|{a} − {t}|, ± {tol}"))
        }
        Method::Range => (P::RuleRange, format!("{a}; {}", range.as_ref()?)),
        Method::Binary => (P::RuleBinary, format!("{a}; {}", t.as_ref()?)),
        Method::Threshold => match (measured.target?, t) {
            (TargetValue::Range { .. }, _) => (P::RuleWithin, format!("{a}; {}", range.as_ref()?)),
            (TargetValue::Point(_), Some(t)) => match direction {
                Direction::Increase => (P::RuleAtLeast, format!("{a} ≥ {t}?")),
                Direction::Decrease => (P::RuleAtMost, format!("{a} ≤ {t}?")),
            },
            (TargetValue::Point(_), None) => return None,
        },
        Method::Qualitative | Method::Distance => return None,
    })
}

fn range(words: Wording, target: TargetValue) -> Option<String> {
    match target {
        TargetValue::Point(_) => None,
        TargetValue::Range { low, high } => Some(format!("[{}; {}]", words.exact(low), words.exact(high))),
    }
}

/// A share as the end of a formula: exact where it is short, rounded otherwise.
pub(super) fn share(words: Wording, share: Decimal) -> String {
    let short = share.normalize();
    if short.scale() <= SHARE_DECIMALS {
        return format!("= {}", words.exact(short));
    }
    let rounded = words.number(share, u8::try_from(SHARE_DECIMALS).unwrap_or(u8::MAX));
    format!("≈ {rounded}")
}

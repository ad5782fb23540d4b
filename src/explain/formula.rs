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
        range: measured.target.and_then(|target| within(number, measured.actual.present()?, target)),
        tol: settings.tolerance.map(number),
        direction: settings.direction,
        ends: Ends::of(measured, settings, number),
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
    let inputs = [measured.actual.present(), measured.baseline, measured.target.and_then(TargetValue::point)];
    let is_cut = inputs.into_iter().flatten().any(|value| value.normalize().scale() > SHARE_DECIMALS);
    // What is computed with cut numbers is not said to be equal, even where it is short.
    let result = if is_cut { result.replacen('=', "≈", 1) } else { result };
    // A question is answered, and no equation.
    let result = if numbers.ends_with('?') { result.replacen('=', "→", 1) } else { result };
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
    ends: Option<Ends>,
}

/// How far values lie outside a range, as differences with their numbers.
struct Ends {
    /// The rule by what the distance is measured.
    rule: P,
    /// The distance of the actual value over that of the baseline, or over the tolerance; none where it is nothing.
    share: Option<String>,
}

impl Ends {
    fn of(measured: &Measured, settings: Settings, number: impl Fn(Decimal) -> String) -> Option<Self> {
        let target = measured.target?;
        let TargetValue::Range { low, high } = target else { return None };
        let outside = |value: Decimal| {
            let off = target.distance(value).filter(|off| !off.is_zero())?;
            let (more, less) = if value < low { (low, value) } else { (value, high) };
            Some((off, format!("({} − {})", number(more), number(less))))
        };
        let now = outside(measured.actual.present()?);
        let before = measured.baseline.and_then(outside).map(|(_, text)| text);
        let is_by_baseline = before.is_some();
        let whole = before.or_else(|| settings.tolerance.map(&number));
        let share = now.zip(whole).map(|((_, now), whole)| format!("1 − {now} ÷ {whole}"));
        Some(Self { rule: if is_by_baseline { P::RuleRange } else { P::RuleNear }, share })
    }
}

fn by_method(measured: &Measured, texts: &Texts) -> Option<(P, String)> {
    let Texts { a, b, t, range, tol, direction, ends } = texts;
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
            let off = format!("|{a} − {t}|");
            let numbers = match measured.achievement.ratio() {
                Some(ratio) if ratio == Decimal::ONE => format!("{off} ≤ {tol}?"),
                Some(ratio) if ratio.is_zero() => format!("max(0, 1 − ({off} − {tol}) ÷ {tol})"),
                Some(_) | None => format!("1 − ({off} − {tol}) ÷ {tol}"),
            };
            (P::RuleMaintain, numbers)
        }
        Method::Range => {
            let Ends { rule, share } = ends.as_ref()?;
            let within = || Some((P::RuleRange, range.clone()?));
            share.clone().map(|share| (*rule, share)).or_else(within)?
        }
        Method::Binary => (P::RuleBinary, format!("{a} = {}?", t.as_ref()?)),
        Method::Threshold => match (measured.target?, t) {
            (TargetValue::Range { .. }, _) => (P::RuleWithin, range.clone()?),
            (TargetValue::Point(_), Some(t)) => match direction {
                Direction::Increase => (P::RuleAtLeast, format!("{a} ≥ {t}?")),
                Direction::Decrease => (P::RuleAtMost, format!("{a} ≤ {t}?")),
            },
            (TargetValue::Point(_), None) => return None,
        },
        Method::Qualitative | Method::Distance => return None,
    })
}

/// The question whether a value lies within a range.
fn within(number: impl Fn(Decimal) -> String, actual: Decimal, target: TargetValue) -> Option<String> {
    match target {
        TargetValue::Point(_) => None,
        TargetValue::Range { low, high } => {
            Some(format!("{} ≤ {} ≤ {}?", number(low), number(actual), number(high)))
        }
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

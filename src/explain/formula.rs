//! The formulas of achievement in words and with their numbers.

use super::{Pen, Step};
use crate::assess::{Achievement, Measured, Note};
use crate::model::{Decimal, Direction, Method, TargetValue};
use crate::wording::{ExplainPhrase as P, Label, Wording};

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
    let values = Values {
        a: measured.actual.present()?,
        b: measured.baseline,
        t: measured.target.and_then(TargetValue::point),
        target: measured.target,
        settings,
    };
    let pen = Pen::new(words);
    let (rule, written, result) = match measured.achievement {
        Achievement::Computed { ratio, note: Some(Note::FlatTarget) } => {
            (P::RuleFlat, values.kept(&pen)?, ratio)
        }
        Achievement::Computed { ratio, note: None } => {
            let (rule, written) = values.by_method(&pen, measured.method, ratio)?;
            (rule, written, ratio)
        }
        Achievement::Distance(deviations) => {
            let left = format!("({} − {}) ÷ σ", pen.number(values.a), pen.number(values.t?));
            (P::RuleDistance, Written::Equation(left), deviations)
        }
        Achievement::Qualitative(_)
        | Achievement::NoData(_)
        | Achievement::NoTarget
        | Achievement::NoBaseline
        | Achievement::NotDue
        | Achievement::NotComputable(_) => return None,
    };
    let numbers = match written {
        Written::Equation(left) => format!("{left} {}", pen.equals(result)),
        Written::Question(question) => format!("{question} → {}", pen.alone(result)),
    };
    Some(Step { rule: words.phrase(rule, &[]), numbers })
}

/// Why there is no share of a target, in words; none where there is one, or where no value is there to compare.
pub(super) fn why_none(words: Wording, achievement: Achievement) -> Option<&'static str> {
    match achievement {
        Achievement::NotComputable(impossible) => Some(words.impossible(impossible)),
        Achievement::NoBaseline => Some(words.label(Label::NoBaselineReason)),
        Achievement::NotDue => Some(words.label(Label::NotDue)),
        Achievement::NoTarget => Some(words.label(Label::NoTargetReason)),
        Achievement::Computed { .. }
        | Achievement::Qualitative(_)
        | Achievement::Distance(_)
        | Achievement::NoData(_) => None,
    }
}

/// A formula without what came out.
enum Written {
    /// The left side of an equation.
    Equation(String),
    /// A question, which is answered by one or zero.
    Question(String),
}

/// The numbers that formulas are made of.
struct Values {
    a: Decimal,
    b: Option<Decimal>,
    /// The target, where it is one value.
    t: Option<Decimal>,
    target: Option<TargetValue>,
    settings: Settings,
}

impl Values {
    /// Whether a target that equals the baseline was kept.
    fn kept(&self, pen: &Pen) -> Option<Written> {
        let t = self.t?;
        if self.a == t { self.asked(pen, "=") } else { self.asked(pen, self.better()) }
    }

    /// On which side of the target the better values lie.
    fn better(&self) -> &'static str {
        match self.settings.direction {
            Direction::Increase => "≥",
            Direction::Decrease => "≤",
        }
    }

    /// The question whether the value is as the target asks.
    fn asked(&self, pen: &Pen, sign: &str) -> Option<Written> {
        let [a, t] = pen.compared([self.a, self.t?]);
        Some(Written::Question(format!("{a} {sign} {t}?")))
    }

    fn by_method(&self, pen: &Pen, method: Method, ratio: Decimal) -> Option<(P, Written)> {
        let n = |number: Decimal| pen.number(number);
        let (a, t) = (self.a, self.t);
        Some(match method {
            Method::Ratio => (P::RuleRatio, Written::Equation(format!("{} ÷ {}", n(a), n(t?)))),
            Method::Milestone => (P::RuleSteps, Written::Equation(format!("{} ÷ {}", n(a), n(t?)))),
            // Nothing can be divided by zero: a share is given only where neither is anything.
            Method::InverseRatio if a.is_zero() => (P::RuleNothing, self.asked(pen, "=")?),
            Method::Ceiling if t?.is_zero() => (P::RuleNothing, self.asked(pen, "=")?),
            Method::InverseRatio => (P::RuleInverse, Written::Equation(format!("{} ÷ {}", n(t?), n(a)))),
            Method::Ceiling => {
                let t = n(t?);
                (P::RuleCeiling, Written::Equation(format!("1 + ({t} − {}) ÷ {t}", n(a))))
            }
            Method::Progress | Method::Ordinal => {
                let (a, b, t) = (n(a), n(self.b?), n(t?));
                (P::RuleProgress, Written::Equation(format!("({a} − {b}) ÷ ({t} − {b})")))
            }
            Method::Maintain => (P::RuleMaintain, self.maintained(pen, ratio)?),
            Method::Range => self.near(pen).or_else(|| Some((P::RuleRange, self.within(pen)?)))?,
            Method::Binary => (P::RuleBinary, self.asked(pen, "=")?),
            Method::Threshold => match (self.target?, self.settings.direction) {
                (TargetValue::Range { .. }, _) => (P::RuleWithin, self.within(pen)?),
                (TargetValue::Point(_), Direction::Increase) => (P::RuleAtLeast, self.asked(pen, "≥")?),
                (TargetValue::Point(_), Direction::Decrease) => (P::RuleAtMost, self.asked(pen, "≤")?),
            },
            Method::Qualitative | Method::Distance => return None,
        })
    }

    /// How a value keeps to its target, by the tolerance.
    fn maintained(&self, pen: &Pen, ratio: Decimal) -> Option<Written> {
        let (a, t, tolerance) = (self.a, self.t?, self.settings.tolerance?);
        if ratio == Decimal::ONE {
            let [a, t, tolerance] = pen.compared_distance([a, t, tolerance]);
            return Some(Written::Question(format!("|{a} − {t}| ≤ {tolerance}?")));
        }
        let [a, t, tolerance] = [a, t, tolerance].map(|number| pen.number(number));
        let left = format!("1 − (|{a} − {t}| − {tolerance}) ÷ {tolerance}");
        Some(Written::Equation(if ratio.is_zero() { format!("max(0, {left})") } else { left }))
    }

    /// The question whether a value lies within a range.
    fn within(&self, pen: &Pen) -> Option<Written> {
        let TargetValue::Range { low, high } = self.target? else { return None };
        let [low, a, high] = pen.compared([low, self.a, high]);
        Some(Written::Question(format!("{low} ≤ {a} ≤ {high}?")))
    }

    /// How near a value that lies outside of a range is to it: by the distance of the baseline, or by the tolerance.
    fn near(&self, pen: &Pen) -> Option<(P, Written)> {
        let target = self.target?;
        let TargetValue::Range { low, high } = target else { return None };
        let ends = |value: Decimal| {
            target.distance(value).filter(|off| !off.is_zero())?;
            Some(if value < low { (low, value) } else { (value, high) })
        };
        let written =
            |(more, less): (Decimal, Decimal)| format!("({} − {})", pen.number(more), pen.number(less));
        let now = ends(self.a)?;
        let (rule, whole) = match self.b.and_then(ends) {
            Some(before) => (P::RuleRange, written(before)),
            None => (P::RuleNear, pen.number(self.settings.tolerance?)),
        };
        Some((rule, Written::Equation(format!("1 − {} ÷ {whole}", written(now)))))
    }
}

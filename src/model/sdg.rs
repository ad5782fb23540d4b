//! Targets of the Sustainable Development Goals, and links of indicators to them.

use std::fmt;

use super::keyed::keyed;
use super::{IndicatorId, Localised};

/// A target of the 2030 Agenda: a goal and a number or letter, such as 9.2 or 17.a.
///
/// Whether the goal has such a target is not checked, only that there is such a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SdgTarget {
    goal: u8,
    item: Item,
}

/// What stands after the point; numbers come before letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    /// An outcome target.
    Number(u8),
    /// A target on the means of implementation.
    Letter(char),
}

/// A text that names no target.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseTargetError {
    /// There is no such goal.
    #[error("there is no Goal {0}")]
    Goal(String),
    /// It is not written as targets are.
    #[error("`{0}` is not an SDG target")]
    Form(String),
}

impl SdgTarget {
    /// The number of the last goal.
    pub const LAST_GOAL: u8 = 17;

    /// Reads a target as the 2030 Agenda writes it.
    ///
    /// # Errors
    /// A text of another form, or a goal that does not exist.
    pub fn parse(text: &str) -> Result<Self, ParseTargetError> {
        let form = || ParseTargetError::Form(text.to_owned());
        let (goal, item) = text.split_once('.').ok_or_else(form)?;
        let item = match item.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => Item::Letter(letter.to_ascii_lowercase().into()),
            _ => Item::Number(number(item).ok_or_else(form)?),
        };
        if goal.is_empty() || !goal.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(form());
        }
        let exists = |goal: &u8| *goal <= Self::LAST_GOAL;
        let goal = number(goal).filter(exists).ok_or_else(|| ParseTargetError::Goal(goal.to_owned()))?;
        Ok(Self { goal, item })
    }

    /// The goal, 1 to 17.
    pub fn goal(self) -> u8 {
        self.goal
    }
}

/// A number from 1 to 99 without a leading zero.
fn number(text: &str) -> Option<u8> {
    let written = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    written.then(|| text.parse().ok())?
}

impl fmt::Display for SdgTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item {
            Item::Number(number) => write!(f, "{}.{number}", self.goal),
            Item::Letter(letter) => write!(f, "{}.{letter}", self.goal),
        }
    }
}

/// What an indicator contributes to a target.
#[derive(Debug, Clone)]
pub struct SdgLink {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The target.
    pub target: SdgTarget,
    /// Whether the indicator is counted there.
    pub role: SdgRole,
    /// What the contribution is.
    pub contribution: Option<Localised>,
}

keyed!(
    /// Whether an indicator is counted under a target or only shown there.
    SdgRole {
        /// It is counted there, and nowhere else.
        Primary = "yes",
        /// It is shown there and counted elsewhere.
        Secondary = "no",
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_read_as_the_agenda_writes_them() {
        for text in ["1.1", "9.2", "17.19", "9.b", "17.a"] {
            assert_eq!(SdgTarget::parse(text).map(|target| target.to_string()), Ok(text.to_owned()));
        }
        assert_eq!(SdgTarget::parse("9.B").map(|target| target.to_string()), Ok("9.b".to_owned()));
        for text in ["", "9", "9.", ".2", "9.2.1", "SDG 9.2", "9.0", "9.02", "9.bb", "9,2", "+9.2", "9.²"] {
            assert_eq!(SdgTarget::parse(text), Err(ParseTargetError::Form(text.to_owned())), "{text}");
        }
        for (text, goal) in [("18.1", "18"), ("0.1", "0"), ("99.a", "99"), ("123.1", "123")] {
            assert_eq!(SdgTarget::parse(text), Err(ParseTargetError::Goal(goal.to_owned())), "{text}");
        }
    }

    #[test]
    fn targets_sort_by_goal_then_numbers_then_letters() {
        let sorted = ["9.2", "9.10", "9.a", "10.1"].map(|text| SdgTarget::parse(text).expect("a target"));
        assert!(sorted.is_sorted());
    }
}

//! The figures that claims compare: their exact numbers, as printed, or why there is none.

use super::{About, Judge, Measure, Station};
use crate::assess::{Achievement, Funds, Matched, Measured, RollUp};
use crate::document::Fact;
use crate::model::{Decimal, Direction, Period, Value};
use crate::quote::{Amount, MoneyStyle, Quote, Spot};

/// A figure.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    /// The exact number; a share where it is printed as a percentage of the target.
    pub(super) number: Decimal,
    /// The number as printed.
    pub(super) text: String,
    /// Which figure it is.
    pub(super) fact: Fact,
}

impl Reading {
    /// A figure that is there.
    fn of(quote: Quote, number: Option<Decimal>) -> Option<Self> {
        Some(Self { number: number?, text: quote.text, fact: quote.fact })
    }
}

impl<'a> Judge<'_, 'a> {
    /// The figure that the claim compares.
    pub(super) fn read(self, station: Station<'a>) -> Result<Reading, String> {
        match (station.about, self.claim.measure) {
            (About::Indicator(result, unit), Measure::Value) => {
                let spot = Spot { result, period: station.period, unit };
                let value = spot.measured().and_then(|measured| measured.actual.present());
                Reading::of(self.quoter.actual(spot, None), value).ok_or_else(|| gap(station))
            }
            (About::Indicator(result, unit), Measure::Achievement) => {
                let spot = Spot { result, period: station.period, unit };
                let share = spot.measured().and_then(|measured| measured.achievement.ratio());
                Reading::of(self.quoter.achievement(spot, None), share).ok_or_else(|| gap(station))
            }
            (About::Area(area), Measure::Value | Measure::Achievement) => {
                let share = area.periods.get(&station.period).and_then(RollUp::headline);
                let quote = self.quoter.area_achievement(area, station.period, None);
                Reading::of(quote, share).ok_or_else(|| gap(station))
            }
            (About::Report, Measure::Value | Measure::Achievement) => {
                let share = self.quoter.overall(station.period).and_then(|it| it.roll_up.headline());
                let quote = self.quoter.overall_achievement(station.period, None);
                Reading::of(quote, share).ok_or_else(|| gap(station))
            }
            (about, Measure::Budget) => self.money(about, station.period, Amount::Budget),
            (about, Measure::Expenditure) => self.money(about, station.period, Amount::Expenditure),
        }
    }

    /// The value, over the units of which the claim's target or baseline is.
    pub(super) fn read_matched(self, station: Station<'a>) -> Result<Reading, String> {
        let own = self.read(station)?;
        match (station.about, self.claim.measure, matched(station)) {
            (About::Indicator(result, unit), Measure::Value, Some(matched)) => {
                let quote = self.quoter.matched_actual(Spot { result, period: station.period, unit });
                Ok(Reading { number: matched.actual, text: quote.text, fact: quote.fact })
            }
            (About::Indicator(..) | About::Area(_) | About::Report, _, _) => Ok(own),
        }
    }

    fn money(self, about: About<'a>, period: Period, amount: Amount) -> Result<Reading, String> {
        let area = match about {
            About::Area(area) => Some(&area.area.id),
            About::Report => None,
            About::Indicator(..) => return Err("an indicator has no resources of its own".to_owned()),
        };
        let funds = Funds { area, ..Funds::OPERATING };
        let style: MoneyStyle = self.quoter.money_style();
        let quote = self.quoter.money(funds, period, amount, style);
        let number = quote.number;
        Reading::of(quote, number)
            .ok_or_else(|| format!("no such resources are known for {}", name_of(about)))
    }

    /// The direction that is better for what the claim compares; none where nobody says.
    pub(super) fn direction(self, station: Station<'a>) -> Option<Direction> {
        match (self.claim.measure, station.about) {
            (Measure::Value, About::Indicator(result, _)) => Some(result.direction(station.period)),
            (Measure::Value | Measure::Achievement, _) => Some(Direction::Increase),
            (Measure::Budget | Measure::Expenditure, _) => None,
        }
    }

    /// Two numbers of the claim's figure as printed, with so many decimals that they differ if they do.
    pub(super) fn pair(self, about: About<'a>, first: &Reading, second: &Reading) -> (String, String) {
        let plain = (first.text.clone(), second.text.clone());
        let (About::Indicator(result, _), Measure::Value) = (about, self.claim.measure) else { return plain };
        if first.number == second.number || first.text != second.text {
            return plain;
        }
        let text =
            |reading: &Reading, decimals| self.quoter.value_text(result, reading.number, Some(decimals));
        let fine =
            (result.indicator.decimals..=9).map(|decimals| (text(first, decimals), text(second, decimals)));
        fine.into_iter().find(|(first, second)| first != second).unwrap_or(plain)
    }
}

/// The figures of an indicator.
pub(super) fn measured(station: Station<'_>) -> Option<&Measured> {
    match station.about {
        About::Indicator(result, unit) => Spot { result, period: station.period, unit }.measured(),
        About::Area(_) | About::Report => None,
    }
}

/// The totals over the units that have both a value and a target, where these are not all.
pub(super) fn matched(station: Station<'_>) -> Option<Matched> {
    match station.about {
        About::Indicator(result, None) => result.periods.get(&station.period)?.matched,
        About::Indicator(_, Some(_)) | About::Area(_) | About::Report => None,
    }
}

/// Whether the baseline is that of the units that have both a value and a target, and not of all.
pub(super) fn has_matched_baseline(station: Station<'_>) -> bool {
    matched(station).is_some_and(|matched| matched.baseline.is_some())
}

/// The words for a subject.
pub(super) fn name_of(about: About<'_>) -> String {
    match about {
        About::Indicator(result, None) => format!("`{}`", result.indicator.id),
        About::Indicator(result, Some(unit)) => format!("`{}` at `{unit}`", result.indicator.id),
        About::Area(area) => format!("the area `{}`", area.area.id),
        About::Report => "the report".to_owned(),
    }
}

/// Why the figure that the claim compares is not there.
pub(super) fn gap(station: Station<'_>) -> String {
    let period = station.period;
    let name = name_of(station.about);
    let Some(measured) = measured(station) else {
        return match station.about {
            About::Indicator(..) => format!("there are no figures of {name} for {period}"),
            About::Area(_) | About::Report => {
                format!("too little is known of {name} in {period} for a headline figure")
            }
        };
    };
    match (measured.actual, measured.achievement) {
        (_, Achievement::NotComputable(reason)) => {
            format!("the achievement of {name} in {period} cannot be computed (`{}`)", reason.key())
        }
        (Value::Missing(reason), _) => {
            format!("the value of {name} in {period} is missing (`{}`)", reason.key())
        }
        (Value::Present(_), achievement) => {
            format!("{name} has no achievement in {period} (`{}`)", achievement.status())
        }
    }
}

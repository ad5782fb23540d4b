//! The figures that say what a value rests on, and the parts of totals.

use super::{PERCENT_DECIMALS, Quote, Quoter, Spot};
use crate::assess::{Measured, share};
use crate::document::{Fact, FactKind, Subject};
use crate::model::{Category, Decimal, IndicatorId, Period};

impl Quoter<'_> {
    /// What a running total grew by since the period before.
    pub fn increment(self, spot: Spot<'_>, decimals: Option<u8>) -> Quote {
        let increment = spot.measured().and_then(|measured| spot.result.increment(measured));
        self.value(spot, FactKind::Increment, increment, decimals)
    }

    /// The number of records with a value of the period itself.
    pub fn records_reporting(self, spot: Spot<'_>) -> Quote {
        self.records(spot, "reporting", |measured| measured.basis.records.reporting)
    }

    /// The number of records of which a value was due.
    pub fn records_due(self, spot: Spot<'_>) -> Quote {
        self.records(spot, "due", |measured| measured.basis.records.due)
    }

    /// A number of records of an indicator; the detail says which.
    pub fn records(self, spot: Spot<'_>, detail: &str, count: impl Fn(&Measured) -> u64) -> Quote {
        let count = spot.measured().map(|measured| Decimal::from(count(measured)));
        self.number(spot.fact(FactKind::Records).of(detail), count, |count| self.words.number(count, 0))
    }

    /// The share of records with a value; never rounded up to the whole.
    pub fn record_coverage(self, spot: Spot<'_>, share: Decimal) -> Quote {
        let fact = spot.fact(FactKind::RecordCoverage);
        self.number(fact, Some(share), |share| self.words.percent_below(share, Decimal::ONE, 0))
    }

    /// What was carried forward from periods before, as a part of the value.
    pub fn carried(self, spot: Spot<'_>, decimals: Option<u8>) -> Quote {
        let carried = spot.measured().and_then(|measured| measured.basis.carried.as_ref()?.sum);
        self.value(spot, FactKind::Carried, carried, decimals)
    }

    /// What the reporting units come to, where the corporate level reports another value.
    pub fn units_total(self, spot: Spot<'_>) -> Quote {
        let gap = spot.measured().and_then(|measured| measured.basis.gap);
        self.value(spot, FactKind::UnitsTotal, gap.map(|gap| gap.units), None)
    }

    /// The difference of the units to the corporate value.
    pub fn units_gap(self, spot: Spot<'_>) -> Quote {
        let gap = spot.measured().and_then(|measured| measured.basis.gap?.difference());
        self.value(spot, FactKind::UnitsGap, gap.map(|gap| gap.abs()), None)
    }

    /// The sum of the targets of the units, where the corporate target is another one.
    pub fn targets_total(self, spot: Spot<'_>) -> Quote {
        let gap = spot.measured().and_then(|measured| measured.basis.target_gap);
        self.value(spot, FactKind::TargetsTotal, gap.map(|gap| gap.units), None)
    }

    /// The difference of the targets of the units to the corporate target.
    pub fn targets_gap(self, spot: Spot<'_>) -> Quote {
        let gap = spot.measured().and_then(|measured| measured.basis.target_gap?.difference());
        self.value(spot, FactKind::TargetsGap, gap.map(|gap| gap.abs()), None)
    }

    /// A part of the value of an indicator; no part is what is not broken down.
    pub fn part(self, spot: Spot<'_>, part: Option<&Category>, value: Option<Decimal>) -> Quote {
        let fact = part_fact(spot, part, FactKind::Actual);
        self.number(fact, value, |value| self.value_text(spot.result, value, None))
    }

    /// A part as a share of the value of an indicator.
    pub fn part_share(self, spot: Spot<'_>, part: Option<&Category>, value: Option<Decimal>) -> Quote {
        let total = spot.measured().and_then(|measured| measured.actual.present());
        let share = value.zip(total).and_then(|(value, total)| share(value, total));
        let fact = part_fact(spot, part, FactKind::Share);
        self.number(fact, share, |share| self.words.percent(share, PERCENT_DECIMALS))
    }

    /// The whole of a value, beside the shares of its parts.
    pub fn whole_share(self, spot: Spot<'_>) -> Quote {
        let whole = spot.measured().and_then(|measured| measured.actual.present()).map(|_| Decimal::ONE);
        self.number(spot.fact(FactKind::Share), whole, |share| self.words.percent(share, PERCENT_DECIMALS))
    }
}

/// The identity of a part of a value.
fn part_fact(spot: Spot<'_>, part: Option<&Category>, figure: FactKind) -> Fact {
    let (indicator, period): (IndicatorId, Period) = (spot.result.indicator.id.clone(), spot.period);
    let part = part.map(ToString::to_string);
    Fact {
        subject: Subject::Part { indicator, part },
        figure,
        detail: None,
        period: Some(period),
        unit: spot.unit.cloned(),
    }
}

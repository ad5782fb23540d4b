//! What words can assert of the computed figures, and whether the figures support it.
//!
//! Input: a [`Claim`] over an assessment. Output: an [`Outcome`], which says in
//! figures as they are printed why a claim holds or fails. Every claim is judged
//! on exact values, and a value that is missing supports none: such a claim is
//! open, with the reason of the gap. Where a claim was written is unknown here.

mod change;
mod compare;
mod count;
mod extreme;
mod group;
mod kind;
mod outcome;
mod reading;
mod run;
mod target;

use crate::assess::{AreaResult, IndicatorResult, Rating};
use crate::model::{AreaId, Decimal, IndicatorId, Period, UnitCode};
use crate::quote::Quoter;

pub use kind::Kind;
pub use outcome::{Outcome, Truth};

/// What a claim is about.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    /// An indicator, at the corporate level or at a unit.
    Indicator(&'a IndicatorResult, Option<&'a UnitCode>),
    /// An area.
    Area(&'a AreaResult),
    /// The report as a whole.
    Report,
}

/// What a claim is about, in a period.
#[derive(Debug, Clone, Copy)]
pub struct Station<'a> {
    /// What it is about.
    pub about: About<'a>,
    /// The period.
    pub period: Period,
}

impl Station<'_> {
    /// The same in another period.
    pub(crate) fn at(self, period: Period) -> Self {
        Self { period, ..self }
    }
}

/// Which figure of its subject a claim compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The actual value of an indicator; the achievement of an area.
    Value,
    /// The achievement.
    Achievement,
    /// The operating budget in force of an area.
    Budget,
    /// The operating expenditure of an area.
    Expenditure,
}

/// What a change is measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// The period before.
    Previous,
    /// The baseline.
    Baseline,
    /// A period.
    Period(Period),
}

/// The periods that a claim is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// One.
    Once,
    /// Several in a row, up to the period of the claim.
    Times {
        /// How many.
        times: usize,
        /// Whether the period before them must be another case.
        exactly: bool,
    },
    /// All from a period on.
    From(Period),
    /// All of which it can be said.
    Always,
    /// The period of the claim, and none before.
    First,
}

/// The others that a superlative compares with, or the group that is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Among {
    /// The periods up to that of the claim.
    Periods,
    /// The units of the indicator.
    Units,
    /// Some of its units.
    TheseUnits(Vec<UnitCode>),
    /// The indicators of an area, or of the area of the indicator.
    Area,
    /// The indicators, or areas, of the same level of the results framework.
    Level,
    /// All indicators.
    Report,
    /// Some indicators.
    TheseIndicators(Vec<IndicatorId>),
    /// All areas.
    Areas,
    /// Some areas.
    TheseAreas(Vec<AreaId>),
}

/// What a value is compared with.
#[derive(Debug, Clone, Copy)]
pub enum Bound<'a> {
    /// A number, as the figure is printed: 53 for 53 %.
    Number(Decimal),
    /// Its target.
    Target,
    /// Its baseline.
    Baseline,
    /// Another figure.
    Other(Station<'a>),
}

/// How much is nearly enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exactness {
    /// Nothing less than what the words say.
    Exact,
    /// What comes up to nine tenths of it (`nearly`).
    Nearly,
}

/// What must be known of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All members of which a value was due.
    Due,
    /// Only those that have one.
    Reporting,
}

/// How a superlative treats members that are as good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// It is one of so many: 1 for the highest.
    pub top: usize,
    /// Whether others may share its place.
    pub tie: bool,
}

/// An assertion.
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// What it asserts.
    pub kind: Kind,
    /// Of what, and in which period.
    pub station: Station<'a>,
    /// Which figure it compares.
    pub measure: Measure,
    /// What a change is measured from.
    pub since: Since,
    /// The factor of `multiplied`.
    pub factor: Option<Decimal>,
    /// How much is nearly enough.
    pub exactness: Exactness,
    /// The periods.
    pub run: Run,
    /// The others.
    pub among: Among,
    /// The place among them.
    pub rank: Rank,
    /// What a value is compared with.
    pub bound: Option<Bound<'a>>,
    /// What every member of a group must have done.
    pub did: Kind,
    /// The ratings of `rated`.
    pub ratings: Vec<Rating>,
    /// The members that `some` asks for.
    pub least: usize,
    /// What must be known of a group.
    pub scope: Scope,
}

impl<'a> Claim<'a> {
    /// A claim of a kind, with nothing else said.
    pub fn new(kind: Kind, station: Station<'a>) -> Self {
        Self {
            kind,
            station,
            measure: Measure::Value,
            since: Since::Previous,
            factor: None,
            exactness: Exactness::Exact,
            run: Run::Once,
            among: Among::Periods,
            rank: Rank { top: 1, tie: false },
            bound: None,
            did: Kind::Met,
            ratings: Vec::new(),
            least: 1,
            scope: Scope::Due,
        }
    }

    /// Whether the figures support it; values are given as an edition prints them.
    pub fn judge(&self, quoter: Quoter<'a>) -> Outcome {
        let judge = Judge { claim: self, quoter };
        if self.kind.is_count() {
            return judge.count();
        }
        if self.kind.is_extreme() {
            return judge.extreme();
        }
        match (self.kind, self.run) {
            (Kind::OnTrack, _) => judge.outlook(true),
            (Kind::OffTrack, _) => judge.outlook(false),
            (kind, Run::Once) => judge.once(kind, self.station),
            (kind, run) => judge.run(kind, run),
        }
    }
}

/// Judges a claim.
#[derive(Clone, Copy)]
struct Judge<'c, 'a> {
    claim: &'c Claim<'a>,
    quoter: Quoter<'a>,
}

impl<'a> Judge<'_, 'a> {
    /// One kind, at one place and in one period.
    fn once(self, kind: Kind, station: Station<'a>) -> Outcome {
        match kind {
            Kind::Met => self.met(station, true),
            Kind::Missed => self.met(station, false),
            Kind::Exceeded => self.exceeded(station),
            Kind::Rated => self.rated(station),
            Kind::Rose
            | Kind::Fell
            | Kind::Improved
            | Kind::Worsened
            | Kind::Unchanged
            | Kind::Doubled
            | Kind::Tripled
            | Kind::Halved
            | Kind::Multiplied => self.change(kind, station),
            Kind::Above | Kind::Below | Kind::AtLeast | Kind::AtMost => self.compare(kind, station),
            Kind::OnTrack
            | Kind::OffTrack
            | Kind::Highest
            | Kind::Lowest
            | Kind::Best
            | Kind::Worst
            | Kind::All
            | Kind::None
            | Kind::Most
            | Kind::Some => Outcome::open(format!("`{}` cannot be asked of each of several", kind.key())),
        }
    }
}

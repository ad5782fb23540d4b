//! The figures of areas and of the whole report.

use super::{PERCENT_DECIMALS, Quote, Quoter};
use crate::assess::{AreaResult, Rating, RollUp};
use crate::document::{Fact, FactKind, RatingMark, Subject};
use crate::model::{Decimal, Period};

impl Quoter<'_> {
    /// The roll-up of an area in a period.
    pub fn roll_up(area: &AreaResult, period: Period) -> Option<&RollUp> {
        area.periods.get(&period)
    }

    fn of_area(area: &AreaResult, figure: FactKind, period: Period) -> Fact {
        Fact::new(Subject::Area(area.area.id.clone()), figure, Some(period))
    }

    /// The headline achievement of an area; none where coverage does not allow one.
    pub fn area_achievement(self, area: &AreaResult, period: Period, decimals: Option<u8>) -> Quote {
        let share = Self::roll_up(area, period).and_then(RollUp::headline);
        self.share(
            Self::of_area(area, FactKind::Achievement, period),
            share,
            decimals,
            &self.assessment.scale,
        )
    }

    /// The rating of an area.
    pub fn area_rating(self, area: &AreaResult, period: Period) -> Quote {
        self.rated(Self::of_area(area, FactKind::Rating, period), Self::rating_of(area, period))
    }

    /// How the rating of an area is drawn.
    pub fn area_mark(self, area: &AreaResult, period: Period) -> RatingMark {
        self.mark(Self::rating_of(area, period))
    }

    fn rating_of(area: &AreaResult, period: Period) -> Rating {
        let missing = Rating::Unrated(crate::assess::Unrated::InsufficientData);
        Self::roll_up(area, period).map_or(missing, |roll_up| roll_up.rating)
    }

    /// The coverage of an area as a percentage; decimals are added where rounding would reach the minimum.
    pub fn area_coverage(self, area: &AreaResult, period: Period, decimals: Option<u8>) -> Quote {
        let share = Self::roll_up(area, period).and_then(|roll_up| roll_up.coverage);
        let fact = Self::of_area(area, FactKind::Coverage, period);
        let minimum = area.area.min_coverage.unwrap_or(self.assessment.roll_up.min_coverage);
        self.number(fact, share, |share| {
            self.words.percent_below(share, minimum, decimals.unwrap_or(PERCENT_DECIMALS))
        })
    }

    /// A bound of the roll-up of an area.
    pub fn area_bound(
        self,
        area: &AreaResult,
        period: Period,
        figure: FactKind,
        decimals: Option<u8>,
    ) -> Quote {
        let bounds = Self::roll_up(area, period).and_then(|roll_up| roll_up.bounds);
        let bound = bounds.map(|(low, high)| if figure == FactKind::BoundLow { low } else { high });
        let fact = Self::of_area(area, figure, period);
        self.number(fact, bound, |share| self.words.percent(share, decimals.unwrap_or(PERCENT_DECIMALS)))
    }

    /// The number of indicators with a rating, of an area or of all; all of them without a rating.
    pub fn count(self, area: Option<&AreaResult>, rating: Option<Rating>, period: Period) -> Quote {
        let of = |area: &AreaResult| {
            let roll_up = Self::roll_up(area, period)?;
            Some(match rating {
                Some(rating) => roll_up.count(rating),
                None => roll_up.entries(),
            })
        };
        let subject = area.map_or(Subject::Report, |area| Subject::Area(area.area.id.clone()));
        let count: usize = match area {
            Some(area) => of(area).into_iter().sum(),
            None => self.assessment.all_areas().filter_map(of).sum(),
        };
        let which = rating.map_or("all", |rating| rating.key(&self.assessment.scale));
        let fact = Fact::new(subject, FactKind::Count, Some(period)).of(which);
        self.number(fact, Some(Decimal::from(count)), |count| self.words.number(count, 0))
    }

    /// The number of indicators that met their target, of an area or of all.
    pub fn met(self, area: Option<&AreaResult>, period: Period) -> Quote {
        let of = |area: &AreaResult| Self::roll_up(area, period).map(|roll_up| roll_up.met);
        let subject = area.map_or(Subject::Report, |area| Subject::Area(area.area.id.clone()));
        let count: usize = match area {
            Some(area) => of(area).into_iter().sum(),
            None => self.assessment.areas.iter().filter_map(of).sum(),
        };
        let fact = Fact::new(subject, FactKind::MetCount, Some(period));
        self.number(fact, Some(Decimal::from(count)), |count| self.words.number(count, 0))
    }

    /// The number of indicators without a rating.
    pub fn unrated(self, period: Period) -> Quote {
        let roll_ups = self.assessment.all_areas().filter_map(|area| area.periods.get(&period));
        let counts = roll_ups.flat_map(|roll_up| &roll_up.counts);
        let count: usize =
            counts.filter(|(rating, _)| matches!(rating, Rating::Unrated(_))).map(|(_, count)| *count).sum();
        let fact = Fact::new(Subject::Report, FactKind::Count, Some(period)).of("unrated");
        self.number(fact, Some(Decimal::from(count)), |count| self.words.number(count, 0))
    }
}

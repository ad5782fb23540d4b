//! For which periods an area or an indicator belongs to the framework.

use super::Period;

/// The periods for which something is in force; without a first or last one, from or until ever.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InForce {
    from: Option<Period>,
    until: Option<Period>,
}

impl InForce {
    /// In force from one period until another; none if the last ends before the first begins.
    pub fn new(from: Option<Period>, until: Option<Period>) -> Option<Self> {
        let backwards = from.zip(until).is_some_and(|(from, until)| until.end() < from.start());
        (!backwards).then_some(Self { from, until })
    }

    /// The first period, if there is one.
    pub fn from(self) -> Option<Period> {
        self.from
    }

    /// The last period, if there is one.
    pub fn until(self) -> Option<Period> {
        self.until
    }

    /// Whether the whole of a period lies between the first and the last.
    pub fn holds(self, period: Period) -> bool {
        let begun = self.from.is_none_or(|from| from.start() <= period.start());
        let going_on = self.until.is_none_or(|until| period.end() <= until.end());
        begun && going_on
    }

    /// In force only while the other is too; what is never in force together stays as it is.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        let from = self.from.into_iter().chain(other.from).max_by_key(|from| from.start());
        let until = self.until.into_iter().chain(other.until).min_by_key(|until| until.end());
        Self::new(from, until).unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Option<Period> {
        Period::parse(text).ok()
    }

    fn years(from: &str, until: &str) -> Option<InForce> {
        InForce::new(period(from), period(until))
    }

    #[test]
    fn the_first_and_the_last_period_belong_to_it_and_a_part_is_not_enough() {
        let holds = |text, year: &str| {
            let (from, until) = text;
            years(from, until).expect("in order").holds(period(year).expect("a period"))
        };
        assert!(holds(("2021", "2022"), "2021"));
        assert!(holds(("2021", "2022"), "2022"));
        assert!(!holds(("2021", "2022"), "2020"));
        assert!(!holds(("2021", "2022"), "2023"));
        assert!(holds(("", "2022"), "1999"));
        assert!(holds(("2021", ""), "2099"));
        assert!(!holds(("2021-07", ""), "2021"));
    }

    #[test]
    fn an_end_before_the_beginning_is_refused() {
        assert_eq!(years("2022", "2021"), None);
        assert!(years("2022", "2022").is_some());
    }

    #[test]
    fn what_belongs_to_an_area_is_in_force_no_longer_than_the_area() {
        let area = years("2018", "2021").expect("in order");
        assert_eq!(InForce::default().within(area), area);
        assert_eq!(
            years("2020", "").expect("in order").within(area),
            years("2020", "2021").expect("in order")
        );
        let later = years("2023", "").expect("in order");
        assert_eq!(later.within(area), later);
    }
}

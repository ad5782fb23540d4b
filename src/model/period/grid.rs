//! The grid of equal periods that a report compares.

use super::{Period, month_index, shift_months};

/// Periods of one length, side by side: those that a report compares.
#[derive(Debug, Clone, Copy)]
pub struct Grid {
    anchor: Period,
    months: Option<i32>,
}

impl Grid {
    /// The grid that the reporting period belongs to.
    pub fn of(reporting: Period) -> Self {
        Self { anchor: reporting, months: reporting.whole_months() }
    }

    /// The reporting period.
    pub fn reporting(self) -> Period {
        self.anchor
    }

    /// The period of the grid that holds the given one.
    ///
    /// None if the given period lies across two, or if the reporting period is
    /// not made of whole months and the given one lies outside it.
    pub fn cell(self, period: Period) -> Option<Period> {
        let Some(months) = self.months else {
            return self.anchor.contains(period).then_some(self.anchor);
        };
        let mut steps = (month_index(period.start) - month_index(self.anchor.start)).div_euclid(months);
        let mut cell = self.step(steps)?;
        if period.start < cell.start {
            steps -= 1;
            cell = self.step(steps)?;
        }
        cell.contains(period).then_some(cell)
    }

    /// The last period of the grid within a longer one, if the two end on the same day.
    pub fn last_within(self, longer: Period) -> Option<Period> {
        let last = self.cell(Period { start: longer.end, end: longer.end })?;
        (last.end == longer.end && longer.contains(last)).then_some(last)
    }

    /// How many steps after the reporting period a period of the grid lies.
    pub fn steps_to(self, cell: Period) -> Option<i32> {
        if cell == self.anchor {
            return Some(0);
        }
        let steps = (month_index(cell.start) - month_index(self.anchor.start)).div_euclid(self.months?);
        (self.step(steps) == Some(cell)).then_some(steps)
    }

    /// The period that lies the given number of steps after the reporting period.
    pub fn step(self, steps: i32) -> Option<Period> {
        if steps == 0 {
            return Some(self.anchor);
        }
        let months = self.months?;
        let start = shift_months(self.anchor.start, steps.checked_mul(months)?)?;
        Some(Period { start, end: shift_months(start, months)?.previous_day()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).expect("a literal of this test")
    }

    #[test]
    fn shorter_periods_fall_into_their_cell_and_longer_ones_into_none() {
        let grid = Grid::of(period("2025"));
        assert_eq!(grid.cell(period("2025-Q1")), Some(period("2025")));
        assert_eq!(grid.cell(period("2021-12")), Some(period("2021")));
        assert_eq!(grid.cell(period("2024-2025")), None);
        assert_eq!(grid.cell(period("2024-12-01/2025-01-31")), None);
        assert_eq!(grid.step(-1), Some(period("2024")));
        assert_eq!(grid.steps_to(period("2022")), Some(-3));
        assert_eq!(grid.steps_to(period("2024-Q1")), None);
    }

    #[test]
    fn a_year_ends_with_its_last_half_or_quarter() {
        let last = |reporting, longer| Grid::of(period(reporting)).last_within(period(longer));
        assert_eq!(last("2025-S1", "2025"), Some(period("2025-S2")));
        assert_eq!(last("2025-Q2", "2027"), Some(period("2027-Q4")));
        assert_eq!(last("2025-Q2", "2025-S1"), Some(period("2025-Q2")));
        assert_eq!(last("2025", "2024-2025"), Some(period("2025")));
        assert_eq!(last("2025", "2025"), Some(period("2025")));
        assert_eq!(last("2025", "2025-S2"), None);
        assert_eq!(last("2025-S2", "2024-04-01/2025-03-31"), None);
    }

    #[test]
    fn steps_too_far_for_a_date_lead_nowhere() {
        let decade = Grid::of(period("2020-2029"));
        assert_eq!(decade.step(17_895_697), None);
        assert_eq!(decade.step(i32::MAX), None);
    }

    #[test]
    fn a_fiscal_year_has_its_own_grid() {
        let grid = Grid::of(period("2023-04-01/2024-03-31"));
        assert_eq!(grid.cell(period("2023-02")), grid.step(-1));
        assert_eq!(grid.cell(period("2024")), None);
    }
}

//! The parts of totals at the corporate level.

use std::collections::BTreeMap;

use crate::load::Cells;
use crate::model::{Categories, Category, Decimal, Indicator};

/// A total taken apart by one dimension, or by several at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// The dimensions.
    pub dimensions: Vec<String>,
    /// The parts in the order in which they are printed, with their values.
    pub parts: Vec<(Category, Option<Decimal>)>,
    /// What of the total is in no part, where parts add up and something is left.
    pub rest: Option<Decimal>,
}

/// The breakdowns of an indicator in a period.
pub(super) fn breakdowns(
    indicator: &Indicator,
    parts: Option<&BTreeMap<Category, Cells>>,
    total: Option<Decimal>,
    categories: &Categories,
) -> Vec<Breakdown> {
    let mut by_dimensions: BTreeMap<Vec<&str>, Vec<(Category, Option<Decimal>)>> = BTreeMap::new();
    for (category, cells) in parts.into_iter().flatten() {
        let cell = cells.corporate();
        let value = cell.and_then(|cell| cell.parts.value(indicator.over_units, &indicator.unit).ok());
        by_dimensions.entry(category.dimensions()).or_default().push((category.clone(), value));
    }
    let breakdown = |(dimensions, mut parts): (Vec<&str>, Vec<(Category, Option<Decimal>)>)| {
        parts.sort_by_cached_key(|(category, _)| (categories.position(category), category.clone()));
        let known: Option<Decimal> =
            parts.iter().filter_map(|(_, value)| *value).try_fold(Decimal::ZERO, Decimal::checked_add);
        let rest = total.zip(known).and_then(|(total, known)| total.checked_sub(known));
        let rest = rest.filter(|rest| indicator.adds_up() && !rest.is_zero());
        let dimensions = dimensions.into_iter().map(ToOwned::to_owned).collect();
        Breakdown { dimensions, parts, rest }
    };
    // Fewest dimensions first: the plain breakdowns before the crossed ones.
    let mut breakdowns: Vec<Breakdown> = by_dimensions.into_iter().map(breakdown).collect();
    breakdowns.sort_by_cached_key(|Breakdown { dimensions, .. }| {
        let position = |dimension: &String| categories.dimension_position(dimension);
        (dimensions.len(), dimensions.iter().map(position).collect::<Vec<_>>())
    });
    breakdowns
}

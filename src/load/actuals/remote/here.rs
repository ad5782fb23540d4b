//! The rows that were fetched, beside what is known of those that were not.

use std::collections::BTreeMap;
use std::sync::Arc;

use polars::prelude::{Column, DataFrame, IntoLazy, NamedFrom, PolarsError, Series, UnionArgs, concat};

use super::super::super::source::ROW;
use super::super::super::table::{LazyTable, Origin};
use super::super::Context;
use super::super::codes::texts;
use super::super::pass::{self, Rows, Shape};
use super::answers::Stopped;
use super::scope::Census;

/// The rows that are here, with what is known of all of them.
pub(super) struct Here {
    pub(super) rows: Rows,
    pub(super) origin: Arc<Origin>,
    /// The same rows, not yet read.
    pub(super) table: LazyTable,
}

impl Here {
    /// Reads the rows that were fetched, and says of all rows how many each indicator and period has.
    pub(super) fn of(
        table: &LazyTable,
        (special, strays): (DataFrame, DataFrame),
        census: &Census,
        (shape, context): (&Shape, &Context<'_>),
    ) -> Result<Self, Stopped> {
        // Where each cell has a type of its own, columns take theirs from the rows that came.
        let both = UnionArgs { to_supertypes: true, ..UnionArgs::default() };
        let frame = if strays.height() > 0 {
            concat([special.lazy(), strays.lazy()], both)?.collect()?
        } else {
            special
        };
        let groups = census.0.iter().map(|(indicator, period, _)| {
            [("indicator", indicator), ("period", period)]
                .into_iter()
                .filter_map(|(name, text)| text.as_ref().map(|text| format!("{name} {text}")))
                .collect::<Vec<String>>()
                .join(", ")
        });
        let (table, first) = table.clone().with_fetched(frame, groups.collect())?;
        let origin = Arc::new(table.origin.clone());
        let mut rows = pass::read(table.clone(), shape, context.framework)?;
        rows.census = of_all(census, &rows, first)?;
        rows.read = census.rows();
        Ok(Self { rows, origin, table })
    }
}

/// How many rows that can be read belong to each indicator and period, wherever they are.
///
/// `first` is the number that stands for the first of the census.
fn of_all(census: &Census, rows: &Rows, first: usize) -> Result<DataFrame, PolarsError> {
    let broken = &rows.broken;
    let (ids, periods) = (texts(broken, "indicator")?, texts(broken, "period")?);
    let mut unread: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for (id, period) in ids.iter().zip(periods.iter()) {
        if let (Some(id), Some(period)) = (id, period) {
            *unread.entry((id, period)).or_default() += 1;
        }
    }
    let (mut indicators, mut texts, mut counts, mut numbers) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for ((id, period, count), index) in census.0.iter().zip(0_usize..) {
        // A row without one of them breaks a rule.
        let (Some(id), Some(period)) = (id, period) else { continue };
        let broken = unread.get(&(id.as_str(), period.as_str())).copied().unwrap_or_default();
        let sound = count.saturating_sub(broken);
        if sound > 0 {
            indicators.push(id.as_str());
            texts.push(period.as_str());
            counts.push(sound);
            numbers.push(super::super::super::source::after(first, index));
        }
    }
    let coded = |name: &str, texts: Vec<&str>| -> Result<Column, PolarsError> {
        // By the codes of the rows that are here.
        let dtype = rows.census.column(name)?.dtype();
        Ok(Series::new(name.into(), texts).cast(dtype)?.into())
    };
    DataFrame::new_infer_height(vec![
        coded("indicator", indicators)?,
        coded("period", texts)?,
        Series::new("rows".into(), counts).into(),
        Series::new(ROW.into(), numbers).into(),
    ])
}

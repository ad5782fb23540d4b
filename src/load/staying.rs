//! Tables of actual values that stay in their database: which may, and the rows that are fetched of them.

use std::sync::Arc;

use polars::prelude::{DataFrame, IntoLazy, PolarsError};
use polars::sql::extract_table_identifiers;

use super::actuals::DIMENSION;
use super::source::named_rows;
use super::table::{LazyTable, with_plain_numbers};
use crate::manifest::{Manifest, TableName, TableOrigin};
use crate::model::NumberForm;

/// The source whose rows may stay in their database: that of actual values, where nothing else is made of
/// it and nothing is done with its rows before.
pub(super) fn source(manifest: &Manifest) -> Option<&str> {
    let own = manifest.tables.get(&TableName::Actuals).map(|settings| &settings.origin);
    let name = match own {
        Some(TableOrigin::Columns { source, .. }) => source.as_str(),
        Some(TableOrigin::Sql { .. }) => return None,
        None => TableName::Actuals.key(),
    };
    let (name, source) = manifest.sources.get_key_value(name)?;
    let others = manifest.tables.iter().filter(|(table, _)| **table != TableName::Actuals);
    let is_used = others.map(|(_, settings)| &settings.origin).any(|origin| match origin {
        TableOrigin::Columns { source, .. } => source == name,
        TableOrigin::Sql { query } => {
            let named = extract_table_identifiers(query, false, true);
            named.is_ok_and(|named| named.contains(name))
        }
    });
    let is_as_it_is = source.shape.is_plain() && source.null_words.is_empty();
    let is_as_it_is = is_as_it_is && source.numbers == NumberForm::default();
    (source.table().is_some() && is_as_it_is && !is_used).then_some(name)
}

impl LazyTable {
    /// The table with these of its rows, which stay in a database otherwise.
    ///
    /// They have no numbers there, and are told apart by what they are about; so
    /// are `groups` of rows, of which the number that stands for the first is returned.
    pub(super) fn with_fetched(
        mut self,
        rows: DataFrame,
        groups: Vec<String>,
    ) -> Result<(Self, usize), PolarsError> {
        let own = FETCHED_KEY.into_iter().filter(|key| self.columns.iter().any(|it| it == key));
        let own: Vec<String> = own.map(ToOwned::to_owned).collect();
        let dimensions = self.columns.iter().filter(|column| column.starts_with(DIMENSION)).cloned();
        let keys: Vec<String> = own.into_iter().chain(dimensions).collect();
        let named = named_rows(rows, (&keys, groups), &self.origin.shown)?;
        self.columns.retain(|column| named.frame.column(column).is_ok());
        self.rows = Some(named.frame.height() as u64);
        self.origin.files = Some(Arc::new(named.files));
        self.frame = named.frame.lazy();
        self.remote = None;
        Ok((with_plain_numbers(TableName::Actuals, self)?, named.groups))
    }
}

/// What tells the rows of actual values apart where they have no numbers.
const FETCHED_KEY: [&str; 8] =
    ["indicator", "unit_code", "project", "period", "period_start", "period_end", "item", "revision"];

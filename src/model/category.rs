//! Parts of a total: the values of its dimensions, and their names.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::{Language, Localised};

/// A part of a total: one value for each of its dimensions, by dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Category(BTreeMap<String, String>);

impl Category {
    /// The part with the given values of dimensions.
    pub fn new(values: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(values.into_iter().collect())
    }

    /// The dimensions, in the order of their names.
    pub fn dimensions(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }

    /// The dimensions with their values.
    pub fn values(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(dimension, value)| (dimension.as_str(), value.as_str()))
    }
}

/// The form in which the identity of a figure names it: `age=15-24,sex=F`.
impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (dimension, value)) in self.values().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(f, "{comma}{dimension}={value}")?;
        }
        Ok(())
    }
}

/// The names of dimensions and of their values, in the order in which they are printed.
#[derive(Debug, Clone, Default)]
pub struct Categories(BTreeMap<(String, Option<String>), (usize, Localised)>);

impl Categories {
    /// Adds the name of a value, or of the dimension itself; later ones are printed later.
    pub fn name(&mut self, dimension: &str, value: Option<&str>, title: Localised) {
        let position = self.0.len();
        self.0.insert((dimension.to_owned(), value.map(ToOwned::to_owned)), (position, title));
    }

    /// The name of a value of a dimension, or as the data write it.
    pub fn title<'a>(&'a self, dimension: &str, value: &'a str, language: Language) -> &'a str {
        self.find(dimension, Some(value)).and_then(|(_, title)| title.get(language)).unwrap_or(value)
    }

    /// The name of a dimension, or as the data write it.
    pub fn dimension_title<'a>(&'a self, dimension: &'a str, language: Language) -> &'a str {
        self.find(dimension, None).and_then(|(_, title)| title.get(language)).unwrap_or(dimension)
    }

    /// Where a part is printed: by the order of the names, those without one at the end.
    pub fn position(&self, category: &Category) -> Vec<usize> {
        let position = |(dimension, value): (&str, &str)| {
            self.find(dimension, Some(value)).map_or(usize::MAX, |(position, _)| *position)
        };
        category.values().map(position).collect()
    }

    /// Where a dimension is printed: by the first of its names, those without one at the end.
    pub fn dimension_position(&self, dimension: &str) -> usize {
        let own = self.0.range((dimension.to_owned(), None)..).take_while(|((of, _), _)| of == dimension);
        own.map(|(_, (position, _))| *position).min().unwrap_or(usize::MAX)
    }

    fn find(&self, dimension: &str, value: Option<&str>) -> Option<&(usize, Localised)> {
        self.0.get(&(dimension.to_owned(), value.map(ToOwned::to_owned)))
    }
}

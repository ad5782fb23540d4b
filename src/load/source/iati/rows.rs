//! The rows of a part of IATI activities: which columns it has, and how they are filled.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{LazyFrame, PolarsError};

use super::super::cells::Cells;
use super::pull::Stop;
use crate::manifest::{IatiPart, Limits};

/// The beginning of the columns that take a total apart.
const BREAKDOWN: &str = "by_";

/// The column of the activity that a row comes from.
pub(super) const PROJECT: &str = "project";

/// Whether activities may say the same again, so that it makes one row.
pub(super) fn repeats(part: IatiPart) -> bool {
    matches!(part, IatiPart::Indicators | IatiPart::Areas | IatiPart::Units)
}

/// The columns that a part always has and that its table has, too.
fn columns(part: IatiPart) -> &'static [&'static str] {
    match part {
        IatiPart::Indicators => &["id", "area", "title", "unit", "direction"],
        IatiPart::Baselines => &["indicator", "period", "unit_code", "value"],
        IatiPart::Targets => &["indicator", "period_start", "period_end", "unit_code", "value"],
        IatiPart::Actuals => &["indicator", "project", "unit_code", "period_start", "period_end", "value"],
        IatiPart::Areas => &["id", "title", "level"],
        IatiPart::Units => &["code", "title"],
        IatiPart::Programmes => &["code", "title", "unit_code", "start", "end"],
    }
}

/// The columns that a part always has and that only SQL reaches, because its table has none of that name.
fn beside(part: IatiPart) -> &'static [&'static str] {
    match part {
        IatiPart::Indicators => &[
            "project",
            "measure",
            "aggregation_status",
            "reference",
            "vocabulary",
            "result_type",
            "result_title",
        ],
        IatiPart::Baselines => &["project", "date", "comment"],
        IatiPart::Targets => &["project", "comment"],
        IatiPart::Areas => &["project", "result_type", "aggregation_status", "reference", "vocabulary"],
        IatiPart::Actuals | IatiPart::Units | IatiPart::Programmes => &[],
    }
}

/// The texts that a part may have per language and that its table has, too.
fn texts(part: IatiPart) -> &'static [&'static str] {
    match part {
        IatiPart::Indicators => &["title", "definition"],
        IatiPart::Actuals => &["comment"],
        IatiPart::Areas | IatiPart::Units | IatiPart::Programmes => &["title"],
        IatiPart::Baselines | IatiPart::Targets => &[],
    }
}

/// A text with its language, as the file says it.
pub(super) type Text = (Option<std::rc::Rc<str>>, String);

/// A row that is being filled.
#[derive(Debug, Default)]
pub(super) struct Row {
    cells: Vec<Filled>,
}

/// A cell that is filled: its column and its text.
type Filled = (Cow<'static, str>, String);

impl Row {
    /// Fills a cell, if there is something to fill it with.
    pub(super) fn set<'t>(&mut self, column: &'static str, text: impl Into<Option<&'t str>>) {
        if let Some(text) = text.into() {
            self.cells.push((Cow::Borrowed(column), text.to_owned()));
        }
    }

    /// Fills a cell per language. Texts of one language follow each other in one cell.
    pub(super) fn set_texts(&mut self, column: &'static str, texts: &[Text]) {
        let mut by_column: Vec<Filled> = Vec::new();
        for (language, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
            let name = named(column, language.as_deref());
            match by_column.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => {
                    known.push(' ');
                    known.push_str(text);
                }
                None => by_column.push((name, text.clone())),
            }
        }
        self.cells.append(&mut by_column);
    }

    /// Fills the cells of a breakdown.
    pub(super) fn set_parts(&mut self, parts: &[(String, String)]) {
        let parts =
            parts.iter().map(|(dimension, value)| (format!("{BREAKDOWN}{dimension}").into(), value.clone()));
        self.cells.extend(parts);
    }
}

/// The name of the column of a text in a language: that of the language alone, without country and script.
fn named(column: &'static str, language: Option<&str>) -> Cow<'static, str> {
    let language = language.and_then(|tag| tag.split(['-', '_']).next()).filter(|code| !code.is_empty());
    let with_code = |code: &str| format!("{column}_{}", code.to_ascii_lowercase()).into();
    language.map_or(Cow::Borrowed(column), with_code)
}

/// The rows of a part.
pub(super) struct Rows {
    part: IatiPart,
    cells: Cells,
    places: BTreeMap<String, usize>,
    /// The rows that are there, where rows that say the same again are left out.
    seen: Option<BTreeSet<Vec<Filled>>>,
    most_columns: u64,
    most_cells: u64,
}

impl Rows {
    /// No rows yet.
    pub(super) fn new(part: IatiPart, file: usize, limits: &Limits) -> Self {
        let all: Vec<&str> = columns(part).iter().chain(beside(part)).copied().collect();
        let places = all.iter().zip(0..).map(|(column, index)| ((*column).to_owned(), index)).collect();
        // Activities of one framework name the same indicators and areas again and again.
        let seen = repeats(part).then(BTreeSet::new);
        let cells = Cells::new(file, all);
        Self { part, cells, places, seen, most_columns: limits.columns, most_cells: limits.cells }
    }

    /// Adds a row, which begins on a line of the file.
    pub(super) fn push(&mut self, line: u64, row: &Row) -> Result<(), Stop> {
        if let Some(seen) = &mut self.seen {
            // The project is the activity that says so, and no part of what is said.
            let said = row.cells.iter().filter(|(column, _)| column != PROJECT).cloned().collect();
            if !seen.insert(said) {
                return Ok(());
            }
        }
        self.cells.row(line);
        for (column, text) in &row.cells {
            let index = if let Some(index) = self.places.get(column.as_ref()) {
                *index
            } else {
                let index = self.cells.column(column);
                self.places.insert(column.to_string(), index);
                index
            };
            self.cells.set(index, text);
        }
        let (columns, rows) = (self.places.len() as u64, self.cells.height() as u64);
        if columns > self.most_columns {
            let message =
                format!("the dimensions and languages make more than {} columns", self.most_columns);
            return Err(Stop::limit(
                line,
                message,
                "raise `columns` in `[limits]` if there are meant to be so many",
            ));
        }
        if columns.saturating_mul(rows) > self.most_cells {
            let message = format!("the rows and columns make more than {} cells", self.most_cells);
            return Err(Stop::limit(line, message, "raise `cells` in `[limits]`, or split the file"));
        }
        Ok(())
    }

    /// How many rows there are.
    pub(super) fn height(&self) -> usize {
        self.cells.height()
    }

    /// The columns that the table of the part has, too.
    pub(super) fn columns(&self) -> Vec<String> {
        let is_text = |name: &str| {
            texts(self.part).iter().any(|text| {
                let code = name.strip_prefix(text).and_then(|rest| rest.strip_prefix('_'));
                name == *text
                    || code.is_some_and(|code| {
                        code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())
                    })
            })
        };
        let is_part = |name: &str| self.part == IatiPart::Actuals && name.starts_with(BREAKDOWN);
        let named = self.cells.names().into_iter();
        named
            .filter(|name| columns(self.part).contains(&name.as_str()) || is_text(name) || is_part(name))
            .collect()
    }

    /// The table.
    pub(super) fn finish(self) -> Result<LazyFrame, PolarsError> {
        self.cells.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(part: IatiPart) -> Rows {
        Rows::new(part, 0, &Limits { columns: 9, cells: 40, ..Limits::default() })
    }

    #[test]
    fn the_column_of_a_text_names_its_language_without_country() {
        assert_eq!(named("title", None), "title");
        assert_eq!(named("title", Some("en")), "title_en");
        assert_eq!(named("title", Some("FR-ca")), "title_fr");
        assert_eq!(named("title", Some("")), "title");
    }

    #[test]
    fn only_columns_of_the_table_are_offered_and_the_rest_is_left_to_sql() {
        let mut rows = of(IatiPart::Actuals);
        let mut row = Row::default();
        row.set_texts("comment", &[(Some("fr".into()), "Oui".into()), (Some("quz".into()), "Arí".into())]);
        row.set_parts(&[("sex".into(), "female".into())]);
        rows.push(7, &row).expect("within the limits");
        let expected = [
            "indicator",
            "project",
            "unit_code",
            "period_start",
            "period_end",
            "value",
            "comment_fr",
            "by_sex",
        ];
        assert_eq!(rows.columns(), expected);
        assert_eq!(rows.cells.names().len(), 9);
    }

    #[test]
    fn a_row_that_says_the_same_again_is_one() {
        let mut rows = of(IatiPart::Areas);
        for (project, title) in [("A", "Health"), ("B", "Health"), ("C", "Water")] {
            let mut row = Row::default();
            row.set("id", "1");
            row.set("title", title);
            row.set("project", project);
            rows.push(1, &row).expect("within the limits");
        }
        assert_eq!(rows.height(), 2);
    }

    #[test]
    fn columns_and_cells_have_a_limit() {
        let with = |rows: &mut Rows, dimension: &str| {
            let mut row = Row::default();
            row.set_parts(&[(dimension.into(), "x".into())]);
            rows.push(1, &row).map_err(|stop| stop.message)
        };
        let mut rows = of(IatiPart::Actuals);
        for dimension in ["a", "b", "c"] {
            assert_eq!(with(&mut rows, dimension), Ok(()));
        }
        let message = "the dimensions and languages make more than 9 columns";
        assert_eq!(with(&mut rows, "d"), Err(message.to_owned()));
        let mut rows = of(IatiPart::Actuals);
        for _ in 0..5 {
            assert_eq!(with(&mut rows, "a"), Ok(()));
        }
        assert_eq!(with(&mut rows, "a"), Err("the rows and columns make more than 40 cells".to_owned()));
    }
}

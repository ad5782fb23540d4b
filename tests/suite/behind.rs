//! Rows that stay in a database are traced as groups, with as many rows as those of a file.

use std::collections::BTreeMap;

use bilan::trace::{FigureSource, TraceFile, TracedFigure};

use crate::databases::example_in_postgresql;
use crate::trace::{TRACE, figure, trace};

/// How many rows of actual values each figure rests on.
fn counts(trace: &TraceFile, file: &str) -> BTreeMap<String, u64> {
    let of_file = |source: &&FigureSource| source.file.ends_with(file);
    let count = |figure: &TracedFigure| {
        let rows: u64 = figure.sources.iter().filter(of_file).map(|source| source.count).sum();
        (figure.id.clone(), rows)
    };
    // The numbers of rows of files are called by the paths of these.
    let counted =
        trace.figures.iter().filter(|figure| !figure.id.contains("#rows:") || !figure.id.contains('/'));
    counted.map(count).collect()
}

#[test]
fn every_figure_rests_on_as_many_rows_as_from_a_file() {
    let Some((_folder, project)) = example_in_postgresql("behind") else { return };
    let there = trace(&project);
    let (mut found, expected) = (counts(&there, "results:actuals"), counts(&TRACE, "actuals.csv"));
    assert!(expected.values().filter(|rows| **rows > 0).count() > 100);
    assert!(found.remove("overall#rows:results:actuals").is_some());
    for (id, rows) in &expected {
        assert_eq!(found.get(id), Some(rows), "{id}");
    }
    assert_eq!(found.len(), expected.len());

    // What the rows are about stands in the place of their numbers: of the last quarter one row has no value.
    let actual = figure(&there, "4.1@2025#actual");
    let source = actual.sources.iter().find(|source| source.file == "results:actuals").expect("rows");
    assert_eq!(source.rows, FigureSource::GROUPS);
    let groups = source.keys.iter().zip(&source.counts);
    let of_kenya: Vec<(&str, u64)> =
        groups.filter_map(|(key, rows)| Some((key.strip_prefix("4.1, KEN, 2025-")?, *rows))).collect();
    let quarters = ["01-01/2025-03-31", "04-01/2025-06-30", "07-01/2025-09-30", "10-01/2025-12-31"];
    assert_eq!(of_kenya, quarters.into_iter().zip([3, 3, 3, 2]).collect::<Vec<_>>());
}

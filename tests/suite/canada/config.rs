//! What the publisher says about the lines of its indicators: the front matter of its descriptions.

use std::fs;
use std::path::Path;

/// A line of an indicator that the publisher judges.
#[derive(Debug, Default, Clone)]
pub(super) struct Line {
    /// The indicator, such as `3-9-1`.
    pub(super) indicator: String,
    /// The goal that it belongs to.
    pub(super) goal: String,
    pub(super) series: Option<String>,
    pub(super) unit: Option<String>,
    /// Columns and the values that pick the rows of the line; no value stands for an empty cell.
    pub(super) picked: Vec<(String, Option<String>)>,
    pub(super) direction: Option<String>,
    pub(super) target: Option<String>,
    pub(super) target_year: Option<String>,
    pub(super) base_year: Option<String>,
    pub(super) limit: Option<String>,
}

impl Line {
    /// The indicator and whatever picks the line out of it.
    pub(super) fn name(&self) -> String {
        let picked = self.picked.iter().map(|(_, value)| value.as_deref().unwrap_or("None"));
        let parts = [self.series.as_deref(), self.unit.as_deref()].into_iter().flatten().chain(picked);
        std::iter::once(self.indicator.as_str()).chain(parts).collect::<Vec<_>>().join(" / ")
    }
}

/// The lines of all indicators that the publisher judges by rule.
pub(super) fn lines(folder: &Path) -> Vec<Line> {
    let mut files: Vec<_> = fs::read_dir(folder.join("meta"))
        .expect("the descriptions are there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    files.iter().flat_map(|path| lines_of(path)).collect()
}

fn lines_of(path: &Path) -> Vec<Line> {
    let text = fs::read_to_string(path).expect("readable");
    let indicator = path.file_stem().expect("a file has a name").to_string_lossy();
    let plain = |key: &str| {
        let found = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
        found.map(unquoted)
    };
    if plain("auto_progress_calculation").as_deref() != Some("true") {
        return Vec::new();
    }
    let first = Line {
        indicator: indicator.into_owned(),
        goal: plain("sdg_goal").expect("every indicator has a goal"),
        ..Line::default()
    };
    let mut lines = Vec::new();
    let options = text.lines().skip_while(|line| !line.starts_with("progress_calculation_options:")).skip(1);
    let inside =
        |line: &&str| line.is_empty() || line.starts_with([' ', '-', '#']) && !line.starts_with("---");
    for option in options.take_while(inside).map(str::trim).filter(|line| !line.starts_with('#')) {
        if option.starts_with("- ") && !option.starts_with("- field:") {
            lines.push(first.clone());
        }
        if let Some((key, value)) = option.trim_start_matches("- ").split_once(':') {
            set(lines.last_mut().expect("an option begins with a dash"), key, unquoted(value));
        }
    }
    if lines.is_empty() { vec![first] } else { lines }
}

fn set(line: &mut Line, key: &str, value: String) {
    let given = (!value.is_empty()).then_some(value);
    match key {
        "series" => line.series = given,
        "unit" => line.unit = given,
        "direction" => line.direction = given,
        "target" => line.target = given,
        "target_year" => line.target_year = given,
        "base_year" => line.base_year = given,
        "limit" => line.limit = given,
        "field" => line.picked.push((given.expect("a column has a name"), None)),
        "value" => line.picked.last_mut().expect("a value follows its column").1 = given,
        "disaggregation" => {}
        key => panic!("{}: the option `{key}` is not known", line.indicator),
    }
}

/// A value without its quotes and without a comment after it.
fn unquoted(text: &str) -> String {
    let text = text.split_once(" #").map_or(text, |(value, _)| value);
    text.trim().trim_matches(['\'', '"']).to_owned()
}

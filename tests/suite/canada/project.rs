//! Makes the project of the Canadian framework from what the publisher says about its lines.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::config::Line;
use crate::shared::project;

/// The base year and the year of the target, where an indicator names none.
const BASE_YEAR: &str = "2015";
const TARGET_YEAR: &str = "2030";

/// The project, with its sources and queries filled in.
pub(super) fn make(data: &Path, lines: &[Line]) -> TempDir {
    let folder = project("canada-cif");
    let files = files(data);
    let mut sources = String::new();
    for name in files.keys() {
        let path = data.join("data").join(format!("{name}.csv"));
        let path = path.to_str().expect("a path in Unicode").replace('\\', "/");
        writeln!(sources, "{name} = \"{path}\"").expect("a text");
    }
    let lines: Vec<&Line> = lines.iter().filter(|line| files.contains_key(&file_of(line))).collect();
    let query = |select: fn(&str, &Line, &[String]) -> String| {
        let selects = lines.iter().map(|line| {
            let file = file_of(line);
            select(&file, line, &files[&file])
        });
        selects.collect::<Vec<_>>().join("\nUNION ALL\n")
    };
    let file = folder.path().join("bilan.toml");
    let text = fs::read_to_string(&file).expect("a project has a project file");
    let text = text.replace("{sources}", &sources);
    let text = text.replace("{actuals}", &query(actuals)).replace("{baselines}", &query(baseline));
    fs::write(&file, text).expect("writable");
    fs::write(folder.path().join("lines.csv"), register(&lines)).expect("writable");
    folder
}

/// The data files by name, with their columns.
fn files(data: &Path) -> BTreeMap<String, Vec<String>> {
    let entries = fs::read_dir(data.join("data")).expect("the data are there");
    entries
        .map(|entry| {
            let path = entry.expect("readable").path();
            let text = fs::read_to_string(&path).expect("readable");
            let header = text.trim_start_matches('\u{feff}').lines().next().expect("a header");
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, super::cells(header))
        })
        .collect()
}

fn file_of(line: &Line) -> String {
    format!("indicator_{}", line.indicator)
}

fn register(lines: &[&Line]) -> String {
    let mut text = "line,goal,direction,target,target_year,natural_limit\n".to_owned();
    for line in lines {
        let direction = match line.direction.as_deref() {
            Some("positive") => "increase",
            Some("negative") | None => "decrease",
            Some(direction) => panic!("{direction} is no direction"),
        };
        let year = line.target_year.as_deref().unwrap_or(TARGET_YEAR);
        let [target, limit] = [&line.target, &line.limit].map(|text| text.as_deref().unwrap_or_default());
        let name = line.name().replace('"', "\"\"");
        writeln!(text, "\"{name}\",{},{direction},{target},{year},{limit}", line.goal).expect("a text");
    }
    text
}

/// The rows of a line.
fn actuals(file: &str, line: &Line, columns: &[String]) -> String {
    let name = quoted(&line.name());
    let (value, rows) = (value_column(columns), conditions(line, columns));
    format!(
        "SELECT _row, {name} AS indicator, SUBSTR(\"Year\", 1, 4) AS period, \"{value}\" AS value FROM \"{file}\" WHERE {rows}"
    )
}

/// The first value of a line in its base year or later.
fn baseline(file: &str, line: &Line, columns: &[String]) -> String {
    let (value, year) = (value_column(columns), line.base_year.as_deref().unwrap_or(BASE_YEAR));
    format!(
        "SELECT * FROM ({} AND SUBSTR(\"Year\", 1, 4) >= '{year}' AND \"{value}\" IS NOT NULL ORDER BY period LIMIT 1)",
        actuals(file, line, columns)
    )
}

/// The column that the publisher judges by: `Progress` where a file has it.
fn value_column(columns: &[String]) -> &'static str {
    if columns.iter().any(|column| column == "Progress") { "Progress" } else { "Value" }
}

/// What picks the rows of a line: its values, and an empty cell in every other column.
///
/// The series and the unit are labels: they pick rows only where the line names them.
fn conditions(line: &Line, columns: &[String]) -> String {
    let mut conditions = Vec::new();
    for column in columns {
        let plain = column.strip_prefix("data.").unwrap_or(column);
        let wanted = match plain {
            "Year" | "Value" | "Progress" | "GeoCode" => continue,
            "Series" => line.series.as_ref().map(|series| Some(series.as_str())),
            "Units" => line.unit.as_ref().map(|unit| Some(unit.as_str())),
            plain => {
                let names = |field: &str| plain == field || plain.starts_with(&format!("{field} ("));
                let picked = line.picked.iter().find(|(field, _)| names(field));
                Some(picked.and_then(|(_, value)| value.as_deref()))
            }
        };
        let Some(wanted) = wanted else { continue };
        conditions.push(match wanted {
            None => format!("COALESCE(\"{column}\", '') = ''"),
            // Some values are keys of translations, and some end with a code in brackets.
            Some(value) if column == plain => format!("\"{column}\" = {}", quoted(value)),
            Some(value) => {
                let key = format!("data.{value}");
                let with_code = format!("{key} [%");
                format!("(\"{column}\" = {} OR \"{column}\" LIKE {})", quoted(&key), quoted(&with_code))
            }
        });
    }
    if conditions.is_empty() { "TRUE".to_owned() } else { conditions.join(" AND ") }
}

/// A text of SQL.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

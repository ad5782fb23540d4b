//! All findings as a table in CSV: what a terminal cannot show, for whoever mends the data.

use super::{Finding, Findings, Level, Place};

/// How many findings of one code a terminal shows; the others are counted there.
pub const SHOWN: usize = 20;

/// The endings of files within which a finding has a sheet or another part.
const WITH_PARTS: [&str; 6] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "xml"];

impl Findings {
    /// Whether there are more findings of some code than a terminal shows.
    pub fn are_too_many(&self) -> bool {
        self.counts().values().any(|count| *count > SHOWN)
    }

    /// All findings as CSV, in the order in which they were found.
    ///
    /// Texts that a spreadsheet would take for a formula begin with `'`; numbers do not.
    pub fn csv(&self) -> String {
        let mut text = String::from("level,code,file,sheet,row,column,value,message,help\n");
        for finding in self.iter() {
            let (file, sheet) = parts(&finding.place.file);
            let row = finding.place.row.or(finding.place.line).map(|row| row.to_string());
            // Where rows have no numbers, what they are about stands in place of one.
            let row = row.or_else(|| finding.place.key.clone());
            let cells = [
                level(finding.level),
                finding.code.key(),
                file,
                sheet,
                row.as_deref().unwrap_or_default(),
                finding.place.field.as_deref().unwrap_or_default(),
                value(finding),
                &finding.message,
                finding.help.as_deref().unwrap_or_default(),
            ];
            write_row(&mut text, cells);
        }
        for ((code, file), beyond) in &self.beyond {
            let (file, sheet) = parts(file);
            let message =
                format!("{} more findings of this kind are not listed", beyond.errors + beyond.warnings);
            let level = level(if beyond.errors > 0 { Level::Error } else { Level::Warning });
            write_row(&mut text, [level, code.key(), file, sheet, "", "", "", &message, ""]);
        }
        text
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

/// A file and the part of it that was read.
fn parts(shown: &str) -> (&str, &str) {
    let split = shown.split_once('#').filter(|(file, _)| {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        WITH_PARTS.contains(&ending.as_str())
    });
    split.unwrap_or((shown, ""))
}

/// What stands in the cell.
fn value(finding: &Finding) -> &str {
    finding.value.as_deref().or_else(|| marked(&finding.place)).unwrap_or_default()
}

/// The text of a cell in its line.
fn marked(place: &Place) -> Option<&str> {
    place.field.as_ref()?;
    let excerpt = place.excerpt.as_ref()?;
    excerpt.text.get(excerpt.mark.clone())
}

fn write_row(text: &mut String, cells: [&str; 9]) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        let guard = if is_formula(cell) { "'" } else { "" };
        if cell.contains([',', '"', '\n', '\r']) {
            text.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
        } else {
            text.extend([guard, cell]);
        }
    }
    text.push('\n');
}

/// Whether a spreadsheet would compute a text instead of showing it.
fn is_formula(cell: &str) -> bool {
    let is_number = || cell.parse::<f64>().is_ok_and(f64::is_finite);
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number()
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Excerpt, MOST_KEPT};
    use super::*;

    #[test]
    fn every_finding_has_a_row_that_no_spreadsheet_computes() {
        let mut findings = Findings::new();
        let place = Place::cell("book.xlsx#Data 1", 7, "value");
        let message = "`=1+1` is not a number, nor \"x\"";
        findings.report(Finding::new(Code::NumberInvalid, place, message).value("=1+1").help("@look"));
        let excerpt = Excerpt { text: "1.1,-5".to_owned(), mark: 4..6 };
        let place = Place::cell("a#1.csv", 3, "value").with_excerpt(3, excerpt);
        findings.report(Finding::new(Code::PeriodOutside, place, "so"));
        findings.report(Finding::new(Code::CellEmpty, Place::span("b.toml", "a\nb", 2..3), "-1+2"));
        let expected = "\
level,code,file,sheet,row,column,value,message,help
error,number-invalid,book.xlsx,Data 1,7,value,'=1+1,\"`=1+1` is not a number, nor \"\"x\"\"\",'@look
warning,period-outside,a#1.csv,,3,value,-5,so,
error,cell-empty,b.toml,,2,,,'-1+2,
";
        assert_eq!(findings.csv(), expected);
        assert!(!findings.are_too_many());
    }

    #[test]
    fn beyond_what_is_kept_findings_are_counted() {
        let mut findings = Findings::new();
        for row in 0..MOST_KEPT + 3 {
            findings.report(Finding::new(Code::RowRagged, Place::row("a.csv", row), "short"));
        }
        findings.report(Finding::new(Code::RowRagged, Place::row("b.csv", 1), "short"));
        findings.report_more(Finding::new(Code::RowRagged, Place::file("a.csv"), "short"), 4);
        assert_eq!((findings.errors(), findings.iter().count()), (MOST_KEPT + 8, MOST_KEPT + 1));
        let csv = findings.csv();
        let last = "error,row-ragged,a.csv,,,,,7 more findings of this kind are not listed,\n";
        assert!(csv.ends_with(last) && findings.are_too_many(), "{}", &csv[csv.len() - 200..]);
        assert_eq!(csv.lines().count(), MOST_KEPT + 3);
    }
}

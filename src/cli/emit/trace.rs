//! Draws the trace of figures and claims for people, and the places where they are printed.

use bilan::trace::{FigureSource, Occurrence, Reason, TraceFile, TracedClaim, TracedFigure};

/// The most figures that are drawn whole; more are named.
const MOST: usize = 5;

/// The most ranges of rows of a file that are printed.
const MOST_RANGES: usize = 12;

/// What a text names in a report.
pub(in crate::cli) struct Found<'a> {
    /// The figures.
    pub(in crate::cli) figures: Vec<&'a TracedFigure>,
    /// The claims.
    pub(in crate::cli) claims: Vec<&'a TracedClaim>,
}

impl Found<'_> {
    /// Whether it names nothing.
    pub(in crate::cli) fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.claims.is_empty()
    }
}

/// Whether a file is as it was when the report was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Origin {
    /// It has the same bytes.
    Unchanged,
    /// It has others.
    Changed,
    /// It is not there, or where it lies is not known.
    NotFound,
    /// It lies in a database, which is not asked for it.
    InDatabase,
}

impl Origin {
    fn words(self) -> &'static str {
        match self {
            Self::Unchanged => "as it was when the report was made",
            Self::Changed => "CHANGED since the report was made",
            Self::NotFound => "not found; name the project with `--project`",
            Self::InDatabase => "of a database; `bilan verify` says whether it is as it was",
        }
    }
}

/// The figures as text, in the language of an edition.
pub(super) fn text(
    file: &TraceFile,
    found: &Found<'_>,
    origins: &[(String, Origin)],
    edition: &str,
) -> String {
    let Found { figures, claims } = found;
    let mut out = String::new();
    for claim in claims {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&self::claim(file, claim));
    }
    for figure in figures.iter().take(MOST) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&one(file, figure, origins, edition));
    }
    if figures.len() > MOST {
        out.push_str("\nalso printed so:\n");
        for figure in &figures[MOST..] {
            out.extend(["  ", &figure.id, "\n"]);
        }
    }
    out
}

fn one(file: &TraceFile, figure: &TracedFigure, origins: &[(String, Origin)], edition: &str) -> String {
    let mut out = format!("{} = {}\n", figure.id, figure.exact);
    let line = figure.lines.get(edition).or_else(|| figure.lines.values().next());
    if let Some(line) = line {
        out.extend([format!("{}: {}\n", line.subject, line.name)]);
        out.extend([format!("\nHow it is arrived at\n  {}\n    {}\n", line.rule, line.formula)]);
    }
    if !figure.from.is_empty() {
        out.extend([format!("  from {}\n", figure.from.join(", "))]);
    }
    out.push_str("\nSources\n");
    for source in &figure.sources {
        let column = source.column.as_ref().map_or_else(String::new, |column| format!(", column {column}"));
        let is_alike = source.rows == FigureSource::GROUPS;
        let is_of_query = !is_alike && (!source.keys.is_empty() || !source.made_from.is_empty());
        let of = if is_of_query { " of the result of the query" } else { "" };
        out.extend([format!("  {}{column}, {}{of}\n", source.file, rows(source))]);
        if is_alike {
            out.push_str(&alike(source));
        } else if !source.keys.is_empty() {
            out.extend([format!("    about {}\n", source.keys.join("; "))]);
        }
        if !source.made_from.is_empty() {
            out.extend([format!("    made from {}\n", source.made_from.join(", "))]);
        }
        for name in std::iter::once(&source.file).chain(&source.made_from) {
            let origin = origins.iter().find(|(file, _)| file == name);
            let words = origin.map(|(name, origin)| format!("    {name}: {}\n", origin.words()));
            out.push_str(&words.unwrap_or_default());
        }
    }
    if let Some(reason) = figure.reason {
        out.extend([format!("  {}\n", lack(reason, &figure.searched))]);
    }
    if let Some(state) = &figure.state {
        out.extend([format!("  lowest state of the values: {state}\n")]);
    }
    out.push_str(&places(file, figure));
    let claims: Vec<&str> = file.claims_on(&figure.id).map(|claim| claim.id.as_str()).collect();
    if !claims.is_empty() {
        out.push_str("\nClaims that rest on it\n");
        for claim in claims {
            out.extend(["  ", claim, "\n"]);
        }
    }
    out
}

/// The rows of a file, in words.
fn rows(source: &FigureSource) -> String {
    match (source.rows.as_str(), source.count) {
        (FigureSource::ALL, 1) => "its only record".to_owned(),
        (FigureSource::ALL, count) => format!("all {count} records"),
        (FigureSource::GROUPS, 1) => "1 row, which stays in its database".to_owned(),
        (FigureSource::GROUPS, count) => format!("{count} rows, which stay in their database"),
        (rows, _) if rows.bytes().all(|byte| byte.is_ascii_digit()) => format!("row {rows}"),
        (rows, count) => format!("rows {}", shortened(rows, count)),
    }
}

/// The first groups of rows of a table that stays in its database, with how many rows each has.
fn alike(source: &FigureSource) -> String {
    let groups = source.keys.iter().zip(&source.counts).take(MOST_RANGES);
    let mut out: String = groups.map(|(key, rows)| format!("    {key}: {rows}\n")).collect();
    if let Some(more) = source.keys.len().checked_sub(MOST_RANGES).filter(|more| *more > 0) {
        out.extend([format!("    … and {more} more; `--json` prints all of them\n")]);
    }
    out
}

/// The first ranges of many, and how many rows are left out.
fn shortened(rows: &str, count: u64) -> String {
    let ranges: Vec<&str> = rows.split(", ").collect();
    if ranges.len() <= MOST_RANGES {
        return rows.to_owned();
    }
    let shown = &ranges[..MOST_RANGES];
    let length = |range: &&str| {
        let (first, last) = range.split_once('-')?;
        Some(last.parse::<u64>().ok()?.saturating_sub(first.parse().ok()?) + 1)
    };
    let rows: u64 = shown.iter().map(|range| length(range).unwrap_or(1)).sum();
    format!("{}, … and {} more; `--json` prints all of them", shown.join(", "), count.saturating_sub(rows))
}

/// Why a figure has no rows, in words.
fn lack(reason: Reason, searched: &[String]) -> String {
    match reason {
        Reason::Setting => "a setting of the project, or else of the program".to_owned(),
        Reason::Checks => "counted in the findings of the checks, which `bilan check` lists".to_owned(),
        Reason::NothingCounted => "no row is counted".to_owned(),
        Reason::OfGroups => {
            format!("counted in {}, where they are of a place or group and make no row", searched.join(", "))
        }
        Reason::NoTable => format!("the project has no table `{}`", searched.join(", ")),
        Reason::NoRow => format!("no row for it in {}", searched.join(", ")),
    }
}

/// A claim with what it rests on.
fn claim(file: &TraceFile, claim: &TracedClaim) -> String {
    let mut out = format!("{}\n\nRests on\n", claim.id);
    for support in &claim.rests_on {
        let value = support.exact.as_ref().map_or_else(String::new, |exact| format!(" = {exact}"));
        out.extend([format!("  {}{value}\n", support.figure)]);
    }
    out.push_str(&printed(file, &claim.printed));
    out
}

/// Where a figure is printed, a line for each place.
pub(super) fn places(file: &TraceFile, figure: &TracedFigure) -> String {
    printed(file, &figure.printed)
}

fn printed(file: &TraceFile, places: &[Occurrence]) -> String {
    let mut out = "\nPrinted\n".to_owned();
    for place in places {
        let page = place.page.map_or_else(String::new, |page| format!(", page {page}"));
        let named = label(file, place);
        out.extend([format!("  {} {}: {}{named}{page}\n", place.edition, place.text, place.place)]);
    }
    out
}

/// What the section and the block of a place are called.
fn label(file: &TraceFile, place: &Occurrence) -> String {
    let labels = file.editions.get(&place.edition);
    let name = |id: &Option<String>| labels?.get(id.as_ref()?).map(|name| format!(", {name}"));
    let section = name(&place.section).unwrap_or_default();
    format!("{section}{}", name(&place.block).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn many_ranges_of_rows_are_cut() {
        let few = "2-4, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27";
        assert_eq!(shortened(few, 14), few);
        let cut = format!("{few}, … and 6 more; `--json` prints all of them");
        assert_eq!(shortened(&format!("{few}, 30-34, 40"), 20), cut);
    }
}

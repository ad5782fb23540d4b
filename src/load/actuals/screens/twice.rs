//! The same numbers under two names: unit codes that are written in two ways, projects that are one.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{DataFrame, IntoLazy, PolarsError, UniqueKeepStrategy};

use super::super::codes::{self, codes, texts};
use super::super::keys;
use super::{Reporter, Suspect, digits, in_file_order};
use crate::diag::Code;

/// How many digits two projects must share before it is no chance that all their numbers are the same.
const TELLING: usize = 5;

/// The numbers of a row, and when they are from.
const CONTENT: [&str; 6] = ["indicator", "start", "end", "value", "numerator", "denominator"];

/// The rows whose numbers other rows share in a project of the same name.
fn shared(rows: &DataFrame) -> Result<DataFrame, PolarsError> {
    let shared = keys::repeated(rows, &[&CONTENT[..], &["project"]].concat())?;
    in_file_order(rows.filter(&shared)?.lazy())
}

/// Units whose codes differ only in case, spaces or punctuation, with the same numbers.
pub(super) fn units(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    let unique = rows.select(["unit_code"])?.lazy().unique(None, UniqueKeepStrategy::Any).collect()?;
    let written = texts(&unique, "unit_code")?;
    let codes: BTreeSet<&str> = written.iter().flatten().collect();
    let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for code in codes {
        names.entry(bare(code)).or_default().push(code);
    }
    let several: BTreeSet<&str> = names.into_values().filter(|codes| codes.len() > 1).flatten().collect();
    if several.is_empty() {
        return Ok(());
    }
    let of_several = codes::having(rows.clone(), "unit_code", |code| several.contains(code))?;
    let suspects = reporter.suspects(&shared(&of_several)?)?;
    let mut first: BTreeMap<_, &Suspect> = BTreeMap::new();
    for suspect in &suspects {
        let name = bare(suspect.unit.as_deref().unwrap_or_default());
        let own = suspect.own;
        let key = (&suspect.indicator, own, &suspect.project, suspect.written(), name);
        let other = *first.entry(key).or_insert(suspect);
        if other.unit != suspect.unit {
            let message = format!(
                "the value of {} is also reported by the unit `{}`",
                suspect.of(),
                other.unit.as_deref().unwrap_or_default()
            );
            let help = "write the code of the unit in one way, and report each value once";
            reporter.report_beside(Code::ReportedTwice, suspect, message, (other.row, "the other row", help));
        }
    }
    Ok(())
}

/// A code without case, spaces and punctuation.
pub(in crate::load::actuals) fn bare(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Projects of one unit all of whose numbers of a period are the same.
pub(in crate::load::actuals) fn projects(
    rows: &DataFrame,
    reporter: &mut Reporter<'_, '_>,
) -> Result<(), PolarsError> {
    let mut contents: BTreeMap<_, Vec<&Suspect>> = BTreeMap::new();
    let suspects = reporter.suspects(&in_file_order(rows.clone().lazy())?)?;
    for suspect in &suspects {
        contents.entry((&suspect.unit, suspect.cell, &suspect.project)).or_default().push(suspect);
    }
    let mut first: BTreeMap<_, &Suspect> = BTreeMap::new();
    let mut twice = Vec::new();
    for ((unit, cell, _), numbers) in contents {
        let shared: usize = numbers.iter().map(|suspect| digits(suspect.telling())).sum();
        let mut content: Vec<_> =
            numbers.iter().map(|row| (&row.indicator, row.own, row.written())).collect();
        content.sort();
        let other = *first.entry((unit, cell, content)).or_insert(numbers[0]);
        if other.project != numbers[0].project && shared >= TELLING {
            twice.push((numbers[0], other));
        }
    }
    twice.sort_by_key(|(suspect, _)| suspect.row);
    for (suspect, other) in twice {
        let name = |suspect: &Suspect| suspect.project.clone().unwrap_or_default();
        let message = format!(
            "all numbers of the project `{}` for {} are those of the project `{}`, such as {}",
            name(suspect),
            suspect.cell,
            name(other),
            suspect.of()
        );
        let help = "remove the rows of one of them, or waive the finding if both are right";
        reporter.report_beside(Code::ReportedTwice, suspect, message, (other.row, "the other row", help));
    }
    Ok(())
}

/// A project of a unit in a period of the report, by codes.
pub(in crate::load::actuals) type Project = (Option<u32>, i32, u32);

/// A number for each project of some rows, or for each run of rows of one project.
pub(in crate::load::actuals) type Runs = Vec<(Project, u32)>;

/// The prints of projects: numbers that are the same where all numbers of two projects are.
///
/// Rows of a project mostly follow each other, and the codes of projects are in
/// the order in which they occur, so that prints lie beside each other in a list.
#[derive(Default)]
pub(in crate::load::actuals) struct Prints {
    /// By period, and then by the code of the project, with the first unit that it has.
    listed: BTreeMap<i32, Vec<Listed>>,
    /// Those of projects in further units.
    others: BTreeMap<Project, u32>,
}

/// The print of a project in its first unit; many projects have none in most periods.
#[derive(Default, Clone, Copy)]
struct Listed {
    /// 0 where there is none, 1 for no unit, and otherwise 2 more than the code of the unit.
    unit: u32,
    print: u32,
}

impl Prints {
    /// Takes in the prints of some rows: the sum does not depend on the order of rows.
    pub(in crate::load::actuals) fn take_in(&mut self, runs: Runs) {
        for ((unit, cell, project), print) in runs {
            let listed = self.listed.entry(cell).or_default();
            let place = project as usize;
            if listed.len() <= place {
                listed.resize(place + 1, Listed::default());
            }
            let listed = &mut listed[place];
            let own = unit.map_or(1, |unit| unit + 2);
            if listed.unit == 0 || listed.unit == own {
                *listed = Listed { unit: own, print: listed.print.wrapping_add(print) };
            } else {
                let known = self.others.entry((unit, cell, project)).or_default();
                *known = known.wrapping_add(print);
            }
        }
    }

    /// The projects that have the print of another one of their unit and period.
    pub(in crate::load::actuals) fn alike(self) -> Projects {
        let mut alike = BTreeSet::new();
        let mut others: BTreeMap<i32, Vec<_>> = BTreeMap::new();
        for ((unit, cell, project), print) in self.others {
            others.entry(cell).or_default().push((unit, print, project));
        }
        for (cell, listed) in self.listed {
            let listed = listed.into_iter().zip(0_u32..);
            let listed = listed.filter(|(listed, _)| listed.unit > 0);
            let listed = listed.map(|(it, project)| (it.unit.checked_sub(2), it.print, project));
            let mut prints: Vec<_> = listed.chain(others.remove(&cell).unwrap_or_default()).collect();
            prints.sort_unstable();
            let same = prints.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
            let same = same.filter(|projects| projects.len() > 1).flatten();
            alike.extend(same.map(|(unit, _, project)| (*unit, cell, *project)));
        }
        Projects(alike)
    }
}

/// The prints of the projects of some rows.
pub(super) fn prints(rows: &DataFrame) -> Result<Runs, PolarsError> {
    let mut runs: Runs = Vec::new();
    for (project, content) in projects_of(rows)?.into_iter().zip(keys::hashed(rows, &CONTENT)?) {
        let Some(project) = project else { continue };
        #[expect(clippy::cast_possible_truncation, reason = "half of the bits tell enough")]
        let content = content as u32;
        match runs.last_mut() {
            Some((before, print)) if *before == project => *print = print.wrapping_add(content),
            _ => runs.push((project, content)),
        }
    }
    Ok(runs)
}

/// Projects that may be there twice.
pub(in crate::load::actuals) struct Projects(BTreeSet<Project>);

impl Projects {
    /// Whether there are none.
    pub(in crate::load::actuals) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rows of these projects, in whatever period.
    pub(in crate::load::actuals) fn filtered(&self, rows: &DataFrame) -> Result<DataFrame, PolarsError> {
        let known: BTreeSet<(Option<u32>, u32)> =
            self.0.iter().map(|(unit, _, project)| (*unit, *project)).collect();
        let (units, projects) = (codes(rows, "unit_code")?, codes(rows, "project")?);
        let are_known = units.iter().zip(projects.iter());
        let are_known =
            are_known.map(|(unit, project)| project.is_some_and(|it| known.contains(&(unit, it))));
        rows.filter(&are_known.collect())
    }

    /// The rows that are part of the prints of these projects.
    pub(super) fn rows(&self, rows: &DataFrame) -> Result<DataFrame, PolarsError> {
        let projects = projects_of(rows)?.into_iter();
        rows.filter(&projects.map(|project| project.is_some_and(|it| self.0.contains(&it))).collect())
    }
}

/// The project of each row with a number other than 0.
fn projects_of(rows: &DataFrame) -> Result<Vec<Option<Project>>, PolarsError> {
    let (units, projects) = (codes(rows, "unit_code")?, codes(rows, "project")?);
    let (cells, numbers) = (rows.column("cell")?.i32()?, rows.column("number")?.f64()?);
    let of_rows = units.iter().zip(projects.iter()).zip(cells.iter().zip(numbers.iter()));
    let project = of_rows.map(|((unit, project), (cell, number))| {
        let counts = number.is_some_and(|number| number != 0.0);
        counts.then_some((unit, cell?, project?))
    });
    Ok(project.collect())
}

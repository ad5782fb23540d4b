//! Puts the rows of a part together: cleans, screens and aggregates them.

use std::sync::{Arc, Mutex, PoisonError};

use polars::prelude::{BooleanChunked, DataFrame, PolarsError};

use super::clean::Admission;
use super::pass::{self, NUMBERS, Shape};
use super::stages::{Stage, Staged};
use super::store::Store;
use super::{
    Actuals, Context, RowCounts, SAID, breakdown, cleaned, judgement, of_parts, placed, screens, states,
    sums, text_name, totals, units,
};
use crate::diag::Findings;

/// The rows that can be read, with what says which of them count.
pub(super) struct Admitted<'a> {
    pub(super) store: Store,
    pub(super) shape: &'a Shape,
    pub(super) admission: Admission,
    /// What is known of rows that are not among them.
    pub(super) elsewhere: &'a screens::Elsewhere,
    /// The prints of projects, of which each has rows in many parts.
    pub(super) prints: Mutex<screens::Prints>,
}

/// What some of the rows come to.
pub(super) struct Taken {
    pub(super) actuals: Actuals,
    pub(super) staged: Staged,
    pub(super) units: units::Used,
}

impl Admitted<'_> {
    /// What a part of the rows comes to; `steps` are the periods that have rows in any part.
    ///
    /// What is found is kept by stage, apart from the given findings and as they would have it.
    pub(super) fn part(
        &self,
        part: usize,
        context: &Context<'_>,
        (steps, findings): (&[i32], &Findings),
    ) -> Result<Option<Taken>, PolarsError> {
        let &Context { framework, grid, origin, .. } = context;
        let Some(rows) = self.store.rows(part)? else { return Ok(None) };
        let rows = pass::complete(rows, self.shape, framework)?;
        let (mut staged, mut units) = (Staged::apart_from(findings), units::Used::default());
        let mut counts = RowCounts::default();
        let frame = self.admission.of(rows)?;
        let frame = cleaned(
            frame,
            (self.shape, &self.admission),
            context,
            &mut staged,
            (&mut counts, &mut |_, _| Ok(())),
        )?;
        units.add(&frame)?;
        sums::check(&frame, origin, staged.of(Stage::Sums))?;
        let rationales =
            judgement::rationales(&frame, origin, framework, grid, staged.of(Stage::Rationales))?;
        let dimensions = self.shape.dimensions();
        let (elsewhere, findings) = (self.elsewhere, staged.of(Stage::Screens));
        let mut reporter = screens::Reporter { origin, grid, elsewhere, findings };
        let prints =
            screens::screen(&frame, (&of_totals(&frame, &dimensions)?, framework.indicators), &mut reporter)?;
        self.prints.lock().unwrap_or_else(PoisonError::into_inner).take_in(prints);
        let states = self.shape.has(states::COLUMN);
        let states =
            states.then(|| states::read(&frame, origin, grid, staged.of(Stage::States))).transpose()?;
        // What only findings and checks need is not carried through the aggregation.
        let frame = frame.drop_many(SAID.into_iter().map(str::to_owned).chain(NUMBERS.map(text_name)));
        let about = (origin.as_ref(), framework.indicators);
        let split = breakdown::split(frame, &dimensions, about, staged.of(Stage::Breakdowns))?;
        let (cells, lost) = totals(split.totals, grid, steps)?;
        let breakdowns = split.parts.map(|parts| of_parts(parts, &dimensions, grid)).transpose()?;
        let actuals = Actuals {
            cells,
            breakdowns: breakdowns.unwrap_or_default(),
            lost: placed(lost, origin),
            rationales,
            counts,
            states,
            traced: None,
            origin: Arc::clone(origin),
        };
        Ok(Some(Taken { actuals, staged, units }))
    }

    /// The rows that screens look at of projects that may be there twice; none where there are no such projects.
    pub(super) fn of_alike_projects(&self, context: &Context<'_>) -> Result<Option<DataFrame>, PolarsError> {
        let prints = std::mem::take(&mut *self.prints.lock().unwrap_or_else(PoisonError::into_inner));
        let projects = prints.alike();
        if projects.is_empty() {
            return Ok(None);
        }
        let mut suspects: Option<DataFrame> = None;
        for part in 0..self.store.len() {
            let Some(rows) = self.store.rows(part)? else { continue };
            // What becomes of a row is a matter of its record, so that those of other projects are not needed.
            let rows = projects.filtered(&pass::complete(rows, self.shape, context.framework)?)?;
            let frame = self.admission.of(rows)?;
            // What is wrong with them was said when all rows were looked at.
            let (mut staged, mut counts) = (Staged::default(), RowCounts::default());
            let frame = cleaned(
                frame,
                (self.shape, &self.admission),
                context,
                &mut staged,
                (&mut counts, &mut |_, _| Ok(())),
            )?;
            let of_totals = of_totals(&frame, &self.shape.dimensions())?;
            let rows = screens::of_projects(&frame, (&of_totals, context.framework.indicators), &projects)?;
            pass::stack(&mut suspects, rows)?;
        }
        Ok(suspects)
    }
}

/// Which rows give a total by a number: parts of one record are no values of its series, and items no numbers.
fn of_totals(frame: &DataFrame, dimensions: &[&str]) -> Result<BooleanChunked, PolarsError> {
    Ok(!frame.column("counts")?.bool()? & !breakdown::is_part(frame, dimensions)?)
}

//! Checks of resources: given once, and moved between areas as the budgets say.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{About, Code, Finding, Findings, Place};
use crate::load::{Loaded, Placed};
use crate::model::{AreaId, Decimal, FundClass, FundSource, Period, Reallocation, ResourceLine};

/// What tells the lines of resources apart.
type Key<'a> = (&'a AreaId, Period, FundSource, FundClass);

fn key(line: &ResourceLine) -> Key<'_> {
    (&line.area, line.period, line.source, line.class)
}

/// The resources, each once: of lines given twice the first counts.
pub(super) fn first_lines(lines: Vec<Placed<ResourceLine>>) -> Vec<ResourceLine> {
    let mut seen = BTreeSet::new();
    let mut first = Vec::new();
    for line in lines.into_iter().map(|line| line.row) {
        let (area, period, source, class) = key(&line);
        if seen.insert((area.clone(), period, source, class)) {
            first.push(line);
        }
    }
    first
}

/// Reports resources that are given twice.
pub(super) fn duplicates(lines: &[Placed<ResourceLine>], findings: &mut Findings) {
    let mut seen: BTreeMap<_, &Placed<ResourceLine>> = BTreeMap::new();
    for line in lines {
        if let Some(first) = seen.get(&key(&line.row)) {
            let message = format!(
                "the resources of area `{}` for {} from {} funds are given twice",
                line.row.area,
                line.row.period,
                line.row.source.key()
            );
            let finding = Finding::new(Code::DuplicateKey, line.cell("area"), message);
            findings
                .report(finding.related(first.cell("area"), "the other row").help("remove one of the rows"));
        } else {
            seen.insert(key(&line.row), line);
        }
    }
}

/// Reports moves of budgets that do not explain the revised budgets, and areas that gave too much.
pub(super) fn reallocations(loaded: &Loaded, limit: Option<Decimal>, findings: &mut Findings) {
    let Some(moves) = &loaded.reallocations else { return };
    let mut periods: BTreeSet<Period> = moves.iter().map(|entry| entry.row.period).collect();
    periods.insert(loaded.grid.reporting());
    for area in loaded.areas.iter().map(|area| &area.row.id) {
        for period in &periods {
            let budget = Budget::of(area, *period, loaded, moves);
            budget.check_difference(findings);
            if let Some(limit) = limit {
                budget.check_limit(limit, findings);
            }
        }
    }
}

/// The budget of an area for a period, all sources and classes together, and what moved it.
struct Budget<'a> {
    area: &'a AreaId,
    period: Period,
    lines: Vec<&'a Placed<ResourceLine>>,
    moves: Vec<&'a Placed<Reallocation>>,
}

impl<'a> Budget<'a> {
    fn of(area: &'a AreaId, period: Period, loaded: &'a Loaded, moves: &'a [Placed<Reallocation>]) -> Self {
        let touches = |row: &Reallocation| {
            row.period == period && (row.from.as_ref() == Some(area) || row.to.as_ref() == Some(area))
        };
        let mut seen = BTreeSet::new();
        let lines =
            loaded.resources.iter().filter(|line| line.row.area == *area && line.row.period == period);
        Self {
            area,
            period,
            lines: lines.filter(|line| seen.insert(key(&line.row))).collect(),
            moves: moves.iter().filter(|entry| touches(&entry.row)).collect(),
        }
    }

    fn sum(&self, amount: impl Fn(&ResourceLine) -> Option<Decimal>) -> Option<Decimal> {
        self.lines.iter().try_fold(Decimal::ZERO, |sum, line| sum.checked_add(amount(&line.row)?))
    }

    /// What the area received, less what it gave; none where the numbers are too large.
    fn net(&self) -> Option<Decimal> {
        let signed = |row: &Reallocation| {
            if row.to.as_ref() == Some(self.area) { row.amount } else { -row.amount }
        };
        self.moves.iter().try_fold(Decimal::ZERO, |sum, entry| sum.checked_add(signed(&entry.row)))
    }

    fn place(&self) -> Place {
        let line = || {
            let revised = self.lines.iter().find(|line| line.row.revised_budget.is_some());
            revised.map(|line| line.cell("revised_budget"))
        };
        let place = self.moves.first().map(|entry| entry.cell("amount")).or_else(line);
        place.unwrap_or_else(|| Place::file("resources"))
    }

    fn check_difference(&self, findings: &mut Findings) {
        let (area, period, net) = (self.area, self.period, self.net());
        let original = self.sum(|line| line.budget);
        let in_force = self.sum(ResourceLine::budget_in_force);
        let difference =
            original.zip(in_force).and_then(|(original, in_force)| in_force.checked_sub(original));
        let message = match (difference, net) {
            (Some(difference), Some(net)) if difference == net => return,
            (Some(difference), Some(net)) => format!(
                "the budget of area `{area}` for {period} was revised by {}, its reallocations come to {}",
                difference.normalize(),
                net.normalize()
            ),
            (None, _) if self.moves.is_empty() => return,
            (None, _) | (_, None) => format!(
                "the reallocations of area `{area}` for {period} cannot be compared: one of its budgets is missing or too large"
            ),
        };
        let help = "correct the revised budgets or the amounts, or add the move that is missing";
        let finding = Finding::new(Code::ReallocationMismatch, self.place(), message);
        findings.report(finding.help(help).about(About::default().period(&self.period)));
    }

    fn check_limit(&self, limit: Decimal, findings: &mut Findings) {
        let gives = |row: &Reallocation| row.from.as_ref() == Some(self.area) && row.to.is_some();
        let given = || self.moves.iter().filter(|entry| gives(&entry.row));
        let amount = given().try_fold(Decimal::ZERO, |sum, entry| sum.checked_add(entry.row.amount));
        let original = self.sum(|line| line.budget);
        let Some(last) = given().next_back() else { return };
        let about = About::default().period(&self.period);
        let most = original.and_then(|original| original.checked_mul(limit));
        let (Some(amount), Some(original), Some(most)) = (amount, original, most) else {
            let message = format!(
                "what area `{}` gives to other areas for {} cannot be held against the share of {limit} that is allowed: its original budget is missing, or the numbers are too large",
                self.area, self.period
            );
            let help =
                "give the original budget of each of its lines, and correct the amounts that are wrong";
            let finding = Finding::new(Code::ReallocationLimit, last.cell("amount"), message);
            findings.report(finding.help(help).about(about));
            return;
        };
        if amount > most {
            let message = format!(
                "area `{}` gives {} of its original budget of {} for {} to other areas, more than the share of {limit} that is allowed",
                self.area,
                amount.normalize(),
                original.normalize(),
                self.period
            );
            let help = "the report says so below the table; correct the amount if it is wrong";
            let finding = Finding::new(Code::ReallocationLimit, last.cell("amount"), message);
            findings.report(finding.help(help).about(about));
        }
    }
}

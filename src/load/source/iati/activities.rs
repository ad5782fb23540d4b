//! Walks through activities as the standard nests them, and makes a row of each
//! element that a part is about.
//!
//! Nothing is kept but the activity, result and indicator that are open. Therefore
//! what a row takes from elements before it must stand before it, which is the
//! order that the standard prescribes; what stands elsewhere is found, not missed.

use std::io::Read;

use super::elements::{MOST, Measured, Reference, check_root, direction, level, prefer, set_reference};
use super::pull::{Element, Pull, Stop};
use super::recipients::{Recipients, Units};
use super::rows::{Row, Rows, Text};
use crate::manifest::{IatiForm, IatiPart, Limits};

/// How many elements of a kind are named.
const NAMED: usize = 20;

/// Elements that make no row: the first of them with their lines, and how many there are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Passed {
    /// The first of them, in order: the line of the file, from 1, and why.
    pub(super) first: Vec<(u64, String)>,
    /// How many there are.
    pub(super) count: u64,
}

impl Passed {
    fn add(&mut self, line: u64, message: impl Into<String>) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push((line, message.into()));
        }
    }
}

/// What was read of a file.
pub(super) struct Outcome {
    /// The rows.
    pub(super) rows: Rows,
    /// Elements that cannot be understood.
    pub(super) faults: Passed,
    /// Baselines and targets of a place or group, for which their tables have no column.
    pub(super) disaggregated: Passed,
}

/// Reads a part of the activities of a file.
///
/// # Errors
/// A file that is no IATI XML of version 2, or costs more than it may.
pub(super) fn read(
    reader: impl Read,
    (part, form): (IatiPart, &IatiForm),
    file: usize,
    limits: &Limits,
) -> Result<Outcome, Stop> {
    let mut walk = Walk {
        pull: Pull::new(reader, limits),
        part,
        form,
        outcome: Outcome {
            rows: Rows::new(part, file, limits),
            faults: Passed::default(),
            disaggregated: Passed::default(),
        },
        units: Units::default(),
    };
    walk.file()?;
    Ok(walk.outcome)
}

/// A walk through a file.
struct Walk<'a, R: Read> {
    pull: Pull<R>,
    part: IatiPart,
    form: &'a IatiForm,
    outcome: Outcome,
    units: Units,
}

/// An activity that is open.
struct Activity {
    identifier: String,
    recipients: Recipients,
    titles: Vec<Text>,
    /// Dates by their type: planned start, actual start, planned end, actual end.
    dates: [Option<String>; 4],
    results: usize,
}

/// A result that is open.
struct Outline {
    /// Its id: that of the area.
    id: String,
    kind: Option<String>,
    aggregation: Option<String>,
    reference: Option<Reference>,
    titles: Vec<Text>,
    indicators: usize,
}

impl<R: Read> Walk<'_, R> {
    fn file(&mut self) -> Result<(), Stop> {
        let root = self.pull.root()?;
        check_root(&root)?;
        while let Some(element) = self.pull.child()? {
            match element.name.as_str() {
                "iati-activity" => self.activity(element.line)?,
                _ => self.pull.skip()?,
            }
        }
        self.pull.finish()?;
        for (line, row) in std::mem::take(&mut self.units).rows() {
            self.outcome.rows.push(line, &row)?;
        }
        Ok(())
    }

    fn activity(&mut self, line: u64) -> Result<(), Stop> {
        let mut activity = Activity {
            identifier: String::new(),
            recipients: Recipients::default(),
            titles: Vec::new(),
            dates: [const { None }; 4],
            results: 0,
        };
        let has_results = !matches!(self.part, IatiPart::Units | IatiPart::Programmes);
        while let Some(element) = self.pull.child()? {
            let name = element.name.as_str();
            if activity.results > 0
                && matches!(name, "iati-identifier" | "recipient-country" | "recipient-region")
            {
                let message = format!("`{name}` stands after `result`, where the standard has it before");
                self.outcome.faults.add(element.line, message);
            }
            match name {
                "iati-identifier" => {
                    let text = self.pull.text()?;
                    if activity.identifier.is_empty() {
                        activity.identifier = text;
                    }
                }
                "title" => self.narratives(&mut activity.titles)?,
                "recipient-country" | "recipient-region" => {
                    let mut names = Vec::new();
                    self.narratives(&mut names)?;
                    activity.recipients.add(&element, names);
                }
                "activity-date" => {
                    activity.date(&element);
                    self.pull.skip()?;
                }
                "result" if has_results && activity.identifier.is_empty() => {
                    let message = "the result belongs to an activity without `iati-identifier` before it";
                    self.outcome.faults.add(element.line, message);
                    self.pull.skip()?;
                }
                "result" if has_results => {
                    activity.results += 1;
                    self.result(&element, &activity)?;
                }
                _ => self.pull.skip()?,
            }
        }
        match self.part {
            IatiPart::Units => {
                self.units.add(line, activity.recipients, (activity.identifier, activity.titles));
            }
            IatiPart::Programmes => self.outcome.rows.push(line, &activity.row())?,
            IatiPart::Indicators
            | IatiPart::Baselines
            | IatiPart::Targets
            | IatiPart::Actuals
            | IatiPart::Areas => {}
        }
        Ok(())
    }

    fn result(&mut self, element: &Element, activity: &Activity) -> Result<(), Stop> {
        let mut result = Outline {
            id: format!("{}.{}", activity.identifier, activity.results),
            kind: element.attribute("type").map(ToOwned::to_owned),
            aggregation: element.attribute("aggregation-status").map(ToOwned::to_owned),
            reference: None,
            titles: Vec::new(),
            indicators: 0,
        };
        while let Some(child) = self.pull.child()? {
            match child.name.as_str() {
                "title" => self.narratives(&mut result.titles)?,
                "reference" => {
                    if result.indicators > 0 {
                        let message =
                            "`reference` stands after `indicator`, where the standard has it before";
                        self.outcome.faults.add(child.line, message);
                    }
                    prefer(&mut result.reference, &child, None);
                    self.pull.skip()?;
                }
                "indicator" if self.part != IatiPart::Areas => {
                    result.indicators += 1;
                    self.indicator(&child, activity, &result)?;
                }
                _ => self.pull.skip()?,
            }
        }
        if self.part == IatiPart::Areas {
            let mut row = Row::default();
            row.set("id", result.id());
            row.set_texts("title", &result.titles);
            row.set("level", level(result.kind.as_deref()));
            row.set("project", activity.identifier.as_str());
            row.set("result_type", result.kind.as_deref());
            row.set("aggregation_status", result.aggregation.as_deref());
            set_reference(&mut row, result.reference.as_ref());
            self.outcome.rows.push(element.line, &row)?;
        }
        Ok(())
    }

    fn indicator(&mut self, element: &Element, activity: &Activity, result: &Outline) -> Result<(), Stop> {
        let position = format!("{}.{}.{}", activity.identifier, activity.results, result.indicators);
        let (mut titles, mut definitions) = (Vec::new(), Vec::new());
        let (mut reference, mut values): (Option<Reference>, usize) = (None, 0);
        let unit = activity.unit();
        while let Some(child) = self.pull.child()? {
            let id = reference.as_ref().map_or(position.as_str(), |reference| reference.code.as_str());
            let context = Context { indicator: id, activity, unit: unit.as_deref() };
            match child.name.as_str() {
                "title" => self.narratives(&mut titles)?,
                "description" => self.narratives(&mut definitions)?,
                "reference" => {
                    if values > 0 {
                        let message = "`reference` stands after `baseline` or `period`, where the standard has it before";
                        self.outcome.faults.add(child.line, message);
                    }
                    prefer(&mut reference, &child, self.form.vocabulary.as_deref());
                    self.pull.skip()?;
                }
                "baseline" => {
                    values += 1;
                    self.baseline(&child, context)?;
                }
                "period" => {
                    values += 1;
                    self.period(context)?;
                }
                _ => self.pull.skip()?,
            }
        }
        if self.part != IatiPart::Indicators {
            return Ok(());
        }
        let id = reference.as_ref().map_or(position.as_str(), |reference| reference.code.as_str());
        let mut row = Row::default();
        row.set("id", id);
        row.set("area", result.id());
        row.set_texts("title", &titles);
        row.set("unit", (element.attribute("measure") == Some("2")).then_some("%"));
        row.set("direction", element.attribute("ascending").map(direction));
        row.set_texts("definition", &definitions);
        row.set("project", activity.identifier.as_str());
        row.set("measure", element.attribute("measure"));
        let aggregation = element.attribute("aggregation-status").or(result.aggregation.as_deref());
        row.set("aggregation_status", aggregation);
        set_reference(&mut row, reference.as_ref());
        row.set("result_type", result.kind.as_deref());
        row.set_texts("result_title", &result.titles);
        self.outcome.rows.push(element.line, &row)
    }

    fn baseline(&mut self, element: &Element, context: Context<'_>) -> Result<(), Stop> {
        if self.part != IatiPart::Baselines {
            return self.pull.skip();
        }
        let (year, date) = (element.attribute("year"), element.attribute("iso-date"));
        let measured = self.measured(element)?;
        let mut row = Row::default();
        row.set("period", year.or(date));
        row.set("date", date);
        self.add(row, context, measured)
    }

    fn period(&mut self, context: Context<'_>) -> Result<(), Stop> {
        let wanted = match self.part {
            IatiPart::Targets => "target",
            IatiPart::Actuals => "actual",
            IatiPart::Indicators
            | IatiPart::Baselines
            | IatiPart::Areas
            | IatiPart::Units
            | IatiPart::Programmes => return self.pull.skip(),
        };
        let (mut start, mut end, mut values): (Option<String>, Option<String>, usize) = (None, None, 0);
        while let Some(child) = self.pull.child()? {
            match child.name.as_str() {
                name @ ("period-start" | "period-end") => {
                    if values > 0 {
                        let message =
                            format!("`{name}` stands after `{wanted}`, where the standard has it before");
                        self.outcome.faults.add(child.line, message);
                    }
                    let date = child.attribute("iso-date").map(ToOwned::to_owned);
                    *(if name == "period-start" { &mut start } else { &mut end }) = date;
                    self.pull.skip()?;
                }
                name if name == wanted => {
                    values += 1;
                    let measured = self.measured(&child)?;
                    let mut row = Row::default();
                    row.set("period_start", start.as_deref());
                    row.set("period_end", end.as_deref());
                    self.add(row, context, measured)?;
                }
                _ => self.pull.skip()?,
            }
        }
        Ok(())
    }

    /// Reads what baselines, targets and actual values have in common.
    fn measured(&mut self, element: &Element) -> Result<Measured, Stop> {
        let value = element.attribute("value").map(ToOwned::to_owned);
        let mut measured = Measured { line: element.line, value, ..Measured::default() };
        let mut places: Vec<String> = Vec::new();
        while let Some(child) = self.pull.child()? {
            match child.name.as_str() {
                "location" => {
                    match child.attribute("ref") {
                        Some(_) if places.len() == MOST => measured.too_many(),
                        place => places.extend(place.map(ToOwned::to_owned)),
                    }
                    self.pull.skip()?;
                }
                "dimension" => {
                    measured.dimension(&child);
                    self.pull.skip()?;
                }
                "comment" => self.narratives(&mut measured.comments)?,
                _ => self.pull.skip()?,
            }
        }
        if !places.is_empty() {
            measured.part("location", &places.join(";"));
        }
        Ok(measured)
    }

    /// Adds the row of a baseline, target or actual value.
    fn add(&mut self, mut row: Row, context: Context<'_>, measured: Measured) -> Result<(), Stop> {
        if let Some(fault) = measured.fault {
            self.outcome.faults.add(measured.line, fault);
            return Ok(());
        }
        if self.part != IatiPart::Actuals && !self.form.disaggregated && !measured.parts.is_empty() {
            self.outcome.disaggregated.add(measured.line, "it is of a place or group");
            return Ok(());
        }
        row.set("indicator", context.indicator);
        row.set("project", context.activity.identifier.as_str());
        row.set("unit_code", context.unit);
        row.set("value", measured.value.as_deref());
        row.set_texts("comment", &measured.comments);
        row.set_parts(&measured.parts);
        self.outcome.rows.push(measured.line, &row)
    }

    /// Adds the texts of the element that is open, each with its language.
    fn narratives(&mut self, texts: &mut Vec<Text>) -> Result<(), Stop> {
        let mut length: usize = texts.iter().map(|(_, text)| text.len()).sum();
        while let Some(child) = self.pull.child()? {
            if child.name != "narrative" {
                self.pull.skip()?;
                continue;
            }
            let language = self.pull.language();
            let text = self.pull.text()?;
            length += text.len();
            texts.push((language, text));
            self.pull.check_length(length, child.line)?;
            if texts.len() > MOST {
                let message = format!("an element has more than {MOST} texts");
                let help = "write one `narrative` for each language";
                return Err(Stop::limit(child.line, message, help));
            }
        }
        Ok(())
    }
}

/// What the row of a value takes from the elements around it.
#[derive(Clone, Copy)]
struct Context<'a> {
    indicator: &'a str,
    activity: &'a Activity,
    unit: Option<&'a str>,
}

impl Activity {
    /// The unit that reports: the only recipient, or the activity itself where there are several.
    fn unit(&self) -> Option<String> {
        self.recipients.unit(&self.identifier)
    }

    fn date(&mut self, element: &Element) {
        let kind = element.attribute("type").and_then(|kind| kind.parse::<usize>().ok());
        let date = kind.and_then(|kind| self.dates.get_mut(kind.checked_sub(1)?));
        if let Some(date) = date {
            *date = element.attribute("iso-date").map(ToOwned::to_owned);
        }
    }

    /// The activity as a programme.
    fn row(&self) -> Row {
        let mut row = Row::default();
        let [planned_start, start, planned_end, end] = &self.dates;
        row.set("code", Some(self.identifier.as_str()).filter(|code| !code.is_empty()));
        row.set_texts("title", &self.titles);
        row.set("unit_code", self.unit().as_deref());
        row.set("start", start.as_deref().or(planned_start.as_deref()));
        row.set("end", end.as_deref().or(planned_end.as_deref()));
        row
    }
}

impl Outline {
    /// The id of the area: the code of the result, or where it stands.
    fn id(&self) -> &str {
        self.reference.as_ref().map_or(self.id.as_str(), |reference| reference.code.as_str())
    }
}

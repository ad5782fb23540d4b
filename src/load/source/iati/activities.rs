//! Walks through activities as the standard nests them, and makes a row of each
//! element that a part is about.
//!
//! Nothing is kept but the activity, result and indicator that are open. Therefore
//! what a row takes from elements before it must stand before it, which is the
//! order that the standard prescribes; what stands elsewhere is found, not missed.

use std::io::Read;

use super::pull::{Element, Pull, Stop};
use super::recipients::{Recipients, Units};
use super::rows::{Row, Rows, Text};
use crate::manifest::{IatiForm, IatiPart, Limits};

/// How many elements of a kind are named.
const NAMED: usize = 20;

/// The most texts, places or groups of one element; so many languages there are not.
const MOST: usize = 256;

/// The vocabulary of codes that are the organisation's own.
const OWN: &str = "99";

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

/// A code of a vocabulary.
#[derive(Clone)]
struct Reference {
    code: String,
    vocabulary: Option<String>,
}

/// A baseline, target or actual value.
#[derive(Default)]
struct Measured {
    line: u64,
    value: Option<String>,
    comments: Vec<Text>,
    /// The places and groups that it is of.
    parts: Vec<(String, String)>,
    /// Why it cannot be understood.
    fault: Option<String>,
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
            self.outcome.rows.push(line, row)?;
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
                self.units.add(line, activity.recipients, (activity.identifier, activity.titles))
            }
            IatiPart::Programmes => self.outcome.rows.push(line, activity.row())?,
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
            self.outcome.rows.push(element.line, row)?;
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
        self.outcome.rows.push(element.line, row)
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
        self.outcome.rows.push(measured.line, row)
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

impl Measured {
    fn dimension(&mut self, element: &Element) {
        match (element.attribute("name"), element.attribute("value")) {
            (Some(name), Some(value)) => {
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                self.part(&name, value);
            }
            (Some(name), None) => {
                self.fault.get_or_insert(format!("the dimension `{name}` has no value"));
            }
            (None, Some(value)) => {
                self.fault.get_or_insert(format!("the dimension of `{value}` has no name"));
            }
            // The standard allows it, and it says nothing.
            (None, None) => {}
        }
    }

    fn too_many(&mut self) {
        self.fault.get_or_insert(format!("it is of more than {MOST} places or groups"));
    }

    fn part(&mut self, dimension: &str, value: &str) {
        if self.parts.len() == MOST {
            self.too_many();
        } else if self.parts.iter().any(|(known, _)| known == dimension) {
            self.fault.get_or_insert(format!("the dimension `{dimension}` is given twice"));
        } else {
            self.parts.push((dimension.to_owned(), value.to_owned()));
        }
    }
}

/// Takes a reference: that of the vocabulary which is asked for; otherwise the
/// organisation's own, or else the first.
fn prefer(known: &mut Option<Reference>, element: &Element, wanted: Option<&str>) {
    let Some(code) = element.attribute("code") else { return };
    let vocabulary = element.attribute("vocabulary");
    let is_better = match wanted {
        Some(wanted) => vocabulary == Some(wanted) && known.is_none(),
        None => {
            let own = |vocabulary: Option<&str>| vocabulary == Some(OWN);
            let known = known.as_ref().map(|known| own(known.vocabulary.as_deref()));
            known.is_none_or(|known| !known && own(vocabulary))
        }
    };
    if is_better {
        *known = Some(Reference { code: code.to_owned(), vocabulary: vocabulary.map(ToOwned::to_owned) });
    }
}

fn set_reference(row: &mut Row, reference: Option<&Reference>) {
    row.set("reference", reference.map(|reference| reference.code.as_str()));
    row.set("vocabulary", reference.and_then(|reference| reference.vocabulary.as_deref()));
}

/// The level of a result by its type; other types have none.
fn level(kind: Option<&str>) -> Option<&'static str> {
    match kind? {
        "1" => Some("output"),
        "2" => Some("outcome"),
        "3" => Some("impact"),
        _ => None,
    }
}

/// The direction of an indicator; what is neither true nor false stays as it is, and is found when it is read.
fn direction(ascending: &str) -> &str {
    match ascending {
        "1" | "true" => "increase",
        "0" | "false" => "decrease",
        other => other,
    }
}

/// Refuses files that hold no activities of version 2.
fn check_root(root: &Element) -> Result<(), Stop> {
    let refused = |message: String, help| Err(Stop::malformed(root.line, message, help));
    match root.name.as_str() {
        "iati-activities" => {}
        "iati-organisations" => {
            let message = "this is a file of organisations, which has no results";
            return refused(message.to_owned(), "name the file of activities");
        }
        "html" | "HTML" => {
            let message = "this is a page of HTML and not IATI XML";
            return refused(
                message.to_owned(),
                "download the file itself rather than the page that shows it",
            );
        }
        other => {
            let name: String = other.chars().take(60).collect();
            let message = format!("the file begins with `<{name}>` and not with `<iati-activities>`");
            return refused(message, "name a file of IATI activities, or say by `format` what it is");
        }
    }
    if root.attribute("xmlns").is_some() {
        let message = "its elements are in a namespace, and those of IATI are in none";
        return refused(message.to_owned(), "remove `xmlns` from `iati-activities`");
    }
    let version = root.attribute("version").unwrap_or_default();
    if version.len() == 4 && version.starts_with("2.0") && version.is_ascii() {
        return Ok(());
    }
    let shown: String = version.chars().take(60).collect();
    let message = match version {
        "" => "the file does not say its version of IATI".to_owned(),
        old if old.starts_with("1.") => {
            format!(
                "the file is of version {shown} of IATI, which writes texts, codes and results in another way"
            )
        }
        _ => format!("`{shown}` is not a version of IATI that is known here"),
    };
    refused(message, "export it in version 2.03, and say so by `version` of `iati-activities`")
}

//! The functions `claim` and `holds`: from their arguments to a claim, and what becomes of it.

use std::collections::BTreeSet;
use std::ops::Range;

use tera::{Error, TeraResult, Value};

use super::desk::{Arguments, Desk, rating};
use super::section::Source;
use super::slots::{Slot, Slots};
use crate::claim::{
    About, Among, Bound, Claim, Exactness, Kind, Measure, Outcome, Run, Scope, Since, Station, Truth,
};
use crate::diag::{self, Code, Finding, Findings, Place};
use crate::document::{Asserted, Fact};
use crate::manifest::quoted;
use crate::model::{AreaId, Decimal, IndicatorId, Period, UnitCode};

/// The function that prints words for as long as they are true.
pub(super) const CLAIM: &str = "claim";
/// Its argument with the words that are printed.
pub(super) const CLAIM_WORDS: &str = "text";

/// The function that asks whether words are true.
pub(super) const HOLDS: &str = "holds";

/// The argument by which a call knows its own place in the template; the program writes it.
pub(super) const AT: &str = "at";

/// The arguments of both functions.
pub(super) const ARGUMENTS: &[&str] = &[
    "kind",
    "id",
    "text",
    "area",
    "unit",
    "period",
    "of",
    "since",
    "nearly",
    "by",
    "times",
    "exactly",
    "from",
    "always",
    "first",
    "among",
    "top",
    "tie",
    "reporting",
    "than",
    "than_id",
    "than_area",
    "than_unit",
    "than_period",
    "did",
    "rating",
    "least",
    AT,
];

/// What a claim of a section asserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assertion {
    /// The claim without its words, the same in every edition.
    pub asserts: String,
    /// Where in the file it is written, in bytes.
    pub place: Range<usize>,
}

/// Words that a template printed as a claim.
#[derive(Debug, Clone)]
pub(super) struct Claimed {
    /// The words.
    pub(super) text: String,
    /// What is claimed, apart from the words.
    pub(super) asserted: Asserted,
    /// Where in the template the call begins, in bytes.
    at: usize,
    /// What the figures say instead, where they do not support the words.
    against: Option<Outcome>,
    /// The figure that a finding would be about.
    about: diag::About,
}

impl Desk {
    /// Prints words, and notes it where nothing supports them.
    pub(super) fn claim(&self, args: &Arguments<'_>) -> TeraResult<Value> {
        let text = args.required("text")?;
        let claim = self.read_claim(args)?;
        let outcome = claim.judge(self.quoter());
        let at = args.number(AT)?.and_then(|at| usize::try_from(at).ok()).unwrap_or_default();
        let asserted = args.asserted(&outcome.facts);
        let against = (!outcome.holds()).then_some(outcome);
        let about = about(claim.station);
        Ok(self.keep(Slot::Claim(Claimed { text, asserted, at, against, about })))
    }

    /// Whether the figures support a claim.
    pub(super) fn holds(&self, args: &Arguments<'_>) -> TeraResult<Value> {
        Ok(Value::from(self.read_claim(args)?.judge(self.quoter()).holds()))
    }

    fn read_claim(&self, args: &Arguments<'_>) -> TeraResult<Claim<'_>> {
        let key = args.required("kind")?;
        let kind = kind(&key)?;
        let did = match args.text("did")? {
            Some(key) => simple(&key)?,
            None if args.has("rating") => Kind::Rated,
            None => Kind::Met,
        };
        refuse_others(kind, did, args)?;
        let station = self.station(args)?;
        let ratings = match args.text("rating")? {
            Some(keys) => {
                list(&keys).map(|key| rating(key, &self.assessment.scale)).collect::<TeraResult<_>>()?
            }
            None if kind == Kind::Rated || did == Kind::Rated => {
                return Err(Error::message(format!("`{key}` lacks `rating`")));
            }
            None => Vec::new(),
        };
        let factor = args.decimal("by")?;
        if kind == Kind::Multiplied && factor.is_none_or(|factor| factor <= Decimal::ZERO) {
            return Err(Error::message("`multiplied` lacks `by`, a number above 0"));
        }
        let bound = self.bound(args)?;
        if bound.is_none() && (kind.is_bounded() || kind.is_count() && did.is_bounded()) {
            return Err(Error::message(format!("`{key}` lacks `than`")));
        }
        let mut claim = Claim::new(kind, station);
        claim.measure = measure(args)?;
        claim.since = self.since(args)?;
        claim.factor = factor;
        claim.exactness = if args.is_set("nearly")? { Exactness::Nearly } else { Exactness::Exact };
        claim.run = self.run(args)?;
        claim.among = self.among(kind, station, args)?;
        claim.rank.top = args.count("top")?.unwrap_or(1);
        claim.rank.tie = args.is_set("tie")?;
        claim.bound = bound;
        claim.did = did;
        claim.ratings = ratings;
        claim.least = args.count("least")?.unwrap_or(1);
        claim.scope = if args.is_set("reporting")? { Scope::Reporting } else { Scope::Due };
        match claim.unlike(&self.assessment) {
            Some(unlike) => Err(Error::message(format!("`{key}`: {unlike}"))),
            None => Ok(claim),
        }
    }

    /// What a claim is about.
    fn station(&self, args: &Arguments<'_>) -> TeraResult<Station<'_>> {
        let about = match (args.text("id")?, args.text("area")?) {
            (Some(_), Some(_)) => {
                return Err(Error::message("a claim is about an indicator or an area, not both"));
            }
            (Some(id), None) => self.claimed_indicator(&id, args.text("unit")?)?,
            (None, _) if args.has("unit") => {
                return Err(Error::message("only an indicator has units: `unit` stands beside its id"));
            }
            (None, Some(area)) => self.claimed_area(&area)?,
            (None, None) => About::Report,
        };
        Ok(Station { about, period: self.period(args)? })
    }

    fn claimed_indicator(&self, id: &str, unit: Option<String>) -> TeraResult<About<'_>> {
        let result = self
            .assessment
            .indicator(&IndicatorId::new(id))
            .ok_or_else(|| Error::message(format!("there is no indicator `{id}`")))?;
        let Some(unit) = unit.map(UnitCode::new) else { return Ok(About::Indicator(result, None)) };
        let mut known = result.periods.values().flat_map(|figures| figures.units.keys());
        let unit = known
            .find(|code| **code == unit)
            .ok_or_else(|| Error::message(format!("`{id}` has no figures for the unit `{unit}`")))?;
        Ok(About::Indicator(result, Some(unit)))
    }

    fn claimed_area(&self, id: &str) -> TeraResult<About<'_>> {
        let area = self.assessment.area(&AreaId::new(id));
        area.map(About::Area).ok_or_else(|| Error::message(format!("there is no area `{id}`")))
    }

    fn since(&self, args: &Arguments<'_>) -> TeraResult<Since> {
        match args.text("since")?.as_deref() {
            None | Some("previous") => Ok(Since::Previous),
            Some("baseline") => Ok(Since::Baseline),
            Some(period) => Ok(Since::Period(self.claimed_period(period)?)),
        }
    }

    fn claimed_period(&self, text: &str) -> TeraResult<Period> {
        let period = Period::parse(text).map_err(|error| Error::message(error.to_string()))?;
        let unknown = || Error::message(format!("there are no figures for {period}"));
        self.assessment.periods.contains(&period).then_some(period).ok_or_else(unknown)
    }

    fn run(&self, args: &Arguments<'_>) -> TeraResult<Run> {
        let exactly = args.is_set("exactly")?;
        if args.has("exactly") && !args.has("times") {
            return Err(Error::message("`exactly` says of `times` that it was not so before: give both"));
        }
        let times = args.count("times")?.map(|times| Run::Times { times, exactly });
        let from = match args.text("from")? {
            Some(period) => Some(Run::From(self.claimed_period(&period)?)),
            None => None,
        };
        let always = args.is_set("always")?.then_some(Run::Always);
        let first = args.is_set("first")?.then_some(Run::First);
        let given: Vec<Run> = [times, from, always, first].into_iter().flatten().collect();
        match given.as_slice() {
            [] => Ok(Run::Once),
            [run] => Ok(*run),
            [_, ..] => Err(Error::message("give one of `times`, `from`, `always` and `first`")),
        }
    }

    /// The others, or the group: by a word, or a list of ids.
    fn among(&self, kind: Kind, station: Station<'_>, args: &Arguments<'_>) -> TeraResult<Among> {
        let Some(text) = args.text("among")? else {
            return Ok(match (kind.is_extreme(), station.about) {
                (true, _) => Among::Periods,
                (false, About::Indicator(..)) => Among::Units,
                (false, About::Area(_)) => Among::Area,
                (false, About::Report) => Among::Report,
            });
        };
        match text.as_str() {
            "periods" => return Ok(Among::Periods),
            "units" => return Ok(Among::Units),
            "area" => return Ok(Among::Area),
            "level" => return Ok(Among::Level),
            "report" => return Ok(Among::Report),
            "areas" => return Ok(Among::Areas),
            _ => {}
        }
        let assessment = &self.assessment;
        let ids: Vec<&str> = list(&text).collect();
        let all = |is_known: &dyn Fn(&str) -> bool| ids.iter().all(|id| is_known(id));
        let is_area = |id: &str| assessment.area(&AreaId::new(id)).is_some();
        let is_indicator = |id: &str| assessment.indicator(&IndicatorId::new(id)).is_some();
        match station.about {
            About::Area(_) if kind.is_extreme() && all(&is_area) => {
                Ok(Among::TheseAreas(ids.into_iter().map(AreaId::new).collect()))
            }
            About::Indicator(result, _) => {
                let is_unit = |id: &str| {
                    let code = UnitCode::new(id);
                    result.periods.values().any(|figures| figures.units.contains_key(&code))
                };
                if all(&is_unit) {
                    return Ok(Among::TheseUnits(ids.into_iter().map(UnitCode::new).collect()));
                }
                known_group(all(&is_indicator), &ids)
            }
            About::Area(_) | About::Report => known_group(all(&is_indicator), &ids),
        }
    }

    /// What a value is compared with.
    fn bound(&self, args: &Arguments<'_>) -> TeraResult<Option<Bound<'_>>> {
        let other =
            ["than_id", "than_area", "than_unit", "than_period"].into_iter().any(|name| args.has(name));
        if other {
            if args.has("than") {
                return Err(Error::message("give `than` or the figure to compare with, not both"));
            }
            if args.has("than_area") && (args.has("than_id") || args.has("than_unit")) {
                return Err(Error::message(
                    "only an indicator has units, and an area is none: give `than_id` with `than_unit`, or `than_area`",
                ));
            }
            let own = self.station(args)?;
            let period = match args.text("than_period")?.as_deref() {
                None => own.period,
                Some("previous") => {
                    let none = || Error::message("there is no period before");
                    self.assessment.previous.ok_or_else(none)?
                }
                Some(period) => self.claimed_period(period)?,
            };
            let about = match (args.text("than_id")?, args.text("than_area")?, args.text("than_unit")?) {
                (Some(id), _, unit) => self.claimed_indicator(&id, unit)?,
                (None, Some(area), _) => self.claimed_area(&area)?,
                (None, None, Some(unit)) => self.claimed_indicator(&args.required("id")?, Some(unit))?,
                (None, None, None) => own.about,
            };
            return Ok(Some(Bound::Other(Station { about, period })));
        }
        if !args.has("than") {
            return Ok(None);
        }
        match args.word("than").as_deref() {
            Some("target") => Ok(Some(Bound::Target)),
            Some("baseline") => Ok(Some(Bound::Baseline)),
            _ => Ok(args.decimal("than")?.map(Bound::Number)),
        }
    }
}

impl Arguments<'_> {
    /// Whether the call has an argument.
    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key.as_str() == Some(name))
    }

    /// An argument that may be a text; none where it is something else.
    fn word(&self, name: &str) -> Option<String> {
        self.0.get::<String>(name).ok().flatten()
    }

    /// The arguments of a claim that say the same in every language, and the figures that it rests on.
    fn asserted(&self, facts: &[Fact]) -> Asserted {
        let (mut kind, mut id, mut given) = (String::new(), None, Vec::new());
        for (key, value) in self.0.iter() {
            match key.as_str() {
                None | Some(CLAIM_WORDS | AT) => {}
                Some("kind") => kind = value.to_string(),
                Some("id") => id = Some(value.to_string()),
                Some(name) => {
                    let place = ARGUMENTS.iter().position(|known| *known == name);
                    given.push((place.unwrap_or(ARGUMENTS.len()), name.to_owned(), value.to_string()));
                }
            }
        }
        given.sort();
        let arguments = given.into_iter().map(|(_, name, value)| (name, value)).collect();
        // A claim of several periods may rest on a figure more than once.
        let facts: BTreeSet<&Fact> = facts.iter().collect();
        Asserted { kind, id, arguments, facts: facts.into_iter().cloned().collect() }
    }

    fn is_set(&self, name: &str) -> TeraResult<bool> {
        Ok(self.flag(name)?.unwrap_or(false))
    }

    fn number(&self, name: &str) -> TeraResult<Option<i64>> {
        let wrong = |_| Error::message(format!("`{name}` must be a whole number"));
        self.0.get::<i64>(name).map_err(wrong)
    }

    /// A whole number from 1.
    fn count(&self, name: &str) -> TeraResult<Option<usize>> {
        let wrong = || Error::message(format!("`{name}` must be a whole number from 1"));
        let number = self.number(name)?;
        number.map(|it| usize::try_from(it).ok().filter(|it| *it > 0).ok_or_else(wrong)).transpose()
    }

    /// A number, exactly as written.
    fn decimal(&self, name: &str) -> TeraResult<Option<Decimal>> {
        if !self.has(name) {
            return Ok(None);
        }
        let text = self
            .word(name)
            .or_else(|| self.0.get::<i64>(name).ok().flatten().map(|number| number.to_string()))
            .or_else(|| self.0.get::<f64>(name).ok().flatten().map(|number| number.to_string()));
        let number = text.and_then(|text| text.parse().ok());
        number.map(Some).ok_or_else(|| Error::message(format!("`{name}` must be a number")))
    }
}

fn kind(key: &str) -> TeraResult<Kind> {
    Kind::from_key(key).ok_or_else(|| {
        let known = quoted(Kind::ALL.iter().map(|kind| kind.key()));
        Error::message(format!("there is no claim `{key}`: use one of {known}"))
    })
}

/// A kind that can be asked of each member of a group.
fn simple(key: &str) -> TeraResult<Kind> {
    let found = kind(key)?;
    found.is_simple().then_some(found).ok_or_else(|| {
        let known = quoted(Kind::ALL.iter().filter(|kind| kind.is_simple()).map(|kind| kind.key()));
        Error::message(format!("`did` cannot be `{key}`: use one of {known}"))
    })
}

fn measure(args: &Arguments<'_>) -> TeraResult<Measure> {
    match args.text("of")?.as_deref() {
        None | Some("value") => Ok(Measure::Value),
        Some("achievement") => Ok(Measure::Achievement),
        Some("budget") => Ok(Measure::Budget),
        Some("expenditure") => Ok(Measure::Expenditure),
        Some(of) => {
            let known = quoted(["value", "achievement", "budget", "expenditure"]);
            Err(Error::message(format!("`of` cannot be `{of}`: use one of {known}")))
        }
    }
}

fn known_group(is_known: bool, ids: &[&str]) -> TeraResult<Among> {
    if !is_known {
        let words = quoted(["periods", "units", "area", "level", "report", "areas"]);
        return Err(Error::message(format!(
            "`among` is neither one of {words} nor a list of ids that are there: `{}`",
            ids.join(",")
        )));
    }
    Ok(Among::TheseIndicators(ids.iter().map(|id| IndicatorId::new(*id)).collect()))
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// Refuses arguments that say nothing about a claim of the kind, because their writer expects them to.
fn refuse_others(kind: Kind, did: Kind, args: &Arguments<'_>) -> TeraResult<()> {
    let mut known = vec!["kind", "id", "area", "unit", "text", AT];
    let asked = if kind.is_count() { did } else { kind };
    // An outlook is that of the reporting period.
    let is_outlook = matches!(kind, Kind::OnTrack | Kind::OffTrack);
    if !is_outlook {
        known.push("period");
    }
    // What targets, ratings and outlooks are about goes by the indicator.
    let is_of_target = matches!(asked, Kind::Met | Kind::Missed | Kind::Exceeded | Kind::Rated);
    if !is_outlook && !is_of_target {
        known.push("of");
    }
    if asked.is_change() {
        known.extend(["since", "nearly"]);
    }
    if asked.is_bounded() {
        known.extend(["than", "than_id", "than_area", "than_unit", "than_period"]);
    }
    if asked == Kind::Rated {
        known.push("rating");
    }
    if kind.is_simple() {
        known.extend(["times", "exactly", "from", "always", "first"]);
    }
    if kind.is_extreme() {
        known.extend(["among", "top", "tie", "reporting"]);
    }
    if kind.is_count() {
        known.extend(["among", "did", "reporting"]);
    }
    if kind == Kind::Multiplied {
        known.push("by");
    }
    if kind == Kind::Some {
        known.push("least");
    }
    let other = args.0.iter().filter_map(|(key, _)| key.as_str()).find(|key| !known.contains(key));
    other.map_or(Ok(()), |key| {
        let known = quoted(known.iter().copied().filter(|name| *name != AT));
        Err(Error::message(format!("`{}` does not take `{key}`: it takes {known}", kind.key())))
    })
}

/// The figure that a claim is about, for findings.
fn about(station: Station<'_>) -> diag::About {
    let about = match station.about {
        About::Indicator(result, unit) => diag::About::indicator(&result.indicator.id).unit(unit),
        About::Area(_) | About::Report => diag::About::default(),
    };
    about.period(&station.period)
}

/// What a template claimed, apart from the words, and where in the file; in the order of the file.
pub(super) fn asserted(slots: &Slots, source: &Source) -> Vec<Assertion> {
    let claims = slots.claims();
    let mut asserted: Vec<Assertion> = claims
        .into_iter()
        .map(|claimed| Assertion {
            asserts: claimed.asserted.to_string(),
            place: call_at(source, claimed.at),
        })
        .collect();
    asserted.sort_by_key(|claimed| claimed.place.start);
    asserted
}

/// Reports the claims of a template that nothing supports.
pub(super) fn report(slots: &Slots, source: &Source, findings: &mut Findings) {
    for claimed in slots.claims() {
        let Some(against) = &claimed.against else { continue };
        let message = match against.truth {
            Truth::Open => format!("nothing supports “{}”: {}", claimed.text, against.said),
            Truth::Fails | Truth::Holds => {
                format!("the figures do not support “{}”: {}", claimed.text, against.said)
            }
        };
        let place = Place::span(source.file.clone(), &source.text, call_at(source, claimed.at));
        let help =
            "write what is so, or both cases between `{% if holds(…) %}`, `{% else %}` and `{% endif %}`";
        findings.report(Finding::new(Code::ClaimUnsupported, place, message).help(help).about(claimed.about));
    }
}

/// The range in the file of a call that begins at a place of the template.
fn call_at(source: &Source, at: usize) -> Range<usize> {
    let start = source.body + at;
    let rest = source.text.get(start..).unwrap_or_default();
    let end = ["}}", "%}"].into_iter().filter_map(|close| rest.find(close)).min().unwrap_or(rest.len());
    start..start + rest[..end].trim_end().len()
}

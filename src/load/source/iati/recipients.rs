//! Whom an activity is for, which says the unit that reports.

use std::collections::BTreeMap;

use super::pull::Element;
use super::rows::{Row, Text};

/// The most languages in which a unit is named.
const MOST_NAMES: usize = 256;

/// The countries and regions of an activity, of which no more than two are kept: more say no more.
#[derive(Debug, Default)]
pub(super) struct Recipients {
    all: Vec<Recipient>,
    /// The vocabulary of the first region, empty where it names none; the same regions may be given again in others.
    vocabulary: Option<String>,
}

#[derive(Debug)]
struct Recipient {
    code: String,
    names: Vec<Text>,
}

impl Recipients {
    /// Adds a country or region by its code.
    pub(super) fn add(&mut self, element: &Element, names: Vec<Text>) {
        let Some(code) = element.attribute("code") else { return };
        if element.name == "recipient-region" {
            let vocabulary = element.attribute("vocabulary").unwrap_or_default();
            if self.vocabulary.get_or_insert_with(|| vocabulary.to_owned()) != vocabulary {
                return;
            }
        }
        if self.all.len() < 2 && self.all.iter().all(|known| known.code != code) {
            self.all.push(Recipient { code: code.to_owned(), names });
        }
    }

    /// The unit of the activity: its only recipient, the activity itself where there are several,
    /// and the corporate level where there is none.
    pub(super) fn unit(&self, activity: &str) -> Option<String> {
        match self.all.as_slice() {
            [] => None,
            [only] => Some(only.code.clone()),
            _ => Some(activity.to_owned()),
        }
    }
}

/// The units of all activities, each once.
#[derive(Debug, Default)]
pub(super) struct Units {
    places: BTreeMap<String, usize>,
    all: Vec<Unit>,
}

#[derive(Debug)]
struct Unit {
    line: u64,
    code: String,
    names: Vec<Text>,
}

impl Units {
    /// Adds the unit of an activity, which is given by its identifier and its titles.
    pub(super) fn add(&mut self, line: u64, recipients: Recipients, activity: (String, Vec<Text>)) {
        let Some(code) = recipients.unit(&activity.0) else { return };
        let only =
            recipients.all.into_iter().filter(|recipient| recipient.code == code).map(|found| found.names);
        let names = only.last().unwrap_or(activity.1);
        let place = *self.places.entry(code.clone()).or_insert(self.all.len());
        match self.all.get_mut(place) {
            // Most activities leave out the names of countries, and each may have others.
            Some(unit) => {
                for name in names {
                    let is_room = unit.names.len() < MOST_NAMES;
                    if is_room && unit.names.iter().all(|(language, _)| *language != name.0) {
                        unit.names.push(name);
                    }
                }
            }
            None => self.all.push(Unit { line, code, names }),
        }
    }

    /// The rows of the units; one that has no name is called by its code.
    pub(super) fn rows(self) -> impl Iterator<Item = (u64, Row)> {
        self.all.into_iter().map(|unit| {
            let mut row = Row::default();
            row.set("code", unit.code.as_str());
            if unit.names.iter().all(|(_, name)| name.is_empty()) {
                row.set("title", unit.code.as_str());
            }
            row.set_texts("title", &unit.names);
            (unit.line, row)
        })
    }
}

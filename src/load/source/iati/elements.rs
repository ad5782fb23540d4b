//! What single elements of activities say, and how it is called here.

use super::pull::{Element, Stop};
use super::rows::{Row, Text};

/// The most texts, places or groups of one element; so many languages there are not.
pub(super) const MOST: usize = 256;

/// The vocabulary of codes that are the organisation's own.
const OWN: &str = "99";

/// A code of a vocabulary.
pub(super) struct Reference {
    pub(super) code: String,
    pub(super) vocabulary: Option<String>,
}

/// A baseline, target or actual value.
#[derive(Default)]
pub(super) struct Measured {
    pub(super) line: u64,
    pub(super) value: Option<String>,
    pub(super) comments: Vec<Text>,
    /// The places and groups that it is of.
    pub(super) parts: Vec<(String, String)>,
    /// Why it cannot be understood.
    pub(super) fault: Option<String>,
}

impl Measured {
    /// Adds a dimension, if it says something.
    pub(super) fn dimension(&mut self, element: &Element) {
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

    /// Notes that it has more parts than are compared with each other.
    pub(super) fn too_many(&mut self) {
        self.fault.get_or_insert(format!("it is of more than {MOST} places or groups"));
    }

    /// Adds a place or group.
    pub(super) fn part(&mut self, dimension: &str, value: &str) {
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
pub(super) fn prefer(known: &mut Option<Reference>, element: &Element, wanted: Option<&str>) {
    let Some(code) = element.attribute("code") else { return };
    let vocabulary = element.attribute("vocabulary");
    let is_better = if let Some(wanted) = wanted {
        vocabulary == Some(wanted) && known.is_none()
    } else {
        let own = |vocabulary: Option<&str>| vocabulary == Some(OWN);
        let known = known.as_ref().map(|known| own(known.vocabulary.as_deref()));
        known.is_none_or(|known| !known && own(vocabulary))
    };
    if is_better {
        *known = Some(Reference { code: code.to_owned(), vocabulary: vocabulary.map(ToOwned::to_owned) });
    }
}

/// Fills the cells of a reference.
pub(super) fn set_reference(row: &mut Row, reference: Option<&Reference>) {
    row.set("reference", reference.map(|reference| reference.code.as_str()));
    row.set("vocabulary", reference.and_then(|reference| reference.vocabulary.as_deref()));
}

/// The level of a result by its type; other types have none.
pub(super) fn level(kind: Option<&str>) -> Option<&'static str> {
    match kind? {
        "1" => Some("output"),
        "2" => Some("outcome"),
        "3" => Some("impact"),
        _ => None,
    }
}

/// The direction of an indicator; what is neither true nor false stays as it is, and is found when it is read.
pub(super) fn direction(ascending: &str) -> &str {
    match ascending {
        "1" | "true" => "increase",
        "0" | "false" => "decrease",
        other => other,
    }
}

/// Refuses files that hold no activities of version 2.
pub(super) fn check_root(root: &Element) -> Result<(), Stop> {
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

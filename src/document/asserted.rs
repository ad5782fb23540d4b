//! What words of a document assert of its figures.

use std::fmt;

use super::Fact;

/// A claim that the figures support.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asserted {
    /// What it asserts, by the word of templates: `exceeded`, `doubled`.
    pub kind: String,
    /// The id of the indicator that it is about, where it is about one.
    pub id: Option<String>,
    /// Its other arguments, in the order of their documentation.
    pub arguments: Vec<(String, String)>,
    /// The figures that it rests on.
    pub facts: Vec<Fact>,
}

impl fmt::Display for Asserted {
    /// The claim as a template makes it, without its words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "claim({}", self.kind)?;
        if let Some(id) = &self.id {
            write!(f, ", {id}")?;
        }
        for (name, value) in &self.arguments {
            write!(f, ", {name} = {value}")?;
        }
        f.write_str(")")
    }
}

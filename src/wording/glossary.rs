//! The words of the glossary annex.

use super::texts::texts;

texts! {
    /// A word or sentence of the glossary annex.
    GlossaryText {
        Title: "Glossary";
        Introduction: "The terms below are used in this document with the meanings given here.";
        Caption: "Terms and their meanings";
        Term: "Term";
        Meaning: "Meaning";
    }
}

//! The words of documents of governing bodies that all houses share: citations and where they stand.

use super::texts::texts;

texts! {
    /// A word of a document of a governing body that is printed as it is.
    PaperLabel {
        Document: "Document";
        Documents: "Documents cited in the text";
        Paragraphs: "Paragraphs";
        CitedIn: "Cited in";
        Comma: ", ";
    }
}

texts! {
    /// A phrase of a document of a governing body with places in braces, filled by name.
    PaperPhrase {
        Paragraph: "paragraph {n}";
        ParagraphRange: "paragraphs {first}–{last}";
    }
}

//! Where a finding is: in a text file, in a row of data, or in a file as a whole.

use std::ops::Range;

use serde::Serialize;

/// The place of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Place {
    /// The file, as the project names it.
    pub file: String,
    /// Line in the file, from 1.
    pub line: Option<usize>,
    /// Column in the line, in characters, from 1.
    pub column: Option<usize>,
    /// Row of data: the header is row 1, as in a spreadsheet.
    pub row: Option<usize>,
    /// Name of the column of data.
    pub field: Option<String>,
    /// What a row is about that has no number, as in a database.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The line to draw.
    #[serde(skip)]
    pub excerpt: Option<Excerpt>,
}

/// A line of a file with the part that matters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Excerpt {
    /// The text of the line.
    pub text: String,
    /// The part to mark, in bytes of the text.
    pub mark: Range<usize>,
}

impl Place {
    /// A file as a whole.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, column: None, row: None, field: None, key: None, excerpt: None }
    }

    /// A part of a text file, given as a range of bytes.
    ///
    /// A range that does not lie on character borders is moved to the next ones.
    pub fn span(file: impl Into<String>, source: &str, range: Range<usize>) -> Self {
        let start = source.floor_char_boundary(range.start.min(source.len()));
        let end = source.ceil_char_boundary(range.end.clamp(start, source.len()));
        let line_start = source[..start].rfind('\n').map_or(0, |index| index + 1);
        let line_end = source[start..].find('\n').map_or(source.len(), |index| start + index);
        let text = source[line_start..line_end].trim_end_matches('\r').to_owned();
        let mark_end = (end - line_start).clamp(start - line_start, text.len().max(start - line_start));
        Self {
            line: Some(source[..start].matches('\n').count() + 1),
            column: Some(source[line_start..start].chars().count() + 1),
            excerpt: Some(Excerpt { mark: start - line_start..mark_end, text }),
            ..Self::file(file)
        }
    }

    /// A cell of data.
    pub fn cell(file: impl Into<String>, row: usize, field: impl Into<String>) -> Self {
        Self { row: Some(row), field: Some(field.into()), ..Self::file(file) }
    }

    /// A row of data.
    pub fn row(file: impl Into<String>, row: usize) -> Self {
        Self { row: Some(row), ..Self::file(file) }
    }

    /// Adds the line to draw.
    #[must_use]
    pub fn with_excerpt(mut self, line: usize, excerpt: Excerpt) -> Self {
        self.line = Some(line);
        self.excerpt = Some(excerpt);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_knows_its_line_column_and_excerpt() {
        let place = Place::span("f", "one\nzwölf = 2\n", 4..10);
        assert_eq!((place.line, place.column), (Some(2), Some(1)));
        let excerpt = place.excerpt.expect("a span has one");
        assert_eq!(&excerpt.text[excerpt.mark], "zwölf");
        let column = Place::span("f", "zwölf = 2", 9..10).column;
        assert_eq!(column, Some(9));
    }

    #[test]
    fn a_span_beyond_the_end_marks_the_end() {
        let place = Place::span("f", "ab", 9..12);
        assert_eq!(place.excerpt.map(|excerpt| excerpt.mark), Some(2..2));
    }
}

//! Notes in tables: they carry letters and stand below the table, not at the foot of the page.

use super::walk;
use crate::document::{Block, Document, Inline, NumberFormat, Table};
use crate::model::Language;

/// Turns the footnotes in the cells of tables into notes below them.
pub(super) fn letter(document: &mut Document, language: Language) {
    walk::blocks_mut(document, &mut |blocks| in_blocks(blocks, letters(language)));
}

/// The letters of notes below tables.
fn letters(language: Language) -> NumberFormat {
    match language {
        Language::English | Language::French | Language::Spanish | Language::Chinese => {
            NumberFormat::LowerLatin
        }
        Language::Russian => NumberFormat::LowerCyrillic,
        Language::Arabic => NumberFormat::Arabic,
    }
}

fn in_blocks(blocks: &mut [Block], letters: NumberFormat) {
    for block in blocks {
        match block {
            Block::Table(table) => in_table(table, letters),
            Block::Quote { blocks } | Block::Callout { blocks, .. } => in_blocks(blocks, letters),
            Block::List { items, .. } => {
                for item in items {
                    in_blocks(&mut item.blocks, letters);
                }
            }
            Block::Paragraph { .. } | Block::Numbered(_) | Block::Cards { .. } | Block::Figure(_) => {}
        }
    }
}

fn in_table(table: &mut Table, letters: NumberFormat) {
    let mut notes: Vec<Vec<Inline>> = Vec::new();
    for cell in table.cells_mut() {
        in_inlines(&mut cell.inlines, letters, &mut notes);
    }
    for (note, number) in notes.into_iter().zip(1..) {
        let lead = [Inline::Mark { text: letters.write(number) }, Inline::text(" ")];
        table.notes_mut().push(lead.into_iter().chain(note).collect());
    }
}

/// Puts marks in the place of notes; the same note has the same letter wherever it stands in a table.
fn in_inlines(inlines: &mut [Inline], letters: NumberFormat, notes: &mut Vec<Vec<Inline>>) {
    for inline in inlines {
        match inline {
            Inline::Footnote { inlines } => {
                let note = std::mem::take(inlines);
                let known = notes.iter().position(|known| *known == note);
                let index = known.unwrap_or(notes.len());
                if known.is_none() {
                    notes.push(note);
                }
                *inline = Inline::Mark { text: letters.write(index + 1) };
            }
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Claim { inlines, .. }
            | Inline::Link { inlines, .. }
            | Inline::Change { inlines, .. } => {
                in_inlines(inlines, letters, notes);
            }
            Inline::Text { .. }
            | Inline::Figure { .. }
            | Inline::Rating { .. }
            | Inline::Reference { .. }
            | Inline::Mark { .. }
            | Inline::Break => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::parts::{row, table, wide};
    use crate::document::Cell;

    fn note(text: &str) -> Inline {
        Inline::Footnote { inlines: vec![Inline::text(text)] }
    }

    fn lettered(language: Language) -> (Vec<Inline>, Vec<Vec<Inline>>) {
        let cell = |inlines| Cell { inlines };
        let heading = (wide("").0, cell(vec![Inline::text("Area"), note("As approved.")]));
        let strong = Inline::Strong { inlines: vec![Inline::text("2"), note("Estimate.")] };
        let rows = vec![row(vec![cell(vec![strong, note("As approved.")])])];
        let table =
            table("t".to_owned(), String::new(), vec![heading], rows, vec![vec![Inline::text("Source.")]]);
        let Some(Block::Table(mut table)) = table else { panic!("a table") };
        in_table(&mut table, letters(language));
        let cells = table.header().iter().chain(&table.rows()[0].cells);
        (cells.flat_map(|cell| cell.inlines.clone()).collect(), table.notes().to_vec())
    }

    #[test]
    fn notes_in_cells_get_letters_and_stand_below_the_table() {
        let mark = |text: &str| Inline::Mark { text: text.to_owned() };
        let (cells, notes) = lettered(Language::English);
        let strong = Inline::Strong { inlines: vec![Inline::text("2"), mark("b")] };
        assert_eq!(cells, [Inline::text("Area"), mark("a"), strong, mark("a")]);
        let below = |letter: &str, text: &str| vec![mark(letter), Inline::text(" "), Inline::text(text)];
        let expected = [vec![Inline::text("Source.")], below("a", "As approved."), below("b", "Estimate.")];
        assert_eq!(notes, expected);
    }

    #[test]
    fn the_letters_are_those_of_the_language() {
        let second = |language| lettered(language).1[2][0].clone();
        let marks = ["b", "b", "b", "б", "b", "ب"].map(|text| Inline::Mark { text: text.to_owned() });
        assert_eq!(Language::ALL.map(second), marks);
    }
}

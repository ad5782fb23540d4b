//! What the annual report prints: facts that a reader of its pages looked for and did not find.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use bilan::diag::Findings;
use bilan::document::{Align, Block, Document, Figure, Inline, Section, Table};
use bilan::model::Language;
use bilan::pipeline::{self, Options};

/// The annual report of the examples in all languages.
static EDITIONS: LazyLock<BTreeMap<Language, Document>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/annual-report");
    pipeline::documents(&folder, &Options::default(), &mut Findings::new()).expect("a report without errors")
});

fn blocks(document: &Document) -> Vec<&Block> {
    fn of<'a>(sections: &'a [Section], found: &mut Vec<&'a Block>) {
        for section in sections {
            found.extend(&section.blocks);
            of(&section.sections, found);
        }
    }
    let mut found = Vec::new();
    of(&document.sections, &mut found);
    found
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    blocks(document).into_iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

#[track_caller]
fn table<'a>(document: &'a Document, id: &str) -> &'a Table {
    tables(document).find(|table| table.id() == id).expect(id)
}

#[track_caller]
fn figure<'a>(document: &'a Document, id: &str) -> &'a Figure {
    let figures = blocks(document).into_iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    figures.into_iter().find(|figure| figure.id == id).expect(id)
}

fn text(inlines: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text { text } | Inline::Figure { text, .. } | Inline::Reference { text, .. } => text.clone(),
        Inline::Rating { mark, .. } => mark.label.clone(),
        Inline::Strong { inlines } | Inline::Emphasis { inlines } => self::text(inlines),
        Inline::Break => "\n".to_owned(),
        _ => String::new(),
    };
    inlines.iter().map(text).collect()
}

fn notes(notes: &[Vec<Inline>]) -> Vec<String> {
    notes.iter().map(|note| text(note)).collect()
}

/// The cells of the row whose first cell begins so.
#[track_caller]
fn row(table: &Table, name: &str) -> Vec<String> {
    let rows = table.rows().iter().map(|row| row.cells.iter().map(|cell| text(&cell.inlines)).collect());
    rows.into_iter().find(|cells: &Vec<String>| cells[0].starts_with(name)).expect(name)
}

/// A number of the English edition by its identity.
#[track_caller]
fn printed(fact: &str) -> String {
    let all = EDITIONS[&Language::English].printed();
    all.into_iter().find(|printed| printed.fact.to_string() == fact).expect(fact).text.to_owned()
}

#[test]
fn a_judgement_is_no_missing_achievement_in_any_table() {
    for (language, document) in EDITIONS.iter() {
        let judged = document.printed().iter().any(|it| it.fact.to_string() == "5.8@2025#achievement");
        assert!(!judged, "{language}");
        let rated = document.printed().iter().any(|it| it.fact.to_string() == "5.8@2025#rating");
        assert!(rated, "{language}");
    }
    let english = &EDITIONS[&Language::English];
    assert_eq!(row(table(english, "table-results"), "5.8 ")[2], "–");
}

#[test]
fn bands_of_its_own_are_told_wherever_an_indicator_is_rated() {
    let english = &EDITIONS[&Language::English];
    let note = "6.7: rated by bands of its own: largely met 90% to less than 100%; \
                partly met 60% to less than 90%; not met 0% to less than 60%.";
    for id in ["table-indicators-6", "table-annex-6"] {
        assert!(notes(table(english, id).notes()).iter().any(|found| found == note), "{id}");
    }
    assert_eq!(notes(&figure(english, "figure-bullet-6").notes), [note]);
    for (language, document) in EDITIONS.iter() {
        let notes = notes(table(document, "table-indicators-6").notes());
        let told = notes.iter().filter(|note| note.contains("90") && note.contains("60"));
        assert_eq!(told.count(), 1, "{language}: {notes:?}");
    }
}

#[test]
fn the_annex_says_how_what_is_not_due_this_year_is_computed() {
    let english = &EDITIONS[&Language::English];
    let method = |area: &str, id: &str| {
        let definitions = table(english, &format!("table-definitions-{area}"));
        row(definitions, id)[2].clone()
    };
    let (progress, judged) = (method("7", "7.3 "), method("5", "5.8 "));
    assert!(progress.starts_with("share of the way from baseline to target; "), "{progress}");
    assert!(judged.starts_with("judgement with reasons; "), "{judged}");
}

#[test]
fn every_indicator_has_an_outlook_or_a_reason_why_not() {
    let number = |which: &str| printed(&format!("overall@2025#count:{which}")).parse::<usize>().expect(which);
    let (ahead, due, none) = (number("with-outlook"), number("target-due"), number("no-target-set"));
    assert_eq!((ahead, due, none, ahead + due + none), (11, 28, 9, 48));
}

/// Digits stand below digits: where one number of a column is grouped, all are.
#[test]
fn no_column_has_grouped_numbers_beside_ungrouped_ones() {
    let of_four = |text: &str| {
        let whole = text.split(',').next().unwrap_or(text);
        whole.chars().filter(char::is_ascii_digit).count() == 4
    };
    // Whether three digits stand behind a space that stands behind a digit.
    let is_grouped = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        letters.windows(5).any(|run| {
            run[0].is_ascii_digit()
                && matches!(run[1], '\u{a0}' | '\u{202f}')
                && run[2..].iter().all(char::is_ascii_digit)
        })
    };
    let (mut grouped, mut plain) = (0, 0);
    for language in [Language::Russian, Language::Spanish] {
        for table in tables(&EDITIONS[&language]) {
            for (column, _) in table.columns().iter().enumerate().filter(|(_, it)| it.align == Align::End) {
                let cells = table.rows().iter().filter_map(|row| row.cells.get(column));
                let figures = cells.flat_map(|cell| &cell.inlines).filter_map(|inline| match inline {
                    Inline::Figure { text, .. } if !text.contains('%') => Some(text.as_str()),
                    _ => None,
                });
                let figures: Vec<&str> = figures.collect();
                let short: Vec<&&str> = figures.iter().filter(|text| of_four(text)).collect();
                let has_longer = figures.iter().any(|text| is_grouped(text) && !of_four(text));
                let of_short = short.iter().filter(|text| is_grouped(text)).count();
                let place = format!("{language}, {}, column {column}: {figures:?}", table.id());
                assert!(of_short == short.len() || (of_short == 0 && !has_longer), "{place}");
                if !short.is_empty() {
                    *if of_short > 0 { &mut grouped } else { &mut plain } += 1;
                }
            }
        }
    }
    assert!(grouped > 3 && plain > 0, "{grouped}, {plain}");
}

#[test]
fn counts_of_reasons_and_totals_are_printed_as_their_neighbours() {
    let french = &EDITIONS[&Language::French];
    let lines = blocks(french).into_iter().filter_map(|block| match block {
        Block::Paragraph { inlines } => Some(text(inlines)),
        _ => None,
    });
    let reasons = lines.into_iter().find(|line| line.starts_with("Raisons de l’absence")).expect("reasons");
    assert!(reasons.contains("non communiqué\u{a0}: 237, non collecté\u{a0}: 184"), "{reasons}");
    let total = row(table(french, "table-measurement"), "Total");
    assert_eq!(total[2], "100,0\u{a0}%");
    let titles = blocks(french).into_iter().filter_map(|block| match block {
        Block::Callout { title, .. } => Some(title.as_str()),
        _ => None,
    });
    assert!(titles.into_iter().any(|title| title == "Taux global (impact)"));
}

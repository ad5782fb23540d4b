//! The annex: a line for each figure that a reader meets in the text, grouped by subject.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::sources::merge;
use super::{ANNEX, FILE, Grounds, Lack, Line, Source, Tracer, is_listed, runs};
use crate::document::{
    Align, Block, Cell, Column, Document, Exact, Fact, FactKind, Inline, Printed, Role, Row, RowKind,
    Section, Subject, Table,
};
use crate::model::{AreaId, State};
use crate::wording::{ExplainLabel, Label, TraceLabel as L, TracePhrase as P};

/// The most ranges of rows that a line prints; the file has all of them.
const MOST_RANGES: usize = 4;

/// The most places that a line names.
const MOST_PLACES: usize = 5;

/// Which table of the annex a figure stands in, in the order of the annex.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// The report as a whole.
    Whole,
    /// An area with its indicators: its place among the areas, then its id.
    Area(usize, AreaId),
    /// Resources.
    Resources,
    /// The results chain and the registers.
    Registers,
}

/// A figure of the annex with the places where it is printed.
struct Entry<'a> {
    fact: &'a Fact,
    exact: &'a Exact,
    /// As it is printed with the most digits.
    text: &'a str,
    places: Vec<Printed<'a>>,
}

/// A subject of the annex: its lines, and the rows that they rest on.
#[derive(Default)]
struct Group {
    rows: Vec<Row>,
    sources: Vec<Source>,
    /// What has no row for a figure, in words.
    without: BTreeSet<String>,
    state: Option<State>,
}

/// A subject by its place in a table and its name.
type Named = (usize, String);

impl Tracer<'_> {
    /// The annex of a document; none where its text prints no figure.
    pub(super) fn annex(self, document: &Document) -> Option<Section> {
        let labels = short_labels(document);
        let mut parts: BTreeMap<Part, BTreeMap<Named, Group>> = BTreeMap::new();
        let mut entries = entries(document);
        // What rests on other rows than its subject comes last, after what is alike.
        entries.sort_by_cached_key(|it| {
            let Fact { unit, period, figure, detail, .. } = it.fact;
            let earlier = period.map(Reverse);
            (unit.clone(), period.is_none(), earlier, *figure, detail.clone())
        });
        for entry in entries {
            let line = self.line(entry.fact, entry.exact);
            let subject = (self.order(&entry.fact.subject), line.subject.clone());
            let groups = parts.entry(self.part(&entry.fact.subject)).or_default();
            let group = groups.entry(subject).or_default();
            if !self.is_special(&line) {
                merge(&mut group.sources, line.sources());
                group.without.extend(self.without(&line));
                group.state = [group.state, line.state].into_iter().flatten().min();
            }
            group.rows.push(self.row(&line, &entry, &labels));
        }
        let intro = self.quoter.words.phrase(P::Intro, &[("file", FILE)]);
        let mut blocks = vec![Block::Paragraph { inlines: vec![Inline::text(intro)] }];
        blocks.extend(parts.into_iter().map(|(part, groups)| self.table(&part, groups)));
        (blocks.len() > 1).then(|| Section {
            id: ANNEX.to_owned(),
            role: Role::Annex,
            number: Some(String::new()),
            title: self.quoter.words.label(L::Title).to_owned(),
            title_figures: Vec::new(),
            status: None,
            blocks,
            sections: Vec::new(),
        })
    }

    /// Whether a figure of an indicator rests on other rows than its subject: of a unit, or of another period.
    fn is_special(self, line: &Line) -> bool {
        let is_indicator = matches!(line.fact.subject, Subject::Indicator(_));
        let is_now = line.fact.period.is_none_or(|period| period == self.quoter.assessment.reporting);
        // The first and the last unit are such among all.
        let is_of_unit = line.fact.unit.is_some() && line.fact.figure != FactKind::UnitName;
        is_indicator && (is_of_unit || !is_now)
    }

    fn part(self, subject: &Subject) -> Part {
        let of_area = |id: &AreaId| {
            let place = self.quoter.assessment.all_areas().position(|area| area.area.id == *id);
            Part::Area(place.unwrap_or(usize::MAX), id.clone())
        };
        match subject {
            Subject::Report => Part::Whole,
            Subject::Area(id) => of_area(id),
            Subject::Indicator(id) | Subject::Part { indicator: id, .. } => {
                let result = self.quoter.assessment.indicator(id);
                result.map_or(Part::Registers, |result| of_area(&result.indicator.area))
            }
            Subject::Resources { .. } | Subject::Reallocation(_) => Part::Resources,
            Subject::Result(_)
            | Subject::Actors { .. }
            | Subject::Goal { .. }
            | Subject::Assumptions(_)
            | Subject::Recommendations(_)
            | Subject::Measurement => Part::Registers,
        }
    }

    /// The place of a subject within its table.
    fn order(self, subject: &Subject) -> usize {
        match subject {
            Subject::Indicator(id) | Subject::Part { indicator: id, .. } => {
                let mut all = self.quoter.assessment.all_indicators();
                all.position(|result| result.indicator.id == *id).map_or(usize::MAX, |place| place + 1)
            }
            Subject::Area(_)
            | Subject::Report
            | Subject::Result(_)
            | Subject::Actors { .. }
            | Subject::Goal { .. }
            | Subject::Assumptions(_)
            | Subject::Resources { .. }
            | Subject::Reallocation(_)
            | Subject::Recommendations(_)
            | Subject::Measurement => 0,
        }
    }

    fn table(self, part: &Part, groups: BTreeMap<Named, Group>) -> Block {
        let words = self.quoter.words;
        let (id, caption) = match part {
            Part::Whole => ("whole".to_owned(), words.label(L::Whole).to_owned()),
            Part::Area(_, area) => (area.to_string(), self.subject(&Subject::Area(area.clone()))),
            Part::Resources => ("resources".to_owned(), words.label(L::Resources).to_owned()),
            Part::Registers => ("registers".to_owned(), words.label(L::Registers).to_owned()),
        };
        let column = |label: &str, align, width| (Column { align, width }, Cell::text(label));
        let columns = vec![
            column(words.label(L::Figure), Align::Start, 7),
            column(words.label(ExplainLabel::Value), Align::End, 0),
            column(words.label(L::Formula), Align::Start, 11),
            column(words.label(L::Printed), Align::Start, 3),
        ];
        let mut rows = Vec::new();
        for ((_, subject), mut group) in groups {
            rows.push(Row { kind: RowKind::Group, cells: vec![Cell::text(subject)] });
            rows.append(&mut group.rows);
            let sources = self.source(&group.sources, &group.without, group.state);
            if !sources.is_empty() {
                let label = Inline::Emphasis { inlines: vec![Inline::text(words.label(Label::SourceNote))] };
                let sources = Inline::text(format!("{}{sources}", words.label(Label::Colon)));
                rows.push(Row { kind: RowKind::Remark, cells: vec![Cell { inlines: vec![label, sources] }] });
            }
        }
        let table = Table::new(format!("table-{ANNEX}-{id}"), caption, columns, rows);
        Block::Table(table.expect("every row is made for the columns above"))
    }

    fn row(self, line: &Line, entry: &Entry<'_>, labels: &BTreeMap<&str, String>) -> Row {
        let text = self.printed(entry);
        let figure =
            Inline::Figure { text: text.clone(), fact: line.fact.clone(), exact: line.exact.clone(), at: 0 };
        let cells = vec![
            Cell::text(capitalised(&line.name)),
            figure.into(),
            self.how(line, &text),
            self.places(&entry.places, labels),
        ];
        Row { kind: RowKind::Data, cells }
    }

    /// How a figure is printed where nothing around it names the unit: amounts of tables in millions in full.
    fn printed(self, entry: &Entry<'_>) -> String {
        match (entry.fact.figure, entry.exact) {
            (
                FactKind::OriginalBudget | FactKind::Budget | FactKind::Expenditure | FactKind::Amount,
                Exact::Number(amount),
            ) => self.quoter.words.exact(*amount),
            _ => entry.text.to_owned(),
        }
    }

    /// The rule in words and with its numbers, and the rows where they are not those of the subject.
    fn how(self, line: &Line, printed: &str) -> Cell {
        let words = self.quoter.words;
        let rule = line.rule.trim_end_matches(['.', '。']);
        let says_more = !line.formula.is_empty() && !is_all_of(printed, &line.formula);
        let text = if says_more {
            format!("{rule}{}{}", words.label(Label::Colon), line.formula)
        } else {
            rule.to_owned()
        };
        let mut inlines = vec![Inline::text(text)];
        if self.is_special(line) {
            let sources = self.source(line.sources(), &self.without(line), line.state);
            inlines.extend([Inline::Break, Inline::text(sources)]);
        }
        Cell { inlines }
    }

    /// Rows by file, shortened, with the state of the values in them.
    fn source(self, sources: &[Source], without: &BTreeSet<String>, state: Option<State>) -> String {
        let words = self.quoter.words;
        let enumeration = words.label(Label::Enumeration);
        let mut parts: Vec<String> = Vec::new();
        for source in sources {
            let name = last(&source.file);
            let named = match &source.column {
                Some(column) => words.phrase(P::ColumnOf, &[("file", name), ("column", column)]),
                None => name.to_owned(),
            };
            if let Some(alike) = source.alike() {
                let is_long = alike.len() > MOST_RANGES;
                let alike = if is_long { source.alike_in_all_units().into_iter().collect() } else { alike };
                parts.push(self.alike(&named, source.count(), &alike));
                continue;
            }
            let spans = source.ranges();
            if spans.is_empty() {
                // The parts of a file are called alike.
                let records = words.phrase(P::RecordsOf, &[("file", &named)]);
                if !parts.contains(&records) {
                    parts.push(records);
                }
                continue;
            }
            let printed = &spans[..spans.len().min(MOST_RANGES)];
            let written = printed.iter().map(|(first, last)| words.range(*first, *last));
            let mut rows = written.collect::<Vec<_>>().join(enumeration);
            if spans.len() > printed.len() {
                let shown: usize = printed.iter().map(|(first, last)| last - first + 1).sum();
                let more = words.count(source.count().saturating_sub(shown as u64));
                rows = words.phrase(P::MoreRows, &[("rows", &rows), ("n", &more)]);
            }
            let mut keys: Vec<String> = source.keys().iter().map(|key| self.key(key)).collect();
            let is_cut = keys.len() > MOST_RANGES;
            keys.truncate(MOST_RANGES);
            let mut keys = keys.join(words.label(Label::Semicolon));
            if is_cut {
                keys.push('…');
            }
            parts.push(match (!keys.is_empty(), source.count()) {
                (false, 1) => words.phrase(P::RowOf, &[("file", &named), ("row", &rows)]),
                (false, _) => words.phrase(P::RowsOf, &[("file", &named), ("rows", &rows)]),
                (true, 1) => words.phrase(P::RowOfQuery, &[("file", &named), ("row", &rows), ("key", &keys)]),
                (true, _) => {
                    words.phrase(P::RowsOfQuery, &[("file", &named), ("rows", &rows), ("keys", &keys)])
                }
            });
        }
        parts.extend(without.iter().cloned());
        parts.extend(state.map(|state| words.phrase(P::StateOf, &[("state", words.state(state))])));
        parts.join(words.label(Label::Semicolon))
    }

    /// What rows are about, which runs from the left in every language.
    fn key(self, key: &str) -> String {
        if self.quoter.words.language().is_rtl() { runs::isolated(key) } else { key.to_owned() }
    }

    /// Rows of a table that stays in its database, by what they are about.
    fn alike(self, named: &str, count: u64, alike: &[(&str, u64)]) -> String {
        let words = self.quoter.words;
        let printed = alike.iter().take(MOST_RANGES);
        let keys = printed.map(|(key, rows)| match alike.len() {
            1 => self.key(key),
            _ => format!("{}: {}", self.key(key), words.count(*rows)),
        });
        let mut keys = keys.collect::<Vec<_>>().join(words.label(Label::Semicolon));
        if alike.len() > MOST_RANGES {
            keys.push('…');
        }
        words.phrase(P::RowsAlike, &[("file", named), ("n", &words.count(count)), ("keys", &keys)])
    }

    /// What has no row for a figure, in words.
    fn without(self, line: &Line) -> BTreeSet<String> {
        let words = self.quoter.words;
        match &line.grounds {
            Grounds::None(Lack::NoRow(files)) => {
                files.iter().map(|file| words.phrase(P::NoRow, &[("file", last(file))])).collect()
            }
            Grounds::None(Lack::NoTable(table)) => {
                [words.phrase(P::NoTable, &[("table", table.key())])].into()
            }
            Grounds::None(Lack::Setting | Lack::Checks | Lack::NothingCounted | Lack::OfGroups(_))
            | Grounds::Rows(_) => BTreeSet::new(),
        }
    }

    /// Links to the places where a figure is printed, one for each section or block.
    fn places(self, places: &[Printed<'_>], labels: &BTreeMap<&str, String>) -> Cell {
        let words = self.quoter.words;
        let mut named: Vec<(String, usize)> = Vec::new();
        for place in places.iter().filter(|place| place.place.has_links()) {
            let label = |id: Option<&str>| id.and_then(|id| labels.get(id).cloned());
            let name = label(place.block).or_else(|| label(place.section));
            let name = name.unwrap_or_else(|| words.label(L::Opening).to_owned());
            if !named.iter().any(|(other, _)| *other == name) {
                named.push((name, place.at));
            }
        }
        let mut inlines = Vec::new();
        for (name, at) in named.into_iter().take(MOST_PLACES) {
            if !inlines.is_empty() {
                inlines.push(Inline::text(words.label(Label::Enumeration)));
            }
            inlines.push(Inline::Reference { target: format!("at-{at}"), text: name });
        }
        if inlines.is_empty() {
            // Headings and captions have no place of their own to lead to.
            let section = places.first().and_then(|place| labels.get(place.section?).cloned());
            inlines.extend(section.map(Inline::text));
        }
        Cell { inlines }
    }
}

/// The name of a file without its folders.
fn last(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a print of a number has all of its digits: `18.0%` of `18`, but not `431` of `431.2`.
fn is_all_of(printed: &str, exact: &str) -> bool {
    let is_mark = |letter: char| matches!(letter, '\u{2066}'..='\u{2069}' | '%' | '\u{a0}' | '\u{202f}');
    let (printed, exact) = (printed.replace(is_mark, ""), exact.replace(is_mark, ""));
    let has_mark = exact.contains(['.', ',']);
    let zeros = |rest: &str| rest.chars().all(|digit| digit == '0');
    printed.strip_prefix(&exact).is_some_and(|rest| match rest.strip_prefix(['.', ',']) {
        Some(decimals) => zeros(decimals),
        None => rest.is_empty() || (has_mark && zeros(rest)),
    })
}

/// The figures that have a line, in the order in which they are first printed.
fn entries(document: &Document) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut known: BTreeMap<&Fact, usize> = BTreeMap::new();
    let all = document.printed();
    let read: BTreeSet<&Fact> =
        all.iter().filter(|it| is_listed(it.place, it.section)).map(|it| it.fact).collect();
    // A rating stands in the line of its achievement, where there is one.
    let leads = |fact: &Fact| achievement_of(fact).is_some_and(|achievement| read.contains(&achievement));
    for printed in all.iter().copied().filter(|printed| !leads(printed.fact)) {
        if !is_listed(printed.place, printed.section) {
            continue;
        }
        let index = *known.entry(printed.fact).or_insert(entries.len());
        if index == entries.len() {
            let (fact, exact, text) = (printed.fact, printed.exact, printed.text);
            entries.push(Entry { fact, exact, text, places: Vec::new() });
        }
        let entry = &mut entries[index];
        if printed.text.chars().count() > entry.text.chars().count() {
            entry.text = printed.text;
        }
        entry.places.push(printed);
    }
    entries
}

/// The achievement that a rating is the rating of.
pub(super) fn achievement_of(fact: &Fact) -> Option<Fact> {
    let is_rating = fact.figure == FactKind::Rating && fact.detail.is_none();
    is_rating.then(|| Fact { figure: FactKind::Achievement, ..fact.clone() })
}

/// How sections, paragraphs, tables and charts are called, by id: by number, or by title where they have none.
pub(super) fn labels(document: &Document) -> BTreeMap<&str, String> {
    let mut labels = BTreeMap::new();
    label_sections(&document.sections, None, &mut labels);
    labels
}

/// The same, where a section without a number is called by that of the one that it is in.
fn short_labels(document: &Document) -> BTreeMap<&str, String> {
    let mut labels = BTreeMap::new();
    label_sections(&document.sections, Some(""), &mut labels);
    labels
}

/// Adds the labels of sections; `above` is the number to use for those that have none, where one is asked for.
fn label_sections<'a>(
    sections: &'a [Section],
    above: Option<&'a str>,
    labels: &mut BTreeMap<&'a str, String>,
) {
    for section in sections {
        let number = section.number.as_deref().map(bare).filter(|number| !number.is_empty());
        let called = number.or(above.filter(|number| !number.is_empty()));
        labels.insert(&section.id, called.unwrap_or(&section.title).to_owned());
        label_blocks(&section.blocks, labels);
        label_sections(&section.sections, above.and(called.or(Some(""))), labels);
    }
}

fn label_blocks<'a>(blocks: &'a [Block], labels: &mut BTreeMap<&'a str, String>) {
    for block in blocks {
        match block {
            Block::Numbered(paragraph) => {
                labels.insert(&paragraph.id, bare(&paragraph.marker).to_owned());
            }
            Block::Table(table) => {
                labels.insert(table.id(), table.number().to_owned());
            }
            Block::Figure(figure) => {
                labels.insert(&figure.id, figure.number.clone());
            }
            Block::List { items, .. } => items.iter().for_each(|item| label_blocks(&item.blocks, labels)),
            Block::Quote { blocks } | Block::Callout { blocks, .. } => label_blocks(blocks, labels),
            Block::Paragraph { .. } | Block::Cards { .. } => {}
        }
    }
}

/// A number without the point after it.
fn bare(number: &str) -> &str {
    number.trim_end_matches(['.', '、', ' '])
}

#[cfg(test)]
mod tests {
    use super::is_all_of;

    #[test]
    fn a_print_with_all_digits_is_not_repeated() {
        assert!(is_all_of("18.0%", "18"));
        assert!(is_all_of("431", "\u{2066}431\u{2069}"));
        assert!(is_all_of("1\u{202f}204,50", "1\u{a0}204,5") && is_all_of("Ghana", "Ghana"));
        assert!(!is_all_of("431", "431.2"));
        assert!(!is_all_of("12", "1"));
        assert!(!is_all_of("64.0%", "16 ÷ 25 = 0.64"));
    }
}

//! A short document that has every kind of block and inline.

use std::collections::BTreeMap;

use bilan::document::{
    Align, Block, Card, Cell, Column, DateParts, Document, Exact, Fact, FactKind, Figure, Inline, ListItem,
    Masthead, MastheadForm, NumberFormat, NumberStyle, NumberedParagraph, Organ, RatingMark, Role, Row,
    RowKind, Scheme, Section, Shown, Subject, SummaryField, Table,
};

/// The first paragraph in English and in Arabic.
const FIRST: (&str, &str) = (
    "The first paragraph: 53.5% of what document GB.294/8/1 planned for 2021–2025 was reached.",
    "بلغت نسبة الإنجاز 53.5% مما خططت له الوثيقة \u{2066}GB.294/8/1\u{2069} للفترة 2021–2025، أي 1,234.5 مليون دولار.",
);

const CHART: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 30\">\
    <text x=\"1\" y=\"20\" font-family=\"Noto Sans\" font-size=\"9\">Label</text></svg>";

/// The document in a language: a report, or a paper with a masthead.
pub(crate) fn document(language: &'static str, form: Option<MastheadForm>) -> Document {
    let labels = [("contents", "Contents".to_owned()), ("watermark", "DRAFT 1".to_owned())];
    Document {
        language,
        labels: BTreeMap::from(labels),
        id: "paper".to_owned(),
        title: either(language, "Report on <results> & lessons", "تقرير عن النتائج والدروس المستفادة"),
        subtitle: Some("The year 2024".to_owned()),
        organisation: "Organisation".to_owned(),
        period: "2024".to_owned(),
        date: "1 March 2025".to_owned(),
        date_parts: DateParts { year: 2025, month: 3, day: 1 },
        notice: Some("A specimen.".to_owned()),
        masthead: form.map(masthead),
        numbering: scheme(),
        sections: sections(language),
        lines: BTreeMap::new(),
        charts: BTreeMap::from([("charts/line.svg".to_owned(), CHART.to_owned())]),
    }
}

fn scheme() -> Scheme {
    let style = |format, pattern: &str| NumberStyle { format, pattern: pattern.to_owned() };
    Scheme {
        headings: vec![style(NumberFormat::UpperRoman, "%1."), style(NumberFormat::Decimal, "%1.%2")],
        annex: style(NumberFormat::UpperLatin, "Annex %1"),
        paragraph: style(NumberFormat::Decimal, "%1."),
        items: vec![style(NumberFormat::LowerLatin, "(%1)"), style(NumberFormat::LowerRoman, "(%2)")],
    }
}

fn masthead(form: MastheadForm) -> Masthead {
    let organ = |name: &str| Organ {
        name: name.to_owned(),
        session: Some("Twenty-first session".to_owned()),
        meeting: Some("Geneva, 3–5 March 2025".to_owned()),
        item: Some("Item 3 of the provisional agenda".to_owned()),
    };
    let field = |label: Option<&str>, text: &str| SummaryField {
        label: label.map(str::to_owned),
        blocks: vec![Block::Paragraph { inlines: vec![Inline::text(text)] }],
    };
    Masthead {
        form,
        symbol: "IOISE/EC.21/4".to_owned(),
        distribution: Some("Distr.: General".to_owned()),
        original: Some("Original: English".to_owned()),
        organs: vec![organ("Executive Council"), organ("Programme Committee")],
        purpose: Some("FOR DECISION".to_owned()),
        submitted_by: Some("Report of the Director General".to_owned()),
        summary: vec![field(None, "An abstract."), field(Some("Legal implications"), "None.")],
        paper_note: Some("Printed in few copies.".to_owned()),
        closing: vec![vec![
            Inline::text("Point for decision: "),
            reference("par-3", "paragraph 3"),
            Inline::text("."),
        ]],
    }
}

fn sections(language: &str) -> Vec<Section> {
    let section = |id: &str, role, number: Option<&str>, title: &str, blocks, sections| Section {
        id: id.to_owned(),
        role,
        number: number.map(str::to_owned),
        title: title.to_owned(),
        title_figures: Vec::new(),
        status: None,
        blocks,
        sections,
    };
    let inner = section(
        "inner",
        Role::Chapter,
        Some("I.1"),
        &either(language, "Inner section", "التقدم المحرز"),
        lists(language),
        Vec::new(),
    );
    let body = vec![
        numbered(1, vec![Inline::text(either(language, FIRST.0, FIRST.1))], false),
        numbered(2, inlines(), false),
        numbered(3, vec![Inline::text("The Council may wish to act.")], true),
        table(language, "body"),
        figure("line", "Figure 3", 100),
        figure("left", "Figure 4", 49),
        figure("right", "Figure 5", 49),
    ];
    vec![
        section(
            "opening",
            Role::Chapter,
            None,
            &either(language, "Opening words", "مقدمة"),
            vec![cards(), callout(language), quote()],
            Vec::new(),
        ),
        section(
            "results",
            Role::Chapter,
            Some("I."),
            &either(language, "Results of the year", "نتائج السنة"),
            body,
            vec![inner],
        ),
        section(
            "definitions",
            Role::Annex,
            Some("Annex A"),
            &either(language, "Definitions", "التعاريف"),
            vec![table(language, "definitions")],
            Vec::new(),
        ),
    ]
}

/// Words in English, or in Arabic in the Arabic edition; the others read English, which their form does not mind.
fn either(language: &str, english: &str, arabic: &str) -> String {
    if language == "ar" { arabic.to_owned() } else { english.to_owned() }
}

fn reference(target: &str, text: &str) -> Inline {
    Inline::Reference { target: target.to_owned(), text: text.to_owned() }
}

fn fact() -> Fact {
    Fact::new(Subject::Report, FactKind::Count, None)
}

fn mark() -> RatingMark {
    RatingMark { symbol: "●".to_owned(), label: "met".to_owned(), colour: "#1b7f4d".to_owned() }
}

fn inlines() -> Vec<Inline> {
    vec![
        Inline::Strong { inlines: vec![Inline::text("Strong")] },
        Inline::Emphasis { inlines: vec![Inline::text(" words with “quotes”")] },
        Inline::Figure { text: "1,234".to_owned(), fact: fact(), exact: Exact::Missing, at: 0 },
        Inline::Rating { mark: mark(), fact: fact(), exact: Exact::Missing, at: 0 },
        Inline::Break,
        Inline::text("as said in "),
        reference("par-2", "paragraph 2"),
        Inline::text("; see "),
        reference("results", "section I, Results of the year"),
        Inline::text(" and "),
        reference("figure-line", "the chart"),
        Inline::Link {
            href: "https://example.org/?a=1&b=2".to_owned(),
            inlines: vec![Inline::text("a link")],
        },
        Inline::Footnote {
            inlines: vec![
                Inline::text("A note with "),
                Inline::Link {
                    href: "https://example.org".to_owned(),
                    inlines: vec![Inline::text("a link")],
                },
                Inline::text("."),
            ],
        },
    ]
}

fn numbered(number: usize, inlines: Vec<Inline>, is_action: bool) -> Block {
    let (id, marker) = (format!("par-{number}"), format!("{number}."));
    Block::Numbered(NumberedParagraph { id, number, marker, inlines, is_action })
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { inlines: vec![Inline::text(text)] }
}

fn lists(language: &str) -> Vec<Block> {
    let item = |marker: Option<&str>, blocks| ListItem { marker: marker.map(str::to_owned), blocks };
    let inner = Block::List {
        ordered: true,
        items: vec![item(Some("(i)"), vec![paragraph(&either(language, "inner item", "بند فرعي"))])],
    };
    let one = vec![
        item(
            Some("(a)"),
            vec![
                paragraph(&either(language, "first of the one list", "البند الأول (2021–2025)")),
                inner,
                paragraph("more of it"),
            ],
        ),
        item(Some("(b)"), vec![paragraph("second of the one list")]),
    ];
    let other = vec![item(Some("(a)"), vec![paragraph("first of the other list")])];
    let plain = vec![
        item(None, vec![paragraph("not numbered"), table(language, "item")]),
        item(None, vec![figure("item", "Figure 6", 50)]),
    ];
    vec![
        Block::List { ordered: true, items: one },
        paragraph("between"),
        Block::List { ordered: true, items: other },
        Block::List { ordered: false, items: plain },
    ]
}

fn cards() -> Block {
    let card = |title: &str| Card {
        title: title.to_owned(),
        target: Some("results".to_owned()),
        value: vec![Inline::Figure { text: "70.2%".to_owned(), fact: fact(), exact: Exact::Missing, at: 0 }],
        rating: mark(),
        rated: Shown { text: mark().label, fact: fact(), exact: Exact::Missing, at: 0 },
        lines: vec![vec![Inline::text("3 of 5")]],
    };
    Block::Cards { cards: vec![card("One"), card("Two"), card("Three"), card("Four"), card("Five")] }
}

fn callout(language: &str) -> Block {
    Block::Callout {
        title: "In short".to_owned(),
        blocks: vec![paragraph("A box."), table(language, "callout")],
    }
}

fn quote() -> Block {
    Block::Quote { blocks: vec![paragraph("Quoted words.")] }
}

fn table(language: &str, id: &str) -> Block {
    let column = |title: &str, align, width| (Column { align, width }, Cell::text(title));
    let columns = vec![
        column("Area", Align::Start, 1),
        column("Value", Align::End, 0),
        column("Rating", Align::Centre, 0),
    ];
    let row =
        |kind, cells: &[&str]| Row { kind, cells: cells.iter().map(|text| Cell::text(*text)).collect() };
    let rows = vec![
        row(RowKind::Group, &["A group"]),
        row(RowKind::Data, &[&either(language, "Industry", "الصناعة"), "1,234.5", "met"]),
        row(RowKind::Total, &["Total", "1,234.5", ""]),
    ];
    let table = Table::new(
        format!("table-{id}"),
        either(language, "Values by area", "القيم بحسب المجال"),
        columns,
        rows,
    );
    Block::Table(table.expect("the rows fit").with_note(vec![Inline::text("a. A note.")]))
}

fn figure(id: &str, number: &str, width: u8) -> Block {
    Block::Figure(Figure {
        id: format!("figure-{id}"),
        number: number.to_owned(),
        caption: "A line that rises".to_owned(),
        alt: "The line rises from 1 to 2.".to_owned(),
        path: "charts/line.svg".to_owned(),
        width,
        shown: Vec::new(),
        told: Vec::new(),
        data: None,
        notes: vec![vec![Inline::text("Source: records.")]],
    })
}

//! Documents of governing bodies for tests: each form of masthead, and each way of writing.

use super::tests::report;
use crate::document::{
    Align, Block, Cell, Column, Document, Figure, Inline, ListItem, Masthead, MastheadForm,
    NumberedParagraph, Organ, Role, Row, RowKind, Section, SummaryField, Table,
};

/// What a document says in one language.
pub(super) struct Texts {
    language: &'static str,
    organisation: &'static str,
    pub(super) title: &'static str,
    distribution: &'static str,
    date: &'static str,
    original: &'static str,
    organs: [[&'static str; 4]; 2],
    purpose: &'static str,
    submitted_by: &'static str,
    paper_note: &'static str,
    summary: &'static str,
    fields: [&'static str; 2],
    /// Numbers and titles of headings: two chapters, a section, an annex.
    headings: [(&'static str, &'static str); 4],
    paragraph: &'static str,
    point: &'static str,
    markers: [&'static str; 3],
    footnote: &'static str,
    table: (&'static str, &'static str),
    figure: (&'static str, &'static str),
    closing: [&'static str; 2],
    words: [&'static str; 3],
}

pub(super) const ENGLISH: Texts = Texts {
    language: "en",
    organisation: "Organization for Enterprise",
    title: "Implementation of the Strategic Framework and results in 2025",
    distribution: "Distr.: General",
    date: "16 February 2026",
    original: "Original: English",
    organs: [
        [
            "Executive Committee",
            "Twenty-first session",
            "Geneva, 8–10 June 2026",
            "Item 4 of the provisional agenda",
        ],
        ["Council", "Twelfth session", "Geneva, 23–25 November 2026", "Item 7 of the provisional agenda"],
    ],
    purpose: "For decision",
    submitted_by: "Report of the Director-General",
    paper_note: "For reasons of economy, this document has not been printed. Delegates are kindly requested to bring their copies of documents to meetings.",
    summary: "The present document reports on the Strategic Framework that the Council approved at its seventh session (CL.7/Res.2). It responds to decision EC.19/Dec.5 of the Committee.",
    fields: ["Purpose of the document", "Relevant strategic objective"],
    headings: [
        ("I.", "Introduction"),
        ("II.", "Results by outcome area"),
        ("A.", "Enterprises and their workers"),
        ("Annex I", "Terms"),
    ],
    paragraph: "The Strategic Framework names four outcome areas, each with indicators that were agreed upon before the work began. The Secretariat collects their values once a year from the countries in which it works, and compares them with the targets that the Council approved.",
    point: "that the reports of countries be reviewed before they are added together, and that what is missing be said;",
    markers: ["(a)", "(b)", "(i)"],
    footnote: "See IOISE/CL.7/3, paragraphs 12 to 18.",
    table: ("Table 1", "Achievement by outcome area"),
    figure: ("Figure 1", "Ratings of the indicators"),
    closing: ["Geneva, 16 February 2026", "Point for decision: paragraph 9."],
    words: ["Contents", "Tables", "Figures"],
};

pub(super) const CHINESE: Texts = Texts {
    language: "zh",
    organisation: "企业发展组织",
    title: "战略框架执行情况和2025年成果",
    distribution: "分发：普遍",
    date: "2026年2月16日",
    original: "原文：英文",
    organs: [
        ["执行委员会", "第二十一届会议", "2026年6月8日至10日，日内瓦", "临时议程项目4"],
        ["理事会", "第十二届会议", "2026年11月23日至25日，日内瓦", "临时议程项目7"],
    ],
    purpose: "供作决定",
    submitted_by: "总干事的报告",
    paper_note: "为节省起见，本文件未予印制。谨请各位代表自带文件与会。",
    summary: "本文件报告理事会第七届会议（CL.7/Res.2）核准的战略框架的执行情况，并答复委员会第EC.19/Dec.5号决定。",
    fields: ["文件目的", "相关战略目标"],
    headings: [
        ("一.", "导言"),
        ("十二、", "按成果领域列示的成果"),
        ("（一）", "企业与工人"),
        ("附件一", "术语"),
    ],
    paragraph: "战略框架列出四个成果领域，每个领域都有在工作开始之前商定的指标。秘书处每年向开展工作的各国收集一次指标数值，并同理事会核准的“具体目标”相比较；凡缺少数值之处，均如实说明。",
    point: "各国报告在汇总之前先行审查，所缺数据如实说明；",
    markers: ["(a)", "(b)", "(i)"],
    footnote: "见IOISE/CL.7/3，第12至18段。",
    table: ("表1", "按成果领域列示的完成率"),
    figure: ("图1", "指标评级"),
    closing: ["2026年2月16日，日内瓦", "需作决定的要点：第9段。"],
    words: ["目录", "表目录", "图目录"],
};

pub(super) const ARABIC: Texts = Texts {
    language: "ar",
    organisation: "منظمة تنمية المؤسسات",
    title: "تنفيذ الإطار الاستراتيجي والنتائج في عام 2025",
    distribution: "التوزيع: عام",
    date: "16 شباط/فبراير 2026",
    original: "اللغة الأصلية: الإنكليزية",
    organs: [
        [
            "اللجنة التنفيذية",
            "الدورة الحادية والعشرون",
            "جنيف، من 8 إلى 10 حزيران/يونيه 2026",
            "البند 4 من جدول الأعمال المؤقت",
        ],
        [
            "المجلس",
            "الدورة الثانية عشرة",
            "جنيف، من 23 إلى 25 تشرين الثاني/نوفمبر 2026",
            "البند 7 من جدول الأعمال المؤقت",
        ],
    ],
    purpose: "لاتخاذ قرار",
    submitted_by: "تقرير المدير العام",
    paper_note: "توخيا للاقتصاد، لم تطبع هذه الوثيقة. ويرجى من أعضاء الوفود التكرم بإحضار نسخهم من الوثائق إلى الاجتماعات.",
    summary: "تتناول هذه الوثيقة تنفيذ الإطار الاستراتيجي الذي أقره المجلس في دورته السابعة (CL.7/Res.2)، وهي تستجيب لمقرر اللجنة EC.19/Dec.5.",
    fields: ["الغرض من الوثيقة", "الهدف الاستراتيجي ذو الصلة"],
    headings: [
        ("أولا -", "مقدمة"),
        ("ثاني عشر -", "النتائج بحسب مجالات الحصائل"),
        ("ألف -", "المؤسسات والعاملون فيها"),
        ("المرفق 1", "المصطلحات"),
    ],
    paragraph: "يحدد الإطار الاستراتيجي أربعة مجالات للحصائل، ولكل مجال منها مؤشرات اتفق عليها قبل بدء العمل. وتجمع الأمانة قيم المؤشرات مرة كل سنة من البلدان التي تعمل فيها، وتقارنها بالأهداف التي أقرها المجلس، وقد بلغت نسبة التنفيذ 92.5% في المتوسط.",
    point: "أن تراجع تقارير البلدان قبل جمعها، وأن يذكر ما ينقص منها؛",
    markers: ["(أ)", "(ب)", "‘1’"],
    footnote: "انظر الوثيقة IOISE/CL.7/3، الفقرات من 12 إلى 18.",
    table: ("الجدول 1", "نسبة التنفيذ بحسب مجالات الحصائل"),
    figure: ("الشكل 1", "تقديرات المؤشرات"),
    closing: ["جنيف، 16 شباط/فبراير 2026", "بند يتطلب اتخاذ قرار: الفقرة 9."],
    words: ["المحتويات", "الجداول", "الأشكال"],
};

/// A document for two organs: chapters, lists, footnotes, a table, a figure, an annex.
pub(super) fn paper(form: MastheadForm, texts: &Texts) -> Document {
    let [first, second, inner, annex] = texts.headings;
    let number = |number: &'static str| {
        let numbered = matches!(form, MastheadForm::UnitedNations | MastheadForm::Board);
        numbered.then(|| number.to_owned())
    };
    let words = ["contents", "tables", "figures"].into_iter().zip(texts.words.map(ToOwned::to_owned));
    Document {
        language: texts.language,
        labels: words.collect(),
        title: texts.title.to_owned(),
        organisation: texts.organisation.to_owned(),
        date: texts.date.to_owned(),
        masthead: Some(masthead(form, texts)),
        sections: vec![
            section("introduction", number(first.0), first.1, numbered(1..=4, texts), Vec::new()),
            section(
                "results",
                number(second.0),
                second.1,
                [numbered(5..=6, texts), vec![list(texts), Block::Table(table(texts))]].concat(),
                vec![section(
                    "enterprises",
                    number(inner.0),
                    inner.1,
                    [numbered(7..=7, texts), vec![figure(texts)], numbered(8..=9, texts)].concat(),
                    Vec::new(),
                )],
            ),
            Section {
                role: Role::Annex,
                ..section(
                    "terms",
                    Some(annex.0.to_owned()),
                    annex.1,
                    vec![plain(texts.paragraph)],
                    Vec::new(),
                )
            },
        ],
        ..report(Vec::new())
    }
}

fn masthead(form: MastheadForm, texts: &Texts) -> Masthead {
    let organ = |[name, session, meeting, item]: [&str; 4]| Organ {
        name: name.to_owned(),
        session: Some(session.to_owned()),
        meeting: Some(meeting.to_owned()),
        item: Some(item.to_owned()),
    };
    let summary = match form {
        MastheadForm::OfficeSummary => texts
            .fields
            .iter()
            .map(|label| SummaryField {
                label: Some((*label).to_owned()),
                blocks: vec![plain(texts.summary)],
            })
            .collect(),
        MastheadForm::UnitedNations | MastheadForm::OfficePaper | MastheadForm::Board => {
            vec![SummaryField { label: None, blocks: vec![plain(texts.summary)] }]
        }
    };
    Masthead {
        form,
        symbol: "IOISE/EC.21/4-IOISE/CL.12/7".to_owned(),
        distribution: Some(texts.distribution.to_owned()),
        original: Some(texts.original.to_owned()),
        organs: texts.organs.map(organ).into(),
        purpose: Some(texts.purpose.to_owned()),
        submitted_by: Some(texts.submitted_by.to_owned()),
        summary,
        paper_note: Some(texts.paper_note.to_owned()),
        closing: texts.closing.map(|line| vec![Inline::text(line)]).into(),
    }
}

fn section(
    id: &str,
    number: Option<String>,
    title: &str,
    blocks: Vec<Block>,
    sections: Vec<Section>,
) -> Section {
    Section {
        id: id.to_owned(),
        role: Role::Chapter,
        number,
        title: title.to_owned(),
        title_figures: Vec::new(),
        status: None,
        blocks,
        sections,
    }
}

/// Numbered paragraphs; the last number of the document is that of the action paragraph.
fn numbered(numbers: std::ops::RangeInclusive<usize>, texts: &Texts) -> Vec<Block> {
    let paragraph = |number: usize| {
        let mut inlines = vec![Inline::text(texts.paragraph)];
        if number % 3 == 1 {
            inlines.push(Inline::Footnote { inlines: vec![Inline::text(texts.footnote)] });
        }
        let id = format!("par-{number}");
        let marker = format!("{number}.");
        Block::Numbered(NumberedParagraph { id, number, marker, inlines, is_action: number == 9 })
    };
    numbers.map(paragraph).collect()
}

fn plain(text: &str) -> Block {
    Block::Paragraph { inlines: vec![Inline::text(text)] }
}

fn list(texts: &Texts) -> Block {
    let item = |marker: &str, blocks| ListItem { marker: Some(marker.to_owned()), blocks };
    let [first, second, inner] = texts.markers;
    let deeper = Block::List { ordered: true, items: vec![item(inner, vec![plain(texts.point)])] };
    let items = vec![item(first, vec![plain(texts.point)]), item(second, vec![plain(texts.point), deeper])];
    Block::List { ordered: true, items }
}

fn table(texts: &Texts) -> Table {
    let column = |align, width, title: &str| (Column { align, width }, Cell::text(title));
    let columns = vec![
        column(Align::Start, 60, texts.headings[1].1),
        column(Align::End, 20, "2024"),
        column(Align::End, 20, "2025"),
    ];
    let row = |kind, name: &str, values: [&str; 2]| Row {
        kind,
        cells: std::iter::once(name).chain(values).map(Cell::text).collect(),
    };
    let rows = vec![
        Row { kind: RowKind::Group, cells: vec![Cell::text(texts.headings[2].1)] },
        row(RowKind::Data, texts.headings[0].1, ["88.4", "92.5"]),
        row(RowKind::Data, texts.headings[3].1, ["1,204.0", "\u{2066}−3.1\u{2069}"]),
        row(RowKind::Total, texts.organs[1][0], ["91.0", "93.7"]),
    ];
    let (number, caption) = texts.table;
    let mut table = Table::new("table".to_owned(), caption.to_owned(), columns, rows).expect("rows fit");
    table.set_number(number.to_owned());
    table.with_note(vec![Inline::text(texts.footnote)])
}

fn figure(texts: &Texts) -> Block {
    let (number, caption) = texts.figure;
    Block::Figure(Figure {
        id: "figure".to_owned(),
        number: number.to_owned(),
        caption: caption.to_owned(),
        alt: caption.to_owned(),
        path: "charts/one.svg".to_owned(),
        width: 100,
        shown: Vec::new(),
        told: Vec::new(),
        data: None,
        notes: vec![vec![Inline::text(texts.footnote)]],
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    use super::*;
    use crate::diag::Findings;
    use crate::fonts::FontLibrary;
    use crate::render::render;

    const FORMS: [MastheadForm; 4] = [
        MastheadForm::UnitedNations,
        MastheadForm::OfficePaper,
        MastheadForm::OfficeSummary,
        MastheadForm::Board,
    ];

    /// Typesets a document, in which nothing may be found.
    #[track_caller]
    fn typeset(document: &Document) -> crate::render::Rendered {
        let fonts = FontLibrary::new(&[], false).expect("the embedded fonts");
        let mut findings = Findings::new();
        let rendered = render(document, "paper", &fonts, &mut findings);
        assert_eq!(findings.iter().collect::<Vec<_>>(), Vec::<&crate::diag::Finding>::new());
        rendered.expect("nothing was found")
    }

    /// The text of a document, by a reader of others, without the marks of direction.
    fn text(document: &Document, options: &[&str]) -> Option<String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("paper.pdf");
        fs::write(&path, typeset(document).bytes).expect("writable");
        let output = Command::new("pdftotext").args(options).arg(&path).arg("-").output();
        let Ok(output) = output else {
            pass_over("pdftotext is not installed");
            return None;
        };
        let marks = ['\u{202a}', '\u{202b}', '\u{202c}', '\u{2066}', '\u{2067}', '\u{2069}', '\u{200f}'];
        Some(String::from_utf8_lossy(&output.stdout).replace(marks, ""))
    }

    /// Says that a test passes over what it cannot look at here; with `CI=true` it fails instead.
    #[expect(clippy::print_stderr, reason = "a test that compares nothing must say so")]
    fn pass_over(why: &str) {
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{why}");
        eprintln!("passed over: {why}");
    }

    /// Checks that texts follow each other.
    #[track_caller]
    fn follow(text: &str, expected: &[&str]) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut rest = text.as_str();
        for part in expected {
            let Some((_, after)) = rest.split_once(part) else { panic!("`{part}` is not in: {rest}") };
            rest = after;
        }
    }

    #[test]
    fn every_form_conforms_in_every_script() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut paths = Vec::new();
        for form in FORMS {
            for texts in [&ENGLISH, &CHINESE, &ARABIC] {
                let path = folder.path().join(format!("{form:?}.{}.pdf", texts.language));
                fs::write(&path, typeset(&paper(form, texts)).bytes).expect("writable");
                paths.push(path);
            }
        }
        let python = std::env::var_os("BILAN_PYTHON").unwrap_or_else(|| "python3".into());
        let ready = Command::new(&python).args(["-c", "import page"]).output();
        if !ready.is_ok_and(|output| output.status.success()) {
            pass_over("the Python package page-validation is not installed");
            return;
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance.py");
        let run = Command::new(&python).arg(script).args(&paths).output().expect("it ran above");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    }

    #[test]
    fn the_head_of_two_organs_is_read_in_order() {
        // In the order of the file, which is the order in which it is read aloud.
        let Some(read) = text(&paper(MastheadForm::UnitedNations, &ENGLISH), &["-raw"]) else { return };
        let head = [
            "Organization for Enterprise",
            "IOISE/EC.21/4-IOISE/CL.12/7",
            "Executive Committee",
            "Twenty-first session",
            "Geneva, 8–10 June 2026",
            "Item 4 of the provisional agenda",
            "Council",
            "Twelfth session",
            "Item 7 of the provisional agenda",
            "Distr.: General",
            "16 February 2026",
            "Original: English",
            "Implementation of the Strategic Framework",
            "Report of the Director-General",
            "has not been printed",
            "approved at its seventh session (CL.7/Res.2)",
            "I. Introduction",
            "1. The Strategic Framework names",
            "(a) that the reports of countries",
            "(i) that the reports",
            "Table 1",
            "Achievement by outcome area",
            "7. The Strategic Framework names",
            "Figure 1",
            "9. The Strategic Framework names",
            "Point for decision: paragraph 9.",
            "Annex I",
            "Terms",
        ];
        follow(&read, &head);
    }

    #[test]
    fn arabic_is_read_in_its_own_order() {
        let Some(read) = text(&paper(MastheadForm::UnitedNations, &ARABIC), &[]) else { return };
        let read = read.split_whitespace().collect::<Vec<_>>().join(" ");
        let phrases = [
            "منظمة تنمية المؤسسات",
            "IOISE/EC.21/4-IOISE/CL.12/7",
            "الدورة الحادية والعشرون",
            "تنفيذ الإطار الاستراتيجي والنتائج في عام 2025",
            "يحدد الإطار الاستراتيجي أربعة مجالات للحصائل",
            "92.5",
            "CL.7/Res.2",
            "(أ) أن تراجع تقارير البلدان قبل جمعها",
            "1,204.0",
            "−3.1",
        ];
        for phrase in phrases {
            assert!(read.contains(phrase), "{phrase}: {read}");
        }
    }

    #[test]
    fn a_long_document_has_contents_and_lists_of_many_tables() {
        let mut long = paper(MastheadForm::OfficePaper, &ENGLISH);
        let Some(read) = text(&long, &["-raw"]) else { return };
        assert!(!read.contains("Contents") && !read.contains("Tables"), "{read}");
        let section = |number: usize| {
            let mut table = table(&ENGLISH).with_id(format!("table-{number}"));
            table.set_number(format!("Table {number}"));
            let blocks = [vec![Block::Table(table)], vec![plain(ENGLISH.paragraph); 12]].concat();
            section(&format!("section-{number}"), None, &format!("Part {number}"), blocks, Vec::new())
        };
        long.sections = (1..=21).map(section).collect();
        let read = text(&long, &["-raw"]).expect("it was read above");
        follow(
            &read,
            &["Contents", "Part 1 .", "Part 21 .", "Tables", "Table 11 Achievement", "Part 1 Table 1"],
        );
        assert!(!read.contains("Figures"), "{read}");
    }

    #[test]
    fn a_section_without_a_masthead_is_a_paper_of_a_board() {
        let document = Document { masthead: None, ..paper(MastheadForm::Board, &ENGLISH) };
        let Some(read) = text(&document, &["-raw"]) else { return };
        follow(
            &read,
            &["Organization for Enterprise", "16 February 2026", "Implementation of", "I. Introduction"],
        );
    }
}

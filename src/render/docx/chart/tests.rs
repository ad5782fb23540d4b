//! Native charts: what is written, and what `LibreOffice` draws from it.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{ChartPart, order, part};
use crate::document::{ChartData, ChartKind, Series};
use crate::fonts::FontLibrary;

/// A width of 160 mm.
const WIDTH: u32 = 5_760_000;
const ENGLISH: (&str, bool) = ("en-GB", false);

fn series(name: &str, colour: &str, values: &[Option<f64>]) -> Series {
    Series { name: name.to_owned(), colour: colour.to_owned(), values: values.to_vec(), colours: Vec::new() }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Five years with a gap, a baseline and targets.
fn lines() -> ChartData {
    let actual = [None, Some(41.5), Some(48.0), None, Some(57.25), Some(63.0)];
    ChartData {
        kind: ChartKind::Lines,
        categories: owned(&["Baseline 2020", "2021", "2022", "2023", "2024", "2025"]),
        series: vec![
            series("Actual", "#0b5c7a", &actual),
            series("Target", "#4a525a", &[None, Some(45.0), Some(50.0), Some(55.0), Some(60.0), Some(65.0)]),
            series("Baseline", "#8fb6c4", &[Some(38.0), None, None, None, None, None]),
        ],
        unit: Some("thousand enterprises".to_owned()),
        is_share: false,
        decimals: 1,
        suffix: String::new(),
    }
}

/// Achievements: one in reach, one cut, one without a value, one below zero.
fn bars() -> ChartData {
    let categories = [
        "1.1 Enterprises that adopted cleaner production with the support of the programme\n◐ Mostly met",
        "1.2 Jobs created\n▲ Met",
        "1.3 Share of women among the owners of supported enterprises, in rural districts and in towns\n– No data",
        "1.4 Emissions avoided\n▼ Not met",
    ];
    let colours = owned(&["#e0a526", "#1b7f5c", "#6b757e", "#c0392b"]);
    let values = [Some(0.934), Some(2.4), None, Some(-0.2)];
    ChartData {
        kind: ChartKind::Bars,
        categories: owned(&categories),
        series: vec![Series { colours, ..series("Achievement", "#0b5c7a", &values) }],
        unit: Some("Achievement".to_owned()),
        is_share: true,
        decimals: 1,
        suffix: "%".to_owned(),
    }
}

/// Ratings of three areas, in words of the given language.
fn stacked(areas: &[&str; 3], ratings: &[&str; 4], unit: &str) -> ChartData {
    let counts = [
        ("#1b7f5c", [5.0, 2.0, 0.0]),
        ("#e0a526", [2.0, 3.0, 1.0]),
        ("#c0392b", [0.0, 1.0, 4.0]),
        ("#6b757e", [1.0, 0.0, 2.0]),
    ];
    let series =
        ratings.iter().zip(counts).map(|(name, (colour, counts))| series(name, colour, &counts.map(Some)));
    ChartData {
        kind: ChartKind::StackedBars,
        categories: owned(areas),
        series: series.collect(),
        unit: Some(unit.to_owned()),
        is_share: false,
        decimals: 0,
        suffix: String::new(),
    }
}

fn english() -> ChartData {
    let areas = ["Competitive industry", "Safe water and clean production in small towns", "Skills"];
    stacked(&areas, &["▲ Met", "◐ Mostly met", "▼ Not met", "– No data"], "Indicators")
}

fn arabic() -> ChartData {
    let areas = ["صناعة قادرة على المنافسة", "المياه المأمونة والإنتاج الأنظف في المدن الصغيرة", "المهارات"];
    stacked(&areas, &["▲ تحقق", "◐ تحقق معظمه", "▼ لم يتحقق", "– لا توجد بيانات"], "المؤشرات")
}

fn arabic_lines() -> ChartData {
    let mut data = lines();
    data.categories[0] = "خط الأساس 2020".to_owned();
    for (series, name) in data.series.iter_mut().zip(["الفعلي", "المستهدف", "خط الأساس"])
    {
        name.clone_into(&mut series.name);
    }
    data.unit = Some("ألف مؤسسة".to_owned());
    data
}

fn arabic_bars() -> ChartData {
    let mut data = bars();
    data.categories = owned(&[
        "1.1 المؤسسات التي اعتمدت الإنتاج الأنظف بدعم من البرنامج في المناطق الريفية\n◐ تحقق معظمه",
        "1.2 فرص العمل المستحدثة\n▲ تحقق",
        "1.3 نسبة النساء بين أصحاب المؤسسات\n– لا توجد بيانات",
        "1.4 الانبعاثات التي جرى تجنبها\n▼ لم يتحقق",
    ]);
    data.unit = Some("الإنجاز".to_owned());
    data
}

fn chinese() -> ChartData {
    let mut data = bars();
    data.categories = owned(&[
        "1.1 在方案支持下采用清洁生产工艺的中小企业数目（包括农村地区）\n◐ 大部分实现",
        "1.2 创造的就业岗位\n▲ 实现",
        "1.3 受支持企业所有者中妇女所占比例\n– 无数据",
        "1.4 避免的排放量\n▼ 未实现",
    ]);
    data.unit = Some("完成率".to_owned());
    data
}

/// All samples with their languages.
fn samples() -> Vec<(ChartData, &'static str)> {
    vec![
        (lines(), "en-GB"),
        (bars(), "en-GB"),
        (english(), "en-GB"),
        (arabic_lines(), "ar-SA"),
        (arabic_bars(), "ar-SA"),
        (arabic(), "ar-SA"),
        (chinese(), "zh-CN"),
    ]
}

fn written((data, language): &(ChartData, &str)) -> ChartPart {
    part(data, (language, language.starts_with("ar")), WIDTH)
}

fn xml(data: &ChartData) -> String {
    String::from_utf8(part(data, ENGLISH, WIDTH).xml).expect("XML in UTF-8")
}

/// A file within a package.
fn file(package: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).expect("it has the file").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn every_element_stands_where_the_schema_wants_it() {
    for sample in samples() {
        assert_eq!(order::faults(&written(&sample).xml), [""; 0], "{:?}", sample.0.kind);
    }
}

#[test]
fn the_same_data_give_the_same_bytes() {
    for sample in samples() {
        let (first, second) = (written(&sample), written(&sample));
        assert!(first.xml == second.xml && first.workbook == second.workbook);
        let core = file(&first.workbook, "docProps/core.xml");
        assert_eq!(core.matches("2000-01-01T00:00:00Z").count(), 2, "{core}");
    }
}

#[test]
fn a_gap_has_no_point_and_is_left_open() {
    let xml = xml(&lines());
    let actual =
        xml.split("Sheet1!$B$2:$B$7</c:f>").nth(1).and_then(|rest| rest.split("</c:numCache>").next());
    assert_eq!(
        actual,
        Some(
            "<c:numCache><c:formatCode>#,##0.0</c:formatCode><c:ptCount val=\"6\"/>\
             <c:pt idx=\"1\"><c:v>41.5</c:v></c:pt><c:pt idx=\"2\"><c:v>48</c:v></c:pt>\
             <c:pt idx=\"4\"><c:v>57.25</c:v></c:pt><c:pt idx=\"5\"><c:v>63</c:v></c:pt>"
        )
    );
    assert!(xml.contains("<c:dispBlanksAs val=\"gap\"/>"));
}

#[test]
fn the_workbook_has_the_values_that_are_drawn() {
    let workbook = part(&lines(), ENGLISH, WIDTH).workbook;
    let sheet = file(&workbook, "xl/worksheets/sheet1.xml");
    let cell = |name: &str| {
        let rest = sheet.split_once(&format!("<c r=\"{name}\""))?.1;
        let rest = rest.split("</c>").next()?;
        Some(rest.split_once("<v>")?.1.split_once("</v>")?.0.to_owned())
    };
    let numbers = ["B3", "B4", "B6", "B7", "C3", "C7", "D2"].map(cell);
    let expected = ["41.5", "48", "57.25", "63", "45", "65", "38"];
    assert_eq!(numbers, expected.map(|number| Some(number.to_owned())));
    assert_eq!((cell("B2"), cell("B5"), cell("D3")), (None, None, None));
    let strings = file(&workbook, "xl/sharedStrings.xml");
    for text in ["Baseline 2020", "2021", "Actual", "Target"] {
        assert!(strings.contains(&format!(">{text}</t>")), "{text}");
    }
}

#[test]
fn an_arabic_chart_and_its_sheet_begin_at_the_right() {
    let sheet = |sample: &(ChartData, &str)| file(&written(sample).workbook, "xl/worksheets/sheet1.xml");
    assert!(sheet(&(arabic(), "ar-SA")).contains("rightToLeft=\"1\""));
    assert!(!sheet(&(english(), "en-GB")).contains("rightToLeft"));
    let name = "<c:v>\u{202B}1.2 فرص العمل المستحدثة\u{202C}\n\u{202B}▲ تحقق\u{202C}</c:v>";
    assert!(String::from_utf8_lossy(&written(&(arabic_bars(), "ar-SA")).xml).contains(name));
    let directions = |xml: &[u8]| {
        let text = String::from_utf8_lossy(xml).into_owned();
        text.split("<c:orientation val=\"").skip(1).map(|rest| rest[..6].to_owned()).collect::<Vec<_>>()
    };
    // Names first, then values: over bars both are turned, under lines only time is.
    assert_eq!(directions(&written(&(arabic_lines(), "ar-SA")).xml), ["maxMin", "minMax"]);
    assert_eq!(directions(&written(&(arabic_bars(), "ar-SA")).xml), ["maxMin", "maxMin"]);
    assert_eq!(directions(&written(&(lines(), "en-GB")).xml), ["minMax", "minMax"]);
    assert_eq!(directions(&written(&(bars(), "en-GB")).xml), ["maxMin", "minMax"]);
}

#[test]
fn values_are_printed_with_their_decimals_and_the_sign_of_the_language() {
    let format = |data: &ChartData| {
        let xml = xml(data).replace("&quot;", "'").replace("&gt;", ">");
        let cut = |from: &str, to: &str| Some(xml.split_once(from)?.1.split_once(to)?.0.to_owned());
        let axis = cut("<c:valAx>", "</c:valAx>").expect("an axis");
        let (_, axis) = axis.split_once("formatCode=\"").expect("it has a format");
        let label = cut("<c:formatCode>", "</c:formatCode>").expect("a cache");
        (label, axis.split('"').next().map(str::to_owned).expect("in quotes"))
    };
    let french = ChartData { suffix: "\u{a0}%".to_owned(), ..bars() };
    let percent = ChartData { suffix: "\u{a0}%".to_owned(), ..lines() };
    let expected = |label: &str, axis: &str| (label.to_owned(), axis.to_owned());
    assert_eq!(format(&lines()), expected("#,##0.0", "[>=1000]#,##0;General"));
    assert_eq!(format(&bars()), expected("0.0%;'−'0.0%", "0%;'−'0%"));
    assert_eq!(format(&french), expected("0.0'\u{a0}'%;'−'0.0'\u{a0}'%", "0'\u{a0}'%;'−'0'\u{a0}'%"));
    assert_eq!(format(&percent), expected("#,##0.0'\u{a0}%'", "[>=1000]#,##0'\u{a0}%';General'\u{a0}%'"));
}

#[test]
fn all_names_are_drawn_and_none_is_longer_than_its_place() {
    let xml = xml(&bars());
    assert!(xml.contains("<c:lblOffset val=\"100\"/><c:tickLblSkip val=\"1\"/>"));
    let broken = "<c:v>1.1 Enterprises that adopted cleaner\nproduction with the support of the programme\n◐ Mostly met</c:v>";
    assert!(xml.contains(broken), "{xml}");
}

#[test]
fn a_format_says_which_signs_the_language_prints_numbers_with() {
    let format = |language| {
        let xml = String::from_utf8(part(&lines(), (language, false), WIDTH).xml).expect("text");
        let label = xml.split_once("<c:formatCode>").expect("a cache").1;
        label.split('<').next().map(str::to_owned).expect("its end")
    };
    for language in ["es-ES", "fr-FR", "ru-RU"] {
        assert_eq!(format(language), "[$-40C]#,##0.0", "{language}");
    }
    for language in ["en-GB", "zh-CN", "ar-SA"] {
        assert_eq!(format(language), "#,##0.0", "{language}");
    }
}

#[test]
fn bars_have_their_colours_and_one_that_is_cut_its_value_within() {
    let xml = xml(&bars());
    for colour in ["E0A526", "1B7F5C", "6B757E", "C0392B"] {
        assert!(xml.contains(&format!("<a:srgbClr val=\"{colour}\"/>")), "{colour}");
    }
    let cut = xml.split("<c:dLbl>").nth(1).expect("one label of its own");
    assert!(cut.starts_with("<c:idx val=\"1\"/>") && cut.contains("<c:dLblPos val=\"inEnd\"/>"));
    assert_eq!(xml.matches("<c:dLbl>").count(), 1);
}

/// A spreadsheet computes a cell that begins with such a mark only where it is a formula.
#[test]
fn no_name_becomes_a_formula_and_none_is_too_long_for_a_cell() {
    let names = ["=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "\t=1", "a\u{1}b\u{7}"];
    let mut data = english();
    data.categories = owned(&names);
    data.categories.push("x".repeat(40_000));
    data.series = vec![series("=HYPERLINK(\"http://example.org\")", "#0b5c7a", &[Some(0.5); 7])];
    let workbook = part(&data, ENGLISH, WIDTH).workbook;
    let sheet = file(&workbook, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f"), "{sheet}");
    let strings = file(&workbook, "xl/sharedStrings.xml");
    for name in ["=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "=HYPERLINK(\"http://example.org\")"] {
        assert!(strings.contains(&format!(">{name}</t>")), "{name}: {strings}");
    }
    assert!(!strings.contains(['\u{1}', '\u{7}']), "{strings}");
    assert!(strings.contains(&"x".repeat(30_000)) && !strings.contains(&"x".repeat(32_768)));
}

#[test]
fn markup_in_names_stays_text() {
    let mut data = english();
    data.categories[0] = "=A1 <b> & \"c\"".to_owned();
    let part = part(&data, ENGLISH, WIDTH);
    let xml = String::from_utf8(part.xml).expect("XML in UTF-8");
    assert!(xml.contains("<c:v>=A1 &lt;b&gt; &amp; "));
    assert!(!file(&part.workbook, "xl/worksheets/sheet1.xml").contains("<f>"));
}

/// Wraps charts in the smallest document that can hold them.
fn document(parts: &[ChartPart]) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let (mut types, mut relations, mut body) = (Vec::new(), Vec::new(), Vec::new());
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (part, n) in parts.iter().zip(1..) {
        let (width, height) = part.size;
        types.push(format!(
            "<Override PartName=\"/word/charts/chart{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"));
        relations.push(format!(
            "<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/relationships/chart\" Target=\"charts/chart{n}.xml\"/>"));
        body.push(format!(
            "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{n}\" name=\"Chart {n}\" descr=\"A chart\"/><wp:cNvGraphicFramePr/>\
             <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
             <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
             <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rId{n}\"/>\
             </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"));
        files.push((format!("word/charts/chart{n}.xml"), part.xml.clone()));
        files.push((format!("word/embeddings/chart{n}.xlsx"), part.workbook.clone()));
        let target = format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/relationships/package\" Target=\"../embeddings/chart{n}.xlsx\"/></Relationships>"
        );
        files.push((format!("word/charts/_rels/chart{n}.xml.rels"), target.into_bytes()));
    }
    let (types, relations, body) = (types.concat(), relations.concat(), body.concat());
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>{types}</Types>"
    );
    let document = format!(
        "<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}/relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\">\
         <w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\"/></w:sectPr></w:body></w:document>"
    );
    let root = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let relations = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>");
    files.insert(0, ("[Content_Types].xml".to_owned(), types.into_bytes()));
    files.push(("_rels/.rels".to_owned(), root.into_bytes()));
    files.push(("word/document.xml".to_owned(), document.into_bytes()));
    files.push(("word/_rels/document.xml.rels".to_owned(), relations.into_bytes()));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).expect("a new file");
        zip.write_all(&bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

/// What a program writes to its standard output; none if it is not installed.
fn run(program: &str, fonts: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).env("FONTCONFIG_FILE", fonts).args(arguments).output().ok()?;
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Lays our own fonts out for a program that asks the machine for them.
fn fonts(folder: &Path) -> PathBuf {
    let library = FontLibrary::new(&[], false).expect("the embedded fonts");
    let fonts = folder.join("fonts");
    fs::create_dir(&fonts).expect("a temporary folder can be written");
    for (face, number) in library.faces().iter().zip(1..) {
        let write = |bytes: &[u8]| fs::write(fonts.join(format!("{number}.ttf")), bytes);
        face.look(write).expect("they are in the program").expect("a temporary folder can be written");
    }
    let (path, cache) = (fonts.display(), folder.join("cache"));
    let settings =
        format!("<fontconfig><dir>{path}</dir><cachedir>{}</cachedir></fontconfig>", cache.display());
    let file = folder.join("fonts.conf");
    fs::write(&file, settings).expect("a temporary folder can be written");
    file
}

/// Draws charts with `LibreOffice` and returns the texts; none where it is not installed.
fn drawn(folder: &Path, parts: &[ChartPart]) -> Option<String> {
    let file = folder.join("charts.docx");
    fs::write(&file, document(parts)).expect("a temporary folder can be written");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let (out, file) = (folder.display().to_string(), file.display().to_string());
    let fonts = fonts(folder);
    run("soffice", &fonts, &[&profile, "--headless", "--convert-to", "pdf", "--outdir", &out, &file])?;
    run("pdftotext", &fonts, &["-layout", &format!("{out}/charts.pdf"), "-"])
}

#[test]
fn libreoffice_draws_the_charts_with_their_words_and_values() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let parts: Vec<ChartPart> = samples().iter().map(written).collect();
    let Some(text) = drawn(folder.path(), &parts) else { return };
    for printed in [
        "Baseline 2020",
        "57.3",
        "93.4%",
        "240.0%",
        "−20.0%",
        "Mostly met",
        "Competitive industry",
        "完成率",
        "المهارات",
    ] {
        assert!(text.contains(printed), "{printed} is not in:\n{text}");
    }
    // A rating that no indicator has prints no number.
    assert!(!text.split_whitespace().any(|word| word == "#,##0"), "{text}");
    if let Some(kept) = std::env::var_os("BILAN_KEEP_CHARTS") {
        fs::copy(folder.path().join("charts.pdf"), kept).expect("it can be written");
    }
}

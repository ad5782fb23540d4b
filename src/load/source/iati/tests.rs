//! What is read of small files, and how hostile ones are refused.

use std::collections::BTreeMap;
use std::io::Read;

use polars::prelude::LazyFrame;
use proptest::prelude::{ProptestConfig, any, prop, prop_assert, proptest};

use super::super::rows::{FileRow, ROW};
use super::activities::{self, Outcome};
use super::pull::Stop;
use crate::diag::Code;
use crate::manifest::{IatiForm, IatiPart, Limits};

/// Two activities: one of a country with a shared indicator, one of two countries without codes.
const SMALL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
  <iati-activity xml:lang="en" hierarchy="1">
    <iati-identifier> XM-1-A </iati-identifier>
    <title><narrative>Clinics</narrative><narrative xml:lang="fr">Cliniques</narrative></title>
    <activity-date type="1" iso-date="2024-01-01"/>
    <activity-date type="2" iso-date="2024-02-01"/>
    <activity-date type="3" iso-date="2026-12-31"/>
    <recipient-country code="TZ"><narrative>Tanzania</narrative></recipient-country>
    <location ref="L1"><name><narrative>Dodoma</narrative></name></location>
    <result type="2" aggregation-status="1">
      <title><narrative>Health</narrative></title>
      <reference vocabulary="99" code="1"/>
      <indicator measure="2" ascending="1">
        <title><narrative>
          Births attended
          by staff &amp; midwives</narrative><narrative xml:lang="fr-CA">Accouchements <![CDATA[<assistés>]]></narrative></title>
        <description><narrative>Of all births</narrative></description>
        <reference vocabulary="9" code="3.1.2"/>
        <reference vocabulary="99" code="1.1"/>
        <baseline year="2020" iso-date="2020-12-31" value="40.50"><comment><narrative>Survey</narrative></comment></baseline>
        <period>
          <period-start iso-date="2025-01-01"/>
          <period-end iso-date="2025-12-31"/>
          <target value="60"/>
          <target value="55"><location ref="L1"/><dimension name="sex" value="female"/></target>
          <actual value=" 58.0 "><comment><narrative xml:lang="fr">Provisoire</narrative></comment></actual>
          <actual value=""><location ref="L1"/><location ref="L2"/></actual>
          <actual><dimension name="Age  group" value="0-4"/></actual>
        </period>
      </indicator>
    </result>
  </iati-activity>
  <iati-activity>
    <iati-identifier>XM-1-B</iati-identifier>
    <recipient-country code="KE" percentage="50"/>
    <recipient-country code="UG" percentage="50"/>
    <result type="9">
      <title><narrative>Other</narrative></title>
      <indicator measure="1" ascending="0">
        <title><narrative>Days</narrative></title>
        <period>
          <period-start iso-date="2025-01-01"/>
          <period-end iso-date="2025-12-31"/>
          <target value="3"/>
        </period>
        <period>
          <period-start iso-date="2026-01-01"/>
          <actual value="1,000"/>
        </period>
      </indicator>
    </result>
  </iati-activity>
</iati-activities>
"#;

fn read_with(text: &[u8], part: IatiPart, form: &IatiForm, limits: &Limits) -> Result<Outcome, Stop> {
    activities::read(text, (part, form), 0, limits)
}

fn read(text: &str, part: IatiPart) -> Result<Outcome, Stop> {
    read_with(text.as_bytes(), part, &IatiForm::default(), &Limits::default())
}

/// The rows with their lines; each as its filled cells, `column=text`.
fn rows_of(outcome: Outcome) -> Vec<(usize, String)> {
    let frame = outcome.rows.finish().and_then(LazyFrame::collect).expect("a table");
    let lines = frame.column(ROW).expect("it has one").u64().expect("numbers").to_vec_null_aware();
    let lines = lines.left().expect("each row has one");
    let mut rows: Vec<(usize, String)> = lines
        .into_iter()
        .map(|line| (FileRow::of(usize::try_from(line).expect("64 bits")).row, String::new()))
        .collect();
    for column in frame.columns().iter().filter(|column| column.name() != ROW) {
        for ((_, row), cell) in rows.iter_mut().zip(column.str().expect("texts").iter()) {
            if let Some(cell) = cell {
                let space = if row.is_empty() { "" } else { " | " };
                row.push_str(&format!("{space}{}={cell}", column.name()));
            }
        }
    }
    rows
}

#[track_caller]
fn rows(part: IatiPart) -> Vec<(usize, String)> {
    rows_of(read(SMALL, part).expect("it is sound"))
}

fn own(rows: &[(usize, &str)]) -> Vec<(usize, String)> {
    rows.iter().map(|(line, row)| (*line, (*row).to_owned())).collect()
}

#[test]
fn actual_values_take_unit_project_and_period_from_around_them() {
    let expected = [
        (
            27,
            "indicator=1.1 | project=XM-1-A | unit_code=TZ | period_start=2025-01-01 | period_end=2025-12-31 | value=58.0 | comment_fr=Provisoire",
        ),
        (
            28,
            "indicator=1.1 | project=XM-1-A | unit_code=TZ | period_start=2025-01-01 | period_end=2025-12-31 | by_location=L1;L2",
        ),
        (
            29,
            "indicator=1.1 | project=XM-1-A | unit_code=TZ | period_start=2025-01-01 | period_end=2025-12-31 | by_Age group=0-4",
        ),
        (
            49,
            "indicator=XM-1-B.1.1 | project=XM-1-B | unit_code=XM-1-B | period_start=2026-01-01 | value=1,000",
        ),
    ];
    assert_eq!(rows(IatiPart::Actuals), own(&expected));
}

#[test]
fn targets_and_baselines_of_places_and_groups_are_left_out_and_counted() {
    let outcome = read(SMALL, IatiPart::Targets).expect("it is sound");
    assert_eq!((outcome.disaggregated.count, outcome.disaggregated.first[0].0), (1, 26));
    let expected = [
        (
            25,
            "indicator=1.1 | period_start=2025-01-01 | period_end=2025-12-31 | unit_code=TZ | value=60 | project=XM-1-A",
        ),
        (
            45,
            "indicator=XM-1-B.1.1 | period_start=2025-01-01 | period_end=2025-12-31 | unit_code=XM-1-B | value=3 | project=XM-1-B",
        ),
    ];
    assert_eq!(rows_of(outcome), own(&expected));
    let all = IatiForm { disaggregated: true, ..IatiForm::default() };
    let outcome =
        read_with(SMALL.as_bytes(), IatiPart::Targets, &all, &Limits::default()).expect("it is sound");
    assert_eq!((outcome.disaggregated.count, outcome.rows.height()), (0, 3));
    assert!(!outcome.rows.columns().iter().any(|column| column.starts_with("by_")));
    let expected = "indicator=1.1 | period=2020 | unit_code=TZ | value=40.50 | project=XM-1-A | date=2020-12-31 | comment_en=Survey";
    assert_eq!(rows(IatiPart::Baselines), own(&[(21, expected)]));
}

#[test]
fn indicators_have_the_organisations_own_code_and_texts_in_their_languages() {
    let expected = [
        (
            14,
            "id=1.1 | area=1 | unit=% | direction=increase | project=XM-1-A | measure=2 | aggregation_status=1 | reference=1.1 | vocabulary=99 | result_type=2 | title_en=Births attended by staff & midwives | title_fr=Accouchements <assistés> | definition_en=Of all births | result_title_en=Health",
        ),
        (
            40,
            "id=XM-1-B.1.1 | area=XM-1-B.1 | title=Days | direction=decrease | project=XM-1-B | measure=1 | result_type=9 | result_title=Other",
        ),
    ];
    assert_eq!(rows(IatiPart::Indicators), own(&expected));
    let sdg = IatiForm { vocabulary: Some("9".to_owned()), ..IatiForm::default() };
    let outcome = read_with(SMALL.as_bytes(), IatiPart::Indicators, &sdg, &Limits::default());
    let found = rows_of(outcome.expect("it is sound"));
    assert!(found[0].1.starts_with("id=3.1.2 | area=1 |"), "{found:?}");
}

#[test]
fn areas_units_and_programmes_come_from_results_recipients_and_activities() {
    let expected = [
        (
            11,
            "id=1 | level=outcome | project=XM-1-A | result_type=2 | aggregation_status=1 | reference=1 | vocabulary=99 | title_en=Health",
        ),
        (38, "id=XM-1-B.1 | title=Other | project=XM-1-B | result_type=9"),
    ];
    assert_eq!(rows(IatiPart::Areas), own(&expected));
    let expected = [(3, "code=TZ | title_en=Tanzania"), (34, "code=XM-1-B | title=XM-1-B")];
    assert_eq!(rows(IatiPart::Units), own(&expected));
    let expected = [
        (
            3,
            "code=XM-1-A | unit_code=TZ | start=2024-02-01 | end=2026-12-31 | title_en=Clinics | title_fr=Cliniques",
        ),
        (34, "code=XM-1-B | unit_code=XM-1-B"),
    ];
    assert_eq!(rows(IatiPart::Programmes), own(&expected));
}

/// The message and line of what stops the reading of a file.
#[track_caller]
fn stop_with(text: &[u8], limits: &Limits) -> (Code, u64, String) {
    let outcome = read_with(text, IatiPart::Actuals, &IatiForm::default(), limits);
    let stop = outcome.err().expect("it is refused");
    (stop.code, stop.line, stop.message)
}

#[track_caller]
fn refused(text: &str) -> (u64, String) {
    let (code, line, message) = stop_with(text.as_bytes(), &Limits::default());
    assert_eq!(code, Code::SourceFormat);
    (line, message)
}

#[test]
fn a_document_type_is_refused_before_any_of_its_entities_are_looked_at() {
    let bomb = "<?xml version='1.0'?>\n<!DOCTYPE lolz [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]>\n<iati-activities version='2.03'>&b;</iati-activities>";
    let message = "the file has a DOCTYPE, which could make it read other files or grow without end";
    assert_eq!(refused(bomb), (2, message.to_owned()));
    let external = "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><iati-activities version='2.03'/>";
    assert_eq!(refused(external), (1, message.to_owned()));
    assert_eq!(refused("<!DOCTYPE x [ <!ENTITY"), (1, message.to_owned()));
    let html = "this is a page of HTML and not IATI XML";
    assert_eq!(refused("<!doctype HTML><html></html>"), (1, html.to_owned()));
    assert_eq!(refused("<html></html>"), (1, html.to_owned()));
}

#[test]
fn a_reference_that_xml_does_not_know_is_refused_where_it_is_read() {
    let outcome = |text: &str| {
        let text = SMALL.replace("<narrative>Clinics", &format!("<narrative>{text}"));
        read(&text, IatiPart::Programmes).map(rows_of).map_err(|stop| (stop.line, stop.message))
    };
    assert!(outcome("A&#x42;&lt;").expect("known")[0].1.contains("title_en=AB< |"));
    let unknown = |name: &str| Err((5, format!("`&{name};` stands for nothing that XML knows")));
    assert_eq!(outcome("&passwd;"), unknown("passwd"));
    assert_eq!(outcome("&#0;"), unknown("#0"));
    assert_eq!(outcome("&#8;"), unknown("#8"));
    let attribute = SMALL.replace("value=\" 58.0 \"", "value=\"&x;\"");
    assert!(read(&attribute, IatiPart::Actuals).is_err_and(|stop| stop.line == 27));
}

#[test]
fn files_of_another_kind_or_version_are_refused_with_the_reason() {
    let root =
        |name: &str, rest: &str| refused(&format!("<?xml version='1.0'?>\n<{name} {rest}></{name}>")).1;
    let expected = [
        ("iati-organisations", "version='2.03'", "this is a file of organisations, which has no results"),
        ("rss", "version='2.0'", "the file begins with `<rss>` and not with `<iati-activities>`"),
        ("iati-activities", "", "the file does not say its version of IATI"),
        (
            "iati-activities",
            "version='1.05'",
            "the file is of version 1.05 of IATI, which writes texts, codes and results in another way",
        ),
        ("iati-activities", "version='3.01'", "`3.01` is not a version of IATI that is known here"),
        (
            "iati-activities",
            "version='2.03' xmlns='urn:x'",
            "its elements are in a namespace, and those of IATI are in none",
        ),
    ];
    for (name, rest, message) in expected {
        assert_eq!(root(name, rest), message);
    }
    assert_eq!(refused("").1, "the file holds no element of XML");
    assert_eq!(refused("id,title\n1,Skills\n"), (1, "text stands outside of all elements".to_owned()));
    assert_eq!(refused("{\"a\": 1}").1, "text stands outside of all elements");
}

#[test]
fn what_is_not_well_formed_is_refused_with_its_line() {
    let within = |text: &str| refused(&format!("<iati-activities version='2.03'>\n{text}"));
    let at = |line, message: &str| (line, message.to_owned());
    assert_eq!(within("<iati-activity>\n\n"), at(2, "the file ends, and `<iati-activity>` is never closed"));
    let crossed = "`</iati-activity>` stands where `<result>` of line 3 must be closed";
    assert_eq!(within("<iati-activity>\n<result>\n</iati-activity>"), at(4, crossed));
    let end = "</iati-activities>";
    assert_eq!(within(&format!("{end}\n</a>")), at(3, "`</a>` closes nothing"));
    assert_eq!(
        within(&format!("{end}\n<a/>")),
        at(3, "a second element stands after the one that holds all others")
    );
    assert_eq!(within(&format!("{end}\ntext")), at(2, "text stands outside of all elements"));
    assert_eq!(within("\n\u{0}").1, "the file holds a NUL byte");
    assert_eq!(within("\n\u{1}"), at(3, "the file holds the control character 0x01"));
    assert!(within("<iati-activity a='").1.starts_with("this is not XML ("));
    assert_eq!(
        within("<iati-activity ref='1' ref='2'/>").1,
        "a tag cannot be read (the attribute `ref` is given twice)"
    );
    let (code, line, message) =
        stop_with(b"<iati-activities version='2.03'>\n<a>\xE9</a>", &Limits::default());
    assert_eq!((code, line, message.as_str()), (Code::SourceFormat, 2, "the file is not in UTF-8"));
}

#[test]
fn a_file_that_costs_too_much_is_refused() {
    let begin = "<iati-activities version='2.03'>";
    let limits = Limits { depth: 8, cell: 100, ..Limits::default() };
    let stop = |text: &str| stop_with(format!("{begin}{text}").as_bytes(), &limits);
    let (code, line, message) = stop(&"<a>".repeat(200_000));
    let deep = "elements lie in each other more than 8 deep";
    assert_eq!((code, line, message.as_str()), (Code::LimitExceeded, 1, deep));
    let long = "a tag, a comment or a text is longer than 100 bytes";
    for text in [
        format!("<a b='{}'/>", "x".repeat(200)),
        format!("<!--{}-->", "x".repeat(200)),
        format!("<iati-activity><iati-identifier>{}", "x".repeat(200)),
        format!("<iati-activity><iati-identifier>{}", "&#65;".repeat(200)),
        format!("<iati-activity><iati-identifier>{}", "<![CDATA[xxxxxxxxxxxx]]>".repeat(200)),
        format!("<iati-activity>{}", " ".repeat(200)),
    ] {
        let (code, _, message) = stop(&text);
        assert_eq!((code, message.as_str()), (Code::LimitExceeded, long), "{text}");
    }
    let many =
        format!("{begin}<iati-activity {}/>", (0..300).map(|n| format!("a{n}='' ")).collect::<String>());
    assert_eq!(refused(&many).1, "a tag has more than 256 attributes");
    let (code, ..) = stop_with(format!("{begin}<{}", "n".repeat(1000)).as_bytes(), &Limits::default());
    assert_eq!(code, Code::SourceFormat);
}

#[test]
fn elements_that_cannot_be_understood_are_named_and_the_others_are_read() {
    let with = |from: &str, to: &str| {
        assert!(SMALL.contains(from), "{from}");
        let outcome = read(&SMALL.replace(from, to), IatiPart::Actuals).expect("it is read");
        (outcome.rows.height(), outcome.faults.first)
    };
    let fault = |line, message: &str| vec![(line, message.to_owned())];
    let age = "<dimension name=\"Age  group\" value=\"0-4\"/>";
    let found = with(age, "<dimension name='sex' value='female'/><dimension name='sex' value='male'/>");
    assert_eq!(found, (3, fault(29, "the dimension `sex` is given twice")));
    assert_eq!(
        with(age, "<dimension name='sex' value=''/>"),
        (3, fault(29, "the dimension `sex` has no value"))
    );
    assert_eq!(with(age, "<dimension value='male'/>"), (3, fault(29, "the dimension of `male` has no name")));
    assert_eq!(with(age, "<dimension/>"), (4, vec![]));
    let late = "`recipient-country` stands after `result`, where the standard has it before";
    let found = with(
        "</result>\n  </iati-activity>\n  <iati-activity>",
        "</result><recipient-country code='X'/>\n  </iati-activity>\n  <iati-activity>",
    );
    assert_eq!(found, (4, fault(32, late)));
    let found = with(
        "</period>\n      </indicator>\n    </result>\n  </iati-activity>\n  <",
        "</period><reference code='x'/>\n      </indicator>\n    </result>\n  </iati-activity>\n  <",
    );
    let late = "`reference` stands after `baseline` or `period`, where the standard has it before";
    assert_eq!(found, (4, fault(30, late)));
    let missing = "the result belongs to an activity without `iati-identifier` before it";
    assert_eq!(with("<iati-identifier>XM-1-B</iati-identifier>", ""), (3, fault(38, missing)));
}

#[test]
fn elements_of_other_namespaces_are_passed_over() {
    let foreign =
        "<x:actual value='7'/><actual xmlns='urn:x' value='8'><actual value='9'/></actual></period>";
    let text = SMALL.replacen("</period>", foreign, 1);
    let outcome = read(&text, IatiPart::Actuals).expect("it is sound");
    assert_eq!((outcome.rows.height(), outcome.faults.count), (4, 0));
}

/// A file that begins somehow and then repeats something without end.
struct Endless {
    begin: &'static [u8],
    again: &'static [u8],
    at: usize,
}

impl Read for Endless {
    fn read(&mut self, target: &mut [u8]) -> std::io::Result<usize> {
        for byte in target.iter_mut() {
            let after = self.at.checked_sub(self.begin.len());
            *byte = after.map_or_else(|| self.begin[self.at], |after| self.again[after % self.again.len()]);
            self.at += 1;
        }
        Ok(target.len())
    }
}

/// The limits alone end these; whoever keeps what was read would never come back.
#[test]
fn a_file_without_end_is_refused() {
    let limits = Limits { cell: 100_000, cells: 10_000, ..Limits::default() };
    let period = "<period><actual value='1'/></period>";
    let within = "<iati-activities version='2.03'><iati-activity><iati-identifier>X</iati-identifier>\
        <result><indicator>";
    let cases: [(&str, &str); 9] = [
        ("", " "),
        ("<", "a"),
        ("<!--", "-"),
        ("<!DOCTYPE x [", "<!ENTITY a 'b'>"),
        ("<?", "x"),
        ("<a b='", "<"),
        ("<iati-activities version='2.03'>", "<a>"),
        ("<iati-activities version='2.03'><iati-activity><iati-identifier>", "x&amp;"),
        (within, period),
    ];
    for (begin, again) in cases {
        let file = Endless { begin: begin.as_bytes(), again: again.as_bytes(), at: 0 };
        let form = IatiForm::default();
        let stop =
            activities::read(file, (IatiPart::Actuals, &form), 0, &limits).err().expect("it has no end");
        assert_eq!(stop.code, Code::LimitExceeded, "{begin}{again}: {stop:?}");
    }
}

/// What would be compared with everything before it is limited in number.
#[test]
fn many_texts_places_or_groups_of_one_element_are_refused() {
    let with = |content: &str| {
        let text = SMALL.replace("<dimension name=\"Age  group\" value=\"0-4\"/>", content);
        read(&text, IatiPart::Actuals).map(|outcome| outcome.faults.first).map_err(|stop| stop.message)
    };
    let many = |of: &dyn Fn(usize) -> String| (0..300).map(of).collect::<String>();
    let fault = Ok(vec![(29, "it is of more than 256 places or groups".to_owned())]);
    assert_eq!(with(&many(&|n| format!("<dimension name='d{n}' value='x'/>"))), fault);
    assert_eq!(with(&many(&|n| format!("<location ref='l{n}'/>"))), fault);
    let texts = many(&|n| format!("<narrative xml:lang='l{n}'>x</narrative>"));
    let message = "an element has more than 256 texts".to_owned();
    assert_eq!(with(&format!("<comment>{texts}</comment>")), Err(message));
}

/// A part of each kind, so that all of the reader is tried.
fn all_parts(text: &[u8]) -> BTreeMap<&'static str, bool> {
    let limits = Limits { depth: 30, cell: 4_000, columns: 40, cells: 4_000, ..Limits::default() };
    let form = IatiForm { disaggregated: true, ..IatiForm::default() };
    let of = |part: IatiPart| {
        let outcome = read_with(text, part, &form, &limits);
        outcome.map(|outcome| outcome.rows.finish().and_then(LazyFrame::collect).expect("a table")).is_ok()
    };
    IatiPart::ALL.into_iter().map(|part| (part.key(), of(part))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        all_parts(&bytes);
    }

    /// Pieces of a sound file cut out, doubled, moved, and bytes changed.
    #[test]
    fn no_mutation_of_a_file_makes_it_panic(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_u8..4), 1..6),
        byte in any::<u8>(),
    ) {
        let mut text = SMALL.as_bytes().to_vec();
        for (from, to, kind) in cuts {
            if text.is_empty() {
                break;
            }
            let (from, to) = (from.index(text.len()), to.index(text.len()));
            let range = from.min(to)..from.max(to).min(from.min(to) + 200);
            match kind {
                0 => drop(text.drain(range)),
                1 => {
                    let piece = text[range.clone()].to_vec();
                    text.splice(range.start..range.start, piece);
                }
                2 => text[from] = byte,
                _ => text.swap(from, to),
            }
        }
        let read = all_parts(&text);
        prop_assert!(read.len() == 7);
    }
}

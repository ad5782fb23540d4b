//! The literal check, judged on numbers planted by hand in the texts of the example.
//!
//! `tests/literals` has a file for each language: what is put in the place of
//! what, and the verdict that an editor would give. A wrong number is caught if
//! it is found to contradict a figure or to be none; a number that is right, or
//! no quantity, must not be.
//!
//! The check was tuned by `en.txt` and `zh.txt`. The plants of `held-out-en.txt`
//! and `held-out-zh.txt` were written without sight of it. On its first run over
//! them it caught 46 of 71 wrong numbers in English and 46 of 74 in Chinese, and
//! 2 of 62 and 5 of 66 harmless ones; 96 of 133 and 96 of 140 verdicts were as
//! expected. What was then mended was mended in general, but these plants showed
//! where: of what the check does with texts that nobody has seen, only the first
//! run tells.
//!
//! The plants of `held-out-2-*.txt` came later, in four languages, again from
//! somebody who had not read the check. Its first run over them, and the run after
//! general causes were mended:
//!
//! | language | wrong ones caught, first | then | harmless ones caught, first | then | verdicts as expected, first | then |
//! |---|---|---|---|---|---|---|
//! | en | 42 of 45 | 43 of 45 | 8 of 52 | 0 of 52 | 74 of 97 | 85 of 97 |
//! | fr | 40 of 45 | 42 of 45 | 11 of 52 | 0 of 52 | 69 of 97 | 83 of 97 |
//! | zh | 38 of 44 | 41 of 44 | 7 of 52 | 3 of 52 | 72 of 96 | 80 of 96 |
//! | ar | 39 of 45 | 42 of 45 | 9 of 52 | 2 of 52 | 68 of 97 | 82 of 97 |

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

use bilan::diag::{Code, Finding, Findings};
use bilan::model::Language;
use bilan::narrate;
use bilan::pipeline::{self, Computed, Options};
use bilan::proof;
use bilan::quote::Quoter;
use bilan::wording::Wording;
use tempfile::TempDir;

/// A number put into a text.
struct Plant {
    line: usize,
    verdict: String,
    section: String,
    find: String,
    /// What is put there, without the marks around the number.
    put: String,
    /// Where the number is in it, in bytes.
    number: Range<usize>,
    declared: Option<String>,
}

impl Plant {
    fn is_wrong(&self) -> bool {
        matches!(self.verdict.as_str(), "contradicted" | "unknown")
    }
}

/// The figures of the example, computed once.
static EXAMPLE: LazyLock<Mutex<Computed>> = LazyLock::new(|| {
    let mut findings = Findings::new();
    let computed = pipeline::compute(&example(), &Options::default(), &mut findings);
    Mutex::new(computed.expect("the example has no error"))
});

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/annual-report")
}

fn plants(set: &str) -> Vec<Plant> {
    let file = format!("{}/tests/literals/{set}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&file).expect("the plants of the language");
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    lines.map(|(index, line)| plant(index + 1, line)).collect()
}

fn plant(line: usize, text: &str) -> Plant {
    // A filter in a call has a bar of its own, with a space on one side only in none of them.
    let fields: Vec<&str> = text.split(" | ").collect();
    let [verdict, section, find, put, declared @ ..] = fields.as_slice() else {
        panic!("line {line} has too few fields")
    };
    let start = put.find('⟦').unwrap_or_else(|| panic!("line {line} marks no number"));
    let end = put.find('⟧').unwrap_or_else(|| panic!("line {line} marks no number"));
    Plant {
        line,
        verdict: (*verdict).to_owned(),
        section: (*section).to_owned(),
        find: (*find).to_owned(),
        put: put.replace(['⟦', '⟧'], ""),
        number: start..end - '⟦'.len_utf8(),
        declared: declared.first().map(|text| (*text).to_owned()),
    }
}

/// A copy of the texts of the example.
fn copy(folder: &Path) {
    for language in Language::ALL {
        let (from, to) =
            (example().join(format!("narrative/{language}")), folder.join(format!("narrative/{language}")));
        fs::create_dir_all(&to).expect("writable");
        for entry in fs::read_dir(from).expect("the texts of the example") {
            let entry = entry.expect("readable");
            fs::copy(entry.path(), to.join(entry.file_name())).expect("writable");
        }
    }
}

/// What the check finds in the texts of a folder.
fn found(folder: &Path, language: Language) -> (Vec<Finding>, Vec<proof::Edit>) {
    let mut computed = EXAMPLE.lock().unwrap_or_else(PoisonError::into_inner);
    folder.clone_into(&mut computed.manifest.root);
    let Computed { manifest, assessment, .. } = &*computed;
    let mut findings = Findings::new();
    let narratives = narrate::narrate(manifest, assessment, &[language], &mut findings);
    let narratives = narratives.expect("the texts can be read");
    let words = Wording::new(language).in_house(manifest.report.house);
    let edits = proof::typed(&narratives[&language], Quoter::new(assessment, words), &mut findings);
    (findings.iter().cloned().collect(), edits)
}

/// The verdict on each plant, by its line; plants of one section are put into the text one after another.
fn verdicts(language: Language, plants: &[Plant]) -> BTreeMap<usize, String> {
    let mut verdicts = BTreeMap::new();
    let mut left: Vec<&Plant> = plants.iter().collect();
    while !left.is_empty() {
        let folder: TempDir = tempfile::tempdir().expect("a temporary folder");
        copy(folder.path());
        let mut sections = BTreeSet::new();
        let (now, later): (Vec<&Plant>, Vec<&Plant>) =
            left.into_iter().partition(|plant| sections.insert(plant.section.clone()));
        left = later;
        let marks: Vec<(usize, String, Range<usize>, String)> =
            now.iter().map(|plant| put(folder.path(), language, plant)).collect();
        let (findings, _) = found(folder.path(), language);
        for (line, file, range, text) in marks {
            verdicts.insert(line, verdict(&findings, &file, &range, &text));
        }
    }
    verdicts
}

/// Puts a plant into its text: its line, the file, and where the number then stands in it.
fn put(folder: &Path, language: Language, plant: &Plant) -> (usize, String, Range<usize>, String) {
    let file = format!("narrative/{language}/{}.md", plant.section);
    let mut text = fs::read_to_string(folder.join(&file)).expect("the section is there");
    if let Some(declared) = &plant.declared {
        let fence = text[3..].find("\n+++").map(|index| index + 3).expect("front matter has an end");
        text.insert_str(fence, &format!("\nliterals = [{{ text = \"{declared}\", reason = \"a test\" }}]"));
    }
    let at = text.find(&plant.find).unwrap_or_else(|| panic!("line {}: not in the text", plant.line));
    text.replace_range(at..at + plant.find.len(), &plant.put);
    fs::write(folder.join(&file), &text).expect("writable");
    (plant.line, file, at + plant.number.start..at + plant.number.end, text)
}

/// What was found at a number.
fn verdict(findings: &[Finding], file: &str, range: &Range<usize>, text: &str) -> String {
    let line_of = |at: usize| text[..at].matches('\n').count() + 1;
    let column_of =
        |at: usize| text[text[..at].rfind('\n').map_or(0, |index| index + 1)..at].chars().count() + 1;
    let line = line_of(range.start);
    let columns = column_of(range.start)..column_of(range.end);
    let here = findings.iter().filter(|finding| {
        let width = finding.place.excerpt.as_ref().map_or(1, |it| it.text[it.mark.clone()].chars().count());
        let begins = finding.place.column.unwrap_or(0);
        finding.place.file == file
            && finding.place.line == Some(line)
            && begins < columns.end
            && columns.start < begins + width
    });
    let mut words: Vec<&str> = here.filter_map(|finding| word(finding.code)).collect();
    words.sort_unstable();
    words.first().map_or("silent", |word| word).to_owned()
}

fn word(code: Code) -> Option<&'static str> {
    match code {
        Code::LiteralComputed => Some("computed"),
        Code::LiteralContradicted => Some("contradicted"),
        Code::LiteralUnknown => Some("unknown"),
        _ => None,
    }
}

/// What a set must come to: how many plants of each sort, and thousandths.
struct Least {
    plants: usize,
    precision: usize,
    recall: usize,
    exact: usize,
}

/// What the check was tuned by.
const TUNED: Least = Least { plants: 60, precision: 951, recall: 951, exact: 951 };
/// What showed where it was wrong.
const HELD_OUT: Least = Least { plants: 40, precision: 951, recall: 951, exact: 881 };
/// What showed so the second time, in four languages.
const SECOND: Least = Least { plants: 40, precision: 900, recall: 900, exact: 800 };
/// A few of what each language has of its own.
const OWN: Least = Least { plants: 4, precision: 951, recall: 951, exact: 951 };

/// The confusion matrix of a set: wrong and caught, harmless and caught, wrong and missed, harmless and passed.
#[expect(clippy::print_stdout, reason = "the matrix is what the test is for")]
fn judge(language: Language, set: &str, least: &Least) {
    let plants = plants(set);
    let verdicts = verdicts(language, &plants);
    let (mut caught, mut false_alarms, mut missed, mut passed, mut exact) = (0, 0, 0, 0, 0);
    let mut others = Vec::new();
    for plant in &plants {
        let verdict = verdicts[&plant.line].as_str();
        match (plant.is_wrong(), matches!(verdict, "contradicted" | "unknown")) {
            (true, true) => caught += 1,
            (false, true) => false_alarms += 1,
            (true, false) => missed += 1,
            (false, false) => passed += 1,
        }
        if verdict == plant.verdict {
            exact += 1;
        } else {
            others.push(format!("  line {}: {verdict}, not {}: {}", plant.line, plant.verdict, plant.put));
        }
    }
    println!("{set:<12}  caught  not caught");
    println!("  wrong     {caught:>7} {missed:>11}");
    println!("  harmless  {false_alarms:>7} {passed:>11}");
    println!("  {exact} of {} verdicts as expected", plants.len());
    for line in &others {
        println!("{line}");
    }
    assert!(caught + missed >= least.plants && false_alarms + passed >= least.plants, "too few plants");
    let share = |part: usize, whole: usize| part * 1000 / whole;
    assert!(share(caught, caught + false_alarms) >= least.precision, "precision: {others:#?}");
    assert!(share(caught, caught + missed) >= least.recall, "recall: {others:#?}");
    assert!(share(exact, plants.len()) >= least.exact, "verdicts: {others:#?}");
}

#[test]
fn wrong_numbers_are_caught_and_harmless_ones_pass_in_english() {
    judge(Language::English, "en", &TUNED);
}

#[test]
fn wrong_numbers_are_caught_and_harmless_ones_pass_in_chinese() {
    judge(Language::Chinese, "zh", &TUNED);
}

#[test]
fn wrong_numbers_of_the_held_out_plants_are_caught_in_english() {
    judge(Language::English, "held-out-en", &HELD_OUT);
}

#[test]
fn wrong_numbers_of_the_held_out_plants_are_caught_in_chinese() {
    judge(Language::Chinese, "held-out-zh", &HELD_OUT);
}

#[test]
fn wrong_numbers_of_the_second_held_out_plants_are_caught() {
    for language in [Language::English, Language::French, Language::Chinese, Language::Arabic] {
        judge(language, &format!("held-out-2-{language}"), &SECOND);
    }
}

#[test]
fn the_other_languages_have_their_own_numbers() {
    for language in [Language::French, Language::Spanish, Language::Russian, Language::Arabic] {
        judge(language, &language.to_string(), &OWN);
    }
}

#[test]
fn the_texts_of_the_examples_have_no_number_that_nobody_answers_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(folder.path());
    for language in Language::ALL {
        let (findings, edits) = found(folder.path(), language);
        assert_eq!((findings, edits), (Vec::new(), Vec::new()), "{language}");
    }
}

#[test]
fn a_fix_writes_the_call_and_leaves_every_other_byte() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(folder.path());
    let file = folder.path().join("narrative/en/area-2.md");
    let before = fs::read_to_string(&file).expect("the section is there");
    let typed = before
        .replacen("{{ actual(\"2.1\") }} people", "171,834 people", 1)
        .replacen("a target of {{ target(\"2.2\") }}", "a target of 70 per cent", 1)
        .replacen("{{ actual(\"2.3\") }} such", "about 8,700 such", 1)
        .replace('\n', "\r\n");
    fs::write(&file, format!("\u{feff}{typed}")).expect("writable");
    let (findings, edits) = found(folder.path(), Language::English);
    let codes = findings.iter().map(|finding| finding.code).filter(|code| word(*code).is_some());
    let codes: Vec<Code> = codes.collect();
    assert_eq!(codes, [Code::LiteralComputed; 3]);
    // A hedge says that the author does not want the exact figure.
    let expected = before
        .replacen("a target of {{ target(\"2.2\") }}", "a target of {{ target(\"2.2\", decimals = 0) }}", 1)
        .replacen("{{ actual(\"2.3\") }} such", "about 8,700 such", 1)
        .replace('\n', "\r\n");
    let text = fs::read_to_string(&file).expect("the section is there");
    assert_eq!(proof::apply(&text, &edits), format!("\u{feff}{expected}"));
}

/// A second name of the file shows that it was replaced and not written into: a run that fails leaves it whole.
#[test]
fn a_fix_replaces_whole_files_and_prints_numbers_in_the_form_of_the_language() {
    let copy = crate::report::copy_of_example();
    let folder = copy.path().join("examples/annual-report");
    let file = folder.join("narrative/en/area-2.md");
    let text = fs::read_to_string(&file).expect("the section is there");
    // Without its comma the number is the same figure, which the call prints with it.
    let typed = text.replacen("{{ actual(\"2.1\") }} people", "171834 people", 1);
    assert_ne!(typed, text);
    fs::write(&file, &typed).expect("writable");
    let second = folder.join("second.txt");
    fs::hard_link(&file, &second).expect("the disk has second names");
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_bilan"));
    let run = program.args(["check", "--fix"]).arg(&folder).output().expect("it was built");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(fs::read_to_string(&file).expect("it is there"), text);
    assert_eq!(fs::read_to_string(&second).expect("it is there"), typed);
}

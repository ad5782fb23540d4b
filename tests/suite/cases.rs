//! The findings of small faulty projects, as the program prints them.
//!
//! Each `tests/cases/<code>.md` holds cases of one code. A case is a heading, a
//! sentence on why, and fenced blocks: the name after the language is a file of
//! the project, which replaces that of `tests/cases/base`; with a `+` after it
//! the block is added to the end of that file. A block whose language is `sheet`
//! becomes a workbook of those rows ([`sheets::workbook`]). The block `findings` is what
//! `bilan check` prints, and `findings build` what `bilan build` prints; options follow the command.
//!
//! With `BLESS=1` the expected blocks are written anew; read the difference.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use bilan::diag::Code;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use tempfile::TempDir;

use crate::sheets;

/// The codes of findings about what no case file can hold: files that are no text, whose tests stand here,
/// and databases, whose tests stand in `databases.rs` and `offline.rs`.
pub(crate) const UNWRITTEN: [Code; 6] = [
    Code::EncodingAssumed,
    Code::DatabaseUnreachable,
    Code::DatabaseRefused,
    Code::QueryFailed,
    Code::QueryTooLong,
    Code::AnswersUnkept,
];

/// A faulty project with what is found in it.
#[derive(Debug, Default)]
struct Case {
    name: String,
    why: String,
    files: Vec<File>,
    expected: Option<Expected>,
}

/// A file of a case.
#[derive(Debug)]
struct File {
    path: String,
    text: String,
    /// Whether the text is the rows of a workbook.
    is_sheet: bool,
    /// Whether the text is added to the file of the base.
    added: bool,
}

/// What a case expects.
#[derive(Debug)]
struct Expected {
    /// The command, with its options.
    command: String,
    text: String,
    /// Where the text stands in the case file.
    range: Range<usize>,
}

/// A project in a folder of its own; beside it there is room for files outside.
struct Project {
    outer: TempDir,
}

impl Project {
    /// The project of `tests/cases/base`.
    fn base() -> Self {
        let project = Self { outer: tempfile::tempdir().expect("a temporary folder") };
        copy(&cases().join("base"), &project.root());
        project
    }

    fn root(&self) -> PathBuf {
        self.outer.path().join("project")
    }

    /// Writes a file of the project.
    fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("writable");
        fs::write(path, bytes).expect("writable");
        self
    }

    /// Adds to the end of a file of the project.
    fn append(self, path: &str, text: &str) -> Self {
        let before = fs::read_to_string(self.root().join(path)).expect("the base has the file");
        self.file(path, before + text)
    }

    /// What the program prints about the project.
    fn run(&self, command: &str) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_bilan"))
            .args(command.split_whitespace())
            .current_dir(self.root())
            .env_remove("SOURCE_DATE_EPOCH")
            .env("NO_COLOR", "1")
            .output()
            .expect("the program starts");
        let text = [output.stderr, output.stdout].concat();
        String::from_utf8(text).expect("the program prints UTF-8")
    }

    #[track_caller]
    fn check(&self, expected: &str) {
        assert_eq!(self.run("check"), expected);
    }
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("the folder is there").map(|entry| entry.expect("readable")) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(path, target).expect("copied");
        }
    }
}

/// The case files, in the order of their names.
pub(crate) fn case_files() -> Vec<PathBuf> {
    let entries = fs::read_dir(cases()).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("readable").path());
    let mut files: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    files.sort();
    files
}

/// The cases of a case file.
fn read(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut events = Parser::new(text).into_offset_iter();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                let name = words(&mut events, TagEnd::Heading(HeadingLevel::H2));
                cases.push(Case { name, ..Case::default() });
            }
            Event::Start(Tag::Paragraph) => {
                let words = words(&mut events, TagEnd::Paragraph);
                if let Some(case) = cases.last_mut() {
                    case.why.push_str(&words);
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let case = cases.last_mut().expect("a block stands below a heading");
                case.block(&info, block(&mut events, text, &range));
            }
            _ => {}
        }
    }
    cases
}

fn words<'a>(events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>, end: TagEnd) -> String {
    let inside =
        events.map(|(event, _)| event).take_while(|event| !matches!(event, Event::End(e) if *e == end));
    inside.fold(String::new(), |text, event| match event {
        Event::Text(part) | Event::Code(part) => text + &part,
        _ => text + " ",
    })
}

/// The text of a fenced block and where it stands, which is below the fence if it is empty.
fn block<'a>(
    events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
    text: &str,
    fenced: &Range<usize>,
) -> (String, Range<usize>) {
    let below = text[fenced.start..].find('\n').map_or(fenced.end, |index| fenced.start + index + 1);
    let (mut content, mut range) = (String::new(), below..below);
    for (event, part) in events {
        match event {
            Event::Text(text) => {
                content.push_str(&text);
                range.end = part.end;
            }
            _ => break,
        }
    }
    (content, range)
}

impl Case {
    fn block(&mut self, info: &str, (text, range): (String, Range<usize>)) {
        let words: Vec<&str> = info.split_whitespace().collect();
        match words[..] {
            ["findings", ref command @ ..] => {
                let command = if command.is_empty() { "check".to_owned() } else { command.join(" ") };
                assert!(self.expected.is_none(), "two expectations in `{}`", self.name);
                self.expected = Some(Expected { command, text, range });
            }
            [language, path] => {
                let is_sheet = language == "sheet";
                self.files.push(File { path: path.to_owned(), text, is_sheet, added: false });
            }
            [_, path, "+"] => {
                self.files.push(File { path: path.to_owned(), text, is_sheet: false, added: true });
            }
            _ => panic!("a block of `{}` does not say which file it is: `{info}`", self.name),
        }
    }

    /// What the program prints about the project of the case.
    fn run(&self, command: &str) -> String {
        let project = self.files.iter().fold(Project::base(), |project, file| {
            if file.added {
                project.append(&file.path, &file.text)
            } else if file.is_sheet {
                project.file(&file.path, sheets::workbook(&file.text))
            } else {
                project.file(&file.path, &file.text)
            }
        });
        project.run(command)
    }
}

/// A case that did not print what it should, or that is not written as one should be.
struct Failure {
    file: String,
    name: String,
    text: String,
}

/// Runs the cases of a file and returns its text with what was printed.
fn run_file(path: &Path, failures: &Mutex<Vec<Failure>>) -> String {
    let text = fs::read_to_string(path).expect("readable");
    let file = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
    let mut blessed = text.clone();
    // From the last to the first, so that the places of those before stay true.
    for case in read(&text).into_iter().rev() {
        let fail = |text: String| {
            let failure = Failure { file: file.clone(), name: case.name.clone(), text };
            failures.lock().expect("no case panics with the lock").push(failure);
        };
        if case.why.trim().is_empty() {
            fail("the case does not say why\n".to_owned());
        }
        let Some(expected) = &case.expected else {
            fail("the case expects nothing: add a block `findings`\n".to_owned());
            continue;
        };
        let printed = case.run(&expected.command);
        if printed != expected.text {
            fail(difference(&expected.text, &printed));
            blessed.replace_range(expected.range.clone(), &printed);
        }
    }
    blessed
}

/// The lines of two texts, those of one of them marked.
fn difference(expected: &str, printed: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), printed.lines().collect());
    let same_before = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest = (&old[same_before..], &new[same_before..]);
    let same_after = rest.0.iter().rev().zip(rest.1.iter().rev()).take_while(|(old, new)| old == new).count();
    let mut text = String::new();
    let mut mark = |mark: char, lines: &[&str]| {
        for line in lines {
            writeln!(text, "{mark} {line}").expect("a string takes all that is written");
        }
    };
    mark(' ', &old[..same_before]);
    mark('-', &old[same_before..old.len() - same_after]);
    mark('+', &new[same_before..new.len() - same_after]);
    mark(' ', &old[old.len() - same_after..]);
    text
}

#[test]
fn every_case_prints_what_it_expects() {
    let files = case_files();
    let (failures, next) = (Mutex::new(Vec::new()), Mutex::new(files.iter()));
    let bless = std::env::var_os("BLESS").is_some();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let Some(path) = next.lock().expect("no case panics with the lock").next() else { break };
                    let blessed = run_file(path, &failures);
                    if bless {
                        fs::write(path, blessed).expect("writable");
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("no case panics with the lock");
    failures.sort_by(|a, b| a.file.cmp(&b.file));
    let report = failures.iter().map(|Failure { file, name, text }| format!("\n{file}: {name}\n{text}"));
    let report: String = report.collect();
    assert!(failures.is_empty(), "{} of the cases fail:\n{report}", failures.len());
}

#[test]
fn every_case_has_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for path in case_files() {
        for case in read(&fs::read_to_string(&path).expect("readable")) {
            let name = case.name;
            assert!(names.insert(name.clone()), "`{name}` is there twice, again in {}", path.display());
        }
    }
}

#[test]
fn every_code_has_a_case_that_finds_it() {
    for code in Code::ALL.iter().filter(|code| !UNWRITTEN.contains(code)) {
        let path =
            case_files().into_iter().find(|path| path.file_stem().is_some_and(|name| name == code.key()));
        assert!(path.is_some(), "`{}` has no case", code.key());
    }
    for path in case_files() {
        let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        assert!(Code::from_key(&name).is_some(), "{} is named after no code", path.display());
        let cases = read(&fs::read_to_string(&path).expect("readable"));
        let finds = |case: &Case| {
            case.expected.as_ref().is_some_and(|expected| expected.text.contains(&format!("[{name}]: ")))
        };
        assert!(cases.iter().any(finds), "no case in {} finds `{name}`", path.display());
    }
}

#[test]
fn the_base_has_no_fault() {
    Project::base().check("no findings\n");
}

#[test]
fn case_files_are_read_as_they_are_written() {
    let text =
        "# code\n\n## a case\nWhy `so`.\n\n````md a.md +\n```\n## no case\n```\n````\n\n```findings\n```\n";
    let cases = read(text);
    let [Case { name, why, files, expected: Some(expected) }] = &cases[..] else { panic!("{cases:?}") };
    assert_eq!((name.as_str(), why.as_str()), ("a case", "Why so."));
    let [File { path, text: content, added: true, is_sheet: false }] = &files[..] else {
        panic!("{files:?}")
    };
    assert_eq!((path.as_str(), content.as_str()), ("a.md", "```\n## no case\n```\n"));
    assert_eq!((expected.command.as_str(), expected.text.as_str()), ("check", ""));
    assert_eq!(&text[expected.range.start..], "```\n");
}

/// Replaces a file of a project by a link to a file beside the project.
#[cfg(unix)]
fn link_out(project: &Project, path: &str, text: &str) {
    let (outside, path) = (project.outer.path().join("outside"), project.root().join(path));
    fs::write(&outside, text).expect("writable");
    fs::remove_file(&path).expect("the base has the file");
    std::os::unix::fs::symlink(outside, path).expect("a link can be made");
}

#[cfg(unix)]
#[test]
fn a_source_that_is_a_link_out_of_the_project_is_refused() {
    let project = Project::base();
    link_out(&project, "data/areas.csv", "id,title\n1,Skills for work\n");
    project.check(
        "\
error[path-outside]: `data/areas.csv` leads out of the project
  --> bilan.toml:10:9
   |
10 | areas = \"data/areas.csv\"
   |         ^^^^^^^^^^^^^^^^
   |
   = help: move the file into the project, or name its folder under `data-folders` in `[report]`

1 error
",
    );
}

#[cfg(unix)]
#[test]
fn a_section_that_is_a_link_out_of_the_project_is_refused() {
    let project = Project::base();
    link_out(&project, "narrative/en/overview.md", "+++\nid = \"overview\"\ntitle = \"Brief\"\n+++\n");
    project.check(
        "\
error[path-outside]: `narrative/en/overview.md` leads out of the project
 --> narrative/en/overview.md
  = help: put the file itself into the project

1 error
",
    );
}

#[test]
fn data_in_another_encoding_are_named_as_such() {
    let utf16: Vec<u8> =
        "\u{feff}id,title\n1,Skills for work\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    Project::base().file("data/areas.csv", utf16).check(
        "\
warning[encoding-assumed]: the file begins like text in `utf-16le` and is read as that
 --> data/areas.csv
  = help: say so: `encoding = \"utf-16le\"` under its source

1 warning
",
    );
    Project::base().file("data/areas.csv", b"PK\x03\x04\0\0\0\0").check(
        "\
error[source-format]: this is not a table of text (it looks like a workbook, or another ZIP archive)
 --> data/areas.csv
  = help: save the file as CSV in UTF-8, or say under `[sources]` what it is by `format`, `encoding` and `delimiter`

1 error
",
    );
    Project::base().file("data/areas.csv", b"id,title\n1,Comp\xe9tences\n").check(
        "\
error[source-format]: the file is not in UTF-8 (byte 15)
 --> data/areas.csv:2:7
  |
2 | 1,Comp\u{fffd}tences
  |       ^
  |
  = help: save it in UTF-8, or say what it is by `encoding`, such as \"gbk\" or \"windows-1252\"

1 error
",
    );
}

#[test]
fn a_zero_byte_in_a_cell_is_refused_and_does_not_reach_the_terminal() {
    let printed = Project::base().file("data/areas.csv", b"id,title\n1,Skills\0for work\n").run("check");
    assert!(printed.starts_with("error[source-format]: the row holds a NUL byte\n"), "{printed}");
    assert!(!printed.contains('\0'), "{printed:?}");
}

#[test]
fn texts_in_another_encoding_are_named_as_such() {
    Project::base().file("bilan.toml", b"# \xe9t\xe9\n").check(
        "\
error[file-unreadable]: cannot read the project file (stream did not contain valid UTF-8)
 --> ./bilan.toml
  = help: save the file in UTF-8

1 error
",
    );
    Project::base().file("narrative/en/overview.md", b"+++\nid = \"\xe9\"\n+++\n").check(
        "\
error[file-unreadable]: cannot read the section (stream did not contain valid UTF-8)
 --> narrative/en/overview.md
  = help: save the file in UTF-8

1 error
",
    );
}

#[test]
fn a_private_use_character_is_shown_in_its_line() {
    let text = "+++\nid = \"overview\"\ntitle = \"Brief\"\n+++\nText.\n\nA logo: \u{e000}\n";
    Project::base().file("narrative/en/overview.md", text).check(
        "\
error[markdown-unsupported]: the text has a private-use character, which means something else in every font
 --> narrative/en/overview.md:7:9
  |
7 | A logo: \u{e000}
  |         ^
  |
  = help: remove it, or write what it stands for

1 error
",
    );
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_are_no_fault() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let base = |path: &str| windows(&fs::read_to_string(cases().join("base").join(path)).expect("readable"));
    let paths = ["bilan.toml", "data/areas.csv", "data/actuals.csv", "narrative/en/overview.md"];
    let project = paths.into_iter().fold(Project::base(), |project, path| project.file(path, base(path)));
    project.check("no findings\n");
}

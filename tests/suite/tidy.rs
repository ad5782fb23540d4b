//! The rules of the house, as tests of the text of the program.
//!
//! Layers and fences are about the program itself: what stands below
//! `#[cfg(test)]` may use whatever it needs. Every rule is also tried on a text
//! that breaks it, in `every_rule_sees_what_breaks_it`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bilan::diag::Code;
use bilan::model::Language;

use crate::cases::{UNWRITTEN, case_files};

/// The longest file, in lines; only the tables of words are longer, a file for each language.
const LONGEST: usize = 500;
/// The folder of the tables of words.
const WORDS: &str = "src/wording/languages/";

/// Which folders of `src` a folder may use.
///
/// Data flows down the table. Besides the nouns that it speaks of, a stage names
/// only the stages whose output it takes.
const LAYERS: &[(&str, &[&str])] = &[
    // The nouns, and how texts are compared.
    ("align", &[]),
    ("diag", &[]),
    ("model", &[]),
    ("fonts", &[]),
    ("document", &["model"]),
    ("profile", &["document", "model"]),
    ("vocabulary", &["model"]),
    ("reading", &[]),
    ("wording", &["assess", "model"]),
    ("quote", &["assess", "document", "model", "wording"]),
    // The stages, in the order in which they run.
    ("manifest", &["diag", "model", "profile", "reading"]),
    ("load", &["diag", "manifest", "model", "reading"]),
    ("check", &["diag", "load", "manifest", "model"]),
    ("assess", &["check", "load", "manifest", "model"]),
    ("chart", &["assess", "document", "model", "quote", "wording"]),
    ("claim", &["assess", "document", "model", "quote"]),
    ("narrate", &["assess", "claim", "diag", "document", "manifest", "model", "quote", "reading", "wording"]),
    (
        "proof",
        &[
            "assess",
            "claim",
            "diag",
            "document",
            "load",
            "manifest",
            "model",
            "narrate",
            "quote",
            "vocabulary",
            "wording",
        ],
    ),
    ("restate", &["assess", "diag", "document", "load", "model", "quote", "wording"]),
    (
        "compose",
        &[
            "assess",
            "chart",
            "diag",
            "document",
            "load",
            "manifest",
            "model",
            "narrate",
            "profile",
            "quote",
            "restate",
            "vocabulary",
            "wording",
        ],
    ),
    ("freeze", &["assess", "diag", "document", "load", "manifest", "model", "quote", "wording"]),
    ("explain", &["assess", "compose", "diag", "document", "load", "manifest", "model", "quote", "wording"]),
    (
        "trace",
        &[
            "assess", "compose", "diag", "document", "explain", "load", "manifest", "model", "quote",
            "wording",
        ],
    ),
    ("render", &["align", "diag", "document", "fonts"]),
    ("record", &["fonts", "manifest", "model", "narrate", "profile", "reading", "render"]),
    (
        "pipeline",
        &[
            "assess", "chart", "check", "compose", "diag", "document", "explain", "fonts", "freeze", "load",
            "manifest", "model", "narrate", "proof", "quote", "reading", "record", "render", "restate",
            "trace", "wording",
        ],
    ),
    // Two drafts compared, each made by a run of its own.
    (
        "diff",
        &[
            "align", "assess", "compose", "diag", "document", "load", "manifest", "model", "pipeline",
            "render", "trace", "wording",
        ],
    ),
    ("write", &["pipeline"]),
    // The program over the library.
    (
        "cli",
        &[
            "diag", "diff", "explain", "freeze", "load", "manifest", "model", "pipeline", "reading",
            "record", "render", "trace", "wording", "write",
        ],
    ),
    ("main", &[]),
];

/// Where a library of others may be used, so that each is known in one place.
const FENCES: &[(&str, &[&str])] = &[
    ("adbc_core", &["src/load/database/"]),
    ("adbc_driver_manager", &["src/load/database/"]),
    ("annotate_snippets", &["src/cli/"]),
    ("arrow_array", &["src/load/database/"]),
    ("arrow_ipc", &["src/load/database/"]),
    ("arrow_schema", &["src/load/database/"]),
    ("blake3", &["src/reading/digest.rs"]),
    ("calamine", &["src/load/source/sheets"]),
    ("clap", &["src/cli/"]),
    ("comemo", &["src/render/typst/"]),
    ("encoding_rs", &["src/load/source/decode.rs"]),
    ("flate2", &["src/load/source/decode.rs"]),
    ("glob", &["src/manifest/sources/files.rs"]),
    ("icu", &["src/wording/"]),
    ("indicatif", &["src/cli/"]),
    ("memchr", &["src/load/source/"]),
    ("plotters", &["src/chart/draw/"]),
    ("polars", &["src/load/"]),
    ("pulldown_cmark", &["src/narrate/"]),
    ("quick_xml", &["src/load/source/iati/", "src/load/source/sheets/xml.rs", "src/render/docx/"]),
    ("rust_xlsxwriter", &["src/render/docx/chart/"]),
    ("serde_spanned", &["src/manifest/"]),
    ("similar", &["src/align.rs"]),
    ("sqlparser", &["src/load/database/"]),
    ("strsim", &["src/diag/"]),
    (
        "tempfile",
        &[
            "src/cli/diff.rs",
            "src/cli/revision.rs",
            "src/load/actuals/store.rs",
            "src/load/database/keep/keeper.rs",
            "src/load/source/decode.rs",
            "src/write.rs",
        ],
    ),
    ("tera", &["src/narrate/"]),
    ("toml", &["src/manifest/", "src/profile/"]),
    ("ttf_parser", &["src/fonts/"]),
    // The folder of this renderer has the name of the library.
    ("typst", &["src/render/typst/", "src/render/mod.rs"]),
    ("typst_kit", &["src/render/typst/"]),
    ("typst_pdf", &["src/render/typst/"]),
    ("typst_render", &["src/render/typst/"]),
    ("zip", &["src/load/source/sheets", "src/render/docx/"]),
    ("zstd", &["src/load/source/decode.rs"]),
    // What is read for a report goes through `reading`, which lists it: the record of a build is complete
    // because these are all the files that may open one. Faces of fonts are shown to it as they are read;
    // sources are hashed by it and read again by polars, and to draw a line of a finding. The file of a secret
    // goes into no report and is in no list. Answers of databases are written beside the project's other files once
    // a report is made; those that are read are hashed by `reading` first.
    (
        "fs",
        &[
            "src/cli/",
            "src/fonts/",
            "src/load/actuals/store.rs",
            "src/load/database/keep/",
            "src/load/database/secrets.rs",
            "src/load/source/",
            "src/reading/",
            "src/write.rs",
        ],
    ),
    (
        "File",
        &[
            "src/cli/",
            "src/load/actuals/store.rs",
            "src/load/database/keep/",
            "src/load/database/secrets.rs",
            "src/load/source/",
            "src/reading/",
            "src/write.rs",
        ],
    ),
];

/// Words that stand for work that is not done, or for a missing value that became zero.
const FORBIDDEN: &[&str] =
    &["todo!", "dbg!", "FIXME", "XXX", "unwrap_or(0)", "unwrap_or(0.0)", "unwrap_or(0_"];

/// A file of the program.
struct Source {
    /// Its path in the repository.
    path: String,
    text: String,
}

impl Source {
    /// The lines of code with their numbers, without comments and up to the tests; none of a file of tests.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_tests = self.path.ends_with("/tests.rs") || self.path.contains("/tests/");
        let text = if is_tests { "" } else { self.text.as_str() };
        let lines = text.lines().zip(1..).map(|(line, number)| (number, line.trim_start()));
        lines.take_while(|(_, line)| *line != "#[cfg(test)]").filter(|(_, line)| !line.starts_with("//"))
    }

    /// The folder or file directly under `src` that it belongs to.
    fn layer(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
    }

    /// How many `super::` lead to the root of the crate.
    fn depth(&self) -> usize {
        let folders = self.path.matches('/').count();
        if self.path.ends_with("/mod.rs") { folders - 1 } else { folders }
    }
}

/// The files of the program, in the order of their paths.
fn program() -> Vec<Source> {
    let mut paths = Vec::new();
    collect(&root().join("src"), &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let shown = path.strip_prefix(root()).expect("it lies in the repository").display().to_string();
        Source { path: shown, text: fs::read_to_string(path).expect("readable") }
    };
    paths.into_iter().map(read).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// Whether a name stands in a line, not as a part of another one.
fn positions<'a>(line: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).map(|(index, _)| index).filter(move |index| {
        let before = line[..*index].chars().next_back();
        let after = line[index + name.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// The names that follow `crate::`, also within braces.
fn roots_used<'a>(line: &'a str, of: &'a str) -> Vec<&'a str> {
    let word = |text: &'a str| {
        let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
        &text[..end]
    };
    let mut names = Vec::new();
    for index in positions(line, of) {
        let Some(rest) = line[index + of.len()..].strip_prefix("::") else { continue };
        match rest.strip_prefix('{') {
            None => names.push(word(rest)),
            Some(list) => {
                let mut depth = 0;
                let parts = list.split(|c: char| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    c == ',' && depth == 0
                });
                names.extend(parts.map(|part| word(part.trim_start())).filter(|name| !name.is_empty()));
            }
        }
    }
    names
}

/// Files that do not begin by saying what they own.
fn without_a_word(sources: &[Source]) -> Vec<String> {
    let silent = sources.iter().filter(|source| !source.text.starts_with("//! "));
    silent.map(|source| format!("{}: the first line is not `//! …`", source.path)).collect()
}

/// Files that are too long to be read at once.
fn too_long(sources: &[Source]) -> Vec<String> {
    let lines = sources.iter().map(|source| (source, source.text.lines().count()));
    let long = lines.filter(|(source, lines)| *lines > LONGEST && !source.path.starts_with(WORDS));
    long.map(|(source, lines)| format!("{}: {lines} lines, more than {LONGEST}", source.path)).collect()
}

/// Words that must not stand anywhere.
fn forbidden(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (line, number) in source.text.lines().zip(1..) {
            for word in FORBIDDEN.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{}:{number}: `{word}`", source.path));
            }
        }
    }
    found
}

/// Uses of a layer by one that may not know it.
fn layers(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| source.path != "src/lib.rs") {
        let layer = source.layer();
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            found.push(format!("{}: `{layer}` is not in the table of layers", source.path));
            continue;
        };
        // The program knows the library by its name.
        let library = if matches!(layer, "cli" | "main") { "bilan" } else { "crate" };
        for (number, line) in source.code() {
            for used in roots_used(line, library) {
                if used != layer && !allowed.contains(&used) {
                    found.push(format!("{}:{number}: `{layer}` uses `{used}`", source.path));
                }
            }
            if line.contains(&"super::".repeat(source.depth())) {
                found.push(format!("{}:{number}: `super` leads out of `{layer}`", source.path));
            }
        }
    }
    found
}

/// Uses of a library outside its fence.
fn fences(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (library, folders) in FENCES {
            if folders.iter().any(|folder| source.path.starts_with(folder)) {
                continue;
            }
            for (number, line) in source.code() {
                let used = positions(line, library).any(|index| {
                    let after = &line[index + library.len()..];
                    after.starts_with("::") || (line.starts_with("use ") && !line.contains("crate::"))
                });
                if used {
                    found.push(format!("{}:{number}: `{library}` belongs into {folders:?}", source.path));
                }
            }
        }
    }
    found
}

#[track_caller]
fn none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_file_says_what_it_owns() {
    none(&without_a_word(&program()));
}

#[test]
fn no_file_is_too_long() {
    none(&too_long(&program()));
}

#[test]
fn nothing_is_left_to_do_and_nothing_missing_becomes_zero() {
    none(&forbidden(&program()));
}

#[test]
fn layers_use_only_those_below() {
    none(&layers(&program()));
}

#[test]
fn libraries_stay_within_their_fences() {
    none(&fences(&program()));
}

#[test]
fn the_table_of_layers_has_no_gap_and_no_circle() {
    let mut below = BTreeSet::new();
    let mut rest: Vec<_> = LAYERS.iter().collect();
    while !rest.is_empty() {
        let before = rest.len();
        rest.retain(|(name, uses)| {
            let ready = uses.iter().all(|used| below.contains(used));
            if ready {
                below.insert(*name);
            }
            !ready
        });
        assert!(rest.len() < before, "these use each other, or a layer that is not there: {rest:?}");
    }
}

#[test]
fn every_code_has_a_case_file_and_every_case_file_a_code() {
    let stem = |path: PathBuf| path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
    let files: BTreeSet<String> = case_files().into_iter().map(stem).collect();
    let codes = Code::ALL.iter().filter(|code| !UNWRITTEN.contains(code));
    let codes: BTreeSet<String> = codes.map(|code| code.key().to_owned()).collect();
    assert_eq!(files, codes);
}

#[test]
fn every_language_has_its_built_in_sections() {
    let names = |language: &Language| {
        let folder = root().join("templates/narrative").join(language.code());
        let entries = fs::read_dir(folder).expect("every language has a folder");
        entries.map(|entry| entry.expect("readable").file_name()).collect::<BTreeSet<_>>()
    };
    let first = names(&Language::ALL[0]);
    for language in &Language::ALL {
        assert_eq!(names(language), first, "{language}");
    }
}

#[test]
fn every_rule_sees_what_breaks_it() {
    type Rule = fn(&[Source]) -> Vec<String>;
    let planted: &[(Rule, &str, &str)] = &[
        (without_a_word, "src/load/mod.rs", "use std::io;\n"),
        (too_long, "src/load/mod.rs", &"\n".repeat(LONGEST + 1)),
        (forbidden, "src/load/mod.rs", "let sum = value.unwrap_or(0);\n"),
        (forbidden, "src/load/mod.rs", "    // FIXME later\n"),
        (layers, "src/render/mod.rs", "use crate::load::Loaded;\n"),
        (layers, "src/render/mod.rs", "use crate::{diag::Code, load::{Cell, Loaded}};\n"),
        (layers, "src/check/mod.rs", "fn f(x: &crate::assess::Assessment) {}\n"),
        (layers, "src/check/mod.rs", "use super::assess::Assessment;\n"),
        (layers, "src/check/lookup.rs", "use super::super::assess::Assessment;\n"),
        (layers, "src/cli/mod.rs", "use bilan::{manifest, check};\n"),
        (layers, "src/helpers/mod.rs", ""),
        (fences, "src/assess/mod.rs", "use polars::prelude::DataFrame;\n"),
        (fences, "src/compose/mod.rs", "let text = std::fs::read_to_string(path);\n"),
        (fences, "src/compose/mod.rs", "use std::{fs, io};\n"),
        (fences, "src/fonts/mod.rs", "let folder = tempfile::tempdir();\n"),
        (fences, "src/render/glyphs.rs", "fn f(x: typst::World) {}\n"),
    ];
    for (rule, path, text) in planted {
        let source = Source { path: (*path).to_owned(), text: (*text).to_owned() };
        assert_eq!(rule(&[source]).len(), 1, "{path}: {text}");
    }
    let allowed =
        "use crate::load::Loaded;\nuse super::lookup;\n#[cfg(test)]\nuse crate::assess::Assessment;\n";
    let source = Source { path: "src/check/mod.rs".to_owned(), text: allowed.to_owned() };
    none(&layers(&[Source {
        path: "src/check/lookup.rs".to_owned(),
        text: source.text.replace("lookup", "x"),
    }]));
    assert_eq!(layers(&[source]), ["src/check/mod.rs:2: `super` leads out of `check`"]);
}

//! One thing of the example is changed at a time: each change is caught, or moves every print of its figures.
//!
//! What is expected was decided by reading the example, change by change: which
//! check must see it, or what the figure must be afterwards, worked out by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bilan::diag::Findings;
use bilan::document::Document;
use bilan::model::Language;
use bilan::pipeline::{self, Options};
use tempfile::TempDir;

/// What must come of a change.
enum Outcome {
    /// These findings, and no others: they stop the report or must be answered before it is printed.
    Caught(&'static [&'static str]),
    /// Nothing is wrong: the figure has this value wherever it is printed.
    Moves(&'static str, &'static str),
    /// Nothing is wrong, and no figure is another.
    NoMatter,
}

use Outcome::{Caught, Moves, NoMatter};

/// A change of one file.
struct Mutation {
    what: &'static str,
    file: &'static str,
    /// How the line begins that is changed; in any line where nothing is given.
    line: &'static str,
    from: &'static str,
    to: &'static str,
    /// With the figures of the example that are frozen.
    cleared: Outcome,
    /// Without them, where that makes a difference.
    free: Option<Outcome>,
}

const ACTUALS: &str = "data/specimen/actuals.csv";
const TARGETS: &str = "data/specimen/targets.csv";
const PROJECT: &str = "examples/annual-report/bilan.toml";
const INDICATORS: &str = "data/specimen/indicators.csv";

/// The changes, with what they must come to.
const MUTATIONS: &[Mutation] = &[
    Mutation {
        what: "a report of 2.1 is 100 higher",
        file: ACTUALS,
        line: "2.1,2025-01-01,2025-03-31,ARM,ARM-2-21,",
        from: "534",
        to: "634",
        cleared: Caught(&["frozen-figure-moved"]),
        free: Some(Moves("2.1@2025#actual", "171934")),
    },
    Mutation {
        what: "a revision of 2.1 that a later one replaced",
        file: ACTUALS,
        line: "2.1,2024-01-01,2024-03-31,ARM,ARM-2-21,390",
        from: "390",
        to: "391",
        cleared: NoMatter,
        free: None,
    },
    Mutation {
        what: "a report of 2.1 of the year before",
        file: ACTUALS,
        line: "2.1,2024-01-01,2024-03-31,ARM,ARM-2-21,423",
        from: "423",
        to: "523",
        cleared: Moves("2.1@2024#actual", "154368"),
        free: None,
    },
    Mutation {
        what: "green electricity (7.9) falls",
        file: ACTUALS,
        line: "7.9,2025",
        from: "4450",
        to: "3000",
        cleared: Caught(&["claim-unsupported", "frozen-figure-moved"]),
        free: Some(Caught(&["claim-unsupported"])),
    },
    Mutation {
        what: "green electricity (7.9) of 2022",
        file: ACTUALS,
        line: "7.9,2022",
        from: "2820",
        to: "2830",
        cleared: Moves("7.9@2022#actual", "34.895191122071516646115906289"),
        free: None,
    },
    Mutation {
        what: "green electricity (7.9) above the whole",
        file: ACTUALS,
        line: "7.9,2025",
        from: "4450",
        to: "8450",
        cleared: Caught(&["frozen-figure-moved", "impossible-percentage"]),
        free: Some(Caught(&["impossible-percentage"])),
    },
    Mutation {
        what: "projects of 7.2 in half a year",
        file: ACTUALS,
        line: "7.2,2025-01-01",
        from: "121",
        to: "221",
        cleared: Caught(&["frozen-figure-moved"]),
        free: Some(Moves("7.2@2025#actual", "168")),
    },
    Mutation {
        what: "a letter in a number of 7.2",
        file: ACTUALS,
        line: "7.2,2025-01-01",
        from: "121",
        to: "12l",
        cleared: Caught(&["number-invalid"]),
        free: None,
    },
    Mutation {
        what: "an unknown indicator",
        file: ACTUALS,
        line: "3.2,2025-01-01,2025-12-31,ARM,ARM-3-21,",
        from: "3.2,",
        to: "3.22,",
        cleared: Caught(&["reference-unknown"]),
        free: None,
    },
    Mutation {
        what: "a report in the wrong year",
        file: ACTUALS,
        line: "3.2,2025-01-01,2025-12-31,ARM,ARM-3-21,",
        from: "2025-01-01,2025-12-31",
        to: "2024-01-01,2024-12-31",
        cleared: Caught(&["duplicate-key"]),
        free: None,
    },
    Mutation {
        what: "a value a thousand times too large",
        file: ACTUALS,
        line: "3.2,2025-01-01,2025-12-31,ARM,ARM-3-21,",
        from: ",7,",
        to: ",7000,",
        cleared: Caught(&["unit-jump"]),
        free: None,
    },
    Mutation {
        what: "the target of 2.1",
        file: TARGETS,
        line: "2.1,2025,,",
        from: "160000",
        to: "150000",
        cleared: Caught(&["frozen-figure-moved"]),
        free: Some(Moves("2.1@2025#achievement", "1.14556")),
    },
    Mutation {
        what: "the target of 3.2",
        file: TARGETS,
        line: "3.2,2025,,",
        from: "420",
        to: "520",
        cleared: Caught(&["frozen-figure-moved"]),
        free: Some(Moves("3.2@2025#achievement", "0.7129032258064516129032258065")),
    },
    Mutation {
        what: "the target of 1.2",
        file: TARGETS,
        line: "1.2,2025,,",
        from: "210000",
        to: "230000",
        cleared: Caught(&["frozen-figure-moved"]),
        free: Some(Moves("1.2@2025#achievement", "0.9716173913043478260869565217")),
    },
    Mutation {
        what: "the target of 2.4",
        file: TARGETS,
        line: "2.4,2025,,",
        from: "45.0",
        to: "47.0",
        cleared: Caught(&["claim-unsupported", "frozen-figure-moved"]),
        free: Some(Caught(&["claim-unsupported"])),
    },
    Mutation {
        what: "the target of 2.6",
        file: TARGETS,
        line: "2.6,2025,,",
        from: "24000",
        to: "34000",
        cleared: Caught(&["claim-unsupported", "frozen-figure-moved"]),
        free: Some(Caught(&["claim-unsupported"])),
    },
    Mutation {
        what: "the target of 2.7",
        file: TARGETS,
        line: "2.7,2025,,",
        from: "6.5",
        to: "5.5",
        cleared: Caught(&["frozen-figure-moved"]),
        free: Some(Moves("2.7@2025#target", "5.5")),
    },
    Mutation {
        what: "the first target of 1.3",
        file: TARGETS,
        line: "1.3,2021,,",
        from: "25.0",
        to: "24.0",
        cleared: Caught(&["claim-unsupported"]),
        free: None,
    },
    Mutation {
        what: "a target of 1.4 for 2030",
        file: TARGETS,
        line: "1.4,2030,,",
        from: "0.400",
        to: "0.410",
        cleared: Moves("1.4@2030#target", "0.41"),
        free: None,
    },
    Mutation {
        what: "a published target of 2.1",
        file: TARGETS,
        line: "2.1,2024,,",
        from: "150000",
        to: "151000",
        cleared: Caught(&["restated-without-reason"]),
        free: None,
    },
    Mutation {
        what: "a proposed target of 2.1",
        file: TARGETS,
        line: "2.1,2026,,",
        from: "175000",
        to: "185000",
        cleared: NoMatter,
        free: None,
    },
    Mutation {
        what: "a version of a target of 4.1 twice",
        file: TARGETS,
        line: "4.1,2025,,780.0",
        from: ",2,2024",
        to: ",1,2024",
        cleared: Caught(&["duplicate-key"]),
        free: None,
    },
    Mutation {
        what: "a target of 2.7 on the wrong side",
        file: TARGETS,
        line: "2.7,2025,,",
        from: "6.5",
        to: "9.9",
        cleared: Caught(&["target-against-direction"]),
        free: None,
    },
    Mutation {
        what: "the cap of roll-ups",
        file: PROJECT,
        line: "[theme]",
        from: "[theme]",
        to: "[method]\ncap = 1.2\n\n[theme]",
        cleared: Caught(&["frozen-figure-moved", "restated-without-reason"]),
        free: Some(Caught(&["restated-without-reason"])),
    },
    Mutation {
        what: "the floor of roll-ups",
        file: PROJECT,
        line: "[theme]",
        from: "[theme]",
        to: "[method]\nfloor = -0.5\n\n[theme]",
        cleared: Caught(&["frozen-figure-moved"]),
        free: Some(Moves("area:1@2025#achievement", "0.6852892443560524154373571129")),
    },
    Mutation {
        what: "the least coverage",
        file: PROJECT,
        line: "[theme]",
        from: "[theme]",
        to: "[method]\nmin-coverage = 0.95\n\n[theme]",
        cleared: Caught(&["claim-unsupported", "frozen-figure-moved", "template-invalid"]),
        free: Some(Caught(&["claim-unsupported", "template-invalid"])),
    },
    Mutation {
        what: "the limit of reallocations",
        file: PROJECT,
        line: "reallocation-limit",
        from: "0.05",
        to: "0.01",
        cleared: Caught(&["reallocation-limit"]),
        free: None,
    },
    Mutation {
        what: "2.2 by ratio and not by progress",
        file: INDICATORS,
        line: "2.2,",
        from: "flow,increase,progress",
        to: "flow,increase,ratio",
        cleared: Caught(&["frozen-figure-moved"]),
        free: Some(Moves("2.2@2025#achievement", "0.9771137026239067055393586006")),
    },
    Mutation {
        what: "2.3 by progress and not by ratio",
        file: INDICATORS,
        line: "2.3,",
        from: "flow,increase,ratio",
        to: "flow,increase,progress",
        cleared: Caught(&["frozen-figure-moved"]),
        free: Some(Moves("2.3@2025#achievement", "missing")),
    },
    Mutation {
        what: "2.7 as a mean without weights",
        file: INDICATORS,
        line: "2.7,",
        from: "weighted_mean",
        to: "mean",
        cleared: Caught(&["frozen-figure-moved"]),
        free: Some(Moves("2.7@2021#actual", "9.315846153846153846153846154")),
    },
    Mutation {
        what: "7.9 better when lower",
        file: INDICATORS,
        line: "7.9,",
        from: "stock,increase",
        to: "stock,decrease",
        cleared: Caught(&["target-against-direction"]),
        free: None,
    },
    Mutation {
        what: "5.1 as a mean of the units",
        file: INDICATORS,
        line: "5.1,",
        from: "latest,sum",
        to: "latest,mean",
        cleared: Caught(&["claim-unsupported", "frozen-figure-moved", "restated-without-reason"]),
        free: Some(Caught(&["claim-unsupported", "restated-without-reason"])),
    },
    Mutation {
        what: "a number typed for a figure",
        file: "examples/annual-report/narrative/en/area-2.md",
        line: "",
        from: "completed by {{ actual(\"2.1\") }} people",
        to: "completed by 171,438 people",
        cleared: Caught(&["literal-contradicted", "translation-outdated"]),
        free: None,
    },
    Mutation {
        what: "a number that is the figure, typed",
        file: "examples/annual-report/narrative/en/area-2.md",
        line: "",
        from: "completed by {{ actual(\"2.1\") }} people",
        to: "completed by 171,834 people",
        cleared: Caught(&["literal-computed", "translation-outdated"]),
        free: None,
    },
    Mutation {
        what: "a target typed in words",
        file: "examples/annual-report/narrative/en/area-2.md",
        line: "",
        from: "against a target of {{ target(\"2.6\") }}.",
        to: "against a target of two million.",
        cleared: Caught(&["literal-contradicted", "translation-outdated"]),
        free: None,
    },
    Mutation {
        what: "a share typed as a fraction",
        file: "examples/annual-report/narrative/en/area-3.md",
        line: "",
        from: "or {{ share_met(\"3.1\") }}; the",
        to: "or two thirds; the",
        cleared: Caught(&["literal-contradicted", "translation-outdated"]),
        free: None,
    },
    Mutation {
        what: "a year",
        file: "examples/annual-report/narrative/en/area-1.md",
        line: "",
        from: "From 2026 the definition",
        to: "From 2027 the definition",
        cleared: Caught(&["translation-outdated"]),
        free: None,
    },
    Mutation {
        what: "another kind of claim",
        file: "examples/annual-report/narrative/en/area-1.md",
        line: "",
        from: "claim(\"rose\", \"1.3\", always = true",
        to: "claim(\"fell\", \"1.3\", always = true",
        cleared: Caught(&["claim-unsupported", "translation-outdated"]),
        free: None,
    },
    Mutation {
        what: "a claim of more years",
        file: "examples/annual-report/narrative/en/area-3.md",
        line: "",
        from: "claim(\"exceeded\", \"3.2\", times = 4",
        to: "claim(\"exceeded\", \"3.2\", times = 5",
        cleared: Caught(&["claim-unsupported", "translation-outdated"]),
        free: None,
    },
    Mutation {
        what: "a claim of another indicator",
        file: "examples/annual-report/narrative/en/area-2.md",
        line: "",
        from: "claim(\"exceeded\", \"2.4\", text = \"ahead of the target\")",
        to: "claim(\"exceeded\", \"2.3\", text = \"ahead of the target\")",
        cleared: Caught(&["claim-unsupported", "translation-outdated"]),
        free: None,
    },
    Mutation {
        what: "nearly doubled as doubled",
        file: "examples/annual-report/narrative/en/lessons.md",
        line: "",
        from: "claim(\"doubled\", \"6.3\", since = \"baseline\", nearly = true, text = \"nearly doubled\")",
        to: "claim(\"doubled\", \"6.3\", since = \"baseline\", text = \"doubled\")",
        cleared: Caught(&["claim-unsupported", "translation-outdated"]),
        free: None,
    },
    Mutation {
        what: "words without their claim",
        file: "examples/annual-report/narrative/en/area-2.md",
        line: "",
        from: "{{ claim(\"exceeded\", \"2.4\", text = \"ahead of the target\") }}",
        to: "ahead of the target",
        cleared: Caught(&["claim-unchecked", "translation-outdated"]),
        free: None,
    },
    Mutation {
        what: "words that say more than their claim",
        file: "examples/annual-report/narrative/en/area-4.md",
        line: "",
        from: "claim(\"rose\", \"4.2\", always = true, text = \"grown every year\")",
        to: "claim(\"rose\", \"4.2\", always = true, text = \"doubled\")",
        cleared: Caught(&["claim-unchecked", "translation-outdated"]),
        free: None,
    },
    Mutation {
        what: "a claim of an unknown indicator",
        file: "examples/annual-report/narrative/en/area-4.md",
        line: "",
        from: "claim(\"rose\", \"4.6\"",
        to: "claim(\"rose\", \"4.66\"",
        cleared: Caught(&["figure-unknown", "translation-outdated"]),
        free: None,
    },
];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the example") {
        let entry = entry.expect("readable");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// The text with the change made, at the one place where it can be.
fn changed(text: &str, mutation: &Mutation) -> String {
    let mut found = 0;
    let mut changed = |part: &str| {
        let fits = part.starts_with(mutation.line) && part.contains(mutation.from);
        found += usize::from(fits)
            * if mutation.line.is_empty() { part.matches(mutation.from).count() } else { 1 };
        if fits { part.replacen(mutation.from, mutation.to, 1) } else { part.to_owned() }
    };
    let new: String = text.split_inclusive('\n').map(&mut changed).collect();
    assert_eq!(found, 1, "{}", mutation.what);
    new
}

/// The codes of what is found, or the document.
fn checked(root: &Path) -> Result<Document, BTreeSet<&'static str>> {
    let mut findings = Findings::new();
    let options = Options { languages: vec![Language::English], ..Options::default() };
    let documents = pipeline::documents(root, &options, &mut findings);
    let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code.key()).collect();
    match documents {
        Ok(mut documents) if codes.is_empty() => {
            Ok(documents.remove(&Language::English).expect("it was made"))
        }
        Ok(_) | Err(_) => Err(codes),
    }
}

/// Every figure of a document with its value; one that is printed with two values is a fault of its own.
fn values(document: &Document) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for printed in document.printed() {
        let (id, exact) = (printed.fact.to_string(), printed.exact.to_string());
        let known = values.entry(id.clone()).or_insert_with(|| exact.clone());
        assert_eq!(*known, exact, "{id} is printed with two values");
    }
    values
}

/// What came of a change, as an outcome is written.
fn came(root: &Path, before: &BTreeMap<String, String>, expected: &Outcome) -> String {
    let after = match checked(root) {
        Ok(document) => values(&document),
        Err(codes) => return format!("caught: {}", codes.into_iter().collect::<Vec<_>>().join(", ")),
    };
    match expected {
        Moves(id, _) => {
            let value = after.get(*id).map_or("nothing", String::as_str);
            format!("moves: {id} = {value}")
        }
        Caught(_) | NoMatter if after == *before => "no matter".to_owned(),
        Caught(_) | NoMatter => {
            let moved = after.iter().filter(|(id, value)| before.get(*id) != Some(value));
            let moved: Vec<String> = moved.map(|(id, value)| format!("{id} = {value}")).collect();
            format!("moves {}: {}", moved.len(), moved.iter().take(4).cloned().collect::<Vec<_>>().join("; "))
        }
    }
}

fn told(expected: &Outcome) -> String {
    match expected {
        Caught(codes) => format!("caught: {}", codes.join(", ")),
        Moves(id, value) => format!("moves: {id} = {value}"),
        NoMatter => "no matter".to_owned(),
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is what the test is for")]
fn every_change_of_the_example_is_caught_or_moves_every_print() {
    let folder = TempDir::new().expect("a temporary folder");
    let root = folder.path();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["data/specimen", "examples/annual-report"] {
        copy(&home.join(part), &root.join(part));
    }
    let project = root.join("examples/annual-report");
    let before = values(&checked(&project).expect("the example has no finding"));
    let (frozen, aside) = (project.join("frozen.toml"), root.join("frozen.toml"));
    let mut faults = Vec::new();
    for mutation in MUTATIONS {
        let file = root.join(mutation.file);
        let text = fs::read_to_string(&file).expect("a text");
        fs::write(&file, changed(&text, mutation)).expect("writable");
        let mut compare = |expected: &Outcome| {
            let came = came(&project, &before, expected);
            println!("{} | {came}", mutation.what);
            if came != told(expected) {
                faults.push(format!("{}: {came}, not {}", mutation.what, told(expected)));
            }
        };
        compare(&mutation.cleared);
        if let Some(free) = &mutation.free {
            fs::rename(&frozen, &aside).expect("moved");
            compare(free);
            fs::rename(&aside, &frozen).expect("moved");
        }
        fs::write(&file, text).expect("writable");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(MUTATIONS.len() >= 40);
}

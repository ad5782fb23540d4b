//! A small project in a temporary folder, and its figures.

use std::fs;
use std::path::Path;

use bilan::chart::Drawer;
use bilan::compose::{Background, compose};
use bilan::diag::{Finding, Findings};
use bilan::document::{Block, Document, Inline};
use bilan::model::Language;
use bilan::narrate::narrate;
use bilan::pipeline::{self, Computed, Options};
use bilan::quote::Quoter;
use tempfile::TempDir;

/// A project of one area and the given tables.
pub(crate) struct Project {
    folder: TempDir,
}

/// The project file of a small report, up to its first sources; more may follow.
pub(crate) const REPORT: &str = r#"
[report]
id = "small"
organisation = "Specimen"
title = "Small report"
period = "2025"
languages = ["en"]
date = "2026-01-31"

[sources]
areas = "areas.csv"
indicators = "indicators.csv"
"#;

impl Project {
    /// A project with one area `1`, the given indicators and actual values.
    pub(crate) fn new(indicators: &str, actuals: &str) -> Self {
        let project = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        project.write("bilan.toml", &format!("{REPORT}actuals = \"actuals.csv\"\n"));
        project.write("areas.csv", "id,title\n1,One area\n");
        project.write("indicators.csv", indicators);
        project.write("actuals.csv", actuals);
        project
    }

    /// Adds a table of its own name.
    pub(crate) fn with(self, table: &str, csv: &str) -> Self {
        let manifest = fs::read_to_string(self.folder.path().join("bilan.toml")).expect("written above");
        self.write("bilan.toml", &format!("{manifest}{table} = \"{table}.csv\"\n"));
        self.write(&format!("{table}.csv"), csv);
        self
    }

    /// Replaces the areas.
    pub(crate) fn areas(self, csv: &str) -> Self {
        self.write("areas.csv", csv);
        self
    }

    /// The same project for another reporting period.
    pub(crate) fn with_period(self, period: &str) -> Self {
        let manifest = fs::read_to_string(self.folder.path().join("bilan.toml")).expect("written above");
        self.write("bilan.toml", &manifest.replace("period = \"2025\"", &format!("period = \"{period}\"")));
        self
    }

    /// The same project for an edition in another language.
    pub(crate) fn in_language(self, code: &str) -> Self {
        let manifest = fs::read_to_string(self.folder.path().join("bilan.toml")).expect("written above");
        self.write("bilan.toml", &manifest.replace("[\"en\"]", &format!("[\"{code}\"]")));
        self
    }

    /// Adds settings to the project file.
    pub(crate) fn with_settings(self, toml: &str) -> Self {
        let manifest = fs::read_to_string(self.folder.path().join("bilan.toml")).expect("written above");
        self.write("bilan.toml", &format!("{manifest}{toml}"));
        self
    }

    /// Adds a file, also in a folder that is not there yet.
    pub(crate) fn with_file(self, name: &str, text: &str) -> Self {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the project"))
            .expect("a temporary folder can be written");
        self.write(name, text);
        self
    }

    /// Adds a section to the English narrative.
    pub(crate) fn narrative(self, text: &str) -> Self {
        fs::create_dir_all(self.folder.path().join("narrative/en"))
            .expect("a temporary folder can be written");
        self.write("narrative/en/a.md", &format!("+++\nid = \"a\"\ntitle = \"A\"\n+++\n{text}\n"));
        self
    }

    /// The first paragraph of that section, as printed.
    #[track_caller]
    pub(crate) fn printed(&self) -> String {
        let sections = self.document(Language::English).sections;
        let section = sections.iter().find(|section| section.id == "section-a").expect("it has the section");
        match section.blocks.first() {
            Some(Block::Paragraph { inlines }) => plain(inlines),
            other => panic!("not a paragraph: {other:?}"),
        }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a temporary folder can be written");
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The figures with what was found on the way; findings of the given code are lowered to warnings.
    #[track_caller]
    pub(crate) fn compute_lowering(self, code: Option<&str>) -> (Computed, Vec<Finding>) {
        let lowered = code.map(|code| format!("\n[findings]\n{code} = \"warning\"\n"));
        let project = self.with_settings(&lowered.unwrap_or_default());
        let mut findings = Findings::new();
        let computed = pipeline::compute(project.path(), &Options::default(), &mut findings);
        let found: Vec<Finding> = findings.iter().cloned().collect();
        (computed.unwrap_or_else(|_| panic!("{found:#?}")), found)
    }

    /// The figures; findings that stop the computation fail the test.
    #[track_caller]
    pub(crate) fn compute(&self) -> Computed {
        let mut findings = Findings::new();
        let computed = pipeline::compute(self.path(), &Options::default(), &mut findings);
        computed.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()))
    }

    /// The document of an edition, with charts drawn for letters of one width.
    #[track_caller]
    pub(crate) fn document(&self, language: Language) -> Document {
        let computed = self.compute();
        let mut findings = Findings::new();
        let (manifest, assessment) = (&computed.manifest, &computed.assessment);
        let narratives = narrate(manifest, assessment, &[language], &mut findings).expect("it can be read");
        let measure = |text: &str, _: &str, _: bool, size: f64| text.chars().map(|_| 0.5 * size).sum::<f64>();
        let drawer = Drawer { quoter: Quoter::new(assessment, language), measure: &measure };
        let (_, narrative) = narratives.iter().next().expect("one edition was asked for");
        let background = Background { sources: &computed.sources, quality: &computed.quality };
        compose(manifest, drawer, narrative, background, &mut findings)
    }
}

/// The text of inlines, without their marks.
pub(crate) fn plain(inlines: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text { text } | Inline::Figure { text, .. } | Inline::Reference { text, .. } => text.clone(),
        Inline::Strong { inlines }
        | Inline::Emphasis { inlines }
        | Inline::Claim { inlines, .. }
        | Inline::Link { inlines, .. }
        | Inline::Footnote { inlines }
        | Inline::Change { inlines, .. } => plain(inlines),
        Inline::Rating { mark, .. } => mark.label.clone(),
        Inline::Mark { text } => text.clone(),
        Inline::Break => " ".to_owned(),
    };
    inlines.iter().map(text).collect()
}

//! The order of the stages: from a project folder to the bytes of its report.

mod fonts;
mod options;
mod verify;

use std::collections::BTreeMap;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::assess::{self, Assessment};
use crate::chart::Drawer;
use crate::check;
use crate::compose::{self, Background, WordCount};
use crate::diag::{Code, Finding, Findings, Place, Reported, Summary};
use crate::document::Document;
use crate::explain::{self, Explanation, Figure};
use crate::fonts::FontLibrary;
use crate::freeze;
use crate::load::{self, Keeping, Origins, RowQuery, SourceRecord, TracedRows};
use crate::manifest::{self, DocumentKind, Format, Manifest};
use crate::model::{Grid, Language};
use crate::narrate::{self, Confirmed};
use crate::proof;
pub use crate::proof::{Edit, apply};
use crate::quote::Quoter;
use crate::reading::{FileMark, Reading};
use crate::record;
use crate::render::{self, Rendered};
use crate::restate;
use crate::trace::{self, Edition, EditionPages, Tracer};
use crate::wording::Wording;

pub(crate) use fonts::fonts;
pub(crate) use options::theme;
pub use options::{EarlierDrafts, Options, Step};
use options::{has_trace_annex, languages, want};
pub use verify::verify;

/// A file of the report.
#[derive(Debug)]
pub struct OutputFile {
    /// Its name in the output folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Its number of pages, if it has pages.
    pub pages: Option<usize>,
}

/// A report that was made and not yet written.
#[derive(Debug)]
pub struct Built {
    /// The files.
    pub files: Vec<OutputFile>,
    /// The output folder that the project asks for, relative to the current one.
    pub output: PathBuf,
    /// What was read, and fetched from databases.
    pub reading: Reading,
    /// What databases answered, to be kept once the files are written.
    pub kept: Vec<Keeping>,
}

/// A project whose figures were computed.
#[derive(Debug)]
pub struct Computed {
    /// The project file.
    pub manifest: Manifest,
    /// The figures.
    pub assessment: Arc<Assessment>,
    /// The files they were computed from.
    pub sources: Vec<SourceRecord>,
    /// Where the rows of registers and series stand.
    pub origins: Origins,
    /// What the checks of data found.
    pub quality: Summary,
    /// The findings for which the report is not to be made.
    pub low_states: Vec<Finding>,
    /// What databases answered, where it is to be kept.
    pub kept: Vec<Keeping>,
    /// The rows behind the figures, where they stay in a database and were asked for.
    traced: Option<TracedRows>,
}

impl Computed {
    /// The rows behind the figures.
    ///
    /// Rows that stay in a database were asked for with the figures; all others are read again.
    fn take_rows(&mut self, findings: &mut Findings) -> Result<TracedRows, Reported> {
        match self.traced.take() {
            Some(rows) => Ok(rows),
            None => load::trace_all(&self.manifest, &self.sources, findings),
        }
    }
}

/// Computes the figures of a project: project, load, check, assess.
///
/// # Errors
/// At least one error, all of them reported.
pub fn compute(root: &Path, options: &Options, findings: &mut Findings) -> Result<Computed, Reported> {
    computed((root, options), false, findings)
}

/// Computes the figures of a project; `traced` asks for the rows behind them, too, where they stay in a database.
fn computed(
    (root, options): (&Path, &Options),
    traced: bool,
    findings: &mut Findings,
) -> Result<Computed, Reported> {
    let mut manifest = manifest::read(root, options.fallback_date, findings)?;
    want(&mut manifest, options, findings)?;
    let mut loaded = load::load(&manifest, traced, findings)?;
    let (traced, kept) = (loaded.take_traced(), mem::take(&mut loaded.kept));
    let origins = Origins::of(&loaded);
    let checked = check::check(&manifest, loaded, findings);
    findings.report_unused_waivers();
    let checked = checked?;
    let assessment = Arc::new(assess::assess(&manifest.method, manifest.resources, &checked));
    let (sources, low_states) = (checked.sources().to_vec(), checked.low_states().to_vec());
    let quality = findings.summary();
    Ok(Computed { manifest, assessment, sources, origins, quality, low_states, kept, traced })
}

/// Computes the figures of a project and composes its documents, not yet rendered.
///
/// # Errors
/// At least one error, all of them reported.
pub fn compose_all(
    root: &Path,
    options: &Options,
    findings: &mut Findings,
) -> Result<(Computed, BTreeMap<Language, Document>), Reported> {
    let computed = compute(root, options, findings)?;
    let fonts = fonts(&computed.manifest, findings)?;
    let documents = checked_documents(&computed, options, &fonts, findings, &mut |_| {})?;
    Ok((computed, documents))
}

/// Checks a project: everything but the output. Returns what was read, and fetched from databases.
///
/// # Errors
/// At least one error, all of them reported.
pub fn check(
    root: &Path,
    options: &Options,
    findings: &mut Findings,
    progress: &mut dyn FnMut(Step),
) -> Result<Reading, Reported> {
    progress(Step::Reading);
    let computed = compute(root, options, findings)?;
    let fonts = fonts(&computed.manifest, findings)?;
    checked_documents(&computed, options, &fonts, findings, progress)?;
    Ok(computed.manifest.reading)
}

/// The documents of a project, one for each edition, not yet rendered.
///
/// # Errors
/// At least one error, all of them reported.
pub fn documents(
    root: &Path,
    options: &Options,
    findings: &mut Findings,
) -> Result<BTreeMap<Language, Document>, Reported> {
    compose_all(root, options, findings).map(|(_, documents)| documents)
}

/// The edits that would settle findings of the texts, by the file they belong to.
///
/// # Errors
/// At least one error of the data or the templates, all of them reported.
pub fn edits(
    root: &Path,
    options: &Options,
    findings: &mut Findings,
) -> Result<BTreeMap<String, Vec<Edit>>, Reported> {
    let Computed { manifest, assessment, .. } = compute(root, options, findings)?;
    let languages = languages(&manifest, options, findings)?;
    let mut edits: BTreeMap<String, Vec<Edit>> = BTreeMap::new();
    for (language, narrative) in &narrate::narrate(&manifest, &assessment, &languages, findings)? {
        let words = Wording::new(*language).in_house(manifest.report.house);
        for edit in proof::typed(narrative, Quoter::new(&assessment, words), findings) {
            edits.entry(edit.file.clone()).or_default().push(edit);
        }
    }
    Ok(edits)
}

/// The documents of a project as they are built: with every figure counted, and the annex on where they come from.
///
/// # Errors
/// At least one error, all of them reported.
pub fn traced_documents(
    root: &Path,
    options: &Options,
    findings: &mut Findings,
) -> Result<BTreeMap<Language, Document>, Reported> {
    let mut computed = computed((root, options), true, findings)?;
    let fonts = fonts(&computed.manifest, findings)?;
    let mut documents = checked_documents(&computed, options, &fonts, findings, &mut |_| {})?;
    let rows = computed.take_rows(findings)?;
    trace_all(&computed, &rows, &mut documents, findings);
    Ok(documents)
}

/// What the figures of an edition are traced by.
fn tracer<'a>(computed: &'a Computed, rows: &'a TracedRows, language: Language) -> Tracer<'a> {
    let words = Wording::new(language).in_house(computed.manifest.report.house);
    Tracer {
        quoter: Quoter::new(&computed.assessment, words),
        rows,
        origins: &computed.origins,
        sources: &computed.sources,
        manifest: &computed.manifest,
    }
}

fn trace_all(
    computed: &Computed,
    rows: &TracedRows,
    documents: &mut BTreeMap<Language, Document>,
    findings: &mut Findings,
) {
    let annex = has_trace_annex(&computed.manifest);
    for (language, document) in documents {
        tracer(computed, rows, *language).trace(document, annex, findings);
    }
}

/// How many words the editions of a project have, and the most that its house allows.
#[derive(Debug)]
pub struct Lengths {
    /// The words of each edition.
    pub editions: BTreeMap<Language, WordCount>,
    /// The most words of a document, where the house sets a limit.
    pub limit: Option<usize>,
}

/// Counts the words of the editions of a project.
///
/// # Errors
/// At least one error, all of them reported.
pub fn lengths(root: &Path, options: &Options, findings: &mut Findings) -> Result<Lengths, Reported> {
    let computed = compute(root, options, findings)?;
    let fonts = fonts(&computed.manifest, findings)?;
    let documents = checked_documents(&computed, options, &fonts, findings, &mut |_| {})?;
    let count = |(language, document): (&Language, &Document)| {
        (*language, compose::words(document, Wording::new(*language)))
    };
    let limit = match (computed.manifest.wanted.kind, &computed.manifest.paper) {
        (DocumentKind::GoverningBody, Some(paper)) => paper.profile.word_limit,
        (DocumentKind::AnnualReport | DocumentKind::GoverningBody, _) => None,
    };
    Ok(Lengths { editions: documents.iter().map(count).collect(), limit })
}

/// How a figure was computed, and the language that it is said in.
#[derive(Debug)]
pub struct Explained {
    /// How it was computed.
    pub explanation: Explanation,
    /// The words it is said in.
    pub words: Wording,
    /// The output folder of the project, relative to the current one.
    pub output: PathBuf,
}

/// Explains a figure of a project, such as `2.1@2024/ETH` or `area:2`.
///
/// # Errors
/// At least one error, all of them reported.
pub fn explain(
    root: &Path,
    options: &Options,
    figure: &str,
    findings: &mut Findings,
) -> Result<Explained, Reported> {
    let computed = compute(root, options, findings)?;
    let languages = &computed.manifest.report.languages;
    // An explanation can be had in any language, also in one that the report has no edition in.
    let language = options.languages.first().or(languages.first()).copied().unwrap_or(Language::English);
    let figure = explain::find(&computed.assessment, figure, findings)?;
    let rows = match figure {
        Figure::Indicator { result, period, unit } => {
            let query = RowQuery { indicator: &result.indicator.id, period, unit };
            load::trace(&computed.manifest, &[query], findings)?.pop().unwrap_or_default()
        }
        Figure::Area { .. } | Figure::Overall { .. } => Vec::new(),
    };
    let words = Wording::new(language).in_house(computed.manifest.report.house);
    let explanation =
        explain::explain(Quoter::new(&computed.assessment, words), figure, rows, &computed.origins.queries);
    Ok(Explained { explanation, words, output: computed.manifest.output.clone() })
}

/// Makes the report of a project.
///
/// # Errors
/// At least one error, all of them reported.
pub fn build(
    root: &Path,
    options: &Options,
    findings: &mut Findings,
    progress: &mut dyn FnMut(Step),
) -> Result<Built, Reported> {
    progress(Step::Reading);
    let mut computed = computed((root, options), true, findings)?;
    let kept = mem::take(&mut computed.kept);
    let fonts = fonts(&computed.manifest, findings)?;
    let mut documents = checked_documents(&computed, options, &fonts, findings, progress)?;
    let rows = computed.take_rows(findings)?;
    let manifest = &computed.manifest;
    trace_all(&computed, &rows, &mut documents, findings);
    for annex in documents.values().filter_map(trace::annex_alone) {
        render::check_glyphs(&annex, &fonts, findings);
    }
    findings.check()?;
    let mut files = Vec::new();
    let mut pages = EditionPages::new();
    for (language, document) in &documents {
        progress(Step::Typesetting(*language));
        for format in if options.formats.is_empty() { &manifest.report.formats } else { &options.formats } {
            let name = format!("{}.{language}.{}", document.id, format.key());
            let rendered = match format {
                Format::Pdf => render::render(document, theme(manifest), &fonts, findings)?,
                Format::Docx => word(document, &name, options, &fonts, findings)?,
            };
            if rendered.pages.is_some() {
                pages.insert(*language, rendered.labels);
            }
            files.push(OutputFile { name, bytes: rendered.bytes, pages: rendered.pages });
        }
    }
    let grid = Grid::of(manifest.report.period);
    let (printed, id) = (compose::printed_figures(&documents), &manifest.report.id);
    let results =
        assess::results_json_with(id, grid, &computed.sources, &computed.assessment, Some(&printed));
    files.push(OutputFile { name: "results.json".to_owned(), bytes: results.into_bytes(), pages: None });
    let editions = documents.iter().map(|(language, document)| {
        let (language, pages) = (*language, pages.get(language));
        Edition { language, document, tracer: tracer(&computed, &rows, language), pages }
    });
    let traced = trace::json(&manifest.report.id, &editions.collect::<Vec<_>>());
    files.push(OutputFile { name: trace::FILE.to_owned(), bytes: traced.into_bytes(), pages: None });
    findings.check()?;
    let formats = if options.formats.is_empty() { &manifest.report.formats } else { &options.formats };
    let outputs = files.iter().map(|file| (file.name.clone(), FileMark::of(&file.bytes)));
    let languages: Vec<Language> = documents.into_keys().collect();
    let record = record::of(manifest, (&languages, formats), &options.earlier.named(), outputs);
    files.push(OutputFile { name: record::FILE.to_owned(), bytes: record.text().into_bytes(), pages: None });
    Ok(Built { files, output: manifest.output.clone(), reading: manifest.reading.clone(), kept })
}

/// The Word file of a document, with its changes marked where there is an earlier draft.
fn word(
    document: &Document,
    name: &str,
    options: &Options,
    fonts: &FontLibrary,
    findings: &mut Findings,
) -> Result<Rendered, Reported> {
    let rendered = render::word(document, fonts, findings)?;
    let earlier = match &options.earlier {
        EarlierDrafts::None => return Ok(rendered),
        EarlierDrafts::One(earlier) => earlier,
        EarlierDrafts::Folder { name: folder, drafts } => {
            let Some(earlier) = drafts.get(name) else {
                let message = format!("there is no earlier draft `{name}`");
                let finding = Finding::new(Code::FileUnreadable, Place::file(folder.clone()), message);
                let help =
                    "put it there under that name, or name the languages that have one with `--language`";
                return Err(findings.fatal(finding.help(help)));
            };
            earlier
        }
    };
    render::track_changes(&rendered, document, earlier, findings)
}

/// The files of translations that are to name the present text of their originals, not yet written.
///
/// # Errors
/// At least one error, all of them reported.
pub fn confirm(
    root: &Path,
    options: &Options,
    section: Option<&str>,
    findings: &mut Findings,
) -> Result<Vec<OutputFile>, Reported> {
    let manifest = manifest::read(root, options.fallback_date, findings)?;
    let languages = languages(&manifest, options, findings)?;
    let confirmed = narrate::confirm(&manifest, &languages, section, findings)?;
    let file = |Confirmed { file, text }| OutputFile { name: file, bytes: text.into_bytes(), pages: None };
    Ok(confirmed.into_iter().map(file).collect())
}

/// The documents of the editions asked for; none where values are not checked as far as the project asks.
pub(crate) fn checked_documents(
    computed: &Computed,
    options: &Options,
    fonts: &FontLibrary,
    findings: &mut Findings,
    progress: &mut dyn FnMut(Step),
) -> Result<BTreeMap<Language, Document>, Reported> {
    let documents = composed(computed, options, fonts, findings, progress);
    for finding in &computed.low_states {
        findings.report(finding.clone());
    }
    findings.check()?;
    documents
}

/// Narrate, chart, compose, and a look at the characters.
fn composed(
    computed: &Computed,
    options: &Options,
    fonts: &FontLibrary,
    findings: &mut Findings,
    progress: &mut dyn FnMut(Step),
) -> Result<BTreeMap<Language, Document>, Reported> {
    let manifest = &computed.manifest;
    let languages = languages(manifest, options, findings)?;
    let first = languages.first().copied().unwrap_or(Language::English);
    let words = Wording::new(first).in_house(manifest.report.house);
    restate::check(Quoter::new(&computed.assessment, words), findings);
    progress(Step::Composing);
    let mark = findings.mark();
    let narratives = narrate::narrate(manifest, &computed.assessment, &languages, findings);
    let narratives = narratives.inspect_err(|_| {
        // A claim fails because a figure moved: whoever reads it wants to know of the figure first.
        let since = findings.mark();
        let Computed { assessment, sources, .. } = computed;
        freeze::check(manifest, assessment, sources, &BTreeMap::new(), findings);
        findings.put_first(mark, since);
    })?;
    proof::proof(manifest, &computed.assessment, &narratives, findings);
    let documents = findings.at_once(&narratives, |(language, narrative), findings| {
        let words = Wording::new(*language).in_house(manifest.report.house);
        let measure = |text: &str, family: &str, bold, size| fonts.measure(text, family, bold, size);
        let drawer = Drawer { quoter: Quoter::new(&computed.assessment, words), measure: &measure };
        let background = Background { sources: &computed.sources, quality: &computed.quality };
        let document = compose::compose(manifest, drawer, narrative, background, findings);
        render::check_glyphs(&document, fonts, findings);
        (*language, document)
    });
    let documents = BTreeMap::from_iter(documents);
    freeze::check(manifest, &computed.assessment, &computed.sources, &documents, findings);
    findings.check()?;
    Ok(documents)
}

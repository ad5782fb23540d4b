//! The project file `bilan.toml`, read and checked.
//!
//! A [`Manifest`] can only be made by [`read()`]: no stage ever sees a setting
//! that was not checked. Nothing here opens a data file.

mod databases;
mod formats;
mod frozen;
mod keep;
mod keys;
mod method;
mod paper;
mod periods;
mod read;
mod resources;
mod sources;
mod states;
mod waivers;

pub use databases::{Address, Asked, Database, DatabaseTable, Secret, places};
pub use formats::Format;
pub use frozen::{Act, Clearance, FROZEN, Frozen, FrozenFigure, ThawedFigure};
pub use keep::{ANSWER, ANSWERS, Keep, is_answer, is_digest};
pub(crate) use keys::{Entry, Keys, TomlText, parse, quoted};
pub use paper::{Actor, Distribution, Formula, Paper, PaperOrgan, Purpose, Request, SummaryKey};
pub use read::{FILE, read};
pub use resources::ResourceSettings;
pub use sources::{
    Condition, Constant, Encoding, FETCHED, Factor, HeaderRows, IatiForm, IatiPart, Limits, Packed, Shape,
    SheetForm, Source, SourceFile, SourceFormat, Stored, TextForm, Wide, WideColumns,
};
pub use states::{BelowState, StateRule};

use std::collections::BTreeMap;
use std::path::PathBuf;

use rust_decimal::Decimal;
use time::Date;

use crate::diag::{Code, LevelSetting, Place};
use crate::model::{House, Language, Localised, OutlookMethod, Period, PeriodForms, Scale};
use crate::reading::Reading;

/// A checked project file.
#[derive(Debug)]
pub struct Manifest {
    /// The project folder.
    pub root: PathBuf,
    /// What is reported.
    pub report: Report,
    /// How its drafts for governing bodies look; none where it makes none.
    pub paper: Option<Paper>,
    /// What is made of it.
    pub wanted: Wanted,
    /// How its databases are asked.
    pub asking: Asking,
    /// How achievement is rolled up and rated.
    pub method: MethodSettings,
    /// How resources are checked and printed.
    pub resources: ResourceSettings,
    /// Where data come from, by the name that the project gives it.
    pub sources: BTreeMap<String, Source>,
    /// What a file of data may cost at most.
    pub limits: Limits,
    /// How tables are made from sources.
    pub tables: BTreeMap<TableName, TableSettings>,
    /// The levels that the project gives to findings.
    pub levels: BTreeMap<Code, LevelSetting>,
    /// Why each waiver of the project was made, in the order of the project file.
    pub waivers: Vec<Localised>,
    /// The figures that may no longer move.
    pub frozen: Frozen,
    /// How the report is typeset.
    pub theme: ThemeSettings,
    /// Whether an annex says where the figures come from; as the kind of document has it where nothing is said.
    pub trace_annex: Option<bool>,
    /// The output folder, relative to the current one.
    pub output: PathBuf,
    /// Where the answers of databases are kept.
    kept: Vec<Keep>,
    /// The files that were read so far; whoever reads another one adds it.
    pub reading: Reading,
}

impl Manifest {
    /// The language that the others are translations of: the one that the document names, or the first one.
    pub fn original(&self) -> Option<Language> {
        let languages = &self.report.languages;
        let named = self.paper.as_ref().and_then(|paper| paper.original);
        named.filter(|named| languages.contains(named)).or(languages.first().copied())
    }
}

/// What is made of a project: the document that it describes, unless a run asks for something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The kind of document.
    pub kind: DocumentKind,
    /// The one section that is made; the whole where there is none.
    pub section: Option<String>,
}

/// How the databases of a project are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asking {
    /// They are connected to.
    #[default]
    Live,
    /// They are connected to, and what they answer is kept where the project says so.
    Keeping {
        /// The day on which they are asked.
        on: Date,
    },
    /// They are not connected to: the answers that were kept are used.
    Offline,
}

/// What is reported, by whom and when.
#[derive(Debug)]
pub struct Report {
    /// Names the output files.
    pub id: String,
    /// The kind of document.
    pub kind: DocumentKind,
    /// The organisation that reports.
    pub organisation: Localised,
    /// The title.
    pub title: Localised,
    /// The second line of the title.
    pub subtitle: Option<Localised>,
    /// A statement on the cover.
    pub notice: Option<Localised>,
    /// The reporting period.
    pub period: Period,
    /// How sources write periods, unless they say otherwise.
    pub period_forms: PeriodForms,
    /// The editions, in order.
    pub languages: Vec<Language>,
    /// The formats of each edition.
    pub formats: Vec<Format>,
    /// The date of the report.
    pub date: Date,
    /// The house whose numbers it writes.
    pub house: House,
    /// How far its values must be checked, where the project asks for it.
    pub states: Option<StateRule>,
}

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// The annual results report.
    AnnualReport,
    /// A document of a governing body.
    GoverningBody,
}

impl DocumentKind {
    /// All kinds.
    pub const ALL: &[Self] = &[Self::AnnualReport, Self::GoverningBody];

    /// The word of project files and arguments.
    pub fn key(self) -> &'static str {
        match self {
            Self::AnnualReport => "annual-report",
            Self::GoverningBody => "governing-body",
        }
    }
}

/// How achievement is rolled up and rated (`method.md` 4.6, 4.7).
#[derive(Debug)]
pub struct MethodSettings {
    /// The rating scale.
    pub scale: Scale,
    /// Achievements above it count as it.
    pub cap: Decimal,
    /// Achievements below it count as it.
    pub floor: Decimal,
    /// The least coverage with which an area has a headline figure.
    pub min_coverage: Decimal,
    /// How outlooks are judged.
    pub outlook: OutlookMethod,
    /// Which milestone a period is compared with.
    pub milestones: MilestoneRule,
    /// What the overall figure is the mean of.
    pub overall: OverallMean,
}

/// What the overall figure is the mean of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverallMean {
    /// The areas, by their weights.
    Areas,
    /// All indicators, by their weights times those of their areas.
    Indicators,
}

impl OverallMean {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Areas, Self::Indicators];

    /// The word written in project files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Indicators => "indicators",
        }
    }
}

/// Which milestone a period is compared with (`method.md` 4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MilestoneRule {
    /// The one set for the period.
    Period,
    /// The first one set for the period or later, as OPSYS does.
    Next,
}

/// The tables that a report is made from (`docs/project.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableName {
    /// Outcome areas.
    Areas,
    /// The positions of ordinal scales.
    Ordinals,
    /// Indicators.
    Indicators,
    /// Reporting units.
    Units,
    /// Names of the parts of totals.
    Categories,
    /// Baselines.
    Baselines,
    /// Targets.
    Targets,
    /// Actual values.
    Actuals,
    /// Steps of indicators that count them.
    Steps,
    /// Resources.
    Resources,
    /// Results of the results chain.
    Results,
    /// Assumptions of the results chain.
    Assumptions,
    /// Links of indicators to targets of the SDGs.
    Sdg,
    /// Moves of budgets between areas.
    Reallocations,
    /// Country programmes.
    Programmes,
    /// What country programmes contribute to.
    ProgrammeResults,
    /// Evidence.
    Evidence,
    /// Lessons.
    Lessons,
    /// Recommendations and their follow-up.
    Recommendations,
    /// Mandates.
    Mandates,
    /// Registered gaps in the data.
    Gaps,
    /// Who does what.
    Roles,
    /// The terms of the organisation.
    Glossary,
    /// How indicators of an earlier framework go on in a later one.
    Crosswalk,
    /// Figures as they were published before.
    Published,
}

impl TableName {
    /// All tables, in the order in which they are read.
    pub const ALL: [Self; 25] = [
        Self::Areas,
        Self::Ordinals,
        Self::Indicators,
        Self::Units,
        Self::Categories,
        Self::Baselines,
        Self::Targets,
        Self::Actuals,
        Self::Steps,
        Self::Resources,
        Self::Results,
        Self::Assumptions,
        Self::Sdg,
        Self::Reallocations,
        Self::Programmes,
        Self::ProgrammeResults,
        Self::Evidence,
        Self::Lessons,
        Self::Recommendations,
        Self::Mandates,
        Self::Gaps,
        Self::Roles,
        Self::Glossary,
        Self::Crosswalk,
        Self::Published,
    ];

    /// Whether a project may do without it.
    pub fn is_optional(self) -> bool {
        !matches!(self, Self::Areas | Self::Indicators | Self::Actuals)
    }

    /// The name as written in project files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Ordinals => "ordinals",
            Self::Indicators => "indicators",
            Self::Units => "units",
            Self::Categories => "categories",
            Self::Baselines => "baselines",
            Self::Targets => "targets",
            Self::Actuals => "actuals",
            Self::Steps => "steps",
            Self::Resources => "resources",
            Self::Results => "results",
            Self::Assumptions => "assumptions",
            Self::Sdg => "sdg",
            Self::Reallocations => "reallocations",
            Self::Programmes => "programmes",
            Self::ProgrammeResults => "programme_results",
            Self::Evidence => "evidence",
            Self::Lessons => "lessons",
            Self::Recommendations => "recommendations",
            Self::Mandates => "mandates",
            Self::Gaps => "gaps",
            Self::Roles => "roles",
            Self::Glossary => "glossary",
            Self::Crosswalk => "crosswalk",
            Self::Published => "published",
        }
    }
}

/// How a table is made.
#[derive(Debug, Clone)]
pub struct TableSettings {
    /// From what.
    pub origin: TableOrigin,
    /// Where the project says so.
    pub place: Place,
}

/// What a table is made from.
#[derive(Debug, Clone)]
pub enum TableOrigin {
    /// Columns of one source, by the name they have in the table.
    Columns {
        /// The name of the source.
        source: String,
        /// The column of the source for each column of the table; empty where they have the same names.
        columns: BTreeMap<String, SourceColumn>,
    },
    /// A SQL query over the sources.
    Sql {
        /// The query.
        query: String,
    },
}

/// A column of a source that a table uses.
#[derive(Debug, Clone)]
pub struct SourceColumn {
    /// The name in the source.
    pub name: String,
    /// Where the project writes that name.
    pub name_place: Place,
    /// Where the project writes the name in the table.
    pub key_place: Place,
}

/// How the report is typeset.
#[derive(Debug)]
pub struct ThemeSettings {
    /// The theme.
    pub name: String,
    /// Folders with further fonts.
    pub fonts: Vec<PathBuf>,
    /// Whether the fonts of the machine may be used.
    pub system_fonts: bool,
}

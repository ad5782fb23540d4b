//! The codes of findings: stable names, each with its usual level.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Level;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $key:literal, $level:ident;)+) => {
        /// The kind of a finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable name.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }

            /// What the code means, in one sentence.
            pub fn description(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc),+).trim_ascii_start(),)+
                }
            }

            /// The level where the project says nothing else.
            pub fn default_level(self) -> Level {
                match self {
                    $(Self::$variant => Level::$level,)+
                }
            }
        }
    };
}

codes! {
    /// The project file is not valid TOML.
    ManifestSyntax = "manifest-syntax", Error;
    /// A key of a project file or front matter is not known.
    UnknownKey = "unknown-key", Error;
    /// A key that must be there is missing.
    MissingKey = "missing-key", Error;
    /// A key has a value that it cannot have.
    InvalidValue = "invalid-value", Error;
    /// A file that the project names cannot be read.
    FileUnreadable = "file-unreadable", Error;
    /// A path leads out of the project.
    PathOutside = "path-outside", Error;
    /// A secret stands in the project, where every copy of it takes it along.
    SecretExposed = "secret-exposed", Error;
    /// A secret is not where the project says.
    SecretMissing = "secret-missing", Error;
    /// The driver of a database is not there or cannot be loaded.
    DriverMissing = "driver-missing", Error;
    /// A database does not answer, or no longer does.
    DatabaseUnreachable = "database-unreachable", Error;
    /// A database does not let the user in, or not at what is asked for.
    DatabaseRefused = "database-refused", Error;
    /// A database cannot run a query.
    QueryFailed = "query-failed", Error;
    /// A query takes longer than the project allows.
    QueryTooLong = "query-too-long", Error;
    /// What a database answers cannot be kept.
    AnswersUnkept = "answers-unkept", Error;
    /// A run that connects to no database needs one whose answers are not kept.
    KeepMissing = "keep-missing", Error;
    /// An answer of a database is not among those that were kept.
    AnswerMissing = "answer-missing", Error;
    /// An answer of a database that was kept is not what it was.
    AnswerDamaged = "answer-damaged", Error;
    /// A source cannot be read as the format it is in.
    SourceFormat = "source-format", Error;
    /// The header of a source has an empty or a repeated name.
    SourceHeader = "source-header", Error;
    /// A row of a source has more or fewer cells than its header.
    RowRagged = "row-ragged", Error;
    /// A column of a source holds what no table can, and is left out.
    ColumnLeftOut = "column-left-out", Warning;
    /// The encoding of a source is known from its first bytes and from nothing that the project says.
    EncodingAssumed = "encoding-assumed", Warning;
    /// A file is larger, or harder to read, than the limits allow.
    LimitExceeded = "limit-exceeded", Error;
    /// A workbook has no sheet of a name, or several and it is not said which one is meant.
    SheetUnknown = "sheet-unknown", Error;
    /// A cell of a sheet holds an error in place of a value.
    CellError = "cell-error", Error;
    /// A cell of a sheet has a formula whose result was not saved.
    FormulaUnvalued = "formula-unvalued", Error;
    /// A table that the report needs is not there.
    TableMissing = "table-missing", Error;
    /// A column that a table needs is not there.
    ColumnMissing = "column-missing", Error;
    /// A table has a column that it cannot use.
    ColumnUnknown = "column-unknown", Warning;
    /// The condition of a source leaves out rows.
    RowsLeftOut = "rows-left-out", Warning;
    /// A SQL query cannot be run.
    SqlInvalid = "sql-invalid", Error;
    /// A cell that must be filled is empty.
    CellEmpty = "cell-empty", Error;
    /// A cell holds something other than a number.
    NumberInvalid = "number-invalid", Error;
    /// A number has more decimals than are kept.
    NumberRounded = "number-rounded", Warning;
    /// A cell holds something other than a period.
    PeriodInvalid = "period-invalid", Error;
    /// A cell holds a word that is not one of those allowed.
    WordInvalid = "word-invalid", Error;
    /// A row says two things of which only one can be true.
    ValueContradicted = "value-contradicted", Error;
    /// Two rows have the same key.
    DuplicateKey = "duplicate-key", Error;
    /// A row names an area, an indicator or a unit that is not there.
    ReferenceUnknown = "reference-unknown", Error;
    /// A row of data belongs to no period that the report compares.
    PeriodOutside = "period-outside", Warning;
    /// A row of data belongs to something that is not in force in its period.
    OutsideFramework = "outside-framework", Warning;
    /// A row of the crosswalk contradicts the framework or another row.
    CrosswalkContradicted = "crosswalk-contradicted", Error;
    /// Numbers are too large to be added exactly.
    SumOverflow = "sum-overflow", Error;
    /// A title is missing in a language of the report.
    TitleMissing = "title-missing", Error;
    /// The weights of an area do not make a mean.
    WeightInvalid = "weight-invalid", Error;
    /// A judgement has no reason.
    RationaleMissing = "rationale-missing", Error;
    /// A target has a form, or an indicator lacks a part, that its method cannot do without.
    MethodIncomplete = "method-incomplete", Error;
    /// The bands of a rating scale leave a gap or overlap.
    ScaleInvalid = "scale-invalid", Error;
    /// A value to be weighted has no weight.
    WeightMissing = "weight-missing", Error;
    /// The parts of a total do not add up to it.
    DisaggregationMismatch = "disaggregation-mismatch", Error;
    /// The corporate level and its units report different values.
    CorporateDiffers = "corporate-differs", Warning;
    /// The corporate target differs from the sum of those of the units.
    TargetsDiffer = "targets-differ", Warning;
    /// A running total falls because values are missing.
    FallByMissingUnit = "fall-by-missing-unit", Warning;
    /// A target lies on the wrong side of its baseline.
    TargetAgainstDirection = "target-against-direction", Error;
    /// An aggregation makes no sense for what it is applied to.
    AggregationForbidden = "aggregation-forbidden", Error;
    /// Results lead back to themselves.
    ChainCycle = "chain-cycle", Error;
    /// A result leads to one of a lower level.
    ChainLevel = "chain-level", Error;
    /// A cell holds something other than a target of the Sustainable Development Goals.
    SdgTargetInvalid = "sdg-target-invalid", Error;
    /// An indicator has no primary target among the Sustainable Development Goals, or more than one.
    SdgPrimary = "sdg-primary", Error;
    /// The responsibility for an indicator is shared and no contributor is named.
    ContributorsMissing = "contributors-missing", Warning;
    /// The moves of budgets do not explain how the budgets were revised.
    ReallocationMismatch = "reallocation-mismatch", Error;
    /// An area gave more of its budget to others than the project allows.
    ReallocationLimit = "reallocation-limit", Warning;
    /// An indicator has nothing to report for the reporting period.
    IndicatorWithoutData = "indicator-without-data", Warning;
    /// A percentage lies below 0 or above 100.
    ImpossiblePercentage = "impossible-percentage", Warning;
    /// A value lies outside the range that its indicator declares.
    ValueOutOfRange = "value-out-of-range", Error;
    /// A percentage indicator has fractions among its percentages.
    MixedPercentScale = "mixed-percent-scale", Error;
    /// A running total falls.
    CumulativeFell = "cumulative-fell", Error;
    /// A value is the same as that of the year before.
    CopiedValue = "copied-value", Warning;
    /// A value differs from the others of its record by a factor of a thousand.
    UnitJump = "unit-jump", Warning;
    /// A value was measured before the period that it is reported for.
    ValueTooOld = "value-too-old", Warning;
    /// The same numbers are reported under two names.
    ReportedTwice = "reported-twice", Warning;
    /// Most units report exactly what their target asks for.
    ActualEqualsTarget = "actual-equals-target", Warning;
    /// A figure rests on values that are checked less than the project asks for.
    StateTooLow = "state-too-low", Error;
    /// A waiver covers no finding, or declared words nothing that a check would point at.
    DeclarationUnused = "declaration-unused", Warning;
    /// A recommendation has a status that its dates or its response contradict.
    FollowUpContradicted = "follow-up-contradicted", Error;
    /// A gap is registered for something that has a value.
    GapClosed = "gap-closed", Warning;
    /// An indicator has neither data for the reporting period nor a registered gap.
    GapUnregistered = "gap-unregistered", Warning;
    /// Nothing in the report answers a mandate.
    MandateUnanswered = "mandate-unanswered", Error;
    /// A figure that was cleared is no longer what it was.
    FrozenFigureMoved = "frozen-figure-moved", Error;
    /// A figure that was published is another one today, and nothing says why.
    RestatedWithoutReason = "restated-without-reason", Warning;
    /// The front matter of a narrative section is missing or wrong.
    FrontMatter = "front-matter", Error;
    /// A narrative section is missing in a language of the report.
    SectionMissing = "section-missing", Error;
    /// A section was translated from a text that has changed since.
    TranslationOutdated = "translation-outdated", Warning;
    /// Some sections of a language say which text they translate, and others do not.
    TranslationUndated = "translation-undated", Warning;
    /// A text uses a word that the glossary says not to use.
    TermAvoided = "term-avoided", Warning;
    /// A translation does not use the term for what its original names.
    TermUntranslated = "term-untranslated", Warning;
    /// The editions of a report differ in more than their language.
    EditionsDiffer = "editions-differ", Warning;
    /// The name of a paragraph is malformed, misplaced or given twice.
    ParagraphName = "paragraph-name", Error;
    /// A text refers to a paragraph that is not there or carries no number.
    ParagraphUnknown = "paragraph-unknown", Error;
    /// A section has other numbered paragraphs in one language than in another.
    ParagraphsDiffer = "paragraphs-differ", Error;
    /// Nothing in a document asks the organ to act.
    ActionMissing = "action-missing", Error;
    /// More than one paragraph of a document asks the organ to act.
    ActionRepeated = "action-repeated", Error;
    /// The symbol of a document is misprinted.
    SymbolMisprint = "symbol-misprint", Warning;
    /// A document has more words than its house allows.
    DocumentTooLong = "document-too-long", Warning;
    /// A template cannot be read or run.
    TemplateInvalid = "template-invalid", Error;
    /// A template asks for a figure that does not exist.
    FigureUnknown = "figure-unknown", Error;
    /// The figures do not support what a text claims.
    ClaimUnsupported = "claim-unsupported", Error;
    /// Words assert of a figure what could be checked.
    ClaimUnchecked = "claim-unchecked", Warning;
    /// Words say that the organisation caused a result for which the responsibility is shared.
    CausalVerb = "causal-verb", Warning;
    /// A narrative uses a Markdown construct that a report has no place for.
    MarkdownUnsupported = "markdown-unsupported", Error;
    /// No configured font has a character.
    GlyphMissing = "glyph-missing", Error;
    /// The theme cannot typeset the document.
    TypesettingFailed = "typesetting-failed", Error;
    /// A number typed by hand is one that is computed.
    LiteralComputed = "literal-computed", Warning;
    /// A number typed by hand is not the figure that it must mean.
    LiteralContradicted = "literal-contradicted", Error;
    /// A number typed by hand is no figure of the report and not declared.
    LiteralUnknown = "literal-unknown", Warning;
}

impl Code {
    /// The code with the given name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.key() == key)
    }

    /// Whether a whole table is not read where this is found, which a project must not make less than an error:
    /// a table that cannot be read would be taken for one that the project does not have.
    pub fn is_of_lost_table(self) -> bool {
        matches!(
            self,
            Self::FileUnreadable
                | Self::PathOutside
                | Self::SecretMissing
                | Self::DriverMissing
                | Self::DatabaseUnreachable
                | Self::DatabaseRefused
                | Self::QueryFailed
                | Self::QueryTooLong
                | Self::KeepMissing
                | Self::AnswerMissing
                | Self::AnswerDamaged
                | Self::SourceFormat
                | Self::SourceHeader
                | Self::LimitExceeded
                | Self::SheetUnknown
                | Self::TableMissing
                | Self::ColumnMissing
                | Self::SqlInvalid
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

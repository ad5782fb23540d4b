//! Words and numbers in the language of an edition: the only place that formats a value.
//!
//! Rounding is half away from zero and happens here, for display only.

mod basis;
mod chain;
mod collation;
mod crosswalk;
mod date;
mod diff;
mod explain;
mod glossary;
mod label;
mod language;
mod languages;
mod money;
mod number;
mod outlook;
mod overall;
mod paper;
mod phrase;
mod quality;
mod registers;
mod restate;
mod robustness;
mod sdg;
mod share;
mod style;
mod texts;
mod trace;
mod trend;
mod word_count;

pub use basis::BasisText;
pub use chain::{ChainLabel, ChainPhrase};
pub use crosswalk::CrosswalkText;
pub use diff::{DiffLabel, DiffPhrase};
pub use explain::{ExplainLabel, ExplainPhrase};
pub use glossary::GlossaryText;
pub use label::{Label, Phrase};
pub use language::LanguageName;
pub use money::MoneyText;
pub use number::round as rounded;
pub use outlook::{OutlookLabel, OutlookPhrase};
pub use overall::OverallText;
pub use paper::{PaperLabel, PaperPhrase};
pub use phrase::PhrasePart;
pub use quality::{QualityLabel, QualityPhrase};
pub use registers::{RegisterLabel, RegisterPhrase};
pub use restate::RestateText;
pub use robustness::{RobustnessLabel, RobustnessPhrase};
pub use sdg::{SdgLabel, SdgPhrase};
pub use share::{ShareFit, Shares};
pub use texts::Text;
pub use trace::{TraceKind, TraceLabel, TracePhrase};
pub use trend::TrendText;

use crate::assess::{Impossible, Unrated};
use crate::model::{
    ActorLevel, Band, BandName, FundSource, House, Kind, Language, Level, Method, MissingReason, Relation,
    Responsibility, RowFate, StandardBand,
};

/// Writes in one language.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    language: Language,
    house: House,
}

/// The words of a language as the United Nations write it.
impl From<Language> for Wording {
    fn from(language: Language) -> Self {
        Self::new(language)
    }
}

impl Wording {
    /// Writes in the given language, as the United Nations do.
    pub const fn new(language: Language) -> Self {
        Self { language, house: House::UnitedNations }
    }

    /// Writes numbers as the given house does.
    #[must_use]
    pub const fn in_house(self, house: House) -> Self {
        Self { house, ..self }
    }

    /// The language.
    pub fn language(self) -> Language {
        self.language
    }

    /// A fixed word or phrase.
    pub fn label(self, label: impl Text) -> &'static str {
        label.text(self.language)
    }

    /// A phrase with its places filled; a place that is not named stays as it is.
    pub fn phrase(self, phrase: impl Text, places: &[(&str, &str)]) -> String {
        phrase::fill(self.language, phrase.text(self.language), places)
    }

    /// The parts of a phrase whose places hold more than text.
    ///
    /// `printed` gives the text at a place, by which plural forms are chosen.
    pub fn parts(self, phrase: &str, printed: impl Fn(&str) -> Option<String>) -> Vec<PhrasePart> {
        phrase::parts(self.language, phrase, &printed)
    }

    /// The plural category of a number as printed: `one`, `few`, `other` and so on (CLDR).
    pub fn plural_category(self, printed: &str) -> &'static str {
        style::plural_category(self.language, printed)
    }

    /// A list of words, joined as the language does.
    pub fn list(self, words: &[String]) -> String {
        let Some((last, rest)) = words.split_last() else { return String::new() };
        let (comma, and) = match self.language {
            Language::English => (", ", " and "),
            Language::French => (", ", " et "),
            Language::Spanish => (", ", spanish_and(last)),
            Language::Russian => (", ", " и "),
            Language::Chinese => ("、", "和"),
            Language::Arabic => ("، ", " و"),
        };
        if rest.is_empty() { last.clone() } else { format!("{}{and}{last}", rest.join(comma)) }
    }

    /// A label as it stands within a line: its first letter is small, unless it begins with initials.
    pub fn within(self, label: &str) -> String {
        let mut letters = label.chars();
        let (first, second) = (letters.next(), letters.clone().next());
        match first {
            Some(first) if !second.is_some_and(char::is_uppercase) => {
                first.to_lowercase().chain(letters).collect()
            }
            Some(_) | None => label.to_owned(),
        }
    }

    /// Sentences, one after the other.
    pub fn sentences(self, sentences: &[String]) -> String {
        if self.language.has_spaces() { sentences.join(" ") } else { sentences.concat() }
    }

    /// The words of a band of a rating scale.
    pub fn band(self, band: &Band) -> &str {
        match &band.name {
            BandName::Standard(standard) => self.label(standard_band(*standard)),
            BandName::Own { key, label } => label.get(self.language).unwrap_or(key),
        }
    }

    /// The words of a reason why there is no rating.
    pub fn unrated(self, reason: Unrated) -> &'static str {
        self.label(match reason {
            Unrated::NoData => Label::NoData,
            Unrated::NoTarget => Label::NoTarget,
            Unrated::NoBaseline => Label::NoBaseline,
            Unrated::NotDue => Label::NotDue,
            Unrated::NotComputable => Label::NotComputable,
            Unrated::Compared => Label::Compared,
            Unrated::InsufficientData => Label::InsufficientData,
        })
    }

    /// The words of a reason why a value is missing.
    pub fn missing(self, reason: MissingReason) -> &'static str {
        self.label(match reason {
            MissingReason::NotDue => Label::NotDue,
            MissingReason::NotCollected => Label::NotCollected,
            MissingReason::NotReported => Label::NotReported,
            MissingReason::Suppressed => Label::Suppressed,
            MissingReason::NotApplicable => Label::NotApplicable,
            MissingReason::PendingQa => Label::PendingQa,
        })
    }

    /// The words of a reason why no formula applies.
    pub fn impossible(self, reason: Impossible) -> &'static str {
        self.label(match reason {
            Impossible::FlatTarget => Label::FlatTarget,
            Impossible::ZeroTarget => Label::ZeroTarget,
            Impossible::ZeroCeiling => Label::ZeroCeiling,
            Impossible::NegativeValue => Label::NegativeValue,
            Impossible::TargetAgainstDirection => Label::TargetAgainstDirection,
            Impossible::ZeroDenominator => Label::ZeroDenominator,
            Impossible::NotAggregated => Label::NotAggregated,
            Impossible::NotMatched => Label::NotMatched,
            Impossible::AtBaseline => Label::AtBaseline,
            Impossible::RangeLost => Label::RangeLost,
            Impossible::ZeroActual => Label::ZeroActual,
            Impossible::NoTolerance => Label::NoTolerance,
            Impossible::TargetForm => Label::TargetForm,
            Impossible::NoPeers => Label::NoPeers,
            Impossible::Overflow => Label::Overflow,
        })
    }

    /// What became of a row of data.
    pub fn row_fate(self, fate: RowFate) -> String {
        self.label(match fate {
            RowFate::Used => ExplainLabel::FateUsed,
            RowFate::Missing(reason) => {
                let (no_data, colon) = (self.label(Label::NoData), self.label(Label::Colon));
                return format!("{no_data}{colon}{}", self.missing(reason));
            }
            RowFate::Superseded => ExplainLabel::FateSuperseded,
            RowFate::Duplicate => ExplainLabel::FateDuplicate,
            RowFate::Part => ExplainLabel::FatePart,
            RowFate::BesideCorporate => ExplainLabel::FateBeside,
            RowFate::Carried => ExplainLabel::FateCarried,
            RowFate::Earlier => ExplainLabel::FateEarlier,
            RowFate::NotInForce => ExplainLabel::FateNotInForce,
            RowFate::Unusable => ExplainLabel::FateUnusable,
        })
        .to_owned()
    }

    /// The words of a source of funds.
    pub fn fund_source(self, source: FundSource) -> &'static str {
        self.label(match source {
            FundSource::Assessed => Label::Assessed,
            FundSource::Voluntary => Label::Voluntary,
            FundSource::Other => Label::OtherFunds,
        })
    }

    /// The words of what became of an indicator when the framework changed.
    pub fn relation(self, relation: Relation) -> &'static str {
        self.label(match relation {
            Relation::Same => CrosswalkText::Same,
            Relation::Redefined => CrosswalkText::Redefined,
            Relation::Merged => CrosswalkText::Merged,
            Relation::Split => CrosswalkText::Split,
            Relation::Discontinued => CrosswalkText::Discontinued,
            Relation::New => CrosswalkText::New,
        })
    }

    /// The words of a level of the results framework.
    pub fn level(self, level: Level) -> &'static str {
        self.label(match level {
            Level::Impact => Label::LevelImpact,
            Level::Outcome => Label::LevelOutcome,
            Level::Output => Label::LevelOutput,
            Level::Management => Label::LevelManagement,
            Level::Organisation => Label::LevelOrganisation,
        })
    }

    /// The words of a method.
    pub fn method(self, method: Method) -> &'static str {
        self.label(match method {
            Method::Ratio => Label::MethodRatio,
            Method::Progress => Label::MethodProgress,
            Method::InverseRatio => Label::MethodInverseRatio,
            Method::Ceiling => Label::MethodCeiling,
            Method::Maintain => Label::MethodMaintain,
            Method::Range => Label::MethodRange,
            Method::Ordinal => Label::MethodOrdinal,
            Method::Milestone => Label::MethodMilestone,
            Method::Binary => Label::MethodBinary,
            Method::Threshold => Label::MethodThreshold,
            Method::Qualitative => Label::MethodQualitative,
            Method::Distance => Label::MethodDistance,
        })
    }

    /// The words of who answers for a result.
    pub fn responsibility(self, responsibility: Responsibility) -> &'static str {
        self.label(match responsibility {
            Responsibility::Full => Label::FullResponsibility,
            Responsibility::Shared => Label::SharedResponsibility,
        })
    }

    /// The words of who changes.
    pub fn actor_level(self, level: ActorLevel) -> &'static str {
        self.label(match level {
            ActorLevel::Micro => Label::ActorMicro,
            ActorLevel::Meso => Label::ActorMeso,
            ActorLevel::Macro => Label::ActorMacro,
        })
    }

    /// The words of a kind of indicator.
    pub fn kind(self, kind: Kind) -> &'static str {
        self.label(match kind {
            Kind::Flow => Label::KindFlow,
            Kind::Stock => Label::KindStock,
            Kind::Cumulative => Label::KindCumulative,
        })
    }
}

/// “And” before a word: another word stands before the sound i, but not before ie.
fn spanish_and(word: &str) -> &'static str {
    let word = word.to_lowercase();
    let sound = word.strip_prefix('h').unwrap_or(&word);
    let is_i = sound.starts_with(['i', 'í']) && !sound.starts_with("ie");
    if is_i { " e " } else { " y " }
}

fn standard_band(band: StandardBand) -> Label {
    match band {
        StandardBand::Met => Label::Met,
        StandardBand::LargelyMet => Label::LargelyMet,
        StandardBand::PartlyMet => Label::PartlyMet,
        StandardBand::NotMet => Label::NotMet,
        StandardBand::Regressed => Label::Regressed,
        StandardBand::Green => Label::Green,
        StandardBand::Amber => Label::Amber,
        StandardBand::Red => Label::Red,
        StandardBand::A1 => Label::GradeA1,
        StandardBand::A2 => Label::GradeA2,
        StandardBand::B1 => Label::GradeB1,
        StandardBand::B2 => Label::GradeB2,
        StandardBand::C => Label::GradeC,
        StandardBand::Over => Label::OverTarget,
        StandardBand::On => Label::OnTarget,
        StandardBand::Under => Label::UnderTarget,
        StandardBand::High => Label::High,
        StandardBand::Medium => Label::Medium,
        StandardBand::Low => Label::Low,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_is_left_out_is_not_named_as_many() {
        let more =
            |language, n| Wording::new(language).phrase(TracePhrase::MoreRows, &[("rows", "2, 3"), ("n", n)]);
        assert_eq!(more(Language::French, "1"), "2, 3 et 1 autre");
        assert_eq!(more(Language::French, "14"), "2, 3 et 14 autres");
        assert_eq!(more(Language::Arabic, "1"), "2, 3 وآخر");
        assert_eq!(Wording::new(Language::French).phrase(DiffPhrase::Others, &[("n", "1")]), "et 1 autre");
    }

    #[test]
    fn a_label_within_a_line_begins_small() {
        let french = Wording::new(Language::French);
        assert_eq!(
            ["Effet direct", "État", "ODD"].map(|label| french.within(label)),
            ["effet direct", "état", "ODD"]
        );
    }

    #[test]
    fn lists_are_joined_as_each_language_does() {
        let words: Vec<String> = ["A", "B", "C"].map(ToOwned::to_owned).into();
        assert_eq!(Wording::new(Language::English).list(&words), "A, B and C");
        assert_eq!(Wording::new(Language::French).list(&words), "A, B et C");
        assert_eq!(Wording::new(Language::Spanish).list(&words), "A, B y C");
        assert_eq!(Wording::new(Language::Russian).list(&words), "A, B и C");
        assert_eq!(Wording::new(Language::Chinese).list(&words), "A、B和C");
        assert_eq!(Wording::new(Language::Arabic).list(&words), "A، B وC");
        let spanish = ["industria", "Islandia", "hilo", "hielo", "agua"].map(spanish_and);
        assert_eq!(spanish, [" e ", " e ", " e ", " y ", " y "]);
    }
}

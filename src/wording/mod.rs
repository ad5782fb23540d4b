//! Words and numbers in the language of an edition: the only place that formats a value.
//!
//! Rounding is half away from zero and happens here, for display only.

mod basis;
mod chain;
mod crosswalk;
mod date;
mod explain;
mod label;
mod money;
mod number;
mod outlook;
mod overall;
mod plural;
mod quality;
mod registers;
mod robustness;
mod sdg;
mod share;
mod texts;
mod trend;

pub use basis::BasisText;
pub use chain::{ChainLabel, ChainPhrase};
pub use crosswalk::CrosswalkText;
pub use explain::{ExplainLabel, ExplainPhrase};
pub use label::{Label, Phrase};
pub use money::MoneyText;
pub use outlook::{OutlookLabel, OutlookPhrase};
pub use overall::OverallText;
pub use quality::{QualityLabel, QualityPhrase};
pub use registers::{RegisterLabel, RegisterPhrase};
pub use robustness::{RobustnessLabel, RobustnessPhrase};
pub use sdg::{SdgLabel, SdgPhrase};
pub use share::{ShareFit, Shares};
pub use texts::Text;
pub use trend::TrendText;

use crate::assess::{Impossible, Unrated};
use crate::model::{
    ActorLevel, Band, BandName, FundSource, Kind, Language, Level, Method, MissingReason, Relation,
    Responsibility, RowFate, StandardBand,
};

/// Writes in one language.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    language: Language,
}

impl Wording {
    /// Writes in the given language.
    pub fn new(language: Language) -> Self {
        Self { language }
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
    ///
    /// `{n:one|other}` prints the form that goes with the number at `{n}`.
    pub fn phrase(self, phrase: impl Text, places: &[(&str, &str)]) -> String {
        let mut text = String::new();
        let mut rest = phrase.text(self.language);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, next)) = after.split_once('}') else { break };
            text.push_str(before);
            let printed = |name: &str| places.iter().find(|(place, _)| *place == name);
            match self.place(name, |name| printed(name).map(|(_, value)| *value)) {
                Some(value) => text.push_str(value),
                None => text.extend(["{", name, "}"]),
            }
            rest = next;
        }
        text + rest
    }

    /// A list of words, joined as the language does.
    pub fn list(self, words: &[String]) -> String {
        let Some((last, rest)) = words.split_last() else { return String::new() };
        let (comma, and) = match self.language {
            Language::English => (", ", " and "),
            Language::Chinese => ("、", "和"),
        };
        if rest.is_empty() { last.clone() } else { format!("{}{and}{last}", rest.join(comma)) }
    }

    /// Sentences, one after the other.
    pub fn sentences(self, sentences: &[String]) -> String {
        match self.language {
            Language::English => sentences.join(" "),
            Language::Chinese => sentences.concat(),
        }
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
    fn lists_are_joined_as_each_language_does() {
        let words: Vec<String> = ["A", "B", "C"].map(ToOwned::to_owned).into();
        assert_eq!(Wording::new(Language::English).list(&words), "A, B and C");
        assert_eq!(Wording::new(Language::Chinese).list(&words), "A、B和C");
    }
}

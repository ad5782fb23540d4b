//! What a figure is, in the words of the edition: its subject, then kind, unit and period.

use super::Tracer;
use crate::assess::outlook::Band;
use crate::document::{Fact, FactKind as K, Subject};
use crate::model::{AreaId, FollowUp, IndicatorId, MissingReason, State};
use crate::wording::{
    BasisText, ChainLabel, ExplainLabel, Label, MoneyText, OutlookLabel, RegisterLabel, RestateText,
    SdgLabel, Text, TraceKind, TraceLabel as L, TracePhrase as P,
};

impl Tracer<'_> {
    /// The subject of a figure, and which figure of it it is.
    pub(super) fn name(self, fact: &Fact) -> (String, String) {
        let words = self.quoter.words;
        let unit = fact.unit.as_ref().filter(|_| fact.figure != K::UnitName);
        let unit = unit.map(|unit| self.quoter.unit_name(unit));
        let at = match (unit, fact.period.map(|period| words.period(period))) {
            (Some(unit), Some(period)) => {
                Some(words.phrase(P::UnitAt, &[("unit", &unit), ("period", &period)]))
            }
            (unit, period) => unit.or(period),
        };
        let figure = self.kind_alone(fact);
        let detail = fact.detail.as_ref().map(|detail| self.detail(fact, detail));
        let name = match (detail, at) {
            (None, None) => figure,
            (Some(detail), None) => self.named(&figure, &detail),
            (None, Some(at)) => words.phrase(P::FigureAt, &[("figure", &figure), ("at", &at)]),
            (Some(detail), Some(at)) => {
                words.phrase(P::DetailedAt, &[("figure", &figure), ("detail", &detail), ("at", &at)])
            }
        };
        (self.subject(&fact.subject), name)
    }

    fn text(self, text: impl Text) -> String {
        self.quoter.words.label(text).to_owned()
    }

    /// What a figure is about.
    pub(super) fn subject(self, subject: &Subject) -> String {
        let words = self.quoter.words;
        match subject {
            Subject::Indicator(id) => self.indicator(id),
            Subject::Part { indicator, part } => {
                let part = part.clone().unwrap_or_else(|| self.text(BasisText::NotBrokenDown));
                self.named(&self.indicator(indicator), &part)
            }
            Subject::Area(id) => self.area(id),
            Subject::Result(id) => {
                let results = &self.quoter.assessment.chain.results;
                let result = results.iter().find(|result| result.id == *id);
                let title = result.and_then(|result| result.title.get(words.language())).unwrap_or_default();
                format!("{id} {title}")
            }
            Subject::Actors { level, stage } => {
                let level = level.map(|level| words.actor_level(level).to_owned());
                let stage = stage.map(|stage| words.stage(stage).to_owned());
                let parts: Vec<String> = level.into_iter().chain(stage).collect();
                let whole = self.text(Label::Indicators);
                if parts.is_empty() {
                    whole
                } else {
                    self.named(&whole, &parts.join(words.label(Label::Enumeration)))
                }
            }
            Subject::Goal { goal, area } => {
                let goal = goal.map_or_else(
                    || self.text(SdgLabel::Title),
                    |goal| words.phrase(P::GoalSubject, &[("n", &words.count(u64::from(goal)))]),
                );
                area.as_ref().map_or_else(|| goal.clone(), |area| self.named(&goal, &self.area(area)))
            }
            Subject::Assumptions(state) => {
                self.named(&self.text(ChainLabel::ContextTitle), words.assumption(*state))
            }
            Subject::Resources { area, source, class } => {
                let area = area.as_ref().map(|area| self.area(area));
                let source = source.map(|source| words.fund_source(source).to_owned());
                let class = class.filter(|class| *class == crate::model::FundClass::Capital);
                let class = class.map(|_| self.text(L::Capital));
                let parts: Vec<String> = area.into_iter().chain(source).chain(class).collect();
                let whole = self.text(L::Resources);
                if parts.is_empty() {
                    whole
                } else {
                    self.named(&whole, &parts.join(words.label(Label::Enumeration)))
                }
            }
            Subject::Reallocation(number) => {
                let n = words.count(*number as u64);
                self.named(&self.text(TraceKind::ReallocationLimit), &n)
            }
            Subject::Report => self.text(L::Whole),
            Subject::Recommendations(group) => {
                self.named(&self.text(RegisterLabel::RecommendationsTitle), &self.follow_up(*group))
            }
            Subject::Measurement => self.text(RegisterLabel::MeasurementCost),
        }
    }

    fn named(self, title: &str, detail: &str) -> String {
        self.quoter.words.phrase(P::Named, &[("title", title), ("detail", detail)])
    }

    fn indicator(self, id: &IndicatorId) -> String {
        let result = self.quoter.assessment.indicator(id);
        let title = result.and_then(|result| result.indicator.title.get(self.quoter.words.language()));
        format!("{id} {}", title.unwrap_or_default())
    }

    fn area(self, id: &AreaId) -> String {
        let area = self.quoter.assessment.area(id);
        let title = area.and_then(|area| area.area.title.get(self.quoter.words.language()));
        format!("{id} {}", title.unwrap_or_default())
    }

    /// The kind of a figure without its detail.
    #[expect(clippy::too_many_lines, reason = "a line for each kind of figure")]
    fn kind_alone(self, fact: &Fact) -> String {
        let of_units = matches!(fact.subject, Subject::Indicator(_));
        let of_areas = matches!(fact.detail.as_deref(), Some("areas-computed" | "areas-due"));
        let is_entries = matches!(fact.subject, Subject::Assumptions(_) | Subject::Recommendations(_));
        match fact.figure {
            K::Actual => self.text(Label::Actual),
            K::Baseline => self.text(Label::Baseline),
            K::Start => self.text(TraceKind::Start),
            K::Target => self.text(Label::Target),
            K::Achievement => self.text(Label::Achievement),
            K::Rating => self.text(Label::Rating),
            K::Outlook => self.text(OutlookLabel::Outlook),
            K::Expected | K::Due => self.text(ExplainLabel::ExpectedByNow),
            K::OtherRating => self.text(TraceKind::OtherRating),
            K::Change => self.text(TraceKind::Change),
            K::Coverage => self.text(Label::Coverage),
            K::BoundLow => self.text(ExplainLabel::BoundLow),
            K::BoundHigh => self.text(ExplainLabel::BoundHigh),
            K::Weight => self.text(Label::Weight),
            K::Count if of_units => self.text(TraceKind::ReportingUnits),
            K::Count if is_entries => self.text(TraceKind::Entries),
            K::Count if of_areas => self.text(TraceKind::Areas),
            K::Count => self.text(TraceKind::Indicators),
            K::MetCount => self.text(TraceKind::Met),
            K::SecondaryCount => self.text(TraceKind::Secondary),
            K::ResultCount => self.text(TraceKind::Results),
            K::Lag => self.text(ChainLabel::Lag),
            K::ShareMet => self.text(TraceKind::ShareMet),
            K::UnitName => self.text(Label::Country),
            K::OriginalBudget => self.text(MoneyText::OriginalBudget),
            K::Budget => self.text(Label::Budget),
            K::Expenditure => self.text(Label::Expenditure),
            K::Utilization => self.text(Label::Utilization),
            K::ShareOfBudget => self.text(MoneyText::ShareOfBudget),
            K::ShareOfExpenditure => self.text(MoneyText::ShareOfExpenditure),
            K::Amount => self.text(MoneyText::Amount),
            K::ShareGiven => self.text(TraceKind::ShareGiven),
            K::Rows => self.text(TraceKind::Rows),
            K::Findings => self.text(TraceKind::Findings),
            K::Cost => self.text(RegisterLabel::MeasurementCost),
            K::CostShare => self.text(RegisterLabel::MeasurementShare),
            K::Increment => self.text(TraceKind::Increment),
            K::Records => self.text(TraceKind::Records),
            K::RecordCoverage => self.text(TraceKind::RecordCoverage),
            K::Carried => self.text(TraceKind::Carried),
            K::UnitsTotal => self.text(TraceKind::UnitsTotal),
            K::UnitsGap => self.text(TraceKind::UnitsGap),
            K::TargetsTotal => self.text(TraceKind::TargetsTotal),
            K::TargetsGap => self.text(TraceKind::TargetsGap),
            K::Share => self.text(BasisText::Share),
            K::OriginalTarget => self.text(Label::OriginalTarget),
            K::OriginalAchievement => self.text(TraceKind::OriginalAchievement),
            K::MatchedActual => self.text(TraceKind::MatchedActual),
            K::MatchedTarget => self.text(TraceKind::MatchedTarget),
            K::ShareOfDue => self.text(TraceKind::ShareOfDue),
            K::PassedOver => self.text(TraceKind::PassedOver),
            K::Floor => self.text(TraceKind::Floor),
            K::Cap => self.text(TraceKind::Cap),
            K::MinCoverage => self.text(TraceKind::MinCoverage),
            K::ReallocationLimit => self.text(TraceKind::ReallocationLimit),
            K::Restatement if fact.subject == Subject::Report && fact.period.is_none() => {
                self.text(TraceKind::Published)
            }
            K::Restatement => self.text(RestateText::AsPublished),
        }
    }

    /// What a detail says, in words where there are any; what is the same in every language as it is.
    fn detail(self, fact: &Fact, detail: &str) -> String {
        let words = self.quoter.words;
        if let Some(label) = group(fact, detail) {
            return self.text(label);
        }
        let scale = &self.quoter.assessment.scale;
        let band = || scale.find(detail).map(|rank| words.band(scale.band(rank)).to_owned());
        let outlook = || {
            let band = Band::ALL.iter().find(|band| Some(band.key()) == detail.strip_prefix("outlook-"))?;
            Some(words.outlook(*band).to_owned())
        };
        let state = || {
            let state = State::ALL.into_iter().find(|state| state.key() == detail)?;
            Some(words.state(state).to_owned())
        };
        let missing = || {
            let reason = MissingReason::ALL.into_iter().find(|reason| reason.key() == detail)?;
            Some(words.missing(reason).to_owned())
        };
        let unrated = || {
            let rating = crate::assess::Rating::all(scale).find(|rating| rating.key(scale) == detail)?;
            Some(self.quoter.mark(rating).label)
        };
        let found = band().or_else(outlook).or_else(state).or_else(missing).or_else(unrated);
        found.unwrap_or_else(|| detail.to_owned())
    }

    /// What a group of recommendations is called.
    fn follow_up(self, group: FollowUp) -> String {
        let label = match group {
            FollowUp::All => return self.text(L::AllOf),
            FollowUp::Status(status) => return self.quoter.words.recommendation_status(status).to_owned(),
            FollowUp::Overdue => RegisterLabel::Overdue,
        };
        self.text(label)
    }
}

/// What is counted, by the detail of a number.
fn group(fact: &Fact, detail: &str) -> Option<L> {
    match detail {
        _ if fact.figure == K::Rows => rows(detail),
        "compared" if fact.figure == K::Restatement => Some(L::ComparedOf),
        "agreeing" => Some(L::AgreeingOf),
        "restated" => Some(L::RestatedOf),
        "all" => Some(L::AllOf),
        "unrated" => Some(L::UnratedOf),
        "computed" => Some(L::ComputedOf),
        "due" => Some(L::DueOf),
        "reporting" => Some(L::ReportingOf),
        "assessed" => Some(L::AssessedOf),
        "assessable" => Some(L::AssessableOf),
        "areas-computed" => Some(L::AreasComputed),
        "areas-due" => Some(L::AreasDue),
        "met" if matches!(fact.subject, Subject::Indicator(_)) => Some(L::MetOf),
        "comparable" => Some(L::ComparableOf),
        "with-target" => Some(L::TargetOf),
        "matched" => Some(L::MatchedOf),
        "with-outlook" => Some(L::OutlookOf),
        "outlook-refused" => Some(L::NoOutlookOf),
        "target-due" => Some(L::TargetDueOf),
        "no-target-set" => Some(L::NoTargetOf),
        "rated" => Some(L::RatedOf),
        "robust" => Some(L::RobustOf),
        "flipping" => Some(L::FlippingOf),
        "carried" => Some(L::CarriedOf),
        "derived" => Some(L::DerivedOf),
        "fallen" => Some(L::LostOf),
        "with-value-before" => Some(L::BeforeOf),
        "with-value-now" => Some(L::NowOf),
        _ => None,
    }
}

/// What became of the rows that a number counts.
fn rows(detail: &str) -> Option<L> {
    Some(match detail {
        "read" => L::ReadOf,
        "used" => L::UsedOf,
        "superseded" => L::SupersededOf,
        "missing" => L::UnvaluedOf,
        "duplicate" => L::DuplicateOf,
        "outside" => L::OutsideOf,
        "unusable" => L::UnusableOf,
        _ => return None,
    })
}

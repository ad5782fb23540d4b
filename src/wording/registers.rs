//! The words of registers: programmes, evidence, lessons, recommendations, mandates, gaps, roles.

use time::Date;

use super::Wording;
use super::texts::texts;
use crate::model::Period;
use crate::model::{EvidenceKind, LessonKind, RecommendationStatus, Response, Strength};

texts! {
    /// A word or phrase of a register that is printed as it is.
    RegisterLabel {
        Evaluation: "evaluation";
        Audit: "audit";
        Survey: "survey";
        Administrative: "administrative records";
        Study: "study";
        Testimony: "testimony";
        Strong: "●●● strong";
        Moderate: "●●○ moderate";
        Limited: "●○○ limited";
        Lesson: "Lesson";
        GoodPractice: "Good practice";
        Accepted: "accepted";
        PartlyAccepted: "partly accepted";
        NotAccepted: "not accepted";
        NoResponse: "none yet";
        Open: "open";
        InProgress: "in progress";
        Implemented: "implemented";
        Closed: "closed";
        Overdue: "overdue";
        ProgrammesTitle: "Country programmes";
        ProgrammesText: "Each programme of a country contributes to indicators of the results framework. Where the country reports an indicator itself, its own figures stand beside the contribution; a dash means that it does not, or that it has no target of its own. The figures of the Organization as a whole are those of the chapters on the areas, and those of countries are a part of them and not to be added.";
        ProgrammesCaption: "Country programmes and the indicators to which they contribute";
        Contribution: "Contribution";
        EvidenceTitle: "Evidence register";
        EvidenceCaption: "Evidence behind the results";
        Evidence: "Evidence";
        Kind: "Kind";
        Reference: "Reference";
        Date: "Date";
        Strength: "Strength";
        Supports: "Supports";
        WholeArea: "whole area";
        StrengthNote: "Strong evidence would convince a reader who doubts it; moderate evidence stands with reservations; limited evidence is an indication only.";
        Lessons: "Lessons";
        EvidenceAndLessons: "Evidence and lessons";
        LessonsCaption: "Lessons and what will be done with them";
        LessonsUse: "What will be done";
        RecommendationsTitle: "Follow-up to recommendations";
        RecommendationsCaption: "Recommendations and their follow-up";
        Recommendation: "Recommendation";
        ResponseAndStatus: "Response and status";
        Action: "Action and owner";
        DueDate: "Due";
        Status: "Status";
        RolesTitle: "Roles and responsibilities";
        RolesCaption: "Who answers for what";
        Actor: "Actor";
        Role: "Role";
        GapsTitle: "Data-gap register";
        GapsCaption: "Gaps in the data and how they will be closed";
        Missing: "What is missing";
        MeasurementTitle: "Cost of measurement";
        MeasurementCost: "Cost";
        MeasurementShare: "Share";
        MandatesTitle: "Mandates and where they are answered";
        MandatesCaption: "Decisions of governing bodies and the parts of this report that answer them";
        Mandate: "Mandate";
        Request: "What is asked for";
        AnsweredIn: "Answered in";
    }
}

texts! {
    /// A phrase of a register with places in braces, filled by name.
    RegisterPhrase {
        Duration: " ({span})";
        From: "from {date}";
        Until: "until {date}";
        LessonsOf: "Lessons: {area}";
        EvidenceOf: "Evidence: {area}";
        LessonItem: "{kind}. {text}";
        WhatFollows: "What follows: {text}";
        OverdueText: "A recommendation is overdue if it was to be carried out before {date} and is neither implemented nor closed. What was not accepted is not to be carried out and cannot be overdue.";
        FollowUpCounts: "Recommendations: {all}. Open: {open}; in progress: {in_progress}; implemented: {implemented}; closed: {closed}. Overdue on {date}: {overdue}.";
        OwnedBy: "Owner: {owner}";
        DoneOn: "{status}, {date}";
        GapPeriod: "{indicator}, {period}";
        GapUnit: "{indicator}, {unit}, {period}";
        MeasurementText: "What it costs to measure is recorded for {n} of {total} {total, plural, one {indicator} other {indicators}}; together it comes to {cost}{currency}.";
        OfCurrency: "\u{a0}{currency}";
        MeasurementOfSpent: "That is {share} of the operating expenditure in {period}.";
        MeasurementMeaning: "The dearest indicators stand first. The rows used are those behind the value of the period; a dear indicator with few rows or no rating is one whose worth should be asked about.";
        MeasurementCaption: "Cost of measurement by indicator, {period}{currency}";
        MandateParagraph: "{symbol}, para. {paragraph}";
    }
}

impl Wording {
    /// The words of a kind of evidence.
    pub fn evidence_kind(self, kind: EvidenceKind) -> &'static str {
        self.label(match kind {
            EvidenceKind::Evaluation => RegisterLabel::Evaluation,
            EvidenceKind::Audit => RegisterLabel::Audit,
            EvidenceKind::Survey => RegisterLabel::Survey,
            EvidenceKind::Administrative => RegisterLabel::Administrative,
            EvidenceKind::Study => RegisterLabel::Study,
            EvidenceKind::Testimony => RegisterLabel::Testimony,
        })
    }

    /// The strength of evidence as symbols and words.
    pub fn strength(self, strength: Strength) -> &'static str {
        self.label(match strength {
            Strength::Strong => RegisterLabel::Strong,
            Strength::Moderate => RegisterLabel::Moderate,
            Strength::Limited => RegisterLabel::Limited,
        })
    }

    /// The words of a kind of lesson.
    pub fn lesson_kind(self, kind: LessonKind) -> &'static str {
        self.label(match kind {
            LessonKind::Lesson => RegisterLabel::Lesson,
            LessonKind::GoodPractice => RegisterLabel::GoodPractice,
        })
    }

    /// The words of the response to a recommendation.
    pub fn response(self, response: Option<Response>) -> &'static str {
        self.label(match response {
            Some(Response::Accepted) => RegisterLabel::Accepted,
            Some(Response::PartlyAccepted) => RegisterLabel::PartlyAccepted,
            Some(Response::NotAccepted) => RegisterLabel::NotAccepted,
            None => RegisterLabel::NoResponse,
        })
    }

    /// The words of the status of a recommendation.
    pub fn recommendation_status(self, status: RecommendationStatus) -> &'static str {
        self.label(match status {
            RecommendationStatus::Open => RegisterLabel::Open,
            RecommendationStatus::InProgress => RegisterLabel::InProgress,
            RecommendationStatus::Implemented => RegisterLabel::Implemented,
            RecommendationStatus::Closed => RegisterLabel::Closed,
        })
    }

    /// From one day to another, either of which may be open; none where both are.
    pub fn duration(self, start: Option<Date>, end: Option<Date>) -> Option<String> {
        match (start, end) {
            (Some(start), Some(end)) => Period::new(start, end).map(|period| self.period_short(period)),
            (Some(start), None) => Some(self.phrase(RegisterPhrase::From, &[("date", &self.date(start))])),
            (None, Some(end)) => Some(self.phrase(RegisterPhrase::Until, &[("date", &self.date(end))])),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::model::Language;

    #[test]
    fn durations_are_written_short_where_they_are_whole_years() {
        let (english, chinese) = (Wording::new(Language::English), Wording::new(Language::Chinese));
        let (start, end) = (date!(2022 - 01 - 01), date!(2026 - 12 - 31));
        assert_eq!(english.duration(Some(start), Some(end)).as_deref(), Some("2022–2026"));
        assert_eq!(english.duration(Some(start), None).as_deref(), Some("from 1 January 2022"));
        assert_eq!(chinese.duration(None, Some(end)).as_deref(), Some("至2026年12月31日止"));
        assert_eq!(english.duration(None, None), None);
        assert_eq!(
            english.duration(Some(date!(2023 - 04 - 15)), Some(end)).as_deref(),
            Some("15 April 2023 – 31 December 2026")
        );
    }
}

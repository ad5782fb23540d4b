//! The words of registers: programmes, evidence, lessons, recommendations, mandates, gaps, roles.

use time::Date;

use super::Wording;
use super::texts::texts;
use crate::model::Period;
use crate::model::{EvidenceKind, LessonKind, RecommendationStatus, Response, Strength};

texts! {
    /// A word or phrase of a register that is printed as it is.
    RegisterLabel {
        Evaluation: "evaluation", "评价";
        Audit: "audit", "审计";
        Survey: "survey", "调查";
        Administrative: "administrative records", "行政记录";
        Study: "study", "研究";
        Testimony: "testimony", "当事方陈述";
        Strong: "●●● strong", "●●●有力";
        Moderate: "●●○ moderate", "●●○中等";
        Limited: "●○○ limited", "●○○有限";
        Lesson: "Lesson", "经验教训";
        GoodPractice: "Good practice", "良好做法";
        Accepted: "accepted", "接受";
        PartlyAccepted: "partly accepted", "部分接受";
        NotAccepted: "not accepted", "不接受";
        NoResponse: "none yet", "尚未答复";
        Open: "open", "未开始";
        InProgress: "in progress", "进行中";
        Implemented: "implemented", "已落实";
        Closed: "closed", "已结案";
        Overdue: "overdue", "逾期";
        ProgrammesTitle: "Country programmes", "国家方案";
        ProgrammesText: "Each programme of a country contributes to indicators of the results framework. Where the country reports an indicator itself, its own figures stand beside the contribution; a dash means that it does not, or that it has no target of its own. The figures of the Organization as a whole are those of the chapters on the areas, and those of countries are a part of them and not to be added.", "各国家方案均对成果框架的指标作出贡献。凡国家自行报告某项指标的，在贡献之旁列出该国数据；短横线表示该国不报告该项指标，或未自设目标值。本组织的总体数据见各领域章节，国家数据已包含在内，不应再行相加。";
        ProgrammesCaption: "Country programmes and the indicators to which they contribute", "国家方案及其所贡献的指标";
        Contribution: "Contribution", "贡献";
        EvidenceTitle: "Evidence register", "证据登记册";
        EvidenceCaption: "Evidence behind the results", "成果的佐证";
        Evidence: "Evidence", "证据";
        Kind: "Kind", "类型";
        Reference: "Reference", "文号或链接";
        Date: "Date", "日期";
        Strength: "Strength", "证据力度";
        Supports: "Supports", "所佐证的内容";
        WholeArea: "whole area", "整个领域";
        StrengthNote: "Strong evidence would convince a reader who doubts it; moderate evidence stands with reservations; limited evidence is an indication only.", "有力的证据足以说服持怀疑态度的读者；中等的证据可以成立，但有所保留；有限的证据仅具提示意义。";
        Lessons: "Lessons", "经验教训";
        EvidenceAndLessons: "Evidence and lessons", "证据与经验教训";
        LessonsCaption: "Lessons and what will be done with them", "经验教训及其应用";
        LessonsUse: "What will be done", "如何应用";
        RecommendationsTitle: "Follow-up to recommendations", "建议的后续落实情况";
        RecommendationsCaption: "Recommendations and their follow-up", "各项建议及其后续落实情况";
        Recommendation: "Recommendation", "建议";
        ResponseAndStatus: "Response and status", "答复与状况";
        Action: "Action and owner", "行动与责任方";
        DueDate: "Due", "期限";
        Status: "Status", "状态";
        RolesTitle: "Roles and responsibilities", "作用与责任";
        RolesCaption: "Who answers for what", "各方的责任";
        Actor: "Actor", "行动方";
        Role: "Role", "作用";
        GapsTitle: "Data-gap register", "数据缺口登记册";
        GapsCaption: "Gaps in the data and how they will be closed", "数据缺口及弥补办法";
        Missing: "What is missing", "缺失的数据";
        MeasurementTitle: "Cost of measurement", "测量成本";
        MeasurementCost: "Cost", "成本";
        MeasurementShare: "Share", "占比";
        MandatesTitle: "Mandates and where they are answered", "任务授权及回应之处";
        MandatesCaption: "Decisions of governing bodies and the parts of this report that answer them", "理事机构的决定及本报告的回应部分";
        Mandate: "Mandate", "任务授权";
        Request: "What is asked for", "要求";
        AnsweredIn: "Answered in", "回应之处";
    }
}

texts! {
    /// A phrase of a register with places in braces, filled by name.
    RegisterPhrase {
        Duration: " ({span})", "（{span}）";
        From: "from {date}", "自{date}起";
        Until: "until {date}", "至{date}止";
        LessonsOf: "Lessons: {area}", "经验教训：{area}";
        EvidenceOf: "Evidence: {area}", "证据：{area}";
        LessonItem: "{kind}. {text}", "{kind}：{text}";
        WhatFollows: "What follows: {text}", "后续应用：{text}";
        OverdueText: "A recommendation is overdue if it was to be carried out before {date} and is neither implemented nor closed. What was not accepted is not to be carried out and cannot be overdue.", "应于{date}之前落实而尚未落实或结案的建议为逾期。未予接受的建议无须落实，不计逾期。";
        FollowUpCounts: "Recommendations: {all}. Open: {open}; in progress: {in_progress}; implemented: {implemented}; closed: {closed}. Overdue on {date}: {overdue}.", "建议共{all}项：未开始{open}项，进行中{in_progress}项，已落实{implemented}项，已结案{closed}项。截至{date}逾期{overdue}项。";
        OwnedBy: "Owner: {owner}", "责任方：{owner}";
        DoneOn: "{status}, {date}", "{status}，{date}";
        GapPeriod: "{indicator}, {period}", "{indicator}，{period}";
        GapUnit: "{indicator}, {unit}, {period}", "{indicator}，{unit}，{period}";
        MeasurementText: "What it costs to measure is recorded for {n} of {total} {total, plural, one {indicator} other {indicators}}; together it comes to {cost}{currency}.", "{total}项指标中有{n}项记录了测量成本，合计{cost}{currency}。";
        OfCurrency: "\u{a0}{currency}", "{currency}";
        MeasurementOfSpent: "That is {share} of the operating expenditure in {period}.", "占{period}业务支出的{share}。";
        MeasurementMeaning: "The dearest indicators stand first. The rows used are those behind the value of the period; a dear indicator with few rows or no rating is one whose worth should be asked about.", "指标按成本从高到低排列。“所用行数”指得出当期数值所依据的数据行数；成本高而数据行数少或没有评级的指标，应考虑其是否值得。";
        MeasurementCaption: "Cost of measurement by indicator, {period}{currency}", "{period}各指标测量成本{currency}";
        MandateParagraph: "{symbol}, para. {paragraph}", "{symbol}，第{paragraph}段";
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

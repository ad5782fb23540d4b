//! Words of the results framework: results, assumptions, actors, stages and kinds of change.

use super::Wording;
use super::texts::texts;
use crate::model::{ActorLevel, AssumptionState, ChangeType, FrameworkApplied, Responsibility, Stage};

texts! {
    /// A word or heading of the results framework.
    ChainLabel {
        FrameworkTitle: "Results framework", "成果框架";
        ContextTitle: "Context and assumptions", "背景与假设";
        Held: "Held", "成立";
        AtRisk: "At risk", "存在风险";
        Broken: "Did not hold", "不成立";
        Reached: "reached", "接触";
        Reaction: "reaction", "反应";
        Capacity: "capacity", "能力";
        Practice: "practice", "做法";
        System: "system", "系统";
        ChangePractice: "business practices", "经营做法";
        ChangePolicy: "policies and standards", "政策与标准";
        ChangeTechnology: "technology", "技术";
        ChangeInvestment: "investment", "投资";
        ChangeGovernance: "governance", "治理";
        Framework: "Framework applied", "框架适用";
        Designed: "from the design of projects", "自项目设计起适用";
        Retrofitted: "later, to projects already running", "项目实施期间补行适用";
        NotApplied: "no", "不适用";
        Micro: "micro", "微观";
        Meso: "meso", "中观";
        Macro: "macro", "宏观";
        Delivered: "Delivered", "直接交付";
        ContributedTo: "Contributed to", "共同促成";
        Level: "Level", "层级";
        LeadsTo: "leads to", "促成";
        NoIndicator: "no indicator", "未设指标";
        ChangeTitle: "Who and what changed", "谁发生了改变、改变了什么";
        Who: "Who", "行动方";
        What: "What changed", "改变内容";
        Stage: "Stage", "阶段";
        Role: "Role", "作用";
        Actors: "Actors", "行动方";
        Attribution: "attribution", "归因";
        Lag: "time lag in years", "时滞（年）";
        External: "external factors", "外部因素";
        Owner: "Owner", "责任单位";
        Frequency: "Frequency", "频率";
        Limitations: "Limitations", "局限";
        Contributors: "Contributors", "贡献方";
        Tags: "Tags", "标签";
    }
}

texts! {
    /// A phrase of the results framework with places in braces.
    ChainPhrase {
        Intro: "The framework has {results} {results, plural, one {result} other {results}}. An arrow leads from a result to the one that it is expected to bring about.", "框架共设{results}项成果。箭头由一项成果指向预期由其促成的成果。";
        AssumptionCounts: "It rests on assumptions about conditions that the organization does not control: {held} held, {risk} at risk, {broken} did not hold.", "框架以若干假设为前提，所涉条件不受本组织控制：{held}项成立，{risk}项存在风险，{broken}项不成立。";
        ChainCaption: "The results chain, {period}", "{period}成果链";
        ResultsCaption: "Results and their indicators, {period}", "{period}各项成果及其指标";
        ActorsCaption: "Indicators by actor and stage of change, {period}: met of all", "{period}按行动方和改变阶段分列的指标：已达到／全部";
        ActorsNote: "Indicators without an actor level or a stage are left out: {n}.", "未注明行动方层面或阶段的指标未列入：{n}项。";
        ChangeCaption: "Who and what changed: {area}", "谁发生了改变、改变了什么：{area}";
        RoleNote: "“Delivered”: the organization alone answers for the result; “contributed to”: it shares the responsibility with others, and the value is not its work alone.", "“直接交付”指由本组织单独对成果负责；“共同促成”指与其他方共同负责，数值并非仅由本组织的工作所致。";
        With: "{role}, with {contributors}", "{role}，其他贡献方：{contributors}";
        Class: "({class})", "（{class}）";
        MetOf: "{met} of {all}", "{met}/{all}";
        BoxCounts: "Indicators met: {met} of {all}", "{all}项指标中{met}项已达到";
        RetrofitNote: "{mark} The framework was applied to projects that were already running, so that earlier years may be incomplete.", "{mark} 项目实施期间方补行适用本框架，早期年度数据可能不完整。";
        AltChain: "Diagram of the results chain, from outputs to impact.", "成果链图，由产出至影响。";
        AltResult: "{level} {id} {title}, leading to {parents}.", "{level}{id} {title}，促成{parents}。";
        AltLast: "{level} {id} {title}.", "{level}{id} {title}。";
    }
}

impl Wording {
    /// The words of whether an assumption holds.
    pub fn assumption(self, state: AssumptionState) -> &'static str {
        self.label(match state {
            AssumptionState::Held => ChainLabel::Held,
            AssumptionState::AtRisk => ChainLabel::AtRisk,
            AssumptionState::Broken => ChainLabel::Broken,
        })
    }

    /// The words of a stage of change.
    pub fn stage(self, stage: Stage) -> &'static str {
        self.label(match stage {
            Stage::Reached => ChainLabel::Reached,
            Stage::Reaction => ChainLabel::Reaction,
            Stage::Capacity => ChainLabel::Capacity,
            Stage::Practice => ChainLabel::Practice,
            Stage::System => ChainLabel::System,
        })
    }

    /// The words of a kind of change.
    pub fn change_type(self, kind: ChangeType) -> &'static str {
        self.label(match kind {
            ChangeType::Practice => ChainLabel::ChangePractice,
            ChangeType::Policy => ChainLabel::ChangePolicy,
            ChangeType::Technology => ChainLabel::ChangeTechnology,
            ChangeType::Investment => ChainLabel::ChangeInvestment,
            ChangeType::Governance => ChainLabel::ChangeGovernance,
        })
    }

    /// The words of when projects took up an indicator.
    pub fn framework_applied(self, applied: FrameworkApplied) -> &'static str {
        self.label(match applied {
            FrameworkApplied::Design => ChainLabel::Designed,
            FrameworkApplied::Retrofit => ChainLabel::Retrofitted,
            FrameworkApplied::None => ChainLabel::NotApplied,
        })
    }

    /// The short word of who changes.
    pub fn actor(self, level: ActorLevel) -> &'static str {
        self.label(match level {
            ActorLevel::Micro => ChainLabel::Micro,
            ActorLevel::Meso => ChainLabel::Meso,
            ActorLevel::Macro => ChainLabel::Macro,
        })
    }

    /// The verb that the responsibility for a result allows.
    pub fn role(self, responsibility: Responsibility) -> &'static str {
        self.label(match responsibility {
            Responsibility::Full => ChainLabel::Delivered,
            Responsibility::Shared => ChainLabel::ContributedTo,
        })
    }
}

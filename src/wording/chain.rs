//! Words of the results framework: results, assumptions, actors, stages and kinds of change.

use super::Wording;
use super::texts::texts;
use crate::model::{ActorLevel, AssumptionState, ChangeType, FrameworkApplied, Responsibility, Stage};

texts! {
    /// A word or heading of the results framework.
    ChainLabel {
        FrameworkTitle: "Results framework";
        ContextTitle: "Context and assumptions";
        Held: "Held";
        AtRisk: "At risk";
        Broken: "Did not hold";
        Reached: "reached";
        Reaction: "reaction";
        Capacity: "capacity";
        Practice: "practice";
        System: "system";
        ChangePractice: "business practices";
        ChangePolicy: "policies and standards";
        ChangeTechnology: "technology";
        ChangeInvestment: "investment";
        ChangeGovernance: "governance";
        Framework: "Framework applied";
        Designed: "from the design of projects";
        Retrofitted: "later, to projects already running";
        NotApplied: "no";
        Micro: "micro";
        Meso: "meso";
        Macro: "macro";
        Delivered: "Delivered";
        ContributedTo: "Contributed to";
        Level: "Level";
        LeadsTo: "leads to";
        NoIndicator: "no indicator";
        ChangeTitle: "Who and what changed";
        Who: "Who";
        What: "What changed";
        Stage: "Stage";
        Role: "Role";
        Actors: "Actors";
        Attribution: "attribution";
        Lag: "time lag in years";
        External: "external factors";
        Owner: "Owner";
        Frequency: "Frequency";
        Limitations: "Limitations";
        Contributors: "Contributors";
        Tags: "Tags";
    }
}

texts! {
    /// A phrase of the results framework with places in braces.
    ChainPhrase {
        Intro: "The framework has {results} {results, plural, one {result} other {results}}. An arrow leads from a result to the one that it is expected to bring about.";
        AssumptionCounts: "It rests on assumptions about conditions that the organization does not control: {held} held, {risk} at risk, {broken} did not hold.";
        ChainCaption: "The results chain, {period}";
        ResultsCaption: "Results and their indicators, {period}";
        ActorsCaption: "Indicators by actor and stage of change, {period}: met of all";
        ActorsNote: "Indicators without an actor level or a stage are left out: {n}.";
        ChangeCaption: "Who and what changed: {area}";
        RoleNote: "“Delivered”: the organization alone answers for the result; “contributed to”: it shares the responsibility with others, and the value is not its work alone.";
        With: "{role}, with {contributors}";
        Class: "({class})";
        MetOf: "{met} of {all}";
        BoxCounts: "Indicators met: {met} of {all}";
        RetrofitNote: "{mark} The framework was applied to projects that were already running, so that earlier years may be incomplete.";
        AltChain: "Diagram of the results chain, from outputs to impact.";
        AltResult: "{level} {id} {title}, leading to {parents}.";
        AltLast: "{level} {id} {title}.";
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

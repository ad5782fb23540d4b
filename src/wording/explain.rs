//! Words of explanations: how a figure was computed.

use super::texts::texts;

texts! {
    /// A word or phrase of an explanation.
    ExplainLabel {
        ExpectedByNow: "Expected by now";
        ByLine: "straight line from baseline to target";
        ByMilestone: "milestone";
        BySteps: "steps that were due";
        TimeSum: "What was reported for parts of the period is added up.";
        TimeLatest: "Of what was reported for parts of the period the latest counts.";
        TimeMax: "Of what was reported for parts of the period the largest counts.";
        TimeMin: "Of what was reported for parts of the period the smallest counts.";
        TimeMean: "What was reported for parts of the period is averaged.";
        TimeRatio: "The numerators of the parts of the period are added up, and so are the denominators.";
        TimeWeighted: "What was reported for parts of the period is averaged by weight.";
        TimeDistinct: "Each item counts once, however often it was reported in the period.";
        Period: "Period";
        UnitsSum: "The actual value is the sum of what the reporting units reported.";
        UnitsLatest: "The actual value is the latest one that a reporting unit reported.";
        UnitsMax: "The actual value is the largest one of the reporting units.";
        UnitsMin: "The actual value is the smallest one of the reporting units.";
        UnitsMean: "The actual value is the mean of the reporting units.";
        UnitsWeighted: "The actual value is the weighted mean of the reporting units.";
        UnitsDistinct: "The actual value is the number of different items over all reporting units.";
        UnitsRatio: "The actual value is the sum of the numerators over the sum of the denominators.";
        Whole: "All outcome areas";
        BoundLow: "Lower bound";
        BoundHigh: "Upper bound";
        HowComputed: "How it was computed";
        WhatWentIn: "What went in";
        Members: "Indicators";
        Notes: "To know";
        RowsOfData: "Rows of data";
        File: "File";
        Row: "Row";
        Unit: "Unit";
        Project: "Project";
        Value: "Value";
        Fate: "Use";
        CountsAs: "Counts as";
        Weight: "Weight";
        FateUsed: "used";
        FateSuperseded: "replaced by a later revision";
        FateDuplicate: "repeats another row";
        FatePart: "part of a total";
        FateBeside: "not used: the corporate level reported";
        FateCarried: "carried forward";
        FateEarlier: "an earlier value in the period";
        FateNotInForce: "not in force in the period";
        FateUnusable: "not usable";
    }
}

texts! {
    /// A phrase of an explanation with places in braces.
    ExplainPhrase {
        Title: "{title}, {period}";
        TitleOfUnit: "{title}, {unit}, {period}";
        NoFigures: "There are no figures for {period}.";
        Answer: "The actual value is {actual} against a target of {target}: an achievement of {achievement}, rated “{rating}”.";
        AnswerOfUnits: "The achievement is {achievement}, rated “{rating}”, and is formed from the reporting units.";
        AnswerJudged: "It was judged to be “{rating}”; a judgement has no percentage and enters no mean.";
        AnswerDistance: "The actual value is {actual}, {achievement} from {target}; it is compared with peers and not rated.";
        AnswerNoData: "There is no actual value ({reason}), so that there is no achievement; it is never counted as zero.";
        AnswerNotComputable: "No achievement can be computed from {actual}: {reason}.";
        AnswerNoTarget: "The actual value is {actual}; there is no target to compare it with.";
        AnswerNoBaseline: "The actual value is {actual} and the target {target}, but the method needs a baseline and there is none.";
        AnswerNotDue: "Nothing was due yet.";
        AnswerArea: "The achievement of the area is {achievement}, rated “{rating}”, over {coverage} of what was due.";
        AnswerAreaWithheld: "No headline figure is given: coverage is {coverage} ({rating}).";
        FromRows: "from {n} {n, plural, one {row} other {rows}} of data";
        StepDone: "done on {date}";
        StepDue: "not done, due on {date}";
        PartsOfPeriod: "{n} {n, plural, one {row} other {rows}} for parts of the period";
        UnitsReported: "{reporting} of {due} {due, plural, one {unit} other {units}} reported";
        RuleRatio: "actual ÷ target";
        RuleInverse: "target ÷ actual, because less is better";
        RuleProgress: "(actual − baseline) ÷ (target − baseline): the share of the way that was gone";
        RuleCeiling: "1 + (target − actual) ÷ target: the value is to stay below the target";
        RuleMaintain: "1 within the tolerance of the target, and less the further beyond it";
        RuleRange: "1 − distance of the actual from the range ÷ distance of the baseline from it";
        RuleNear: "1 − distance of the actual from the range ÷ tolerance";
        RuleSteps: "weight of the steps done ÷ weight of all steps";
        RuleBinary: "1 if the value is the target, else 0";
        RuleWithin: "1 if the value lies within the range, else 0";
        RuleAtLeast: "1 if the value is at least the target, else 0";
        RuleAtMost: "1 if the value is at most the target, else 0";
        RuleDistance: "(actual − target) ÷ standard deviation of the peers";
        RuleFlat: "1: the target equals the baseline and was kept";
        RuleNothing: "1: the target is zero, and so is the value";
        RuleShare: "units that met their own target ÷ units of which it can be said";
        RuleMean: "sum of the achievements of the units ÷ their number";
        RuleSchedule: "comparison with what was expected by now";
        AnswerOverall: "The overall achievement is {achievement}, rated “{rating}”, over {coverage} of what was due.";
        RuleOverallAreas: "mean of the areas that have a headline figure, by their weights";
        RuleOverallIndicators: "mean of all indicators, by their weight times that of their area";
        RuleRollUp: "weighted mean of the achievements, each counted between {floor} and {cap}";
        NoteFlat: "The target equals the baseline; it was kept, which counts as 100%.";
        NoteUnrounded: "The rating uses the unrounded achievement; rounding is for print only.";
        NoteThresholds: "The indicator has thresholds of its own.";
        NoteQuery: "The rows of {file} are those of the result of the query, which puts rows together; they stand in no file.";
        MoreRows: "… and {n} more; `--json` prints all of them";
        NoteMetOnly: "An area counts as met only if every indicator with a rating is met.";
    }
}

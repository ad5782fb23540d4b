//! Words of the annex on where figures come from.

use super::texts::texts;

texts! {
    /// What a figure is, where no other word of the report says it.
    TraceKind {
        Start: "start of the way";
        OtherRating: "rating by another method";
        Change: "change on the period before";
        Indicators: "number of indicators";
        Areas: "number of outcome areas";
        Met: "number of indicators that met their target";
        Secondary: "number of indicators shown beside those counted";
        Results: "number of results";
        Entries: "number of entries";
        ReportingUnits: "number of reporting units";
        ShareMet: "share of units that met their target";
        ShareGiven: "share of the budget given to other areas";
        Increment: "growth of the running total";
        Records: "number of records";
        RecordCoverage: "share of records with a value";
        Carried: "part carried forward from periods before";
        UnitsTotal: "total of the reporting units";
        UnitsGap: "difference between the corporate value and the units";
        TargetsTotal: "sum of the targets of the units";
        TargetsGap: "difference between the corporate target and those of the units";
        OriginalAchievement: "achievement against the original target";
        MatchedActual: "value of the units that have a target";
        MatchedTarget: "target of the units that have a value";
        ShareOfDue: "share of the way that was due";
        PassedOver: "years without a value";
        Floor: "lowest value at which an achievement counts";
        Cap: "highest value at which an achievement counts";
        MinCoverage: "least coverage for a headline figure";
        ReallocationLimit: "limit on moves of budget";
        Rows: "number of rows";
        Findings: "number of findings about the data";
        Published: "number of published figures";
    }
}

texts! {
    /// A word or phrase of the annex on where figures come from.
    TraceLabel {
        Title: "Where the figures come from";
        Figure: "Figure";
        Formula: "How it is arrived at";
        Printed: "Printed in";
        Whole: "The report as a whole";
        Resources: "Resources";
        Capital: "capital investment";
        Registers: "Registers and the results framework";
        Opening: "Front";
        NoValue: "no value";
        AsEntered: "as entered in the data";
        UnitsSummed: "sum over the reporting units";
        UnitsMeant: "mean over the reporting units";
        UnitsCombined: "over the reporting units, put together as their values are";
        RestatedBy: "figure of today − figure as published, in the unit of the print";
        RestatedPart: "part of the difference on the published figure";
        Setting: "set in the project file, or else by the program";
        Sum: "sum of the rows";
        Reported: "as reported";
        Band: "band of the rating scale in which the achievement lies";
        Unrated: "not rated";
        Judged: "judgement entered in the data";
        Difference: "value − value of the period before";
        CoverageWeights: "weight with an achievement ÷ weight due";
        CoverageUnits: "with a value ÷ due";
        BoundLow: "everything missing counted at the floor";
        BoundHigh: "everything missing counted at the cap";
        Counted: "counted";
        RowCount: "number of rows of data";
        FindingCount: "number of findings of the checks";
        Ranked: "first or last reporting unit by achievement";
        PartOfWhole: "part ÷ whole";
        SpentOfBudget: "expenditure ÷ budget in force";
        CarriedSum: "values of earlier periods that stand in for missing ones";
        Gap: "value of the corporate level − that of the units, without sign";
        Matched: "over the units with both a value and a target";
        AllSteps: "weight of all steps";
        StartRule: "baseline, or else the first value";
        Outlook: "comparison of the way gone with the way to the target";
        PassedOver: "years between the first and the last value without one";
        AllOf: "all";
        UnratedOf: "without a rating";
        ComputedOf: "with a computed achievement";
        DueOf: "due";
        ReportingOf: "reporting";
        AssessedOf: "assessed";
        AssessableOf: "to be assessed";
        AreasComputed: "with a headline figure";
        AreasDue: "with something due";
        MetOf: "target met";
        ComparableOf: "comparable";
        TargetOf: "with a target";
        MatchedOf: "with a value and a target";
        OutlookOf: "with an outlook";
        NoOutlookOf: "outlook not possible";
        TargetDueOf: "target due";
        NoTargetOf: "no target of the whole organization";
        RatedOf: "rated by several methods";
        RobustOf: "the same by every method";
        FlippingOf: "different by some method";
        CarriedOf: "carried forward";
        DerivedOf: "formed from the breakdown";
        LostOf: "without a value any more";
        BeforeOf: "with a value the period before";
        NowOf: "with a value now";
        ReadOf: "read";
        UsedOf: "with a value that entered a figure";
        SupersededOf: "replaced by a later revision";
        UnvaluedOf: "without a value";
        DuplicateOf: "the same as another row";
        OutsideOf: "of periods that this report does not cover";
        UnusableOf: "unusable";
        ComparedOf: "compared with the data of today";
        AgreeingOf: "still as published";
        RestatedOf: "restated here";
    }
}

texts! {
    /// A phrase of the annex with places in braces.
    TracePhrase {
        Intro: "This annex lists every figure of the text, of boxes, cards and notes: what it is, its value, how it is arrived at (the sign ≈ marks a number that is cut; the file {file} has all its digits), the rows of data that it rests on, how far these were checked, and where it is printed. In the electronic edition each figure of the text leads to its line here, and the line leads back. Figures in the cells of tables and in charts are traced in the file {file}, by the same names; their sources are those of their subject below.";
        RowsOf: "{file}, rows {rows}";
        RowOf: "{file}, row {row}";
        RecordsOf: "{file}, all records";
        RowsOfQuery: "{file}, rows {rows} of the result of the query ({keys})";
        RowOfQuery: "{file}, row {row} of the result of the query ({key})";
        RowsAlike: "{file}, {n} {n, plural, one {row} other {rows}} ({keys})";
        NoTable: "no table “{table}” in the project";
        NoRow: "{file}: no row for it";
        EarlierValues: "{numbers}; earlier values within the period, which do not count: {n}";
        CarriedIn: "{numbers}; of it carried forward from {period}: {sum}";
        CarriedRecordsIn: "{numbers}; records carried forward from {period}: {sum}";
        MoreRows: "{rows} and {n} more";
        ColumnOf: "{file}, column {column}";
        StateOf: "state: {state}";
        Terms: "{first} + … + {last} {sum} ({n} terms)";
        SumOfRows: "sum of {n} rows {sum}";
        Named: "{title} ({detail})";
        FigureAt: "{figure}, {at}";
        DetailedAt: "{figure} ({detail}), {at}";
        UnitAt: "{unit}, {period}";
        GoalSubject: "Sustainable Development Goal {n}";
    }
}

//! Words about frameworks that change between periods.

use super::texts::texts;

texts! {
    /// A word or phrase about changes of the framework.
    CrosswalkText {
        Title: "Changes in the framework";
        Intro: "The framework of results changed between the periods of this report. The table says how indicators of the earlier framework go on in the later one, and whether their values can be compared. Where they cannot, charts break the line, and no change on the year before is given.";
        Caption: "How indicators go on from one framework to the next";
        From: "From";
        Earlier: "Earlier indicator";
        Later: "Later indicator";
        RelationHeading: "Change";
        ComparableHeading: "Comparable";
        NoteHeading: "Note";
        Same: "continued";
        Redefined: "redefined";
        Merged: "merged";
        Split: "split";
        Discontinued: "discontinued";
        New: "new";
        Comparable: "yes";
        NotComparable: "no";
        Break: "framework changed";
        AltBreak: "From {period} the framework changed: earlier and later values cannot be compared, and the line is broken.";
        ChartEarlier: "Until {period} the values are those of indicator {id}, {title}.";
        ChartRedefined: "Until {period} the values are those of the earlier definition.";
        EarlierMark: "{name} †";
        AnnexContinued: "† {earlier} belongs to the earlier framework and is continued by {id}; the values can be compared.";
        AnnexBroken: "† {earlier} belongs to the earlier framework and is continued by {id}; the values cannot be compared.";
        AnnexEnded: "‡ Indicator that is no longer in force.";
        EndedMark: "{name} ‡";
        AnnexRedefined: "§ Value of the earlier definition of {id}.";
        RedefinedMark: "{period} §";
        RowsOutside: "Of indicators that were not in force: {n}.";
    }
}

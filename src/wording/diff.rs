//! Words of a comparison of two drafts.

use super::texts::texts;

texts! {
    /// A word or phrase of a comparison.
    DiffLabel {
        Title: "Changes since the earlier draft";
        Figures: "Figures that changed";
        PrintOnly: "Figures printed otherwise";
        Framework: "Framework";
        Texts: "Text that changed";
        Figure: "Figure";
        Before: "Before";
        Now: "Now";
        Difference: "Difference";
        Cause: "Cause";
        Place: "Place";
        CauseData: "data";
        CauseBaseline: "baseline";
        CauseTarget: "target";
        CauseMethod: "method";
        CauseFramework: "framework";
        CauseRounding: "rounding";
        CauseWords: "wording";
        CauseUnknown: "not found in the results";
        New: "new";
        Gone: "gone";
        Changed: "changed";
        Moved: "moved";
        Renumbered: "renumbered";
        SamePrint: "same print";
        Legend: "Text that is new is underlined, and text that is gone is struck through. A figure that changed stands underlined and in bold after its earlier value. Text that was moved is underlined with dots. Charts carry no marks.";
        NoDifferences: "no differences";
        NoChanges: "Nothing changed.";
        Change: "Change";
        Number: "Number";
        NumberMet: "Number that met the target";
        ShareMet: "Share that met the target";
        Share: "Share";
        Records: "Number of records";
        Findings: "Number of findings";
        Text: "Text";
        WhatBecame: "What became of it";
    }
}

texts! {
    /// A phrase of a comparison with places in braces.
    DiffPhrase {
        Counts: "Figures in the new draft: {new}. Equal: {equal}; with another value: {changed}; printed otherwise: {print}; new: {added}; gone: {gone}; only printed anew: {newly}; no longer printed: {no_longer}.";
        MovedBy: "moved by {list}";
        ParagraphOf: "{section}, paragraph {n}";
        OnPages: "pages {list}";
        OnPagesBefore: "pages {list}, before {before}";
        NoPages: "{draft}: pages are not known; the trace.json of a build with a PDF has them";
        NumberIsNow: "{old} is now {new}";
        NumbersAreNow: "{old} to {old_last} are now {new} to {new_last}";
        FromArea: "from area {area}";
        FromId: "from {id}";
        Others: "and {n} more";
    }
}

//! Whether a claim, or a condition, checks what words assert.

use super::lexicon::Asserted;
use crate::claim::Kind;
use crate::narrate::{Asked, FigureCall};

/// Whether what a condition asks says enough of the branch that words stand in.
pub(super) fn asked(asked: &Asked, asserted: &Asserted) -> bool {
    let call = &asked.call;
    // Other functions are compared with something: that is left to the writer.
    if call.function != "holds" {
        return true;
    }
    let Some(kind) = call.argument("kind").and_then(Kind::from_key) else { return false };
    match asked.holds {
        Some(true) => claim(kind, call, asserted),
        Some(false) => {
            // Only these two leave nothing between them.
            let is_run = ["times", "from", "always", "first"].iter().any(|name| has(call, name));
            let against = [(Kind::Met, Kind::Missed), (Kind::Missed, Kind::Met)];
            let is_against =
                |(of, said): &(Kind, Kind)| *of == kind && Kind::from_key(&asserted.kind) == Some(*said);
            !is_run && asserted.arguments.is_empty() && against.iter().any(is_against)
        }
        None => false,
    }
}

/// Whether a claim checks what words assert, and of as many periods.
pub(super) fn claim(kind: Kind, call: &FigureCall, asserted: &Asserted) -> bool {
    covers_kind(kind, call, asserted) && covers_periods(call, asserted)
}

fn has(call: &FigureCall, name: &str) -> bool {
    call.arguments.contains_key(name)
}

fn covers_periods(call: &FigureCall, asserted: &Asserted) -> bool {
    let is_run = asserted.kind == "run";
    if let Some(times) = asserted.argument("times") {
        // A number that is computed is left to the writer.
        return has(call, "times") && call.argument("times").is_none_or(|given| given == times);
    }
    match asserted.argument("always") {
        Some(_) => has(call, "always") || has(call, "from") || is_run && has(call, "times"),
        None => true,
    }
}

fn covers_kind(kind: Kind, call: &FigureCall, asserted: &Asserted) -> bool {
    let Some(said) = Kind::from_key(&asserted.kind) else {
        // `run` and `first` are no kinds: they ask for periods.
        return asserted.kind != "first" || has(call, "first");
    };
    if said == kind {
        return true;
    }
    if !kind.is_count() {
        return is_alike(kind, call, said);
    }
    let named = call.argument("did").and_then(Kind::from_key);
    let did = named.unwrap_or(if has(call, "rating") { Kind::Rated } else { Kind::Met });
    let passes = || did == said || is_alike(did, call, said);
    if kind == Kind::All {
        passes()
    } else if kind == Kind::None {
        // None that met it is none but missed it.
        said == Kind::Missed && did == Kind::Met
    } else {
        // Of one or a few, words say what they do only where the call does.
        (has(call, "did") || has(call, "rating")) && passes()
    }
}

/// Whether a kind supports the words of another; directions may be told as better or worse.
fn is_alike(kind: Kind, call: &FigureCall, said: Kind) -> bool {
    let of_target = || call.argument("than") == Some("target");
    match said {
        Kind::Met => kind == Kind::Exceeded || kind == Kind::Rated && call.argument("rating") == Some("met"),
        Kind::Missed => {
            let ratings = call.argument("rating");
            let is_other = |rating: &str| rating.trim() != "met";
            kind == Kind::Below && of_target()
                || kind == Kind::Rated && ratings.is_some_and(|it| it.split(',').all(is_other))
        }
        Kind::Exceeded => kind == Kind::Above && of_target(),
        Kind::Rose => {
            matches!(kind, Kind::Improved | Kind::Worsened | Kind::Doubled | Kind::Tripled | Kind::Multiplied)
        }
        Kind::Fell => matches!(kind, Kind::Improved | Kind::Worsened | Kind::Halved),
        Kind::Highest | Kind::Lowest => matches!(kind, Kind::Best | Kind::Worst),
        Kind::Above => matches!(kind, Kind::AtLeast | Kind::Exceeded),
        Kind::Below => matches!(kind, Kind::AtMost | Kind::Missed),
        Kind::Improved | Kind::Worsened => matches!(kind, Kind::Rose | Kind::Fell),
        Kind::Rated
        | Kind::Unchanged
        | Kind::Doubled
        | Kind::Tripled
        | Kind::Halved
        | Kind::Multiplied
        | Kind::Best
        | Kind::Worst
        | Kind::OnTrack
        | Kind::OffTrack
        | Kind::AtLeast
        | Kind::AtMost
        | Kind::All
        | Kind::None
        | Kind::Most
        | Kind::Some => false,
    }
}

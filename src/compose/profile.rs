//! What the annex says about the measurement of an indicator, below its definition and its method.

use super::actors;
use crate::document::{Cell, Inline};
use crate::model::{FrameworkApplied, Indicator, Localised};
use crate::quote::Quoter;
use crate::wording::{ChainLabel, ChainPhrase, Label};

/// The mark of an indicator that was applied to running projects.
const RETROFIT: &str = "◇";

/// A label and what stands after it.
type Line = (ChainLabel, String);

/// A cell of the definition with how often the indicator is measured and what it cannot say.
pub(super) fn definition(quoter: Quoter<'_>, indicator: &Indicator, text: String) -> Cell {
    let profile = &indicator.profile;
    let frequency = line(quoter, ChainLabel::Frequency, profile.frequency.as_ref());
    let limitations = line(quoter, ChainLabel::Limitations, profile.limitations.as_ref());
    with_lines(quoter, text, frequency.into_iter().chain(limitations))
}

/// A cell of the method with who answers for the value and when projects took it up.
pub(super) fn method(quoter: Quoter<'_>, indicator: &Indicator, text: String) -> Cell {
    let profile = &indicator.profile;
    let owner = line(quoter, ChainLabel::Owner, profile.owner.as_ref());
    // Where the chapter says who changed, it also names who contributed.
    let contributors = profile.contributors.as_ref().filter(|_| !actors::is_told(profile));
    let contributors = line(quoter, ChainLabel::Contributors, contributors);
    let applied = profile.framework_applied.map(|applied| (ChainLabel::Framework, when(quoter, applied)));
    let tags = line(quoter, ChainLabel::Tags, profile.tags.as_ref());
    let lines = [owner, contributors, applied, tags];
    with_lines(quoter, text, lines.into_iter().flatten())
}

/// What the mark of retrofitted indicators means, where one of them has it.
pub(super) fn retrofit_note<'a>(
    quoter: Quoter<'_>,
    mut indicators: impl Iterator<Item = &'a Indicator>,
) -> Vec<Vec<Inline>> {
    let marked =
        indicators.any(|indicator| indicator.profile.framework_applied == Some(FrameworkApplied::Retrofit));
    let note = quoter.words.phrase(ChainPhrase::RetrofitNote, &[("mark", RETROFIT)]);
    marked.then(|| vec![Inline::text(note)]).into_iter().collect()
}

fn when(quoter: Quoter<'_>, applied: FrameworkApplied) -> String {
    let words = quoter.words.framework_applied(applied);
    match applied {
        FrameworkApplied::Retrofit => format!("{RETROFIT} {words}"),
        FrameworkApplied::Design | FrameworkApplied::None => words.to_owned(),
    }
}

fn line(quoter: Quoter<'_>, label: ChainLabel, text: Option<&Localised>) -> Option<Line> {
    let text = text?.get(quoter.words.language())?;
    Some((label, text.to_owned()))
}

fn with_lines(quoter: Quoter<'_>, text: String, lines: impl Iterator<Item = Line>) -> Cell {
    let mut inlines = vec![Inline::text(text)];
    for (label, text) in lines {
        let lead = format!("{}{}", quoter.words.label(label), quoter.words.label(Label::Colon));
        let lead = Inline::Strong { inlines: vec![Inline::text(lead)] };
        inlines.extend([Inline::Break, lead, Inline::text(text)]);
    }
    Cell { inlines }
}

//! What the annex says about the measurement of an indicator, below its definition and its method.

use crate::document::{Cell, Inline};
use crate::model::{FrameworkApplied, Indicator, Localised};
use crate::quote::Quoter;
use crate::wording::{ChainLabel, ChainPhrase, Label};

/// The mark of an indicator that was applied to running projects.
const RETROFIT: &str = "◇";

/// A cell of the definition with how often the indicator is measured and what it cannot say.
pub(super) fn definition(quoter: Quoter<'_>, indicator: &Indicator, text: String) -> Cell {
    let profile = &indicator.profile;
    let lines =
        [(ChainLabel::Frequency, &profile.frequency), (ChainLabel::Limitations, &profile.limitations)];
    let lines = lines.into_iter().filter_map(|(label, text)| line(quoter, label, told(quoter, text)?));
    with_lines(text, lines.collect())
}

/// A cell of the method with who answers for the value and when projects took it up.
pub(super) fn method(quoter: Quoter<'_>, indicator: &Indicator, text: String) -> Cell {
    let words = quoter.words;
    let profile = &indicator.profile;
    let mut lines = Vec::new();
    lines.extend(told(quoter, &profile.owner).and_then(|owner| line(quoter, ChainLabel::Owner, owner)));
    lines.extend(profile.framework_applied.map(|applied| match applied {
        FrameworkApplied::Retrofit => format!("{RETROFIT} {}", words.framework_applied(applied)),
        FrameworkApplied::Design | FrameworkApplied::None => words.framework_applied(applied).to_owned(),
    }));
    if !profile.tags.is_empty() {
        lines.extend(line(quoter, ChainLabel::Tags, &profile.tags.join(words.label(Label::Enumeration))));
    }
    with_lines(text, lines)
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

fn told<'a>(quoter: Quoter<'_>, text: &'a Option<Localised>) -> Option<&'a str> {
    text.as_ref().and_then(|text| text.get(quoter.words.language()))
}

fn line(quoter: Quoter<'_>, label: ChainLabel, text: &str) -> Option<String> {
    let colon = quoter.words.label(Label::Colon);
    (!text.is_empty()).then(|| format!("{}{colon}{text}", quoter.words.label(label)))
}

fn with_lines(text: String, lines: Vec<String>) -> Cell {
    let mut inlines = vec![Inline::text(text)];
    for line in lines {
        inlines.extend([Inline::Break, Inline::text(line)]);
    }
    Cell { inlines }
}

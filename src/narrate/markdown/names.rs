//! Paragraphs with names, and the paragraph that asks for action.

use pulldown_cmark::{Event, TagEnd};

use super::{Events, Reader};
use crate::diag::{Code, Finding, Place};
use crate::document::Block;
use crate::narrate::name::{ACTION, NameMark, ParagraphName};
use crate::narrate::shield::{self, Part};
use crate::narrate::slots::Slot;
use crate::narrate::text::trim_end;
use crate::narrate::{NamedParagraph, Piece};

impl Reader<'_> {
    /// The name that ends the paragraph whose events follow, with its slot.
    pub(super) fn name_at_end(&self, events: &Events<'_, '_>) -> Option<(usize, NameMark)> {
        let rest = events.all.get(events.next..)?;
        let end = rest.iter().position(|event| matches!(event, Event::End(TagEnd::Paragraph)))?;
        let Event::Text(text) = rest.get(end.checked_sub(1)?)? else { return None };
        let Some(Part::Slot(slot)) = shield::parts(text).pop() else { return None };
        match self.rendered.slots.get(slot)? {
            Slot::Name(mark) => Some((slot, mark)),
            Slot::Figure(_)
            | Slot::Chart(_)
            | Slot::Table(_)
            | Slot::Reference(_)
            | Slot::Action
            | Slot::Claim(_) => None,
        }
    }

    /// A paragraph that a name ends.
    pub(super) fn named(
        &mut self,
        events: &mut Events<'_, '_>,
        slot: usize,
        mark: &NameMark,
    ) -> Option<Piece> {
        self.name = Some(slot);
        let mut inlines = self.inlines(events, TagEnd::Paragraph);
        self.name = None;
        trim_end(&mut inlines);
        let place = Place::span(self.source.file.clone(), &self.source.text, mark.range.clone());
        if inlines.is_empty() {
            self.misplaced_name(mark);
            return None;
        }
        let Some(name) = ParagraphName::new(&mark.text) else {
            let plain = "use small letters from a to z, digits and hyphens, beginning with a letter";
            let (message, help) = if mark.text.is_empty() {
                ("the name of the paragraph is empty".to_owned(), plain)
            } else if mark.text == ACTION {
                let help = "the paragraph that `{{ action() }}` makes has it; choose another one";
                (format!("the name `{ACTION}` is taken"), help)
            } else {
                (format!("`{}` cannot be the name of a paragraph", mark.text), plain)
            };
            self.findings.report(Finding::new(Code::ParagraphName, place, message).help(help));
            return Some(Piece::Block(Block::Paragraph { inlines }));
        };
        Some(Piece::Named(NamedParagraph { name, place, inlines }))
    }

    pub(super) fn misplaced_name(&mut self, mark: &NameMark) {
        let place = Place::span(self.source.file.clone(), &self.source.text, mark.range.clone());
        let message = format!("the name `{}` does not end a paragraph of the section", mark.text);
        let help = "put it at the very end of a paragraph that stands in no list, quotation, table or note";
        self.findings.report(Finding::new(Code::ParagraphName, place, message).help(help));
    }

    /// The call that asks the organ to act, if the template has only one.
    pub(super) fn action_place(&self) -> Place {
        let file = self.source.file.clone();
        match self.only("action()") {
            Some(range) => Place::span(file, &self.source.text, range),
            None => Place::file(file),
        }
    }
}

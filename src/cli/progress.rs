//! Shows on the terminal which step a run is in.

use std::borrow::Cow;
use std::io::{self, IsTerminal};
use std::time::Duration;

use bilan::pipeline::Step;
use indicatif::{ProgressBar, ProgressStyle};

use super::emit::Printer;

/// How often the sign of life moves.
const BEAT: Duration = Duration::from_millis(100);

/// A line that names the current step, or nothing where nobody watches.
pub(super) struct Progress {
    line: ProgressBar,
}

impl Progress {
    /// A line on standard error if that is a terminal and the user wants to read along.
    pub(super) fn new(printer: Printer) -> Self {
        if !printer.is_chatty() || !io::stderr().is_terminal() {
            return Self { line: ProgressBar::hidden() };
        }
        let line = ProgressBar::new_spinner().with_style(style());
        line.enable_steady_tick(BEAT);
        Self { line }
    }

    /// Names the step that begins.
    pub(super) fn show(&mut self, step: Step) {
        self.line.set_message(words(step));
    }

    /// Takes the line away, so that findings can be printed in its place.
    pub(super) fn clear(self) {
        self.line.finish_and_clear();
    }
}

fn style() -> ProgressStyle {
    let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
    style.unwrap_or_else(|_| ProgressStyle::default_spinner())
}

fn words(step: Step) -> Cow<'static, str> {
    match step {
        Step::Reading => "reading the data".into(),
        Step::Composing => "writing the texts".into(),
        Step::Typesetting(language) => format!("typesetting [{language}]").into(),
    }
}

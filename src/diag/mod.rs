//! Findings: what is wrong with a project, as data.
//!
//! A stage puts every finding into [`Findings`] and goes on as long as it can,
//! so that one run names them all. [`Reported`] can only be made by reporting
//! an error: a stage that fails has said why. Drawing findings is the business
//! of the command line.

mod about;
mod at_once;
mod code;
mod list;
mod place;
mod screen;
mod summary;
mod waiver;

pub use about::About;
pub use code::Code;
pub use list::SHOWN;
pub use place::{Excerpt, Place};
pub use screen::Screen;
pub use summary::{Summary, Tally, WaivedTally};
pub use waiver::Waiver;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::Serialize;

/// A finding about the user's data, settings or texts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Finding {
    /// What kind of finding it is.
    pub code: Code,
    /// How much it weighs in this project.
    pub level: Level,
    /// What is wrong, in one line.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// Another place that explains it, with a word on why.
    pub related: Option<(Place, String)>,
    /// What to do.
    pub help: Option<String>,
    /// What stands in the cell that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Which figure it is about, where it is about one.
    pub about: Option<About>,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The report is made all the same.
    Warning,
    /// No report is made.
    Error,
}

impl Finding {
    /// A finding at the usual level of its code.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        let level = code.default_level();
        Self {
            code,
            level,
            message: message.into(),
            place,
            related: None,
            help: None,
            value: None,
            about: None,
        }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what stands in the cell that the finding is about.
    #[must_use]
    pub fn value(mut self, text: impl Into<String>) -> Self {
        self.value = Some(text.into());
        self
    }

    /// Says which figure the finding is about.
    #[must_use]
    pub fn about(mut self, about: About) -> Self {
        self.about = Some(about);
        self
    }

    /// Names the nearest of the known words, if one is near.
    #[must_use]
    pub fn suggest<'a>(self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let nearest = nearest(word, known);
        match nearest.split_last() {
            None => self,
            Some((last, [])) => self.help(format!("did you mean `{last}`?")),
            Some((last, rest)) => {
                let rest: Vec<String> = rest.iter().map(|word| format!("`{word}`")).collect();
                self.help(format!("did you mean {} or `{last}`?", rest.join(", ")))
            }
        }
    }

    /// Names another place that explains the finding.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related = Some((place, label.into()));
        self
    }
}

/// Up to three known words that are near the given one, the nearest first.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let folded = word.to_lowercase();
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| {
            let length = candidate.chars().count();
            *distance <= length.max(3) / 3 && *distance < length
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// What a project file says about the level of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelSetting {
    /// The finding is not shown and only counted.
    Allow,
    /// The finding has this level.
    At(Level),
}

/// How many findings of one code in one file are kept; the others are counted.
///
/// A table with more of them is not the table that was meant, and must not fill the memory.
const MOST_KEPT: usize = 100_000;

/// Findings that were counted and not kept.
#[derive(Debug, Default)]
struct Beyond {
    errors: usize,
    warnings: usize,
}

/// All findings of a run.
#[derive(Debug, Default)]
pub struct Findings {
    found: Vec<Finding>,
    /// The same findings, to tell at once whether one was reported before.
    known: HashSet<Finding>,
    /// How many findings of a code in a file there are.
    kept: BTreeMap<(Code, String), usize>,
    beyond: BTreeMap<(Code, String), Beyond>,
    settings: BTreeMap<Code, LevelSetting>,
    allowed: BTreeMap<Code, usize>,
    waivers: Vec<Waiver>,
    /// The findings that a waiver covers, with the index of the first one that does.
    waived: Vec<(usize, Finding)>,
    /// The waivers that cover a finding.
    used: BTreeSet<usize>,
    causes: Vec<Cause>,
}

/// A finding for which others are left out.
#[derive(Debug)]
struct Cause {
    /// Its place among the findings.
    at: usize,
    /// Its help without the count.
    help: Option<String>,
    /// The file of the others.
    file: String,
    /// Their code.
    code: Code,
    /// How many were left out.
    left_out: usize,
}

/// Proof that an error was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported(());

impl Findings {
    /// No findings yet, every code at its usual level.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the levels that the project file asks for.
    pub fn set_levels(&mut self, settings: BTreeMap<Code, LevelSetting>) {
        self.settings = settings;
    }

    /// Reports a finding at the level that the project gives its code, unless a waiver covers it.
    pub fn report(&mut self, mut finding: Finding) {
        if let Some(waiver) = self.waive(&finding) {
            if self.known.insert(finding.clone()) {
                self.waived.push((waiver, finding));
            }
            return;
        }
        match self.settings.get(&finding.code) {
            Some(LevelSetting::Allow) => {
                *self.allowed.entry(finding.code).or_default() += 1;
                return;
            }
            Some(LevelSetting::At(level)) => finding.level = *level,
            None => {}
        }
        if self.follows(&finding) {
            return;
        }
        self.keep(finding);
    }

    /// Counts further findings of the code and file of one, which nobody can name one by one.
    pub fn report_more(&mut self, mut finding: Finding, count: usize) {
        match self.settings.get(&finding.code) {
            Some(LevelSetting::Allow) => {
                *self.allowed.entry(finding.code).or_default() += count;
                return;
            }
            Some(LevelSetting::At(level)) => finding.level = *level,
            None => {}
        }
        self.count(&finding, count);
    }

    fn count(&mut self, finding: &Finding, count: usize) {
        let beyond = self.beyond.entry((finding.code, finding.place.file.clone())).or_default();
        match finding.level {
            Level::Error => beyond.errors += count,
            Level::Warning => beyond.warnings += count,
        }
    }

    /// Keeps a finding that is not known yet, or counts it where there are too many.
    fn keep(&mut self, finding: Finding) {
        if self.known.contains(&finding) {
            return;
        }
        let of_file = (finding.code, finding.place.file.clone());
        let kept = self.kept.entry(of_file).or_default();
        if *kept < MOST_KEPT {
            *kept += 1;
            self.known.insert(finding.clone());
            self.found.push(finding);
            return;
        }
        self.count(&finding, 1);
    }

    /// Reports a finding that no setting can lower, because nothing can go on after it.
    pub fn fatal(&mut self, mut finding: Finding) -> Reported {
        finding.level = Level::Error;
        self.known.insert(finding.clone());
        self.found.push(finding);
        Reported(())
    }

    /// Reports the cause of findings to come: those of a code in a file are left out, and counted in its help.
    ///
    /// What they would have stopped it stops itself, as soon as there is one.
    pub fn report_cause(&mut self, cause: Finding, file: &str, code: Code) {
        let before = self.found.len();
        self.report(cause);
        // A cause that the project passes over explains nothing to its reader.
        if let Some(cause) = self.found.get(before) {
            let help = cause.help.clone();
            self.causes.push(Cause { at: before, help, file: file.to_owned(), code, left_out: 0 });
        }
    }

    /// Leaves a finding out where its cause was reported.
    fn follows(&mut self, finding: &Finding) -> bool {
        let is_it = |cause: &Cause| cause.code == finding.code && cause.file == finding.place.file;
        let Some(cause) = self.causes.iter().position(is_it) else { return false };
        self.leave_out(cause, 1, finding.level)
    }

    /// Counts findings that were left out in the help of their cause.
    fn leave_out(&mut self, cause: usize, count: usize, level: Level) -> bool {
        let Some(cause) = self.causes.get_mut(cause) else { return false };
        let Some(found) = self.found.get_mut(cause.at) else { return false };
        cause.left_out += count;
        let count = match cause.left_out {
            1 => "1 finding that follows from it is not shown".to_owned(),
            count => format!("{count} findings that follow from it are not shown"),
        };
        found.level = found.level.max(level);
        found.help =
            Some(cause.help.as_ref().map_or_else(|| count.clone(), |help| format!("{help} {count}")));
        true
    }

    /// Where the next finding will stand, for [`Findings::put_first`].
    pub fn mark(&self) -> usize {
        self.found.len()
    }

    /// Puts the findings from `since` on before those from `mark` on.
    pub fn put_first(&mut self, mark: usize, since: usize) {
        self.found[mark..].rotate_left(since - mark);
    }

    /// Stops here if there is an error.
    ///
    /// # Errors
    /// At least one error was reported.
    pub fn check(&self) -> Result<(), Reported> {
        if self.errors() == 0 { Ok(()) } else { Err(Reported(())) }
    }

    /// The findings that are kept, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.found.iter()
    }

    /// The number of errors.
    pub fn errors(&self) -> usize {
        let kept = self.found.iter().filter(|finding| finding.level == Level::Error).count();
        kept + self.beyond.values().map(|beyond| beyond.errors).sum::<usize>()
    }

    /// The number of warnings.
    pub fn warnings(&self) -> usize {
        let kept = self.found.iter().filter(|finding| finding.level == Level::Warning).count();
        kept + self.beyond.values().map(|beyond| beyond.warnings).sum::<usize>()
    }

    /// How many findings there are of each code.
    pub fn counts(&self) -> BTreeMap<Code, usize> {
        let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
        for finding in &self.found {
            *counts.entry(finding.code).or_default() += 1;
        }
        for ((code, _), beyond) in &self.beyond {
            *counts.entry(*code).or_default() += beyond.errors + beyond.warnings;
        }
        counts
    }

    /// The number of findings that the project file allows.
    pub fn allowed(&self) -> usize {
        self.allowed.values().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_suggested_and_far_ones_are_not() {
        let known = ["language", "languages", "period", "title"];
        assert_eq!(nearest("langauges", known), ["languages", "language"]);
        assert_eq!(nearest("Titel", known), ["title"]);
        assert_eq!(nearest("theme", known), Vec::<&str>::new());
        assert_eq!(nearest("2", ["1", "3"]), Vec::<&str>::new());
    }

    #[test]
    fn a_project_can_lower_a_level_but_not_a_fatal_finding() {
        let mut findings = Findings::new();
        let levels = [(Code::DuplicateKey, LevelSetting::At(Level::Warning))];
        findings.set_levels(levels.into());
        let finding = || Finding::new(Code::DuplicateKey, Place::file("a.csv"), "twice");
        findings.report(finding());
        assert_eq!((findings.errors(), findings.warnings()), (0, 1));
        findings.fatal(finding());
        assert!(findings.check().is_err());
    }
}

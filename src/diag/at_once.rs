//! The same work on several things at once, with findings in the order of the things.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::{Cause, Finding, Findings, Place};

/// What the main thread of a program has on most systems: deep texts must not do with less.
const STACK: usize = 8 << 20;

impl Findings {
    /// Does the same work on each of several things, on all cores, and returns what came of them in their order.
    ///
    /// What is reported does not depend on the cores: it is as if one thing were
    /// done after the other.
    pub fn at_once<T: Send, R: Send>(
        &mut self,
        things: impl IntoIterator<Item = T>,
        work: impl Fn(T, &mut Self) -> R + Sync,
    ) -> Vec<R> {
        let things: Vec<T> = things.into_iter().collect();
        let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(things.len());
        let waiting = Mutex::new(things.into_iter().enumerate());
        // An iterator over a list is whole whatever happens to those who ask it.
        let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
        let like = &*self;
        let share = || {
            let mut done = Vec::new();
            while let Some((index, thing)) = next() {
                let mut findings = like.apart();
                let result = work(thing, &mut findings);
                done.push((index, result, findings));
            }
            done
        };
        let mut done = thread::scope(|scope| {
            let start = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, share).ok();
            let others: Vec<_> = (1..threads).filter_map(start).collect();
            let mut done = share();
            for other in others {
                done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
            }
            done
        });
        done.sort_unstable_by_key(|(index, ..)| *index);
        let taken = done.into_iter().map(|(_, result, found)| {
            self.take_in(found);
            result
        });
        taken.collect()
    }

    /// Takes in a finding for which others were left out; one that is a cause already has more of them.
    fn take_cause(&mut self, cause: Cause, finding: Finding) {
        let is_same = |own: &Cause| {
            let known = self.found.get(own.at);
            (own.code, &own.file) == (cause.code, &cause.file)
                && known.is_some_and(|it| (&it.place, &it.message) == (&finding.place, &finding.message))
        };
        if let Some(own) = self.causes.iter().position(is_same) {
            if cause.left_out > 0 {
                self.leave_out(own, cause.left_out, finding.level);
            }
        } else if !self.follows(&finding) {
            let at = self.found.len();
            self.keep(finding);
            if self.found.len() > at {
                self.causes.push(Cause { at, ..cause });
            }
        }
    }

    /// No findings yet, at the levels and with the waivers of these.
    #[must_use]
    pub fn apart(&self) -> Self {
        Self { settings: self.settings.clone(), waivers: self.waivers.clone(), ..Self::default() }
    }

    /// Takes in what was found apart in several places, by code, by file and in the order of rows.
    ///
    /// So it does not matter which place found what. `choose` may drop some of them, seen in that order.
    pub fn take_in_sorted(&mut self, others: Vec<Self>, choose: impl FnOnce(&mut Vec<Finding>)) {
        let place = |finding: &Finding| {
            let Place { file, row, key, .. } = &finding.place;
            (finding.code, file.clone(), *row, key.clone())
        };
        let (mut found, waived) = (Vec::new(), self.waived.len());
        for mut other in others {
            found.append(&mut other.found);
            self.take_in(other);
        }
        self.waived[waived..].sort_by_cached_key(|(_, finding)| place(finding));
        found.sort_by_cached_key(place);
        choose(&mut found);
        self.take_in(Self { found, ..Self::default() });
    }

    /// Takes in findings that were made apart from these, in their order.
    pub(crate) fn take_in(&mut self, other: Self) {
        for (waiver, finding) in other.waived {
            if self.known.insert(finding.clone()) {
                self.waived.push((waiver, finding));
            }
        }
        self.used.extend(other.used);
        for (code, count) in other.allowed {
            *self.allowed.entry(code).or_default() += count;
        }
        let mut causes = other.causes.into_iter().peekable();
        for (at, finding) in other.found.into_iter().enumerate() {
            match causes.next_if(|cause| cause.at == at) {
                Some(cause) => self.take_cause(cause, finding),
                None if self.follows(&finding) => {}
                None => self.keep(finding),
            }
        }
        for (of_file, beyond) in other.beyond {
            let own = self.beyond.entry(of_file).or_default();
            own.errors += beyond.errors;
            own.warnings += beyond.warnings;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::{About, Code, Level, LevelSetting, Waiver};
    use super::*;

    fn finding(code: Code, message: &str) -> Finding {
        Finding::new(code, Place::file("a.md"), message)
    }

    #[test]
    fn results_and_findings_come_in_the_order_of_the_things() {
        let mut findings = Findings::new();
        findings.report(finding(Code::TermAvoided, "before"));
        let results = findings.at_once(0..20_u64, |number, findings| {
            thread::sleep(Duration::from_millis(20 - number));
            findings.report(finding(Code::TermAvoided, &format!("{number}")));
            findings.report(finding(Code::TermAvoided, "each"));
            number * 2
        });
        assert_eq!(results, (0..20).map(|number| number * 2).collect::<Vec<_>>());
        let found: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
        let mut expected: Vec<String> = (0..20).map(|number| number.to_string()).collect();
        expected.insert(0, "before".to_owned());
        expected.insert(2, "each".to_owned());
        assert_eq!(found, expected);
    }

    #[test]
    fn it_does_not_matter_which_place_found_what() {
        let about = About::indicator("2.1");
        let waiver =
            Waiver { code: Code::CopiedValue, about: about.clone(), place: Place::file("bilan.toml") };
        let mut findings = Findings::new();
        findings.set_waivers(vec![waiver]);
        let at = |code: Code, file: &str, row: usize| {
            Finding::new(code, Place::row(file, row), format!("{file}:{row}")).about(about.clone())
        };
        let (mut one, mut other) = (findings.apart(), findings.apart());
        for (file, row) in [("b.csv", 3), ("a.csv", 9), ("a.csv", 4)] {
            one.report(at(Code::DuplicateKey, file, row));
            other.report(at(Code::DuplicateKey, file, row - 1));
            other.report(at(Code::CopiedValue, file, row));
        }
        findings.take_in_sorted(vec![one, other], |found| found.retain(|it| it.place.row != Some(8)));
        let found: Vec<&str> = findings.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(found, ["a.csv:3", "a.csv:4", "a.csv:9", "b.csv:2", "b.csv:3"]);
        let waived: Vec<&str> = findings.waived().map(|(_, it)| it.message.as_str()).collect();
        assert_eq!(waived, ["a.csv:4", "a.csv:9", "b.csv:3"]);
    }

    #[test]
    fn levels_waivers_and_what_is_allowed_are_those_of_the_project() {
        let mut findings = Findings::new();
        findings.set_levels(
            [(Code::TermAvoided, LevelSetting::Allow), (Code::CausalVerb, LevelSetting::At(Level::Error))]
                .into(),
        );
        let about = About::indicator("2.1");
        let waiver =
            Waiver { code: Code::CopiedValue, about: about.clone(), place: Place::file("bilan.toml") };
        findings.set_waivers(vec![waiver]);
        findings.at_once(["one", "two"], |name, findings| {
            findings.report(finding(Code::TermAvoided, "the same"));
            findings.report(finding(Code::CausalVerb, name));
            findings.report(finding(Code::CopiedValue, name).about(about.clone()));
        });
        findings.report_unused_waivers();
        let found: Vec<(Level, &str)> = findings.iter().map(|it| (it.level, it.message.as_str())).collect();
        assert_eq!(found, [(Level::Error, "one"), (Level::Error, "two")]);
        let waived: Vec<&str> = findings.waived().map(|(_, finding)| finding.message.as_str()).collect();
        assert_eq!((findings.allowed(), waived), (2, vec!["one", "two"]));
    }

    #[test]
    fn what_follows_from_a_cause_is_left_out() {
        let mut findings = Findings::new();
        findings.report_cause(finding(Code::FrontMatter, "the cause"), "b.md", Code::CausalVerb);
        findings.at_once(["b.md"], |file, findings| {
            findings.report(Finding::new(Code::CausalVerb, Place::file(file), "what follows"));
        });
        let found: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(found, ["the cause"]);
    }

    /// As if one thing were done after the other: what the first one found explains the others.
    #[test]
    fn a_cause_that_the_work_finds_holds_for_all_that_comes_after_it() {
        let cause = || finding(Code::FrontMatter, "the cause");
        let follows = |message: &str| Finding::new(Code::CausalVerb, Place::file("b.md"), message);
        let work = |name: &str, findings: &mut Findings| {
            if name != "third" {
                findings.report_cause(cause().help("mend it"), "b.md", Code::CausalVerb);
            }
            findings.report(follows(name));
        };
        let mut findings = Findings::new();
        findings.at_once(["first", "second", "third"], work);
        findings.report(follows("after"));
        let mut in_turn = Findings::new();
        for name in ["first", "second", "third", "after"] {
            if name == "after" { in_turn.report(follows(name)) } else { work(name, &mut in_turn) }
        }
        let found = |findings: &Findings| -> Vec<(String, Option<String>)> {
            findings.iter().map(|it| (it.message.clone(), it.help.clone())).collect()
        };
        let help = "mend it 4 findings that follow from it are not shown";
        assert_eq!(found(&findings), [("the cause".to_owned(), Some(help.to_owned()))]);
        assert_eq!(found(&findings), found(&in_turn));
    }

    #[test]
    #[should_panic(expected = "of the work")]
    fn a_panic_of_the_work_is_one_of_the_whole() {
        Findings::new().at_once(0..4, |_, _| panic!("of the work"));
    }
}

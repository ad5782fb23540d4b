//! Draws what became of a build: what does not hold, file by file, and then the sum of it.

use std::fmt::Write;

use bilan::record::{FileVerdict, Verdict, Verification};

/// What became of a build, for people.
pub(super) fn text(verification: &Verification) -> String {
    let Verification { made_by, templates, inputs, outputs, rebuilt } = verification;
    let mut text = String::new();
    if let Some(program) = made_by {
        let _ = writeln!(text, "the build was made by {program}");
    }
    for (what, files) in [("template", templates), ("input", inputs)] {
        for FileVerdict { file, verdict } in files.iter().filter(|file| file.verdict != Verdict::Same) {
            let _ = writeln!(text, "{:<8} {what} {file}", input(verdict));
        }
    }
    for FileVerdict { file, verdict } in outputs {
        let (word, why) = output(verdict);
        let _ = writeln!(text, "{}", format!("{word:<8} {file}{why}").trim_end());
    }
    if !rebuilt {
        text.push_str("the project has errors and was not built again\n");
    }
    let same = |files: &[FileVerdict]| files.iter().filter(|file| file.verdict == Verdict::Same).count();
    let _ = write!(
        text,
        "{}: {} of {} files and {} of {} inputs are the same",
        if verification.holds() { "verified" } else { "not verified" },
        same(outputs),
        outputs.len(),
        same(inputs),
        inputs.len()
    );
    text
}

fn input(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Missing => "missing",
        Verdict::New => "new",
        Verdict::Same | Verdict::NotRebuilt => "same",
        Verdict::Changed { .. } | Verdict::RebuiltOtherwise { .. } => "changed",
    }
}

/// What became of a file, in one word and in a few.
fn output(verdict: &Verdict) -> (&'static str, String) {
    let from = |at: &Option<_>| at.as_ref().map_or_else(String::new, |at| format!(", first at {at}"));
    match verdict {
        Verdict::Same => ("same", String::new()),
        Verdict::Changed { at } => ("changed", format!(": not the file that was built{}", from(at))),
        Verdict::RebuiltOtherwise { at: None } => {
            ("differs", ": the project does not give it any more".into())
        }
        Verdict::RebuiltOtherwise { at } => {
            ("differs", format!(": the project now gives another file{}", from(at)))
        }
        Verdict::NotRebuilt => ("built", ": the file that was built".to_owned()),
        Verdict::Missing => ("missing", String::new()),
        Verdict::New => ("new", ": no file of the build".to_owned()),
    }
}

//! Which text a section is a translation of, and whether that text has changed since.
//!
//! A translation carries the first digits of the digest of the original's text
//! below its front matter, as it was when the translation was last confirmed.

use std::collections::BTreeMap;

use super::section::{self, DIGEST_DIGITS, Source};
use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::manifest::{Manifest, quoted};
use crate::model::Language;
use crate::reading::digest;

/// The key of front matter.
const KEY: &str = "translates";
/// What some editors put before a text in UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A file of a translation that now names the present text of its original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// The file, as the project names it.
    pub file: String,
    /// The whole text of the file; only the digest is another one than before.
    pub text: String,
}

/// What stands for the present text of a section, the same with every kind of line end.
fn digest_of(original: &Source) -> String {
    let text = original.text[original.body..].replace("\r\n", "\n");
    digest::of_text(&text)[..DIGEST_DIGITS].to_owned()
}

/// Reports translations whose originals have changed, and those that cannot be judged among others that can.
pub(super) fn compare(
    manifest: &Manifest,
    sources: &BTreeMap<Language, Vec<Source>>,
    findings: &mut Findings,
) {
    let Some(original) = manifest.original() else { return };
    let Some(originals) = sources.get(&original) else { return };
    for source in originals {
        if let Some(translates) = &source.translates {
            let place = Place::span(source.file.clone(), &source.text, translates.range.clone());
            let message = format!("the section is an original: `{original}` is translated into the others");
            let finding = Finding::new(Code::FrontMatter, place, message);
            findings.report(finding.help(format!("remove `{KEY}`")));
        }
    }
    for (language, own) in sources.iter().filter(|(language, _)| **language != original) {
        let pairs = own
            .iter()
            .filter_map(|source| Some((source, originals.iter().find(|original| original.id == source.id)?)));
        let (dated, undated): (Vec<_>, Vec<_>) = pairs.partition(|(source, _)| source.translates.is_some());
        for (source, original) in &dated {
            outdated(*language, source, original, findings);
        }
        if let (Some(_), Some((first, original))) = (dated.first(), undated.first()) {
            let ids = quoted(undated.iter().map(|(source, _)| source.id.as_str()));
            let message = format!(
                "{} of {} sections in `{language}` do not say which text they translate: {ids}",
                undated.len(),
                undated.len() + dated.len()
            );
            let place = Place::span(first.file.clone(), &first.text, first.title_range.clone());
            let finding = Finding::new(Code::TranslationUndated, place, message);
            let finding = finding.related(Place::file(original.file.clone()), "its original");
            findings.report(finding.help(advice("if they are up to date", *language, &first.id)));
        }
    }
}

fn outdated(language: Language, source: &Source, original: &Source, findings: &mut Findings) {
    let Some(translates) = &source.translates else { return };
    if translates.digest == digest_of(original) {
        return;
    }
    let place = Place::span(source.file.clone(), &source.text, translates.range.clone());
    let message =
        format!("the original of the section has changed since it was translated into `{language}`");
    let finding = Finding::new(Code::TranslationOutdated, place, message);
    let finding = finding.related(Place::file(original.file.clone()), "the original");
    findings.report(finding.help(advice("bring the translation up to date", language, &source.id)));
}

fn advice(before: &str, language: Language, section: &str) -> String {
    format!("{before}, then run `bilan confirm --language {language} --section {section}`")
}

/// Says that the translations in the given languages follow their originals as these are now.
///
/// Of all sections, or of the one with the given id. Files that say so already are left out.
///
/// # Errors
/// A section that is not there, or files that cannot be read.
pub fn confirm(
    manifest: &Manifest,
    languages: &[Language],
    section: Option<&str>,
    findings: &mut Findings,
) -> Result<Vec<Confirmed>, Reported> {
    let Some(original) = manifest.original() else { return Ok(Vec::new()) };
    let originals = section::read(manifest, original, findings);
    if let Some(id) = section
        && !originals.iter().any(|original| original.id == id)
    {
        let place = Place::file(format!("narrative/{original}"));
        let finding = Finding::new(Code::SectionMissing, place, format!("there is no section `{id}`"));
        let known: Vec<&str> = originals.iter().map(|original| original.id.as_str()).collect();
        let finding = finding.suggest(id, known.iter().copied());
        let list = format!("known sections: {}", quoted(known));
        return Err(findings.fatal(if finding.help.is_some() { finding } else { finding.help(list) }));
    }
    let mut confirmed = Vec::new();
    for language in languages.iter().filter(|language| **language != original) {
        for source in section::read(manifest, *language, findings) {
            let Some(original) = originals.iter().find(|original| original.id == source.id) else { continue };
            if section.is_some_and(|id| id != source.id) {
                continue;
            }
            let digest = digest_of(original);
            if source.translates.as_ref().is_some_and(|translates| translates.digest == digest) {
                continue;
            }
            confirmed.push(Confirmed { text: stamped(manifest, &source, &digest), file: source.file });
        }
    }
    findings.check()?;
    Ok(confirmed)
}

/// The text of a file with the digest of its original, and everything else as it was.
fn stamped(manifest: &Manifest, source: &Source, digest: &str) -> String {
    let raw = manifest.reading.text(&source.file, &manifest.root.join(&source.file));
    let raw = raw.unwrap_or_else(|_| source.text.clone());
    let mark = if raw.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.to_string() } else { String::new() };
    format!("{mark}{}", with_digest(source, digest))
}

fn with_digest(source: &Source, digest: &str) -> String {
    let mut text = source.text.clone();
    if let Some(translates) = &source.translates {
        text.replace_range(translates.range.clone(), &format!("\"{digest}\""));
        return text;
    }
    // After the title: a key at the end might belong to a table of the front matter.
    let end = source.title_range.end;
    let line = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
    let ending = if text[..line].ends_with("\r\n") { "\r\n" } else { "\n" };
    text.insert_str(line, &format!("{KEY} = \"{digest}\"{ending}"));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        let mut findings = Findings::new();
        section::parse_file("a.md".to_owned(), text.to_owned(), &mut findings).expect("a section")
    }

    #[test]
    fn a_digest_is_of_the_text_below_the_front_matter() {
        let plain = source("+++\nid = \"a\"\ntitle = \"A\"\n+++\nOne.\n\nTwo.\n");
        let windows =
            source("+++\r\nid = \"a\"\r\ntitle = \"B\"\r\norder = 2\r\n+++\r\nOne.\r\n\r\nTwo.\r\n");
        assert_eq!(digest_of(&plain), digest_of(&windows));
        assert_eq!(digest_of(&plain).len(), 16);
        assert_ne!(digest_of(&plain), digest_of(&source("+++\nid = \"a\"\ntitle = \"A\"\n+++\nOne.\n")));
    }

    #[test]
    fn a_digest_is_written_after_the_title_or_over_the_one_before() {
        let text = "+++\r\ntitle = 'A'  # as agreed\r\nid = \"a\"\r\n[x]\r\n+++\r\nOne.\r\n";
        let body = text.replace("[x]\r\n", "");
        let stamped = with_digest(&source(&body), "0123456789abcdef");
        assert_eq!(stamped, body.replace("agreed\r\n", "agreed\r\ntranslates = \"0123456789abcdef\"\r\n"),);
        let again = with_digest(&source(&stamped), "fedcba9876543210");
        assert_eq!(again, stamped.replace("0123456789abcdef", "fedcba9876543210"));
    }
}

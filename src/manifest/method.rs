//! How achievement is rolled up and rated: `[method]`, and the scales of the project.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, dec};

use super::keys::{Entry, Keys};
use super::read::{read_localised, unknown_name};
use super::{MethodSettings, MilestoneRule, OverallMean};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Band, BandName, BandSpan, Edge, Language, Localised, OutlookMethod, Scale, Tone};

/// Reads `[method]` and `[scales]`.
pub(super) fn read(keys: &Keys<'_, '_>, languages: &[Language], findings: &mut Findings) -> MethodSettings {
    let mut settings = MethodSettings {
        scale: Scale::rbm5(),
        cap: dec!(1),
        floor: dec!(0),
        min_coverage: dec!(0.5),
        milestones: MilestoneRule::Period,
        outlook: OutlookMethod::Schedule,
        overall: OverallMean::Areas,
    };
    let scales = keys.table("scales", findings).map(|scales| read_scales(&scales, languages, findings));
    let scales = scales.unwrap_or_default();
    let Some(keys) = keys.table("method", findings) else { return settings };
    if let Some(entry) = keys.get("scale") {
        settings.scale = read_scale(entry, &scales, findings).unwrap_or(settings.scale);
    }
    if let Some(entry) = keys.get("milestones") {
        match entry.as_str() {
            Some("period") => settings.milestones = MilestoneRule::Period,
            Some("opsys") => settings.milestones = MilestoneRule::Next,
            Some(_) | None => entry.wrong("`\"period\"` or `\"opsys\"`", findings),
        }
    }
    let mut share = |key, value: &mut Decimal, least: Decimal, most: Decimal| {
        if let Some(entry) = keys.get(key)
            && let Some(number) = entry.decimal(findings)
        {
            if number >= least && number <= most {
                *value = number;
            } else {
                entry.wrong(&format!("a share from {least} to {most}, such as 0.5 for 50 %"), findings);
            }
        }
    };
    share("cap", &mut settings.cap, dec!(-10), dec!(10));
    share("floor", &mut settings.floor, dec!(-10), dec!(1));
    share("min-coverage", &mut settings.min_coverage, dec!(0), dec!(1));
    if let Some(overall) = keys.word("overall", &OverallMean::ALL, OverallMean::key, findings) {
        settings.overall = overall;
    }
    if settings.floor >= settings.cap {
        let message = "`floor` must be below `cap`";
        let finding = Finding::new(Code::InvalidValue, keys.place(), message);
        let help = "without a setting `floor` is 0 and `cap` is 1";
        findings.report(finding.help(help));
    }
    if let Some(entry) = keys.get("outlook") {
        settings.outlook = read_outlook(entry, findings).unwrap_or(settings.outlook);
    }
    keys.finish(findings);
    settings
}

/// How outlooks are judged.
fn read_outlook(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<OutlookMethod> {
    let name = entry.text(findings)?;
    let found = OutlookMethod::ALL.iter().find(|method| method.key() == name);
    if found.is_none() {
        let known: Vec<&str> = OutlookMethod::ALL.iter().map(|method| method.key()).collect();
        findings.report(unknown_name("outlook method", &name, &known, entry.place()));
    }
    found.copied()
}

/// The scale that the project asks for: one of its own, or a built-in one.
fn read_scale(
    entry: Entry<'_, '_>,
    scales: &BTreeMap<String, Option<Scale>>,
    findings: &mut Findings,
) -> Option<Scale> {
    let id = entry.text(findings)?;
    // One with faults is none: they were reported where it is written.
    let known = scales.get(&id).cloned().or_else(|| Scale::built_in(&id).map(Some));
    known.unwrap_or_else(|| {
        let ids: Vec<&str> = scales.keys().map(String::as_str).chain(Scale::BUILT_IN).collect();
        findings.report(unknown_name("scale", &id, &ids, entry.place()));
        None
    })
}

/// The scales of the project; one with faults is none.
fn read_scales(
    keys: &Keys<'_, '_>,
    languages: &[Language],
    findings: &mut Findings,
) -> BTreeMap<String, Option<Scale>> {
    let mut scales = BTreeMap::new();
    for (id, place, entry) in keys.entries() {
        let Some(table) = entry.table(&format!("scales.{id}"), findings) else { continue };
        let bands = table.require("bands", findings).and_then(|entry| entry.tables("bands", findings));
        table.finish(findings);
        let spans = bands.and_then(|bands| {
            let count = bands.len();
            let places = (0..count).map(|index| Tone::of_place(index, count));
            let read = bands.into_iter().zip(places);
            // Every band is read, also after one with faults, so that all faults show in one run.
            let spans: Vec<Option<BandSpan>> =
                read.map(|(keys, usual)| read_band(keys, usual, languages, findings)).collect();
            spans.into_iter().collect()
        });
        let scale = spans.and_then(|spans: Vec<BandSpan>| {
            let refused = |error: crate::model::ScaleError| {
                let message = format!("the scale `{id}` does not give every achievement one band: {error}");
                let help = "let each band begin where the one below it ends";
                findings.report(Finding::new(Code::ScaleInvalid, place.clone(), message).help(help));
            };
            Scale::from_spans(id, spans).map_err(|errors| errors.into_iter().for_each(refused)).ok()
        });
        scales.insert(id.to_owned(), scale);
    }
    scales
}

/// A band of a scale, with its edges in per cent of the target.
fn read_band(
    keys: Keys<'_, '_>,
    usual: Tone,
    languages: &[Language],
    findings: &mut Findings,
) -> Option<BandSpan> {
    let key = keys.require("key", findings).and_then(|entry| read_key(entry, findings));
    let label = keys.get("label").map(|entry| read_localised(entry, "label", languages, findings));
    let lower = read_edge(&keys, ["from", "above"], findings);
    let upper = read_edge(&keys, ["below", "to"], findings);
    let tone = keys.get("tone").map_or(Some(usual), |entry| read_tone(entry, findings));
    let symbol = keys.get("symbol").map(|entry| read_symbol(entry, findings));
    let colour = keys.get("colour").map(|entry| read_colour(entry, findings));
    keys.finish(findings);
    let (key, tone) = (key?, tone?);
    let label = label.unwrap_or_else(|| Some(Localised::same(key.as_str())))?;
    let (usual_symbol, usual_colour) = tone.usual_mark();
    let symbol = symbol.unwrap_or_else(|| Some(usual_symbol.to_owned()))?;
    let colour = colour.unwrap_or_else(|| Some(usual_colour.to_owned()))?;
    let band = Band { name: BandName::Own { key, label }, lower: lower.ok()?, tone, symbol, colour };
    Some(BandSpan { band, upper: upper.ok()? })
}

/// A key that templates can name and that stands for nothing else.
fn read_key(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<String> {
    let key = entry.text(findings)?;
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let taken = ["no-", "not-due", "not-computable", "insufficient-data", "compared"];
    if key.chars().all(allowed) && !taken.iter().any(|word| key.starts_with(word)) {
        return Some(key);
    }
    entry.wrong("a key of small letters, digits and `-` that is no reason for a missing rating", findings);
    None
}

/// An edge, by the word that says on which side of it the value itself lies: the first puts it into the band above.
fn read_edge(
    keys: &Keys<'_, '_>,
    [at_above, at_below]: [&'static str; 2],
    findings: &mut Findings,
) -> Result<Option<Edge>, ()> {
    let (above, below) = (keys.get(at_above), keys.get(at_below));
    let (entry, inclusive) = match (above, below) {
        (None, None) => return Ok(None),
        (Some(entry), None) => (entry, true),
        (None, Some(entry)) => (entry, false),
        (Some(_), Some(entry)) => {
            let message = format!("a band has either `{at_above}` or `{at_below}`");
            findings.report(
                Finding::new(Code::InvalidValue, entry.place(), message).help("remove one of the two"),
            );
            return Err(());
        }
    };
    let percent = entry.decimal(findings).ok_or(())?;
    Ok(Some(Edge { at: percent / Decimal::ONE_HUNDRED, inclusive }))
}

fn read_tone(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<Tone> {
    let found = entry.as_str().and_then(|text| Tone::ALL.iter().find(|tone| tone.key() == text));
    if found.is_none() {
        entry.wrong("`\"good\"`, `\"fair\"` or `\"poor\"`", findings);
    }
    found.copied()
}

fn read_symbol(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<String> {
    let symbol = entry.text(findings)?;
    if symbol.chars().count() == 1 {
        return Some(symbol);
    }
    entry.wrong("one character", findings);
    None
}

/// A colour that can be read on white.
fn read_colour(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<String> {
    let colour = entry.text(findings)?;
    match crate::model::contrast_on_white(&colour) {
        Some(contrast) if contrast >= dec!(4.5) => return Some(colour),
        Some(contrast) => {
            let message =
                format!("the colour `{colour}` has a contrast of {}:1 on white", contrast.round_dp(1));
            let finding = Finding::new(Code::InvalidValue, entry.place(), message);
            findings.report(finding.help("use a darker one: 4.5:1 is the least that everyone can read"));
        }
        None => entry.wrong("a colour such as `#0b6e4f`", findings),
    }
    None
}

//! Checks of the results chain: references, levels, circles, primary targets, contributors.

use std::collections::{BTreeMap, BTreeSet};

use super::framework::{in_order, known};
use super::titles::Titles;
use crate::diag::{Code, Finding, Findings};
use crate::load::{Loaded, LoadedChain, Placed};
use crate::model::{
    ChainResult, Level, Localised, Profile, Responsibility, ResultId, ResultsChain, SdgLink, SdgRole,
};

/// Reports what does not fit together in the results chain and its links to indicators.
pub(super) fn chain(loaded: &Loaded, titles: &mut Titles<'_>) {
    references(loaded, titles.findings);
    levels(&loaded.chain.results, titles.findings);
    circles(&loaded.chain.results, titles.findings);
    targets(&loaded.chain.sdg, titles.findings);
    contributors(loaded, titles.findings);
    texts(loaded, titles);
}

/// Puts a chain without faults in reading order.
pub(super) fn ordered(chain: LoadedChain) -> ResultsChain {
    let mut results = in_order(chain.results, |result| (None, result.id.as_str().to_owned()));
    results.sort_by_key(|result| result.level);
    let assumptions = in_order(chain.assumptions, |assumption| (None, assumption.id.clone()));
    let mut sdg = in_order(chain.sdg, |link| (None, link.indicator.as_str().to_owned()));
    sdg.sort_by_key(|link| (link.target, link.role));
    ResultsChain { results, assumptions, sdg }
}

fn references(loaded: &Loaded, findings: &mut Findings) {
    let areas: BTreeSet<&str> = loaded.areas.iter().map(|area| area.row.id.as_str()).collect();
    let indicators: BTreeSet<&str> = loaded.indicators.iter().map(|row| row.row.id.as_str()).collect();
    let results: BTreeSet<&str> = loaded.chain.results.iter().map(|result| result.row.id.as_str()).collect();
    for result in &loaded.chain.results {
        if let Some(area) = &result.row.area {
            known("area", area.as_str(), &areas, result, findings);
        }
        for parent in result.row.parents.iter().filter(|parent| !results.contains(parent.as_str())) {
            let message = format!("`{}` leads to the result `{parent}`, which is not there", result.row.id);
            let others = results.iter().copied().filter(|other| *other != result.row.id.as_str());
            let finding = Finding::new(Code::ReferenceUnknown, result.cell("parents"), message);
            let finding = finding.suggest(parent.as_str(), others);
            let help = "correct the id, or add it to the table `results`";
            findings.report(if finding.help.is_some() { finding } else { finding.help(help) });
        }
    }
    for assumption in &loaded.chain.assumptions {
        if let Some(area) = &assumption.row.area {
            known("area", area.as_str(), &areas, assumption, findings);
        }
        if let Some(result) = &assumption.row.result {
            known("result", result.as_str(), &results, assumption, findings);
        }
    }
    for link in &loaded.chain.sdg {
        known("indicator", link.row.indicator.as_str(), &indicators, link, findings);
    }
    for indicator in &loaded.indicators {
        if let Some(result) = &indicator.row.profile.result {
            known("result", result.as_str(), &results, indicator, findings);
        }
    }
}

/// Outputs lead to outcomes and outcomes to impact, never the other way.
fn levels(results: &[Placed<ChainResult>], findings: &mut Findings) {
    let by_id: BTreeMap<&ResultId, &ChainResult> =
        results.iter().map(|result| (&result.row.id, &result.row)).collect();
    for placed in results {
        let result = &placed.row;
        for parent in result.parents.iter().filter_map(|parent| by_id.get(parent)) {
            // The levels are ordered from impact down.
            if parent.level > result.level {
                let message = format!(
                    "`{}`, {}, leads to `{}`, which is only {}",
                    result.id,
                    with_article(result.level),
                    parent.id,
                    with_article(parent.level)
                );
                let finding = Finding::new(Code::ChainLevel, placed.cell("parents"), message);
                findings.report(finding.help("name results of the same or a higher level as parents"));
            }
        }
    }
}

fn with_article(level: Level) -> &'static str {
    match level {
        Level::Impact => "an impact",
        Level::Outcome => "an outcome",
        Level::Output => "an output",
        Level::Management => "a result of management",
        Level::Organisation => "a result of the organisation",
    }
}

/// Reports each circle once; no setting lowers it, because a circle has no first and no last result.
fn circles(results: &[Placed<ChainResult>], findings: &mut Findings) {
    let by_id: BTreeMap<&ResultId, &Placed<ChainResult>> =
        results.iter().map(|result| (&result.row.id, result)).collect();
    let mut done = BTreeSet::new();
    for placed in results {
        let mut path = Vec::new();
        follow(&placed.row.id, &by_id, &mut path, &mut done, findings);
    }
}

fn follow<'a>(
    id: &'a ResultId,
    by_id: &BTreeMap<&'a ResultId, &'a Placed<ChainResult>>,
    path: &mut Vec<&'a ResultId>,
    done: &mut BTreeSet<&'a ResultId>,
    findings: &mut Findings,
) {
    let Some(placed) = by_id.get(id) else { return };
    if let Some(start) = path.iter().position(|earlier| *earlier == id) {
        let round: Vec<String> =
            path[start..].iter().chain([&id]).map(|result| format!("`{result}`")).collect();
        let message = format!("the results lead in a circle: {}", round.join(" → "));
        let finding = Finding::new(Code::ChainCycle, placed.cell("parents"), message);
        findings.fatal(finding.help("remove one of these parents"));
        return;
    }
    if done.contains(id) {
        return;
    }
    path.push(id);
    for parent in &placed.row.parents {
        follow(parent, by_id, path, done, findings);
    }
    path.pop();
    done.insert(id);
}

/// An indicator is counted under exactly one target, each of its targets is given once.
fn targets(links: &[Placed<SdgLink>], findings: &mut Findings) {
    let mut first: BTreeMap<_, &Placed<SdgLink>> = BTreeMap::new();
    let mut primary: BTreeMap<_, &Placed<SdgLink>> = BTreeMap::new();
    for link in links {
        let row = &link.row;
        if let Some(earlier) = first.get(&(&row.indicator, row.target)) {
            let message = format!("the target {} of `{}` is given twice", row.target, row.indicator);
            let finding = Finding::new(Code::DuplicateKey, link.cell("target"), message);
            findings.report(finding.related(earlier.cell("target"), "first given here"));
            continue;
        }
        first.insert((&row.indicator, row.target), link);
        match row.role {
            SdgRole::Secondary => {}
            SdgRole::Primary => match primary.get(&row.indicator) {
                None => {
                    primary.insert(&row.indicator, link);
                }
                Some(earlier) => {
                    let message = format!("`{}` has two primary targets", row.indicator);
                    let finding = Finding::new(Code::SdgPrimary, link.cell("primary"), message);
                    let finding = finding.related(earlier.cell("primary"), "the other one");
                    findings.report(
                        finding.help("keep one and write `no` for the others: an indicator is counted once"),
                    );
                }
            },
        }
    }
    let mut without = BTreeSet::new();
    for link in links {
        if !primary.contains_key(&link.row.indicator) && without.insert(&link.row.indicator) {
            let message = format!("`{}` has no primary target", link.row.indicator);
            let finding = Finding::new(Code::SdgPrimary, link.cell("primary"), message);
            findings.report(finding.help("write `yes` for the target under which it is to be counted"));
        }
    }
}

/// Where a project names contributors at all, shared responsibility without any is a gap.
fn contributors(loaded: &Loaded, findings: &mut Findings) {
    if loaded.indicators.iter().all(|indicator| indicator.row.profile.contributors.is_none()) {
        return;
    }
    for indicator in &loaded.indicators {
        let row = &indicator.row;
        if row.responsibility == Some(Responsibility::Shared) && row.profile.contributors.is_none() {
            let message = format!("the responsibility for `{}` is shared, with nobody named", row.id);
            let finding = Finding::new(Code::ContributorsMissing, indicator.cell("contributors"), message);
            findings.report(finding.help("name the contributors, or declare the responsibility `full`"));
        }
    }
}

fn texts(loaded: &Loaded, titles: &mut Titles<'_>) {
    for result in &loaded.chain.results {
        titles.check("title", &result.row.title, result, || {
            format!("the result `{}` has no title", result.row.id)
        });
    }
    for assumption in &loaded.chain.assumptions {
        let row = &assumption.row;
        let what = || format!("the assumption `{}` has no text", row.id);
        titles.check("text", &row.text, assumption, what);
        if let Some(note) = &row.note {
            titles.check("note", note, assumption, || {
                format!("the note on the assumption `{}` is missing", row.id)
            });
        }
    }
    for link in &loaded.chain.sdg {
        if let Some(text) = &link.row.contribution {
            let what = || format!("the contribution of `{}` has no text", link.row.indicator);
            titles.check("contribution", text, link, what);
        }
    }
    for indicator in &loaded.indicators {
        for (column, text) in texts_of(&indicator.row.profile) {
            let what = || format!("`{column}` of the indicator `{}` has no text", indicator.row.id);
            titles.check(column, text, indicator, what);
        }
    }
}

/// The texts of a profile that are there, by column.
fn texts_of(profile: &Profile) -> impl Iterator<Item = (&'static str, &Localised)> {
    let texts = [
        ("owner", &profile.owner),
        ("who", &profile.who),
        ("what", &profile.what),
        ("contributors", &profile.contributors),
        ("attribution", &profile.attribution),
        ("external_factors", &profile.external_factors),
        ("frequency", &profile.frequency),
        ("limitations", &profile.limitations),
        ("tags", &profile.tags),
    ];
    texts.into_iter().filter_map(|(column, text)| Some((column, text.as_ref()?)))
}

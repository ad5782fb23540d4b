//! The branches of conditions in a file, and what each of them asks.

use std::ops::Range;

use super::manuscript::{FigureCall, figure_calls};
use super::syntax::tags;

/// A branch of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// What stands in it, in bytes of the file.
    pub inside: Range<usize>,
    /// What the conditions that decide on it ask: its own and those before it.
    pub asks: Vec<Asked>,
}

/// A call in a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The call.
    pub call: FigureCall,
    /// Whether the branch is printed only where the condition holds for it, or only where it does not;
    /// none where it may be either.
    pub holds: Option<bool>,
}

/// The calls of a condition, in the branch that it opens, or in those after it.
fn asked(code: &str, tag: &Range<usize>, is_own: bool) -> Vec<Asked> {
    let calls = figure_calls(code, tag, None);
    let mut quote = None;
    let outside = |c: char| {
        let is_mark = matches!(c, '"' | '\'' | '`');
        match quote {
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None if is_mark => quote = Some(c),
            None => return c,
        }
        ' '
    };
    let bare: String = code.chars().map(outside).collect();
    let words: Vec<&str> = bare.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let has = |word: &str| words.contains(&word);
    let is_lone = calls.len() == 1 && !has("and") && !has("or");
    let is_plain = !has("not") && !has("false") && !bare.contains(['=', '<', '>']);
    let is_negated = has("not") && !has("false") && !bare.contains("==") && !bare.contains("!=");
    let holds = match (is_own, is_lone) {
        _ if has("false") => None,
        (true, _) if !has("or") && !has("not") => Some(true),
        (false, true) if is_plain => Some(false),
        (_, true) if is_negated => Some(!is_own),
        (true | false, _) => None,
    };
    calls.into_iter().map(|call| Asked { call, holds }).collect()
}

/// A condition that has not ended yet.
struct Open {
    /// Where its present branch begins.
    start: usize,
    /// What decides on that branch.
    asks: Vec<Asked>,
    /// What the conditions so far say of the branches after them.
    before: Vec<Asked>,
}

/// The branches of a file whose template begins at `body`; outer ones end after the inner ones.
pub(super) fn branches(text: &str, body: usize) -> Vec<Branch> {
    let template = &text[body..];
    let mut open: Vec<Open> = Vec::new();
    let mut found = Vec::new();
    for inside in tags(template).code {
        let tag = body + inside.start - 2..body + inside.end + 2;
        if !text[tag.clone()].starts_with("{%") {
            continue;
        }
        let code = &template[inside.clone()];
        let word = code.trim_start_matches(['-', ' ', '\n', '\t']);
        let word = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        match word {
            "if" => open.push(Open {
                start: tag.end,
                asks: asked(code, &tag, true),
                before: asked(code, &tag, false),
            }),
            "elif" | "else" => {
                if let Some(last) = open.last_mut() {
                    let own = last.before.iter().cloned().chain(asked(code, &tag, true)).collect();
                    let asks = std::mem::replace(&mut last.asks, own);
                    found.push(Branch { inside: last.start..tag.start, asks });
                    last.start = tag.end;
                    last.before.extend(asked(code, &tag, false));
                }
            }
            "endif" => {
                let closed = open.pop();
                found.extend(closed.map(|it| Branch { inside: it.start..tag.start, asks: it.asks }));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_branch_knows_what_decides_on_it() {
        let text = "a {% if rating(\"1.2\") | key == \"met\" %}b{% elif holds(\"rose\", \"1.3\") %}c{% else %}\
                    {% if x %}d{% endif %}e{% endif %} f";
        let found = branches(text, 0);
        let told: Vec<(&str, Vec<&str>)> = found
            .iter()
            .map(|branch| {
                let ids = branch.asks.iter().filter_map(|asked| asked.call.argument("id"));
                (&text[branch.inside.clone()], ids.collect())
            })
            .collect();
        let expected = [
            ("b", vec!["1.2"]),
            ("c", vec!["1.2", "1.3"]),
            ("d", vec![]),
            ("{% if x %}d{% endif %}e", vec!["1.2", "1.3"]),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn each_branch_knows_whether_it_is_that_in_which_the_condition_holds() {
        let stands = |condition: &str| -> Vec<Vec<Option<bool>>> {
            let text = format!("{{% if {condition} %}}a{{% elif y %}}b{{% else %}}c{{% endif %}}");
            let found = branches(&text, 0).into_iter();
            found.map(|branch| branch.asks.iter().map(|asked| asked.holds).collect()).collect()
        };
        let both = |own, others| vec![vec![own], vec![others], vec![others]];
        assert_eq!(stands("holds(\"met\", \"1 or not\")"), both(Some(true), Some(false)));
        assert_eq!(stands("not holds(\"met\", \"1.1\")"), both(Some(false), Some(true)));
        assert_eq!(stands("holds(\"met\", \"1.1\") and x"), both(Some(true), None));
        assert_eq!(stands("holds(\"met\", \"1.1\") or x"), both(None, None));
        assert_eq!(stands("holds(\"met\", \"1.1\") == false"), both(None, None));
    }
}

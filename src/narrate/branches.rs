//! The branches of conditions in a file, and what each of them asks.

use std::ops::Range;

use super::manuscript::{FigureCall, figure_calls};
use super::syntax::tags;

/// A branch of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// What stands in it, in bytes of the file.
    pub inside: Range<usize>,
    /// The calls in the conditions that decide on it: its own and those before it.
    pub asks: Vec<FigureCall>,
}

/// The branches of a file whose template begins at `body`; outer ones end after the inner ones.
pub(super) fn branches(text: &str, body: usize) -> Vec<Branch> {
    let template = &text[body..];
    let mut open: Vec<(usize, Vec<FigureCall>)> = Vec::new();
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
            "if" => open.push((tag.end, figure_calls(code, &tag, None))),
            "elif" | "else" => {
                if let Some((start, asks)) = open.last_mut() {
                    found.push(Branch { inside: *start..tag.start, asks: asks.clone() });
                    *start = tag.end;
                    asks.extend(figure_calls(code, &tag, None));
                }
            }
            "endif" => {
                found.extend(open.pop().map(|(start, asks)| Branch { inside: start..tag.start, asks }));
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
                let ids = branch.asks.iter().filter_map(|call| call.argument("id"));
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
}

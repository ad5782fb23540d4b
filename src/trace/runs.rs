//! Which way formulas run in a language that runs from the right.

/// Begins and ends a piece of text that runs from left to right, whatever stands around it.
const ISOLATE: [char; 2] = ['\u{2066}', '\u{2069}'];

/// What only equations have between their numbers.
const SIGNS: &[char] = &['+', '\u{2212}', '×', '÷', '=', '≈', '<', '≤', '≥', '→'];

/// A formula with its equations in runs from the left: all of it where it has no words from the right.
///
/// A range or a list of numbers without a sign between them is no equation and runs as the line does.
pub(super) fn from_the_left(formula: &str) -> String {
    if !formula.contains(is_from_the_right) {
        return if formula.contains(SIGNS) { isolated(formula) } else { formula.to_owned() };
    }
    let mut written = String::with_capacity(formula.len() + 8);
    let mut rest = formula;
    while !rest.is_empty() {
        let end = rest.find(is_from_the_right).unwrap_or(rest.len());
        written.push_str(&with_equation(&rest[..end]));
        let words = &rest[end..];
        let end = words.find(|letter| !is_from_the_right(letter)).unwrap_or(words.len());
        written.push_str(&words[..end]);
        rest = &words[end..];
    }
    written
}

/// A stretch without words, with the equation in it in a run of its own.
fn with_equation(stretch: &str) -> String {
    let parts = between_open_brackets(stretch).into_iter();
    let mut parts =
        parts.map(|part| part.trim_matches(|letter: char| letter.is_whitespace() || is_stop(letter)));
    match parts.find(|part| is_equation(part)) {
        Some(equation) => stretch.replacen(equation, &isolated(equation), 1),
        None => stretch.to_owned(),
    }
}

fn is_equation(text: &str) -> bool {
    let operands = text.trim_start_matches(ISOLATE);
    let begins = |letter: char| letter.is_ascii_digit() || matches!(letter, '(' | '|' | '\u{2212}');
    operands.starts_with(begins) && operands.contains(SIGNS)
}

/// The parts of a text between brackets that words before it opened, or that words behind it close.
fn between_open_brackets(text: &str) -> Vec<&str> {
    let (mut edges, mut open) = (Vec::new(), Vec::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => open.push(at),
            ')' if open.pop().is_none() => edges.push(at),
            _ => {}
        }
    }
    edges.extend(open);
    let starts = [0].into_iter().chain(edges.iter().map(|edge| edge + 1));
    let ends = edges.iter().copied().chain([text.len()]);
    starts.zip(ends).map(|(start, end)| &text[start..end]).collect()
}

pub(super) fn isolated(text: &str) -> String {
    format!("{}{text}{}", ISOLATE[0], ISOLATE[1])
}

/// Whether a sign ends a sentence or a part of it.
fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | ':' | ';' | ',' | '،' | '؛')
}

fn is_from_the_right(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6ff}')
}

#[cfg(test)]
mod tests {
    use super::from_the_left;

    /// The formula with its isolates as brackets.
    fn run(formula: &str) -> String {
        from_the_left(formula).replace('\u{2066}', "[").replace('\u{2069}', "]")
    }

    #[test]
    fn a_formula_without_words_is_one_run() {
        assert_eq!(run("(14 − 20) ÷ 4 ≈ 0.8"), "[(14 − 20) ÷ 4 ≈ 0.8]");
        assert_eq!(run("431"), "431");
    }

    #[test]
    fn a_range_or_a_list_runs_as_the_line_does() {
        assert_eq!(run("1.5–2.5"), "1.5–2.5");
        assert_eq!(run("2.1، 2.3، 2.4"), "2.1، 2.3، 2.4");
    }

    #[test]
    fn the_equation_beside_words_is_a_run_of_its_own() {
        assert_eq!(
            run("27,430 ÷ 44,900 × 100 ≈ 61.09 (أبلغت 25 من 25)"),
            "[27,430 ÷ 44,900 × 100 ≈ 61.09] (أبلغت 25 من 25)"
        );
        assert_eq!(
            run("11 + … + 7 = 223 (عدد الحدود: 25)؛ قيم: 24"),
            "[11 + … + 7 = 223] (عدد الحدود: 25)؛ قيم: 24"
        );
        assert_eq!(run("(4 + 2) ÷ 3 = 2؛ منها 1"), "[(4 + 2) ÷ 3 = 2]؛ منها 1");
        assert_eq!(run("القيمة (3 − 2 = 1 منها)"), "القيمة ([3 − 2 = 1] منها)");
        // What is said in words goes on in their way.
        assert_eq!(run("مجموع الصفوف (عددها 18) = 123"), "مجموع الصفوف (عددها 18) = 123");
    }
}

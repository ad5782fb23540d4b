//! Formulas as they are written: nothing is divided by zero, and what is cut is never said to be equal.

use bilan::diag::Findings;
use bilan::explain::Explanation;
use bilan::pipeline::{self, Options};

use bilan::model::Decimal;
use rust_decimal::dec;

use crate::project::Project;
use crate::trace::{TRACE, figure, rows, trace};

#[track_caller]
fn explained(project: &Project, figure: &str) -> Explanation {
    let mut findings = Findings::new();
    let explained = pipeline::explain(project.path(), &Options::default(), figure, &mut findings);
    explained.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>())).explanation
}

/// The last step of an indicator: its rule and its numbers.
#[track_caller]
fn last(project: &Project) -> (String, String) {
    let step = explained(project, "1.1").steps.pop().expect("a step");
    (step.rule, step.numbers)
}

fn step(rule: &str, numbers: &str) -> (String, String) {
    (rule.to_owned(), numbers.to_owned())
}

/// An indicator with the given columns and cells, an actual value and a target for 2025.
fn of(columns: &str, cells: &str, actual: &str, target: &str) -> Project {
    let indicators = format!("id,area,title{columns}\n1.1,1,Coverage{cells}\n");
    let targets = match target.split_once("..") {
        Some((low, high)) => format!("indicator,period,low,high\n1.1,2025,{low},{high}\n"),
        None => format!("indicator,period,value\n1.1,2025,{target}\n"),
    };
    Project::new(&indicators, &format!("indicator,period,value\n1.1,2025,{actual}\n"))
        .with("targets", &targets)
}

const SCHEDULE: &str = "comparison with what was expected by now";

fn on_the_way(direction: &str, actual: &str, baseline: &str, milestone: &str) -> Project {
    let indicators = format!("id,area,title,kind,direction\n1.1,1,Coverage,stock,{direction}\n");
    let targets = format!("indicator,period,value,milestone\n{milestone}1.1,2030,80,\n");
    Project::new(&indicators, &format!("indicator,period,value\n1.1,2025,{actual}\n"))
        .with("targets", &targets)
        .with("baselines", &format!("indicator,period,value\n1.1,{baseline},20\n"))
}

#[test]
fn a_milestone_at_the_baseline_is_kept_or_missed_and_nothing_is_divided() {
    let of =
        |direction: &str, actual: &str| last(&on_the_way(direction, actual, "2020", "1.1,2025,20,yes\n"));
    assert_eq!(of("", "20"), step(SCHEDULE, "20 = 20? → 1"));
    assert_eq!(of("increase", "25"), step(SCHEDULE, "25 ≥ 20? → 1"));
    assert_eq!(of("increase", "15"), step(SCHEDULE, "the target equals the baseline and was missed"));
    let way = on_the_way("increase", "35", "2020", "1.1,2025,50,yes\n");
    assert_eq!(last(&way), step(SCHEDULE, "(35 − 20) ÷ (50 − 20) = 0.5"));
}

#[test]
fn on_the_day_of_the_baseline_there_is_no_way_to_go() {
    let way = |baseline: &str| last(&on_the_way("", "32", baseline, ""));
    assert_eq!(way("2025"), step(SCHEDULE, "what was expected by now is the baseline itself"));
    assert_eq!(way("2020"), step(SCHEDULE, "(32 − 20) ÷ (50 − 20) = 0.4"));
}

#[test]
fn a_target_that_equals_the_baseline_is_kept() {
    let with = |direction: &str, actual: &str| {
        let project = of(",method,direction", &format!(",progress,{direction}"), actual, "15");
        last(&project.with("baselines", "indicator,period,value\n1.1,2020,15\n"))
    };
    let rule = "1: the target equals the baseline and was kept";
    assert_eq!(with("", "15"), step(rule, "15 = 15? → 1"));
    assert_eq!(with("decrease", "12.5"), step(rule, "12.5 ≤ 15? → 1"));
}

#[test]
fn nothing_is_divided_by_a_target_or_value_of_zero() {
    let with = |method: &str, actual: &str, target: &str| {
        last(&of(",method,direction", &format!(",{method},decrease"), actual, target))
    };
    let rule = "1: the target is zero, and so is the value";
    assert_eq!(with("ceiling", "0", "0"), step(rule, "0 = 0? → 1"));
    assert_eq!(with("inverse_ratio", "0", "0"), step(rule, "0 = 0? → 1"));
    assert_eq!(with("ceiling", "0", "4").1, "1 + (4 − 0) ÷ 4 = 2");
    assert_eq!(with("inverse_ratio", "8", "4").1, "4 ÷ 8 = 0.5");
    assert_eq!(with("inverse_ratio", "8", "0").1, "0 ÷ 8 = 0");
}

/// No unit has the baseline that its achievement needs.
#[test]
fn no_number_of_units_is_divided_by_none() {
    for corporate in ["share", "mean"] {
        let indicators = format!("id,area,title,method,achievement\n1.1,1,Coverage,progress,{corporate}\n");
        let project = Project::new(&indicators, "indicator,period,unit_code,value\n1.1,2025,A,5\n")
            .with("targets", "indicator,period,unit_code,value\n1.1,2025,A,9\n");
        let (_, numbers) = last(&project);
        assert_eq!(numbers, "no reporting unit has both a value and a target", "{corporate}");
    }
}

/// The baseline of the whole is 10, those of the units are 4 together: the milestone is one of the whole.
#[test]
fn a_milestone_is_compared_by_the_baseline_of_its_own_level() {
    let indicators = "id,area,title,kind,method\n1.1,1,Coverage,stock,progress\n";
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,20\n1.1,2025,B,20\n";
    let project = Project::new(indicators, actuals)
        .with(
            "targets",
            "indicator,period,unit_code,value,milestone\n1.1,2025,,50,yes\n1.1,2030,,90,\n\
             1.1,2025,A,30,\n1.1,2025,B,30,\n",
        )
        .with("baselines", "indicator,period,unit_code,value\n1.1,2020,,10\n1.1,2020,A,1\n1.1,2020,B,3\n");
    let steps: Vec<String> = explained(&project, "1.1").steps.into_iter().map(|step| step.numbers).collect();
    assert_eq!(steps[steps.len() - 2..], ["(40 − 4) ÷ (60 − 4) ≈ 0.642857", "(40 − 10) ÷ (50 − 10) = 0.75"]);
    let trace = trace(project.path());
    let share = figure(&trace, "1.1@2025#share-of-due");
    assert_eq!(share.lines["en"].formula, "(40 − 10) ÷ (50 − 10) = 0.75");
    assert_eq!(share.from, ["1.1@2025#actual", "1.1@2025#due"]);
    assert_eq!(rows(share, "baselines.csv"), [2]);
    assert_eq!(rows(figure(&trace, "1.1@2025#achievement"), "baselines.csv"), [3, 4]);
}

#[test]
fn a_question_is_not_answered_by_its_cut_numbers() {
    let with = |actual: &str, target: &str| last(&of(",method", ",threshold", actual, target)).1;
    assert_eq!(with("9.99999999", "10"), "9.99999999 ≥ 10? → 0");
    assert_eq!(with("9.12345678", "10"), "≈ 9.123457 ≥ 10? → 0");
    assert_eq!(with("1.33333333", "1..2"), "1 ≤ ≈ 1.333333 ≤ 2? → 1");
    assert_eq!(with("1", "0.99999999..2"), "0.99999999 ≤ 1 ≤ 2? → 1");
}

#[test]
fn the_ends_of_ranges_and_tolerances_are_cut_with_the_sign() {
    let near =
        |cells: &str, actual: &str, target: &str| last(&of(",method,tolerance", cells, actual, target)).1;
    assert_eq!(near(",range,0.50000004", "2.25", "1..2"), "1 − (2.25 − 2) ÷ 0.5 ≈ 0.500000");
    assert_eq!(near(",range,0.5", "2.25", "1..2.00000005"), "1 − (2.25 − 2) ÷ 0.5 ≈ 0.500000");
    assert_eq!(near(",range,0.5", "2.25", "1..2"), "1 − (2.25 − 2) ÷ 0.5 = 0.5");
    assert_eq!(near(",maintain,0.50000004", "2.25", "2"), "|2.25 − 2| ≤ ≈ 0.5? → 1");
    // Cut, the difference would be another than the answer says, or none.
    let kept = "|1.0000006 − 1.0000004| ≤ 0.0000002? → 1";
    assert_eq!(near(",maintain,0.0000002", "1.0000006", "1.0000004"), kept);
    let kept = "|1.00000061 − 1.00000059| ≤ 0.0000002? → 1";
    assert_eq!(near(",maintain,0.0000002", "1.00000061", "1.00000059"), kept);
}

/// What a formula does not use cuts nothing of it.
#[test]
fn a_long_baseline_that_is_not_used_leaves_the_equation_as_it_is() {
    let project =
        of(",method", ",ratio", "5", "10").with("baselines", "indicator,period,value\n1.1,2020,0.12345678\n");
    assert_eq!(last(&project).1, "5 ÷ 10 = 0.5");
    // What is used does, also where what comes out is short.
    let cut = of(",method", ",ratio", "0.33333333", "0.66666666");
    assert_eq!(last(&cut).1, "0.333333 ÷ 0.666667 ≈ 0.5");
}

#[test]
fn lines_of_the_trace_have_the_sign_wherever_a_number_is_cut() {
    let indicators =
        "id,area,title,kind,max_age\n1.1,1,People,stock,2\n1.2,1,Firms,stock,\n1.3,1,Jobs,flow,\n";
    let actuals = "indicator,period,project,value\n1.1,2024,P,0.33333333\n1.1,2025,Q,1\n1.2,2025,P,49.9999999\n\
         1.3,2025,P,0.33333333\n1.3,2025,Q,0.33333333\n1.3,2025,R,0.33333333\n";
    let targets = "indicator,period,value\n1.1,2025,4\n1.2,2025,100\n";
    let trace = trace(Project::new(indicators, actuals).with("targets", targets).path());
    let formula = |id: &str| trace_line(&trace, id);
    assert_eq!(formula("1.1@2025#actual"), "≈ 1.333333; of it carried forward from 2024: ≈ 0.333333");
    assert_eq!(formula("1.3@2025#actual"), "sum of 3 rows ≈ 1.000000");
    assert_eq!(formula("1.2@2025#actual"), "≈ 50");
    assert_eq!(formula("1.2@2025#achievement"), "50 ÷ 100 ≈ 0.500000");
    // Cut, it would stand in the next band.
    assert_eq!(formula("1.2@2025#rating"), "0% ≤ 49.9999999% < 50%");
    assert_eq!(formula("1.1@2025#rating"), "0% ≤ ≈ 33.3333% < 50%");
}

fn trace_line(trace: &bilan::trace::TraceFile, id: &str) -> String {
    figure(trace, id).lines["en"].formula.clone()
}

/// Reads a side of an equation and computes it: numbers with commas, four signs, brackets and bars.
struct Side<'t>(std::iter::Peekable<std::str::Chars<'t>>);

impl Side<'_> {
    /// What a side comes to; none where it is no arithmetic.
    fn value(text: &str) -> Option<Decimal> {
        let mut side = Side(text.chars().peekable());
        let value = side.sum()?;
        side.next().is_none().then_some(value)
    }

    fn next(&mut self) -> Option<char> {
        while self.0.next_if_eq(&' ').is_some() {}
        self.0.peek().copied()
    }

    fn takes(&mut self, sign: char) -> bool {
        self.next() == Some(sign) && self.0.next().is_some()
    }

    fn sum(&mut self) -> Option<Decimal> {
        let mut value = self.product()?;
        loop {
            if self.takes('+') {
                value += self.product()?;
            } else if self.takes('−') {
                value -= self.product()?;
            } else {
                return Some(value);
            }
        }
    }

    fn product(&mut self) -> Option<Decimal> {
        let mut value = self.factor()?;
        loop {
            if self.takes('×') {
                value *= self.factor()?;
            } else if self.takes('÷') {
                value = value.checked_div(self.factor()?)?;
            } else {
                return Some(value);
            }
        }
    }

    fn factor(&mut self) -> Option<Decimal> {
        if self.takes('(') {
            let value = self.sum()?;
            return self.takes(')').then_some(value);
        }
        if self.takes('|') {
            let value = self.sum()?;
            return self.takes('|').then_some(value.abs());
        }
        let is_negative = self.takes('−');
        self.next()?;
        let mut number = String::new();
        while let Some(digit) = self.0.next_if(|c| c.is_ascii_digit() || matches!(c, ',' | '.')) {
            number.push(digit);
        }
        let value: Decimal = number.replace(',', "").parse().ok()?;
        Some(if is_negative { -value } else { value })
    }
}

#[test]
fn sides_of_equations_are_computed() {
    assert_eq!(Side::value("(53 − 15) ÷ (50 − 15) × 100"), Some(dec!(3800) / dec!(35)));
    assert_eq!(Side::value("1 − (|1,000.5 − −2| − 2) ÷ 4"), Some(dec!(1) - dec!(1000.5) / dec!(4)));
    assert_eq!([Side::value("1 + … + 4"), Side::value("4 ÷ 0"), Side::value("sum 4")], [None; 3]);
}

/// The numbers of a formula make what stands behind its sign, and that is the figure itself.
#[test]
fn every_equation_of_the_report_holds() {
    let (mut exact, mut about) = (0, 0);
    for figure in &TRACE.figures {
        let formula = &figure.lines["en"].formula;
        let sign = if formula.contains(" = ") { " = " } else { " ≈ " };
        let Some((left, right)) = formula.split_once(sign) else { continue };
        let right = right.split([';', '(']).next().unwrap_or(right);
        let (Some(left), Some(right)) = (Side::value(left), Side::value(right.trim_end())) else { continue };
        let value: Decimal = figure.exact.parse().expect("the result of an equation is a number");
        let is_near = |a: Decimal, b: Decimal| (a - b).abs() <= dec!(0.00001) * (dec!(1) + b.abs());
        if sign == " = " {
            assert_eq!((left.normalize(), right), (right.normalize(), right), "{}: {formula}", figure.id);
            exact += 1;
        } else {
            assert!(is_near(left, right), "{}: {formula}", figure.id);
            about += 1;
        }
        // Figures of the restatement are differences of the numbers as they were printed, such as percentages.
        if !figure.id.contains("#restatement") {
            assert!(is_near(right, value), "{}: {formula} is {value}", figure.id);
        }
    }
    assert!(exact > 100 && about > 400, "{exact}, {about}");
}

/// An edition writes the same numbers in its own way.
#[test]
fn formulas_have_the_same_digits_in_every_edition() {
    // What is said beside an equation has its numbers in another order in some languages.
    let digits = |text: &str| {
        let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    let mut checked = 0;
    for figure in &TRACE.figures {
        let english = digits(&figure.lines["en"].formula);
        for language in ["fr", "es", "ru", "zh"] {
            let formula = &figure.lines[language].formula;
            assert_eq!(digits(formula), english, "{} in {language}: {formula}", figure.id);
            checked += 1;
        }
    }
    assert!(checked > 4_000, "{checked}");
}

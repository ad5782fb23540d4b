//! What the compiler has to say, as findings.

use typst::diag::{Severity, SourceDiagnostic};
use typst::{World, WorldExt};

use super::world::ThemeWorld;
use crate::diag::{Code, Finding, Findings, Level, Place, Reported};

/// Reports errors, of which there is at least one.
pub(super) fn report_errors(
    errors: &[SourceDiagnostic],
    world: &ThemeWorld,
    findings: &mut Findings,
) -> Reported {
    let (first, others) = errors.split_first().expect("the compiler says why it failed");
    let reported = findings.fatal(finding(first, world));
    for error in others {
        findings.report(finding(error, world));
    }
    reported
}

/// Reports warnings.
pub(super) fn report_warnings(warnings: &[SourceDiagnostic], world: &ThemeWorld, findings: &mut Findings) {
    for warning in warnings {
        findings.report(finding(warning, world));
    }
}

/// What the compiler says, at its place in the theme.
fn finding(diagnostic: &SourceDiagnostic, world: &ThemeWorld) -> Finding {
    let level = match diagnostic.severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
    };
    let mut finding = Finding {
        level,
        ..Finding::new(Code::TypesettingFailed, place(diagnostic, world), &*diagnostic.message)
    };
    finding.help = diagnostic.hints.first().map(|hint| hint.v.to_string());
    finding
}

/// Where it is; what has no place is said of the theme as a whole.
fn place(diagnostic: &SourceDiagnostic, world: &ThemeWorld) -> Place {
    let Some(id) = diagnostic.span.id() else { return Place::file(world.folder()) };
    let source = world.file(id).ok();
    let text = source.as_ref().and_then(|bytes| bytes.as_str().ok());
    match (text, world.range(diagnostic.span)) {
        (Some(text), Some(range)) => Place::span(world.name(id), text, range),
        _ => Place::file(world.name(id)),
    }
}

#[cfg(test)]
mod tests {
    use typst::syntax::Span;

    use super::super::theme::Theme;
    use super::*;
    use crate::fonts::FontLibrary;
    use crate::render::tests::report;

    #[test]
    fn a_warning_stays_a_warning_and_has_the_hint_as_its_help() {
        let fonts = FontLibrary::new(&[], false).expect("the embedded fonts");
        let theme = Theme::named("annual").expect("a theme that is built in");
        let world = ThemeWorld::new(theme, &report(Vec::new()), &fonts);
        let mut findings = Findings::new();
        let warning = SourceDiagnostic::warning(Span::detached(), "unknown font family").with_hint("add it");
        report_warnings(&[warning], &world, &mut findings);
        let expected = Finding {
            level: Level::Warning,
            ..Finding::new(Code::TypesettingFailed, Place::file("themes/annual"), "unknown font family")
        };
        assert_eq!(findings.iter().collect::<Vec<_>>(), [&expected.help("add it")]);
        assert!(findings.check().is_ok());
    }
}

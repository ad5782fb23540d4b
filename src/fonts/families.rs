//! The families in which reports are set, by kind of letter and by script.
//!
//! `templates/themes/common/language.typ` names the same families for the running
//! text and the labels; a test keeps the two lists together. The charts take
//! [`SANS`], so that their labels look like those of the themes.

/// One family per script that go well together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Families {
    /// Latin, Greek and Cyrillic letters, digits and ordinary punctuation.
    pub latin: &'static str,
    /// Chinese characters and punctuation, arrows, shapes and relations.
    pub han: &'static str,
    /// Arabic letters and punctuation.
    pub arabic: &'static str,
}

/// The families of the running text.
pub const SERIF: Families = Families { latin: "Noto Serif", han: "Noto Serif SC", arabic: "Amiri" };

/// The families of headings, labels, tables and charts.
pub const SANS: Families = Families { latin: "Noto Sans", han: "Noto Sans SC", arabic: "Amiri" };

impl Families {
    /// The families in the order in which a character is looked for.
    pub fn in_order(&self) -> [&'static str; 3] {
        [self.latin, self.han, self.arabic]
    }

    /// The families that stand in for the given one.
    pub(super) fn kin(family: &str) -> [&'static str; 3] {
        if SERIF.in_order().contains(&family) { SERIF.in_order() } else { SANS.in_order() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_themes_name_the_same_families() {
        let language = include_str!("../../templates/themes/common/language.typ");
        let (_, faces) = language.split_once("#let faces").expect("the themes share their faces");
        let (function, rest) = faces.split_once("\n}\n").expect("the function of the faces ends");
        let call = |name: &str| {
            let start = format!("#let {name} = faces(");
            rest.lines().find_map(|line| line.strip_prefix(start.as_str())).map(quoted)
        };
        assert_eq!(call("serif"), Some(vec![SERIF.latin, SERIF.han]));
        assert_eq!(call("sans"), Some(vec![SANS.latin, SANS.han]));
        assert!(quoted(function).contains(&SANS.arabic));
        assert_eq!(SERIF.arabic, SANS.arabic);
    }

    fn quoted(text: &str) -> Vec<&str> {
        text.split('"').skip(1).step_by(2).collect()
    }
}

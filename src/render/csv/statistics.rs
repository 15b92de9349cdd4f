//! Statistics as comma-separated values.

use std::borrow::Cow;

use crate::render::csv::push_row;
use crate::render::statistics::{Statistics, share};

/// The first row: the names of the columns.
const HEADER: &str = "rule,severity,findings,files,share\r\n";

impl Statistics {
    /// The statistics as a row for each rule, and for each severity of its findings; shares are from 0 to 1.
    pub(crate) fn render_csv(&self) -> String {
        let (all, _) = self.files();
        let mut out = HEADER.to_owned();
        for ((rule, severity), count) in self.rules() {
            let cells: [Cow<'_, str>; 5] = [
                rule.into(),
                severity.to_string().into(),
                count.findings.to_string().into(),
                count.files.to_string().into(),
                share(count.files, all).to_string().into(),
            ];
            push_row(&mut out, &cells);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Checked;
    use crate::render::tests::found;
    use crate::source::Source;

    #[test]
    fn a_rule_is_a_row() {
        let mut statistics = Statistics::default();
        let clean = |name: &str| Checked { source: Source::new(name, ""), diagnostics: Vec::new() };
        for file in [found("a.json", "1", "1"), clean("b.json"), clean("c.json")] {
            statistics.add(&file);
        }
        assert_eq!(statistics.render_csv(), format!("{HEADER}some-code,error,1,1,0.3333\r\n"));
        assert_eq!(Statistics::default().render_csv(), HEADER);
    }
}

//! JUnit's XML, which every CI server reads; what becomes what is said at
//! [`Format::Junit`](crate::render::Format::Junit).

use crate::diagnostic::{Diagnostic, Severity};
use crate::render::visible::visible_lines;
use crate::render::{Checked, Tally, escaped, visible, visible_name};
use crate::source::Lines;
use crate::source::hash::HashMap;
use crate::source::xml::{WriteXml, Xml};

pub(super) fn render(files: &[Checked]) -> String {
    let tests: usize = files.iter().map(|file| file.diagnostics.len().max(1)).sum();
    let mut xml = Xml::declared();
    xml.element("testsuites")
        .attr("name", "byline")
        .attr("tests", &tests.to_string())
        .attr("failures", &Tally::of(files).errors.to_string())
        .attr("errors", "0")
        .children(|xml| files.iter().for_each(|file| test_suite(xml, file)));
    escaped::xml(&xml.finish())
}

fn test_suite(xml: &mut Xml, file: &Checked) {
    let Checked { source, diagnostics } = file;
    let lines = Lines::new(&source.text);
    xml.element("testsuite")
        .attr("name", &source.name)
        .attr("tests", &diagnostics.len().max(1).to_string())
        .attr("failures", &Tally::of(std::slice::from_ref(file)).errors.to_string())
        .attr("errors", "0")
        .children(|xml| {
            if diagnostics.is_empty() {
                let case = xml.element("testcase").attr("classname", &source.name);
                case.attr("name", "nothing wrong").attr("file", &source.name).empty();
            }
            let mut seen = HashMap::default();
            for diagnostic in diagnostics {
                let name = name(diagnostic);
                let times = seen.entry(name.clone()).and_modify(|times| *times += 1).or_insert(1);
                let name = if *times == 1 { name } else { format!("{name} ({times})") };
                test_case(xml, &source.name, &name, &lines, diagnostic);
            }
        });
}

/// CI servers know a test of old by its name, so that holds the value, not the line.
fn name(diagnostic: &Diagnostic) -> String {
    match &diagnostic.location.address {
        Some(address) if !address.as_str().is_empty() => {
            format!("{} {}", diagnostic.code.id, address.as_str())
        }
        _ => diagnostic.code.id.to_owned(),
    }
}

/// One finding. Of several with one name, CI servers would show the last.
fn test_case(xml: &mut Xml, file: &str, name: &str, lines: &Lines<'_>, diagnostic: &Diagnostic) {
    let Diagnostic {
        code,
        severity,
        message,
        location,
        label: _,
        related: _,
        help,
        fix: _,
        identity: _,
        baseline_state: _,
    } = diagnostic;
    let start = lines.position(location.span.start);
    let place = format!("{}:{}:{}", visible_name(file), start.line, start.column);
    let mut words = format!("{place}: {severity}[{}]: {}\n", code.id, visible(message));
    if let Some(help) = help {
        words += &format!("help: {}\n", visible_lines(help).join("\n"));
    }
    xml.element("testcase")
        .attr("classname", file)
        .attr("name", name)
        .attr("file", file)
        .attr("line", &start.line.to_string())
        .children(|xml| match severity {
            Severity::Error => {
                xml.element("failure").attr("message", message).attr("type", code.id).lines(&words)
            }
            Severity::Warning | Severity::Advice => xml.element("system-out").lines(&words),
        });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tests::{found, hostile_files};
    use crate::source::Source;

    #[test]
    fn an_error_fails_and_a_warning_only_speaks() {
        let mut wrong = found("a.json", "{ \"b\": \"<&\" }", "\"<&\"");
        wrong.diagnostics.push(wrong.diagnostics[0].clone());
        wrong.diagnostics[0].location.address = Some(crate::diagnostic::Address::Pointer("/b".into()));
        wrong.diagnostics[0].help = Some("leave it out".to_owned());
        wrong.diagnostics[1].severity = Severity::Warning;
        let fine = Checked { source: Source::new("b.json", ""), diagnostics: Vec::new() };
        let expected = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<testsuites name=\"byline\" tests=\"3\" failures=\"1\" errors=\"0\">
  <testsuite name=\"a.json\" tests=\"2\" failures=\"1\" errors=\"0\">
    <testcase classname=\"a.json\" name=\"some-code /b\" file=\"a.json\" line=\"1\">
      <failure message=\"what is wrong\" type=\"some-code\">a.json:1:8: error[some-code]: what is wrong
help: leave it out
</failure>
    </testcase>
    <testcase classname=\"a.json\" name=\"some-code\" file=\"a.json\" line=\"1\">
      <system-out>a.json:1:8: warning[some-code]: what is wrong
</system-out>
    </testcase>
  </testsuite>
  <testsuite name=\"b.json\" tests=\"1\" failures=\"0\" errors=\"0\">
    <testcase classname=\"b.json\" name=\"nothing wrong\" file=\"b.json\"/>
  </testsuite>
</testsuites>
";
        assert_eq!(render(&[wrong, fine]), expected);
    }

    #[test]
    fn no_two_findings_in_a_file_have_one_name() {
        let mut file = found("a.json", "1", "1");
        file.diagnostics.extend([file.diagnostics[0].clone(), file.diagnostics[0].clone()]);
        let text = render(&[file]);
        for name in ["some-code", "some-code (2)", "some-code (3)"] {
            assert_eq!(text.matches(&format!(" name=\"{name}\"")).count(), 1, "{text}");
        }
    }

    #[test]
    fn it_is_well_formed_whatever_is_found() {
        let files = hostile_files();
        let text = render(&files);
        let document = roxmltree::Document::parse(&text).unwrap();
        let cases = document.descendants().filter(|node| node.has_tag_name("testcase")).count();
        assert_eq!(cases, files.iter().map(|file| file.diagnostics.len().max(1)).sum::<usize>());
        assert!(document.descendants().any(|node| node.has_tag_name("failure")));
    }
}

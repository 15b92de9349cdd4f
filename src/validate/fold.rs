//! One cause, one diagnostic: what is found again and again in a file that another program wrote.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::hash::HashMap;

/// What is said of the places of the others.
pub(crate) const ALSO_HERE: &str = "also here";

/// Folds diagnostics with the same message into the first of them, which counts and points at the others.
///
/// Diagnostics with a fix stay, because each has its own.
pub(super) fn fold(diagnostics: &mut Vec<Diagnostic>) {
    let mut first: HashMap<(&str, Severity, String, Option<String>), usize> = HashMap::default();
    let mut folded: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    let mut others: Vec<Vec<Diagnostic>> = Vec::new();
    for diagnostic in diagnostics.drain(..) {
        let Diagnostic { code, severity, message, help, related, fix, .. } = &diagnostic;
        if fix.is_empty() && related.is_empty() {
            let key = (code.id, *severity, message.clone(), help.clone());
            if let Some(at) = first.get(&key) {
                others[*at].push(diagnostic);
                continue;
            }
            first.insert(key, folded.len());
        }
        folded.push(diagnostic);
        others.push(Vec::new());
    }
    for (diagnostic, others) in folded.iter_mut().zip(others) {
        if !others.is_empty() {
            diagnostic.message += &format!(", {} times", others.len() + 1);
            diagnostic.related =
                others.into_iter().map(|other| (other.location, ALSO_HERE.to_owned())).collect();
        }
    }
    *diagnostics = folded;
}

//! Structural errors of a file: those of the JSON Schema, in plain words.

mod comma_trap;
mod date_unquoted;
mod example;
mod field_missing;
mod field_unknown;
mod fields;
mod instance;
mod nearest_first;
mod notation;
mod other_names;
mod schema_version;
mod type_wrong;
mod untyped;
mod value_null;

use self::date_unquoted::{DATE_UNQUOTED, date_unquoted};
use self::field_missing::{field_missing, is_misspelt};
use self::field_unknown::field_unknown;
use self::nearest_first::nearest_first;
use self::type_wrong::type_wrong;
use self::value_null::{is_required, value_null};
pub(super) use schema_version::{SCHEMA_VERSION_OTHER, other_version};

use std::sync::LazyLock;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value};

use crate::diagnostic::{Applicability, Code, Finding, Findings, nearest};
use crate::formats::article::schema;
use crate::formats::article::shape::fields::Fields;
use crate::formats::article::shape::instance::{Errors, Instance, TreeJson};
use crate::source::edit::Edit;
use crate::source::hash::HashMap;
use crate::source::{Kind, Node, Pointer, Tree};

/// Declares a code for structural errors; its page is next to this file.
macro_rules! code {
    ($name:ident, $id:literal, $page:literal $(, $fix:ident)?) => {
        pub(crate) static $name: Code =
            Code::error($id, include_str!(concat!("shape/", $page)))$(.fixable(Applicability::$fix))?;
    };
}
code!(FIELD_MISSING, "field-missing", "field_missing.md");
code!(FIELD_UNKNOWN, "field-unknown", "field_unknown.md", Ask);
code!(TYPE_WRONG, "type-wrong", "type_wrong.md", Safe);
code!(VALUE_NULL, "value-null", "value_null.md", Safe);
code!(VARIANT_UNKNOWN, "variant-unknown", "variant_unknown.md", Ask);

/// The codes of diagnostics about structure.
pub(crate) static SHAPE_CODES: [&Code; 7] = [
    &FIELD_MISSING,
    &FIELD_UNKNOWN,
    &TYPE_WRONG,
    &VALUE_NULL,
    &DATE_UNQUOTED,
    &VARIANT_UNKNOWN,
    &SCHEMA_VERSION_OTHER,
];

/// The structure a schema requires, and its validator.
pub(crate) struct Shape {
    schema: Value,
    validator: Validator<TreeJson>,
    fields: Fields,
}

impl Shape {
    /// Compiles a schema that the model generates.
    pub(crate) fn new(schema: Value) -> Self {
        let schema = schema::shape_only(schema);
        let validator =
            jsonschema::options_for::<TreeJson>().build(&schema).expect("the generated schema is a schema");
        let fields = Fields::of(&schema);
        Self { schema, validator, fields }
    }
}

/// The structure of an article, compiled on first use.
pub(super) static ARTICLE: LazyLock<Shape> = LazyLock::new(|| Shape::new(schema::structure()));

/// Reports structural errors of the document in `tree`. After as many errors as `findings` keeps, few more are searched
/// for.
pub(crate) fn check(shape: &Shape, tree: &Tree<'_>, findings: &mut Findings) {
    let validator = &shape.validator;
    let counted = Errors::up_to(findings.most());
    let errors: Vec<_> = validator.iter_errors(Instance::Node(tree.root(), &counted)).collect();
    let unknown: HashMap<&str, &[String]> = errors
        .iter()
        .filter_map(|error| match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                Some((error.instance_path().as_str(), unexpected.as_slice()))
            }
            _ => None,
        })
        .collect();
    for error in &errors {
        let at = Pointer::from(error.instance_path().as_str());
        let node = tree.resolve(&at).node;
        let unknown_here = unknown.get(at.as_str()).copied().unwrap_or_default();
        explain(findings, error, unknown_here, node, at, shape);
    }
    if counted.are_too_many() {
        findings.cut();
    }
}

fn explain(
    findings: &mut Findings,
    error: &ValidationError<'_>,
    unknown_here: &[String],
    node: Node<'_>,
    at: Pointer,
    shape: &Shape,
) {
    let Shape { schema, fields, validator: _ } = shape;
    let around = schema::around(schema, error.schema_path().as_str());
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            // There may be millions of them.
            let (shown, others) = unexpected.split_at(unexpected.len().min(findings.room_for_errors()));
            let is_reported = |key: &&String| !comma_trap::is_continued(node, key);
            let shown = shown.iter().filter(is_reported);
            findings.extend(shown.map(|key| field_unknown(key, node, &at, around, shape)));
            findings.leave_out(FIELD_UNKNOWN.severity, others.len());
        }
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            // Without its tag, the fields of an object are unknown: suggests a typo in the tag.
            let is_slip = |key: &&str| strsim::damerau_levenshtein(key, name) == 1;
            let slip = node.children().filter_map(Node::key).find(is_slip).filter(|_| name == "type");
            if let Some(key) = slip {
                findings.push(field_unknown(key, node, &at, around, shape));
            } else if !is_misspelt(name, unknown_here, around, fields) {
                findings.push(field_missing(name, node, at, around, fields));
            }
        }
        ValidationErrorKind::Enum { options } => {
            findings.push(variant_unknown(options, node, at));
        }
        ValidationErrorKind::Type { .. } if node.kind() == Kind::Null => {
            findings.push(value_null(node, at, is_required(error, node, schema)));
        }
        ValidationErrorKind::Type { kind } => {
            let unquoted = date_unquoted(node, &at, around);
            findings.push(unquoted.unwrap_or_else(|| type_wrong(kind, node, at, around, fields)));
        }
        ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. } => {
            let bound =
                |keyword: &str| around.and_then(|around| around.get(keyword)).cloned().unwrap_or_default();
            let (least, most) = (bound("minimum"), bound("maximum"));
            let message = format!("{} must be a whole number from {least} to {most}", name_of(node));
            let mut finding = Finding::new(&TYPE_WRONG, at, message);
            finding.label(format!("{} is not", node.raw())).help("correct the number, or remove the field");
            findings.push(finding);
        }
        _ => {
            let mut finding = Finding::new(&TYPE_WRONG, at, error.to_string());
            finding.help("`byline schema` prints what is expected");
            findings.push(finding);
        }
    }
}

fn variant_unknown(options: &Value, node: Node<'_>, at: Pointer) -> Finding {
    let options: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let found = node.text().unwrap_or_else(|| node.raw());
    let message = format!("{} cannot be `{found}`", name_of(node));
    let mut finding = Finding::new(&VARIANT_UNKNOWN, at.clone(), message);
    finding.label("not one of the choices");
    match nearest(found, options.iter().copied()) {
        Some(option) => finding
            .help(format!("did you mean `{option}`?"))
            .fix(node.text().map(|found| Edit::text(at, found, option))),
        None => finding.help(format!("choose from {}", nearest_first(found, options))),
    };
    finding
}

/// What a message calls the value: its key, or the list that contains it.
fn name_of(node: Node<'_>) -> String {
    let Some(parent) = node.parent() else { return "an article".to_owned() };
    match (node.key(), parent.key()) {
        (Some(key), _) => format!("`{key}`"),
        (None, Some(list)) => format!("an item of `{list}`"),
        (None, None) => "this item".to_owned(),
    }
}

fn known_fields(around: Option<&Map<String, Value>>) -> Vec<&str> {
    let properties = around.and_then(|around| around.get("properties")?.as_object());
    properties.into_iter().flat_map(|properties| properties.keys().map(String::as_str)).collect()
}

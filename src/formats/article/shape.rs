//! Structural errors of a file: those of the JSON Schema, in plain words.

mod date_unquoted;
mod fields;
mod instance;
mod other_names;
mod schema_version;

use self::date_unquoted::{DATE_UNQUOTED, date_unquoted};
pub(super) use schema_version::{SCHEMA_VERSION_OTHER, other_version};

use std::sync::LazyLock;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::{Map, Value};

use crate::diagnostic::{Applicability, Code, Finding, Findings, Place, nearest};
use crate::formats::article::schema;
use crate::formats::article::shape::fields::Fields;
use crate::formats::article::shape::instance::{Errors, Instance, TreeJson};
use crate::source::edit::Edit;
use crate::source::hash::HashMap;
use crate::source::{Kind, Node, Number, Pointer, Tree};

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
    /// Compiles one of the committed schemas.
    pub(crate) fn new(schema: &str) -> Self {
        let schema = schema::shape_only(schema);
        let validator =
            jsonschema::options_for::<TreeJson>().build(&schema).expect("the committed schema is a schema");
        let fields = Fields::of(&schema);
        Self { schema, validator, fields }
    }
}

/// The structure of an article, compiled on first use.
pub(super) static ARTICLE: LazyLock<Shape> = LazyLock::new(|| Shape::new(schema::SCHEMA));

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
    Shape { schema, fields, validator: _ }: &Shape,
) {
    let around = schema::around(schema, error.schema_path().as_str());
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            // There may be millions of them.
            let (shown, others) = unexpected.split_at(unexpected.len().min(findings.room_for_errors()));
            findings.extend(shown.iter().map(|key| field_unknown(key, node, &at, around, fields)));
            findings.leave_out(FIELD_UNKNOWN.severity, others.len());
        }
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            // Without its tag, the fields of an object are unknown: suggests a typo in the tag.
            let is_slip = |key: &&str| strsim::damerau_levenshtein(key, name) == 1;
            let slip = node.children().filter_map(Node::key).find(is_slip).filter(|_| name == "type");
            if let Some(key) = slip {
                findings.push(field_unknown(key, node, &at, around, fields));
            } else if !is_misspelt(name, unknown_here, around, fields) {
                findings.push(field_missing(name, node, at, around));
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

fn field_missing(name: &str, node: Node<'_>, at: Pointer, around: Option<&Map<String, Value>>) -> Finding {
    let message = match node.key() {
        Some(key) => format!("`{key}` has no `{name}`"),
        None if node.parent().is_none() => format!("the article has no `{name}`"),
        None => format!("this object has no `{name}`"),
    };
    let mut finding = Finding::new(&FIELD_MISSING, at, message);
    finding.label(format!("no `{name}`"));
    let field = around.and_then(|around| around.get("properties")?.get(name));
    if let Some(Value::Array(tags)) = field.and_then(|field| field.get("enum")) {
        finding.help(format!("`type` says what it is: {}", list(tags.iter().filter_map(Value::as_str))));
    } else if let Some(example) = field.and_then(|field| field.get("examples")?.get(0)) {
        finding.help(format!("add it, such as `\"{name}\": {example}`"));
    } else {
        finding.help(format!("add `{name}`"));
    }
    finding
}

fn field_unknown(
    key: &str,
    node: Node<'_>,
    at: &Pointer,
    around: Option<&Map<String, Value>>,
    fields: &Fields,
) -> Finding {
    let known = known_fields(around);
    let message = match node.key() {
        Some(owner) => format!("`{owner}` has no field `{key}`"),
        None if node.parent().is_none() => format!("the article has no field `{key}`"),
        None => format!("there is no field `{key}` here"),
    };
    let mut finding = Finding::new(&FIELD_UNKNOWN, Place::Key(at.clone().key(key)), message);
    finding.label("unknown field");
    match fields.meant(key, &known) {
        Some(field) => {
            let schema = around.and_then(|around| around.get("properties")?.get(field));
            let fits = node.get(key).zip(schema).is_some_and(|(value, schema)| fields.fits(value, schema));
            if fits && node.get(field).is_none() {
                finding.fix([Edit::rename(at.clone().key(key), field)]);
            }
            finding.help(format!("did you mean `{field}`?"))
        }
        None if known.is_empty() => finding.help("put your own data under `extensions`"),
        None => finding.help(format!(
            "known fields: {}; your own data goes under `extensions`",
            list(known.iter().copied())
        )),
    };
    finding
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
        None => finding.help(format!("choose from {}", list(options.iter().copied()))),
    };
    finding
}

/// `is_required` if the field must be present.
fn value_null(node: Node<'_>, at: Pointer, is_required: bool) -> Finding {
    let mut finding = Finding::new(&VALUE_NULL, at.clone(), format!("{} is null", name_of(node)));
    finding.label("no value");
    if is_required {
        finding.help("give it a value: the field is required");
    } else {
        finding.help("remove the field").fix([Edit::remove(at)]);
    }
    finding
}

fn type_wrong(
    kind: &TypeKind,
    node: Node<'_>,
    at: Pointer,
    around: Option<&Map<String, Value>>,
    fields: &Fields,
) -> Finding {
    let mut wanted: Vec<JsonType> = match kind {
        TypeKind::Single(kind) => vec![*kind],
        TypeKind::Multiple(kinds) => kinds.iter().collect(),
    };
    wanted.sort_by_key(|kind| *kind != JsonType::String);
    let words: Vec<&str> = wanted.iter().map(|kind| words_for(*kind)).collect();
    let found = match node.kind() {
        Kind::Null => "null",
        Kind::Bool(_) => "true or false",
        Kind::Number => match node.number() {
            Some(Number::Float(_)) => "a number with a fraction",
            _ => "a number",
        },
        Kind::String => "a string",
        Kind::Array => "a list",
        Kind::Object => "an object",
    };
    let message = format!("{} must be {}, found {found}", name_of(node), words.join(" or "));
    let mut finding = Finding::new(&TYPE_WRONG, at.clone(), message);
    finding.label(format!("expected {}", words.join(" or ")));
    // A list of one needs a value that can be in the list.
    let items = around.and_then(|around| around.get("items"));
    let fits = wanted != [JsonType::Array] || items.is_none_or(|items| fields.is_valid(node, items));
    finding.fix(as_wanted(node, &wanted).filter(|_| fits).map(|value| Edit::set(at, value)));
    let raw = node.raw();
    match (node.kind(), wanted.as_slice()) {
        (Kind::Number | Kind::Bool(_), [JsonType::String, ..]) => {
            finding.help(format!("put it in quotes: `\"{raw}\"`"));
        }
        (Kind::String, [JsonType::Array]) if fits => {
            finding.help(format!("put it in brackets: `[{}]`", Value::from(node.text().unwrap_or_default())));
        }
        (Kind::String, [JsonType::Number | JsonType::Integer | JsonType::Boolean]) => {
            finding.help("write it without quotes");
        }
        _ => {
            let written: Vec<&str> = wanted.iter().map(|kind| as_written(*kind)).collect();
            finding.help(format!("write {}", written.join(" or ")));
        }
    }
    finding
}

/// The value converted to an expected type, if that only changes its notation.
fn as_wanted(node: Node<'_>, wanted: &[JsonType]) -> Option<Value> {
    match (node.kind(), wanted) {
        (Kind::Number | Kind::Bool(_), [JsonType::String, ..]) => Some(node.raw().into()),
        (Kind::String | Kind::Object, [JsonType::Array]) if node.text() != Some("") => {
            Some(Value::Array(vec![Value::from(node)]))
        }
        (Kind::String, [wanted @ (JsonType::Number | JsonType::Integer | JsonType::Boolean)]) => {
            let value: Value = serde_json::from_str(node.text()?).ok()?;
            let fits = match wanted {
                JsonType::Boolean => value.is_boolean(),
                JsonType::Integer => value.is_u64() || value.is_i64(),
                _ => value.is_number(),
            };
            fits.then_some(value)
        }
        _ => None,
    }
}

/// Whether the object that contains the value requires it.
fn is_required(error: &ValidationError<'_>, node: Node<'_>, schema: &Value) -> bool {
    let Some(key) = node.key() else { return false };
    let needs = |object: &Map<String, Value>| {
        let required = object.get("required").and_then(Value::as_array);
        required.is_some_and(|required| required.iter().any(|name| name == key))
    };
    // The schema of a field with its own type does not say which object the field is in; only the root is known.
    let is_root = node.parent().is_some_and(|parent| parent.parent().is_none());
    let own = error.schema_path().as_str().rsplit_once('/').map(|(field, _)| field);
    let of = own.and_then(|field| field.strip_suffix(key)?.strip_suffix("/properties/"));
    let owner = of.and_then(|owner| schema.pointer(owner)?.as_object());
    owner.or(schema.as_object().filter(|_| is_root)).is_some_and(needs)
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

fn words_for(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Array => "a list",
        JsonType::Boolean => "true or false",
        JsonType::Integer => "a whole number",
        JsonType::Null => "null",
        JsonType::Number => "a number",
        JsonType::Object => "an object",
        JsonType::String => "a string",
    }
}

/// An example of a value of this type.
fn as_written(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Array => "a list in brackets, `[ … ]`",
        JsonType::Boolean => "`true` or `false`",
        JsonType::Integer | JsonType::Number => "a number without quotes",
        JsonType::Null => "`null`",
        JsonType::Object => "an object in braces, `{ \"…\": … }`",
        JsonType::String => "a text in quotes",
    }
}

fn known_fields(around: Option<&Map<String, Value>>) -> Vec<&str> {
    let properties = around.and_then(|around| around.get("properties")?.as_object());
    properties.into_iter().flat_map(|properties| properties.keys().map(String::as_str)).collect()
}

/// Whether the missing field is present under a misspelt name, which has its own finding.
fn is_misspelt(
    name: &str,
    unknown_here: &[String],
    around: Option<&Map<String, Value>>,
    fields: &Fields,
) -> bool {
    const MOST_LOOKED_AT: usize = 1000;
    let known = known_fields(around);
    unknown_here.iter().take(MOST_LOOKED_AT).any(|key| fields.meant(key, &known) == Some(name))
}

/// A list of names, shortened if it is long.
fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    const MOST: usize = 24;
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    match words.len() {
        count if count > MOST => format!("{} and {} more", words[..MOST].join(", "), count - MOST),
        _ => words.join(", "),
    }
}

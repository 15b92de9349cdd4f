//! Structs whose fields are declared once: what a field is called, and all that follows from it.

/// Declares a struct of the model.
///
/// A field is one line: `pub given_name: Option<String> = default,`. With `= default` it may be absent from a file,
/// and is not written when it has its type's default value; without, it is required. `as "…"` is its name in a file,
/// where that is not the field's name in camel case.
///
/// From this come serde's traits, the schema, the walk over all values ([`Walk`](crate::model::walk::Walk)) and the
/// names of the fields in files (`Person::GIVEN_NAME`).
macro_rules! record {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $($(#[$doc:meta])* pub $field:ident $(as $json:literal)? : $type:ty $(= $default:ident)?,)*
        }
    ) => {
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "camelCase")]
        #[schemars(deny_unknown_fields)]
        $(#[$about])*
        pub struct $name {
            $(
                $(#[$doc])*
                $(#[serde(rename = $json)])?
                $(#[serde($default, skip_serializing_if = "crate::model::record::is_default")])?
                pub $field: $type,
            )*
        }

        crate::model::record::names!($name { $($field $($json)?),* });

        #[automatically_derived]
        impl crate::model::walk::Walk for $name {
            fn walk<'a>(
                &'a self,
                at: &crate::source::Path<'_>,
                see: &mut dyn FnMut(&crate::source::Path<'_>, crate::model::Leaf<'a>),
            ) {
                let Self { $($field),* } = self;
                $($field.walk(&at.key(crate::model::record::name!($name $field)), see);)*
            }
        }
    };
}
pub(crate) use record;

/// The names of a struct's fields in files, as constants: each, and all in order.
macro_rules! names {
    ($name:ident { $($field:ident $($json:literal)?),* }) => {
        pastey::paste! {
            #[allow(dead_code, reason = "not every field is looked for by its name")]
            impl $name {
                pub(crate) const FIELDS: &'static [&'static str] = &[$(Self::[<$field:upper>]),*];
                $(pub(crate) const [<$field:upper>]: &'static str = crate::model::record::names!(@ $field $($json)?);)*
            }
        }
    };
    (@ $field:ident $json:literal) => { $json };
    (@ $field:ident) => { pastey::paste! { stringify!([<$field:lower_camel>]) } };
}
pub(crate) use names;

/// The name of one field in files.
macro_rules! name {
    ($name:ident $field:ident) => {
        pastey::paste! { $name::[<$field:upper>] }
    };
}
pub(crate) use name;

/// Whether `value` is what an absent field means.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

//! What people, organizations, places and events have in common.

use crate::model::record::record;

/// The fields of an [`Identity`], handed to another macro.
macro_rules! identity_fields {
    ($macro:ident { $($before:tt)* }) => {
        $macro! {
            $($before)* {
                /// Other names: in another script, former, short.
                pub alternate_names: Vec<crate::model::AlternateName> = default,
                /// A line that says who or what it is.
                pub description: Option<String> = default,
                /// The URL of its own web page.
                pub url: Option<crate::model::Url> = default,
                /// URLs of pages about the same thing elsewhere.
                pub same_as: Vec<crate::model::Uri> = default,
                /// Its Wikidata item.
                pub wikidata: Option<crate::model::WikidataId> = default,
                /// Its ISNI: sixteen digits.
                pub isni: Option<crate::model::Isni> = default,
                /// Identifiers of other schemes.
                pub identifiers: Vec<crate::model::Identifier> = default,
                /// An image of it.
                pub image: Option<Box<crate::model::Media>> = default,
            }
        }
    };
}
pub(crate) use identity_fields;

identity_fields!(record {
    /// What people, organizations, places and events have in common. In a file, these fields are among the others.
    #[derive(Default)]
    pub struct Identity
});

/// Declares a [`record!`] that has the fields of an [`Identity`], too, and that can be completed by another of its kind.
macro_rules! entity {
    ($(#[$about:meta])* pub struct $name:ident { $($own:tt)* }) => {
        crate::model::identity::identity_fields!(entity_of { $(#[$about])* pub struct $name { $($own)* } });
    };
}
pub(crate) use entity;

macro_rules! entity_of {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $(
                $(#[doc = $doc:literal])+
                $(#[schemars($($schemars:tt)+)])?
                pub $field:ident: $type:ty $(= $default:ident)?,
            )*
        }
        { $($(#[$shared_doc:meta])* pub $shared:ident: $shared_type:ty $(= $shared_default:ident)?,)* }
    ) => {
        #[derive(Debug, Clone, PartialEq, Default, serde::Serialize)]
        #[serde(rename_all = "camelCase")]
        $(#[$about])*
        pub struct $name {
            $(
                $(#[doc = $doc])+
                $(#[serde($default, skip_serializing_if = "crate::model::record::is_default")])?
                pub $field: $type,
            )*
            /// Other names, addresses, identifiers, a picture.
            #[serde(flatten)]
            pub identity: crate::model::Identity,
        }

        crate::model::record::names!($name { $($field),* });

        #[automatically_derived]
        impl crate::model::walk::Walk for $name {
            fn walk<'a>(
                &'a self,
                at: &crate::source::Path<'_>,
                see: &mut dyn FnMut(&crate::source::Path<'_>, crate::model::Leaf<'a>),
            ) {
                let Self { $($field,)* identity } = self;
                $($field.walk(&at.key(crate::model::record::name!($name $field)), see);)*
                identity.walk(at, see);
            }
        }

        #[automatically_derived]
        impl crate::model::Merge for $name {
            fn merge(&mut self, other: Self) {
                let Self { $($field,)* identity: crate::model::Identity { $($shared),* } } = other;
                $(self.$field.merge($field);)*
                $(self.identity.$shared.merge($shared);)*
            }
        }

        // serde reads flattened fields by way of a buffer, which loses where they were; so all are read from one list.
        const _: () = {
            #[derive(serde::Deserialize, schemars::JsonSchema)]
            #[serde(rename_all = "camelCase")]
            #[schemars(deny_unknown_fields)]
            $(#[$about])*
            struct Flat {
                $(
                    $(#[doc = $doc])+
                    $(#[schemars($($schemars)+)])?
                    $(#[serde($default)] #[schemars(skip_serializing_if = "crate::model::record::is_default")])?
                    $field: $type,
                )*
                $(
                    $(#[$shared_doc])*
                    $(
                        #[serde($shared_default)]
                        #[schemars(skip_serializing_if = "crate::model::record::is_default")]
                    )?
                    $shared: $shared_type,
                )*
            }

            #[automatically_derived]
            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let Flat { $($field,)* $($shared),* } = serde::Deserialize::deserialize(deserializer)?;
                    Ok(Self { $($field,)* identity: crate::model::Identity { $($shared),* } })
                }
            }

            #[automatically_derived]
            impl schemars::JsonSchema for $name {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    Flat::json_schema(generator)
                }
            }
        };
    };
}
pub(crate) use entity_of;

//! The namespaces used in JATS.

/// The namespace of an element or an attribute.
///
/// It is recognised by its URI, whatever the prefix. A usual prefix that a document does not declare is recognised by
/// itself, because the JATS DTDs declare it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Namespace {
    /// No namespace: JATS itself.
    #[default]
    None,
    /// [XLink](https://www.w3.org/TR/xlink11/), `xlink:`.
    XLink,
    /// The namespace of `xml:`.
    Xml,
    /// [MathML](https://www.w3.org/TR/MathML3/), `mml:`.
    MathML,
    /// [Access and License Indicators](https://www.niso.org/schemas/ali/1.0/), `ali:`.
    Ali,
    /// [XML Schema instances](https://www.w3.org/TR/xmlschema11-1/), `xsi:`.
    Xsi,
    /// OASIS Exchange tables, `oasis:`.
    Oasis,
    /// Any other.
    Other,
}

/// The namespace of MathML.
pub(crate) const MATHML: &str = "http://www.w3.org/1998/Math/MathML";

/// Each namespace with its usual prefix and its URI.
const USUAL: [(Namespace, &str, &str); 7] = [
    (Namespace::XLink, "xlink", "http://www.w3.org/1999/xlink"),
    (Namespace::Xml, "xml", "http://www.w3.org/XML/1998/namespace"),
    (Namespace::MathML, "mml", MATHML),
    (Namespace::Ali, "ali", "http://www.niso.org/schemas/ali/1.0/"),
    (Namespace::Xsi, "xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    (Namespace::Oasis, "oasis", "http://www.niso.org/standards/z39-96/ns/oasis-exchange/table"),
    // From drafts of JATS.
    (Namespace::Oasis, "oasis", "http://docs.oasis-open.org/ns/oasis-exchange/table"),
];

impl Namespace {
    /// Its usual prefix.
    pub fn prefix(self) -> Option<&'static str> {
        self.usual().map(|(_, prefix, _)| *prefix)
    }

    /// Its URI; `None` for no namespace and for [`Other`](Self::Other).
    pub fn uri(self) -> Option<&'static str> {
        self.usual().map(|(.., uri)| *uri)
    }

    fn usual(self) -> Option<&'static (Self, &'static str, &'static str)> {
        USUAL.iter().find(|(namespace, ..)| *namespace == self)
    }

    /// The known namespace with this URI.
    pub(super) fn with_uri(uri: &str) -> Option<Self> {
        let same =
            |known: &str| known == uri || (known.ends_with('/') && known.strip_suffix('/') == Some(uri));
        USUAL.iter().find(|(.., known)| same(known)).map(|(namespace, ..)| *namespace)
    }

    /// The namespace that this prefix usually means.
    pub(super) fn with_prefix(prefix: &str) -> Option<Self> {
        USUAL.iter().find(|(_, known, _)| *known == prefix).map(|(namespace, ..)| *namespace)
    }

    /// The namespace and the local name of `name`, which has a usual prefix.
    pub(super) fn split(name: &str) -> (Option<Self>, &str) {
        // Names are too short to be worth a search.
        match name.bytes().position(|byte| byte == b':') {
            Some(length) => (Self::with_prefix(&name[..length]), &name[length + 1..]),
            None => (Some(Self::None), name),
        }
    }
}

//! Prefixes and terms that every page has.

/// The vocabulary of the prefix that has no name.
pub(super) const XHTML: &str = "http://www.w3.org/1999/xhtml/vocab#";

/// The namespace of RDFa itself.
pub(super) const RDFA: &str = "http://www.w3.org/ns/rdfa#";

/// The property whose values are types.
pub(super) const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// Prefixes of the [initial context](https://www.w3.org/2011/rdfa-context/rdfa-1.1) that pages use.
const PREFIXES: [(&str, &str); 38] = [
    ("as", "https://www.w3.org/ns/activitystreams#"),
    ("cc", "http://creativecommons.org/ns#"),
    ("csvw", "http://www.w3.org/ns/csvw#"),
    ("ctag", "http://commontag.org/ns#"),
    ("dc", "http://purl.org/dc/terms/"),
    ("dc11", "http://purl.org/dc/elements/1.1/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("gr", "http://purl.org/goodrelations/v1#"),
    ("grddl", "http://www.w3.org/2003/g/data-view#"),
    ("ical", "http://www.w3.org/2002/12/cal/icaltzd#"),
    ("ma", "http://www.w3.org/ns/ma-ont#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("og", "http://ogp.me/ns#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("qb", "http://purl.org/linked-data/cube#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfa", RDFA),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("rev", "http://purl.org/stuff/rev#"),
    ("rif", "http://www.w3.org/2007/rif#"),
    ("rr", "http://www.w3.org/ns/r2rml#"),
    ("schema", "http://schema.org/"),
    ("sd", "http://www.w3.org/ns/sparql-service-description#"),
    ("sioc", "http://rdfs.org/sioc/ns#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("skosxl", "http://www.w3.org/2008/05/skos-xl#"),
    ("v", "http://rdf.data-vocabulary.org/#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("void", "http://rdfs.org/ns/void#"),
    ("wdr", "http://www.w3.org/2007/05/powder#"),
    ("wdrs", "http://www.w3.org/2007/05/powder-s#"),
    ("xhv", XHTML),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The meaning of a prefix, in lower case, that the page does not declare.
pub(super) fn initial_prefix(name: &str) -> Option<&'static str> {
    PREFIXES.iter().find(|(prefix, _)| *prefix == name).map(|(_, iri)| *iri)
}

/// The meaning of a term where the page states no vocabulary.
pub(super) fn initial_term(name: &str) -> Option<&'static str> {
    const TERMS: [(&str, &str); 3] = [
        ("describedby", "http://www.w3.org/2007/05/powder-s#describedby"),
        ("license", "http://www.w3.org/1999/xhtml/vocab#license"),
        ("role", "http://www.w3.org/1999/xhtml/vocab#role"),
    ];
    TERMS.iter().find(|(term, _)| term.eq_ignore_ascii_case(name)).map(|(_, iri)| *iri)
}

//! Well-formed XML, and text that only looks like it: [XML 1.0](https://www.w3.org/TR/xml/) with
//! [namespaces](https://www.w3.org/TR/xml-names/), case by case.
//!
//! The cases are original; the idea is that of test suites which list texts that every parser must accept and texts
//! that none may. They are tested with `roxmltree` as well.

use byline::internals::parse_xml;

/// All are well-formed, with their text.
const YES: &[(&str, &str)] = &[
    // Elements.
    ("<a/>", ""),
    ("<a />", ""),
    ("<a></a>", ""),
    ("<a\n></a\n>", ""),
    ("<a></a >", ""),
    ("<a><b/></a>", ""),
    ("<a><b></b><b/></a>", ""),
    ("<a>x<b>y</b>z</a>", "xyz"),
    ("<_/>", ""),
    ("<é/>", ""),
    ("<윤/>", ""),
    ("<a-b.c_1/>", ""),
    ("<a1/>", ""),
    ("<A/>", ""),
    ("<xmlish/>", ""),
    ("<a\u{b7}/>", ""),
    (" <a/>", ""),
    ("\n<a/>\n", ""),
    ("<a><a><a/></a></a>", ""),
    // Attributes.
    ("<a b=\"\"/>", ""),
    ("<a b=''/>", ""),
    ("<a b = 'c'/>", ""),
    ("<a\nb\n=\n'c'/>", ""),
    ("<a b='\"' c=\"'\"/>", ""),
    ("<a b='1' B='2'/>", ""),
    ("<a b='>'/>", ""),
    ("<a b='&lt;&amp;&gt;&quot;&apos;'/>", ""),
    ("<a b='&#60;'/>", ""),
    ("<a b='&#x3C;'/>", ""),
    ("<a b='\t\n'/>", ""),
    ("<a b='é윤😀'/>", ""),
    ("<a b='&#10;'/>", ""),
    ("<a _b='' b.='' b-=''/>", ""),
    ("<a b='c' d='e' f='g' h='i'/>", ""),
    ("<a b=']]>'/>", ""),
    ("<a b='--'/>", ""),
    ("<a xml:lang='en' xml:space='preserve'/>", ""),
    // Text.
    ("<a>x</a>", "x"),
    ("<a> </a>", " "),
    ("<a>\r\n</a>", "\n"),
    ("<a>\r</a>", "\n"),
    ("<a>></a>", ">"),
    ("<a>\"'</a>", "\"'"),
    ("<a>]]</a>", "]]"),
    ("<a>]>]</a>", "]>]"),
    ("<a>é윤😀</a>", "é윤😀"),
    ("<a>\u{85}\u{7f}</a>", "\u{85}\u{7f}"),
    ("<a>\u{FFFD}\u{10FFFF}\u{E000}</a>", "\u{FFFD}\u{10FFFF}\u{E000}"),
    ("<a>a=b</a>", "a=b"),
    ("<a>--</a>", "--"),
    // References.
    ("<a>&lt;</a>", "<"),
    ("<a>&amp;amp;</a>", "&amp;"),
    ("<a>&#65;</a>", "A"),
    ("<a>&#x41;</a>", "A"),
    ("<a>&#x0041;</a>", "A"),
    ("<a>&#9;&#10;&#13;</a>", "\t\n\r"),
    ("<a>&#x10FFFF;</a>", "\u{10FFFF}"),
    ("<a>&#xe9;&#xE9;</a>", "éé"),
    ("<a>&apos;&quot;&gt;</a>", "'\">"),
    ("<a>&#xD7FF;&#xE000;</a>", "\u{D7FF}\u{E000}"),
    ("<a>&#32;</a>", " "),
    // CDATA sections.
    ("<a><![CDATA[]]></a>", ""),
    ("<a><![CDATA[<b>&amp;]]></a>", "<b>&amp;"),
    ("<a><![CDATA[]]]]></a>", "]]"),
    ("<a><![CDATA[x]]>y<![CDATA[z]]></a>", "xyz"),
    ("<a><![CDATA[]]]></a>", "]"),
    ("<a><![CDATA[<![CDATA[]]></a>", "<![CDATA["),
    ("<a><![CDATA[\r\n]]></a>", "\n"),
    ("<a><![CDATA[<!-- x -->]]></a>", "<!-- x -->"),
    ("<a><![CDATA[ ]> ]]></a>", " ]> "),
    // Comments and processing instructions.
    ("<!----><a/>", ""),
    ("<!-- - --><a/>", ""),
    ("<a><!-- <b> & --></a>", ""),
    ("<a/><!-- x -->", ""),
    ("<a>x<!-- y -->z</a>", "xz"),
    ("<?p?><a/>", ""),
    ("<?p x?><a/>", ""),
    ("<a><?p <b> & ?></a>", ""),
    ("<a/><?p ??>", ""),
    ("<?xml-stylesheet href='x'?><a/>", ""),
    ("<?p\nx?><a/>", ""),
    ("<a><?xmlx y?></a>", ""),
    ("<!-- > --><a/>", ""),
    ("<a><?p?>x<?q?></a>", "x"),
    ("<!--\n--><!--\n--><a/>", ""),
    // The XML declaration.
    ("<?xml version='1.0'?><a/>", ""),
    ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>", ""),
    ("<?xml version='1.0' standalone='yes'?><a/>", ""),
    ("<?xml version='1.0' encoding='utf-8' standalone='no' ?><a/>", ""),
    ("<?xml\nversion = '1.0'\n?>\n<a/>", ""),
    ("\u{FEFF}<a/>", ""),
    ("\u{FEFF}<?xml version='1.0'?><a/>", ""),
    // The document type declaration.
    ("<!DOCTYPE a><a/>", ""),
    ("<!DOCTYPE a SYSTEM 'x.dtd'><a/>", ""),
    ("<!DOCTYPE a PUBLIC '-//X//Y//EN' \"x.dtd\"><a/>", ""),
    ("<!DOCTYPE a []><a/>", ""),
    ("<!DOCTYPE a [ ]><a/>", ""),
    ("<!DOCTYPE a [<!ELEMENT a (#PCDATA)>]><a/>", ""),
    ("<!DOCTYPE a [<!ATTLIST a b CDATA #IMPLIED>]><a/>", ""),
    ("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "x"),
    ("<!DOCTYPE a [<!ENTITY e \"x'y\">]><a>&e;&e;</a>", "x'yx'y"),
    ("<!DOCTYPE a [<!ENTITY e '&#65;'><!ENTITY f '&e;B'>]><a>&f;</a>", "AB"),
    ("<!DOCTYPE a [<!-- x --><?p x?>]><a/>", ""),
    ("<!DOCTYPE a SYSTEM \"x'y\"><a/>", ""),
    ("<!DOCTYPE a [<!NOTATION n SYSTEM 'x'>]><a/>", ""),
    ("<!-- x --><!DOCTYPE a><!-- y --><a/>", ""),
    ("<!DOCTYPE a [<!ENTITY e 'x'><!ENTITY e 'y'>]><a>&e;</a>", "x"),
    ("<!DOCTYPE a [<!ELEMENT a ANY>\n<!ATTLIST a b (x|y) 'x'>]><a b='y'/>", ""),
    // Namespaces.
    ("<a xmlns='u'/>", ""),
    ("<a xmlns=''/>", ""),
    ("<p:a xmlns:p='u'/>", ""),
    ("<a xmlns:p='u' p:b='c'/>", ""),
    ("<a xmlns:p='u' b='' p:b=''/>", ""),
    ("<p:a xmlns:p='u'><p:b/></p:a>", ""),
    ("<a xmlns='u'><b xmlns=''/></a>", ""),
    ("<a xmlns:p='u' xmlns:q='u'><p:b/><q:b/></a>", ""),
    ("<p:a xmlns:p='u'><b xmlns:p='v'><p:c/></b></p:a>", ""),
    ("<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>", ""),
    ("<a xml:id='b'/>", ""),
];

/// None are well-formed.
const NO: &[&str] = &[
    // No element, or more than one.
    "",
    " ",
    "x",
    "<!-- x -->",
    "<?p?>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE a>",
    "<a/><b/>",
    "<a/>x",
    "x<a/>",
    "<a></a></a>",
    "<a/><a/>",
    "<a/>&#32;",
    "<a/><![CDATA[]]>",
    "&amp;<a/>",
    // Tags.
    "<",
    "<a",
    "<a>",
    "</a>",
    "<a></b>",
    "<a><b></a></b>",
    "<a></A>",
    "< a/>",
    "<a/ >",
    "<a></ a>",
    "<a></a",
    "<a/",
    "<1/>",
    "<-a/>",
    "<.a/>",
    "<a//>",
    "<a></a/>",
    "<a></a b='c'>",
    "<>",
    "</>",
    "<a><></a>",
    "<a b/>",
    "<a b c='d'/>",
    "<a!/>",
    "<a&/>",
    "<a\u{2003}/>",
    "<a><b>",
    "<a><b/>",
    "<a></a></b>",
    "<\u{d7}/>",
    "<a\u{d7}/>",
    "<a<b/>",
    "<a></a<>",
    "<a\0/>",
    "<?xml?><a/>",
    // Attributes.
    "<a b=c/>",
    "<a b='c/>",
    "<a b='c\"/>",
    "<a b=/>",
    "<a ='c'/>",
    "<a b='<'/>",
    "<a b='&'/>",
    "<a b='&x;'/>",
    "<a b='1' b='2'/>",
    "<a b='1'c='2'/>",
    "<a 1='2'/>",
    "<a b=''' />",
    "<a b:='c'/>",
    "<a :b='c'/>",
    "<a b:c:d='e'/>",
    "<a b='\u{1}'/>",
    "<a b='&#0;'/>",
    "<a b='&lt'/>",
    "<a , b='c'/>",
    "<a b==''/>",
    "<a b='' =''/>",
    "<a 'b'/>",
    "<a b=\u{201c}c\u{201d}/>",
    "<a b='&#x110000;'/>",
    // Text and references.
    "<a>&</a>",
    "<a>&amp</a>",
    "<a>& amp;</a>",
    "<a>&amp ;</a>",
    "<a>&;</a>",
    "<a>&#;</a>",
    "<a>&#x;</a>",
    "<a>&#xG;</a>",
    "<a>&#1;</a>",
    "<a>&#xD800;</a>",
    "<a>&#xDFFF;</a>",
    "<a>&#xFFFE;</a>",
    "<a>&#xFFFF;</a>",
    "<a>&#x110000;</a>",
    "<a>&#99999999999;</a>",
    "<a>&#-1;</a>",
    "<a>&#X41;</a>",
    "<a>&#a;</a>",
    "<a>&undeclared;</a>",
    "<a>&e</a>",
    "<a>]]></a>",
    "<a>x]]>y</a>",
    "<a>\0</a>",
    "<a>\u{1}</a>",
    "<a>\u{8}</a>",
    "<a>\u{b}</a>",
    "<a>\u{c}</a>",
    "<a>\u{1f}</a>",
    "<a>\u{FFFE}</a>",
    "<a>\u{FFFF}</a>",
    "<a><</a>",
    "<a>a<b</a>",
    "<a>&#x41</a>",
    "<a>&1;</a>",
    "<a>&a b;</a>",
    "<a>&lt;<</a>",
    // CDATA sections, comments, processing instructions.
    "<a><![CDATA[</a>",
    "<a><![CDATA[]]</a>",
    "<a><![cdata[]]></a>",
    "<a><![CDATA []]></a>",
    "<a><! [CDATA[]]></a>",
    "<![CDATA[]]><a/>",
    "<a><![CDATA[\0]]></a>",
    "<a><!-- x -- y --></a>",
    "<a><!-- x ---></a>",
    "<a><!- x --></a>",
    "<a><!-- x</a>",
    "<a><!--></a>",
    "<a><!---></a>",
    "<!-- x",
    "<a><? p?></a>",
    "<a><?p</a>",
    "<a><?p x></a>",
    "<a><?1?></a>",
    "<a><?xml version='1.0'?></a>",
    "<a><?XML x?></a>",
    "<a><?xMl x?></a>",
    "<a><!-- \u{1} --></a>",
    "<a><?p \u{1}?></a>",
    "<a><?p+x?></a>",
    "<a><!x></a>",
    "<a><!DOCTYPE a></a>",
    "<a><!ELEMENT a ANY></a>",
    "<a><??></a>",
    // The XML declaration.
    " <?xml version='1.0'?><a/>",
    "<?xml encoding='UTF-8'?><a/>",
    "<?xml version='1.0' version='1.0'?><a/>",
    "<?xml version=1.0?><a/>",
    "<?xml version='1.0' encoding=UTF-8?><a/>",
    "<?xml standalone='yes' version='1.0'?><a/>",
    "<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>",
    "<?xml version='1.0'><a/>",
    "<?XML version='1.0'?><a/>",
    "<?xml version='1.0' x='y'?><a/>",
    "<!-- x --><?xml version='1.0'?><a/>",
    "<?xml version='1.0'encoding='UTF-8'?><a/>",
    // The document type declaration.
    "<!DOCTYPE><a/>",
    "<!DOCTYPE a",
    "<!DOCTYPE a<a/>",
    "<!doctype a><a/>",
    "<!DOCTYPE a SYSTEM><a/>",
    "<!DOCTYPE a PUBLIC 'x'><a/>",
    "<!DOCTYPE a SYSTEM x><a/>",
    "<!DOCTYPE a [><a/>",
    "<!DOCTYPE a []<a/>",
    "<a/><!DOCTYPE a>",
    "<!DOCTYPE a><!DOCTYPE a><a/>",
    "<!DOCTYPE a [x]><a/>",
    "<!DOCTYPE a [<!ENTITY e>]><a/>",
    "<!DOCTYPE a [<!ENTITY e 'x]><a/>",
    "<!DOCTYPE a [<!ENTITY 1 'x'>]><a/>",
    "<!DOCTYPE a [<!ENTITY e '&'>]><a/>",
    "<!DOCTYPE a [<!ENTITY e '%'>]><a/>",
    "<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>",
    "<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'>]><a>&e;</a>",
    "<!DOCTYPE a PUBLIC '{' 'x'><a/>",
    "<!DOCTYPEa><a/>",
    "<!DOCTYPE a 'x'><a/>",
    "<!DOCTYPE 1><a/>",
    "<!DOCTYPE a SYSTEM 'x' 'y'><a/>",
    "<!DOCTYPE a [<a/>]><a/>",
    "<!DOCTYPE a []x><a/>",
    // Namespaces.
    "<p:a/>",
    "<a p:b=''/>",
    "<a xmlns:p=''/>",
    "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>",
    "<a:b:c xmlns:a='u'/>",
    "<:a/>",
    "<a:/>",
    "<p:a xmlns:p='u'><q:b/></p:a>",
    "<a xmlns:xmlns='u'/>",
    "<xmlns:a/>",
    "<a xmlns:xml='u'/>",
    "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
    "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
    "<p:a xmlns:p='u'></a>",
    "<a><b xmlns:p='u'/><p:c/></a>",
    "<a xmlns='u' xmlns='v'/>",
];

/// Accepted by `roxmltree`, although not well-formed (or not well-formed with namespaces).
const TOO_LENIENT: &[&str] = &[
    "<?xml?><a/>",
    "<a :b='c'/>",
    "<a b='&#x110000;'/>",
    "<a>&#xD800;</a>",
    "<a>&#xDFFF;</a>",
    "<a>&#x110000;</a>",
    "<a><?XML x?></a>",
    "<a><?xMl x?></a>",
    "<a><?p+x?></a>",
    "<?XML version='1.0'?><a/>",
    "<!DOCTYPE a [<!ENTITY e '&'>]><a/>",
    "<!DOCTYPE a [<!ENTITY e '%'>]><a/>",
    "<!DOCTYPE a PUBLIC '{' 'x'><a/>",
    "<a xmlns:p=''/>",
    "<:a/>",
    "<a xmlns:xmlns='u'/>",
    "<a xmlns='u' xmlns='v'/>",
];

#[test]
fn well_formed_xml_is_accepted() {
    for (text, words) in YES {
        let document = parse_xml(text).unwrap_or_else(|error| panic!("{text:?}: {}", error.message));
        let found: String = document.nodes().filter(|node| node.is_text()).map(|node| node.text()).collect();
        assert_eq!(found, *words, "{text:?}");
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let other = roxmltree::Document::parse_with_options(text, options)
            .unwrap_or_else(|error| panic!("{text:?}: roxmltree says {error}"));
        assert_eq!(other.root_element().tag_name().name(), document.root().name());
    }
}

#[test]
fn malformed_xml_is_rejected_with_a_place() {
    let mut taken = Vec::new();
    for text in NO {
        match parse_xml(text) {
            Ok(_) => taken.push(*text),
            Err(error) => {
                assert!(text.get(error.span.range()).is_some(), "{text:?}: {:?}", error.span);
                assert!(
                    !error.message.is_empty() && error.message.len() < 200,
                    "{text:?}: {}",
                    error.message
                );
            }
        }
    }
    assert_eq!(taken, [""; 0]);
}

#[test]
fn roxmltree_agrees() {
    let options = || roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let taken: Vec<&str> = NO
        .iter()
        .copied()
        .filter(|text| roxmltree::Document::parse_with_options(text, options()).is_ok())
        .collect();
    assert_eq!(taken, TOO_LENIENT);
}

#[test]
fn there_are_enough_cases_without_duplicates() {
    for cases in [YES.iter().map(|(text, _)| *text).collect::<Vec<_>>(), NO.to_vec()] {
        let mut sorted = cases.clone();
        sorted.sort_unstable();
        let twice: Vec<_> = sorted.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert_eq!(twice, [[""; 0]; 0]);
    }
    assert!(YES.len() + NO.len() >= 250, "{} and {}", YES.len(), NO.len());
}

//! How a picture was made: the terms of the IPTC, and their names in schema.org.

/// The namespace of the [IPTC vocabulary](http://cv.iptc.org/newscodes/digitalsourcetype/).
const IPTC: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/// Its terms that schema.org [lists](https://schema.org/IPTCDigitalSourceEnumeration), and what they are called there.
const SOURCE_TYPES: [(&str, &str); 17] = [
    ("algorithmicallyEnhanced", "AlgorithmicallyEnhanced"),
    ("algorithmicMedia", "AlgorithmicMedia"),
    ("composite", "Composite"),
    ("compositeCapture", "CompositeCapture"),
    ("compositeSynthetic", "CompositeSynthetic"),
    ("compositeWithTrainedAlgorithmicMedia", "CompositeWithTrainedAlgorithmicMedia"),
    ("computationalCapture", "MultiFrameComputationalCapture"),
    ("dataDrivenMedia", "DataDrivenMedia"),
    ("digitalArt", "DigitalArt"),
    ("digitalCapture", "DigitalCapture"),
    ("minorHumanEdits", "MinorHumanEdits"),
    ("negativeFilm", "NegativeFilm"),
    ("positiveFilm", "PositiveFilm"),
    ("print", "Print"),
    ("screenCapture", "ScreenCapture"),
    ("trainedAlgorithmicMedia", "TrainedAlgorithmicMedia"),
    ("virtualRecording", "VirtualRecording"),
];

/// The member of schema.org's list that stands for a term of the IPTC's.
pub(super) fn enumerated_source_type(uri: &str) -> Option<String> {
    let term = uri.split_once("cv.iptc.org/newscodes/digitalsourcetype/")?.1;
    let (_, member) = SOURCE_TYPES.iter().find(|(known, _)| *known == term)?;
    Some(format!("https://schema.org/{member}DigitalSource"))
}

/// The term of the IPTC's that a member of schema.org's list stands for.
pub(super) fn source_type_of(member: &str) -> Option<String> {
    let member = member.strip_suffix("DigitalSource")?;
    let (term, _) = SOURCE_TYPES.iter().find(|(_, known)| *known == member)?;
    Some(format!("{IPTC}{term}"))
}

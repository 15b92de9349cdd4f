//! What Google Search asks of the things that it makes search results from, in one table.
//!
//! The rules of this folder look at the same things, and report what of this is missing; a report shows it for all pages.

use crate::rules::google::RULES_OF_EVENTS;
use crate::rules::{JsonldFile, Object, Rule};
use crate::source::Node;

/// Things of a type, and the properties that Google asks for.
#[derive(Debug)]
pub(crate) struct SearchResult {
    /// The type of the things.
    pub kind: &'static str,
    /// What to call them in a heading.
    pub title: &'static str,
    /// Google's documentation.
    pub documentation: &'static str,
    /// It is shown only if one of these rules is checked; if there are none, always.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "only the program shows what files have"))]
    pub only_with: &'static [&'static Rule],
    /// The things in a file.
    pub things: for<'f, 'd> fn(&'f JsonldFile<'d>) -> Vec<&'f Object<'d>>,
    /// The properties, those of the thing before those of its values.
    pub properties: &'static [WantedProperty],
}

/// A property that Google asks for.
#[derive(Debug)]
pub(crate) struct WantedProperty {
    /// The property whose values need it: `author` for `author.name`; none if the thing itself does.
    pub of: Option<&'static str>,
    /// Its name, and what may be there instead; `item.name` is the name of the value of `item`.
    pub names: &'static [&'static str],
    /// Whether Google requires it.
    pub is_required: bool,
    /// Whether the last of several values can be without it.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "only the program shows what files have"))]
    pub except_last: bool,
    /// The names of the rules that report its absence.
    pub rules: &'static [&'static str],
}

impl SearchResult {
    /// The required properties of the thing itself that this one lacks, or of the values of its property `of`.
    pub(super) fn missing(
        &self,
        of: Option<&str>,
        file: &JsonldFile<'_>,
        object: &Object<'_>,
    ) -> Vec<&'static str> {
        let required = self.properties.iter().filter(|property| property.is_required && property.of == of);
        let lacks = |property: &&WantedProperty| {
            property.names.iter().all(|name| file.values(object, name).is_empty())
        };
        required.filter(lacks).map(|property| property.names[0]).collect()
    }
}

impl WantedProperty {
    const fn recommended(names: &'static [&'static str]) -> Self {
        Self { of: None, names, is_required: false, except_last: false, rules: &[] }
    }

    const fn required(names: &'static [&'static str]) -> Self {
        Self { is_required: true, ..Self::recommended(names) }
    }

    const fn of(self, of: &'static str) -> Self {
        Self { of: Some(of), ..self }
    }

    const fn except_last(self) -> Self {
        Self { except_last: true, ..self }
    }

    const fn rules(self, rules: &'static [&'static str]) -> Self {
        Self { rules, ..self }
    }

    /// What it is called: `headline`, or `author.name`.
    pub(crate) fn name(&self) -> String {
        self.of.map(|of| format!("{of}.")).unwrap_or_default() + self.names[0]
    }
}

/// All of them. Of an organization and a profile, Google recommends much more; here is what every one has.
pub(crate) static SEARCH_RESULTS: &[&SearchResult] =
    &[&ARTICLE, &LIVE_BLOG, &BREADCRUMB, &ORGANIZATION, &PROFILE_PAGE, &VIDEO, &IMAGE, &DATASET, &EVENT];

/// The article, and other articles that are not parts of it. A publisher is not on Google's list any more, but the
/// profile asks for it.
static ARTICLE: SearchResult = SearchResult {
    kind: "Article",
    title: "Articles",
    documentation: "https://developers.google.com/search/docs/appearance/structured-data/article",
    only_with: &[],
    things: |file| {
        let article = file.article.map(|article| file.graph.tree.node(article));
        let all = article.into_iter().chain(file.graph.other_articles().iter().copied());
        all.filter_map(|node| file.object_at(node)).filter(|object| object.is_a("Article")).collect()
    },
    properties: &[
        WantedProperty::recommended(&["headline"]).rules(&["jsonld-headline-missing"]),
        WantedProperty::recommended(&["image"]).rules(&["google-image-missing"]),
        WantedProperty::recommended(&["datePublished"]).rules(&["google-date-published-missing"]),
        WantedProperty::recommended(&["dateModified"]).rules(&["google-date-modified-missing"]),
        WantedProperty::recommended(&["author"]).rules(&["google-author-missing"]),
        WantedProperty::recommended(&["name"]).of("author").rules(&["jsonld-author-name-missing"]),
        WantedProperty::recommended(&["url", "sameAs"]).of("author").rules(&["google-author-url-missing"]),
        WantedProperty::recommended(&["publisher"]).rules(&["google-publisher-missing"]),
        WantedProperty::recommended(&["logo"]).of("publisher").rules(&["google-publisher-logo-missing"]),
    ],
};

/// Google no longer documents live blogs, but still shows them.
pub(super) static LIVE_BLOG: SearchResult = SearchResult {
    kind: "LiveBlogPosting",
    title: "Live blogs",
    documentation: "https://schema.org/LiveBlogPosting",
    only_with: &[],
    things: |file| firsts(file, "LiveBlogPosting"),
    properties: &[
        WantedProperty::required(&["coverageStartTime"]).rules(&["google-live-blog-incomplete"]),
        WantedProperty::recommended(&["coverageEndTime"]),
        WantedProperty::required(&["liveBlogUpdate"]).rules(&["google-live-blog-incomplete"]),
        WantedProperty::required(&["headline"]).of("liveBlogUpdate").rules(&["google-live-blog-incomplete"]),
        WantedProperty::required(&["datePublished"])
            .of("liveBlogUpdate")
            .rules(&["google-live-blog-incomplete"]),
        WantedProperty::required(&["articleBody", "text"])
            .of("liveBlogUpdate")
            .rules(&["google-live-blog-incomplete"]),
    ],
};

pub(super) static BREADCRUMB: SearchResult = SearchResult {
    kind: "BreadcrumbList",
    title: "Breadcrumbs",
    documentation: "https://developers.google.com/search/docs/appearance/structured-data/breadcrumb",
    only_with: &[],
    things: |file| described(file, "BreadcrumbList"),
    properties: &[
        WantedProperty::required(&["itemListElement"]).rules(&["google-breadcrumb-incomplete"]),
        WantedProperty::required(&["position"])
            .of("itemListElement")
            .rules(&["google-breadcrumb-incomplete"]),
        WantedProperty::required(&["name", "item.name"])
            .of("itemListElement")
            .rules(&["google-breadcrumb-incomplete"]),
        WantedProperty::required(&["item"])
            .of("itemListElement")
            .except_last()
            .rules(&["google-breadcrumb-incomplete"]),
    ],
};

/// Organizations that a page is about: those named in an article need only a name.
pub(super) static ORGANIZATION: SearchResult = SearchResult {
    kind: "Organization",
    title: "Organizations",
    documentation: "https://developers.google.com/search/docs/appearance/structured-data/organization",
    only_with: &[],
    things: |file| {
        let organizations = file.objects.iter().filter(|object| {
            file.article.is_none() && object.held_by.is_none() && object.is_a("Organization")
        });
        organizations.collect()
    },
    properties: &[
        WantedProperty::recommended(&["name"]).rules(&["google-organization-incomplete"]),
        WantedProperty::recommended(&["url"]).rules(&["google-organization-incomplete"]),
        WantedProperty::recommended(&["logo"]).rules(&["google-organization-incomplete"]),
    ],
};

pub(super) static PROFILE_PAGE: SearchResult = SearchResult {
    kind: "ProfilePage",
    title: "Profile pages",
    documentation: "https://developers.google.com/search/docs/appearance/structured-data/profile-page",
    only_with: &[],
    things: |file| described(file, "ProfilePage"),
    properties: &[
        WantedProperty::required(&["mainEntity"]).rules(&["google-profile-page-incomplete"]),
        WantedProperty::required(&["name"]).of("mainEntity").rules(&["google-profile-page-incomplete"]),
        WantedProperty::recommended(&["image"]).of("mainEntity"),
        WantedProperty::recommended(&["sameAs"]).of("mainEntity"),
        WantedProperty::recommended(&["dateCreated"]),
        WantedProperty::recommended(&["dateModified"]),
    ],
};

/// Videos of the page, not those that an article cites; an image may be the `thumbnail` instead of its address.
pub(super) static VIDEO: SearchResult = SearchResult {
    kind: "VideoObject",
    title: "Videos",
    documentation: "https://developers.google.com/search/docs/appearance/structured-data/video",
    only_with: &[],
    things: |file| {
        const OF_PAGES: [&str; 4] = ["video", "hasPart", "associatedMedia", "mainEntity"];
        let is_of_page = |holder: Node<'_>| holder.key().is_some_and(|key| OF_PAGES.contains(&key));
        firsts(file, "VideoObject").into_iter().filter(|video| video.held_by.is_none_or(is_of_page)).collect()
    },
    properties: &[
        WantedProperty::required(&["name"]).rules(&["google-video-incomplete"]),
        WantedProperty::required(&["thumbnailUrl", "thumbnail"]).rules(&["google-video-incomplete"]),
        WantedProperty::required(&["uploadDate"]).rules(&["google-video-incomplete"]),
        WantedProperty::recommended(&["contentUrl", "embedUrl"]),
        WantedProperty::recommended(&["description"]),
        WantedProperty::recommended(&["duration"]),
        WantedProperty::recommended(&["expires"]),
        WantedProperty::recommended(&["interactionStatistic"]),
    ],
};

/// What Google shows of the rights to an image.
pub(super) const RIGHTS: [&str; 5] =
    ["license", "acquireLicensePage", "creator", "creditText", "copyrightNotice"];

/// Images that say who has rights to them: others need no more than an address.
pub(super) static IMAGE: SearchResult = SearchResult {
    kind: "ImageObject",
    title: "Images with a license or credit",
    documentation: "https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata",
    only_with: &[],
    things: |file| {
        let has_rights = |image: &&Object<'_>| RIGHTS.iter().any(|name| !file.values(image, name).is_empty());
        firsts(file, "ImageObject").into_iter().filter(has_rights).collect()
    },
    properties: &[
        WantedProperty::required(&["contentUrl"]).rules(&["google-image-license-incomplete"]),
        WantedProperty::required(&["creator", "creditText", "copyrightNotice", "license"])
            .rules(&["google-image-license-incomplete"]),
        WantedProperty::recommended(&["license"]),
        WantedProperty::recommended(&["acquireLicensePage"]),
        WantedProperty::recommended(&["creditText"]),
        WantedProperty::recommended(&["copyrightNotice"]),
    ],
};

/// Data sets that a page is about: those that an article cites need only be identified.
pub(super) static DATASET: SearchResult = SearchResult {
    kind: "Dataset",
    title: "Data sets",
    documentation: "https://developers.google.com/search/docs/appearance/structured-data/dataset",
    only_with: &[],
    things: |file| {
        let datasets = firsts(file, "Dataset").into_iter();
        datasets.filter(|dataset| dataset.held_by.is_none() && !dataset.is_a("DataFeed")).collect()
    },
    properties: &[
        WantedProperty::required(&["name"]).rules(&["google-dataset-incomplete"]),
        WantedProperty::required(&["description"]).rules(&["google-dataset-incomplete"]),
        WantedProperty::recommended(&["creator"]),
        WantedProperty::recommended(&["identifier"]),
        WantedProperty::recommended(&["keywords"]),
        WantedProperty::recommended(&["license"]),
        WantedProperty::recommended(&["url"]),
        WantedProperty::recommended(&["isAccessibleForFree"]),
        WantedProperty::recommended(&["spatialCoverage"]),
        WantedProperty::recommended(&["temporalCoverage"]),
        WantedProperty::recommended(&["variableMeasured"]),
        WantedProperty::recommended(&["distribution"]),
        WantedProperty::required(&["contentUrl"]).of("distribution").rules(&["google-dataset-incomplete"]),
    ],
};

static EVENT: SearchResult = SearchResult {
    kind: "Event",
    title: "Events",
    documentation: "https://developers.google.com/search/docs/appearance/structured-data/event",
    only_with: RULES_OF_EVENTS,
    things: |file| file.events().collect(),
    properties: &[
        WantedProperty::required(&["name"]).rules(&["google-event-name-missing"]),
        WantedProperty::required(&["startDate"]).rules(&["google-event-date-missing"]),
        WantedProperty::required(&["location"]).rules(&["google-event-location-missing"]),
        WantedProperty::required(&["address", "url"])
            .of("location")
            .rules(&["google-event-location-missing"]),
        WantedProperty::recommended(&["description"]),
        WantedProperty::recommended(&["endDate"]),
        WantedProperty::recommended(&["eventStatus"]),
        WantedProperty::recommended(&["image"]),
        WantedProperty::recommended(&["organizer"]),
        WantedProperty::recommended(&["performer"]),
        WantedProperty::recommended(&["offers"]),
        WantedProperty::recommended(&["url"]).of("offers").rules(&["google-event-offer-incomplete"]),
        WantedProperty::recommended(&["price", "lowPrice"])
            .of("offers")
            .rules(&["google-event-offer-incomplete"]),
        WantedProperty::recommended(&["priceCurrency"])
            .of("offers")
            .rules(&["google-event-offer-incomplete"]),
        WantedProperty::recommended(&["availability"]).of("offers").rules(&["google-event-offer-incomplete"]),
    ],
};

/// The objects of a type that are not only references to others.
fn described<'f, 'd>(file: &'f JsonldFile<'d>, kind: &str) -> Vec<&'f Object<'d>> {
    let is_described = |object: &&Object<'_>| object.is_a(kind) && !file.graph.is_reference(object.node);
    file.objects.iter().filter(is_described).collect()
}

/// The things of a type, each by its first object.
fn firsts<'f, 'd>(file: &'f JsonldFile<'d>, kind: &str) -> Vec<&'f Object<'d>> {
    let is_first = |object: &&Object<'d>| file.graph.thing(object.node).node.id() == object.node.id();
    described(file, kind).into_iter().filter(is_first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::all;

    #[test]
    fn the_rules_of_the_table_exist() {
        let properties = SEARCH_RESULTS.iter().flat_map(|result| result.properties);
        for rule in properties.flat_map(|property| property.rules) {
            assert!(all().any(|other| other.code.id == *rule), "{rule}");
        }
    }

    #[test]
    fn a_property_of_values_follows_the_property_that_has_them() {
        for result in SEARCH_RESULTS {
            for (index, property) in result.properties.iter().enumerate() {
                let Some(of) = property.of else { continue };
                let is_it = |other: &WantedProperty| other.of.is_none() && other.names[0] == of;
                assert!(result.properties[..index].iter().any(is_it), "{}", property.name());
            }
        }
    }
}

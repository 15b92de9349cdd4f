//! Contradictions and omissions of pages, seeded one by one into sound pages, are found where they are.

use byline::diagnostic::Diagnostic;
use byline::source::Source;
use byline::validate::validate;
use byline::{Format, Profile, RuleSet};

/// What a sound page says of its article.
struct Article {
    title: &'static str,
    description: &'static str,
    author: &'static str,
    /// The language of the page, and that of the article.
    language: [&'static str; 2],
    slug: &'static str,
    day: &'static str,
    is_free: bool,
}

const ARTICLES: [Article; 10] = [
    article("The night ferry is back in Port Ellery", ["en", "en-GB"], "Mei Okafor", true),
    article("Council votes for the barrage after nine hours", ["en-US", "en"], "Kim Min-jun", false),
    article("El consejo aprueba la presa tras nueve horas", ["es", "es"], "Ana Costa", true),
    article("Rat stimmt nach neun Stunden für das Wehr", ["de-AT", "de"], "Jörg Müller", false),
    article("Le conseil vote pour le barrage après neuf heures", ["fr", "fr-FR"], "Éloïse Noël", true),
    article("市議会は九時間の審議の末に堰を承認した", ["ja", "ja"], "金 美英", true),
    article("Рада проголосувала за греблю після дебатів", ["uk", "uk-UA"], "Олена Коваль", false),
    article("Meclis dokuz saatin sonunda bendi onayladı", ["tr", "tr"], "Ayşe Yılmaz", true),
    article("Council &amp; crew: what the vote means for boats", ["en", "en"], "Jo d’Arcy", true),
    article("Gemeenteraad stemt na negen uur voor de dam", ["nl", "nl"], "Sanne de Vries", false),
];

const fn article(
    title: &'static str,
    language: [&'static str; 2],
    author: &'static str,
    is_free: bool,
) -> Article {
    let description = "After nine hours of talk, one vote decided what the harbour will look like";
    Article { title, description, author, language, slug: "council-hall", day: "2026-03-14", is_free }
}

/// The lines of a page, in one of several layouts.
fn page(article: &Article, layout: usize) -> Vec<String> {
    let Article { title, description, author, language: [of_page, of_article], slug, day, is_free } = article;
    let address = format!("https://herald.example/{slug}");
    let tier = if *is_free { "free" } else { "locked" };
    let mut lines = vec![
        "<!doctype html>".to_owned(),
        format!("<html lang=\"{of_page}\">"),
        format!("<title>{title} | Harbour Herald</title>"),
        format!("<link rel=\"canonical\" href=\"{address}\">"),
        format!("<meta name=\"description\" content=\"{description}\">"),
        format!("<meta name=\"author\" content=\"{author}\">"),
        format!("<meta property=\"og:title\" content=\"{title}\">"),
        "<meta property=\"og:type\" content=\"article\">".to_owned(),
        format!("<meta property=\"og:url\" content=\"{address}?from=share\">"),
        format!("<meta property=\"og:image\" content=\"https://cdn.example/{slug}-1200x630.jpg\">"),
        format!("<meta property=\"article:published_time\" content=\"{day}T18:05:00Z\">"),
        format!("<meta property=\"article:content_tier\" content=\"{tier}\">"),
        "<meta name=\"twitter:card\" content=\"summary_large_image\">".to_owned(),
        format!("<meta name=\"twitter:title\" content=\"{title}\">"),
    ];
    let body =
        [format!("<h1>{title}</h1>"), format!("<time class=\"published\" datetime=\"{day}\">today</time>")];
    let image = format!("https://herald.example/img/{slug}.jpg");
    let statements = match layout {
        0 => format!(
            "<script type=\"application/ld+json\">{{ \"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\",\
             \"headline\": \"{title}\", \"description\": \"{description}\", \"inLanguage\": \"{of_article}\",\
             \"author\": {{ \"@type\": \"Person\", \"name\": \"{author}\" }}, \"url\": \"{address}\",\
             \"datePublished\": \"{day}T19:05:00+01:00\", \"isAccessibleForFree\": {is_free}, \"image\": \"{image}\" }}</script>"
        ),
        1 => format!(
            "<div itemscope itemtype=\"https://schema.org/NewsArticle\"><meta itemprop=\"headline\" content=\"{title}\">\
             <meta itemprop=\"description\" content=\"{description}\"><meta itemprop=\"inLanguage\" content=\"{of_article}\">\
             <b itemprop=\"author\" itemscope itemtype=\"https://schema.org/Person\"><b itemprop=\"name\">{author}</b></b>\
             <link itemprop=\"url\" href=\"{address}\"><meta itemprop=\"datePublished\" content=\"{day}\">\
             <meta itemprop=\"isAccessibleForFree\" content=\"{is_free}\"><img itemprop=\"image\" src=\"{image}\"></div>"
        ),
        _ => format!(
            "<div vocab=\"https://schema.org/\" typeof=\"NewsArticle\"><meta property=\"headline\" content=\"{title}\">\
             <meta property=\"description\" content=\"{description}\"><meta property=\"inLanguage\" content=\"{of_article}\">\
             <b property=\"author\" typeof=\"Person\"><b property=\"name\">{author}</b></b>\
             <link property=\"url\" href=\"{address}\"><meta property=\"datePublished\" content=\"{day}\">\
             <meta property=\"isAccessibleForFree\" content=\"{is_free}\"><img property=\"image\" src=\"{image}\"></div>"
        ),
    };
    lines.extend(body);
    lines.push(statements);
    lines
}

/// A defect: its rule, the beginning of the line that changes, what stands there instead, and what is underlined.
type Seed = (&'static str, &'static str, &'static str, &'static str);

/// Every kind of contradiction and omission.
const SEEDS: [Seed; 12] = [
    (
        "page-date-contradicted",
        "<meta property=\"article:published_time\"",
        "<meta property=\"article:published_time\" content=\"2026-03-11T10:00:00Z\">",
        "2026-03-11T10:00:00Z",
    ),
    (
        "page-address-contradicted",
        "<link rel=\"canonical\"",
        "<link rel='canonical' href=https://herald.example/ferry>",
        "https://herald.example/ferry",
    ),
    ("page-language-contradicted", "<html", "<html lang=ko>", "ko"),
    (
        "page-paywall-contradicted",
        "<meta property=\"article:content_tier\"",
        "<meta property=\"article:content_tier\" content=TIER>",
        "TIER",
    ),
    (
        "page-headline-differs",
        "<meta property=\"og:title\"",
        "<meta property=\"og:title\" content='Ten pictures of seals &amp; gulls'>",
        "Ten pictures of seals &amp; gulls",
    ),
    (
        "page-author-differs",
        "<meta name=\"author\"",
        "<meta name=\"author\" content=\"Ruth Haber\">",
        "Ruth Haber",
    ),
    (
        "page-shown-date-contradicted",
        "<time",
        "<time class='published dt' datetime=2026-03-09>last week</time>",
        "2026-03-09",
    ),
    ("page-heading-differs", "<h1>", "<h1> Ten pictures of\n seals </h1>", "Ten pictures of\n seals"),
    (
        "page-image-differs",
        "<meta property=\"og:image\"",
        "<meta property=\"og:image\" content=\"https://cdn.example/grey-seals-wide.jpg\">",
        "https://cdn.example/grey-seals-wide.jpg",
    ),
    (
        "page-description-differs",
        "<meta name=\"description\"",
        "<meta name=\"description\" content=\"Breaking stories, weather and sport from our reporters across this region\">",
        "Breaking stories, weather and sport from our reporters across this region",
    ),
    ("page-preview-incomplete", "<meta property=\"og:type\"", "", "og:title"),
    ("page-card-missing", "<meta name=\"twitter:card\"", "", "twitter:title"),
];

/// What the rules on pages find.
fn found(page: &str) -> Vec<Diagnostic> {
    let source = Source::new("a.html", page);
    let rules = RuleSet::with_profiles(&[Profile::Advice]);
    let found = validate(&source, Format::Html, &rules).diagnostics;
    found.into_iter().filter(|one| one.code.id.starts_with("page-")).collect()
}

#[test]
fn sound_pages_are_silent() {
    for (number, article) in ARTICLES.iter().enumerate() {
        let page = page(article, number % 3).join("\n");
        let found: Vec<_> = found(&page).into_iter().map(|one| (one.code.id, one.message)).collect();
        assert_eq!(found, [], "{page}");
    }
}

#[test]
fn each_of_sixty_defects_is_found_where_it_is() {
    let mut seeded = 0;
    for (number, article) in ARTICLES.iter().enumerate() {
        for turn in 0..6 {
            let (rule, before, after, underlined) = SEEDS[(number + 2 * turn) % SEEDS.len()];
            let tier = if article.is_free { "locked" } else { "free" };
            let [after, underlined] = [after, underlined].map(|text| text.replace("TIER", tier));
            let mut lines = page(article, (number + turn) % 3);
            let line = lines.iter_mut().find(|line| line.starts_with(before)).unwrap();
            line.clone_from(&after);
            let page = lines.join("\n");
            let found: Vec<_> = found(&page)
                .iter()
                .map(|one| (one.code.id, page[one.location.span.range()].to_owned()))
                .collect();
            assert_eq!(found, [(rule, underlined)], "{page}");
            seeded += 1;
        }
    }
    assert_eq!(seeded, 60);
}

use super::*;

fn wrong(text: &str) -> Vec<(&'static str, String, String)> {
    let source = Source::new("byline.toml", text);
    let (_, wrong) = Config::read(&source);
    let said = |diagnostic: Diagnostic| {
        let place = text[diagnostic.location.span.range()].to_owned();
        (diagnostic.code.id, diagnostic.message, format!("{place}: {}", diagnostic.help.unwrap_or_default()))
    };
    wrong.into_iter().map(said).collect()
}

#[test]
fn a_wrong_configuration_is_explained() {
    let text = "profiles = [\"advise\"]\nrule = {}\n[rules]\nquote-not-in-bodi = \"deny\"\n\
        quote-not-in-body = \"fatal\"\n[defaults.metadata]\nlang = \"en\"\nlicenses = \"MIT\"\n";
    let expected = [
        ("variant-unknown", "an item of `profiles` cannot be `advise`", "\"advise\": did you mean `advice`?"),
        ("field-unknown", "the configuration has no field `rule`", "rule: did you mean `rules`?"),
        (
            "field-unknown",
            "there is no rule `quote-not-in-bodi`",
            "quote-not-in-bodi: did you mean `quote-not-in-body`?",
        ),
        (
            "variant-unknown",
            "`quote-not-in-body` cannot be `fatal`",
            "\"fatal\": choose from `allow`, `warn`, `deny`, `off`, `error`",
        ),
        ("field-unknown", "`metadata` has no field `lang`", "lang: did you mean `language`?"),
        (
            "type-wrong",
            "`licenses` must be a list, found text",
            "\"MIT\": write `licenses = [{ spdx = \"…\" }]`",
        ),
    ];
    let expected = expected.map(|(code, message, help)| (code, message.to_owned(), help.to_owned()));
    assert_eq!(wrong(text), expected);
    assert_eq!(wrong("[rules\n")[0].0, "syntax-error");
    assert_eq!(
        wrong("x = 1")[0].2,
        "x: a configuration has `root`, `extend`, `exclude`, `profiles`, `rules`, `overrides`, `export` and `defaults`"
    );
}

#[test]
fn an_error_hides_no_other() {
    let text = "profiles = [\"advise\", \"advice\"]\nrules.quote-not-in-body = \
        \"fatal\"\nrules.doi-malformed = \"off\"\n";
    let (config, _) = Config::read(&Source::new("byline.toml", text));
    assert_eq!(config.profiles, [Profile::Advice]);
    assert_eq!(config.rules.into_iter().collect::<Vec<_>>(), [("doi-malformed", Level::Allow)]);
}

#[test]
fn defaults_may_be_partial_but_not_their_list_items() {
    assert_eq!(wrong("[defaults.people.kim]\nurl = \"https://kim.example\"\n"), []);
    assert_eq!(wrong("[defaults.metadata.publication]\nissn = \"0378-5955\"\n"), []);
    let list = wrong("[[defaults.metadata.keywords]]\nscheme = \"https://example.org/\"\n");
    assert_eq!((list.len(), list[0].0), (1, "field-missing"));
}

#[test]
fn a_paywall_selector_must_be_a_class() {
    let expected = (
        "type-wrong",
        "`p > a` is not the CSS selector of a class".to_owned(),
        "\"p > a\": write the class of the paywalled part with its dot: `.paywall`".to_owned(),
    );
    assert_eq!(wrong("[export]\npaywall-selector = \"p > a\"\n"), [expected]);
    assert_eq!(wrong("export.paywall-selector = \".paywall\"\n"), []);
    assert_eq!(wrong("export.pay = \".paywall\"\n")[0].2, "pay: `export` has `paywall-selector`");
}

#[test]
fn levels_have_the_names_of_other_linters_too() {
    let text = "rules = { value-null = \"off\", doi-malformed = \"warn\", quote-not-in-body = \"error\" }";
    let (config, wrong) = Config::read(&Source::new("byline.toml", text));
    let levels: Vec<_> = config.rules.values().copied().collect();
    assert_eq!((wrong.len(), levels), (0, vec![Level::Allow, Level::Warn, Level::Deny]));
}

#[test]
fn overrides_have_paths_and_settings_of_their_own() {
    let text = "root = true\nextend = \"../byline.toml\"\nexclude = [\"drafts/\"]\n[[overrides]]\n\
        paths = [\"archive/**\"]\nprofiles = [\"pmc\"]\nrules.value-null = \"off\"\n\
        defaults.metadata.language = \"de\"\n";
    let (config, wrong) = Config::read(&Source::new("byline.toml", text));
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(config.root && config.defaults.is_none());
    assert_eq!(
        (config.extend.as_deref(), config.exclude.as_slice()),
        (Some("../byline.toml"), &["drafts/".to_owned()][..])
    );
    let [Override { paths, profiles, rules, defaults }] = config.overrides.as_slice() else { panic!() };
    assert_eq!(
        (paths.as_slice(), profiles.as_slice()),
        (&["archive/**".to_owned()][..], &[Profile::Pmc][..])
    );
    assert_eq!(rules.get("value-null"), Some(&Level::Allow));
    assert!(defaults.is_some());
}

#[test]
fn errors_in_an_override_are_explained() {
    let text = "[[overrides]]\nrules.value-nul = \"off\"\nrule = 1\nexport.paywall-selector = \".a\"\n\
        [[overrides]]\npaths = []\ndefaults.metadata.lang = \"en\"\n";
    let said: Vec<_> = wrong(text).into_iter().map(|(code, message, _)| (code, message)).collect();
    let expected = [
        ("field-missing", "this object has no `paths`"),
        ("field-unknown", "there is no rule `value-nul`"),
        ("field-unknown", "an override has no field `rule`"),
        ("field-unknown", "an override has no field `export`"),
    ];
    for expected in expected {
        assert!(
            said.iter().any(|(code, message)| (*code, message.as_str()) == expected),
            "{expected:?}: {said:#?}"
        );
    }
}

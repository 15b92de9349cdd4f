//! Articles and the files beside them.

use std::fs;

use crate::support::package::{File, GIF, JPEG, PDF, SVG, TIFF, tar, zip};
use crate::support::program::Folder;

/// An article that refers to files in every way, each on a line of its own.
const ARTICLE: &str = r#"<article xmlns:xlink="http://www.w3.org/1999/xlink" dtd-version="1.3" xml:lang="en">
<front><article-meta><title-group><article-title>Tides</article-title></title-group>
<self-uri xlink:href="https://example.org/tides"/>
<self-uri content-type="pdf" xlink:href="tides.pdf"/>
</article-meta></front>
<body><p>The tide turns.
<inline-graphic xlink:href="img/e%201.gif" mimetype="image" mime-subtype="gif"/>
</p>
<fig><graphic xlink:href="fig1"/></fig>
<fig><graphic xlink:href="fig2.tif" mimetype="image" mime-subtype="tiff"/></fig>
</body>
<response response-type="reply"><front-stub><title-group><article-title>Reply</article-title></title-group></front-stub>
<body><p>It does.
<media xlink:href="film.jpg"/>
</p></body></response>
</article>
"#;

/// The package of the article.
const COMPLETE: [File<'static>; 7] = [
    ("tides.xml", ARTICLE.as_bytes()),
    ("tides.pdf", PDF),
    ("img/e 1.gif", GIF),
    ("fig1.tif", TIFF),
    ("fig1.jpg", JPEG),
    ("fig2.tif", TIFF),
    ("film.jpg", JPEG),
];

/// `files` with the file at `path` replaced by `now`.
fn with<'f>(files: &[File<'f>], path: &str, now: &[File<'f>]) -> Vec<File<'f>> {
    files.iter().filter(|(known, _)| *known != path).chain(now).copied().collect()
}

fn folder(files: &[File<'_>]) -> Folder {
    let folder = Folder::with(&[]);
    for (path, content) in files {
        let path = folder.path().join("package").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// The lines about packages, and nothing on standard error but what was passed over.
fn lines(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let ran = folder.run(&[&["validate", "--format", "concise"], arguments].concat());
    assert!(ran.stderr.lines().all(|line| line.starts_with("byline: passed over")), "{}", ran.stderr);
    let is_of_packages = |line: &&str| {
        ["[package-", "[pmc-", "[portico-"].iter().any(|name| line.contains(name))
            && !line.contains("portico-metadata")
    };
    ran.stdout.lines().filter(is_of_packages).map(str::to_owned).collect()
}

/// What is found in the files as a folder, a ZIP file and a tar file, which is the same but for the paths.
fn found(profile: &str, files: &[File<'_>]) -> Vec<String> {
    let folder = folder(files);
    fs::write(folder.path().join("package.zip"), zip(files)).unwrap();
    fs::write(folder.path().join("package.tar"), tar(files)).unwrap();
    let lines = |path: &str| lines(&folder, &["--profile", profile, path]);
    let in_zip = lines("package.zip");
    let plain = |lines: &[String]| -> Vec<String> {
        let kind = |line: &&String| !line.contains("pmc-package-not-zip");
        let plain = |line: &String| {
            line.replace("package.zip/", "").replace("package.tar/", "").replace("package/", "")
        };
        let mut lines: Vec<String> = lines.iter().filter(kind).map(plain).collect();
        lines.sort();
        lines
    };
    let of_folder = lines("package");
    let is_same = |line: &&String| !line.contains("pmc-file-name-repeated");
    let of_zip: Vec<String> = in_zip.iter().filter(is_same).cloned().collect();
    assert_eq!(plain(&of_folder), plain(&of_zip));
    assert_eq!(plain(&lines("package.tar")), plain(&in_zip));
    plain(&in_zip)
}

#[test]
fn a_complete_package_has_no_findings() {
    for profile in ["package", "portico", "pmc-package"] {
        let lines = found(profile, &COMPLETE);
        let is_known = |line: &String| profile == "pmc-package" && line.contains("pmc-file-name-character");
        assert!(lines.iter().all(is_known), "{lines:?}");
    }
}

#[test]
fn without_a_profile_packages_are_not_checked() {
    let folder = folder(&COMPLETE[..1]);
    assert_eq!(lines(&folder, &["package"]), [""; 0]);
}

#[test]
fn a_missing_file_is_reported_at_the_reference() {
    for (path, line) in [
        (
            "img/e 1.gif",
            "tides.xml:7:29: error[package-file-missing]: the file `img/e%201.gif` is missing from the package",
        ),
        (
            "fig2.tif",
            "tides.xml:10:27: error[package-file-missing]: the file `fig2.tif` is missing from the package",
        ),
        (
            "film.jpg",
            "tides.xml:14:20: error[package-file-missing]: the file `film.jpg` is missing from the package",
        ),
        (
            "tides.pdf",
            "tides.xml:4:42: error[package-file-missing]: the file `tides.pdf` is missing from the package",
        ),
    ] {
        assert_eq!(found("package", &with(&COMPLETE, path, &[])), [line]);
    }
    // The other file with this name is still there.
    assert_eq!(found("package", &with(&COMPLETE, "fig1.jpg", &[])), [""; 0]);
}

#[test]
fn a_file_in_another_folder_is_named() {
    let folder = folder(&with(&COMPLETE, "fig2.tif", &[("img/fig2.tif", TIFF)]));
    let ran = folder.run(&["validate", "--profile", "package", "package"]);
    let help = "`img/fig2.tif` has this name";
    assert!(ran.stdout.contains(help), "{}", ran.stdout);
}

#[test]
fn letter_case_matters() {
    let line = "tides.xml:10:27: error[package-file-case]: `fig2.tif` has other upper and lower case letters than \
                `Fig2.TIF`";
    assert_eq!(found("package", &with(&COMPLETE, "fig2.tif", &[("Fig2.TIF", TIFF)])), [line]);
}

#[test]
fn a_file_without_reference_is_reported_for_the_article_around_it() {
    let stray = [("img/old/fig1.tif", TIFF)];
    let line = "tides.xml:1:2: warning[package-file-unreferenced]: nothing in the article refers to \
                `img/old/fig1.tif`";
    assert_eq!(found("package", &[&COMPLETE[..], &stray].concat()), [line]);
    let technical: [File<'_>; 7] = [
        ("manifest.xml", b"<manifest/>"),
        ("README.txt", b"About"),
        ("tides.xml.md5", b"0"),
        ("JATS.dtd", b""),
        (".DS_Store", b"\0"),
        ("__MACOSX/fig1.tif", b"\0"),
        ("img/Thumbs.db", b"\0"),
    ];
    assert_eq!(found("package", &[&COMPLETE[..], &technical].concat()), [""; 0]);
}

#[test]
fn a_file_belongs_to_the_nearest_article() {
    let lone = r#"<article><front><article-meta><title-group><article-title>T</article-title></title-group></article-meta></front></article>"#;
    let files: [File<'_>; 7] = [
        ("a/one.xml", lone.as_bytes()),
        ("a/two.xml", lone.as_bytes()),
        ("a/two-fig.tif", TIFF),
        ("a/x.tif", TIFF),
        ("a/in/three.xml", lone.as_bytes()),
        ("a/in/img/y.tif", TIFF),
        ("b/z.tif", TIFF),
    ];
    let lines = found("package", &files);
    let starts = ["a/in/three.xml:1:2", "a/one.xml:1:2", "a/two.xml:1:2"];
    let ends = ["`img/y.tif`", "`x.tif`", "`two-fig.tif`"];
    assert_eq!(lines.len(), 3, "{lines:?}");
    for (start, end) in starts.into_iter().zip(ends) {
        assert!(lines.iter().any(|line| line.starts_with(start) && line.ends_with(end)), "{lines:?}");
    }
}

#[test]
fn nothing_is_unreferenced_where_not_all_articles_were_read() {
    let broken: [File<'_>; 2] = [("broken.xml", b"<article><front>"), ("broken-fig1.tif", TIFF)];
    assert_eq!(found("package", &[&COMPLETE[..], &broken].concat()), [""; 0]);
    let folder = folder(&[&COMPLETE[..], &[("stray.tif", TIFF)]].concat());
    for arguments in [&["--exclude", "x.xml"][..], &["--include", "*.xml"], &["--shard", "1/2"]] {
        assert_eq!(lines(&folder, &[arguments, &["--profile", "package", "package"]].concat()), [""; 0]);
    }
}

#[test]
fn content_is_compared_with_name_and_media_type() {
    let line = "tides.xml:10:27: warning[package-media-type-wrong]: `fig2.tif` is JPEG, not TIFF";
    assert_eq!(found("package", &with(&COMPLETE, "fig2.tif", &[("fig2.tif", JPEG)])), [line]);
    let line = "tides.xml:10:27: warning[package-media-type-wrong]: `fig2.tif` is empty";
    assert_eq!(found("package", &with(&COMPLETE, "fig2.tif", &[("fig2.tif", b"")])), [line]);
    let line = "tides.xml:10:27: warning[package-media-type-wrong]: `fig2.tif` is not TIFF";
    assert_eq!(found("package", &with(&COMPLETE, "fig2.tif", &[("fig2.tif", b"text")])), [line]);
    let article = ARTICLE.replace("fig2.tif\"", "fig2\"");
    let files = with(&with(&COMPLETE, "tides.xml", &[("tides.xml", article.as_bytes())]), "fig2.tif", &[]);
    let line = "tides.xml:10:64: warning[package-media-type-wrong]: `fig2.jpg` is JPEG, not `image/tiff`";
    assert_eq!(found("package", &[&files[..], &[("fig2.jpg", JPEG)]].concat()), [line]);
    // One of them has the media type.
    assert_eq!(found("package", &[&files[..], &[("fig2.jpg", JPEG), ("fig2.tif", TIFF)]].concat()), [""; 0]);
}

#[test]
fn an_article_named_by_itself_has_its_folder_as_package() {
    let folder = folder(&[&with(&COMPLETE, "film.jpg", &[])[..], &[("stray.tif", TIFF)]].concat());
    let lines_of = |path: &str| lines(&folder, &["--profile", "package", path]);
    let line = "package/tides.xml:14:20: error[package-file-missing]: the file `film.jpg` is missing from the package";
    assert_eq!(lines_of("package/tides.xml"), [line]);
    assert_eq!(lines_of("./package/tides.xml"), [format!("./{line}")]);
    let whole = folder.path().join("package/tides.xml");
    assert_eq!(lines_of(whole.to_str().unwrap()).len(), 1);
    // The folder of the test is hidden.
    assert_eq!(lines_of(whole.parent().unwrap().to_str().unwrap()).len(), 2);
    // What is not in the folder is not looked at.
    let article = ARTICLE.replace("film.jpg", "../../film.jpg");
    fs::write(folder.path().join("package/up.xml"), article).unwrap();
    assert_eq!(lines_of("package/up.xml"), [""; 0]);
    let ran = folder.run_with_input(&["validate", "--profile", "package", "-"], ARTICLE.as_bytes());
    assert_eq!((ran.code, ran.stdout.contains("package-")), (0, false), "{}", ran.stdout);
}

#[test]
fn configurations_ask_for_packages_in_some_folders() {
    let folder = folder(&with(&COMPLETE, "film.jpg", &[]));
    fs::write(folder.path().join("package.zip"), zip(&COMPLETE[..1])).unwrap();
    let configure = |text: &str| fs::write(folder.path().join("byline.toml"), text).unwrap();
    configure("profiles = [\"package\"]");
    assert_eq!((lines(&folder, &["package"]).len(), lines(&folder, &["package.zip"]).len()), (1, 5));
    configure("[[overrides]]\npaths = [\"package.zip/**\"]\nprofiles = [\"package\"]");
    assert_eq!((lines(&folder, &["package"]).len(), lines(&folder, &["package.zip"]).len()), (0, 5));
    configure("[rules]\npackage-file-missing = \"warn\"");
    let lines = lines(&folder, &["."]);
    assert!(lines.len() == 6 && lines[0].contains("warning[package-file-missing]"), "{lines:?}");
}

#[test]
fn what_a_configuration_excludes_is_not_reported() {
    let folder = folder(
        &[&COMPLETE[..], &[("old/stray.tif", TIFF), ("draft.xml", b""), ("draft.tif", TIFF)]].concat(),
    );
    fs::write(
        folder.path().join("byline.toml"),
        "profiles = [\"package\"]\nexclude = [\"old/\", \"draft.*\"]",
    )
    .unwrap();
    assert_eq!(lines(&folder, &["package"]), [""; 0]);
}

#[test]
fn files_that_cannot_be_listed_are_an_error() {
    let folder = folder(&COMPLETE);
    let long = format!("{}.tif", "a/".repeat(2500));
    fs::write(folder.path().join("long.tar"), tar(&[&COMPLETE[..1], &[(&long, TIFF)]].concat())).unwrap();
    let ran = folder.run(&["validate", "--profile", "package", "package", "long.tar"]);
    assert_eq!((ran.code, ran.stdout.contains("[package-")), (2, false), "{}", ran.stdout);
    assert!(ran.stderr.contains("\"long.tar\": more than 1048576 files, or a path of more than 4096 bytes"));
}

#[test]
fn pubmed_central_asks_for_more() {
    let space = "tides.xml:7:29: warning[pmc-file-name-character]: the file name `e 1.gif` contains a space";
    assert_eq!(found("pmc-package", &COMPLETE), [space]);
    let article = ARTICLE
        .replace("e%201.gif", "e1.gif")
        .replace("fig2.tif\" mimetype=\"image\" mime-subtype=\"tiff", "fig2.svg");
    let article = article.replace("tides.pdf", "print.pdf");
    let files = [
        ("tides.xml", article.as_bytes()),
        ("print.pdf", PDF),
        ("img/e1.gif", GIF),
        ("fig1.jpg", JPEG),
        ("fig2.svg", SVG),
        ("film.jpg", JPEG),
        ("__MACOSX/film.jpg", b"\0"),
    ];
    let no_pdf =
        "tides.xml:1:2: warning[pmc-pdf-missing]: the package has no PDF of the article, `tides.pdf`";
    let svg = "tides.xml:10:27: warning[pmc-image-svg]: the image `fig2.svg` is SVG";
    assert_eq!(found("pmc-package", &files), [svg, no_pdf]);
    let folder = folder(&files);
    let again = article.replace("print.pdf", "other.pdf");
    let others: [File<'_>; 2] = [("b/other.xml", again.as_bytes()), ("b/film.jpg", JPEG)];
    fs::write(folder.path().join("two.zip"), zip(&[&files[..], &others].concat())).unwrap();
    let lines = lines(&folder, &["--profile", "pmc-package", "two.zip"]);
    let twice = "two.zip/tides.xml:14:20: warning[pmc-file-name-repeated]: `film.jpg` and `b/film.jpg` have the same name";
    assert!(lines.contains(&twice.to_owned()), "{lines:#?}");
}

#[test]
fn pubmed_central_asks_for_zip() {
    let folder = folder(&COMPLETE);
    fs::write(folder.path().join("package.tar"), tar(&COMPLETE)).unwrap();
    let lines = lines(&folder, &["--profile", "pmc-package", "package.tar"]);
    let line = "package.tar/tides.xml:1:2: warning[pmc-package-not-zip]: the article is in an archive of the kind `tar`";
    assert_eq!(lines[0], line);
}

#[test]
fn portico_asks_for_more() {
    let other = ARTICLE.replace("tides.pdf", "other.pdf");
    let files = [&COMPLETE[..], &[("other.xml", other.as_bytes()), ("other.pdf", PDF)]].concat();
    let lines = found("portico", &files);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines.iter().all(|line| line.contains("advice[portico-folder-shared]")), "{lines:?}");
    let article = ARTICLE.replace("<self-uri content-type=\"pdf\" xlink:href=\"tides.pdf\"/>", "");
    let files = with(&with(&COMPLETE, "tides.pdf", &[]), "tides.xml", &[("tides.xml", article.as_bytes())]);
    let line = "tides.xml:1:2: warning[portico-pdf-missing]: the package has no PDF of the article";
    assert_eq!(found("portico", &files), [line]);
}

//! What is written to a folder, and what is left there.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use crate::support::program::Folder;

const ARTICLE: &str = "metadata: { title: Tides, language: en }\nbody: The tide turns.\n";
const EXPORT: [&str; 6] = ["export", "--to", "jsonld", "--out-dir", "out", "in"];

fn written(folder: &Folder) -> String {
    fs::read_to_string(folder.path().join("out/a.jsonld")).unwrap()
}

#[test]
fn other_content_is_only_replaced_on_request() {
    let folder = Folder::with(&[("in/a.yaml", ARTICLE), ("in/b.yaml", ARTICLE)]);
    assert_eq!(folder.run(&EXPORT).code, 0);
    // The same again is no change.
    assert_eq!(folder.run(&EXPORT).code, 0);
    let before = written(&folder);
    fs::write(folder.path().join("in/a.yaml"), ARTICLE.replace("Tides", "Ebb")).unwrap();
    let ran = folder.run(&EXPORT);
    let expected = "byline: \"out/a.jsonld\" exists with other content; use --overwrite to replace it\n";
    assert_eq!((ran.code, written(&folder)), (2, before), "{}", ran.stderr);
    assert!(ran.stderr.contains(expected), "{}", ran.stderr);
    assert_eq!(folder.run(&[&EXPORT[..], &["--overwrite"]].concat()).code, 0);
    assert!(written(&folder).contains("Ebb"));
}

#[test]
fn newer_outputs_are_skipped_on_request() {
    let folder = Folder::with(&[("in/a.yaml", ARTICLE)]);
    let update = [&EXPORT[..], &["--update"]].concat();
    assert_eq!(folder.run(&update).code, 0);
    let before = written(&folder);
    let set_time = |name: &str, seconds: u64| {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        File::options().write(true).open(folder.path().join(name)).unwrap().set_modified(time).unwrap();
    };
    fs::write(folder.path().join("in/a.yaml"), ARTICLE.replace("Tides", "Ebb")).unwrap();
    set_time("in/a.yaml", 1_000);
    set_time("out/a.jsonld", 2_000);
    assert_eq!((folder.run(&update).code, written(&folder)), (0, before));
    set_time("in/a.yaml", 3_000);
    assert_eq!(folder.run(&update).code, 0);
    assert!(written(&folder).contains("Ebb"));
    let ran = folder.run(&["import", "a.xml", "--update"]);
    assert!(ran.code == 2 && ran.stderr.contains("--out-dir"), "{}", ran.stderr);
}

//! Many files: compressed ones, archives, shards of a folder, all in order.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::program::Folder;
use crate::support::zstd;

const ARTICLE: &str = r#"{"metadata": {"title": "Votes", "language": "en"}, "body": "It voted."}"#;
const WRONG: &str = r#"{"metadata": {"title": "Votes", "language": "en_US"}, "body": "It voted."}"#;

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // As in no ordinary archive: a name may lead anywhere.
        header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        archive.append(&header, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

/// The findings, one per line, with file names.
fn found(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let ran = folder.run(&[&["validate", "--format", "concise"], arguments].concat());
    assert!(ran.stderr.lines().all(|line| line.starts_with("byline: passed over")), "{}", ran.stderr);
    ran.stdout.lines().map(|line| line.split(": ").next().unwrap().to_owned()).collect()
}

#[test]
fn compressed_files_are_read_in_place() {
    let folder = Folder::with(&[("a.json", ARTICLE)]);
    let place = |name: &str| folder.path().join(name);
    fs::write(place("b.json.gz"), gzipped(WRONG.as_bytes())).unwrap();
    fs::write(place("c.yaml.zst"), zstd(b"metadata: { title: 7, language: en }\nbody: x\n")).unwrap();
    // Two concatenated gzip streams are one file.
    let (one, two) = WRONG.split_at(30);
    fs::write(place("d.json.gz"), [gzipped(one.as_bytes()), gzipped(two.as_bytes())].concat()).unwrap();
    assert_eq!(found(&folder, &["."]), ["b.json.gz:1:45", "c.yaml.zst:1:20", "d.json.gz:1:45"]);
    // Compressed files are read, not changed.
    let before = fs::read(place("c.yaml.zst")).unwrap();
    assert_eq!(folder.run(&["validate", "--fix", "c.yaml.zst"]).code, 1);
    assert_eq!(fs::read(place("c.yaml.zst")).unwrap(), before);
    let broken = gzipped(WRONG.as_bytes());
    fs::write(place("e.json.gz"), &broken[..broken.len() - 6]).unwrap();
    let ran = folder.run(&["validate", "e.json.gz"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("cannot read \"e.json.gz\""), "{}", ran.stderr);
}

#[test]
fn members_of_archives_are_files() {
    let folder = Folder::with(&[("z.json", ARTICLE)]);
    let members = archive(&[
        ("2024/a.json", ARTICLE.as_bytes()),
        ("2024/b.json", WRONG.as_bytes()),
        ("package.json", b"{\"name\": \"x\"}"),
        ("README.md", b"# x"),
        ("2025/c.json.gz", &gzipped(ARTICLE.as_bytes())),
    ]);
    fs::write(folder.path().join("all.tar"), &members).unwrap();
    fs::write(folder.path().join("all.tar.gz"), gzipped(&members)).unwrap();
    assert_eq!(found(&folder, &["."]), ["all.tar/2024/b.json:1:45", "all.tar.gz/2024/b.json:1:45"]);
    let ran = folder.run(&["export", "--to", "jsonld", "--out-dir", "out", "all.tar.gz", "z.json"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    for (name, is_written) in [
        ("all/2024/a.jsonld", true),
        ("all/2024/b.jsonld", false),
        ("all/2025/c.jsonld", true),
        ("z.jsonld", true),
    ] {
        assert_eq!(folder.path().join("out").join(name).is_file(), is_written, "{name}");
    }
    let ran = folder.run(&["export", "--to", "jsonld", "all.tar"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
}

#[test]
fn no_archive_member_is_written_outside_the_folder() {
    let folder = Folder::with(&[]);
    let members = archive(&[("../evil.json", ARTICLE.as_bytes()), ("good.json", ARTICLE.as_bytes())]);
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in/a.tar"), &members).unwrap();
    let ran = folder.run(&["export", "--to", "jsonld", "--out-dir", "in/out", "in/a.tar"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("\"../evil.json\" in \"in/a.tar\" is outside the archive"), "{}", ran.stderr);
    let mut written = Vec::new();
    files_below(folder.path(), &mut written);
    assert_eq!(written, ["a.tar", "good.jsonld"]);
}

#[test]
fn no_archive_member_is_written_over_another() {
    let other = ARTICLE.replace("Votes", "Other votes");
    let folder = Folder::with(&[("in/a/file.json", ARTICLE)]);
    let place = |name: &str| folder.path().join(name);
    let members = archive(&[
        ("twice.json", ARTICLE.as_bytes()),
        ("one.json", br#"{"name": "x"}"#),
        ("one.yaml", b"metadata: { title: Votes, language: en }\nbody: x\n"),
        ("one.yml", b"metadata: { title: Other votes, language: en }\nbody: x\n"),
        ("file.yaml", b"metadata: { title: Other votes, language: en }\nbody: x\n"),
        ("twice.json", other.as_bytes()),
        ("twice.json", br#"{"name": "x"}"#),
        ("last.json", ARTICLE.as_bytes()),
    ]);
    fs::write(place("in/a.tar"), &members).unwrap();
    for jobs in ["1", "3"] {
        let out = format!("out{jobs}");
        let ran = folder.run(&["export", "--to", "jsonld", "--out-dir", &out, "--jobs", jobs, "in"]);
        assert_eq!(ran.code, 2, "{}", ran.stderr);
        let (target, errors) =
            (format!("{out}/a"), ran.stderr.lines().filter(|line| line.starts_with("byline: \"")));
        let expected = [
            format!(
                "byline: \"in/a.tar/one.yml\" is not written: \"{target}/one.jsonld\" is already the target of \"in/a.tar/one.yaml\""
            ),
            format!(
                "byline: \"in/a.tar/file.yaml\" is not written: \"{target}/file.jsonld\" is already the target of \"in/a/file.json\""
            ),
            format!(
                "byline: \"in/a.tar/twice.json\" occurs again in the archive; only the first is written to \"{target}/twice.jsonld\""
            ),
        ];
        assert_eq!(errors.collect::<Vec<_>>(), expected);
        let written = |name: &str| fs::read_to_string(place(&out).join("a").join(name)).unwrap();
        for name in ["twice.jsonld", "one.jsonld", "file.jsonld", "last.jsonld"] {
            assert!(written(name).contains(r#""headline": "Votes""#), "{name}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8_are_read() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::with(&[]);
    let name = b"\xE9t\xE9.json";
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in").join(OsStr::from_bytes(name)), WRONG).unwrap();
    let mut header = tar::Header::new_gnu();
    header.set_size(WRONG.len() as u64);
    header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name);
    header.set_cksum();
    let mut members = tar::Builder::new(Vec::new());
    members.append(&header, WRONG.as_bytes()).unwrap();
    fs::write(folder.path().join("in.tar"), members.into_inner().unwrap()).unwrap();
    let expected = ["in/\u{FFFD}t\u{FFFD}.json:1:45", "in.tar/\u{FFFD}t\u{FFFD}.json:1:45"];
    assert_eq!(found(&folder, &["in", "in.tar"]), expected);
    assert_eq!(folder.run(&["validate", "--fix", "in"]).code, 0);
    assert_eq!(found(&folder, &["in"]), [""; 0]);
}

fn files_below(folder: &Path, names: &mut Vec<String>) {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files_below(&path, names);
        } else {
            names.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        }
    }
}

#[test]
fn many_files_keep_their_order_and_shards_share_them() {
    let names: Vec<String> = (0..300).map(|number| format!("{}/{number:03}.json", number % 7)).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), WRONG)).collect();
    let folder = Folder::with(&files);
    let mut all: Vec<String> = names.iter().map(|name| format!("{name}:1:45")).collect();
    all.sort();
    assert_eq!(found(&folder, &["--jobs", "4", "."]), all);
    assert_eq!(found(&folder, &["--jobs", "1", "."]), all);
    let mut shards: Vec<String> =
        (1..=3).flat_map(|part| found(&folder, &["--shard", &format!("{part}/3"), "."])).collect();
    shards.sort();
    assert_eq!(shards, all);
    let ran = folder.run(&["validate", "."]);
    assert!(
        ran.stdout.ends_with("300 errors in 300 files; 300 fixable with --fix\n"),
        "{}",
        &ran.stdout[ran.stdout.len() - 80..]
    );
    assert_eq!(folder.run(&["validate", "--shard", "4/3", "."]).code, 2);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_only_complete_files() {
    let names: Vec<String> = (0..4_000).map(|number| format!("in/{number:04}.json")).collect();
    let long = ARTICLE.replace("It voted.", &"It voted on the barrage, and on the quay. ".repeat(200));
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), long.as_str())).collect();
    let folder = Folder::with(&files);
    let out = folder.path().join("out");
    let mut child = folder.command(&["export", "--to", "jsonld", "--out-dir", "out", "in"]).spawn().unwrap();
    while !out.join("0000.jsonld").exists() {
        std::thread::yield_now();
    }
    let killed = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(killed.unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let mut written = Vec::new();
    files_below(&out, &mut written);
    assert!((1..4_000).contains(&written.len()), "{}", written.len());
    for name in written {
        assert!(name.ends_with(".jsonld"), "{name} was left");
        let text = fs::read_to_string(out.join(name)).unwrap();
        serde_json::from_str::<serde_json::Value>(&text).unwrap();
    }
}

//! 静态网站: whole, without anything from elsewhere, the same from the same release.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::counter::{NOON, fonts, program};

fn publish(folder: &Path, out: &str) {
    let output = Command::new(program())
        .current_dir(folder)
        .env("SHOUZHANG_FONTS", fonts())
        .args(["publish", "--out", out, "--publisher", "金安区民政局", "--effective", "2026-12-01"])
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        found.extend(if path.is_dir() { files(&path) } else { BTreeSet::from([path]) });
    }
    found
}

fn pages(folder: &Path) -> Vec<(PathBuf, String)> {
    let html = files(folder).into_iter().filter(|file| file.extension().is_some_and(|end| end == "html"));
    html.map(|file| (file.clone(), std::fs::read_to_string(file).expect("a page"))).collect()
}

/// The values of an attribute.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let lead = format!(" {attribute}=\"");
    page.split(&lead).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_leads_to_a_file_of_the_site() {
    let folder = tempfile::tempdir().expect("a folder");
    publish(folder.path(), "site");
    let site = folder.path().join("site");
    let pages = pages(&site);
    assert_eq!(pages.len(), 1 + 27 + 20, "a front page, one an item, one a prohibition");
    let mut linked = BTreeSet::new();
    for (file, page) in &pages {
        for target in values(page, "href").into_iter().chain(values(page, "src")) {
            assert!(!target.contains("//"), "{}: “{target}” is elsewhere", file.display());
            if let Some(place) = target.strip_prefix('#') {
                assert!(values(page, "id").contains(&place), "{}: no #{place}", file.display());
                continue;
            }
            let path = file.parent().expect("a folder").join(target);
            let path =
                path.canonicalize().unwrap_or_else(|_| panic!("{}: {target} is missing", file.display()));
            linked.insert(path);
        }
    }
    let all: BTreeSet<PathBuf> =
        files(&site).iter().map(|file| file.canonicalize().expect("a file")).collect();
    let orphans: Vec<_> = all.difference(&linked).filter(|file| !file.ends_with("index.html")).collect();
    assert!(orphans.is_empty(), "nothing lies there unlinked: {orphans:?}");
}

#[test]
fn every_page_says_which_release_it_is_and_whose() {
    let folder = tempfile::tempdir().expect("a folder");
    publish(folder.path(), "site");
    for (file, page) in pages(&folder.path().join("site")) {
        for words in [
            "<html lang=\"zh-CN\">",
            "<title>",
            "name=\"viewport\"",
            "<h1>",
            "<main id=\"main\">",
            "2026.11版",
            "2026年11月23日编制",
            "发布人：金安区民政局",
            "生效日期：2026年12月1日",
        ] {
            assert!(page.contains(words), "{} lacks {words}", file.display());
        }
        for tag in [
            "html", "head", "body", "main", "footer", "table", "tbody", "ul", "ol", "li", "p", "h1", "h2",
            "a",
        ] {
            let opened =
                page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
            assert_eq!(
                opened,
                page.matches(&format!("</{tag}>")).count(),
                "{}: <{tag}> is closed",
                file.display()
            );
        }
        assert_eq!(page.matches("<h1>").count(), 1, "{} has one title", file.display());
    }
}

#[test]
fn with_a_countys_list_the_site_has_a_page_to_check_papers_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |words: &[&str]| {
        let output = Command::new(program())
            .current_dir(folder.path())
            .env("SHOUZHANG_FONTS", fonts())
            .args(words)
            .args(["--now", NOON])
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    run(&["county", "init", "--name", "六安市金安区民政局", "--out", "."]);
    run(&["county", "sign", "--key", "county.key", "--out", "T.sztrust"]);
    run(&["publish", "--out", "site", "--trust", "T.sztrust"]);
    let read = |name: &str| std::fs::read_to_string(folder.path().join("site").join(name)).expect("a page");
    assert!(read("index.html").contains("href=\"verify.html\""), "the front page leads there");
    let page = read("verify.html");
    assert!(
        page.contains("证明核验") && !page.contains("type=\"application/octet-stream\"></script>"),
        "with the list"
    );
    let policy =
        page.split("Content-Security-Policy\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
    let policy = policy.expect("a policy");
    for word in ["default-src 'none'", "connect-src 'none'", "script-src 'sha256-", "style-src 'sha256-"] {
        assert!(policy.contains(word), "the policy has to say {word}: {policy}");
    }
    assert!(!policy.contains("unsafe"), "and nothing unsafe: {policy}");
}

#[test]
fn the_same_release_gives_the_same_site() {
    let folder = tempfile::tempdir().expect("a folder");
    publish(folder.path(), "one");
    publish(folder.path(), "other");
    let read = |name: &str| -> Vec<(PathBuf, Vec<u8>)> {
        let top = folder.path().join(name);
        let relative = |file: PathBuf| file.strip_prefix(&top).expect("within").to_owned();
        files(&top)
            .into_iter()
            .map(|file| (relative(file.clone()), std::fs::read(file).expect("a file")))
            .collect()
    };
    assert!(read("one") == read("other"), "byte for byte");
}

/// Three pages are kept for the tests of the page room, where a real parser and axe read them.
#[test]
fn the_kept_pages_are_fresh() {
    let folder = tempfile::tempdir().expect("a folder");
    publish(folder.path(), "site");
    let kept = shouzhang_tests::root().join("tests/golden/site");
    for page in ["index.html", "items/K29.html", "prohibitions/P01.html"] {
        let now = std::fs::read_to_string(folder.path().join("site").join(page)).expect("a page");
        let path = kept.join(page.replace('/', "-"));
        if std::env::var_os("SHOUZHANG_BLESS").is_some() {
            std::fs::create_dir_all(&kept).expect("a folder");
            std::fs::write(&path, &now).expect("kept");
        }
        let old = std::fs::read_to_string(&path).expect("a kept page");
        assert!(old == now, "{page} changed: look at it in a browser, then bless it");
    }
}

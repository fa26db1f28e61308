//! 用证单位: somebody who was handed a paper opens the page from a disk, without network, and wants to know.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::key::Key;
use serde_json::{Value, json};
use shouzhang_tests::root;
use tempfile::TempDir;

use crate::browser::{Browser, Glass};
use crate::stage::cli;

const NOON: &str = "2026-11-23T14:36:00+08:00";
/// The page judges by the clock of the computer; here it stands at noon.
const STAND_STILL: &str = "Date.now = () => Date.parse('2026-11-23T14:36:00+08:00')";

/// A folder as the receiving unit has it, and the answers the desk gives.
struct Counter {
    folder: TempDir,
    answers: Value,
}

impl Counter {
    fn set() -> Self {
        let folder = tempfile::Builder::new().prefix("shouzhang-unit-").tempdir().expect("a folder");
        let kept =
            std::fs::read_to_string(root().join("tests/golden/verifier.json")).expect("the kept answers");
        let answers: Value = serde_json::from_str(&kept).expect("JSON");
        Self { folder, answers }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the command line in the folder.
    fn shouzhang(&self, words: &[&str]) {
        let run = Command::new(cli())
            .current_dir(self.folder.path())
            .env("SHOUZHANG_FONTS", root().join("assets/fonts"))
            .args(words)
            .args(["--now", NOON])
            .output()
            .expect("the program runs");
        assert!(run.status.success(), "{words:?}: {}", String::from_utf8_lossy(&run.stderr));
    }

    /// Writes a file that stands in the answers as base 64.
    fn write(&self, name: &str, base64: &Value) -> PathBuf {
        let bytes = STANDARD.decode(base64.as_str().expect("a text")).expect("base 64");
        std::fs::write(self.at(name), bytes).expect("the folder is writable");
        self.at(name)
    }

    /// The page with the list of the answers in it.
    fn page(&self) -> PathBuf {
        self.write("T.sztrust", &self.answers["bundles"]["sm2"]);
        self.shouzhang(&["verifier", "--trust", "T.sztrust", "--out", "证明核验.html"]);
        self.at("证明核验.html")
    }

    /// Issues `C.pdf`, draws it as `photo.jpg`, and writes `page.html` with the list of the county behind it.
    fn issue(&self) {
        self.shouzhang(&["init", "--book", "B.book", "--demo"]);
        let values =
            std::fs::read_to_string(root().join("src-tauri/xtask/example.json")).expect("an example");
        std::fs::write(self.at("V.json"), values.replace("{today}", "2026-11-23")).expect("values");
        self.shouzhang(&[
            "issue", "--book", "B.book", "--item", "K29", "--values", "V.json", "--out", "C.pdf",
        ]);
        self.shouzhang(&["county", "init", "--name", "六安市金安区民政局", "--out", "."]);
        self.shouzhang(&["trust", "export", "--book", "B.book", "--out", "H.szhall"]);
        self.shouzhang(&["county", "sign", "--key", "county.key", "--out", "T.sztrust", "H.szhall"]);
        self.shouzhang(&["verifier", "--trust", "T.sztrust", "--out", "page.html"]);
        let drawn = Command::new("pdftoppm")
            .args(["-r", "150", "-jpeg", "-singlefile", "C.pdf", "photo"])
            .current_dir(self.folder.path())
            .status();
        assert!(drawn.expect("poppler is installed by `cargo xtask setup`").success(), "the page is drawn");
    }

    /// What is typed in a case of the answers, and the verdict's word.
    fn case(&self, what: &str) -> (String, String) {
        let mut cases = self.answers["codes"].as_array().expect("a list").iter();
        let case = cases.find(|case| case["what"] == what && case["list"] == "sm2").expect("a case");
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        (text(&case["typed"]), text(&case["answer"]["verdict"]["title"]))
    }

    /// A file that would take the place of the list.
    fn list(&self, what: &str) -> PathBuf {
        let mut lists = self.answers["lists"].as_array().expect("a list").iter();
        let case = lists.find(|case| case["what"] == what).expect("a case");
        self.write("next.sztrust", &case["file"])
    }

    async fn browser(&self, glass: Glass) -> Browser {
        Browser::open(self.folder.path(), glass).await
    }
}

async fn open(browser: &Browser, page: &Path) {
    browser.open_file(page).await;
    browser.run(STAND_STILL).await;
}

/// Enter, as a scanner sends it.
fn enter() -> char {
    char::from(Key::Enter)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn codes_are_scanned_one_after_the_other_with_the_keyboard_alone() {
    let counter = Counter::set();
    let page = counter.page();
    let browser = counter.browser(Glass::Monitor).await;
    open(&browser, &page).await;
    browser.photograph("begin").await;
    browser.assert_fine("before anything was scanned").await;
    for what in
        ["a genuine one", "void", "signed by somebody else", "a key nobody vouches for", "a short code"]
    {
        let (typed, title) = counter.case(what);
        // The field keeps the focus, and the next scan writes over the last one.
        browser.type_text(&format!("{typed}{}", enter())).await;
        browser.wait_for_words("#verdict strong", &title).await;
        assert!(
            browser.text("#verdict").await.contains("作废名单截至 2026-11-20 17:00"),
            "{what}: as of when"
        );
        browser.wait_for_words("#live", &title).await;
        browser.photograph(what).await;
        browser.assert_fine(what).await;
    }
    let (genuine, _) = counter.case("a genuine one");
    browser.type_text(&format!("{genuine}{}", enter())).await;
    browser.wait_for_words("#verdict", "居住情况说明（K29）").await;
    for words in ["张三", "0016", "子女入学报名", "2026年第0418号", "至2026年12月23日"] {
        browser.wait_for_words("#verdict table", words).await;
    }
    browser.type_text(&format!("UUUU{}", enter())).await;
    browser.wait_for_words("#verdict", "短码里没有“U”").await;
    browser.assert_fine("a mistyped code").await;
    browser.press(Key::Escape).await;
    assert_eq!(
        browser.run("return document.querySelector('#code').value").await,
        json!(""),
        "Esc empties it"
    );
    assert_eq!(
        browser.run("return document.querySelector('#result').hidden").await,
        json!(true),
        "all of it"
    );
    for next in ["查验", "选图片、PDF 或拍照", "打开信任名单"] {
        browser.press(Key::Tab).await;
        assert_eq!(browser.run("return document.activeElement.textContent").await, json!(next), "by Tab");
    }
    browser.press(Key::F2).await;
    assert_eq!(browser.run("return document.activeElement.id").await, json!("code"), "F2 leads back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_file_is_judged_by_its_signature_and_a_scan_by_its_code() {
    let counter = Counter::set();
    counter.issue();
    let pdf = std::fs::read(counter.at("C.pdf")).expect("the paper");
    let browser = counter.browser(Glass::Monitor).await;
    open(&browser, &counter.at("page.html")).await;
    browser.choose("#picture", &counter.at("C.pdf")).await;
    browser.wait_for_words("#verdict", "一个字节也没有变").await;
    assert_eq!(browser.text("#verdict strong").await, "有效", "as it was issued");
    browser.photograph("file").await;
    let mut changed = pdf.clone();
    let middle = pdf.len() / 2;
    changed[middle] ^= 1;
    let appended = [&pdf[..], b"\n%%EOF\n"].concat();
    for (name, bytes) in [("changed.pdf", changed), ("appended.pdf", appended)] {
        std::fs::write(counter.at(name), bytes).expect("the folder is writable");
        browser.press(Key::Escape).await;
        browser.choose("#picture", &counter.at(name)).await;
        browser.wait_for_words("#verdict strong", "签名不符").await;
        browser.wait_for_words("#verdict .advice", "被改动或另存过").await;
    }
    browser.assert_fine("a changed file").await;
    let scan = wrapped(&std::fs::read(counter.at("photo.jpg")).expect("a picture"));
    std::fs::write(counter.at("scan.pdf"), scan).expect("the folder is writable");
    browser.press(Key::Escape).await;
    browser.choose("#picture", &counter.at("scan.pdf")).await;
    browser.wait_for_words("#verdict strong", "有效").await;
    assert!(!browser.text("#verdict").await.contains("文件签名"), "of a scan only the code is judged");
    std::fs::write(counter.at("other.pdf"), b"%PDF-1.7\n%%EOF\n").expect("the folder is writable");
    browser.choose("#picture", &counter.at("other.pdf")).await;
    browser.wait_for_words("#verdict", "没有找到能认的验真码").await;
}

/// A JPEG in a PDF, as far as it is looked into.
fn wrapped(jpeg: &[u8]) -> Vec<u8> {
    let head = format!("%PDF-1.4\n4 0 obj<</Subtype/Image/Filter/DCTDecode/Length {}>>stream\n", jpeg.len());
    [head.as_bytes(), jpeg, b"\nendstream endobj\n%%EOF\n"].concat()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_picture_of_a_paper_is_checked_on_a_telephone() {
    let counter = Counter::set();
    counter.issue();
    let browser = counter.browser(Glass::Telephone).await;
    open(&browser, &counter.at("page.html")).await;
    browser.assert_fine("on a telephone").await;
    browser.choose("#picture", &counter.at("photo.jpg")).await;
    browser.wait_for_words("#verdict strong", "有效").await;
    browser.wait_for_words("#verdict table", "欧阳").await;
    browser.photograph("telephone").await;
    browser.assert_fine("a verdict on a telephone").await;
    browser.run("document.documentElement.style.fontSize = '150%'").await;
    browser.photograph("telephone-150").await;
    browser.assert_fine("at one and a half the type size").await;
    std::fs::write(counter.at("no.png"), b"\x89PNG\r\n\x1a\n0000").expect("no picture");
    browser.choose("#picture", &counter.at("no.png")).await;
    browser.wait_for_words("#verdict", "不是能认的图片").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_newer_list_takes_the_place_of_the_pages_own_and_an_older_one_does_not() {
    let counter = Counter::set();
    let page = counter.page();
    let browser = counter.browser(Glass::Monitor).await;
    open(&browser, &page).await;
    browser.wait_for_words("#list", "第 5 版").await;
    for (what, words) in [
        ("an old one", "旧的信任名单"),
        ("of another county", "不是一直信任的"),
        ("a changed name", "签名不符"),
    ] {
        browser.choose("#bundle", &counter.list(what)).await;
        browser.wait_for_words("#list-said", words).await;
        browser.wait_for_words("#list", "第 5 版").await;
    }
    browser.assert_fine("a list that was refused").await;
    browser.choose("#bundle", &counter.list("the next version")).await;
    browser.wait_for_words("#list-said", "下次打开本页仍用它").await;
    open(&browser, &page).await;
    browser.wait_for_words("#list", "第 6 版").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_page_without_a_list_trusts_nobody_until_the_countys_key_was_compared() {
    let counter = Counter::set();
    counter.shouzhang(&["verifier", "--out", "bare.html"]);
    let list = counter.write("T.sztrust", &counter.answers["bundles"]["sm2"]);
    let browser = counter.browser(Glass::Monitor).await;
    open(&browser, &counter.at("bare.html")).await;
    let (genuine, title) = counter.case("a genuine one");
    browser.type_text(&format!("{genuine}{}", enter())).await;
    browser.wait_for_words("#verdict strong", "密钥未知").await;
    assert!(browser.text("#verdict").await.contains("没有作废名单"), "and says that there is no list");
    browser.choose("#bundle", &list).await;
    browser.wait_for_words("#list-said", "先核对县级公钥").await;
    browser.photograph("compare").await;
    browser.assert_fine("a county's key to be compared").await;
    browser.type_text(&format!("0000 0000 0000 0000{}", enter())).await;
    browser.wait_for_words("#list-said", "指纹对不上").await;
    let fingerprint = counter.answers["fingerprint"].as_str().expect("a text");
    browser.run("document.querySelector('#print').select()").await;
    browser.type_text(&format!("{fingerprint}{}", enter())).await;
    browser.wait_for_words("#list", "第 5 版").await;
    browser.press(Key::F2).await;
    browser.type_text(&format!("{genuine}{}", enter())).await;
    browser.wait_for_words("#verdict strong", &title).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_page_fetches_nothing_and_may_reach_nobody() {
    let counter = Counter::set();
    let page = counter.page();
    let browser = counter.browser(Glass::Monitor).await;
    open(&browser, &page).await;
    let fetched = "return performance.getEntriesByType('resource').map(entry => entry.name)";
    assert_eq!(browser.run(fetched).await, json!([]), "one file is all there is");
    let tried = "const done = arguments[0]; \
        const barred = new Promise(seen => addEventListener('securitypolicyviolation', event => seen(event.effectiveDirective))); \
        fetch('https://example.invalid/').catch(() => barred.then(done))";
    assert_eq!(browser.run_async(tried, vec![]).await, json!("connect-src"), "its own policy forbids it");
}

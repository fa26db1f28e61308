//! 查验: what a receiving unit, and the next counter, can find out about a paper without network.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use shouzhang_desk::{CountyKey, Presented, Reply, check_credential};

use crate::counter::{Counter, ID, NOON, moment, text, text_of_pdf};

fn file(bytes: &[u8]) -> Value {
    json!({ "file": STANDARD.encode(bytes) })
}

fn issued(counter: &Counter) -> (String, Vec<u8>) {
    let number = counter.issue_residence(json!({}));
    let pdf = counter.bytes("read_document", json!({ "number": number }));
    (number, pdf)
}

/// The short code as printed under the two-dimensional one.
fn short_code(pdf: &[u8]) -> String {
    let text = text_of_pdf(pdf);
    let after = text.split("短码：").nth(1).expect("the words beside the code");
    after.split_whitespace().take(2).collect::<Vec<_>>().join("-")
}

fn outcome(verdict: &Value) -> String {
    text(&verdict["outcome"])
}

#[test]
fn a_paper_just_issued_is_valid_and_its_text_is_the_signed_one() {
    let counter = Counter::open();
    let (number, pdf) = issued(&counter);
    let verdict = counter.ask("verify_credential", file(&pdf));
    assert_eq!(outcome(&verdict), "valid", "{verdict}");
    assert_eq!(verdict["content"], "same", "character by character");
    assert_eq!(verdict["ownNumber"], json!(number), "one of ours");
    assert!(text(&verdict["voidsAsOf"]).contains("2026-11-23"), "作废名单截至 is always there");
    let said = verdict["facts"].to_string();
    for words in ["钱多多", "0048", "居住情况说明", "子女入学报名", "2026年第0418号"] {
        assert!(said.contains(words), "{words} can be compared with the paper: {said}");
    }
    assert!(!said.contains("34159919870605") && !said.contains(ID), "the number is never whole: {said}");
}

#[test]
fn the_short_code_is_confirmed_by_the_book() {
    let counter = Counter::open();
    let (_, pdf) = issued(&counter);
    let code = short_code(&pdf);
    let verdict = counter.ask("verify_credential", json!({ "code": code.to_lowercase() }));
    assert_eq!(outcome(&verdict), "valid", "as typed: {code}");
    let mut wrong: Vec<char> = code.chars().collect();
    wrong[0] = if wrong[0] == '7' { '8' } else { '7' };
    let told = counter.told("verify_credential", json!({ "code": wrong.iter().collect::<String>() }));
    assert!(told.message.contains("输错"), "one character wrong: {}", told.message);
}

#[test]
fn void_and_expired_papers_say_so() {
    let counter = Counter::open();
    let (number, pdf) = issued(&counter);
    let late = counter.ask_at("2030-01-01T09:00:00+08:00", "verify_credential", file(&pdf));
    assert_eq!(outcome(&late), "expired", "its validity is over: {late}");
    let void = json!({ "number": number, "reason": "写错", "originalRecovered": true });
    counter.ask("void_certificate", void);
    assert_eq!(outcome(&counter.ask("verify_credential", file(&pdf))), "void", "on the list at once");
    let code = json!({ "code": short_code(&pdf) });
    assert_eq!(outcome(&counter.ask("verify_credential", code)), "void", "by its short code too");
}

#[test]
fn an_altered_text_is_caught() {
    let counter = Counter::open();
    let (_, pdf) = issued(&counter);
    let altered = with_one_character_changed(&pdf);
    let verdict = counter.ask("verify_credential", file(&altered));
    assert_eq!(verdict["content"], "altered", "{verdict}");
    assert_eq!(outcome(&verdict), "bad_signature", "never valid");
    assert!(text(&verdict["advice"]).contains("被改过"), "and it says why");
}

#[test]
fn a_file_changed_anywhere_is_caught_even_where_its_text_is_the_same() {
    let counter = Counter::open();
    let (_, pdf) = issued(&counter);
    let verdict = counter.ask("verify_credential", file(&pdf));
    assert_eq!(verdict["content"], "same", "untouched, it is whole: {verdict}");
    let flipped = |at: usize| {
        let mut changed = pdf.clone();
        changed[at] ^= 0x20;
        changed
    };
    let place = |what: &[u8]| pdf.windows(what.len()).position(|w| w == what).expect("it stands there");
    let without = {
        let mut changed = pdf.clone();
        let at = place(b"/ByteRange");
        changed[at..at + 10].copy_from_slice(b"/ByteRangf");
        changed
    };
    let mut ways = vec![
        ("a note added behind the end", [&pdf[..], b"\n%%EOF\n"].concat()),
        ("a byte of the comment at its head", flipped(12)),
        ("a digit of the range", flipped(place(b"/ByteRange") + 14)),
        ("a digit of the signature", flipped(place(b"/Contents<") + 300)),
        ("the zeros behind the signature", flipped(place(b"0000000000>"))),
        ("the signature taken away", without),
    ];
    ways.extend((1..24).map(|n| ("a byte somewhere", flipped(n * pdf.len() / 24))));
    for (what, changed) in ways {
        // A file too broken to be looked at is refused with words of its own.
        let Ok(Reply::Json(json)) = counter.run_at(NOON, "verify_credential", &file(&changed).to_string())
        else {
            continue;
        };
        let verdict: Value = serde_json::from_str(&json).expect("JSON");
        assert_ne!(verdict["content"], "same", "{what}: {verdict}");
        assert_eq!(outcome(&verdict), "bad_signature", "{what}: {verdict}");
    }
    let appended = [&pdf[..], b"\n%%EOF\n"].concat();
    let verdict = counter.ask("verify_credential", file(&appended));
    assert_eq!(verdict["content"], "file_changed", "its text is the same: {verdict}");
    assert!(text(&verdict["advice"]).contains("文件本身被改动"), "and it says so: {verdict}");
}

#[test]
fn a_signature_of_another_hall_does_not_make_a_file_whole() {
    let (here, there) = (Counter::open(), Counter::open_another());
    let (_, pdf) = issued(&here);
    let (_, other) = issued(&there);
    let contents = |pdf: &[u8]| {
        let lead = b"/Contents<";
        let at = pdf.windows(lead.len()).position(|w| w == lead).expect("a signature") + lead.len();
        at..at + pdf[at..].iter().position(|&b| b == b'>').expect("its end")
    };
    let mut swapped = pdf.clone();
    let (place, foreign) = (contents(&pdf), other[contents(&other)].to_vec());
    swapped[place].copy_from_slice(&foreign);
    assert_eq!(here.ask("verify_credential", file(&swapped))["content"], "file_changed", "of another file");
}

#[test]
fn a_scan_of_the_paper_wrapped_into_a_pdf_is_a_picture() {
    let counter = Counter::open();
    let (_, pdf) = issued(&counter);
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("c.pdf"), &pdf).expect("a file");
    let run = |program: &str, args: &[&str]| {
        let done = std::process::Command::new(program).args(args).current_dir(folder.path()).status();
        assert!(done.expect("installed by `cargo xtask setup`").success(), "{program} {args:?}");
    };
    run("pdftoppm", &["-r", "200", "-jpeg", "-singlefile", "c.pdf", "scan"]);
    let scan = wrapped(&std::fs::read(at("scan.jpg")).expect("a picture"));
    let verdict = counter.ask("verify_credential", file(&scan));
    assert_eq!(outcome(&verdict), "valid", "the code is genuine: {verdict}");
    assert_eq!(verdict["content"], "not_looked", "and eyes have to compare the rest: {verdict}");
}

/// A JPEG of an A4 page at 200 dpi in a PDF, as office machines make them.
fn wrapped(jpeg: &[u8]) -> Vec<u8> {
    let (width, height) = (1654, 2339);
    let draw = "q 595 0 0 842 0 0 cm /Im Do Q";
    let mut pdf = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</Im 4 0 R>>>>/Contents 5 0 R>>endobj\n\
         5 0 obj<</Length {}>>stream\n{draw}\nendstream endobj\n\
         4 0 obj<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB\
         /BitsPerComponent 8/Filter/DCTDecode/Length {}>>stream\n",
        draw.len(),
        jpeg.len()
    )
    .into_bytes();
    pdf.extend_from_slice(jpeg);
    pdf.extend_from_slice(b"\nendstream endobj\n");
    let mut table = "xref\n0 6\n0000000000 65535 f \n".to_owned();
    for number in 1..6 {
        let lead = format!("{number} 0 obj");
        let at = pdf.windows(lead.len()).position(|w| w == lead.as_bytes()).expect("it was written");
        table.push_str(&format!("{at:010} 00000 n \n"));
    }
    let at = pdf.len();
    pdf.extend_from_slice(table.as_bytes());
    pdf.extend_from_slice(format!("trailer<</Size 6/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n").as_bytes());
    pdf
}

/// Rewrites the file with its streams open and changes one character code of the page, as an editor would.
fn with_one_character_changed(pdf: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let (closed, open) = (folder.path().join("c.pdf"), folder.path().join("o.pdf"));
    std::fs::write(&closed, pdf).expect("a file");
    let opened = std::process::Command::new("qpdf")
        .args(["--qdf", "--object-streams=disable"])
        .arg(&closed)
        .arg(&open)
        .status()
        .expect("installed by `cargo xtask setup`");
    assert!(opened.success(), "qpdf opens the file");
    let mut bytes = std::fs::read(&open).expect("the open file");
    let begins = bytes.windows(3).position(|w| w == b"BT\n").expect("text on the page");
    let string = begins + bytes[begins..].iter().position(|&b| b == b'<').expect("a string of codes") + 1;
    let last = string + bytes[string..].iter().position(|&b| b == b'>').expect("its end") - 1;
    bytes[last] = if bytes[last] == b'1' { b'2' } else { b'1' };
    bytes
}

#[test]
fn files_without_a_code_say_what_to_do() {
    let counter = Counter::open();
    let sample = counter.bytes("read_sample", json!({ "code": "K29" }));
    for (what, bytes) in [
        ("a sample", &sample[..]),
        ("no picture", b"hello"),
        ("half a PDF", b"%PDF-1.7"),
        ("nothing", b""),
        ("a broken PNG", b"\x89PNG\r\n\x1a\n0000"),
    ] {
        let told = counter.told("verify_credential", file(bytes));
        assert!(!told.hint.is_empty(), "{what}: {} — {}", told.message, told.hint);
    }
    for wrong in [json!({}), json!({ "code": "1", "file": "" }), json!({ "file": "%%%" })] {
        counter.told("verify_credential", wrong);
    }
}

#[test]
fn another_hall_trusts_what_the_county_signed() {
    let (here, there) = (Counter::open(), Counter::open_another());
    let (number, pdf) = issued(&here);
    assert_eq!(
        outcome(&there.ask("verify_credential", file(&pdf))),
        "unknown_key",
        "nobody vouches for it yet"
    );
    let county = CountyKey::draw("六安市金安区民政局").expect("a key");
    let sign = |previous: Option<&[u8]>| {
        let sent = here.bytes("export_enrolment", json!({}));
        county.sign(previous, &[sent], 90, moment(NOON)).unwrap_or_else(|p| panic!("{}", p.wire.message))
    };
    let first = sign(None);
    assert_eq!(first.new_halls.len(), 1, "a new hall is compared by telephone");
    let import = |file: &[u8], fingerprint: Option<String>| json!({ "file": STANDARD.encode(file), "fingerprint": fingerprint });
    let told = there.told("import_trust", import(&first.file, None));
    assert_eq!(told.field.as_deref(), Some("fingerprint"), "the first time: {}", told.message);
    there.told("import_trust", import(&first.file, Some("0000 0000 0000 0000".into())));
    let fingerprint = county.fingerprint().expect("a fingerprint");
    let view = there.ask("import_trust", import(&first.file, Some(fingerprint)));
    assert_eq!(view["bundle"]["version"], 1, "in force: {view}");
    let verdict = there.ask("verify_credential", file(&pdf));
    assert_eq!(
        (outcome(&verdict).as_str(), verdict["content"].as_str()),
        ("valid", Some("same")),
        "{verdict}"
    );
    let short = there.ask("verify_credential", json!({ "code": short_code(&pdf) }));
    assert_eq!(outcome(&short), "unproven", "a short code carries no signature");

    here.ask("void_certificate", json!({ "number": number, "reason": "写错", "originalRecovered": true }));
    let second = sign(Some(&first.file));
    assert_eq!((second.version, second.new_halls.len()), (2, 0), "the next version, a known hall");
    there.ask("import_trust", import(&second.file, None));
    assert_eq!(outcome(&there.ask("verify_credential", file(&pdf))), "void", "the county told");
    let told = there.told("import_trust", import(&first.file, None));
    assert!(told.message.contains("旧的"), "an old list does not come back: {}", told.message);
    let stranger = CountyKey::draw("别处").expect("a key").sign(Some(&[]), &[], 90, moment(NOON));
    assert!(stranger.is_err(), "what is no bundle is no bundle before");
    let stranger = CountyKey::draw("别处").expect("a key").sign(None, &[], 90, moment(NOON)).expect("signed");
    there.told("import_trust", import(&stranger.file, None));
    assert!(
        there.ask("verify_book", json!({}))["sound"].as_bool().expect("an answer"),
        "the book holds all of it"
    );
}

#[test]
fn a_bundle_alone_is_enough_to_check() {
    let counter = Counter::open();
    let (_, pdf) = issued(&counter);
    let county = CountyKey::draw("六安市金安区民政局").expect("a key");
    let sent = counter.bytes("export_enrolment", json!({}));
    let bundle = county.sign(None, &[sent], 90, moment(NOON)).expect("signed");
    let verdict =
        |bundle, now| check_credential(Presented::File(&pdf), bundle, moment(now)).expect("a verdict");
    let json = serde_json::to_value(verdict(Some(&bundle.file[..]), NOON)).expect("JSON");
    assert_eq!(outcome(&json), "valid", "{json}");
    let json = serde_json::to_value(verdict(None, NOON)).expect("JSON");
    assert_eq!(outcome(&json), "unknown_key", "nothing is trusted without a list");
    let damaged = [&bundle.file[..100], &[0], &bundle.file[101..]].concat();
    assert!(check_credential(Presented::File(&pdf), Some(&damaged), moment(NOON)).is_err(), "a damaged list");
}

//! What the page for receiving units has to answer: codes and lists, and the desk's own words for them.
//!
//! The page is TypeScript and reads `tests/golden/verifier.json`; this test keeps that file fresh. After a change that is
//! meant to alter an answer, run `SHOUZHANG_BLESS=1 cargo test -p shouzhang-desk --test verifier_vectors`.

#[path = "../../credential/tests/credential/changes.rs"]
mod changes;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use changes::Changes;
use serde_json::{Map, Value, json};
use shouzhang_credential::{
    Credential, FileSeal, FileSignature, HallId, LocalSigner, Payload, Serial, ShortCode, Signer, Suite,
    TrustBundle, TrustedHall, TrustedKey, content_hash, signed_digest,
};
use shouzhang_desk::{Moment, Presented, check_credential};
use shouzhang_domain::ItemCode;

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/golden/verifier.json");
const NOON: &str = "2026-11-23T14:36:00+08:00";
const LATE: &str = "2027-03-01T00:00:00+08:00";
const CHANGES: u32 = 60;

fn at(text: &str) -> Moment {
    chrono::DateTime::parse_from_rfc3339(text).expect("a moment")
}

fn signer(suite: Suite, n: u8) -> LocalSigner {
    LocalSigner::from_seed(suite, &[n; 32]).expect("a usable seed")
}

fn payload(suite: Suite) -> Payload {
    Payload {
        suite,
        hall: HallId::new(341_599).expect("a hall"),
        key: 1,
        serial: Serial::new(2026, 418).expect("a serial"),
        issued_at: at(NOON),
        valid_days: Some(30),
        item: ItemCode::new("K29").expect("a code"),
        name: "张三".into(),
        id_last_four: "0016".into(),
        purpose: "示例市第二实验小学，子女入学报名".into(),
        content: content_hash(suite, "兹证明张三在我社区居住。"),
        prev: [1, 2, 3, 4],
    }
}

fn signed(payload: &Payload, with: u8) -> Credential {
    Credential::sign(payload, &signer(payload.suite, with)).expect("signed")
}

/// Two keys: the first until the first of December, the second from then on.
fn hall(suite: Suite) -> TrustedHall {
    let change = at("2026-12-01T00:00:00+08:00");
    let key = |key, n, valid_from, valid_until| TrustedKey {
        key,
        public: signer(suite, n).public_key().clone(),
        valid_from,
        valid_until,
    };
    TrustedHall {
        hall: HallId::new(341_599).expect("a hall"),
        name: "六安市金安区清河街道柳荫社区居民委员会".into(),
        keys: vec![key(1, 7, at("2026-11-01T00:00:00+08:00"), Some(change)), key(2, 9, change, None)],
        voids: vec![Serial::new(2026, 400).expect("a serial")],
        voids_as_of: at("2026-11-20T17:00:00+08:00"),
    }
}

fn bundle(suite: Suite, version: u32) -> TrustBundle {
    TrustBundle {
        county: "六安市金安区民政局".into(),
        version,
        issued_at: at("2026-11-21T09:00:00+08:00"),
        expires_at: at("2027-02-21T00:00:00+08:00"),
        halls: vec![hall(suite)],
    }
}

fn sealed(bundle: &TrustBundle, with: &LocalSigner) -> Vec<u8> {
    bundle.seal(with).expect("sealed")
}

/// What the desk answers, in the page's shape.
fn answer(typed: &str, bundle: Option<&[u8]>, now: &str) -> Value {
    match check_credential(Presented::Code(typed), bundle, at(now)) {
        Ok(verdict) => {
            let mut verdict = serde_json::to_value(verdict).expect("JSON");
            verdict.as_object_mut().expect("an object").remove("ownNumber");
            json!({ "verdict": verdict })
        }
        Err(problem) => json!({ "problem": { "message": problem.wire.message, "hint": problem.wire.hint } }),
    }
}

/// What may be typed about certificates of a suite.
fn codes(suite: Suite) -> Vec<(&'static str, String, &'static str)> {
    let usual = payload(suite);
    let digits = |payload: &Payload, with| signed(payload, with).digits();
    let with = |change: fn(&mut Payload)| {
        let mut payload = usual.clone();
        change(&mut payload);
        payload
    };
    let void = with(|p| p.serial = Serial::new(2026, 400).expect("a serial"));
    let december = with(|p| p.issued_at = at("2026-12-01T00:00:00+08:00"));
    let second = with(|p| (p.key, p.issued_at) = (2, at("2026-12-01T00:00:00+08:00")));
    let endless = with(|p| p.valid_days = None);
    let nobody = with(|p| (p.name, p.id_last_four, p.purpose) = Default::default());
    let longest = with(|p| {
        p.name = "阿".repeat(50);
        p.purpose = "𠅤".repeat(60);
        (p.hall, p.valid_days) = (HallId::new((1 << 30) - 1).expect("the last hall"), Some(u16::MAX));
    });
    let genuine = digits(&usual, 7);
    let groups: Vec<_> = genuine.as_bytes().chunks(5).map(String::from_utf8_lossy).collect();
    let wide = |text: &str| -> String {
        text.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).expect("full width")).collect()
    };
    let short = ShortCode::of(&signed(&usual, 7)).to_string();
    let stranger = with(|p| p.hall = HallId::new(99).expect("a hall"));
    vec![
        ("a genuine one", genuine.clone(), NOON),
        ("its last day", genuine.clone(), "2026-12-23T23:59:59+08:00"),
        ("the day after", genuine.clone(), "2026-12-24T00:00:00+08:00"),
        ("the day of the counter counts", genuine.clone(), "2026-12-23T17:00:00+00:00"),
        ("in groups, as typed", groups.join(" "), NOON),
        ("by a Chinese input method", wide(&genuine), NOON),
        ("as a scanner ends it", format!("{genuine}\r\n"), NOON),
        ("cut off", genuine[..genuine.len() - 1].to_owned(), NOON),
        ("with a zero before", format!("0{genuine}"), NOON),
        ("without an end, on an expired list", digits(&endless, 7), LATE),
        ("about nobody", digits(&nobody, 7), NOON),
        ("the longest, of a hall nobody knows", digits(&longest, 7), NOON),
        ("void", digits(&void, 7), NOON),
        ("signed by somebody else", digits(&usual, 8), NOON),
        ("a key nobody vouches for", digits(&with(|p| p.key = 3), 7), NOON),
        ("before the key's time", digits(&with(|p| p.issued_at = at("2026-10-31T23:59:00+08:00")), 7), NOON),
        ("the old key after its time", digits(&december, 7), "2026-12-02T09:00:00+08:00"),
        (
            "the old key's last minute",
            digits(&with(|p| p.issued_at = at("2026-11-30T23:59:00+08:00")), 7),
            LATE,
        ),
        ("the new key in its time", digits(&second, 9), "2026-12-02T09:00:00+08:00"),
        ("the new key before its time", digits(&with(|p| p.key = 2), 9), NOON),
        ("a short code", short.clone(), NOON),
        ("as people type it", short.to_lowercase().replace('-', "——").replace('0', "o"), NOON),
        ("in full width", wide(&short), LATE),
        ("of a void number", ShortCode::of(&signed(&void, 7)).to_string(), NOON),
        ("of another hall", ShortCode::of(&signed(&stranger, 7)).to_string(), NOON),
        (
            "one character wrong",
            short.replacen(&short[..1], if short.starts_with('7') { "8" } else { "7" }, 1),
            NOON,
        ),
        ("one too few", short[1..].to_owned(), NOON),
        ("a number instead", "柳荫居证〔2026〕0418号".to_owned(), NOON),
        ("a letter of none", "UUUU".to_owned(), NOON),
        ("nothing", String::new(), NOON),
        ("sixty-one ones", "1".repeat(61), NOON),
        ("a book of digits", "1".repeat(5_000), NOON),
    ]
}

fn verdicts(files: &Map<String, Value>) -> Vec<Value> {
    let mut cases = Vec::new();
    for suite in Suite::ALL {
        let word = suite.word();
        let file = STANDARD.decode(files[word].as_str().expect("a text")).expect("base 64");
        for (what, typed, now) in codes(suite) {
            let answer = answer(&typed, Some(&file), now);
            cases.push(json!({ "what": what, "typed": typed, "list": word, "now": now, "answer": answer }));
        }
        for (what, now) in [("without any list", NOON), ("without any list, later", LATE)] {
            let typed = signed(&payload(suite), 7).digits();
            let answer = answer(&typed, None, now);
            cases.push(json!({ "what": what, "typed": typed, "list": null, "now": now, "answer": answer }));
        }
    }
    cases
}

/// Changed codes: the word of the outcome, or nothing where it is no code any more.
fn changed(files: &Map<String, Value>) -> Vec<Value> {
    let mut cases = Vec::new();
    for suite in Suite::ALL {
        let file = STANDARD.decode(files[suite.word()].as_str().expect("a text")).expect("base 64");
        let genuine = signed(&payload(suite), 7);
        let mut stream = Changes::new(u64::from(suite.byte()));
        for n in 0..CHANGES {
            let typed = match n % 3 {
                0 => stream.of(&genuine.digits()),
                _ => match Credential::from_bytes(&stream.of_bytes(genuine.bytes())) {
                    Ok(changed) => changed.digits(),
                    Err(_) => stream.of(&genuine.digits()),
                },
            };
            let outcome = answer(&typed, Some(&file), NOON)["verdict"]["outcome"].clone();
            assert_ne!(outcome, "valid", "{suite:?}, change {n}");
            cases.push(json!({ "typed": typed, "list": suite.word(), "outcome": outcome }));
        }
    }
    cases
}

/// Files that would take the place of the SM2 list, version 5, and what is said to each.
fn lists(in_force: &[u8]) -> Vec<Value> {
    let (county, stranger) = (signer(Suite::Sm2, 1), signer(Suite::Ed25519, 2));
    let next = bundle(Suite::Sm2, 6);
    let file = sealed(&next, &county);
    let mut other = bundle(Suite::Sm2, 5);
    other.halls[0].voids.clear();
    let flipped = |at: usize| {
        let mut file = file.clone();
        file[at] ^= 1;
        file
    };
    let end = file.len();
    let cases = [
        ("the next version", file.clone(), NOON),
        ("the same again", in_force.to_vec(), NOON),
        ("an old one", sealed(&bundle(Suite::Sm2, 4), &county), NOON),
        ("of another county", sealed(&next, &stranger), NOON),
        ("the same version with something else", sealed(&other, &county), NOON),
        ("in its last minute", file.clone(), "2027-02-20T23:59:59+08:00"),
        ("expired", file.clone(), "2027-02-21T00:00:00+08:00"),
        ("a changed name", flipped(90), NOON),
        ("a changed key", flipped(20), NOON),
        ("a changed signature", flipped(end - 1), NOON),
        ("cut off", file[..end - 1].to_vec(), NOON),
        ("something behind it", [&file[..], &[0]].concat(), NOON),
        ("another kind of file", b"%PDF-1.7".to_vec(), NOON),
        ("nothing", Vec::new(), NOON),
    ];
    let in_force = TrustBundle::open_whenever(in_force).expect("in force");
    let told = |file: &[u8], now| {
        let opened = TrustBundle::open(file, at(now)).and_then(|given| given.may_follow(&in_force));
        opened.err().map(|fault| fault.to_string())
    };
    cases
        .iter()
        .map(|(what, file, now)| {
            json!({ "what": what, "file": STANDARD.encode(file), "now": now, "told": told(file, now) })
        })
        .collect()
}

/// The signature of a file with that digest, in the room that is kept for it, and the hall's key behind it.
fn file(suite: Suite) -> Value {
    let hall = signer(suite, 7);
    let digest = signed_digest(b"%PDF-1.7 before", b"behind %%EOF");
    let name = "六安市金安区清河街道柳荫社区居民委员会";
    let seal =
        FileSeal::of_seed(&[7; 32], &hall, name, at("2026-11-01T00:00:00+08:00")).expect("a key for files");
    let mut contents = seal.sign(&digest).expect("signed");
    contents.resize(contents.len() + 100, 0);
    let signature = FileSignature::read(&contents, &digest).expect("it fits");
    assert!(signature.is_of(hall.public_key()), "by the hall's word");
    json!({
        "suite": suite.word(),
        "key": STANDARD.encode(hall.public_key().bytes()),
        "digest": STANDARD.encode(digest),
        "contents": STANDARD.encode(contents),
    })
}

#[test]
fn the_kept_answers_are_the_desks() {
    let county = signer(Suite::Sm2, 1);
    let files: Map<String, Value> = Suite::ALL
        .into_iter()
        .map(|suite| {
            let file = sealed(&bundle(suite, 5), &county);
            (suite.word().to_owned(), Value::from(STANDARD.encode(file)))
        })
        .collect();
    let in_force = STANDARD.decode(files["sm2"].as_str().expect("a text")).expect("base 64");
    let now = json!({
        "bundles": files,
        "fingerprint": county.public_key().fingerprint(),
        "codes": verdicts(&files),
        "changed": changed(&files),
        "lists": lists(&in_force),
        "files": Suite::ALL.map(file),
    });
    let now = serde_json::to_string_pretty(&now).expect("JSON") + "\n";
    if std::env::var_os("SHOUZHANG_BLESS").is_some() {
        std::fs::write(KEPT, &now).expect("kept");
    }
    let kept = std::fs::read_to_string(KEPT).expect("tests/golden/verifier.json");
    assert!(kept == now, "the answers changed: the page has to give the new ones too");
}

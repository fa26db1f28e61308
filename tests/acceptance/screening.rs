//! The screening over the phrasings nobody wrote rules from: the third held back by a hash of the text.

use shouzhang_desk::{Knowledge, screen_request, screen_text};
use shouzhang_tests::phrasings::{Asked, Phrasing, Want, all};

/// The held-back phrasings of a file that are wanted so, each with what the screening said.
fn answered(source: &str, wants: &[Want]) -> Vec<(Phrasing, &'static str)> {
    let knowledge = Knowledge::embedded().expect("the embedded release");
    let all = all().expect("the phrasings lie in the repository");
    let held = all.into_iter().filter(|p| p.held_back && p.source == source && wants.contains(&p.want));
    let answered: Vec<_> = held
        .map(|phrasing| {
            let outcome = match &phrasing.asked {
                Asked::Request(text) => screen_request(knowledge, text).outcome,
                Asked::Text { title, body, .. } => screen_text(knowledge, title, body).outcome,
            };
            (phrasing, outcome)
        })
        .collect();
    assert!(answered.len() >= 60, "enough of them to tell: {}", answered.len());
    answered
}

/// Hundredths of the answers that are this one.
fn share(answered: &[&(Phrasing, &'static str)], outcome: &str) -> f64 {
    let hits = answered.iter().filter(|(_, said)| *said == outcome).count();
    100.0 * hits as f64 / answered.len().max(1) as f64
}

fn of_kinds<'a>(
    answered: &'a [(Phrasing, &'static str)],
    kinds: &[&str],
) -> Vec<&'a (Phrasing, &'static str)> {
    answered.iter().filter(|(phrasing, _)| kinds.contains(&phrasing.kind.as_str())).collect()
}

#[test]
fn prohibited_requests_are_found_however_they_are_worded() {
    let answered = answered("requests", &[Want::Prohibited]);
    let all: Vec<_> = answered.iter().collect();
    assert!(share(&all, "permitted") <= 1.0, "hardly ever answered permitted: {}", share(&all, "permitted"));
    for (kind, least) in [("name", 97.0), ("demand", 90.0), ("spoken", 85.0), ("keywordless", 65.0)] {
        let found = share(&of_kinds(&answered, &[kind]), "prohibited");
        assert!(found >= least, "{kind}: {found:.1} % are found, {least} % must be");
    }
}

#[test]
fn what_is_not_prohibited_is_not_called_so() {
    let permitted = answered("requests", &[Want::Permitted]);
    let called = share(&permitted.iter().collect::<Vec<_>>(), "prohibited");
    assert!(called <= 3.0, "permitted called prohibited: {called:.1} %");
    let unlisted = answered("requests", &[Want::Unlisted]);
    let unlisted: Vec<_> = unlisted.iter().collect();
    let (prohibited, permitted) = (share(&unlisted, "prohibited"), share(&unlisted, "permitted"));
    assert!(prohibited <= 15.0, "unlisted called prohibited: {prohibited:.1} %");
    assert!(permitted <= 10.0, "unlisted called permitted: {permitted:.1} %");
}

#[test]
fn texts_are_blocked_for_what_they_certify_not_for_what_they_mention() {
    let certifying = answered("texts", &[Want::Blocked]);
    let blocked = share(&certifying.iter().collect::<Vec<_>>(), "blocked");
    // The goal is 96 %, and 4 % below; what is reached must not be lost.
    assert!(blocked >= 92.0, "certifying texts blocked: {blocked:.1} %");
    let clean = answered("texts", &[Want::Clean]);
    let clean: Vec<_> = clean.iter().collect();
    let (blocked, warned) = (share(&clean, "blocked"), share(&clean, "warned"));
    assert!(blocked <= 7.5, "clean texts blocked: {blocked:.1} %");
    assert!(warned <= 12.0, "clean texts warned: {warned:.1} %");
}

#[test]
fn disguises_are_seen_through() {
    let answered = answered("disguised", &[Want::Prohibited]);
    let families: [(&[&str], f64); 3] = [
        (&["spacing", "script", "invisible", "radical"], 98.0),
        (&["homophone", "look_alike", "pinyin", "partial_pinyin"], 88.0),
        (&["entity", "split", "doubled", "reversed", "abbreviation", "mixed"], 60.0),
    ];
    for (kinds, least) in families {
        let found = share(&of_kinds(&answered, kinds), "prohibited");
        assert!(found >= least, "{kinds:?}: {found:.1} % are found, {least} % must be");
    }
}

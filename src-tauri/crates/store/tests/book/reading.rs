//! What the counter asks the book for while it works: people, units, counts, months.

use chrono::NaiveDate;
use shouzhang_domain::{Ground, ItemCode, ProhibitionCode};
use shouzhang_store::{
    Book, CertificateFacts, Counts, Event, Export, Month, Paper, RefusalFacts, StoreError, Subject, sha256,
};

use crate::invented::{act, certificate, create, issue, moment, refusal, refuse};

fn subject(name: &str, pinyin: &str, initials: &str, id_number: &str) -> Subject {
    Subject {
        name: name.into(),
        pinyin: pinyin.into(),
        initials: initials.into(),
        id_number: id_number.into(),
        phone: "13800000016".into(),
        address: "柳荫小区3幢402室".into(),
    }
}

fn about(subject: &Subject) -> CertificateFacts {
    CertificateFacts { subject: subject.clone(), ..certificate(0) }
}

fn demanded(by: &str, code: &str) -> RefusalFacts {
    let ground = Ground::Prohibited(ProhibitionCode::new(code).expect("a code"));
    RefusalFacts { requesting_unit: by.into(), ground, ..refusal(1) }
}

fn new_book() -> (tempfile::TempDir, Book) {
    let dir = tempfile::tempdir().expect("a folder");
    let book = create(&dir.path().join("a.book"));
    (dir, book)
}

#[test]
fn people_are_offered_once_with_what_they_said_last() {
    let (_dir, mut book) = new_book();
    let first = subject("单桃", "shantao dantao", "st dt", "341599199001010016");
    let mut moved = first.clone();
    moved.address = "柳荫小区9幢101室".into();
    let other = subject("单三", "shansan dansan", "ss ds", "34159919850202003X");
    book.write(|w| {
        for (n, person) in [(1, &first), (2, &other), (3, &moved)] {
            issue(w, n, about(person), 60)?;
        }
        Ok::<_, StoreError>(())
    })
    .expect("issued");
    let mut people = |text: &str| book.read(|r| r.people(text, 10)).expect("listed");
    let names = |found: &[shouzhang_store::Person]| -> Vec<String> {
        found.iter().map(|person| person.subject.name.clone()).collect()
    };
    assert_eq!(names(&people("单")), ["单桃", "单三"], "each once, last seen first");
    assert_eq!(people("单桃")[0].subject.address, moved.address, "as the latest certificate says");
    assert_eq!(names(&people("DanT")), ["单桃"], "by any reading, in any case");
    assert_eq!(names(&people("ss")), ["单三"], "by initials");
    assert_eq!(names(&people("003x")), ["单三"], "by the last four of the number");
    assert!(people("桃").is_empty(), "a name is begun from its front");
    assert!(people(" ").is_empty(), "nothing typed, nobody offered");
    let last = book.read(|r| r.last_person()).expect("read").expect("somebody");
    assert!(last.subject == moved, "the last one was the one who moved");
}

#[test]
fn a_second_certificate_for_the_same_person_is_pointed_out() {
    let (_dir, mut book) = new_book();
    let person = subject("张三", "zhangsan", "zs", "341599199001010016");
    let issued = book.write(|w| issue(w, 1, about(&person), 60)).expect("issued");
    let item = issued.facts.item.clone();
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
    let mut found = |item: &ItemCode, number: &str, since| {
        book.read(|r| r.duplicates(item, number, since)).expect("read").len()
    };
    assert_eq!(found(&item, "341599199001010016", day(1)), 1, "within the window");
    assert_eq!(found(&item, "341599199001010016", day(3)), 0, "issued before it");
    assert_eq!(found(&item, "34159919850202003X", day(1)), 0, "another person");
    assert_eq!(
        found(&ItemCode::new("K99").expect("a code"), "341599199001010016", day(1)),
        0,
        "another item"
    );
    assert_eq!(found(&item, "", day(1)), 0, "no number, no match");
    let void = Event::Voided { certificate: issued.id, reason: "写错" };
    book.write(|w| w.record(&act(moment(2)), &void)).expect("void");
    let left = book.read(|r| r.duplicates(&item, "341599199001010016", day(1))).expect("read");
    assert!(left.is_empty(), "a void one is none");
}

#[test]
fn demands_are_counted_by_ground_and_unit() {
    let (_dir, mut book) = new_book();
    book.write(|w| {
        refuse(w, 1, demanded("某银行清河支行", "P01"), 60)?;
        refuse(w, 2, demanded("某保险公司望江部", "P07"), 60)?;
        refuse(w, 3, demanded("某燃气公司", "P01"), 60)?;
        refuse(w, 4, demanded("某银行清河支行", "P01"), 60)?;
        refuse(w, 5, demanded("", "P07"), 60)?;
        refuse(w, 6_000, demanded("某燃气公司", "P01"), 60)
    })
    .expect("refused");
    let november = Month::parse("2026-11").expect("a month");
    let ground = |code| Ground::Prohibited(ProhibitionCode::new(code).expect("a code"));
    book.read(|r| {
        let demand = r.demand(&ground("P01"), november)?;
        assert_eq!(demand.refusals, 3, "of this month only");
        assert_eq!(demand.most, Some(("某银行清河支行".into(), 2)), "who demanded it most");
        let unknown = r.demand(&ground("P07"), november)?;
        assert_eq!(unknown.refusals, 2, "one of them for nobody in particular");
        assert_eq!(unknown.most, Some(("某保险公司望江部".into(), 1)), "who is not counted as a unit");
        assert_eq!(r.demands_of("某银行清河支行", &ground("P01"), november)?, 2, "本月第 2 次");
        assert_eq!(r.demand(&Ground::OffCatalog, november)?.most, None, "nothing off the catalog");
        Ok::<_, StoreError>(())
    })
    .expect("read");
}

#[test]
fn units_are_suggested_last_one_first() {
    let (_dir, mut book) = new_book();
    book.write(|w| {
        issue(w, 1, CertificateFacts { asking_unit: "示例市第二实验小学".into(), ..certificate(1) }, 60)?;
        refuse(w, 2, demanded("某银行清河支行", "P01"), 60)?;
        issue(w, 3, CertificateFacts { asking_unit: "某银行望江支行".into(), ..certificate(1) }, 60)?;
        refuse(w, 4, demanded("示例市第二实验小学", "P01"), 60)
    })
    .expect("registered");
    let mut units = |part: &str, most| book.read(|r| r.requesting_units(part, most)).expect("read");
    assert_eq!(units("", 10), ["示例市第二实验小学", "某银行望江支行", "某银行清河支行"], "each once");
    assert_eq!(units("银行", 10), ["某银行望江支行", "某银行清河支行"], "with what was typed in it");
    assert_eq!(units("", 1).len(), 1, "not more than asked for");
}

#[test]
fn a_day_and_a_month_are_counted() {
    let (_dir, mut book) = new_book();
    let november = Month::parse("2026-11").expect("a month");
    let old = book.write(|w| issue(w, 1, certificate(1), 60)).expect("issued on the second").id;
    book.write(|w| {
        issue(w, 200, certificate(2), 60)?;
        refuse(w, 201, refusal(2), 60)?;
        w.record(&act(moment(202)), &Event::Voided { certificate: old, reason: "写错" })?;
        issue(w, 4_000, certificate(3), 60)
    })
    .expect("registered");
    book.read(|r| {
        let third = moment(200).date_naive();
        let expected = Counts { issued: 1, voided: 1, refused: 1, seal_uses: 1 };
        assert_eq!(r.day_counts(third)?, expected, "what was done on that day, to whichever paper");
        assert_eq!(
            r.month_counts(november)?,
            Counts { issued: 2, voided: 1, refused: 1, seal_uses: 2 },
            "and in that month"
        );
        let empty = Month::parse("2026-10").expect("a month");
        assert_eq!(r.month_counts(empty)?, Counts::default(), "a month before the book");
        let range = r.numbers_of(november)?.expect("numbers");
        assert_eq!(range.first.as_str(), "柳荫居证〔2026〕0331号", "from");
        assert_eq!(range.last.as_str(), "柳荫居证〔2026〕0332号", "to");
        assert_eq!(r.numbers_of(empty)?, None, "no number in a month without certificates");
        Ok::<_, StoreError>(())
    })
    .expect("read");
}

#[test]
fn a_month_is_handed_over_row_by_row_with_what_became_of_each() {
    let (_dir, mut book) = new_book();
    let november = Month::parse("2026-11").expect("a month");
    let first = book.write(|w| issue(w, 1, certificate(1), 60)).expect("issued");
    book.write(|w| {
        issue(w, 2, certificate(2), 60)?;
        refuse(w, 3, refusal(3), 60)?;
        issue(w, 4_000, certificate(3), 60)?;
        w.record(&act(moment(4_001)), &Event::Voided { certificate: first.id, reason: "地址写错" })
    })
    .expect("registered");
    book.read(|r| {
        let mut rows = Vec::new();
        r.certificates_of_month(november, |row| {
            rows.push(row);
            Ok::<_, StoreError>(())
        })?;
        assert_eq!(rows.len(), 2, "those issued in the month");
        assert!(rows[0].certificate == first, "oldest first, whole");
        assert!(rows[0].state.is_void, "void, though only in the next month");
        assert_eq!(rows[0].voided.as_ref().map(|entry| entry.note.as_str()), Some("地址写错"), "and why");
        assert!(rows[1].voided.is_none(), "the other one stands");
        let mut slips = 0;
        r.refusals_of_month(november, |row| {
            assert!(row.facts == refusal(3), "as it was refused");
            slips += 1;
            Ok::<_, StoreError>(())
        })?;
        let mut stamps = Vec::new();
        r.seal_uses_of_month(november, |row| {
            stamps.push(row.number.to_string());
            Ok::<_, StoreError>(())
        })?;
        assert_eq!(slips, 1, "one refusal");
        assert_eq!(stamps, ["柳荫居证〔2026〕0331号", "柳荫居证〔2026〕0332号"], "two seal uses, by number");
        Ok::<_, StoreError>(())
    })
    .expect("read");
}

#[test]
fn the_first_error_of_the_taker_ends_a_month() {
    #[derive(Debug)]
    enum Stop {
        Full,
        Store,
    }
    impl From<StoreError> for Stop {
        fn from(_: StoreError) -> Self {
            Self::Store
        }
    }
    let (_dir, mut book) = new_book();
    book.write(|w| (1..4).try_for_each(|n| issue(w, n, certificate(n), 60).map(drop))).expect("issued");
    let mut taken = 0;
    let ended = book.read(|r| {
        r.certificates_of_month(Month::parse("2026-11").expect("a month"), |_| {
            taken += 1;
            if taken == 2 { Err(Stop::Full) } else { Ok(()) }
        })
    });
    assert!(matches!(ended, Err(Stop::Full)), "its own error comes back: {ended:?}");
    assert_eq!(taken, 2, "and nothing more is handed over");
}

#[test]
fn the_last_things_done_come_first() {
    let (_dir, mut book) = new_book();
    let issued = book.write(|w| issue(w, 1, certificate(1), 60)).expect("issued");
    let refused = book.write(|w| refuse(w, 2, refusal(2), 60)).expect("refused");
    let printed = Event::Printed { of: Paper::Certificate(issued.id), note: "" };
    book.write(|w| w.record(&act(moment(3)), &printed)).expect("entered");
    let recent: Vec<Paper> =
        book.read(|r| r.recent(5)).expect("read").iter().map(|line| line.paper).collect();
    assert_eq!(
        recent,
        [Paper::RefusalSlip(refused.id), Paper::Certificate(issued.id)],
        "both kinds in one list, each once"
    );
    assert_eq!(book.read(|r| r.recent(1)).expect("read").len(), 1, "not more than asked for");
    assert_eq!(book.read(|r| r.last_entries(2)).expect("read")[0].seq, 4, "entries too, newest first");
}

#[test]
fn an_export_is_remembered_with_its_file() {
    let (_dir, mut book) = new_book();
    let november = Month::parse("2026-11").expect("a month");
    let export = Export {
        month: november,
        format: "xlsx".into(),
        certificates: Some(86),
        refusals: Some(41),
        seal_uses: Some(84),
        sha256: sha256(b"the file"),
    };
    book.write(|w| w.record(&act(moment(1)), &Event::Exported { export: &export })).expect("entered");
    let exports = book.read(|r| r.exports(november)).expect("read");
    assert_eq!(exports.len(), 1, "one file");
    assert_eq!((&exports[0].export, exports[0].at), (&export, moment(1)), "which, and when");
}

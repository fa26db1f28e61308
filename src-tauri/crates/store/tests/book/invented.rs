//! A hall, people and papers that do not exist; id numbers carry the area code 341599, which nobody has.

use std::path::Path;

use chrono::{Datelike, Duration, NaiveDate};
use shouzhang_domain::{
    CommitteeKind, Ground, Hall, ItemCode, Moment, NumberPattern, ProhibitionCode, Seal, Series,
};
use shouzhang_store::{
    Act, Book, Certificate, CertificateFacts, FirstSerial, Founding, Issue, Numbering, Refusal, RefusalFacts,
    Refuse, SealUse, StoreError, Subject, Verification, Writer,
};

pub(crate) const CLERK: &str = "王敏";

const SURNAMES: [(&str, &str); 10] = [
    ("张", "zhang"),
    ("王", "wang"),
    ("李", "li"),
    ("陈", "chen"),
    ("刘", "liu"),
    ("欧阳", "ou yang"),
    ("司马", "si ma"),
    ("曾", "zeng"),
    ("单", "shan"),
    ("阿卜杜拉·", "a bu du la"),
];
const GIVEN: [(&str, &str); 12] = [
    ("三", "san"),
    ("敏", "min"),
    ("秀英", "xiu ying"),
    ("建国", "jian guo"),
    ("𬱖", "yi"),
    ("小满", "xiao man"),
    ("国庆", "guo qing"),
    ("健在", "jian zai"),
    ("买买提", "mai mai ti"),
    ("桃", "tao"),
    ("子涵", "zi han"),
    ("三桃", "san tao"),
];
const ITEMS: [(&str, &str); 5] = [
    ("K29", "居住情况说明"),
    ("K01", "收养登记所需情况证明"),
    ("K12", "同意担任监护人的意见书"),
    ("K18", "志愿服务记录证明"),
    ("K30", "居民养犬情况说明"),
];
const UNITS: [&str; 6] =
    ["示例市第二实验小学", "某银行清河支行", "某保险公司望江部", "某燃气公司", "示例区民政局", "ABC物业公司"];
const PROHIBITIONS: [(&str, &str, &str); 4] = [
    ("P01", "亲属关系证明", "要开一张证明我妈是我妈"),
    ("P07", "健在证明", "单位要活着的证明"),
    ("P12", "证件遗失证明", "身份证丢了要证明"),
    ("P08", "婚姻状况证明", "要开单身证明"),
];

/// A number that looks random and is the same every time.
fn mixed(n: u32, salt: u32) -> usize {
    let mut x = n.wrapping_mul(0x9E37_79B9) ^ salt.wrapping_mul(0x85EB_CA6B);
    x ^= x >> 15;
    x = x.wrapping_mul(0x2C1B_3C6D);
    (x ^ (x >> 12)) as usize
}

pub(crate) fn at(text: &str) -> Moment {
    chrono::DateTime::parse_from_rfc3339(text).expect("a moment")
}

/// The moment of the `n`th thing that is done: every eleven minutes from 2026-11-02 on.
pub(crate) fn moment(n: u32) -> Moment {
    at("2026-11-02T08:30:00+08:00") + Duration::minutes(i64::from(n) * 11)
}

pub(crate) fn act(now: Moment) -> Act<'static> {
    Act { actor: CLERK, now }
}

pub(crate) fn hall() -> Hall {
    Hall {
        committee_name: "六安市金安区清河街道柳荫社区居民委员会".into(),
        committee: CommitteeKind::Residents,
        hall_name: "柳荫社区便民服务大厅".into(),
        window: "1号窗口".into(),
        region: "六安市金安区清河街道".into(),
        address: "柳荫路1号".into(),
        phone: "0564-3300000".into(),
        supervision_phone: "0564-3300001".into(),
        party_branch_name: "中共柳荫社区总支部委员会".into(),
        mediation_committee_name: "柳荫社区人民调解委员会".into(),
        clerk: CLERK.into(),
        head: "赵立".into(),
        seal_keeper: "李强".into(),
    }
}

pub(crate) fn numbering() -> Numbering {
    Numbering {
        certificate: NumberPattern::new("柳荫居证〔{年}〕{号}号", 4).expect("a pattern"),
        refusal: NumberPattern::new("柳荫居告〔{年}〕{号}号", 4).expect("a pattern"),
        firsts: vec![FirstSerial { series: Series::Certificate, year: 2026, serial: 331 }],
    }
}

pub(crate) fn create(path: &Path) -> Book {
    let founding = Founding {
        hall: &hall(),
        numbering: &numbering(),
        catalog_release: "2026.10",
        now: at("2026-11-02T08:00:00+08:00"),
    };
    Book::create(path, &founding).expect("a new book")
}

pub(crate) fn id_number(n: u32) -> String {
    let birthday =
        NaiveDate::from_ymd_opt(1940, 1, 1).expect("a day") + Duration::days(mixed(n, 9) as i64 % 24_000);
    let front = format!("341599{}{:03}", birthday.format("%Y%m%d"), mixed(n, 10) % 1000);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = front.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{front}{}", char::from(b"10X98765432"[(sum % 11) as usize]))
}

/// The `n`th person.
pub(crate) fn person(n: u32) -> Subject {
    let (surname, surname_read) = SURNAMES[mixed(n, 1) % SURNAMES.len()];
    let (given, given_read) = GIVEN[mixed(n, 2) % GIVEN.len()];
    let mut readings = vec![format!("{surname_read} {given_read}")];
    match surname {
        "曾" => readings.push(format!("ceng {given_read}")),
        "单" => readings.push(format!("dan {given_read}")),
        _ => {}
    }
    let initials = |reading: &String| -> String {
        reading.split(' ').filter_map(|syllable| syllable.chars().next()).collect()
    };
    Subject {
        name: format!("{surname}{given}"),
        pinyin: readings.iter().map(|reading| reading.replace(' ', "")).collect::<Vec<_>>().join(" "),
        initials: readings.iter().map(initials).collect::<Vec<_>>().join(" "),
        id_number: id_number(n),
        phone: format!("138{:08}", mixed(n, 3) % 100_000_000),
        address: format!("柳荫小区{}幢{}室", 1 + mixed(n, 4) % 30, 101 + mixed(n, 5) % 500),
    }
}

/// What the `n`th certificate says: about one of four hundred people.
pub(crate) fn certificate(n: u32) -> CertificateFacts {
    let (item, item_name) = ITEMS[mixed(n, 6) % ITEMS.len()];
    let subject = person(n % 400);
    CertificateFacts {
        item: ItemCode::new(item).expect("a code"),
        item_name: item_name.into(),
        template_version: 3,
        catalog_release: "2026.10".into(),
        asking_unit: UNITS[mixed(n, 7) % UNITS.len()].into(),
        asking_basis: "《示例办法》第五条".into(),
        purpose: "子女入学".into(),
        verification: Verification {
            method: "网格员入户".into(),
            person: "李强".into(),
            verified_on: NaiveDate::from_ymd_opt(2026, 11, 2),
        },
        values: format!("applicant_name={}\napplicant_id={}", subject.name, subject.id_number),
        title: item_name.into(),
        body: format!("兹有{}，现居住于{}。", subject.name, subject.address),
        confirmations: String::new(),
        seal: Seal::Committee,
        copies: 1,
        clerk: CLERK.into(),
        head: "赵立".into(),
        hall_version: 1,
        valid_until: NaiveDate::from_ymd_opt(2027, 5, 2),
        subject,
    }
}

pub(crate) fn seal_use(facts: &CertificateFacts) -> SealUse {
    SealUse {
        content: facts.item_name.clone(),
        seal: facts.seal,
        copies: facts.copies,
        approved_by: facts.head.clone(),
        clerk: facts.clerk.clone(),
        keeper: "李强".into(),
        applicant: facts.subject.name.clone(),
        applicant_phone: facts.subject.phone.clone(),
        note: String::new(),
    }
}

/// What the `n`th refusal says; every fifth is off the catalog.
pub(crate) fn refusal(n: u32) -> RefusalFacts {
    let (code, name, request) = PROHIBITIONS[mixed(n, 8) % PROHIBITIONS.len()];
    let is_off_catalog = n.is_multiple_of(5);
    let applicant = person(n % 400);
    let ground = match is_off_catalog {
        true => Ground::OffCatalog,
        false => Ground::Prohibited(ProhibitionCode::new(code).expect("a code")),
    };
    RefusalFacts {
        request: if is_off_catalog { "要开一张狗是我家的证明".into() } else { request.into() },
        ground,
        prohibition_names: if is_off_catalog { String::new() } else { name.into() },
        requesting_unit: UNITS[mixed(n, 7) % UNITS.len()].into(),
        basis_offered: String::new(),
        applicant_name: applicant.name,
        applicant_pinyin: applicant.pinyin,
        applicant_initials: applicant.initials,
        phone: applicant.phone,
        purpose: "办贷款".into(),
        clerk: CLERK.into(),
        hall_version: 1,
        catalog_release: "2026.10".into(),
    }
}

/// Bytes that stand for a PDF: as long as asked for, not two alike.
pub(crate) fn pdf(n: u32, length: usize) -> Vec<u8> {
    let mut bytes = format!("%PDF-1.7 {n}\n").into_bytes();
    bytes.extend((bytes.len()..length).map(|i| mixed(n, u32::try_from(i).expect("short")) as u8));
    bytes
}

/// Issues the `n`th certificate.
pub(crate) fn issue(
    writer: &Writer<'_>,
    n: u32,
    facts: CertificateFacts,
    length: usize,
) -> Result<Certificate, StoreError> {
    let now = moment(n);
    let number = writer.next_number(Series::Certificate, writer.moment(now)?.year())?;
    let seal_use = seal_use(&facts);
    let pdf = pdf(n, length);
    writer.issue(&act(now), Issue { number: &number, facts, pdf: &pdf, seal_use, code: None, replaces: None })
}

/// Refuses the `n`th request.
pub(crate) fn refuse(
    writer: &Writer<'_>,
    n: u32,
    facts: RefusalFacts,
    length: usize,
) -> Result<Refusal, StoreError> {
    let now = moment(n);
    let number = writer.next_number(Series::Refusal, writer.moment(now)?.year())?;
    writer.refuse(&act(now), Refuse { number: &number, facts, pdf: &pdf(n, length) })
}

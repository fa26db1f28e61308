//! A catalog of a few items and prohibitions, enough to tell the rules apart.

use shouzhang_domain::{
    Alternative, Disguises, Duplicates, EvidenceGrade, Item, ItemCode, Prohibition, ProhibitionCode, Seal,
    Signals, Subject, Template, Tier, TimeLimit, Wording,
};
use shouzhang_screening::Engine;

pub(crate) fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

pub(crate) fn prohibited(code: &str) -> ProhibitionCode {
    ProhibitionCode::new(code).expect("a code of the sample")
}

pub(crate) fn item(code: &str, name: &str, aliases: &[&str], allows: &[&str]) -> Item {
    Item {
        code: ItemCode::new(code).expect("a code of the sample"),
        name: name.to_owned(),
        tier: Tier::Firm,
        enabled: true,
        form_name: "证明".to_owned(),
        aliases: words(aliases),
        issuer: String::new(),
        applies_to: Vec::new(),
        applies_note: None,
        legal_bases: Vec::new(),
        requested_by: String::new(),
        purpose: String::new(),
        applicant: String::new(),
        conditions: Vec::new(),
        materials: Vec::new(),
        process: Vec::new(),
        time_limit: TimeLimit::OnTheSpot,
        time_limit_basis: String::new(),
        duplicates: Duplicates { validity: String::new(), valid_days: None, window_days: 0 },
        fee: 0,
        fields: Vec::new(),
        subject: Subject::default(),
        template: Template { version: 1, title: name.to_owned(), salutation: None, paragraphs: Vec::new() },
        allows: allows.iter().map(|code| prohibited(code)).collect(),
        must_not_state: Vec::new(),
        deliberation: None,
        seal: Seal::Committee,
        signatures: Vec::new(),
        grade: EvidenceGrade::A,
        note: None,
    }
}

pub(crate) fn prohibition(code: &str, name: &str, aliases: &[&str], signals: Signals) -> Prohibition {
    Prohibition {
        code: prohibited(code),
        number: code[1..].parse().expect("the number of the code"),
        name: name.to_owned(),
        listed_in: "国家清单（第一批）".to_owned(),
        list_document: "民发〔2020〕20号附件".to_owned(),
        enabled: true,
        reason: format!("{name}说的事社区无法核实。"),
        sub_forms: Vec::new(),
        covers: Vec::new(),
        alternative: Alternative {
            short: "请到有权的部门办理。".to_owned(),
            routes: Vec::new(),
            say: String::new(),
        },
        legal_bases: Vec::new(),
        exceptions: Vec::new(),
        aliases: words(aliases),
        not_this: Vec::new(),
        requesters: Vec::new(),
        signals,
        examples: Vec::new(),
        near_misses: Vec::new(),
        tricks: Vec::new(),
    }
}

pub(crate) fn signals(strong: &[&str], weak: &[&str], ignore: &[&str]) -> Signals {
    Signals {
        facts: words(strong),
        topics: words(weak),
        strong: words(strong),
        weak: words(weak),
        weak_advice: "请确认用途。".to_owned(),
        ignore: words(ignore),
    }
}

pub(crate) fn items() -> Vec<Item> {
    let switched_off = |item: Item| Item { enabled: false, ..item };
    vec![
        item("K01", "收养人婚姻状况和抚养教育能力等情况证明", &["收养证明"], &["P08"]),
        item("K13", "志愿服务记录证明", &["志愿时长证明"], &[]),
        item("K29", "居住情况说明", &["居住证明", "居住证明（社区）", "租住证明"], &[]),
        switched_off(item("K19", "亲属关系证明（仅限公证）", &["公证用亲属材料"], &["P01"])),
        switched_off(item("K33", "农产品自产自销说明", &["自产自销证明"], &[])),
    ]
}

pub(crate) fn prohibitions() -> Vec<Prohibition> {
    let kin = ["(系|是|为).{0,8}(母女|父子)(关系)?", "我妈.{0,2}是.{0,2}我", "(亲属|母女|父子)关系"];
    let record = signals(
        &["(无|没有|未发现).{0,8}(违法|犯罪|前科)"],
        &["(遵纪守法|表现良好)"],
        &["违法占地", "违法建设"],
    );
    vec![
        prohibition(
            "P01",
            "亲属关系证明",
            &["关系证明", "母女关系证明", "亲属证明"],
            signals(&kin, &["亲属|家属"], &["兄弟社区"]),
        ),
        prohibition("P05", "无犯罪记录证明", &["无犯罪证明", "政审证明"], record),
        prohibition(
            "P08",
            "婚姻状况证明",
            &["未婚证明", "单身证明", "夫妻关系证明"],
            signals(&["婚姻(状况|关系)", "(系|为|至今).{0,4}(未婚|单身)"], &["未婚"], &["婚姻登记机关"]),
        ),
        prohibition(
            "P10",
            "健在证明",
            &["健在情况证明", "在世证明"],
            signals(&["健在|在世"], &["身体健康"], &[]),
        ),
        prohibition(
            "P11",
            "死亡证明",
            &["去世证明"],
            signals(&["已(死亡|去世|亡故)", "死亡(证明|情况)"], &["死亡|去世"], &["死亡事故"]),
        ),
        prohibition(
            "P17",
            "居民财产证明",
            &["房产证明", "银行存款证明"],
            signals(&["名下无房"], &["房屋"], &[]),
        ),
        prohibition(
            "P20",
            "证件遗失证明",
            &["遗失证明"],
            signals(&["(身份证|存折).{0,10}(遗失|丢失)"], &["遗失|丢失"], &[]),
        ),
    ]
}

pub(crate) fn disguises() -> Disguises {
    let pairs = |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
    Disguises {
        traditional: pairs(&[("係", "系"), ("關係", "关系"), ("親屬", "亲属"), ("證", "证")]),
        variants: pairs(&[("毋女", "母女"), ("关糸", "关系"), ("qsgx", "亲属关系")]),
        stand_ins: pairs(&[("走了", "死亡"), ("不见了", "遗失"), ("还在", "健在"), ("情况说明", "证明")]),
        look_alikes: vec![('未', String::new(), "末".into()), ('女', "囡".into(), String::new())],
        parts: vec![('婚', "女昏".into()), ('证', "讠正".into()), ('健', "亻建".into())],
        radicals: "讠亻".into(),
        little_words: "的之及".into(),
        ordinary_words: words(&["误工"]),
        everyday_letters: words(&["qq"]),
        key_words: words(&["证明", "健在", "未婚", "母女", "仍健在"]),
        pinyin_triggers: words(&["qinshu", "fanzui"]),
    }
}

pub(crate) fn engine() -> Engine {
    Engine::compile(&items(), &prohibitions(), &disguises(), &Wording::default())
        .expect("the sample is sound")
}

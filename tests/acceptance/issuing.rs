//! 出具: all or nothing, and only what may be stated.

use serde_json::{Value, json};
use shouzhang_desk::wire::{Check, CheckLevel, ProblemCode};

use crate::counter::{
    Counter, ID, NOON, originals, residence_request, residence_values, text, text_of_pdf, unbroken,
};

#[test]
fn a_residence_statement_is_issued_with_number_paper_entry_and_seal_use() {
    let counter = Counter::open();
    let issued = counter.ask("issue_certificate", residence_request(json!({})));
    assert_eq!(issued["number"], "柳荫居证〔2026〕0418号", "the next number of the series");
    assert_eq!(issued["subject"], "钱**", "masked on the screen");
    let detail = counter.ask("show_document", json!({ "number": issued["number"] }));
    assert_eq!(detail["sha256"], issued["sha256"], "the stored paper is the issued one");
    assert_eq!(detail["templateVersion"], 1, "it keeps the version it was issued under");
    assert_eq!(detail["release"], "2026.11", "and the release");
    assert_eq!(detail["validUntil"], "2026年12月23日", "thirty days, the day of issue not counted");
    let month = counter.ask("check_month", json!({ "month": "2026-11" }));
    assert_eq!(month["certificates"], month["sealUses"], "every certificate has its seal use");
}

#[test]
fn rare_characters_print_and_are_read_back_whole() {
    let counter = Counter::open();
    let number = counter.issue_residence(json!({
        "applicant_name": "欧阳𬱖",
        "applicant_id": "341599198506060022",
        "applicant_addr": "金寨县流波䃥镇桃岭村柳树组12号",
        "live_addr": "金寨县流波䃥镇桃岭村柳树组12号",
    }));
    let page = unbroken(&text_of_pdf(&counter.bytes("read_document", json!({ "number": number }))));
    let sentence = "欧阳𬱖（证件号码：341599198506060022）自2019年3月1日起在我社区金寨县流波䃥镇桃岭村柳树组12号居住，情况经核实（核实方式：入户）。";
    assert!(page.contains(sentence), "text extraction returns exactly what was typed: {page}");
    for part in [
        "居住情况说明",
        "六安市第二实验小学：",
        "六安市金安区清河街道柳荫社区居民委员会",
        "2026年11月23日",
        "经办人（签名）",
        "负责人（签名）",
    ] {
        assert!(page.contains(part), "the page has {part}");
    }
    assert!(page.contains(&format!("手写添加、涂改无效，以编号{number}存档文本为准")), "cases.md 61");
}

#[test]
fn a_body_that_certifies_a_relation_is_refused_inside_the_transaction() {
    let counter = Counter::open();
    let before = counter.rows();
    for (field, value) in [
        ("purpose", "子女入学报名，张秀英与李婷婷系母女关系"),
        ("verify_method", "经了解二人系母女关系"),
        ("asking_basis", "证明该户系父子关系"),
        ("purpose", "入学，期间遵纪守法，无违法犯罪记录"),
        ("purpose", "入学 系 母 女 关 系"),
    ] {
        let told = counter.told("issue_certificate", residence_request(json!({ field: value })));
        assert_eq!(told.code, ProblemCode::ProhibitedContent, "{field}: {value}");
        assert_eq!(told.field.as_deref(), Some(field), "the clerk is led to the field");
        let stop = told.checks.iter().find(|check| check.level == CheckLevel::Stop).expect("a stop");
        assert!(!stop.marks.is_empty(), "and to the word");
    }
    assert_eq!(counter.rows(), before, "nothing was written");
    assert_eq!(counter.issue_residence(json!({})), "柳荫居证〔2026〕0418号", "and no number was used");
}

#[test]
fn what_only_the_wording_tells_is_refused_or_confirmed_where_it_was_typed() {
    let counter = Counter::open();
    let before = counter.rows();
    for (value, prohibition, code) in [
        ("网格员走访得知，她爹前年冬天就老了", "P11", ProblemCode::ProhibitedContent),
        ("邻居讲，她男人出门三年，谁也不知道人在哪里", "P07", ProblemCode::ConfirmationNeeded),
    ] {
        let told = counter.told("issue_certificate", residence_request(json!({ "verify_method": value })));
        assert_eq!(told.code, code, "{value}");
        assert_eq!(told.prohibition.as_deref(), Some(prohibition), "{value}");
        assert_eq!(told.field.as_deref(), Some("verify_method"), "the clerk is led to the field");
        let of_it = |check: &&Check| check.prohibition.as_deref() == Some(prohibition);
        let check = told.checks.iter().find(of_it).expect("a check of it");
        assert!(!check.marks.is_empty(), "and to the words");
    }
    assert_eq!(counter.rows(), before, "nothing was written");
}

#[test]
fn a_name_is_no_statement() {
    let counter = Counter::open();
    let number = counter.issue_residence(json!({ "applicant_name": "王健在" }));
    assert!(number.ends_with("0418号"), "somebody may be called 王健在 (cases.md 59)");
}

#[test]
fn the_same_statement_is_not_for_business_licences_or_household_registration() {
    let counter = Counter::open();
    for (purpose, prohibition) in [("办营业执照", Some("P19")), ("落户", None), ("办居住证", None)]
    {
        let told = counter.told("issue_certificate", residence_request(json!({ "purpose": purpose })));
        assert_eq!(
            told.field.as_deref(),
            Some("purpose"),
            "{purpose} is refused at its field (cases.md 34, 36)"
        );
        assert_eq!(told.prohibition.as_deref(), prohibition, "{purpose}");
    }
}

#[test]
fn what_is_missing_or_wrong_is_named_with_its_field() {
    let counter = Counter::open();
    let cases: [(Value, &str, &str); 9] = [
        (json!({ "asking_unit": null }), "asking_unit", "请填写用证单位"),
        (json!({ "verify_method": null }), "verify_method", "请选择核实方式"),
        (json!({ "applicant_id": "34159919870605004" }), "applicant_id", "证件号码是 18 位，现在是 17 位"),
        (json!({ "applicant_id": "341599198706050049" }), "applicant_id", "证件号码最后一位对不上"),
        (json!({ "applicant_phone": "1380000014" }), "applicant_phone", "手机号是 11 位"),
        (json!({ "live_from": "2027-01-01" }), "live_from", "居住起不能晚于今天"),
        (json!({ "live_from": "2026-02-30" }), "live_from", "没有 2026 年 2 月 30 日这一天"),
        (json!({ "live_to": "2018-01-01" }), "live_to", "居住止不能早于居住起"),
        (json!({ "applicant_name": "张\u{200B}三" }), "applicant_name", "看不见的字符"),
    ];
    for (changes, field, words) in cases {
        let told = counter.told("issue_certificate", residence_request(changes));
        assert_eq!(told.code, ProblemCode::FormNotInOrder, "{field}");
        assert_eq!(told.field.as_deref(), Some(field), "{words}");
        assert!(told.message.contains(words), "{} should say {words}", told.message);
    }
    let request = residence_request(json!({ "no_such_field": "x" }));
    assert!(
        counter.told("issue_certificate", request).message.contains("no_such_field"),
        "an unknown key is named"
    );
}

#[test]
fn an_unknown_area_only_warns() {
    let counter = Counter::open();
    let check = counter.ask("check_form", residence_request(json!({})));
    assert_eq!(check["canIssue"], true, "341599 does not exist, and numbers last a lifetime");
    let texts: Vec<String> =
        check["checks"].as_array().expect("checks").iter().map(|c| text(&c["text"])).collect();
    assert!(texts.iter().any(|t| t.contains("没见过这个地区码")), "the clerk is told: {texts:?}");
}

#[test]
fn nothing_is_issued_before_the_originals_were_seen() {
    let counter = Counter::open();
    let request = json!({ "code": "K29", "values": residence_values(json!({})), "seen": [] });
    let told = counter.told("issue_certificate", request);
    assert!(told.message.contains("还没有看过原件"), "{}", told.message);
    assert!(originals("K29").iter().any(|name| told.message.contains(name.as_str())), "it names which");
}

#[test]
fn a_character_no_face_has_is_refused_before_a_number_is_taken() {
    let counter = Counter::open();
    let before = counter.rows();
    let told =
        counter.told("issue_certificate", residence_request(json!({ "applicant_name": "张\u{30EDE}" })));
    assert_eq!(told.code, ProblemCode::MissingGlyph, "{}", told.message);
    assert_eq!(told.field.as_deref(), Some("applicant_name"), "the field is named");
    assert!(told.message.contains('\u{30EDE}'), "and the character");
    assert_eq!(counter.rows(), before, "nothing was written");
}

#[test]
fn a_text_that_does_not_fit_on_the_page_is_refused_before_a_number_is_taken() {
    let counter = Counter::open();
    let before = counter.rows();
    let long = "居民反映楼道照明不亮、".repeat(45);
    let values = json!({
        "asking_unit": "某某街道办事处", "asking_basis": "", "purpose": "核对公开情况", "matter": long.chars().take(80).collect::<String>(),
        "record_no": "居务2026-01", "publicity": long.chars().take(60).collect::<String>(),
        "verify_method": "查册", "verify_person": "王敏", "verify_date": "2026-11-23",
    });
    let fits =
        counter.ask("check_form", json!({ "code": "K28", "values": values, "seen": originals("K28") }));
    assert_eq!(fits["canIssue"], true, "long fields fit: {fits}");
    let request = json!({
        "code": "K25",
        "values": {
            "party_a": "甲某", "party_b": "乙某", "dispute": "相邻通行", "mediator": "丙某",
            "terms": "双方同意在楼道内不再堆放杂物，并于每周六上午共同清扫。\n".repeat(18),
            "verify_method": "询问知情人", "verify_person": "王敏", "verify_date": "2026-11-23",
        },
        "seen": originals("K25"),
    });
    let told = counter.told("issue_certificate", request);
    assert_eq!(told.code, ProblemCode::DoesNotFit, "{} {:?}", told.message, told.checks);
    assert_eq!(told.field.as_deref(), Some("terms"), "the field to shorten is named");
    assert_eq!(counter.rows(), before, "nothing was written");
}

#[test]
fn an_item_that_needs_a_deliberation_is_not_issued_without_one() {
    let counter = Counter::open();
    let told = counter.told("issue_certificate", json!({ "code": "K26", "values": {}, "seen": [] }));
    assert_eq!(told.code, ProblemCode::DeliberationNeeded, "{}", told.message);
    assert!(told.message.contains("先议事协商"), "the reason is the law's own: {}", told.message);
}

#[test]
fn items_switched_off_or_of_the_other_committee_are_not_issued() {
    let counter = Counter::open();
    for code in ["K19", "K10"] {
        let told = counter.told("issue_certificate", json!({ "code": code, "values": {}, "seen": [] }));
        assert_eq!(told.code, ProblemCode::ItemNotAvailable, "{code}: {}", told.message);
    }
    let told = counter.told("open_form", json!({ "code": "P01" }));
    assert_eq!(told.code, ProblemCode::Prohibited, "nobody opens a form for a prohibition");
}

#[test]
fn numbers_follow_each_other_and_begin_again_with_the_year() {
    let counter = Counter::open();
    let issue_at = |now: &str, phone: &str| {
        let request = residence_request(json!({ "applicant_phone": phone, "verify_date": "2026-11-23" }));
        text(&counter.ask_at(now, "issue_certificate", request)["number"])
    };
    assert_eq!(issue_at(NOON, "13800000141"), "柳荫居证〔2026〕0418号", "first");
    let confirm = json!({ "applicant_phone": "13800000142", "purpose": "法院送达" });
    assert_eq!(counter.issue_residence(confirm), "柳荫居证〔2026〕0419号", "second");
    assert_eq!(issue_at("2027-01-04T09:00:00+08:00", "13800000143"), "柳荫居证〔2027〕0001号", "a new year");
    let back = counter.ask_at(
        "2026-12-30T09:00:00+08:00",
        "issue_certificate",
        residence_request(json!({ "purpose": "宽带安装" })),
    );
    assert_eq!(back["number"], "柳荫居证〔2027〕0002号", "a clock set back cannot issue last year's numbers");
    assert!(text(&back["at"]).starts_with("2027-01-04"), "time never runs backwards in the register");
}

#[test]
fn a_second_one_for_the_same_person_is_pointed_out_and_confirmed() {
    let counter = Counter::open();
    let first = counter.issue_residence(json!({}));
    let told = counter.told("issue_certificate", residence_request(json!({})));
    assert_eq!(
        told.code,
        ProblemCode::ConfirmationNeeded,
        "the same unit and purpose again: {}",
        told.message
    );
    let check =
        told.checks.iter().find(|check| check.id == "duplicate").expect("the duplicate is pointed out");
    assert_eq!(check.certificate.as_deref(), Some(first.as_str()), "with the paper to print again");
    let mut request = residence_request(json!({}));
    request["confirmed"] = json!(["duplicate"]);
    let second = counter.ask("issue_certificate", request);
    let detail = counter.ask("show_document", json!({ "number": second["number"] }));
    assert!(detail["facts"].to_string().contains("30 天内给同一人开过 1 份"), "the confirmation is recorded");
    let other = counter.ask("check_form", residence_request(json!({ "purpose": "水电气过户" })));
    assert_eq!(other["canIssue"], true, "another purpose is another matter");
}

#[test]
fn every_item_issued_at_once_comes_out_of_its_own_form() {
    let counter = Counter::open();
    for (index, code) in
        ["K02", "K07", "K13", "K14", "K15", "K21", "K24", "K28", "K30"].into_iter().enumerate()
    {
        let form = counter.ask("open_form", json!({ "code": code }));
        let mut values = form["values"].clone();
        for field in form["fields"].as_array().expect("fields") {
            let key = text(&field["key"]);
            if field["required"] == true && values.get(&key).is_none() {
                values[&key] = json!(plausible(field, &key));
            }
        }
        let request = json!({ "code": code, "values": values, "seen": originals(code) });
        let check = counter.ask("check_form", request.clone());
        let confirmed: Vec<String> = check["checks"]
            .as_array()
            .expect("checks")
            .iter()
            .filter(|c| c["needsConfirmation"] == true)
            .map(|c| text(&c["id"]))
            .collect();
        let mut request = request;
        request["confirmed"] = json!(confirmed);
        let issued = counter.ask("issue_certificate", request);
        assert_eq!(text(&issued["number"]), format!("柳荫居证〔2026〕{:04}号", 418 + index), "{code}");
        let page = text_of_pdf(&counter.bytes("read_document", json!({ "number": issued["number"] })));
        assert!(page.contains("2026年11月23日"), "{code} is dated: {page}");
    }
}

fn plausible(field: &Value, key: &str) -> String {
    match text(&field["kind"]).as_str() {
        "name" => "钱多多".into(),
        "id_number" => "341599198706050048".into(),
        "phone" => "13800000141".into(),
        "address" => "柳荫小区9幢101室".into(),
        "unit" if key == "asking_unit" => "六安市金安区民政局".into(),
        "unit" => "中共清河街道工作委员会".into(),
        "date" => "2026-11-20".into(),
        "number" => "2".into(),
        "choice" => text(&field["options"][0]),
        "yes_no" => "是".into(),
        _ => field["suggestions"][0].as_str().unwrap_or("打扫楼道").to_owned(),
    }
}

#[test]
fn the_full_id_number_stands_on_the_certificate_and_nowhere_else() {
    let counter = Counter::open();
    let number = counter.issue_residence(json!({ "applicant_id": ID, "applicant_name": "孙小满" }));
    let page = text_of_pdf(&counter.bytes("read_document", json!({ "number": number })));
    assert!(page.contains(ID), "the receiving unit has to compare it");
    for (name, request) in [
        ("show_document", json!({ "number": number })),
        ("look_up", json!({ "filter": "all", "page": 1, "text": ID })),
        ("today", json!({})),
        ("find_person", json!({ "text": "孙" })),
        ("show_settings", json!({})),
    ] {
        let answer = counter.ask(name, request).to_string();
        assert!(!answer.contains(ID), "{name} shows it masked");
    }
}

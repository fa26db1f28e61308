//! 办事指南、告知承诺书、公示、受理回执、审签单、存根 and the printable register: made of catalog and book, with everything
//! they have to say.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use shouzhang_desk::wire::ProblemCode;

use crate::counter::{Counter, ID, NOON, fonts, program, text_of_pdf, unbroken};

fn shouzhang(folder: &Path, args: &[&str]) {
    let output =
        Command::new(program()).current_dir(folder).env("SHOUZHANG_FONTS", fonts()).args(args).output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn page(folder: &Path, file: &str) -> String {
    unbroken(&text_of_pdf(&std::fs::read(folder.join(file)).expect("the paper")))
}

/// The text of a paper of the desk.
fn told(counter: &Counter, name: &str, request: Value) -> String {
    unbroken(&text_of_pdf(&counter.bytes(name, request)))
}

#[test]
fn a_guide_has_every_element_the_county_asks_for() {
    let counter = Counter::open();
    let text = told(
        &counter,
        "read_guide",
        json!({ "code": "K29", "publisher": "金安区民政局", "effectiveOn": "2026-12-01" }),
    );
    for element in [
        "居住情况说明办事指南",
        "事项编码K29",
        "证明内容和用途",
        "开具单位",
        "要求开具单位",
        "法律法规依据",
        "证据等级",
        "已核对原文",
        "据二手资料",
        "办理条件",
        "申请材料",
        "核验原件",
        "办理流程",
        "操作规范",
        "办结时限",
        "当场办结",
        "不收费",
        "有效期",
        "办理地点",
        "清河街道柳荫路18号",
        "0564-5550188",
        "监督电话",
        "0564-5550100",
        "办理时间",
        "清单2026.11版",
        "式样第1版",
        "生效日期",
        "2026年12月1日",
        "金安区民政局",
        "皖事通办",
        "微信公众平台",
        "样本",
        "第1页",
    ] {
        assert!(text.contains(element), "the guide lacks “{element}”");
    }
    let told = counter.told("read_guide", json!({ "code": "K29", "effectiveOn": "明天" }));
    assert_eq!(told.field.as_deref(), Some("effectiveOn"), "a day nobody knows is told: {}", told.message);
    assert_eq!(
        counter.told("read_guide", json!({ "code": "P01" })).code,
        ProblemCode::Prohibited,
        "no guide to that"
    );
}

#[test]
fn guides_and_the_booklet_need_no_book() {
    let folder = tempfile::tempdir().expect("a folder");
    shouzhang(folder.path(), &["guide", "--item", "K26", "--out", "G.pdf"]);
    let guide = page(folder.path(), "G.pdf");
    assert!(
        guide.contains("议事协商") && guide.contains("发布人"),
        "what is not known is left to be written in"
    );
    shouzhang(folder.path(), &["guide", "--booklet", "--out", "B.pdf"]);
    let booklet = page(folder.path(), "B.pdf");
    for part in ["目录", "编制说明", "居住情况说明办事指南", "不应出具的事项", "亲属关系证明"]
    {
        assert!(booklet.contains(part), "the booklet lacks “{part}”");
    }
    shouzhang(folder.path(), &["guide", "--booklet", "--out", "again.pdf"]);
    let bytes = |file| std::fs::read(folder.path().join(file)).expect("the booklet");
    assert!(bytes("B.pdf") == bytes("again.pdf"), "the same bytes from another process");
}

#[test]
fn the_window_prints_and_saves_guides() {
    let counter = Counter::open();
    counter.ask("save_printer", json!({ "printer": "counter" }));
    counter.ask("print_guide", json!({ "code": "K29" }));
    let (_, title, pdf) = counter.desktop.printed.lock().expect("the queue").pop().expect("a job");
    assert_eq!(title, "K29 办事指南", "what the queue shows");
    assert!(pdf == counter.bytes("read_guide", json!({ "code": "K29" })), "the guide itself");
    for (command, request, name) in [
        ("save_guide", json!({ "code": "K29" }), "K29 居住情况说明（办事指南）.pdf"),
        ("save_booklet", json!({}), "证明事项办事指南 2026.11版.pdf"),
        ("save_poster", json!({}), "证明事项清单海报（A3） 2026.11版.pdf"),
    ] {
        counter.ask(command, request);
        let saved = counter.desktop.saved.lock().expect("the files").pop().expect("a file");
        assert_eq!(saved.0, name, "{command}");
    }
}

#[test]
fn a_commitment_goes_to_the_unit_and_never_to_the_community() {
    let folder = tempfile::tempdir().expect("a folder");
    let args = [
        "commitment",
        "--request",
        "我妈是我妈的证明",
        "--unit",
        "某不动产登记中心",
        "--out",
        "C.pdf",
        "--now",
        NOON,
    ];
    shouzhang(folder.path(), &args);
    let form = page(folder.path(), "C.pdf");
    for element in [
        "某不动产登记中心：",
        "亲属关系证明",
        "我妈是我妈的证明",
        "国家清单（第一批）第1项",
        "设定依据",
        "不是收承诺的一方",
        "国办发〔2020〕42号",
        "真实意思表示",
        "受理机关经办人（签名）",
        "第2页",
    ] {
        assert!(form.contains(element), "the form lacks “{element}”: {form}");
    }
    let counter = Counter::open();
    let before = counter.rows();
    counter.ask(
        "save_commitment",
        json!({ "request": "贫困证明", "unit": "某职业学院", "applicant": "马小军" }),
    );
    let (name, pdf) = counter.desktop.saved.lock().expect("the files").pop().expect("a file");
    assert_eq!(name, "证明事项告知承诺书.pdf", "named by nobody");
    assert!(unbroken(&text_of_pdf(&pdf)).contains("马小军"), "with the name that was given");
    assert_eq!(counter.rows(), before, "the community keeps nothing of it");
    assert_eq!(
        counter.told("read_commitment", json!({ "request": "" })).field.as_deref(),
        Some("request"),
        "what for?"
    );
}

fn notice(changes: Value) -> Value {
    let mut request = json!({
        "code": "K26", "meeting": "居民代表会议", "subject": "3幢加装扶手，联系人身份证341599199001010016",
        "heldOn": "2026-11-20", "place": "社区会议室", "expected": 45, "present": 30, "agreed": 16,
    });
    for (key, value) in changes.as_object().expect("changes") {
        request[key] = value.clone();
    }
    request
}

#[test]
fn a_notice_announces_only_what_could_be_decided() {
    let counter = Counter::open();
    let text = told(&counter, "read_notice", notice(json!({})));
    for words in ["应到45人", "实到30人", "同意16人", "2026年11月23日至2026年12月8日", "共15日", "第二十九条"]
    {
        assert!(text.contains(words), "the notice lacks “{words}”: {text}");
    }
    assert!(!text.contains(ID), "nobody's number hangs on a wall");
    for (changes, code) in [
        (json!({ "present": 29, "agreed": 29 }), ProblemCode::DeliberationNeeded),
        (json!({ "agreed": 15 }), ProblemCode::DeliberationNeeded),
        (json!({ "days": 14 }), ProblemCode::FormNotInOrder),
        (json!({ "heldOn": "2026-11-24" }), ProblemCode::FormNotInOrder),
        (json!({ "meeting": "开会" }), ProblemCode::FormNotInOrder),
        (json!({ "code": "K29" }), ProblemCode::FormNotInOrder),
        (json!({ "meeting": "村民会议" }), ProblemCode::FormNotInOrder),
        (json!({ "days": 999 }), ProblemCode::FormNotInOrder),
    ] {
        let problem = counter.told("read_notice", notice(changes.clone()));
        assert_eq!(problem.code, code, "{changes}: {}", problem.message);
    }
}

#[test]
fn a_notice_is_offered_printed_and_saved_where_its_item_is() {
    let counter = Counter::open();
    let form = counter.ask("show_item", json!({ "code": "K26" }))["notice"].clone();
    assert_eq!(form["meetings"], json!(["居民会议", "居民代表会议", "协商会"]), "what residents hold");
    assert_eq!(form["leastDays"], json!(15), "as the wording of the release has it");
    let residence = counter.ask("show_item", json!({ "code": "K29" }));
    assert!(residence["notice"].is_null(), "nothing was deliberated, nothing is announced");
    counter.ask("save_printer", json!({ "printer": "counter" }));
    counter.ask("print_notice", notice(json!({})));
    let (_, shown, _) = counter.desktop.printed.lock().expect("the queue").pop().expect("a job");
    assert_eq!(shown, "议事协商结果公示", "the queue shows no subject");
    let villagers = counter.told("print_notice", notice(json!({ "meeting": "村民会议" })));
    assert_eq!(villagers.field.as_deref(), Some("meeting"), "the form shows it there: {}", villagers.message);
}

#[test]
fn a_receipt_says_when_to_come_back() {
    let counter = Counter::open();
    let values = json!({ "asking_unit": "金安区林业局", "applicant_name": "欧阳𬱖" });
    let text = told(&counter, "read_receipt", json!({ "code": "K22", "values": values }));
    for words in [
        "受理回执",
        "欧阳𬱖：",
        "2026年11月23日14:36受理",
        "7个工作日内办结，到2026年12月2日止",
        "未交",
        "不能代替证明使用",
    ] {
        assert!(text.contains(words), "the receipt lacks “{words}”: {text}");
    }
    counter.ask("save_printer", json!({ "printer": "counter" }));
    for (command, title) in [("print_receipt", "K22 受理回执"), ("print_sign_off", "K22 审签单")] {
        counter.ask(command, json!({ "code": "K22" }));
        let (_, shown, _) = counter.desktop.printed.lock().expect("the queue").pop().expect("a job");
        assert_eq!(shown, title, "the queue shows no name");
    }
    let unknown = json!({ "code": "K22", "materials": ["房产证"] });
    assert_eq!(
        counter.told("read_receipt", unknown).field.as_deref(),
        Some("materials"),
        "not one of its materials"
    );
}

#[test]
fn a_sign_off_sheet_keeps_approver_and_keeper_apart() {
    let counter = Counter::open();
    let values = json!({ "asking_unit": "柳荫实验小学", "applicant_name": "张伟" });
    let text = told(&counter, "read_sign_off", json!({ "code": "K29", "values": values }));
    for words in
        ["证明出具审签单", "柳荫实验小学", "张伟", "负责人审签", "赵建华（签名）", "印章保管人（签名）"]
    {
        assert!(text.contains(words), "the sheet lacks “{words}”: {text}");
    }
}

#[test]
fn a_stub_is_masked() {
    let counter = Counter::open();
    let number = counter.issue_residence(json!({}));
    let text = told(&counter, "read_stub", json!({ "number": number }));
    for words in ["证明存根", number.as_str(), "居住情况说明", "出具", "SHA-256", "领取人（签名）"]
    {
        assert!(text.contains(words), "the stub lacks “{words}”: {text}");
    }
    assert!(!text.contains("341599198706050048") && !text.contains("钱多多"), "name and number are masked");
}

#[test]
fn a_month_is_printed_with_what_the_tables_hold_and_no_more() {
    let counter = Counter::open();
    let out = counter.folder.path().join("out");
    std::fs::create_dir(&out).expect("a folder");
    let request = json!({ "month": "2026-11", "format": "pdf", "folder": out });
    let exported = counter.ask("export_month", request);
    let files = exported["files"].as_array().expect("files");
    assert_eq!(files.len(), 1, "one file with three tables");
    let pdf = std::fs::read(files[0].as_str().expect("a path")).expect("the register");
    let text = unbroken(&text_of_pdf(&pdf));
    for words in [
        "证明出具台账",
        "不予出具登记",
        "用印登记",
        "柳荫居证〔2026〕0417号",
        "门牌号写错",
        "领取人签名",
        "共3页",
    ] {
        assert!(text.contains(words), "the register lacks “{words}”: {text}");
    }
    assert!(!text.contains(ID) && !text.contains("张伟"), "masked as every export is");
    assert!(
        !counter.ask("check_month", json!({ "month": "2026-11" }))["lastExport"].is_null(),
        "and recorded"
    );
}

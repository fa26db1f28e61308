//! 演示大厅: an invented community with invented people and a short history, so that every screen has something to show.
//!
//! Everything in it went through the desk like at a real counter: the same checks, the same transaction, the same paper.
//! People's id numbers carry the area code 341599, which does not exist.

use std::path::Path;

use chrono::{Days, NaiveDate, NaiveTime};
use serde_json::{Value, json};
use shouzhang_domain::{CHINA, Moment};

use crate::contract::{Reply, run};
use crate::desk::Desk;
use crate::hall_file::HallFile;
use crate::host::NoDesktop;
use crate::problem::{Answer, Problem};
use crate::wire::ProblemCode;

/// The setting that marks a demonstration book.
pub(crate) const MARK: &str = "demonstration";

/// The last day of the history; the history is moved back as a whole for a `now` before it.
const LAST_DAY: (i32, u32, u32) = (2026, 11, 20);
/// The next certificate after the history is number 0418, the next slip 0053.
const NEXT_CERTIFICATE: u32 = 418;
const NEXT_REFUSAL: u32 = 53;

/// What happened at the demonstration counter.
enum Event {
    /// A 居住情况说明 for somebody: name, id, telephone, address, since, unit, purpose.
    Residence([&'static str; 7]),
    /// A 志愿服务记录证明: name, id, telephone, address, unit, activity, hours, record number.
    Volunteer([&'static str; 8]),
    /// A refusal: prohibition, what was asked for, unit, resident.
    Refusal([&'static str; 4]),
    /// The latest certificate became void for this reason.
    VoidLatest(&'static str),
}

/// Days before the last day, time of day, what happened.
const HISTORY: [(u64, (u32, u32), Event); 18] = [
    (
        18,
        (9, 12),
        Event::Residence([
            "陈静",
            "341599198803120028",
            "13800000121",
            "柳荫小区1幢101室",
            "2015-06-01",
            "柳荫实验小学",
            "子女入学报名",
        ]),
    ),
    (17, (10, 5), Event::Refusal(["P01", "母子关系证明", "某银行清河支行", "林芳"])),
    (
        16,
        (15, 30),
        Event::Residence([
            "刘洋",
            "341599199511230019",
            "13800000122",
            "柳荫小区2幢304室",
            "2020-09-10",
            "清河街道供水服务站",
            "水电气过户",
        ]),
    ),
    (
        15,
        (9, 41),
        Event::Volunteer([
            "周雨桐",
            "341599200905200029",
            "13800000123",
            "柳荫小区5幢602室",
            "柳荫中学",
            "清洁楼道",
            "3",
            "志2026-018",
        ]),
    ),
    (14, (11, 2), Event::Refusal(["P05", "无犯罪记录证明", "某保安服务公司", "郑强"])),
    (
        13,
        (16, 20),
        Event::Residence([
            "阿依古丽·买买提",
            "341599199207080044",
            "13800000124",
            "柳荫小区7幢201室",
            "2022-03-15",
            "柳荫幼儿园",
            "子女入学报名",
        ]),
    ),
    (
        12,
        (9, 5),
        Event::Residence([
            "赵国栋",
            "341599196502140034",
            "13800000125",
            "柳荫路18号院3排2号",
            "1998-01-01",
            "清河街道燃气服务站",
            "水电气过户",
        ]),
    ),
    (12, (9, 31), Event::VoidLatest("门牌号写错")),
    (
        12,
        (9, 40),
        Event::Residence([
            "赵国栋",
            "341599196502140034",
            "13800000125",
            "柳荫路18号院3排12号",
            "1998-01-01",
            "清河街道燃气服务站",
            "水电气过户",
        ]),
    ),
    (10, (10, 15), Event::Refusal(["P10", "健在证明", "某保险公司望江部", "孙桂英"])),
    (
        9,
        (14, 48),
        Event::Residence([
            "何婷婷",
            "341599199812300068",
            "13800000126",
            "柳荫小区3幢501室",
            "2023-07-01",
            "六安某物业服务公司",
            "办理门禁",
        ]),
    ),
    (
        7,
        (9, 20),
        Event::Volunteer([
            "吴子轩",
            "341599201001150051",
            "13800000127",
            "柳荫小区4幢102室",
            "柳荫中学",
            "为老人读报",
            "2",
            "志2026-019",
        ]),
    ),
    (6, (15, 3), Event::Refusal(["P01", "亲属关系证明", "某银行清河支行", "王秀兰"])),
    (
        5,
        (8, 55),
        Event::Residence([
            "欧阳𬱖",
            "341599198506060014",
            "13800000128",
            "流波䃥镇桃岭村柳树组",
            "2010-02-01",
            "柳荫实验小学",
            "子女入学报名",
        ]),
    ),
    (
        4,
        (11, 36),
        Event::Residence([
            "李建军",
            "341599197709210030",
            "13800000129",
            "柳荫小区6幢303室",
            "2008-08-08",
            "清河街道供电服务站",
            "水电气过户",
        ]),
    ),
    (3, (10, 10), Event::Refusal(["P17", "贫困证明", "某职业学院", "马小军"])),
    (
        1,
        (14, 8),
        Event::Residence([
            "黄丽",
            "341599198404040047",
            "13800000130",
            "柳荫小区2幢201室",
            "2018-05-20",
            "柳荫实验小学",
            "子女入学报名",
        ]),
    ),
    (
        0,
        (16, 52),
        Event::Residence([
            "张伟",
            "341599199001010016",
            "13800000016",
            "柳荫小区3幢402室",
            "2019-03-01",
            "柳荫实验小学",
            "子女入学报名",
        ]),
    ),
];

/// Founds the demonstration hall with its history before `now`.
pub(crate) fn found(book: &Path, fonts: &Path, now: Moment) -> Answer<Desk> {
    let last = last_day(now);
    let first_moment = at(last, 18, (8, 30))?;
    let mut file = HallFile::demonstration();
    let (certificates, refusals) = history_counts();
    file.numbering.first_certificate = Some(NEXT_CERTIFICATE - certificates);
    file.numbering.first_refusal = Some(NEXT_REFUSAL - refusals);
    let desk = Desk::found(book, fonts, &file, first_moment)?;
    desk.write(|writer| Ok(writer.keep_setting(MARK, "yes")?))?;
    let mut latest = String::new();
    for (days, time, event) in &HISTORY {
        happen(&desk, event, at(last, *days, *time)?, &mut latest)?;
    }
    Ok(desk)
}

fn happen(desk: &Desk, event: &Event, at: Moment, latest: &mut String) -> Answer<()> {
    match event {
        Event::Residence(facts) => *latest = issue(desk, "K29", residence(facts, at), at)?,
        Event::Volunteer(facts) => *latest = issue(desk, "K13", volunteer(facts, at), at)?,
        Event::Refusal([code, request, unit, applicant]) => {
            let refusal = json!({ "request": request, "code": code, "unit": unit, "applicant": applicant });
            ask(desk, "refuse", &refusal, at)?;
        }
        Event::VoidLatest(reason) => {
            let void = json!({ "number": *latest, "reason": reason, "originalRecovered": true });
            ask(desk, "void_certificate", &void, at)?;
        }
    }
    Ok(())
}

/// Issues, and says that the paper came out.
fn issue(desk: &Desk, code: &str, values: Value, at: Moment) -> Answer<String> {
    let item = desk.knowledge.item(code)?;
    let seen: Vec<&str> = item.materials.iter().map(|material| material.name.as_str()).collect();
    let issued =
        ask(desk, "issue_certificate", &json!({ "code": code, "values": values, "seen": seen }), at)?;
    let number = issued["number"].as_str().unwrap_or_default().to_owned();
    ask(desk, "confirm_print", &json!({ "number": number, "cameOut": true }), at)?;
    Ok(number)
}

fn residence(facts: &[&str; 7], at: Moment) -> Value {
    let [name, id, phone, address, since, unit, purpose] = facts;
    json!({
        "applicant_name": name, "applicant_id": id, "applicant_phone": phone, "applicant_addr": address,
        "live_addr": address, "live_from": since, "asking_unit": unit, "purpose": purpose,
        "verify_method": "入户", "verify_person": "王敏", "verify_date": at.date_naive().to_string(),
    })
}

fn volunteer(facts: &[&str; 8], at: Moment) -> Value {
    let [name, id, phone, address, unit, activity, hours, record] = facts;
    let day = at.date_naive().to_string();
    json!({
        "applicant_name": name, "applicant_id": id, "applicant_phone": phone, "applicant_addr": address,
        "asking_unit": unit, "purpose": "综合素质评价", "activity": activity, "date_from": day, "hours": hours,
        "role": activity, "record_no": record, "verify_method": "查册", "verify_person": "王敏", "verify_date": day,
    })
}

fn ask(desk: &Desk, name: &str, request: &Value, at: Moment) -> Answer<Value> {
    match run(desk, &NoDesktop, name, &request.to_string(), at)? {
        Reply::Json(json) => serde_json::from_str(&json).map_err(|fault| broken(&fault.to_string())),
        Reply::Bytes(_) => Ok(Value::Null),
    }
}

fn history_counts() -> (u32, u32) {
    let count = |is: fn(&Event) -> bool| HISTORY.iter().filter(|(_, _, event)| is(event)).count();
    let certificates = count(|event| matches!(event, Event::Residence(_) | Event::Volunteer(_)));
    let refusals = count(|event| matches!(event, Event::Refusal(_)));
    (crate::translate::count(certificates), crate::translate::count(refusals))
}

/// The story's own last day, or the day before `now` if that is earlier.
fn last_day(now: Moment) -> NaiveDate {
    let (year, month, day) = LAST_DAY;
    let yesterday = now.date_naive().pred_opt().unwrap_or_default();
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(yesterday).min(yesterday)
}

fn at(last: NaiveDate, days_before: u64, (hour, minute): (u32, u32)) -> Answer<Moment> {
    let time = NaiveTime::from_hms_opt(hour, minute, 0);
    let day = last.checked_sub_days(Days::new(days_before));
    let moment = day.zip(time).and_then(|(day, time)| day.and_time(time).and_local_timezone(CHINA).single());
    moment.ok_or_else(|| broken("the story has a moment no calendar has"))
}

fn broken(story: &str) -> Problem {
    let cause = std::io::Error::other(story.to_owned());
    Problem::failed(ProblemCode::Internal, "演示大厅没有建成", "请删掉这个台账文件，再建一次", cause)
}

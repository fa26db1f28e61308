//! 出具前检查: everything that has to be in order before a certificate is issued.
//!
//! The same examination runs while the clerk types and again inside the issuing transaction, on what the book holds then.

use chrono::{Datelike, NaiveDate};
use shouzhang_domain::{
    CertificateNumber, Field, FieldFault, FieldKind, Hall, IdDocument, Item, Moment, Severity, Values,
    check_id_number, check_values, long_date,
};
use shouzhang_paper::{Fonts, LayoutFault, lay_out};
use shouzhang_screening::{Finding, Span, Strength};
use shouzhang_store::Reader;

use crate::compose::{self, Setting};
use crate::duplicate::check_duplicate;
use crate::knowledge::{Knowledge, why_not};
use crate::problem::{Answer, Problem};
use crate::translate;
use crate::wire::{Check, CheckLevel, ProblemCode};

/// What is examined.
pub(crate) struct Subject<'a> {
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) fonts: &'a Fonts,
    pub(crate) item: &'a Item,
    pub(crate) hall: &'a Hall,
    /// Values as they will be kept.
    pub(crate) values: &'a Values,
    /// Materials whose originals were seen.
    pub(crate) seen: &'a [String],
    /// The certificate that will be replaced: no duplicate of itself.
    pub(crate) replaces: Option<&'a CertificateNumber>,
    pub(crate) at: Moment,
    /// How a number of this year reads, for the page's header.
    pub(crate) unnumbered: &'a str,
}

/// All checks, stops first, then warnings, then what is in order.
pub(crate) fn examine(subject: &Subject<'_>, reader: &Reader<'_>) -> Answer<Vec<Check>> {
    let mut checks = vec![in_catalog(subject)];
    checks.extend(fields(subject));
    checks.extend(originals(subject));
    checks.extend(content(subject));
    checks.extend(check_duplicate(subject, reader)?);
    checks.extend(page(subject));
    checks.sort_by_key(|check| std::cmp::Reverse(check.level));
    Ok(checks)
}

/// What a form's values and its page say for themselves, without a book and without a clerk.
pub(crate) fn form_checks(subject: &Subject<'_>) -> Vec<Check> {
    let mut checks = fields(subject);
    checks.extend(content(subject));
    checks.extend(page(subject));
    checks
}

/// Turns checks that stand against issuing into the refusal the clerk sees; `confirmed` names warnings already confirmed.
pub(crate) fn refuse_unless_in_order(checks: &[Check], confirmed: &[String]) -> Answer<()> {
    let stops: Vec<&Check> = checks.iter().filter(|check| check.level == CheckLevel::Stop).collect();
    if let Some(first) = stops.first() {
        let (code, hint) = match first.id.split(':').next().unwrap_or_default() {
            "in_catalog" => unavailable(first),
            "prohibited_content" => {
                (ProblemCode::ProhibitedContent, "请删掉标出的文字；不能删的，这份证明就不能出")
            }
            "missing_glyph" => {
                (ProblemCode::MissingGlyph, "请核对这个字；没有输错的，先不要出具，并报县区更新字库")
            }
            "page" => (ProblemCode::DoesNotFit, "请缩短文字"),
            _ => (ProblemCode::FormNotInOrder, "请按提示补好，再出具"),
        };
        // What cannot be issued at all is not a form with something missing.
        let message = match (code, stops.len()) {
            (ProblemCode::DeliberationNeeded | ProblemCode::ItemNotAvailable, _) | (_, 1) => {
                first.text.clone()
            }
            (_, n) => format!("有 {n} 处要补上，才能出具：{}", first.text),
        };
        return Err(Problem::refused(code, message, hint)
            .about_field(first.field.clone())
            .because_of(first.prohibition.clone())
            .with_checks(checks.to_vec()));
    }
    let open = |check: &&Check| check.needs_confirmation && !confirmed.contains(&check.id);
    match checks.iter().find(open) {
        None => Ok(()),
        Some(check) => Err(Problem::refused(
            ProblemCode::ConfirmationNeeded,
            format!("有一处要先核对：{}", check.text),
            "核对无误的，勾上“我已核对”，再出具；核对结果会记入台账",
        )
        .about_field(check.field.clone())
        .because_of(check.prohibition.clone())
        .with_checks(checks.to_vec())),
    }
}

fn unavailable(check: &Check) -> (ProblemCode, &'static str) {
    if check.id.ends_with(":deliberation") {
        (ProblemCode::DeliberationNeeded, "请先按办事指南组织议事协商；可以先打印空白样表给居民看")
    } else {
        (ProblemCode::ItemNotAvailable, "请改办别的事项；居民可以先看这一项的办事指南")
    }
}

/// A check about nothing in particular; callers fill in what they know.
pub(crate) fn check(id: impl Into<String>, level: CheckLevel, text: impl Into<String>) -> Check {
    Check {
        id: id.into(),
        level,
        text: text.into(),
        detail: None,
        field: None,
        marks: Vec::new(),
        needs_confirmation: false,
        certificate: None,
        prohibition: None,
    }
}

fn in_catalog(subject: &Subject<'_>) -> Check {
    let item = subject.item;
    if let Some(reason) = why_not(item, subject.hall.committee) {
        let needs_meeting = item.enabled && item.applies_to(subject.hall.committee);
        let id = if needs_meeting { "in_catalog:deliberation" } else { "in_catalog" };
        return check(id, CheckLevel::Stop, reason);
    }
    if compose::signer(item, subject.hall).trim().is_empty() {
        let whose = item.seal.label(subject.hall.committee);
        let text = format!("这一项盖{whose}，设置里还没有填它的全称。请先到“设置 › 大厅”填好");
        return check("in_catalog", CheckLevel::Stop, text);
    }
    let mut ok = check("in_catalog", CheckLevel::Ok, "在可出具清单内");
    let limit =
        translate::working_days(item).map_or("当场办结".to_owned(), |days| format!("限 {days} 个工作日"));
    ok.detail = Some(format!("{} · {limit} · 式样第 {} 版", item.code, item.template.version));
    ok
}

fn fields(subject: &Subject<'_>) -> Vec<Check> {
    let today = subject.at.date_naive();
    let problems = check_values(subject.item, subject.values, today);
    let mut checks: Vec<Check> = problems
        .iter()
        .map(|problem| {
            let level = match problem.severity {
                Severity::Refuses => CheckLevel::Stop,
                Severity::Warns => CheckLevel::Warn,
            };
            let mut found = check(format!("field:{}", problem.field), level, problem.fault.to_string());
            found.field = Some(problem.field.to_string());
            if let FieldFault::Rule { prohibition, .. } = &problem.fault {
                found.prohibition = prohibition.as_ref().map(ToString::to_string);
            }
            found
        })
        .collect();
    if problems.iter().all(|problem| problem.severity == Severity::Warns) {
        checks.push(check("fields", CheckLevel::Ok, "要填的都填了"));
    }
    checks.extend(id_numbers(subject, today));
    checks
}

/// What a correct identity number says, so that the clerk can compare it with the card.
fn id_numbers(subject: &Subject<'_>, today: NaiveDate) -> Option<Check> {
    let key = subject.item.subject.id_number.as_ref()?;
    let id = check_id_number(subject.values.get(key), today).ok()?;
    let mut ok = check("id_number", CheckLevel::Ok, "证件号码校验通过");
    ok.field = Some(key.to_string());
    ok.detail = match (id.sex(), id.born_on()) {
        (Some(sex), Some(born)) => Some(format!("{sex} · {}", long_date(born))),
        _ => Some(
            match id.document() {
                IdDocument::ResidentCard => "居民身份证",
                IdDocument::HongKongMacauTaiwanPermit => "港澳台居民居住证",
                IdDocument::ForeignPermanentCard | IdDocument::ForeignPermanentCardOld => {
                    "外国人永久居留身份证"
                }
                IdDocument::Other => "其他证件，只核对了长度和字符",
            }
            .to_owned(),
        ),
    };
    Some(ok)
}

fn originals(subject: &Subject<'_>) -> Vec<Check> {
    let required = || subject.item.materials.iter().filter(|material| material.original_required);
    let unseen: Vec<Check> = required()
        .filter(|material| !subject.seen.contains(&material.name))
        .map(|material| {
            check(
                format!("original:{}", material.name),
                CheckLevel::Stop,
                format!("还没有看过原件：{}", material.name),
            )
        })
        .collect();
    match (unseen.is_empty(), required().count()) {
        (true, 0) => Vec::new(),
        (true, n) => vec![check("originals", CheckLevel::Ok, format!("{n} 样原件都看过了"))],
        (false, _) => unseen,
    }
}

/// Reads every free text of the form, and then the whole page, for facts a community must not certify.
fn content(subject: &Subject<'_>) -> Vec<Check> {
    let Subject { knowledge, item, values, .. } = subject;
    let mut checks = Vec::new();
    for field in item.fields.iter().filter(|field| is_read(&field.kind, values.get(&field.key))) {
        let verdict = knowledge.engine.read_words(values.get(&field.key), &item.allows);
        let found = |finding: &Finding| finding_check(knowledge, finding, Some((field, finding.span)));
        checks.extend(verdict.findings.iter().map(found));
    }
    // Two harmless halves may make one prohibited sentence, and what words say depends on the page they stand on: so the page
    // is read as a whole too. What may be meant is asked only where it was typed.
    let page = compose::prose(item, values, subject.hall.committee.our_community());
    let found: Vec<String> = checks.iter().filter_map(|c: &Check| c.prohibition.clone()).collect();
    let verdict = knowledge.engine.read(&page, &item.allows);
    let new = verdict.findings.iter().filter(|f| !found.iter().any(|code| code == f.prohibition.as_str()));
    for finding in new {
        let place = typed_in(subject, &finding.words);
        if finding.strength == Strength::Strong || place.is_some() {
            checks.push(finding_check(knowledge, finding, place));
        }
    }
    if checks.is_empty() {
        let mut ok = check("prohibited_content", CheckLevel::Ok, "正文没有不该写的内容");
        ok.detail = Some(format!("已比对不应出具的 {} 项", knowledge.catalog.enabled_prohibitions().count()));
        checks.push(ok);
    }
    checks
}

/// The prose field these words of the page were typed into, and where in it.
fn typed_in<'a>(subject: &Subject<'a>, words: &str) -> Option<(&'a Field, Span)> {
    let value = |field: &Field| subject.values.get(&field.key);
    let prose = subject.item.fields.iter().filter(|field| is_read(&field.kind, value(field)));
    let place = |field: &'a Field| {
        let start = value(field)[..value(field).find(words)?].chars().count();
        Some((field, Span { start, end: start + words.chars().count() }))
    };
    prose.filter_map(place).next()
}

/// Whether a value is prose. A choice outside the offered options is; one of the options is the catalog's own wording.
fn is_read(kind: &FieldKind, value: &str) -> bool {
    let offered = matches!(kind, FieldKind::Choice { options, .. } if options.iter().any(|o| o == value));
    kind.is_prose() && !offered && !value.is_empty()
}

/// What the clerk is told of a finding, and where it was typed.
fn finding_check(knowledge: &Knowledge, finding: &Finding, typed: Option<(&Field, Span)>) -> Check {
    let name = knowledge.prohibition_name(&finding.prohibition);
    let place = typed.map_or("正文".to_owned(), |(field, _)| format!("“{}”", field.label));
    let (level, text) = match finding.strength {
        Strength::Strong => {
            let text = format!("{place}写了“{}”，属于不应出具的“{name}”。请删掉这句", finding.words);
            (CheckLevel::Stop, text)
        }
        Strength::Weak => {
            let text = format!("{place}写了“{}”，请核对：不能借这份证明写“{name}”的内容", finding.words);
            (CheckLevel::Warn, text)
        }
    };
    let field = typed.map(|(field, _)| field.key.to_string());
    let id = format!("prohibited_content:{}:{}", finding.prohibition, field.as_deref().unwrap_or("page"));
    let mut found = check(id, level, text);
    found.detail = Some(finding.advice.clone()).filter(|advice| !advice.is_empty());
    found.marks = typed.iter().map(|(_, span)| translate::mark(span)).collect();
    found.needs_confirmation = level == CheckLevel::Warn;
    found.prohibition = Some(finding.prohibition.to_string());
    found.field = field;
    found
}

/// Lays the page out as it would be printed: every character has a glyph, and all of it fits on one page.
fn page(subject: &Subject<'_>) -> Vec<Check> {
    let setting = Setting { item: subject.item, hall: subject.hall, values: subject.values, at: subject.at };
    match lay_out(subject.fonts, &compose::draft(&setting, subject.unnumbered)) {
        Ok(_) => vec![check("page", CheckLevel::Ok, "每个字都印得出来，一页纸排得下")],
        Err(fault) => vec![layout_check(&fault)],
    }
}

/// A page that cannot be laid out, as a check.
pub(crate) fn layout_check(fault: &LayoutFault) -> Check {
    let (id, field) = match fault {
        LayoutFault::MissingGlyph { field, .. } => ("missing_glyph", field.clone()),
        LayoutFault::DoesNotFit { field, .. } => ("page", field.clone()),
        LayoutFault::TooLong { .. } | LayoutFault::Lacks(_) | LayoutFault::StillBlank { .. } => {
            ("page", None)
        }
    };
    let mut stop = check(id, CheckLevel::Stop, fault.to_string());
    stop.field = field;
    stop
}

/// Year whose number series is used at this moment.
pub(crate) fn number_year(at: Moment) -> i32 {
    at.date_naive().year()
}

//! The sections of a guide, in the order of the county's form.

use shouzhang_domain::{CommitteeKind, Hall, Item, LegalBasis, TimeLimit, long_date};
use shouzhang_paper::{Block, Grid, Line, Piece, Row};

use super::Edition;

/// 六民办〔2021〕40号 四(二) names the places a guide is made known at.
const CHANNELS: &str =
    "政府门户网站、“皖事通办”、服务场所、政务微博、微信公众平台（六民办〔2021〕40号四（二））";

pub(super) fn blocks(edition: &Edition<'_>, item: &Item) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !item.enabled {
        let off = "本事项在清单中停用：依据不在本省或者依据已变化，县（区）确认并启用以前不办理。";
        blocks.push(Block::Paragraph(Line::words(off)));
    }
    blocks.push(heading("一、基本信息"));
    blocks.push(facts(basics(edition, item)));
    blocks.push(heading("二、法律法规依据"));
    blocks.extend(bases(edition, item));
    blocks.push(heading("三、办理条件"));
    blocks.extend(numbered(&item.conditions));
    blocks.push(heading("四、申请材料"));
    blocks.push(materials(item));
    blocks.push(heading("五、办理流程"));
    blocks.extend(numbered(&item.process));
    blocks.extend(deliberation(item));
    blocks.push(heading("六、操作规范"));
    blocks.extend(numbered(&rules(edition, item)));
    blocks.push(heading("七、办理地点和联系方式"));
    blocks.push(facts(places(edition.hall)));
    blocks.push(heading("八、版本和公布"));
    blocks.push(facts(versions(edition, item)));
    blocks.push(heading("九、证明式样"));
    let sample = "统一表单样本附后。正文文字由系统按式样生成，窗口不增不减；没有经办人、负责人签名和印章的，不是证明。";
    blocks.push(Block::Paragraph(Line::words(sample)));
    blocks
}

pub(crate) fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

/// A fact of a table: its label and what it says, or a blank to write in.
pub(crate) type Fact = (&'static str, Line);

pub(crate) fn facts(facts: Vec<Fact>) -> Block {
    let row = |(label, line): Fact| Row { cells: vec![vec![Line::words(label)], vec![line]], height: 0.0 };
    Block::Grid(Grid { columns: vec![0.22, 0.78], head: None, rows: facts.into_iter().map(row).collect() })
}

/// Words, or a rule to write on where there are none.
pub(crate) fn words_or_blank(text: &str, ems: u8) -> Line {
    match text.trim() {
        "" => Line(vec![Piece::Blank { label: String::new(), ems }]),
        text => Line::words(text),
    }
}

/// 1．… 2．…; a single one needs no number.
pub(crate) fn numbered(texts: &[String]) -> Vec<Block> {
    let stop = |text: &str| if text.ends_with(['。', '！', '？', '；']) { "" } else { "。" };
    let one = |(i, text): (usize, &String)| {
        let number = if texts.len() > 1 { format!("{}．", i + 1) } else { String::new() };
        Block::Paragraph(Line::words(format!("{number}{text}{}", stop(text))))
    };
    texts.iter().enumerate().map(one).collect()
}

fn basics(edition: &Edition<'_>, item: &Item) -> Vec<Fact> {
    let who: Vec<&str> = item.applies_to.iter().map(|kind: &CommitteeKind| kind.label()).collect();
    let note = item.applies_note.as_ref().map(|note| format!("，{note}")).unwrap_or_default();
    let mut facts = vec![
        ("事项名称", Line::words(format!("{}（文种：{}）", item.name, item.form_name))),
        ("证明内容和用途", Line::words(&item.purpose)),
        ("开具单位", Line::words(format!("{}（适用：{}{note}）", item.issuer, who.join("、")))),
        ("要求开具单位", Line::words(&item.requested_by)),
        ("申请人", Line::words(&item.applicant)),
        ("办结时限", Line::words(format!("{}。{}", time_limit(item.time_limit), item.time_limit_basis))),
        ("有效期", Line::words(&item.duplicates.validity)),
        ("收费", Line::words(if item.fee == 0 { "不收费".to_owned() } else { format!("{}元", item.fee) })),
    ];
    if !item.aliases.is_empty() {
        facts.insert(1, ("俗称", Line::words(item.aliases.join("、"))));
    }
    if let Some(hall) = edition.hall {
        facts.insert(3, ("本处落款", Line::words(crate::compose::signer(item, hall))));
        facts.retain(|(label, line)| *label != "本处落款" || *line != Line::words(""));
    }
    facts
}

/// 当场办结, or within how many working days.
pub(crate) fn time_limit(limit: TimeLimit) -> String {
    match limit {
        TimeLimit::OnTheSpot => "当场办结".to_owned(),
        TimeLimit::Within(days) => format!("{days}个工作日内办结"),
    }
}

/// Every citation with its evidence grade beside it.
fn bases(edition: &Edition<'_>, item: &Item) -> Vec<Block> {
    let row = |basis: &LegalBasis| {
        let note = basis.note.as_ref().map(|note| format!("（{note}）")).unwrap_or_default();
        Row::words([
            format!("{}{note}", basis.cite),
            format!("{}　{}", basis.grade.letter(), basis.grade.meaning()),
        ])
    };
    let grid = Grid {
        columns: vec![0.78, 0.22],
        head: Some(vec!["依据".to_owned(), "证据等级".to_owned()]),
        rows: item.legal_bases.iter().map(row).collect(),
    };
    let grades = edition.catalog.release().grades.iter();
    let meanings: Vec<String> =
        grades.map(|(grade, meaning)| format!("{}：{meaning}", grade.letter())).collect();
    let overall = format!("本指南总体证据等级{}。等级含义：{}。", item.grade.letter(), meanings.join("；"));
    vec![Block::Grid(grid), Block::Small(Line::words(overall))]
}

fn materials(item: &Item) -> Block {
    let row = |material: &shouzhang_domain::Material| {
        let wanted = if material.original_required { "核验原件" } else { "提供" };
        Row::words([material.name.as_str(), wanted])
    };
    Block::Grid(Grid {
        columns: vec![0.78, 0.22],
        head: Some(vec!["材料".to_owned(), "要求".to_owned()]),
        rows: item.materials.iter().map(row).collect(),
    })
}

fn deliberation(item: &Item) -> Option<Block> {
    let rule = item.deliberation.as_ref()?;
    let note = rule.note.as_ref().map(|note| format!("{note}。")).unwrap_or_default();
    let text = format!(
        "本事项要先议事协商：{}（{}）。经讨论同意并由负责人签字后才出具。{note}",
        rule.form, rule.basis
    );
    Some(Block::Paragraph(Line::words(text)))
}

/// What holds for this item, then what holds for every certificate.
fn rules(edition: &Edition<'_>, item: &Item) -> Vec<String> {
    let signers: Vec<&str> = item.signatures.iter().map(|signature| signature.label.as_str()).collect();
    let seal = match edition.hall {
        Some(hall) => item.seal.label(hall.committee),
        None => match item.seal {
            shouzhang_domain::Seal::Committee => "居民委员会章（村民委员会章）",
            other => other.label(CommitteeKind::Residents),
        },
    };
    let mut rules = vec![format!("本事项由{}签名，加盖{seal}", signers.join("、"))];
    if !item.must_not_state.is_empty() {
        rules.push(format!("正文不写：{}", item.must_not_state.join("、")));
    }
    rules.extend(item.note.clone());
    rules.extend(edition.catalog.release().rules_for_all.iter().map(|rule| rule.text.clone()));
    rules
}

fn places(hall: Option<&Hall>) -> Vec<Fact> {
    let of = |text: fn(&Hall) -> &str| hall.map_or("", text);
    let place = [of(|hall| &hall.hall_name), of(|hall| &hall.window)].join("");
    vec![
        ("办理窗口", words_or_blank(&place, 16)),
        ("办理地点", words_or_blank(of(|hall| &hall.address), 24)),
        ("办理时间", words_or_blank("", 24)),
        ("咨询电话", words_or_blank(of(|hall| &hall.phone), 12)),
        ("监督电话", words_or_blank(of(|hall| &hall.supervision_phone), 12)),
    ]
}

fn versions(edition: &Edition<'_>, item: &Item) -> Vec<Fact> {
    let release = edition.catalog.release();
    let version = format!(
        "清单{}版（{}编制），证明式样第{}版。指南有改动就出新版本，已出具的证明按出具时的版本",
        release.version,
        long_date(release.compiled_on),
        item.template.version
    );
    vec![
        ("版本", Line::words(version)),
        ("生效日期", words_or_blank(edition.effective_on, 12)),
        ("发布人", words_or_blank(edition.publisher, 20)),
        ("公布渠道", Line::words(CHANNELS)),
    ]
}

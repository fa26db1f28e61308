//! 告知承诺书: a blank form to the unit that needs the fact. The community gives it out; it neither receives nor checks nor
//! seals it (国办发〔2020〕42号). Its wording is the catalog's.

use std::collections::BTreeMap;

use shouzhang_domain::{Clauses, CommitmentWording, EvidenceGrade, LegalBasis, Prohibition};
use shouzhang_paper::{Block, BodySize, Filling, Leaflet, Line};

use super::{facts, words};
use crate::guide::heading;

/// What is known at the counter; the rest is written by hand.
pub(crate) struct CommitmentOf<'a> {
    /// What was asked for, in the resident's words.
    pub(crate) request: &'a str,
    /// The prohibition behind it, if it is one.
    pub(crate) prohibition: Option<&'a Prohibition>,
    /// The unit that needs the fact.
    pub(crate) unit: &'a str,
    /// The basis the unit gave; empty to be written in.
    pub(crate) basis: &'a str,
    /// What the resident is doing there; empty to be written in.
    pub(crate) matter: &'a str,
    /// The resident; empty to be written in.
    pub(crate) applicant: &'a str,
}

/// The form, two pages to print on both sides of a sheet.
pub(crate) fn commitment(wording: &CommitmentWording, of: &CommitmentOf<'_>) -> Leaflet {
    let filling = filling(wording, of);
    let rows = wording.basics.iter().map(|(label, line)| (label.as_str(), filling.line(line)));
    let mut blocks = vec![
        Block::Flush(filling.line(&wording.salutation)),
        Block::Paragraph(filling.line(&wording.opening)),
        heading(&wording.basics_heading),
        facts(rows.collect()),
        heading(&wording.told.heading),
    ];
    blocks.extend(numbered(&filling, &wording.told));
    blocks.push(heading(&wording.promised.heading));
    blocks.extend(numbered(&filling, &wording.promised));
    blocks.push(Block::Paragraph(filling.line(&wording.closing)));
    blocks.push(Block::Signatures(wording.signers.clone()));
    blocks.push(Block::Air);
    let small = [wording.note.clone(), cited(&wording.legal_bases), graded(wording)];
    blocks.extend(small.map(|text| Block::Small(Line::words(text))));
    Leaflet {
        letterhead: String::new(),
        title: wording.title.clone(),
        subtitle: wording.subtitle.clone(),
        body: BodySize::SmallFour,
        blocks,
        sample: None,
        foot: filling.text(&wording.foot),
    }
}

fn filling<'a>(wording: &'a CommitmentWording, of: &CommitmentOf<'_>) -> Filling<'a> {
    let known = Filling::with_blanks(&wording.blanks)
        .know_typed("unit", "用证单位", of.unit, false)
        .know_typed("applicant", "居民姓名", of.applicant, true)
        .know("replaced", replaced(of))
        .know("basis", of.basis)
        .know("matter", of.matter)
        .know("version", wording.version.to_string());
    match of.prohibition {
        Some(prohibition) => known
            .know("prohibition", &prohibition.name)
            .know("listed_in", &prohibition.listed_in)
            .know("list_document", &prohibition.list_document),
        None => known,
    }
}

/// The name on the list, with the resident's own words where they differ.
fn replaced(of: &CommitmentOf<'_>) -> String {
    match of.prohibition {
        Some(prohibition) if prohibition.name != of.request => {
            format!("{}（居民说的是“{}”）", prohibition.name, of.request)
        }
        Some(prohibition) => prohibition.name.clone(),
        None => of.request.to_owned(),
    }
}

fn numbered(filling: &Filling<'_>, clauses: &Clauses) -> Vec<Block> {
    let block = |(i, clause): (usize, &shouzhang_domain::Clause)| {
        let number = words(format!("{}．", i + 1));
        Block::Paragraph(std::iter::once(number).chain(filling.line(&clause.text).0).collect())
    };
    clauses.clauses.iter().enumerate().map(block).collect()
}

fn cited(bases: &[LegalBasis]) -> String {
    let bases = bases.iter().map(|basis| {
        let (letter, meaning) = (basis.grade.letter(), basis.grade.meaning());
        format!("{}〔{letter}级：{meaning}〕", basis.cite)
    });
    format!("依据：{}。", bases.collect::<Vec<_>>().join("；"))
}

/// How well each sentence is founded.
fn graded(wording: &CommitmentWording) -> String {
    let mut by_grade: BTreeMap<EvidenceGrade, Vec<String>> = BTreeMap::new();
    for (part, clauses) in [("第二部分", &wording.told), ("第三部分", &wording.promised)] {
        let mut of_part: BTreeMap<EvidenceGrade, Vec<String>> = BTreeMap::new();
        for (i, clause) in clauses.clauses.iter().enumerate() {
            of_part.entry(clause.grade).or_default().push((i + 1).to_string());
        }
        for (grade, numbers) in of_part {
            by_grade.entry(grade).or_default().push(format!("{part}第{}项", numbers.join("、")));
        }
    }
    let graded = by_grade
        .into_iter()
        .map(|(grade, places)| format!("{}为{}级（{}）", places.join("和"), grade.letter(), grade.meaning()));
    format!("证据等级：{}。没有核对原文的，受理机关以原文为准。", graded.collect::<Vec<_>>().join("；"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    fn text(leaflet: &Leaflet) -> String {
        format!("{:?}", leaflet.blocks)
    }

    #[test]
    fn the_form_has_every_element_of_the_rule() {
        let knowledge = Knowledge::embedded().expect("the release");
        let form = commitment(
            &knowledge.catalog.papers().commitment,
            &CommitmentOf {
                request: "母女关系证明",
                prohibition: None,
                unit: "某银行清河支行",
                basis: "",
                matter: "",
                applicant: "",
            },
        );
        let text = text(&form);
        for element in [
            "承诺人",
            "证件",
            "联系电话",
            "办理事项",
            "受理机关",
            "代替的证明",
            "设定依据",
            "证明内容",
            "方式",
            "民事责任",
            "行政责任",
            "刑事责任",
            "核查",
            "公开",
            "已经知晓",
            "已经符合",
            "愿意承担",
            "真实意思表示",
            "自主选择",
            "信用修复",
            "国家安全",
            "授权",
            "撤回",
            "信用中国",
            "受理机关经办人",
            "代办人",
            "某银行清河支行",
            "母女关系证明",
        ] {
            assert!(text.contains(element), "the form lacks “{element}”");
        }
    }
}

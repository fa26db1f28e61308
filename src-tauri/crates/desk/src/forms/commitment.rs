//! 告知承诺书: a blank form to the unit that needs the fact. The community gives it out; it neither receives nor checks nor
//! seals it (国办发〔2020〕42号).

use shouzhang_domain::Prohibition;
use shouzhang_paper::{Block, BodySize, Leaflet, Line, Piece};

use super::{blank, facts, name, paragraph, words};
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
pub(crate) fn commitment(of: &CommitmentOf<'_>) -> Leaflet {
    let mut blocks = vec![
        Block::Flush(Line(vec![unit(of), words("：")])),
        paragraph("本人申请办理下表所列事项，自愿以书面承诺代替提交证明，内容如下。"),
        heading("一、基本信息"),
        basics(of),
        heading("二、受理机关告知"),
    ];
    blocks.extend(told(of));
    blocks.push(heading("三、申请人承诺"));
    blocks.extend(promised());
    let signers = ["承诺人（签名）", "承诺日期", "代办人（签名）", "受理机关经办人（签名）"];
    blocks.push(Block::Signatures(signers.map(str::to_owned).to_vec()));
    blocks.push(Block::Air);
    blocks.extend(small_print().map(|text| Block::Small(Line::words(text))));
    Leaflet {
        letterhead: String::new(),
        title: "证明事项告知承诺书".to_owned(),
        subtitle: "（交用证单位，社区和村不收、不核查、不盖章）".to_owned(),
        body: BodySize::SmallFour,
        blocks,
        sample: None,
        foot: "证明事项告知承诺书　空白表，由承诺人填写".to_owned(),
    }
}

fn unit(of: &CommitmentOf<'_>) -> Piece {
    match of.unit {
        "" => blank(16),
        unit => Piece::Value {
            field: "unit".to_owned(),
            label: "用证单位".to_owned(),
            text: unit.to_owned(),
            name: false,
        },
    }
}

fn or_blank(text: &str, ems: u8) -> Piece {
    if text.is_empty() { blank(ems) } else { words(text) }
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

fn basics(of: &CommitmentOf<'_>) -> Block {
    facts(vec![
        ("承诺人", name(of.applicant, 10)),
        ("证件", Line(vec![words("□居民身份证　□其他"), blank(4), words("　号码"), blank(11)])),
        ("联系电话", Line(vec![blank(10)])),
        ("办理事项", Line(vec![or_blank(of.matter, 22)])),
        ("受理机关", Line(vec![unit(of)])),
        ("代替的证明", Line::words(replaced(of))),
        ("证明内容", Line(vec![blank(40)])),
        ("设定依据", Line(vec![or_blank(of.basis, 14), words("（由受理机关写明名称和条款）")])),
        (
            "代办人和授权",
            Line(vec![words("姓名"), blank(6), words("　证件号码"), blank(11), words("授权范围"), blank(16)]),
        ),
    ])
}

/// What the authority tells the applicant.
fn told(of: &CommitmentOf<'_>) -> Vec<Block> {
    let list = of.prohibition.map_or_else(String::new, |prohibition| {
        format!(
            "“{}”列在{}（{}），基层群众性自治组织不出具。",
            prohibition.name, prohibition.listed_in, prohibition.list_document
        )
    });
    let texts = [
        format!("事项和内容：办理上表事项要证明的内容、设定证明的依据，以上表为准。{list}没有设定依据的，不得要求提交证明，也不需要承诺。"),
        "自愿：申请人可以自主选择是否承诺。不愿承诺或者不能承诺的，按原办法提交证明材料。".to_owned(),
        "方式：书面承诺。申请人本人签名后，连同身份证件交受理机关；委托他人代办的，要有明确的授权。".to_owned(),
        "不适用的人：有较严重不良信用记录，或者曾经作出虚假承诺的，在信用修复以前不适用告知承诺。".to_owned(),
        "不适用的事：直接涉及国家安全、国家秘密、公共安全、金融业审慎监管、生态环境保护，直接关系人身健康、生命财产\
         安全，以及重要涉外等风险较大、纠错成本较高、损害难以挽回的事项，不适用告知承诺。"
            .to_owned(),
        "核查：受理机关有权通过信息共享、现场检查、部门协查等方式核查承诺内容，申请人应当配合。".to_owned(),
        "责任：承诺不实的，受理机关终止办理、撤销已经作出的决定，并依法追究责任；申请人可能承担民事责任、行政责任，\
         构成犯罪的承担刑事责任。"
            .to_owned(),
        "信用：虚假承诺依法记入信用记录，纳入全国信用信息共享平台，在“信用中国”网站公示；情节严重的，依法处罚并公开。"
            .to_owned(),
        "撤回：事项办结以前，申请人有合理理由的可以撤回承诺，撤回后按原程序办理。".to_owned(),
    ];
    let mut blocks: Vec<Block> =
        texts.iter().enumerate().map(|(i, text)| paragraph(format!("{}．{text}", i + 1))).collect();
    let open = "10．公开：涉及公共利益、第三方利益或者核查难度较大的，受理机关可以公开承诺书，接受监督。";
    let mut line = vec![words(open), words("本承诺书□不公开　□公开，范围"), blank(6), words("，时限")];
    line.push(blank(4));
    blocks.push(Block::Paragraph(Line(line)));
    blocks
}

/// The four sentences, and whether the applicant agrees to publication.
fn promised() -> Vec<Block> {
    let mut fact = vec![words("2．本人已经符合办理该事项的相关条件，上表“证明内容”真实、准确、完整。补充：")];
    fact.push(blank(26));
    vec![
        paragraph("1．本人已经知晓受理机关告知的全部内容。"),
        Block::Paragraph(Line(fact)),
        paragraph("3．本人愿意承担不实承诺的法律责任，愿意接受并配合核查。"),
        paragraph("4．以上承诺是本人的真实意思表示。"),
        Block::Paragraph(Line(vec![
            words("是否同意公开本承诺书：□不同意　□同意，范围"),
            blank(6),
            words("，时限"),
            blank(4),
        ])),
    ]
}

/// What the form is not, and how well its sentences are founded.
fn small_print() -> [String; 3] {
    [
        "说明：承诺由申请人向要证明的机关作出，收承诺、核查和处理都由该机关负责。社区（村）只提供空白表，不是收承诺的一方。\
         银行、保险、供水供电等企业不在国办发〔2020〕42号的强制范围，是否采用由其决定；对方另有格式的，用对方的格式。"
            .to_owned(),
        "依据：《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》（国办发〔2020〕42号）〔B级：据政府网页〕；\
         六民办〔2021〕40号四（四）（第二部分第8项信用后果）〔A级：已核对原文〕。"
            .to_owned(),
        "证据等级：第二部分第2、3、4、5项为B级；第6、7、9、10项和第三部分的四句为D级，待核原文，受理机关以原文为准。".to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(leaflet: &Leaflet) -> String {
        format!("{:?}", leaflet.blocks)
    }

    #[test]
    fn the_form_has_every_element_of_the_rule() {
        let form = commitment(&CommitmentOf {
            request: "母女关系证明",
            prohibition: None,
            unit: "某银行清河支行",
            basis: "",
            matter: "",
            applicant: "",
        });
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

//! The papers the golden pages and benchmarks are made of. People, places and numbers are invented.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::DateTime;
use shouzhang_domain::{CommitteeKind, EvidenceGrade, LegalBasis, Moment, RefusalWording, Route};
use shouzhang_paper::{
    CheckCode, Document, Facts, FontFiles, Fonts, Kind, Line, Piece, Refusal, Sheet, Slip, draw, lay_out,
    lay_out_slip, put_code,
};

/// The repository's top folder.
pub(crate) fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// The shipped faces.
pub(crate) fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    let read = |name: &str| -> &'static [u8] {
        let path = top().join("assets/fonts").join(name);
        std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())).leak()
    };
    FONTS.get_or_init(|| {
        Fonts::new(FontFiles {
            fangsong: read("FandolFang-Regular.otf"),
            song: read("NotoSerifSC-Light.ttf"),
            song_wide: read("HanaMinB.ttf"),
            title: read("NotoSerifSC-Bold-8105.ttf"),
            latin: read("LiberationSerif-Regular.ttf"),
        })
        .expect("the shipped faces are whole")
    })
}

/// The moment every paper here was made.
pub(crate) fn moment() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-23T14:36:00+08:00").expect("a moment")
}

/// Facts of a document.
pub(crate) fn facts_of(document: &Document) -> Facts<'_> {
    Facts {
        title: &document.title,
        author: &document.signer,
        number: document.number.as_deref().unwrap_or(""),
        made_at: moment(),
    }
}

/// Every kind of document, by the name of its golden page.
pub(crate) fn documents() -> Vec<(&'static str, Document)> {
    vec![
        ("certificate-rare-characters", rare_characters()),
        ("certificate-longest-names", longest_names()),
        ("certificate-long-committee", long_committee()),
        ("certificate-long-title", long_title()),
        ("certificate-household", household()),
        ("decision", decision(250)),
        ("draft", draft()),
        ("sample", sample()),
    ]
}

/// Every kind of slip, by the name of its golden page.
pub(crate) fn slips() -> Vec<(&'static str, Slip)> {
    vec![("slip", slip()), ("slip-off-catalog", off_catalog_slip())]
}

/// All of them laid out, with what their files say about themselves.
pub(crate) fn sheets() -> Vec<(&'static str, Sheet, Vec<u8>)> {
    let drawn = |sheet: &Sheet, facts: &Facts<'_>| draw(fonts(), sheet, facts).expect("a sheet can be drawn");
    let documents = documents().into_iter().map(|(name, document)| {
        let sheet = lay_out(fonts(), &document).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let bytes = drawn(&sheet, &facts_of(&document));
        (name, sheet, bytes)
    });
    let slips = slips().into_iter().map(|(name, slip)| {
        let sheet = lay_out_slip(fonts(), &slip).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let bytes = drawn(&sheet, &facts_of_slip(&slip));
        (name, sheet, bytes)
    });
    let paper = rare_characters();
    let sheet = with_code(&paper);
    let bytes = drawn(&sheet, &facts_of(&paper));
    documents.chain(slips).chain([("certificate-with-code", sheet, bytes)]).collect()
}

/// A certificate with its code; the digits are those of a usual payload and were signed by nobody.
fn with_code(paper: &Document) -> Sheet {
    let digits = "31415926535897932384626433832795028841971693993751".repeat(8);
    let code = CheckCode { digits: &digits, short_code: "A2RN-9MFA-3XTD-8H2W-7PZ4" };
    let mut sheet = lay_out(fonts(), paper).expect("it fits");
    put_code(fonts(), &mut sheet, &code).expect("there is room");
    sheet
}

/// A value.
pub(crate) fn value(field: &str, label: &str, text: &str) -> Piece {
    Piece::Value { field: field.into(), label: label.into(), text: text.into(), name: false }
}

/// A person's name.
pub(crate) fn name(field: &str, label: &str, text: &str) -> Piece {
    Piece::Value { field: field.into(), label: label.into(), text: text.into(), name: true }
}

/// Fixed words.
pub(crate) fn words(text: &str) -> Piece {
    Piece::Words(text.into())
}

/// A certificate with the usual frame.
fn certificate(title: &str, number: &str, signer: &str) -> Document {
    Document {
        kind: Kind::Certificate,
        title: title.into(),
        number: Some(number.into()),
        salutation: None,
        paragraphs: Vec::new(),
        signer: signer.into(),
        date: Some("2026年11月23日".into()),
        signatures: vec!["经办人".into(), "负责人".into()],
        footer: vec![format!("手写添加、涂改无效，以编号{number}存档文本为准。有效期：自出具之日起30日。")],
    }
}

/// What K29 says of one person.
pub(crate) struct Resident<'a> {
    pub(crate) unit: &'a str,
    pub(crate) name: &'a str,
    pub(crate) address: &'a str,
    pub(crate) purpose: &'a str,
    pub(crate) signer: &'a str,
}

/// K29 居住情况说明.
pub(crate) fn residence(resident: &Resident<'_>) -> Document {
    let mut paper = certificate("居住情况说明", "柳荫居证〔2026〕0418号", resident.signer);
    paper.salutation = Some(Line(vec![value("asking_unit", "用证单位", resident.unit), words("：")]));
    paper.paragraphs = vec![
        Line(vec![
            name("applicant_name", "申请人姓名", resident.name),
            words("（居民身份证号码"),
            value("applicant_id", "申请人证件号码", "341599199001010016"),
            words("）自"),
            value("live_from", "居住起", "2019年3月1日"),
            words("起在我社区"),
            value("live_addr", "居住地址", resident.address),
            words("居住，情况经"),
            value("verify_method", "核实方式", "入户走访"),
            words("核实。"),
        ]),
        Line(vec![
            words("此说明仅用于"),
            value("purpose", "办理用途", resident.purpose),
            words("，不作为产权、落户依据。"),
        ]),
        Line::words("特此说明。"),
    ];
    paper
}

/// A name of the CJK extensions, an address in a town whose name is in extension A.
pub(crate) fn rare_characters() -> Document {
    residence(&Resident {
        unit: "示例市第二实验小学",
        name: "欧阳𬱖",
        address: "安徽省六安市金寨县流波䃥镇柳荫路128号3幢2单元501室",
        purpose: "子女入学报名",
        signer: "金寨县流波䃥镇柳荫社区居民委员会",
    })
}

/// The longest of everything: a name of 50 characters with dots, an address of three lines, a committee of 34 characters.
pub(crate) fn longest_names() -> Document {
    residence(&Resident {
        unit: "中国示例农业发展银行股份有限公司六安市分行金寨县流波䃥镇营业所个人信贷业务管理中心",
        name: "阿卜杜热合曼·吾布力喀斯木·买买提明·阿卜杜拉·托合提尼亚孜·艾合买提江·库尔班江·麦麦提",
        address: "安徽省六安市金寨县流波䃥镇响洪甸水库移民安置示范新区柳荫大道与清河中路交叉口往东三百米路北柳荫花园二期安置小区第三组团十八号楼东单元一千二百零一室（原响洪甸村新塘村民组）",
        purpose: "办理农村客户贷款展期手续时说明现住址",
        signer: "安徽省六安市金寨县流波䃥镇响洪甸水库移民安置示范新区柳荫社区居民委员会",
    })
}

/// A committee whose full name takes 28 characters.
pub(crate) fn long_committee() -> Document {
    residence(&Resident {
        unit: "六安市金安区人民法院",
        name: "王某某",
        address: "柳荫小区3幢402室",
        purpose: "诉讼文书送达",
        signer: "安徽省六安市金安区清河街道办事处柳荫花园社区居民委员会",
    })
}

/// K18: a table of eight people, one of them with a long name and one with a name no single file of faces holds.
pub(crate) fn household() -> Document {
    let mut paper = certificate(
        "家庭成员和经济情况证明",
        "柳荫居证〔2026〕0418号",
        "六安市金安区清河街道柳荫社区居民委员会",
    );
    let people = [
        ["欧阳建国", "长子"],
        ["欧阳建军", "次子，已分户"],
        ["欧阳玥", "女儿"],
        ["阿卜杜热合曼·吾布力喀斯木·买买提明·阿卜杜拉", "女婿"],
        ["欧阳㛃", "孙女"],
        ["欧阳禛", "孙子"],
        ["欧阳\u{2E9F5}", "外孙女"],
        ["欧阳\u{20164}", "曾孙"],
    ];
    paper.salutation = Some(Line::words("安徽省六安市示例公证处："));
    paper.paragraphs = vec![
        Line(vec![
            words("经我会核实（核实方式：入户，核实日期：2026年11月20日），"),
            name("applicant_name", "申请人姓名", "欧阳𬱖"),
            words("（证件号码：341599194802230040，现住柳荫小区6幢601室）的家庭成员情况如下："),
        ]),
        Line(vec![Piece::Table {
            field: "members".into(),
            label: "家庭成员".into(),
            head: vec!["姓名".into(), "与申请人的关系".into()],
            rows: people.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect(),
        }]),
        Line::words("本证明仅用于遗赠扶养协议公证，不评估财产价值，不作他用。"),
        Line::words("特此证明。"),
    ];
    paper
}

/// A draft with places still to fill.
pub(crate) fn draft() -> Document {
    let mut paper = rare_characters();
    paper.kind = Kind::Draft;
    paper.number = Some("柳荫居证〔2026〕××××号".into());
    let blank = |label: &str, ems| Piece::Blank { label: label.into(), ems };
    paper.paragraphs[0].0[4] = blank("居住起", 4);
    for (i, piece) in
        [words("年"), blank("", 2), words("月"), blank("", 2), words("日")].into_iter().enumerate()
    {
        paper.paragraphs[0].0.insert(5 + i, piece);
    }
    paper.paragraphs[0].0[13] = blank("核实方式", 6);
    paper
}

/// The blank sample of K29.
pub(crate) fn sample() -> Document {
    let blank = |label: &str, ems| Piece::Blank { label: label.into(), ems };
    let mut paper = rare_characters();
    paper.kind = Kind::Sample;
    paper.number = None;
    paper.date = None;
    paper.signer = String::new();
    paper.footer = vec!["自出具之日起30日内有效。".into()];
    paper.salutation = Some(Line(vec![blank("用证单位", 12), words("：")]));
    paper.paragraphs = vec![
        Line(vec![
            blank("申请人姓名", 6),
            words("（居民身份证号码"),
            blank("申请人证件号码", 12),
            words("）自"),
            blank("居住起", 4),
            words("年"),
            blank("", 2),
            words("月"),
            blank("", 2),
            words("日起在我社区"),
            blank("居住地址", 20),
            words("居住，情况经"),
            blank("核实方式", 8),
            words("核实。"),
        ]),
        Line(vec![words("此说明仅用于"), blank("办理用途", 10), words("，不作为产权、落户依据。")]),
        Line::words("特此说明。"),
    ];
    paper
}

/// Prose of `length` characters, without a fact in it.
pub(crate) fn prose(length: usize) -> String {
    const SENTENCE: &str = "两位申请人都愿意照料，我会听取了双方、近亲属和邻居的意见，查看了住处、收入和平时照料的情况，\
                            并征求了本人的意愿；会议记录写明了每一位到会人员的意见和理由，结果当场宣读。";
    SENTENCE.chars().filter(|c| !c.is_whitespace()).cycle().take(length - 1).chain(['。']).collect()
}

/// K05 指定监护人决定书 with two paragraphs of `length` characters each.
pub(crate) fn decision(length: usize) -> Document {
    let mut paper =
        certificate("指定监护人决定书", "柳荫居证〔2026〕0421号", "六安市金安区清河街道柳荫社区居民委员会");
    let ward = || name("ward_name", "被监护人姓名", "赵某");
    paper.paragraphs = vec![
        Line(vec![
            words("因对"),
            ward(),
            words("的监护人确定有争议，"),
            value("claimants", "主张监护的人及理由", &prose(length - 12)),
        ]),
        Line(vec![
            words("经集体研究，指定"),
            name("appointed", "指定的监护人", "钱某某"),
            words("担任"),
            ward(),
            words("的监护人。"),
            value("reason", "指定理由", &prose(length - 20)),
        ]),
        Line::words("不服本指定的，自接到之日起三十日内可以向人民法院申请指定监护人。"),
    ];
    paper
}

/// K09: a title of two lines, a value with lines of its own.
pub(crate) fn long_title() -> Document {
    let mut paper = certificate(
        "宅基地使用权权属来源证明（无权属来源材料情形）",
        "响村证〔2026〕0009号",
        "金寨县流波䃥镇响洪甸村村民委员会",
    );
    paper.salutation = Some(Line::words("金寨县自然资源和规划局："));
    paper.paragraphs = vec![
        Line(vec![
            words("经查，"),
            value("site", "坐落", "响洪甸村新塘村民组12号"),
            words("宅基地由"),
            name("applicant_name", "申请人姓名", "马玥璟"),
            words("户历史使用，四至为"),
            value("boundary", "四至", "东至道路、南至水渠、西至邻户墙、北至林地"),
            words("，面积约"),
            value("area", "面积", "168.50"),
            words("平方米。历史使用情况："),
            value(
                "history",
                "历史使用情况",
                "一、1982年3月起由该户建房居住，2003年翻建为二层楼房。\n二、1996年、2008年两次村庄规划图上均标为该户宅基地。",
            ),
        ]),
        Line(vec![
            words("我会于"),
            value("publicity_from", "公告开始", "2026年10月8日"),
            words("至"),
            value("publicity_to", "公告结束", "2026年11月9日"),
            words("公告满30天，"),
            value("objection", "有无异议及处理", "公告期内无异议"),
            words("。特此证明，请予审核。"),
        ]),
    ];
    paper
}

fn basis(cite: &str, grade: EvidenceGrade) -> LegalBasis {
    LegalBasis { cite: cite.into(), grade, sources: Vec::new(), note: None }
}

fn route(office: &str, how: &str) -> Route {
    Route { office: office.into(), how: how.into() }
}

/// The wording of the release built in.
pub(crate) fn refusal_wording() -> &'static RefusalWording {
    static WORDING: OnceLock<RefusalWording> = OnceLock::new();
    WORDING.get_or_init(|| {
        let draft = shouzhang_catalog::parse(shouzhang_catalog::embedded()).expect("a release without flaws");
        let catalog = draft.finish(|_| None).expect("nobody objected");
        catalog.papers().refusal.clone()
    })
}

/// A slip for the first item of the prohibited list.
pub(crate) fn slip() -> Slip {
    Slip {
        wording: refusal_wording().clone(),
        hall_name: "柳荫社区便民服务大厅".into(),
        committee: CommitteeKind::Residents,
        number: "柳荫居告〔2026〕0037号".into(),
        applicant: Some("欧阳𬱖".into()),
        request: "母女关系证明".into(),
        requesting_unit: Some("示例银行股份有限公司清河支行".into()),
        refusal: Refusal::Prohibited {
            name: "亲属关系证明".into(),
            listed_in: "国家清单（第一批）第1项".into(),
            reason:
                "亲属关系要靠户籍、婚姻登记、出生医学证明或者档案来认定，社区没有这些资料，也没有核实的权力。\
                     法律没有让社区证明亲属关系。"
                    .into(),
            advice:
                "请先带户口簿、结婚证或出生医学证明去办；不在一个户口本上的，可以到户籍派出所查历史户籍档案。"
                    .into(),
            routes: vec![
                route(
                    "用证单位",
                    "先看居民户口簿、结婚证、出生医学证明、收养登记证等能直接反映关系的证件，能看出就不得再要证明",
                ),
                route("户籍地公安派出所", "曾经同户、历史户籍档案能反映的，由派出所核实后出具亲属关系证明"),
                route("存放个人档案的公共就业和人才服务机构", "依据档案记载出具亲属关系证明"),
                route("公证机构", "办理亲属关系公证"),
                route("用证单位", "通过公安、民政、卫生健康等部门信息共享核对，或让当事人书面承诺"),
                route("人民法院", "诉讼中由法院依职权或依申请调查；争议大的可做亲子鉴定"),
            ],
        },
        bases: vec![
            basis("民发〔2020〕20号附件第1项", EvidenceGrade::A),
            basis(
                "公通字〔2016〕21号：同户人员与户主关系凭户口簿即可；派出所对能核实的亲属关系出具证明",
                EvidenceGrade::B,
            ),
            basis("《公证法》第十一条第一款第六项：亲属关系可以申请公证", EvidenceGrade::A),
            basis(
                "人社部发〔2021〕112号：存档机构依据档案记载出具存档、经历、亲属关系等证明",
                EvidenceGrade::B,
            ),
            basis(
                "《中国公民收养子女登记办法》第七条：旁系血亲收养时，亲属关系证明由公安机关出具或者经公证",
                EvidenceGrade::A,
            ),
        ],
        supervision_phone: "0000-555 0100".into(),
        hall_phone: "0000-555 0142".into(),
        date: "2026年11月23日".into(),
        clerk: "王某某".into(),
    }
}

/// A slip for a request that is on neither list.
pub(crate) fn off_catalog_slip() -> Slip {
    Slip {
        number: "柳荫居告〔2026〕0038号".into(),
        applicant: None,
        request: "宠物疫苗接种情况和遛狗守规矩的证明".into(),
        requesting_unit: Some("某某物业服务公司".into()),
        refusal: Refusal::OffCatalog,
        bases: vec![basis(
            "六民办〔2021〕40号四（一）：要求基层群众性自治组织出具证明事项的，应当同时提供出具此事项的有关依据",
            EvidenceGrade::A,
        )],
        ..slip()
    }
}

/// Facts of a slip.
pub(crate) fn facts_of_slip(slip: &Slip) -> Facts<'_> {
    Facts { title: &slip.wording.title, author: &slip.hall_name, number: &slip.number, made_at: moment() }
}

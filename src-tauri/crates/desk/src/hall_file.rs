//! The file a real hall is founded from, and the demonstration hall.

use serde::Deserialize;
use shouzhang_domain::{CommitteeKind, Hall, HallFault, NumberFault, NumberPattern, Series, plain_radicals};
use shouzhang_store::{FirstSerial, Numbering};

use crate::problem::{Answer, Problem};
use crate::wire::{ProblemCode, WireHall, WireNumbering};

/// A hall and its numbering, as founded. TOML with the tables `[hall]` and `[numbering]`, keys as on the wire.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HallFile {
    pub(crate) hall: WireHall,
    pub(crate) numbering: WireNumbering,
}

impl HallFile {
    /// Reads a hall file.
    ///
    /// # Errors
    /// A [`Problem`] naming the line, or what is missing in the hall.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let file: Self = toml::from_str(text).map_err(|fault| {
            let line = fault.span().map_or(1, |span| text[..span.start].lines().count().max(1));
            bad(format!("大厅资料文件第 {line} 行读不懂：{}", fault.message()), "请照 README 里的样子改好")
        })?;
        domain_hall(&file.hall)?;
        domain_numbering(&file.numbering, 2000)?;
        Ok(file)
    }

    /// The demonstration hall: an invented community of 六安市, telephone numbers nobody has.
    pub(crate) fn demonstration() -> Self {
        let text = |s: &str| s.to_owned();
        Self {
            hall: WireHall {
                committee_name: text("六安市金安区清河街道柳荫社区居民委员会"),
                committee: text("residents"),
                hall_name: text("柳荫社区便民服务大厅"),
                window: text("1号窗口"),
                region: text("六安市金安区清河街道"),
                address: text("清河街道柳荫路18号"),
                phone: text("0564-5550188"),
                supervision_phone: text("0564-5550100"),
                party_branch_name: text("中共六安市金安区清河街道柳荫社区委员会"),
                mediation_committee_name: text("六安市金安区清河街道柳荫社区人民调解委员会"),
                clerk: text("王敏"),
                head: text("赵建华"),
                seal_keeper: text("李强"),
            },
            numbering: WireNumbering {
                certificate_pattern: text("柳荫居证〔{年}〕{号}号"),
                refusal_pattern: text("柳荫居告〔{年}〕{号}号"),
                digits: 4,
                first_certificate: None,
                first_refusal: None,
            },
        }
    }
}

/// The hall of the wire as the domain knows it, checked.
pub(crate) fn domain_hall(wire: &WireHall) -> Answer<Hall> {
    let committee = CommitteeKind::parse(&wire.committee).ok_or_else(|| {
        bad("委员会种类只能是居民委员会（residents）或村民委员会（villagers）", "请改正后再存")
    })?;
    let tidy = |text: &str| plain_radicals(text.trim());
    let hall = Hall {
        committee_name: tidy(&wire.committee_name),
        committee,
        hall_name: tidy(&wire.hall_name),
        window: tidy(&wire.window),
        region: tidy(&wire.region),
        address: tidy(&wire.address),
        phone: tidy(&wire.phone),
        supervision_phone: tidy(&wire.supervision_phone),
        party_branch_name: tidy(&wire.party_branch_name),
        mediation_committee_name: tidy(&wire.mediation_committee_name),
        clerk: tidy(&wire.clerk),
        head: tidy(&wire.head),
        seal_keeper: tidy(&wire.seal_keeper),
    };
    hall.check().map_err(|fault| {
        let field = field_of(&fault).map(str::to_owned);
        bad(fault.to_string(), "请补好大厅资料，再存一次").about_field(field)
    })?;
    Ok(hall)
}

/// Which field of the settings a fault is about, by its name on the wire.
fn field_of(fault: &HallFault) -> Option<&'static str> {
    const FIELDS: [(&str, &str); 12] = [
        ("居（村）委会全称", "committeeName"),
        ("大厅名称", "hallName"),
        ("窗口", "window"),
        ("所在县区街道", "region"),
        ("大厅地址", "address"),
        ("大厅电话", "phone"),
        ("监督电话", "supervisionPhone"),
        ("党组织名称", "partyBranchName"),
        ("人民调解委员会名称", "mediationCommitteeName"),
        ("经办人", "clerk"),
        ("负责人", "head"),
        ("印章保管人", "sealKeeper"),
    ];
    let what = match fault {
        HallFault::Missing(what) | HallFault::TooLong { what, .. } | HallFault::ControlCharacter(what) => {
            *what
        }
        HallFault::OnePersonTwoKeys => "印章保管人",
    };
    FIELDS.iter().find(|(label, _)| *label == what).map(|(_, field)| *field)
}

/// The hall as it travels.
pub(crate) fn wire_hall(hall: &Hall) -> WireHall {
    WireHall {
        committee_name: hall.committee_name.clone(),
        committee: hall.committee.word().to_owned(),
        hall_name: hall.hall_name.clone(),
        window: hall.window.clone(),
        region: hall.region.clone(),
        address: hall.address.clone(),
        phone: hall.phone.clone(),
        supervision_phone: hall.supervision_phone.clone(),
        party_branch_name: hall.party_branch_name.clone(),
        mediation_committee_name: hall.mediation_committee_name.clone(),
        clerk: hall.clerk.clone(),
        head: hall.head.clone(),
        seal_keeper: hall.seal_keeper.clone(),
    }
}

/// The numbering of the wire as the book keeps it. First numbers are for `year`.
pub(crate) fn domain_numbering(wire: &WireNumbering, year: i32) -> Answer<Numbering> {
    let digits = usize::try_from(wire.digits).unwrap_or(usize::MAX);
    let pattern = |what: &str, field: &str, text: &str| {
        NumberPattern::new(text.trim(), digits).map_err(|fault| {
            let field = if fault == NumberFault::Digits { "digits" } else { field };
            bad(format!("{what}：{fault}"), "请改正文号样式，再存一次").about_field(Some(field.to_owned()))
        })
    };
    let first = |series, serial: Option<u32>| serial.map(|serial| FirstSerial { series, year, serial });
    let firsts: Vec<FirstSerial> =
        [first(Series::Certificate, wire.first_certificate), first(Series::Refusal, wire.first_refusal)]
            .into_iter()
            .flatten()
            .collect();
    if firsts.iter().any(|f| f.serial == 0) {
        return Err(bad("起始号要从 1 或更大的号开始", "请填接着纸质台账的下一个号"));
    }
    Ok(Numbering {
        certificate: pattern("证明文号", "certificatePattern", &wire.certificate_pattern)?,
        refusal: pattern("告知单文号", "refusalPattern", &wire.refusal_pattern)?,
        firsts,
    })
}

/// The numbering as it travels; first numbers of `year` only.
pub(crate) fn wire_numbering(numbering: &Numbering, year: i32) -> WireNumbering {
    let first = |series| {
        numbering
            .firsts
            .iter()
            .find(|first| first.series == series && first.year == year)
            .map(|first| first.serial)
    };
    WireNumbering {
        certificate_pattern: numbering.certificate.text().to_owned(),
        refusal_pattern: numbering.refusal.text().to_owned(),
        digits: u32::try_from(numbering.certificate.digits()).unwrap_or(4),
        first_certificate: first(Series::Certificate),
        first_refusal: first(Series::Refusal),
    }
}

fn bad(message: impl Into<String>, hint: impl Into<String>) -> Problem {
    Problem::refused(ProblemCode::BadSetting, message, hint)
}

//! Golden pages of the papers the catalog is the text of: laid out as text, drawn as pictures, under `tests/golden`.
//!
//! After a change that is meant to alter them, run `SHOUZHANG_BLESS=1 cargo test -p shouzhang-desk golden`, look at every
//! picture, and commit them with the change.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

use shouzhang_domain::{Hall, MeetingKind, Moment, Values};
use shouzhang_paper::{
    Facts, Fonts, Leaflet, Sheet, draw, lay_out_booklet, lay_out_leaflet, lay_out_poster, picture_of_page,
};

use crate::contract::run;
use crate::fonts::{find_fonts, open_fonts};
use crate::forms::{self, CommitmentOf, Held, Taken};
use crate::guide::{Edition, Extent, booklet, guide};
use crate::hall_file::{HallFile, domain_hall};
use crate::knowledge::Knowledge;
use crate::typed::read_values;
use crate::wire::{DocumentDetail, Labelled, LifeEvent, RowState};
use crate::{Desk, NoDesktop, Reply};

/// Width of the kept pictures: one pixel a point of A4.
const WIDTH: u32 = 595;
/// Pages of the demonstration hall's month: one for each table.
const MONTH_PAGES: usize = 3;
/// Mean difference of a colour value that rounding on another processor may bring.
const TOLERANCE: f64 = 0.35;
/// Share of values that may differ visibly.
const VISIBLE: f64 = 0.001;

fn knowledge() -> &'static Knowledge {
    Knowledge::embedded().expect("the release")
}

fn fonts() -> &'static Fonts {
    open_fonts(&find_fonts().expect("the faces")).expect("the faces are whole")
}

fn hall() -> Hall {
    domain_hall(&HallFile::demonstration().hall).expect("the demonstration hall")
}

fn noon() -> Moment {
    Moment::parse_from_rfc3339("2026-11-23T14:36:00+08:00").expect("a moment")
}

/// Every paper by the name of its golden page.
fn papers() -> Vec<(&'static str, Sheet)> {
    let (knowledge, hall) = (knowledge(), hall());
    let wording = knowledge.catalog.papers();
    let plain = Edition { catalog: &knowledge.catalog, hall: None, publisher: "", effective_on: "" };
    let ours =
        Edition {
            hall: Some(&hall), publisher: "金安区民政局", effective_on: "2026年12月1日", ..plain
        };
    let item = |code: &str| knowledge.item(code).unwrap_or_else(|_| panic!("{code}"));
    let leaflet = |leaflet: &Leaflet| {
        lay_out_leaflet(fonts(), leaflet).unwrap_or_else(|fault| panic!("{}: {fault}", leaflet.title))
    };
    let values = |pairs: &[(&str, &str)], code: &str| -> Values {
        let typed: BTreeMap<String, String> =
            pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        read_values(item(code), &typed.into_iter().collect(), noon().date_naive())
            .expect("values of the form")
    };
    let mut book = lay_out_booklet(fonts(), &booklet(&ours, Extent::Enabled)).expect("the booklet").0;
    book.pages.truncate(5);
    let held = Held {
        item: item("K26"),
        kind: MeetingKind::ResidentRepresentatives,
        subject: "柳荫小区3幢楼道加装扶手，费用由本楼栋居民分摊",
        held_on: chrono::NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day"),
        place: "社区二楼会议室",
        expected: 45,
        present: 38,
        agreed: 33,
        days: 15,
        at: noon(),
    };
    let materials: Vec<String> = item("K05").materials.iter().take(2).map(|m| m.name.clone()).collect();
    let taken = Taken {
        item: item("K05"),
        applicant: "欧阳𬱖",
        unit: "金安区人民法院",
        purpose: "确定监护人",
        materials: &materials,
        at: noon(),
        holidays: knowledge.catalog.holidays(),
    };
    let asked = CommitmentOf {
        request: "母女关系证明",
        prohibition: Some(knowledge.prohibition("P01").expect("P01")),
        unit: "六安市金安区不动产登记中心",
        basis: "",
        matter: "",
        applicant: "欧阳𬱖",
    };
    let residence = values(
        &[
            ("asking_unit", "柳荫实验小学"),
            ("purpose", "子女入学报名"),
            ("applicant_name", "欧阳𬱖"),
            ("applicant_id", "341599199001010016"),
            ("live_addr", "柳荫小区3幢402室"),
            ("live_from", "2019-03-01"),
            ("verify_method", "入户"),
        ],
        "K29",
    );
    vec![
        ("guide", leaflet(&guide(&ours, item("K29")))),
        ("guide-deliberation", leaflet(&guide(&plain, item("K26")))),
        ("booklet", book),
        ("poster", lay_out_poster(fonts(), &forms::poster(&ours)).expect("the poster")),
        ("commitment", leaflet(&forms::commitment(&wording.commitment, &asked))),
        ("notice", leaflet(&forms::notice(&wording.notice, &hall, &held).expect("a decision"))),
        ("receipt", leaflet(&forms::receipt(&wording.receipt, &hall, &taken))),
        ("stub", leaflet(&forms::stub(&wording.stub, &hall, &issued(), str::to_owned))),
        ("sign-off", leaflet(&forms::sign_off(&wording.sign_off, &hall, item("K29"), &residence, noon()))),
    ]
}

/// The month of the demonstration hall as it is printed.
fn month() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let fonts = find_fonts().expect("the faces");
    let desk = Desk::found_demonstration(&folder.path().join("hall.book"), &fonts, noon());
    let request = serde_json::json!({ "month": "2026-11", "format": "pdf", "folder": folder.path() });
    let desk = desk.unwrap_or_else(|problem| panic!("{problem:?}"));
    let reply = run(&desk, &NoDesktop, "export_month", &request.to_string(), noon());
    assert!(matches!(reply, Ok(Reply::Json(_))), "the month is exported: {reply:?}");
    let files = fs::read_dir(folder.path()).expect("the folder").filter_map(Result::ok);
    let file = files.map(|file| file.path()).find(|path| path.extension().is_some_and(|kind| kind == "pdf"));
    fs::read(file.expect("a file was written")).expect("it can be read")
}

#[test]
fn the_month_looks_as_it_did() {
    let (bless, pdf) = (is_blessed(), month());
    fs::write(kept("month"), &pdf).expect("the folder takes a file");
    for page in 0..MONTH_PAGES {
        let name = format!("month-{}.png", page + 1);
        match bless {
            true => write_png(&golden(&name), &pdf, page),
            false => assert_eq!(look_at(&name, &pdf, page), Ok(()), "look at {}", kept("month").display()),
        }
    }
    let more = picture_of_page(&pdf, MONTH_PAGES, WIDTH);
    assert!(more.is_err(), "a page for certificates, one for refusals, one for seal uses");
}

/// A certificate as the register shows it.
fn issued() -> DocumentDetail {
    let fact = |label: &str, value: &str| Labelled { label: label.into(), value: value.into() };
    let event = |label: &str, at: &str, note: Option<&str>| LifeEvent {
        kind: String::new(),
        label: label.into(),
        at: at.into(),
        actor: "王敏".into(),
        note: note.map(str::to_owned),
    };
    DocumentDetail {
        number: "柳荫居证〔2026〕0417号".into(),
        kind: "certificate".into(),
        code: Some("K29".into()),
        item_name: "居住情况说明".into(),
        at: "2026-11-20 16:52".into(),
        state: RowState::Issued,
        template_version: Some(1),
        release: "2026.11".into(),
        valid_until: Some("2026年12月20日".into()),
        facts: vec![
            fact("用证单位", "柳荫实验小学"),
            fact("办理用途", "子女入学报名"),
            fact("申请人姓名", "张*"),
            fact("申请人证件号码", "341599********0016"),
            fact("现住址", "柳荫小区***"),
            fact("联系电话", "138****0016"),
            fact("核实方式", "入户"),
            fact("经办人", "王敏"),
            fact("负责人", "赵建华"),
        ],
        life: vec![
            event("出具", "2026-11-20 16:52", None),
            event("已出纸", "2026-11-20 16:53", None),
            event("补打", "2026-11-21 09:10", Some("窗口1-HP1020")),
        ],
        reprints: 1,
        replaces: None,
        replaced_by: None,
        signatures: vec!["经办人".into(), "负责人".into()],
        seal: Some("居民委员会章".into()),
        sha256: "9c873467ea480b125b12ea92ca3aa51d80f9f87c3f5b00aa8b080f54825efdef".into(),
        bytes: 56_068,
    }
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/golden").join(name)
}

#[test]
fn every_paper_of_the_catalog_looks_as_it_did() {
    let bless = is_blessed();
    let mut changed = Vec::new();
    for (name, sheet) in papers() {
        let facts = Facts { title: name, author: "柳荫社区", number: "", made_at: noon() };
        let pdf = draw(fonts(), &sheet, &facts).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        fs::write(kept(name), &pdf).expect("the folder takes a file");
        if bless {
            fs::write(golden(&format!("{name}.txt")), sheet.text()).expect("the golden text");
            for page in 0..sheet.pages.len() {
                write_png(&golden(&format!("{name}-{}.png", page + 1)), &pdf, page);
            }
        } else if let Err(how) = compare(name, &sheet, &pdf) {
            changed.push(format!("{name}: {how}"));
        }
    }
    assert!(
        changed.is_empty(),
        "the pages are as they were; if the change is meant, look at them in {} and bless them:\n{}",
        kept("").display(),
        changed.join("\n")
    );
}

fn compare(name: &str, sheet: &Sheet, pdf: &[u8]) -> Result<(), String> {
    let kept = fs::read_to_string(golden(&format!("{name}.txt"))).map_err(|fault| fault.to_string())?;
    let now = sheet.text();
    if let Some((old, new)) = kept.lines().zip(now.lines()).find(|(old, new)| old != new) {
        return Err(format!("laid out differently\n- {old}\n+ {new}"));
    }
    if kept != now {
        return Err("has more or fewer lines than before".to_owned());
    }
    (0..sheet.pages.len()).try_for_each(|page| look_at(&format!("{name}-{}.png", page + 1), pdf, page))
}

/// Whether a page looks as its golden picture does.
fn look_at(name: &str, pdf: &[u8], page: usize) -> Result<(), String> {
    let (pixels, drawn) = (read_png(&golden(name))?, colours(pdf, page));
    if pixels.len() != drawn.2.len() {
        return Err(format!("page {} has another size", page + 1));
    }
    let differences = pixels.iter().zip(&drawn.2).map(|(a, b)| u32::from(a.abs_diff(*b)));
    let (sum, visible) = differences.fold((0, 0), |(sum, seen), d| (sum + d, seen + u32::from(d > 64)));
    let of = f64::from(u32::try_from(pixels.len()).unwrap_or(u32::MAX));
    match f64::from(sum) / of > TOLERANCE || f64::from(visible) / of > VISIBLE {
        true => Err(format!("page {} looks different", page + 1)),
        false => Ok(()),
    }
}

fn is_blessed() -> bool {
    std::env::var_os("SHOUZHANG_BLESS").is_some_and(|value| value == "1")
}

/// Where a paper lies for whoever wants to look at it in full.
fn kept(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join("shouzhang-golden");
    fs::create_dir_all(&folder).expect("a folder for the papers");
    if name.is_empty() { folder } else { folder.join(format!("{name}.pdf")) }
}

/// Width, height and the colours of a page, without the opaque fourth channel.
fn colours(pdf: &[u8], page: usize) -> (u32, u32, Vec<u8>) {
    let drawn = picture_of_page(pdf, page, WIDTH).expect("our own file can be shown");
    let rgb = drawn.rgba.chunks(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    (drawn.width, drawn.height, rgb)
}

fn write_png(path: &Path, pdf: &[u8], page: usize) {
    let (width, height, rgb) = colours(pdf, page);
    let file = fs::File::create(path).expect("the golden picture can be made");
    let mut encoder = png::Encoder::new(BufWriter::new(file), width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&rgb).expect("the golden picture can be written");
    writer.finish().expect("the golden picture can be finished");
}

fn read_png(path: &Path) -> Result<Vec<u8>, String> {
    let file = fs::File::open(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    let mut reader =
        png::Decoder::new(BufReader::new(file)).read_info().map_err(|fault| fault.to_string())?;
    let mut bytes = vec![0; reader.output_buffer_size().ok_or("a picture too large")?];
    let info = reader.next_frame(&mut bytes).map_err(|fault| fault.to_string())?;
    bytes.truncate(info.buffer_size());
    Ok(bytes)
}

//! 信任名单: what the hall tells its county, and what the county tells the hall.

use shouzhang_credential::{
    BundleFault, Enrolment, HallId, SealedBundle, TrustBundle, TrustedHall, TrustedKey,
};
use shouzhang_domain::Moment;
use shouzhang_store::{Act, Reader, SigningKey, Writer};

use crate::contract::Counter;
use crate::problem::{Answer, Problem};
use crate::signing::{key_in_use, own_hall, own_keys, signer};
use crate::translate::{count, moment};
use crate::wire::{BundleView, ImportTrust, KeyView, Nothing, ProblemCode, SavedCopy, TrustView};

use super::print::host_problem;
use super::verify_credential::bytes_of;

pub(crate) fn show_trust(counter: &Counter<'_>, _: Nothing) -> Answer<TrustView> {
    counter.desk.read(|reader| view(reader, counter.now))
}

/// Takes a bundle into use: the first one only when the county's fingerprint was compared, a later one only from the same
/// county and newer.
pub(crate) fn import_trust(counter: &Counter<'_>, request: ImportTrust) -> Answer<TrustView> {
    let file = bytes_of(&request.file)?;
    let given = TrustBundle::open(&file, counter.now).map_err(refused)?;
    counter.desk.write(|writer| {
        match writer.trust_bundle()? {
            Some(in_force) => {
                let in_force = TrustBundle::open_whenever(&in_force).map_err(refused)?;
                given.may_follow(&in_force).map_err(refused)?;
                if given == in_force {
                    return view(writer, counter.now);
                }
            }
            None => must_be_compared(&given, request.fingerprint.as_deref())?,
        }
        let clerk = writer.hall()?.hall.clerk;
        let act = Act { actor: &clerk, now: counter.now };
        writer.keep_trust_bundle(&act, given.bundle.version, &file)?;
        view(writer, counter.now)
    })
}

/// 上报件 for the county: the hall's keys and void numbers.
pub(crate) fn export_enrolment(counter: &Counter<'_>, _: Nothing) -> Answer<Vec<u8>> {
    counter.desk.write(|writer| {
        let clerk = writer.hall()?.hall.clerk;
        let in_use = key_in_use(writer, &Act { actor: &clerk, now: counter.now })?;
        let hall = own_hall(writer, counter.now)?
            .ok_or_else(|| Problem::not_found("还没有验真密钥", "请先出具一份证明"))?;
        let key = key_the_county_knows(writer, &hall)?.unwrap_or(in_use);
        let sealed = Enrolment { hall }.seal(&signer(&key)?);
        sealed.map_err(|fault| {
            Problem::failed(ProblemCode::Internal, "上报件没有做成", "请再试一次；还不行请告诉管理员", fault)
        })
    })
}

/// The county takes a new key only on the word of one it knows: of those in its last bundle the newest, and before the
/// first bundle came back, the first.
fn key_the_county_knows(writer: &Writer<'_>, own: &TrustedHall) -> Answer<Option<SigningKey>> {
    let bundle = writer.trust_bundle()?.map(|file| TrustBundle::open_whenever(&file)).transpose();
    let halls = bundle.map_err(refused)?.map(|sealed| sealed.bundle.halls).unwrap_or_default();
    let known = halls.into_iter().find(|hall| hall.hall == own.hall);
    let may_sign = |key: &TrustedKey| key.may_have_signed_at(own.voids_as_of);
    let newest = known.and_then(|hall| hall.keys.into_iter().rfind(may_sign)).map(|key| key.key);
    let mut kept = writer.signing_keys()?.into_iter();
    Ok(match newest {
        Some(number) => kept.find(|key| key.key == number),
        None => kept.next(),
    })
}

/// The same, saved where the user says.
pub(crate) fn save_enrolment(counter: &Counter<'_>, _: Nothing) -> Answer<SavedCopy> {
    let file = export_enrolment(counter, Nothing {})?;
    let hall = counter.desk.read(|reader| Ok(HallId::of_book(&reader.identity()?.id)))?;
    let saved = counter.host.save(&format!("大厅上报件-{hall}.szhall"), &file).map_err(host_problem)?;
    Ok(SavedCopy { path: saved.map(|path| path.display().to_string()) })
}

fn must_be_compared(given: &SealedBundle, typed: Option<&str>) -> Answer<()> {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_hexdigit).map(|c| c.to_ascii_lowercase()).collect()
    };
    let fingerprint = given.county_key.fingerprint();
    match typed {
        Some(typed) if plain(typed) == plain(&fingerprint) => Ok(()),
        Some(_) => Err(Problem::refused(
            ProblemCode::ConfirmationNeeded,
            "县级公钥的指纹对不上，信任名单没有采用",
            format!("这份名单的指纹是 {fingerprint}。请打电话向县里核对，不一样就不要用"),
        )
        .about_field(Some("fingerprint".to_owned()))),
        None => Err(Problem::refused(
            ProblemCode::ConfirmationNeeded,
            format!("第一次导入要核对县级公钥：{}，指纹 {fingerprint}", given.bundle.county),
            "请打电话问县里的指纹，一样再确认导入",
        )
        .about_field(Some("fingerprint".to_owned()))),
    }
}

pub(super) fn view(reader: &Reader<'_>, now: Moment) -> Answer<TrustView> {
    let now = reader.moment(now)?;
    let keys = own_keys(reader)?;
    let in_use = keys.iter().find(|key| key.may_have_signed_at(now));
    let fingerprint = in_use.map(|key| key.public.fingerprint());
    let bundle = match reader.trust_bundle()? {
        Some(file) => {
            let sealed = TrustBundle::open_whenever(&file).map_err(refused)?;
            Some(bundle_view(&sealed, now))
        }
        None => None,
    };
    Ok(TrustView {
        hall: HallId::of_book(&reader.identity()?.id).number(),
        fingerprint,
        keys: keys.iter().map(key_view).collect(),
        bundle,
    })
}

fn key_view(key: &TrustedKey) -> KeyView {
    KeyView {
        key: key.key,
        fingerprint: key.public.fingerprint(),
        since: moment(key.valid_from),
        until: key.valid_until.map(moment),
    }
}

fn bundle_view(sealed: &SealedBundle, now: Moment) -> BundleView {
    let bundle = &sealed.bundle;
    BundleView {
        county: bundle.county.clone(),
        fingerprint: sealed.county_key.fingerprint(),
        version: bundle.version,
        issued_at: moment(bundle.issued_at),
        expires_at: moment(bundle.expires_at),
        is_expired: now >= bundle.expires_at,
        halls: count(bundle.halls.len()),
        voids: count(bundle.halls.iter().map(|hall| hall.voids.len()).sum()),
    }
}

/// The fault says both what and, after its full stop, what to do.
fn refused(fault: BundleFault) -> Problem {
    let text = fault.to_string();
    let (message, hint) = text.split_once('。').unwrap_or((&text, "请向县里要最新的信任名单"));
    Problem::refused(ProblemCode::BadSetting, message, hint)
}

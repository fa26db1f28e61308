//! 县级工具: the key of a county, and the trust bundles it signs. Used on a computer without network.

use chrono::Days;
use serde::{Deserialize, Serialize};
use shouzhang_credential::{
    Enrolment, LocalSigner, SealFault, SealedEnrolment, Signer, Suite, TrustBundle, TrustedHall, TrustedKey,
};
use shouzhang_domain::{Moment, china_time};

use crate::problem::{Answer, Problem};
use crate::signing::draw_key;
use crate::wire::ProblemCode;

/// A county's key as it lies in its file. Whoever has the file can sign: it belongs on a stick in a safe.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CountyKey {
    /// Name of the county's office, as it stands in bundles.
    pub name: String,
    /// `sm2`.
    suite: String,
    /// 64 hexadecimal digits.
    secret: String,
}

/// A signed bundle, and what the county has to compare by telephone before it hands it out.
#[derive(Debug)]
pub struct SignedBundle {
    /// The file.
    pub file: Vec<u8>,
    /// Its version.
    pub version: u32,
    /// Halls in it.
    pub halls: usize,
    /// Halls that were not in the bundle before: name, and fingerprint of the key.
    pub new_halls: Vec<(String, String)>,
    /// Keys of known halls that were not: name, fingerprint, and the day they sign from.
    pub new_keys: Vec<(String, String, String)>,
}

/// What has to be compared by telephone.
#[derive(Debug, Default)]
struct News {
    halls: Vec<(String, String)>,
    keys: Vec<(String, String, String)>,
}

impl std::fmt::Debug for CountyKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CountyKey").field("name", &self.name).finish_non_exhaustive()
    }
}

impl CountyKey {
    /// Makes a new key.
    ///
    /// # Errors
    /// A [`Problem`] without a name, or when the system gives no random bytes.
    pub fn draw(name: &str) -> Result<Self, Problem> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > 50 {
            return Err(Problem::rule("县级单位名称要写，最长 50 个字", "如 六安市金安区民政局"));
        }
        let (seed, signer) = draw_key()?;
        let suite = signer.public_key().suite().word().to_owned();
        Ok(Self { name: name.to_owned(), suite, secret: shouzhang_store::hex(&seed) })
    }

    /// Reads the file.
    ///
    /// # Errors
    /// A [`Problem`] when it is no key file.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let key: Self = toml::from_str(text).map_err(|_| not_a_key())?;
        key.signer()?;
        Ok(key)
    }

    /// The file.
    ///
    /// # Errors
    /// A [`Problem`] when it cannot be written down.
    pub fn text(&self) -> Result<String, Problem> {
        let toml = toml::to_string(self).map_err(|fault| Problem::broken("密钥写不下来", fault))?;
        Ok(format!(
            "# 县级私钥。谁有这个文件，谁就能签信任名单：请存在专用U盘里，锁进保险柜，不要放在联网的电脑上。\n{toml}"
        ))
    }

    /// The public key as one line.
    ///
    /// # Errors
    /// A [`Problem`] when the key is damaged.
    pub fn public_text(&self) -> Result<String, Problem> {
        Ok(self.signer()?.public_key().text())
    }

    /// What halls compare by telephone.
    ///
    /// # Errors
    /// A [`Problem`] when the key is damaged.
    pub fn fingerprint(&self) -> Result<String, Problem> {
        Ok(self.signer()?.public_key().fingerprint())
    }

    /// Signs the next bundle: the halls of the one before, brought up to date by what halls sent in.
    ///
    /// # Errors
    /// A [`Problem`] when a file is none, a hall's key changed without the old one saying so, or the term is nothing.
    pub fn sign(
        &self,
        previous: Option<&[u8]>,
        enrolments: &[Vec<u8>],
        days: u16,
        now: Moment,
    ) -> Result<SignedBundle, Problem> {
        let signer = self.signer()?;
        let (mut halls, version) = previous.map_or(Ok((Vec::new(), 1)), |file| before(&signer, file))?;
        let mut news = News::default();
        for file in enrolments {
            let sent = Enrolment::open(file).map_err(|fault| Problem::rule(fault.to_string(), "没有签发"))?;
            take(&mut halls, sent, &mut news)?;
        }
        let issued_at = china_time(now);
        let expires_at = issued_at.checked_add_days(Days::new(u64::from(days))).unwrap_or(issued_at);
        let count = halls.len();
        let bundle = TrustBundle { county: self.name.clone(), version, issued_at, expires_at, halls };
        let file = bundle.seal(&signer).map_err(not_sealed)?;
        Ok(SignedBundle { file, version, halls: count, new_halls: news.halls, new_keys: news.keys })
    }

    fn signer(&self) -> Answer<LocalSigner> {
        let suite = Suite::parse(&self.suite).ok_or_else(not_a_key)?;
        let digits = self.secret.as_bytes();
        let byte =
            |pair: &[u8]| std::str::from_utf8(pair).ok().and_then(|two| u8::from_str_radix(two, 16).ok());
        let seed: Option<Vec<u8>> = digits.chunks(2).map(byte).collect();
        let seed: [u8; 32] = seed.and_then(|seed| seed.try_into().ok()).ok_or_else(not_a_key)?;
        LocalSigner::from_seed(suite, &seed).map_err(|_| not_a_key())
    }
}

/// Halls of the bundle before, and the version after it.
fn before(signer: &LocalSigner, file: &[u8]) -> Answer<(Vec<TrustedHall>, u32)> {
    let sealed =
        TrustBundle::open_whenever(file).map_err(|fault| Problem::rule(fault.to_string(), "没有签发"))?;
    if &sealed.county_key != signer.public_key() {
        return Err(Problem::rule("上一份信任名单不是这把密钥签的，没有签发", "请核对 --previous 和 --key"));
    }
    Ok((sealed.bundle.halls, sealed.bundle.version + 1))
}

/// A hall that is known already speaks with a key that is known already and still in its time; with it, it may name the next.
fn take(halls: &mut Vec<TrustedHall>, sent: SealedEnrolment, news: &mut News) -> Answer<()> {
    let SealedEnrolment { hall: sent, signed_by } = sent;
    let Some(known) = halls.iter_mut().find(|hall| hall.hall == sent.hall) else {
        let fingerprint = sent.keys.first().map(|key| key.public.fingerprint()).unwrap_or_default();
        news.halls.push((sent.name.clone(), fingerprint));
        halls.push(sent);
        return Ok(());
    };
    if sent.voids_as_of < known.voids_as_of {
        return Err(Problem::rule(
            format!("“{}”的上报件比名单里的还旧，没有签发", sent.name),
            "请让大厅重新导出",
        ));
    }
    let may_speak = |key: &TrustedKey| key.public == signed_by && key.may_have_signed_at(sent.voids_as_of);
    if !known.keys.iter().any(may_speak) || !known.keys.iter().all(|old| is_kept(old, &sent)) {
        return Err(Problem::rule(
            format!("“{}”上报的密钥和以前的接不上，没有签发", sent.name),
            "请让大厅先导入最新的信任名单，再重新导出；还不行请打电话核对，确是换了台账的，就不带 --previous 重新签发全部大厅",
        ));
    }
    let is_new = |key: &&TrustedKey| !known.keys.iter().any(|old| old.key == key.key);
    for key in sent.keys.iter().filter(is_new) {
        if key.valid_from < known.voids_as_of {
            return Err(Problem::rule(
                format!("“{}”的新密钥起用时间早于上一次上报，没有签发", sent.name),
                "请打电话向大厅核对",
            ));
        }
        let from = key.valid_from.format("%Y-%m-%d").to_string();
        news.keys.push((sent.name.clone(), key.public.fingerprint(), from));
    }
    *known = sent;
    Ok(())
}

/// An old key stays what it was: the same key from the same day; its end may be set, and not moved back once it is.
fn is_kept(old: &TrustedKey, sent: &TrustedHall) -> bool {
    sent.keys.iter().any(|key| {
        let ends = old.valid_until.is_none_or(|end| key.valid_until.is_some_and(|new| new <= end));
        key.key == old.key && key.public == old.public && key.valid_from == old.valid_from && ends
    })
}

fn not_a_key() -> Problem {
    Problem::rule("这不是县级私钥文件，或者损坏了", "请用 county init 生成的文件")
}

fn not_sealed(fault: SealFault) -> Problem {
    let text = fault.to_string();
    match fault {
        SealFault::Signing(_) => Problem::failed(
            ProblemCode::Internal,
            "信任名单没有签成",
            "请再试一次；还不行请告诉管理员",
            fault,
        ),
        SealFault::HallTwice(_) | SealFault::NoTerm => Problem::rule(text, "改好后再签"),
    }
}

#[cfg(test)]
mod tests {
    use shouzhang_credential::HallId;

    use super::*;

    fn at(text: &str) -> Moment {
        chrono::DateTime::parse_from_rfc3339(text).expect("a moment")
    }

    fn signer(n: u8) -> LocalSigner {
        LocalSigner::from_seed(Suite::Sm2, &[n; 32]).expect("a usable seed")
    }

    fn key(number: u16, signer: &LocalSigner, from: &str, until: Option<&str>) -> TrustedKey {
        TrustedKey {
            key: number,
            public: signer.public_key().clone(),
            valid_from: at(from),
            valid_until: until.map(at),
        }
    }

    fn enrolment(keys: Vec<TrustedKey>, as_of: &str, by: &LocalSigner) -> Vec<u8> {
        let hall = TrustedHall {
            hall: HallId::new(341_599).expect("a hall"),
            name: "柳荫社区居民委员会".into(),
            keys,
            voids: Vec::new(),
            voids_as_of: at(as_of),
        };
        Enrolment { hall }.seal(by).expect("sealed")
    }

    const FOUNDED: &str = "2026-11-01T00:00:00+08:00";
    const CHANGE: &str = "2026-12-15T00:00:00+08:00";

    /// What the county says to an enrolment after a first one with the first key.
    fn said(second: &[u8]) -> Result<SignedBundle, Problem> {
        let county = CountyKey::draw("六安市金安区民政局").expect("a key");
        let first =
            enrolment(vec![key(1, &signer(7), FOUNDED, None)], "2026-11-23T00:00:00+08:00", &signer(7));
        let now = at("2026-12-01T09:00:00+08:00");
        let bundle = county.sign(None, &[first], 90, now).expect("the first list");
        county.sign(Some(&bundle.file), &[second.to_vec()], 90, now)
    }

    #[test]
    fn a_new_key_is_taken_on_the_word_of_the_old_one_alone() {
        let both = || vec![key(1, &signer(7), FOUNDED, Some(CHANGE)), key(2, &signer(9), CHANGE, None)];
        let day = "2026-12-01T08:00:00+08:00";
        let taken = said(&enrolment(both(), day, &signer(7))).expect("the hall's own word");
        assert_eq!(taken.new_keys.len(), 1, "and it is compared by telephone");
        let stolen = said(&enrolment(both(), day, &signer(9)));
        assert!(stolen.is_err(), "whoever only knows the hall's public key cannot add one of his own");
    }

    #[test]
    fn an_old_key_stays_what_it_was() {
        let day = "2026-12-01T08:00:00+08:00";
        let second = || key(2, &signer(9), CHANGE, None);
        for (what, keys) in [
            ("left out", vec![second()]),
            (
                "another key under its number",
                vec![key(1, &signer(8), FOUNDED, None), key(3, &signer(7), CHANGE, None)],
            ),
            ("an earlier beginning", vec![key(1, &signer(7), "2026-10-01T00:00:00+08:00", None)]),
            (
                "a new one that signs before the last report",
                vec![
                    key(1, &signer(7), FOUNDED, None),
                    key(2, &signer(9), "2026-11-10T00:00:00+08:00", None),
                ],
            ),
        ] {
            assert!(said(&enrolment(keys, day, &signer(7))).is_err(), "{what}");
        }
        let retired = key(1, &signer(7), FOUNDED, Some("2026-11-30T00:00:00+08:00"));
        assert!(!is_kept(&retired, &hall_of(key(1, &signer(7), FOUNDED, None))), "its end is not taken back");
        assert!(is_kept(&retired, &hall_of(retired.clone())), "the same again is fine");
    }

    fn hall_of(key: TrustedKey) -> TrustedHall {
        let file = enrolment(vec![key], "2026-12-01T08:00:00+08:00", &signer(7));
        Enrolment::open(&file).expect("its own").hall
    }
}

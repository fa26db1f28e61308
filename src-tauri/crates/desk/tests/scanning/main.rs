//! A worn scan is still read. A few here; `benches/scan.rs` takes a thousand at 300 dpi and a thousand at 200.

mod worn;

use shouzhang_credential::Credential;
use worn::{Wear, page, papers, scan};

#[test]
fn a_turned_blurred_and_noisy_scan_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    for (dpi, blur) in [(300.0, 2), (200.0, 1)] {
        for (n, pdf) in (0..).zip(papers(&folder.path().join(format!("{dpi}")), 3)) {
            let drawn = page(&pdf, dpi);
            for wear in [Wear::of(n, blur), Wear::of(n + 40, blur)] {
                let digits = scan(&drawn, wear).digits();
                let digits = digits.unwrap_or_else(|| panic!("{dpi} dpi, {wear:?}: read"));
                assert!(Credential::from_digits(&digits).is_ok(), "{dpi} dpi, {wear:?}: a code of ours");
            }
        }
    }
}

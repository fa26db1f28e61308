//! What a fresh machine lacks: Debian packages through apt, the UI's packages through npm, the validator from the Python
//! index.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::steps::{Failure, Outcome, Steps, npm, root, target};

/// A Debian package and what it is for.
struct Package {
    name: &'static str,
    why: &'static str,
    used: Used,
}

/// When a package is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Used {
    /// To build the window and to use it.
    Building,
    /// To show the window where there is no display.
    Offscreen,
    /// To test.
    Testing,
}

const PACKAGES: [Package; 15] = [
    Package {
        name: "libwebkit2gtk-4.1-dev",
        why: "the web view the window is made of",
        used: Used::Building,
    },
    Package { name: "fonts-noto-cjk", why: "Chinese characters on the screen", used: Used::Building },
    Package { name: "cups-client", why: "lp and lpstat: the print queue", used: Used::Building },
    Package { name: "xvfb", why: "a display without a screen", used: Used::Offscreen },
    Package { name: "imagemagick", why: "import: a photograph of that display", used: Used::Offscreen },
    Package {
        name: "poppler-utils",
        why: "pdftotext and pdftoppm: reading and looking at a PDF",
        used: Used::Offscreen,
    },
    Package {
        name: "webkit2gtk-driver",
        why: "WebKitWebDriver: drives the real window in tests",
        used: Used::Testing,
    },
    Package { name: "cups-daemon", why: "cupsd: a private print queue for tests", used: Used::Testing },
    Package { name: "qpdf", why: "checks the structure of a PDF", used: Used::Testing },
    Package {
        name: "mupdf-tools",
        why: "mutool: reads a PDF in another way than poppler",
        used: Used::Testing,
    },
    Package { name: "python3-venv", why: "a place for the PDF/A validator", used: Used::Testing },
    Package { name: "libreoffice-calc-nogui", why: "opens the exported workbook", used: Used::Testing },
    Package { name: "chromium", why: "opens the page for receiving units as they do", used: Used::Testing },
    Package { name: "chromium-driver", why: "chromedriver: drives it in tests", used: Used::Testing },
    Package { name: "procps", why: "kill: ends the windows a test opened", used: Used::Testing },
];

/// Everything for building, showing and testing.
pub(crate) fn everything(steps: &mut Steps) -> Outcome {
    debian_packages(steps, Used::Testing)?;
    python_package(steps, "checks", VALIDATOR)?;
    ui_packages(steps)
}

/// Says of a PDF file whether an archive takes it. Independent of everything that made the file.
const VALIDATOR: &str = "page-validation==0.11.0";

/// What building and using the window needs.
pub(crate) fn to_build(steps: &mut Steps) -> Outcome {
    debian_packages(steps, Used::Building)
}

/// What building and photographing the window without a display needs.
pub(crate) fn to_show(steps: &mut Steps) -> Outcome {
    debian_packages(steps, Used::Offscreen)
}

fn debian_packages(steps: &mut Steps, used: Used) -> Outcome {
    let wanted = || PACKAGES.iter().filter(|package| package.used <= used);
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !runs("dpkg-query", "--version") {
        let names: Vec<_> = wanted().map(|package| package.name).collect();
        println!(
            "This is no Debian or Ubuntu, so nothing is installed here. Needed are, by their Debian names:"
        );
        println!("  {}", names.join(" "));
        return Ok(());
    }
    let missing: Vec<_> = wanted().filter(|package| !is_installed(package.name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("These Debian packages are missing and will be installed with apt-get:");
    for package in &missing {
        println!("  {:<24} {}", package.name, package.why);
    }
    package_lists(steps)?;
    let names = missing.iter().map(|package| package.name);
    steps.run("Debian packages", apt().args(["install", "--yes", "--no-install-recommends"]).args(names))
}

/// `apt-get update`. A machine that has just started may be fetching its lists by itself; apt-get does not wait for that.
fn package_lists(steps: &mut Steps) -> Outcome {
    for _ in 0..4 {
        if steps.run("package lists", apt().arg("update")).is_ok() {
            return Ok(());
        }
        println!("apt-get update did not work out; once more in fifteen seconds");
        sleep(Duration::from_secs(15));
    }
    steps.run("package lists", apt().arg("update"))
}

/// `npm ci`, unless `node_modules` was made from this very lock file.
pub(crate) fn ui_packages(steps: &mut Steps) -> Outcome {
    let ui = root().join("ui");
    let lock = fs::read(ui.join("package-lock.json"))
        .map_err(|fault| Failure::io("ui/package-lock.json", &fault))?;
    let stamp = ui.join("node_modules/.installed-from-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    steps.run("UI packages", &mut npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::write(&stamp, lock).map_err(|fault| Failure::io("ui/node_modules", &fault))
}

/// A package of the Python index in a folder of its own, `target/<folder>`.
pub(crate) fn python_package(steps: &mut Steps, folder: &str, package: &str) -> Outcome {
    let folder = target().join(folder);
    let stamp = folder.join(package);
    if stamp.is_file() {
        return Ok(());
    }
    steps.run("Python folder", Command::new(python()).args(["-m", "venv", "--clear"]).arg(&folder))?;
    let mut pip = Command::new(folder.join("bin/pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check", "--timeout", "60", package]);
    steps.run("Python package", &mut pip)?;
    fs::write(&stamp, "").map_err(|fault| Failure::io("target", &fault))
}

/// The system's own Python rather than one of a version switcher.
fn python() -> &'static str {
    if Path::new("/usr/bin/python3").is_file() { "/usr/bin/python3" } else { "python3" }
}

/// apt-get that asks nothing, waits for another apt, and becomes root if need be.
fn apt() -> Command {
    let quiet =
        ["-o", "DPkg::Lock::Timeout=600", "-o", "Dpkg::Use-Pty=0", "-o", "Acquire::Retries=3", "--quiet"];
    let mut command = if is_root() {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    };
    command.args(quiet).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").stderr(Stdio::null()).output();
    id.is_ok_and(|said| said.stdout.trim_ascii() == b"0")
}

fn is_installed(package: &str) -> bool {
    let asked =
        Command::new("dpkg-query").args(["-W", "-f=${Status}", package]).stderr(Stdio::null()).output();
    asked.is_ok_and(|said| said.stdout.ends_with(b" installed"))
}

/// Whether a program is there.
fn runs(program: &str, question: &str) -> bool {
    Command::new(program).arg(question).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

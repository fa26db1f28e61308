//! Where a book may lie: on a disk of this computer, in a folder that can be written.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::open_error::OpenError;

/// A path that SQLite reads as a path and nothing else, and that stays the same when the working folder changes; links
/// are followed where the log has to lie beside the file itself.
#[cfg(unix)]
pub(crate) fn plain(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// As above; a canonical path of Windows begins with `\\?\`, which not everything understands.
#[cfg(not(unix))]
pub(crate) fn plain(path: &Path) -> io::Result<PathBuf> {
    std::path::absolute(path)
}

/// The path of a file that is not there yet, in a folder that is.
pub(crate) fn plain_new(path: &Path) -> Result<PathBuf, OpenError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let folder = plain(folder).map_err(|source| OpenError::NoFolder { source })?;
    let name = path.file_name().ok_or(OpenError::NotABook)?;
    Ok(folder.join(name))
}

/// The folder of an absolute path.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

/// The file can be written. Asks by opening it, which changes nothing.
pub(crate) fn must_be_writable(path: &Path) -> Result<(), OpenError> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)
        .map(drop)
        .map_err(|source| OpenError::ReadOnlyFile { source })
}

/// The folder can be written. Asks by making a file there that is gone again at once.
pub(crate) fn folder_must_be_writable(folder: &Path) -> Result<(), OpenError> {
    match tempfile::Builder::new().prefix(".shouzhang-").tempfile_in(folder) {
        Ok(_) => Ok(()),
        Err(source) if source.kind() == io::ErrorKind::StorageFull => Err(OpenError::DiskFull),
        Err(source) => Err(OpenError::ReadOnlyFolder { source }),
    }
}

/// The folder is on a disk of this computer. SQLite's log cannot be shared over a network drive.
pub(crate) fn must_be_local(folder: &Path) -> Result<(), OpenError> {
    match network_kind(folder) {
        Some(kind) => Err(OpenError::NetworkDrive { kind }),
        None => Ok(()),
    }
}

#[cfg(target_os = "linux")]
fn network_kind(folder: &Path) -> Option<String> {
    // Where the list cannot be read, the write at opening decides.
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    mounts::network_kind(&mounts, folder)
}

/// A drive letter of a network drive becomes `\\?\UNC\server\share` when the path is made absolute.
#[cfg(windows)]
fn network_kind(folder: &Path) -> Option<String> {
    use std::path::{Component, Prefix};
    let folder = fs::canonicalize(folder).ok()?;
    match folder.components().next() {
        Some(Component::Prefix(prefix)) => match prefix.kind() {
            Prefix::UNC(..) | Prefix::VerbatimUNC(..) => Some("SMB".to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// Elsewhere the write at opening decides.
#[cfg(not(any(target_os = "linux", windows)))]
fn network_kind(_folder: &Path) -> Option<String> {
    None
}

#[cfg(target_os = "linux")]
mod mounts {
    use std::path::Path;

    /// File systems of other computers. FUSE is named kind by kind: a local NTFS stick is FUSE too.
    const NETWORK: [&str; 17] = [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "ceph",
        "davfs",
        "fuse.sshfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.davfs2",
        "fuse.smbnetfs",
        "fuse.curlftpfs",
        "fuse.glusterfs",
        "fuse.ceph",
    ];

    /// The kind of the file system that holds `folder`, if it is one of another computer. `mounts` is the text of
    /// `/proc/self/mountinfo`.
    pub(super) fn network_kind(mounts: &str, folder: &Path) -> Option<String> {
        let holds = |line: &str| {
            let (left, right) = line.split_once(" - ")?;
            let point = unescaped(left.split(' ').nth(4)?);
            let kind = right.split(' ').next()?;
            folder.starts_with(&point).then(|| (Path::new(&point).components().count(), kind.to_owned()))
        };
        // The deepest mount point holds it; of two mounted on one point, the later.
        let (_, kind) = mounts.lines().filter_map(holds).max_by_key(|(depth, _)| *depth)?;
        NETWORK.contains(&kind.as_str()).then_some(kind)
    }

    /// Blanks, tabs, line ends and backslashes stand as three octal digits.
    fn unescaped(point: &str) -> String {
        point.replace(r"\040", " ").replace(r"\011", "\t").replace(r"\012", "\n").replace(r"\134", r"\")
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
31 22 0:40 / /mnt/bureau rw - cifs //server/share rw
32 22 0:41 / /srv/clerk/My\\040Server rw - nfs4 server:/x rw
33 31 8:17 / /mnt/bureau/disk rw - ext4 /dev/sdb1 rw
34 22 0:50 / /run/user/1000/gvfs rw shared:3 - fuse.gvfsd-fuse gvfsd-fuse rw
35 22 8:33 / /media/stick rw - fuseblk /dev/sdc1 rw
";

        #[test]
        fn network_drives_are_known_by_the_deepest_mount() {
            let kind = |folder: &str| network_kind(MOUNTS, Path::new(folder));
            assert_eq!(kind("/srv/clerk"), None, "the disk of this computer");
            assert_eq!(kind("/mnt/bureau/2026").as_deref(), Some("cifs"), "a share of the bureau");
            assert_eq!(kind("/srv/clerk/My Server").as_deref(), Some("nfs4"), "a blank in the name");
            assert_eq!(kind("/mnt/bureau/disk"), None, "a local disk mounted below a share");
            assert_eq!(kind("/mnt/bureau2"), None, "a name that only begins like the share");
            assert_eq!(
                kind("/run/user/1000/gvfs/smb-share").as_deref(),
                Some("fuse.gvfsd-fuse"),
                "a share opened in the file manager"
            );
            assert_eq!(kind("/media/stick"), None, "an NTFS stick is local, though FUSE");
        }
    }
}

//! The Debian package, by `dpkg-deb` alone.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Laid, Release, lay, packed};
use crate::{Outcome, shell};

const MAINTAINER: &str = "The maintainers of Nasij <maintainers@nasij.example>";

/// Debian's word for a machine; packages are made for those with glibc.
pub fn architecture(triple: &str) -> Option<&'static str> {
    match triple {
        "x86_64-unknown-linux-gnu" => Some("amd64"),
        "aarch64-unknown-linux-gnu" => Some("arm64"),
        "armv7-unknown-linux-gnueabihf" => Some("armhf"),
        "riscv64gc-unknown-linux-gnu" => Some("riscv64"),
        _ => None,
    }
}

/// The newest glibc whose symbols the binary asks for, read from its table of strings: `2.34`.
pub fn libc(binary: &[u8]) -> Option<String> {
    const NAME: &[u8] = b"GLIBC_";
    // Addresses that are moved at the start, packed: read since 2.36.
    const PACKED: &[u8] = b"GLIBC_ABI_DT_RELR";
    let mut newest = binary.windows(PACKED.len()).any(|part| part == PACKED).then(|| vec![2, 36]);
    for at in binary.windows(NAME.len()).enumerate().filter(|(_, part)| *part == NAME).map(|(at, _)| at) {
        let rest = binary.get(at + NAME.len()..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
        let text = std::str::from_utf8(rest.get(..length).unwrap_or_default()).unwrap_or_default();
        let parts: Option<Vec<u32>> = text.split('.').map(|part| part.parse().ok()).collect();
        newest = newest.max(parts.filter(|parts| parts.len() > 1));
    }
    newest.map(|parts| parts.iter().map(u32::to_string).collect::<Vec<_>>().join("."))
}

impl Release {
    pub(super) fn debian(
        &self,
        out: &Path,
        architecture: &str,
        guide: &Laid,
        licences: &str,
    ) -> Outcome<PathBuf> {
        let docs = "usr/share/doc/nasij";
        let binary = fs::read(&self.binary)?;
        let libc = libc(&binary).ok_or("the binary names no glibc: it is not for Debian's")?;
        let mut laid: Laid = vec![
            ("usr/bin/nasij".into(), 0o755, binary),
            (format!("{docs}/third-party-licences.txt.gz"), 0o644, packed(licences.as_bytes())?),
        ];
        for (to, mode, from) in [
            ("etc/nasij/nasij.toml", 0o600, "packaging/nasij.toml"),
            ("usr/lib/systemd/system/nasij.service", 0o644, "packaging/nasij.service"),
            ("usr/share/nasij/opener.html", 0o644, "crates/look/js/built/opener.html"),
            ("usr/share/doc/nasij/copyright", 0o644, "packaging/debian/copyright"),
            ("usr/share/doc/nasij/examples/nginx.conf", 0o644, "packaging/nginx.conf"),
            ("usr/share/doc/nasij/examples/Caddyfile", 0o644, "packaging/Caddyfile"),
        ] {
            laid.push((to.into(), mode, self.read(from)?));
        }
        for (to, from) in [
            ("usr/share/man/man1/nasij.1.gz", "packaging/nasij.1"),
            ("usr/share/doc/nasij/CHANGELOG.md.gz", "CHANGELOG.md"),
            ("usr/share/doc/nasij/LICENSE.gz", "LICENSE"),
        ] {
            laid.push((to.into(), 0o644, packed(&self.read(from)?)?));
        }
        laid.extend(
            guide.iter().map(|(path, mode, bytes)| (format!("{docs}/guide/{path}"), *mode, bytes.clone())),
        );
        // Debian's own form, which says where ours is.
        let day = shell::output(shell::command("date", &["-Ru"])?.arg(format!("--date=@{}", self.made)))?;
        let changelog = format!(
            "nasij ({}) stable; urgency=medium\n\n  * What changed: CHANGELOG.md.gz.\n\n -- {MAINTAINER}  {}\n",
            self.version,
            day.trim()
        );
        laid.push((format!("{docs}/changelog.gz"), 0o644, packed(changelog.as_bytes())?));
        let size: usize = laid.iter().map(|(_, _, bytes)| bytes.len().div_ceil(1024)).sum();
        let control = String::from_utf8(self.read("packaging/debian/control")?)?
            .replace("{version}", &self.version)
            .replace("{architecture}", architecture)
            .replace("{maintainer}", MAINTAINER)
            .replace("{libc}", &libc)
            .replace("{size}", &size.to_string());
        laid.push(("DEBIAN/control".into(), 0o644, control.into_bytes()));
        laid.push(("DEBIAN/conffiles".into(), 0o644, self.read("packaging/debian/conffiles")?));
        for script in ["postinst", "prerm", "postrm"] {
            laid.push((format!("DEBIAN/{script}"), 0o755, self.read(&format!("packaging/debian/{script}"))?));
        }
        let work = tempfile::tempdir()?;
        let tree = work.path().join("tree");
        lay(&tree, &laid)?;
        let file = out.join(format!("nasij_{}_{architecture}.deb", self.version));
        let mut dpkg = shell::command("dpkg-deb", &["--root-owner-group", "-Zxz", "--build"])?;
        shell::output(dpkg.env("SOURCE_DATE_EPOCH", self.made.to_string()).arg(&tree).arg(&file))?;
        Ok(file)
    }
}

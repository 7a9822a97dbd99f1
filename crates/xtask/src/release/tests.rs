use std::{fs, process::Command};

use super::{debian, guide, packed};
use crate::shell;

fn packaging(path: &str) -> String {
    fs::read_to_string(shell::root().unwrap().join("packaging").join(path)).unwrap()
}

#[test]
fn the_newest_glibc_is_found_by_number() {
    assert_eq!(
        debian::libc(b"\0GLIBC_2.9\0x\0GLIBC_2.34\0GLIBC_2.3.4\0GLIBC_PRIVATE\0").as_deref(),
        Some("2.34")
    );
    assert_eq!(debian::libc(b"\0GLIBC_2.34\0GLIBC_ABI_DT_RELR\0").as_deref(), Some("2.36"));
    assert_eq!(debian::libc(b"nothing"), None);
    assert_eq!(debian::architecture("aarch64-unknown-linux-gnu"), Some("arm64"));
    assert_eq!(debian::architecture("x86_64-unknown-linux-musl"), None);
}

#[test]
fn the_same_bytes_pack_the_same() {
    assert_eq!(packed(b"nasij").unwrap(), packed(b"nasij").unwrap());
}

#[test]
fn the_guide_becomes_pages_whose_links_are_there() {
    let root = shell::root().unwrap();
    let laid = guide::pages(&root).unwrap();
    let names: Vec<&str> = laid.iter().map(|(path, ..)| path.as_str()).collect();
    assert!(names.contains(&"ar/install.html") && names.contains(&"fr/backup.html"), "{names:?}");
    for (path, _, bytes) in laid.iter().filter(|(path, ..)| path.ends_with(".html")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let there = match link.strip_prefix("../") {
                Some(rest) => rest.to_owned(),
                None if folder.is_empty() => link.to_owned(),
                None => format!("{folder}/{link}"),
            };
            assert!(names.contains(&there.as_str()), "{path}: {link}");
        }
    }
}

/// Where systemd is (Debian's machines have it), the unit is one it understands, and as closed as the README says.
#[test]
fn systemd_understands_the_unit_and_finds_it_closed() {
    if shell::find("systemd-analyze").is_none() {
        println!("no systemd here: the unit is read by the other test alone");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let unit = folder.path().join("nasij.service");
    // It asks whether the program is there; another that is always there stands for it.
    fs::write(&unit, packaging("nasij.service").replace("/usr/bin/nasij", "/bin/true")).unwrap();
    let verified = Command::new("systemd-analyze").args(["verify", "--man=no"]).arg(&unit).output().unwrap();
    let said = String::from_utf8_lossy(&verified.stderr);
    let ours: Vec<&str> = said.lines().filter(|line| line.contains("nasij.service")).collect();
    assert!(ours.is_empty(), "{said}");
    let closed = Command::new("systemd-analyze")
        .args(["security", "--offline=yes", "--no-pager", "--threshold=15"])
        .arg(&unit)
        .output()
        .unwrap();
    assert!(closed.status.success(), "more open than 1.5: {}", String::from_utf8_lossy(&closed.stdout));
}

#[test]
fn the_unit_keeps_what_the_rest_relies_on() {
    let unit = packaging("nasij.service");
    for line in [
        "Type=notify",
        "DynamicUser=yes",
        "StateDirectory=nasij nasij-backups",
        "LoadCredential=nasij.toml:/etc/nasij/nasij.toml",
        "ProtectSystem=strict",
        "NoNewPrivileges=yes",
        "MemoryDenyWriteExecute=yes",
        "CapabilityBoundingSet=",
        "UMask=0077",
        "LimitCORE=0",
    ] {
        assert!(unit.lines().any(|one| one == line), "{line}");
    }
    assert!(packaging("nasij.toml").contains("data = \"/var/lib/nasij\""));
    assert_eq!(packaging("debian/conffiles"), "/etc/nasij/nasij.toml\n");
}

#[test]
fn scripts_of_the_package_are_right_for_a_shell() {
    for script in ["postinst", "prerm", "postrm"] {
        let path = shell::root().unwrap().join("packaging/debian").join(script);
        assert!(Command::new("sh").arg("-n").arg(&path).status().unwrap().success(), "{script}");
    }
}

/// Nasij takes 24 MiB; a web server in front that took less would refuse a picture with words of its own.
#[test]
fn servers_in_front_let_through_what_we_take() {
    let fields = fs::read_to_string(shell::root().unwrap().join("crates/web/src/fields.rs")).unwrap();
    assert!(
        fields.contains("UPLOAD: Self = Self(24 * 1024 * 1024)"),
        "the limit changed: change the examples too"
    );
    assert!(packaging("nginx.conf").contains("client_max_body_size 25m;"));
    assert!(packaging("Caddyfile").contains("max_size 25MiB"));
}

//! What tests and benches need of the machine, and how it gets there.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{Outcome, shell};

/// Something a machine may lack.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Postgres,
    Chromium,
    Node,
    Java,
    Fonts,
    Wrk,
    Age,
    Python,
    Nginx,
}

/// playwright-core asks for it.
const NODE_AT_LEAST: u32 = 20;

impl Need {
    const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Postgres => &["postgresql"],
            Self::Chromium => &["chromium"],
            Self::Node => &["nodejs", "npm"],
            Self::Java => &["default-jre-headless"],
            Self::Fonts => &["fonts-noto-core", "fontconfig"],
            Self::Wrk => &["wrk"],
            Self::Age => &["age"],
            Self::Python => &["python3", "python3-venv"],
            Self::Nginx => &["nginx-light", "openssl"],
        }
    }
    fn is_here(self) -> bool {
        match self {
            Self::Postgres => postgres_bin().is_some(),
            Self::Chromium => chromium().is_some(),
            Self::Node => {
                node_version().is_some_and(|version| version >= NODE_AT_LEAST) && shell::find("npm").is_some()
            }
            Self::Java => shell::answer("java", &["-version"]).is_some(),
            // One face each for the two scripts that no other usual font covers.
            Self::Fonts => shell::answer("fc-list", &[":", "family"]).is_some_and(|list| {
                list.contains("Noto Naskh Arabic") && list.contains("Noto Sans Tifinagh")
            }),
            Self::Wrk => shell::find("wrk").is_some(),
            Self::Age => shell::find("age").is_some(),
            Self::Python => shell::answer("python3", &["-c", "import venv, ensurepip"]).is_some(),
            Self::Nginx => has_nginx() && shell::find("openssl").is_some(),
        }
    }
}

/// Debian keeps the server's programs off the path.
pub fn postgres_bin() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<_> =
        versions.map(|entry| entry.path().join("bin")).filter(|bin| bin.join("initdb").is_file()).collect();
    folders.sort_by_key(|bin| {
        bin.parent().and_then(Path::file_name).and_then(|name| name.to_str()?.parse::<u32>().ok())
    });
    folders.pop().or_else(|| Some(shell::find("initdb")?.parent()?.to_owned()))
}

/// Debian keeps it where only root's path leads.
fn has_nginx() -> bool {
    shell::find("nginx").is_some() || Path::new("/usr/sbin/nginx").is_file()
}

pub fn chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from).filter(|path| path.is_file());
    named.or_else(|| {
        ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
            .into_iter()
            .find_map(shell::find)
    })
}

fn node_version() -> Option<u32> {
    shell::answer("node", &["--version"])?.trim_start_matches('v').split('.').next()?.parse().ok()
}

pub fn is_root() -> bool {
    shell::answer("id", &["-u"]).as_deref() == Some("0")
}

/// Installs what is lacking, or says how.
///
/// # Errors
/// When something is lacking and this user or this system cannot install it.
pub fn provide(needs: &[Need]) -> Outcome<()> {
    let packages = lacking(needs);
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    let by_hand = format!("apt-get update && apt-get install --yes --no-install-recommends {list}");
    if !is_root() || shell::find("apt-get").is_none() {
        return Err(format!("the machine lacks {list}; as root: {by_hand}").into());
    }
    println!("installing {list}");
    let tried = apt(&["update"]).and_then(|()| {
        let install = ["install", "--yes", "--no-install-recommends"];
        apt(&[install.as_slice(), &packages].concat())
    });
    tried.map_err(|why| format!("{why}; by hand: {by_hand}"))?;
    let still = lacking(needs);
    if still.is_empty() {
        return Ok(());
    }
    let newer = if still.contains(&"nodejs") {
        format!(" (Node.js {NODE_AT_LEAST} or newer)")
    } else {
        String::new()
    };
    Err(format!("installed, yet too old or not found: {}{newer}", still.join(" ")).into())
}

fn lacking(needs: &[Need]) -> Vec<&'static str> {
    needs.iter().filter(|need| !need.is_here()).flat_map(|need| need.packages()).copied().collect()
}

/// Mirrors have bad moments: three tries.
fn apt(arguments: &[&str]) -> Outcome<()> {
    let mut last = None;
    for _ in 0..3 {
        let mut command = shell::command("apt-get", arguments)?;
        command.env("DEBIAN_FRONTEND", "noninteractive");
        match shell::output(&mut command) {
            Ok(_) => return Ok(()),
            Err(why) => last = Some(why),
        }
    }
    last.map_or(Ok(()), Err)
}

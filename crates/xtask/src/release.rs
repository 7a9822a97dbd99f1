//! What a volunteer downloads: the stripped binary with what belongs to it, as a tarball and as a Debian package.

mod debian;
mod guide;
mod licences;
#[cfg(test)]
mod tests;

use std::{
    env,
    fmt::Write as _,
    fs::{self, File},
    io::{Read as _, Write as _},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use cargo_metadata::{Metadata, MetadataCommand};
use flate2::{Compression, GzBuilder};
use sha2::{Digest as _, Sha256};

use crate::{Outcome, shell};

#[derive(clap::Args)]
pub struct Options {
    /// The machine it is for, such as aarch64-unknown-linux-gnu [default: this one]
    #[arg(long, value_name = "TRIPLE")]
    target: Option<String>,
    /// Package this binary, and build none
    #[arg(long, value_name = "FILE", hide = true)]
    binary: Option<PathBuf>,
}

/// One release as it is made.
struct Release {
    root: PathBuf,
    version: String,
    /// Of the machine it is for.
    triple: String,
    binary: PathBuf,
    metadata: Metadata,
    /// The last commit's second: the same commit gives the same bytes.
    made: u64,
}

/// What is made, file by file: where from the root of an installed system, its mode, its bytes.
type Laid = Vec<(String, u32, Vec<u8>)>;

/// Builds, packs, and prints what was made.
///
/// # Errors
/// When the target is not installed, something does not build, or a file cannot be read or written.
pub fn run(options: &Options) -> Outcome<bool> {
    let release = Release::build(options)?;
    let out = shell::target()?.join("release-files");
    fs::create_dir_all(&out)?;
    let guide = guide::pages(&release.root)?;
    let licences = licences::list(&release.metadata, &release.triple)?;
    let mut made = vec![release.tarball(&out, &guide, &licences)?];
    match debian::architecture(&release.triple) {
        None => println!("no Debian package for {}: it is made for the gnu targets", release.triple),
        Some(_) if shell::find("dpkg-deb").is_none() => {
            println!("no Debian package: this machine has no dpkg-deb (apt-get install dpkg)");
        }
        Some(architecture) => made.push(release.debian(&out, architecture, &guide, &licences)?),
    }
    let mut sums = String::new();
    for path in &made {
        writeln!(sums, "{}  {}", sum(path)?, name_of(path))?;
    }
    let list = out.join(format!("nasij-{}-{}.sha256", release.version, release.triple));
    fs::write(&list, &sums)?;
    made.push(list);
    for path in &made {
        println!("{} ({} bytes)", path.display(), fs::metadata(path)?.len());
    }
    print!("{sums}");
    if let Some(libc) = debian::libc(&fs::read(&release.binary)?) {
        println!("needs glibc {libc} or newer (Debian 12 has 2.36, Ubuntu 24.04 has 2.39)");
    }
    Ok(true)
}

impl Release {
    fn build(options: &Options) -> Outcome<Self> {
        let root = shell::root()?;
        let metadata = MetadataCommand::new().current_dir(&root).exec()?;
        let package = metadata.packages.iter().find(|package| package.name.as_str() == "nasij");
        let version = package.ok_or("the workspace has no package nasij")?.version.to_string();
        let host = host()?;
        let triple = options.target.clone().unwrap_or_else(|| host.clone());
        has_target(&triple)?;
        let binary = match &options.binary {
            Some(path) => path.clone(),
            None => {
                let mut cargo = shell::cargo(&["build", "--release", "--package", "nasij"])?;
                let mut folder = shell::target()?;
                // A named target has a folder of its own; without a name, what `cargo run --release` built is used again.
                if options.target.is_some() {
                    cargo.args(["--target", &triple]);
                    folder.push(&triple);
                }
                if !cargo.status()?.success() {
                    return Err(format!(
                        "it does not build for {triple}; SQLite and ring are C, and ask for a C compiler of that machine"
                    )
                    .into());
                }
                folder.join("release/nasij")
            }
        };
        let made = match env::var("SOURCE_DATE_EPOCH") {
            Ok(second) => second,
            Err(_) => shell::output(&mut shell::command("git", &["log", "-1", "--format=%ct"])?)?,
        };
        Ok(Self { root, version, triple, binary, metadata, made: made.trim().parse()? })
    }

    fn read(&self, path: &str) -> Outcome<Vec<u8>> {
        fs::read(self.root.join(path)).map_err(|why| format!("{path}: {why}").into())
    }

    fn tarball(&self, out: &Path, guide: &Laid, licences: &str) -> Outcome<PathBuf> {
        let name = format!("nasij-{}-{}", self.version, self.triple);
        let mut laid: Laid = vec![
            ("nasij".into(), 0o755, fs::read(&self.binary)?),
            ("third-party-licences.txt".into(), 0o644, licences.as_bytes().to_vec()),
        ];
        for (to, from) in [
            ("opener.html", "crates/look/js/built/opener.html"),
            ("nasij.service", "packaging/nasij.service"),
            ("nasij.toml", "packaging/nasij.toml"),
            ("nginx.conf", "packaging/nginx.conf"),
            ("Caddyfile", "packaging/Caddyfile"),
            ("nasij.1", "packaging/nasij.1"),
            ("LICENSE", "LICENSE"),
            ("README.md", "README.md"),
            ("CHANGELOG.md", "CHANGELOG.md"),
        ] {
            laid.push((to.into(), 0o644, self.read(from)?));
        }
        laid.extend(guide.iter().map(|(path, mode, bytes)| (format!("guide/{path}"), *mode, bytes.clone())));
        let work = tempfile::tempdir()?;
        lay(&work.path().join(&name), &laid)?;
        let file = out.join(format!("{name}.tar.xz"));
        let mut tar = shell::command("tar", &["--sort=name", "--owner=0", "--group=0", "--numeric-owner"])?;
        tar.arg(format!("--mtime=@{}", self.made)).arg("-C").arg(work.path());
        shell::output(tar.arg("-cJf").arg(&file).arg(&name))?;
        Ok(file)
    }
}

/// Writes files with their modes, whatever the umask is.
fn lay(root: &Path, laid: &Laid) -> Outcome<()> {
    for (path, mode, bytes) in laid {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        File::create(&path)?.write_all(bytes)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(*mode))?;
    }
    for folder in folders(root)? {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

fn folders(root: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = vec![root.to_owned()];
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(folders(&path)?);
        }
    }
    Ok(found)
}

/// As `gzip -9n` packs it: without a name and without a time.
fn packed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut out = GzBuilder::new().write(Vec::new(), Compression::best());
    out.write_all(bytes)?;
    Ok(out.finish()?)
}

fn sum(path: &Path) -> Outcome<String> {
    let (mut file, mut sum, mut part) = (File::open(path)?, Sha256::new(), vec![0; 1 << 20]);
    loop {
        let length = file.read(&mut part)?;
        if length == 0 {
            break;
        }
        sum.update(part.get(..length).unwrap_or_default());
    }
    let mut text = String::new();
    for byte in sum.finalize() {
        write!(text, "{byte:02x}")?;
    }
    Ok(text)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn host() -> Outcome<String> {
    let said = shell::output(&mut shell::command("rustc", &["-vV"])?)?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("rustc does not say which machine this is")?.to_owned())
}

/// Rust's own library for that machine must be here, and is not always.
fn has_target(triple: &str) -> Outcome<()> {
    let folder =
        shell::output(&mut shell::command("rustc", &["--print", "target-libdir", "--target", triple])?)
            .map_err(|_| format!("Rust knows no target {triple}; `rustc --print target-list` shows all"))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    Err(format!(
        "the target {triple} is not installed here; with rustup: rustup target add {triple}. SQLite and ring are C: a C \
         compiler for it is needed too (Debian: gcc-aarch64-linux-gnu, musl-tools), named in \
         CARGO_TARGET_{}_LINKER",
        triple.to_uppercase().replace('-', "_")
    )
    .into())
}

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU64, Ordering},
};

use basis::{Problem, Result};

use crate::Name;

/// SHA-256 of nothing: the only name under which an empty file is whole.
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// Half-written files lie here, on the same disk.
const BESIDE: &str = "new";

pub(crate) fn make_root(root: &Path) -> io::Result<()> {
    make_folder(&root.join(BESIDE))?;
    sweep(&root.join(BESIDE));
    Ok(())
}

/// Removes what processes that died left half-written. Where they cannot be asked for, all of it stays.
fn sweep(beside: &Path) {
    let processes = Path::new("/proc");
    let Ok(entries) = fs::read_dir(beside) else { return };
    for entry in entries.flatten().filter(|_| processes.join("self").exists()) {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| name.split_once('-')).map(|(process, _)| process);
        if process.is_some_and(|process| !processes.join(process).exists()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// The folder and the file of a name.
fn paths(root: &Path, name: &Name<'_>) -> (PathBuf, PathBuf) {
    let (first, rest) = name.0.split_at(2);
    let folder = root.join(first);
    let file = folder.join(rest);
    (folder, file)
}

pub(crate) fn put(root: &Path, name: &Name<'_>, bytes: &[u8]) -> Result<()> {
    place(root, name, bytes).map_err(problem)
}

fn place(root: &Path, name: &Name<'_>, bytes: &[u8]) -> io::Result<()> {
    let (folder, file) = paths(root, name);
    let there = fs::metadata(&file).is_ok_and(|about| usize::try_from(about.len()) == Ok(bytes.len()));
    if !there {
        if !folder.is_dir() {
            make_folder(&folder)?;
            sync_folder(root)?;
        }
        let beside = beside(root);
        let written = write_new(&beside, bytes).and_then(|()| fs::rename(&beside, &file));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written?;
    }
    // Also when it was there: another process may have renamed it a moment ago.
    sync_folder(&folder)
}

/// A name that no other writer has at this moment.
fn beside(root: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    root.join(BESIDE).join(format!("{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)))
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Sorted; what is no name of ours is passed by.
pub(crate) fn names(root: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for folder in fs::read_dir(root).map_err(problem)?.flatten() {
        let first = folder.file_name().to_string_lossy().into_owned();
        if first.len() != 2 {
            continue;
        }
        for file in fs::read_dir(folder.path()).map_err(problem)?.flatten() {
            let name = format!("{first}{}", file.file_name().to_string_lossy());
            names.extend(Name::of(&name).is_some().then_some(name.clone()));
        }
    }
    names.sort();
    Ok(names)
}

pub(crate) fn get(root: &Path, name: &Name<'_>) -> Result<Option<Vec<u8>>> {
    match fs::read(paths(root, name).1) {
        Ok(bytes) if bytes.is_empty() && name.0 != EMPTY => {
            Err(Problem::failed(format!("the file {} is empty: bring it back from a backup", name.0)))
        }
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(problem(error)),
    }
}

pub(crate) fn remove(root: &Path, name: &Name<'_>) -> Result<()> {
    let (folder, file) = paths(root, name);
    match fs::remove_file(file) {
        Ok(()) => sync_folder(&folder).map_err(problem),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(problem(error)),
    }
}

/// What goes away when someone makes room is "unavailable".
fn problem(error: io::Error) -> Problem {
    match error.kind() {
        ErrorKind::StorageFull
        | ErrorKind::QuotaExceeded
        | ErrorKind::ReadOnlyFilesystem
        | ErrorKind::Interrupted
        | ErrorKind::ResourceBusy
        | ErrorKind::StaleNetworkFileHandle => Problem::unavailable(error),
        _ => Problem::failed(error),
    }
}

#[cfg(test)]
mod tests {
    use basis::Kind;

    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn only_what_the_dead_left_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let (dead, living) = (folder.path().join(BESIDE).join("4194999-0"), beside(folder.path()));
        make_root(folder.path()).unwrap();
        write_new(&dead, b"x").unwrap();
        write_new(&living, b"x").unwrap();
        make_root(folder.path()).unwrap();
        assert!(!dead.exists() && living.exists());
    }

    #[test]
    fn a_full_disk_passes_and_a_forbidden_one_does_not() {
        for code in [28, 122, 30] {
            assert!(problem(io::Error::from_raw_os_error(code)).is(Kind::Unavailable), "{code}");
        }
        assert!(problem(io::Error::from_raw_os_error(13)).is(Kind::Failed));
    }
}

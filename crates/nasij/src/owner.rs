//! Called by root, a command works as the owner of the data folder.
//!
//! The service has a user of its own. What root made in its folder, that user could not write: the site would stop at
//! its next start. So before anything is opened, and before there is a second thread, root becomes the owner. One power
//! it keeps, to read and to reach what it was told to (`/var/lib/private` is closed to all but root); to write with
//! root's hands it does not: whoever took over the service could lay a link into the folder, and root would follow it.

use std::{
    any::Any,
    fs, io,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use backup::Hands;
use rustix::{
    process::{Gid, Uid, geteuid},
    thread::{
        CapabilitySet, CapabilitySets, set_capabilities, set_keep_capabilities, set_thread_groups,
        set_thread_res_gid, set_thread_res_uid,
    },
};

use crate::{
    failed::{Failed, because},
    options::{Command, Keys, Line},
};

/// Whom root became, where there is a way back.
static LENT: OnceLock<(Uid, Gid)> = OnceLock::new();

/// Becomes the owner of what the command works on, when root calls it and somebody else owns it.
///
/// # Errors
/// When the system does not let root become another user.
pub fn take_on(line: &Line) -> Result<(), Failed> {
    if !geteuid().is_root() || !line.command.is_of_a_folder() {
        return Ok(());
    }
    // Where nothing is yet, root begins it; systemd gives it to the service's user when it first starts.
    let Ok(about) = fs::metadata(worked_on(line)) else { return Ok(()) };
    if about.uid() == 0 {
        return Ok(());
    }
    let (uid, gid) = (Uid::from_raw(about.uid()), Gid::from_raw(about.gid()));
    become_it(uid, gid, !line.command.is_a_server())
        .map_err(|error| because(format!("root cannot work as the data folder's owner ({uid:?})"), error))
}

fn worked_on(line: &Line) -> PathBuf {
    let data = line.place.folder(line.command.default_folder());
    match (&line.command, &line.place.keys) {
        // The one command that writes beside the key, wherever that lies.
        (Command::Keys(Keys::Lock { .. }), Some(keys)) => keys.clone(),
        _ => data,
    }
}

/// A server has no way back; a command keeps one for [`hands_for`] alone.
fn become_it(uid: Uid, gid: Gid, may_return: bool) -> io::Result<()> {
    let kept = if may_return { (Uid::ROOT, Gid::ROOT) } else { (uid, gid) };
    set_keep_capabilities(true)?;
    set_thread_groups(&[])?;
    set_thread_res_gid(gid, gid, kept.1)?;
    set_thread_res_uid(uid, uid, kept.0)?;
    reach(may_return)?;
    set_keep_capabilities(false)?;
    if may_return {
        let _ = LENT.set((uid, gid));
    }
    Ok(())
}

/// To read what it is told to, and no more; `may_write`: may take up the other power again.
fn reach(may_write: bool) -> io::Result<()> {
    let reading = CapabilitySet::DAC_READ_SEARCH;
    let permitted = if may_write { reading | CapabilitySet::DAC_OVERRIDE } else { reading };
    let sets = CapabilitySets { effective: reading, permitted, inheritable: CapabilitySet::empty() };
    Ok(set_capabilities(None, sets)?)
}

/// The hands for a backup at `path`: those of who called, for it was named on the command line; but the owner's own where the owner
/// keeps the folder, and where a link could lie.
pub fn hands_for(path: &Path) -> Hands {
    let folder = if path.is_dir() { Some(path) } else { path.parent() };
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let keeps = |owner: Uid| fs::metadata(folder).is_ok_and(|about| about.uid() == owner.as_raw());
    match LENT.get() {
        Some((owner, _)) if !keeps(*owner) => as_caller,
        _ => backup::own_hands,
    }
}

/// This thread, and no other, has root's hands until this is dropped.
struct Lent(Uid, Gid);

impl Drop for Lent {
    fn drop(&mut self) {
        let (same_uid, same_gid) = (None::<Uid>, None::<Gid>);
        let back = set_thread_res_gid(same_gid, self.1, same_gid)
            .and_then(|()| set_thread_res_uid(same_uid, self.0, same_uid))
            .map_err(io::Error::from)
            .and_then(|()| reach(true));
        if back.is_err() {
            // A thread that stays root is worse than none.
            std::process::abort();
        }
    }
}

fn as_caller() -> Box<dyn Any> {
    let Some((uid, gid)) = LENT.get().copied() else { return Box::new(()) };
    let (same_uid, same_gid) = (None::<Uid>, None::<Gid>);
    let lent = Lent(uid, gid);
    // Where it is refused, the write itself fails, and says on which file.
    let _ = set_thread_res_uid(same_uid, Uid::ROOT, same_uid)
        .and_then(|()| set_thread_res_gid(same_gid, Gid::ROOT, same_gid));
    Box::new(lent)
}

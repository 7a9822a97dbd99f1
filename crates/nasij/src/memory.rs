//! What this process leaves to others: of its memory nothing that was freed, no core dump, no other process that looks in;
//! of what it writes, nothing that another user of the machine may read.

use std::alloc::System;

use rustix::{
    fs::Mode,
    process::{
        DumpableBehavior, Resource, Rlimit, dumpable_behavior, set_dumpable_behavior, setrlimit, umask,
    },
};
use zeroizing_alloc::ZeroAlloc;

/// A name that was typed goes through many hands before it is sealed: form, action, JSON. Each of them frees it, and
/// here it is wiped, whoever freed it. C code (SQLite) allocates for itself; it is only ever given what is sealed.
#[global_allocator]
static WIPING: ZeroAlloc<System> = ZeroAlloc(System);

/// Lets a test look into the process.
const VARIABLE: &str = "NASIJ_DUMPS";

/// Before anything secret is read. Where the system does not know how, the server runs all the same, and doctor says so.
pub fn shut() {
    umask(Mode::RWXG | Mode::RWXO);
    if std::env::var(VARIABLE).is_ok_and(|value| value == "on") {
        return;
    }
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}

/// Whether a crash could write this process to disk, or another process of this user could read it.
pub fn may_be_dumped() -> bool {
    dumpable_behavior().is_ok_and(|behavior| behavior != DumpableBehavior::NotDumpable)
}

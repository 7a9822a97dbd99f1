//! How a release is linked: what is the same is kept once, and the addresses that are moved at the start are packed. A tenth of the
//! binary; only the linker that comes with Rust is known to know how.

use std::{env, path::Path, process::Command};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|known| known == value);
    if is("PROFILE", "release") && is("TARGET", "x86_64-unknown-linux-gnu") && has_linker() {
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=all");
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// Whether this compiler links with its own linker, and was not told to take another.
fn has_linker() -> bool {
    let compiler = env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let Ok(said) = Command::new(compiler).args(["--print", "sysroot"]).output() else { return false };
    let root = String::from_utf8_lossy(&said.stdout).trim().to_owned();
    let own = Path::new(&root).join("lib/rustlib/x86_64-unknown-linux-gnu/bin/gcc-ld/ld.lld");
    env::var("RUSTC_LINKER").is_err() && own.exists()
}

//! Tells systemd (`Type=notify`) when the site answers, and when it stops. Without systemd nothing is told.

use std::{
    env, io,
    os::{
        linux::net::SocketAddrExt as _,
        unix::{
            ffi::OsStrExt as _,
            net::{SocketAddr, UnixDatagram},
        },
    },
};

const VARIABLE: &str = "NOTIFY_SOCKET";

/// It answers; `status` is what `systemctl status` shows.
pub fn answers(status: &str) {
    tell(&format!("READY=1\nSTATUS={status}\n"));
}

/// It finishes what it has begun.
pub fn stops() {
    tell("STOPPING=1\nSTATUS=finishing what was begun\n");
}

fn tell(state: &str) {
    let Some(name) = env::var_os(VARIABLE) else { return };
    if let Err(error) = send(name.as_bytes(), state) {
        tracing::warn!(%error, "systemd could not be told: {VARIABLE}");
    }
}

fn send(name: &[u8], state: &str) -> io::Result<()> {
    let address = match name {
        // An abstract name, as a container has it.
        [b'@', rest @ ..] => SocketAddr::from_abstract_name(rest)?,
        path => SocketAddr::from_pathname(std::ffi::OsStr::from_bytes(path))?,
    };
    UnixDatagram::unbound()?.send_to_addr(state.as_bytes(), &address).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_arrives_by_path_and_by_name() {
        let path = env::temp_dir().join(format!("nasij-ready-{}", std::process::id()));
        let by_path = UnixDatagram::bind(&path).unwrap();
        let name = format!("nasij-ready-{}", std::process::id());
        let by_name = UnixDatagram::bind_addr(&SocketAddr::from_abstract_name(&name).unwrap()).unwrap();
        let mut word = [0; 64];
        for (socket, name) in
            [(by_path, path.as_os_str().as_bytes().to_vec()), (by_name, format!("@{name}").into_bytes())]
        {
            send(&name, "READY=1\n").unwrap();
            let length = socket.recv(&mut word).unwrap();
            assert_eq!(&word[..length], b"READY=1\n");
        }
        std::fs::remove_file(path).unwrap();
        assert!(send(b"/nowhere/at/all", "READY=1\n").is_err());
    }
}

use std::{process::Command, time::Duration};

const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the machine's clock follows those of the network, as systemd reads it from the kernel: whichever program sets it. `None` where
/// there is no systemd to ask.
pub async fn follows() -> Option<bool> {
    let asked = tokio::task::spawn_blocking(|| {
        Command::new("timedatectl").args(["show", "--property=NTPSynchronized", "--value"]).output()
    });
    let answer = tokio::time::timeout(PATIENCE, asked).await.ok()?.ok()?.ok()?;
    read(&answer.stdout)
}

fn read(answer: &[u8]) -> Option<bool> {
    match answer.trim_ascii() {
        b"yes" => Some(true),
        b"no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systemd_answers() {
        assert_eq!((read(b"yes\n"), read(b"no\n"), read(b"")), (Some(true), Some(false), None));
    }
}

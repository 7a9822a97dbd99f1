//! What the machine says of itself.

use std::path::Path;

/// Room on the disk of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disk {
    /// Bytes that this process may still write.
    pub free: u64,
    pub whole: u64,
}

/// `None` where the system does not tell.
pub fn disk(folder: &Path) -> Option<Disk> {
    let seen = rustix::fs::statvfs(folder).ok()?;
    Some(Disk {
        free: seen.f_bavail.saturating_mul(seen.f_frsize),
        whole: seen.f_blocks.saturating_mul(seen.f_frsize),
    })
}

/// Bytes of memory that this process holds; `None` where the system does not tell.
pub fn memory() -> Option<u64> {
    resident(&std::fs::read_to_string("/proc/self/status").ok()?)
}

fn resident(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    kilobytes.checked_mul(1_024)
}

/// Whether the machine's clock follows others, as systemd-timesyncd notes it; `None` where something else keeps the time, or nothing does.
pub fn synchronised() -> Option<bool> {
    let noted = Path::new("/run/systemd/timesync");
    noted.is_dir().then(|| noted.join("synchronized").exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disk_and_memory_are_told() {
        let disk = disk(&std::env::temp_dir()).unwrap();
        assert!(disk.whole >= disk.free && disk.whole > 1 << 20, "{disk:?}");
        assert!(super::disk(Path::new("/no/such/folder")).is_none());
        assert!(memory().unwrap() > 1 << 20);
        assert_eq!(resident("VmPeak:\t 1 kB\nVmRSS:\t   2048 kB\n"), Some(2 << 20));
        assert_eq!(resident("VmRSS: ? kB"), None);
    }
}

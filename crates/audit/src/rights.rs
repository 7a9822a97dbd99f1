use weave::Capability;

/// Read a body's trail, verify it, and be mailed its checkpoints.
pub const READ: &str = "audit.read";

pub const RIGHTS: &[Capability] = &[Capability::new(READ, "audit-right-read", &[])];

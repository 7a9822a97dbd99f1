//! charter

pub mod import;

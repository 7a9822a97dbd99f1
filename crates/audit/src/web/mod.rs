pub mod csv;
pub mod list;
mod said;
pub mod verify;

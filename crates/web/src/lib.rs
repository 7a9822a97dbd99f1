#![doc = include_str!("../README.md")]

mod actor;
pub mod cache;
mod cookie;
mod csv;
mod doors;
mod failure;
mod fields;
pub mod guard;
pub mod headers;
mod lent;
mod path;
mod serve;
mod tag;
mod watched;

pub use actor::{Actor, By, Grant, Limits, Proof, Rights, STEP_UP, STEP_UP_KEY, Scope};
pub use cache::{Cached, PageCache};
pub use cookie::{Cookies, set_cookie};
pub use csv::{csv, csv_text};
pub use doors::Seen;
pub use failure::{Answer, Failure, status_of};
pub use fields::{Fields, Limit, Upload};
pub use guard::Guard;
pub use headers::CSP;
pub use path::{encode, own_path, query};
pub use serve::{Stop, serve};
pub use tag::{Tag, Tags};
pub use watched::{Requests, Watched};

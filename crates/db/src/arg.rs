use basis::{Id, Language, Moment, Slug, Text};

/// A value bound to `$1`, `$2` …; the empty ones keep their type, which PostgreSQL asks for.
#[derive(Debug, Clone)]
pub enum Arg {
    Text(Option<String>),
    Int(Option<i64>),
    Bool(Option<bool>),
    Real(Option<f64>),
    Bytes(Option<Vec<u8>>),
}

/// The values of one statement: `args![id, "text", 3]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Arg::from($value)),*] };
}

macro_rules! from {
    ($($variant:ident: $($type:ty => |$value:ident| $make:expr),+;)+) => {$($(
        impl From<$type> for Arg {
            fn from($value: $type) -> Self { Self::$variant(Some($make)) }
        }
        impl From<Option<$type>> for Arg {
            fn from(value: Option<$type>) -> Self { Self::$variant(value.map(|$value| $make)) }
        }
    )+)+};
}

from! {
    Text: String => |v| v, &str => |v| v.to_owned(), &String => |v| v.clone(), Slug => |v| v.as_str().to_owned(),
        &Slug => |v| v.as_str().to_owned(), Language => |v| v.code().to_owned(), &Text => |v| v.to_json(), Text => |v| v.to_json();
    Int: i64 => |v| v, i32 => |v| i64::from(v), u32 => |v| i64::from(v), u64 => |v| i64::try_from(v).unwrap_or(i64::MAX),
        usize => |v| i64::try_from(v).unwrap_or(i64::MAX), Moment => |v| v.millis();
    Bool: bool => |v| v;
    Real: f64 => |v| v;
    Bytes: Vec<u8> => |v| v, &[u8] => |v| v.to_vec(), &Vec<u8> => |v| v.clone(), [u8; 32] => |v| v.to_vec();
}

impl<T> From<Id<T>> for Arg {
    fn from(id: Id<T>) -> Self {
        Self::Text(Some(id.to_string()))
    }
}
impl<T> From<Option<Id<T>>> for Arg {
    fn from(id: Option<Id<T>>) -> Self {
        Self::Text(id.map(|id| id.to_string()))
    }
}

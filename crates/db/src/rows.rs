//! Rows as bytes that mean the same on both databases: the row of PostgreSQL's binary COPY. A count of fields (two bytes), then for
//! each its length (four bytes, −1: none) and its bytes; numbers with the highest byte first.

use basis::{Problem, Result};
use sha2::{Digest as _, Sha256};

use crate::Arg;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Text,
    Int,
    Bool,
    Real,
    Bytes,
}

impl Holds {
    /// As a backup names it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Int => "int",
            Self::Bool => "bool",
            Self::Real => "real",
            Self::Bytes => "bytes",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Text, Self::Int, Self::Bool, Self::Real, Self::Bytes]
            .into_iter()
            .find(|one| one.code() == code)
    }
    /// From the type a column was declared with.
    pub(crate) fn of(declared: &str, sqlite: bool) -> Option<Self> {
        Some(match declared.to_ascii_uppercase().as_str() {
            "TEXT" => Self::Text,
            "BIGINT" => Self::Int,
            // A row's number on SQLite.
            "INTEGER" if sqlite => Self::Int,
            "BOOLEAN" => Self::Bool,
            "DOUBLE PRECISION" => Self::Real,
            "BYTEA" => Self::Bytes,
            _ => return None,
        })
    }
}

/// A table with its columns, sorted by name: their order may differ from one database to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<(String, Holds)>,
}

impl Table {
    pub(crate) fn names(&self) -> String {
        self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    }
}

/// Some whole rows of one table.
#[derive(Debug, Default)]
pub struct Block {
    pub rows: u64,
    pub bytes: Vec<u8>,
}

pub(crate) fn begin(into: &mut Vec<u8>, columns: usize) {
    into.extend_from_slice(&i16::try_from(columns).unwrap_or(i16::MAX).to_be_bytes());
}

/// # Errors
/// A value of two gigabytes or more.
pub(crate) fn put(into: &mut Vec<u8>, value: Option<&[u8]>) -> Result<()> {
    let Some(value) = value else {
        into.extend_from_slice(&(-1_i32).to_be_bytes());
        return Ok(());
    };
    let length =
        i32::try_from(value.len()).map_err(|_| Problem::failed("a value is too long to be copied"))?;
    into.extend_from_slice(&length.to_be_bytes());
    into.extend_from_slice(value);
    Ok(())
}

/// Takes one row off the front. `None`: what is there is no whole row yet.
///
/// # Errors
/// When it is no row at all.
pub(crate) fn take<'a>(bytes: &mut &'a [u8]) -> Result<Option<Vec<Option<&'a [u8]>>>> {
    let mut rest = *bytes;
    let Some((count, after)) = rest.split_first_chunk::<2>() else { return Ok(None) };
    rest = after;
    let count = usize::try_from(i16::from_be_bytes(*count)).map_err(|_| torn())?;
    let mut fields = Vec::with_capacity(count);
    for _ in 0..count {
        let Some((length, after)) = rest.split_first_chunk::<4>() else { return Ok(None) };
        rest = after;
        match i32::from_be_bytes(*length) {
            -1 => fields.push(None),
            length => {
                let length = usize::try_from(length).map_err(|_| torn())?;
                let Some((value, after)) = rest.split_at_checked(length) else { return Ok(None) };
                fields.push(Some(value));
                rest = after;
            }
        }
    }
    *bytes = rest;
    Ok(Some(fields))
}

/// The whole rows of a block, one after the other.
///
/// # Errors
/// When the block is torn.
pub(crate) fn each<'a>(
    block: &'a [u8],
    mut one: impl FnMut(Vec<Option<&'a [u8]>>, &'a [u8]) -> Result<()>,
) -> Result<u64> {
    let (mut rest, mut count) = (block, 0);
    while !rest.is_empty() {
        let before = rest;
        let fields = take(&mut rest)?.ok_or_else(torn)?;
        let row = before.get(..before.len() - rest.len()).unwrap_or_default();
        one(fields, row)?;
        count += 1;
    }
    Ok(count)
}

/// A field as a value to bind.
///
/// # Errors
/// When its bytes are not of that kind.
pub(crate) fn arg(holds: Holds, field: Option<&[u8]>) -> Result<Arg> {
    Ok(match holds {
        Holds::Text => {
            Arg::Text(field.map(|bytes| String::from_utf8(bytes.to_vec()).map_err(|_| torn())).transpose()?)
        }
        Holds::Int => Arg::Int(field.map(number).transpose()?.map(i64::from_be_bytes)),
        Holds::Bool => {
            Arg::Bool(field.map(|bytes| bytes.first().map(|byte| *byte != 0).ok_or_else(torn)).transpose()?)
        }
        Holds::Real => Arg::Real(field.map(number).transpose()?.map(f64::from_be_bytes)),
        Holds::Bytes => Arg::Bytes(field.map(<[u8]>::to_vec)),
    })
}

fn number(bytes: &[u8]) -> Result<[u8; 8]> {
    bytes.try_into().map_err(|_| torn())
}

pub(crate) fn torn() -> Problem {
    Problem::failed("a row of the copy is torn")
}

/// How many rows, and the sum of their SHA-256: the same in whatever order they come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    pub rows: u64,
    lanes: [u64; 4],
}

impl Sum {
    /// # Errors
    /// When the block is torn.
    pub fn add(&mut self, block: &[u8]) -> Result<()> {
        let lanes = &mut self.lanes;
        self.rows += each(block, |_, row| {
            let digest = Sha256::digest(row);
            for (lane, part) in lanes.iter_mut().zip(digest.as_chunks::<8>().0) {
                *lane = lane.wrapping_add(u64::from_be_bytes(*part));
            }
            Ok(())
        })?;
        Ok(())
    }
    /// 64 hexadecimal digits.
    pub fn hex(&self) -> String {
        self.lanes.iter().map(|lane| format!("{lane:016x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(fields: &[Option<&[u8]>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        begin(&mut bytes, fields.len());
        fields.iter().for_each(|field| put(&mut bytes, *field).unwrap());
        bytes
    }

    #[test]
    fn rows_come_back_and_torn_ones_do_not() {
        let (one, other) = (row(&[Some(b"a"), None]), row(&[Some(b""), Some(b"xyz")]));
        let both = [one.clone(), other.clone()].concat();
        let mut seen = Vec::new();
        assert_eq!(
            each(&both, |fields, _| {
                seen.push(fields);
                Ok(())
            })
            .unwrap(),
            2
        );
        assert_eq!(seen, [vec![Some(&b"a"[..]), None], vec![Some(&b""[..]), Some(&b"xyz"[..])]]);
        assert!(each(both.get(..both.len() - 1).unwrap(), |_, _| Ok(())).is_err());
        assert!(each(&[0xff, 0xff], |_, _| Ok(())).is_err());
        let (mut here, mut there) = (Sum::default(), Sum::default());
        here.add(&both).unwrap();
        there.add(&other).unwrap();
        assert_ne!(here.hex(), there.hex());
        there.add(&one).unwrap();
        assert_eq!((here, here.hex().len()), (there, 64));
    }

    #[test]
    fn values_keep_their_kind() {
        assert!(matches!(arg(Holds::Int, Some(&7_i64.to_be_bytes())).unwrap(), Arg::Int(Some(7))));
        assert!(matches!(arg(Holds::Bool, Some(&[1])).unwrap(), Arg::Bool(Some(true))));
        assert!(matches!(arg(Holds::Real, None).unwrap(), Arg::Real(None)));
        assert!(arg(Holds::Int, Some(b"7")).is_err() && arg(Holds::Text, Some(&[0xff])).is_err());
    }
}

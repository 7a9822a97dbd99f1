//! A keyholder's own commands, on her own machine: no data folder, no server, no network.

use std::{
    fs,
    io::{self, Read as _},
    path::Path,
};

use seal::{
    identity::{Identity, Wrapped},
    passphrase,
};
use zeroize::Zeroizing;

use crate::{
    ask,
    failed::{Failed, because},
    handed::{Handed, base64, from_base64},
    list::written,
    options::{Format, Opened},
};

/// An identity is a few hundred bytes; a handed-out file of 20,000 records some 20 MB.
const IDENTITY_AT_MOST: u64 = 64 * 1024;
const FILE_AT_MOST: u64 = 512 << 20;

/// `nasij keys create`
///
/// # Errors
/// A passphrase that is weak, or typed in two ways.
pub fn create(sheet: bool, format: Format) -> Result<(), Failed> {
    if sheet {
        let identity = Identity::create();
        eprintln!(
            "A recovery sheet: write both lines on paper and keep it where no keyholder lives. Who finds it opens every \
             record of the body. At the body's key in the desk only the first line is needed. Nothing was kept here."
        );
        let (public, private) = (identity.public().to_string(), identity.private());
        return match format {
            Format::Text => written(&format!("{public}\n{}", *private)),
            Format::Json => written(&serde_json::json!({"public": public, "private": *private}).to_string()),
        };
    }
    let passphrase = ask::new_passphrase("your identity")?;
    let identity = Identity::create();
    let wrapped = identity.wrap(&passphrase, passphrase::WORK)?;
    eprintln!(
        "An identity: paste both lines at /desk/account/identity. The second is locked by your passphrase; without it \
         nobody opens what is sealed to you, not even whoever runs the server. Nothing was kept here."
    );
    let (public, wrapped) = (identity.public().to_string(), base64(wrapped.bytes()));
    match format {
        Format::Text => written(&format!("{public}\n{wrapped}")),
        Format::Json => written(&serde_json::json!({"public": public, "wrapped": wrapped}).to_string()),
    }
}

/// `nasij keys open FILE`
///
/// # Errors
/// A file that was not handed out by Nasij, a wrong passphrase; and, after what opens was printed, when a record did not.
pub fn open(file: &Path, identity: Option<&Path>, format: Opened) -> Result<(), Failed> {
    let shown = file.display();
    let bytes = read(file, FILE_AT_MOST)?;
    let handed: Handed = serde_json::from_slice(&bytes)
        .map_err(|error| because(format!("{shown} is no file of handed-out records"), error))?;
    handed.check().map_err(|why| because(&shown, why))?;
    let identity = match (identity, &handed.identity) {
        (Some(path), _) => from_file(path)?,
        (None, Some(text)) => {
            let wrapped = from_base64(text).ok_or("the identity in the file is no base64")?;
            Wrapped::from_bytes(wrapped)?.open(&ask::passphrase("your identity")?)?
        }
        (None, None) => {
            return Err(format!("{shown} holds no identity; give yours with --identity FILE").into());
        }
    };
    let (opened, closed) = handed.open(&identity)?;
    match format {
        Opened::Json => opened.iter().try_for_each(|record| written(&handed.as_json(record)))?,
        Opened::Csv => written(handed.as_csv(&opened).trim_end())?,
    }
    if handed.next.is_some() {
        eprintln!("More records follow after these: the desk hands them out as the next part.");
    }
    match closed.len() {
        0 => Ok(()),
        count => Err(format!(
            "{count} of {} records did not open: their envelope is sealed to others, or they were changed ({})",
            handed.records.len(),
            closed.iter().take(5).copied().collect::<Vec<_>>().join(", ")
        )
        .into()),
    }
}

/// A bare key from a recovery sheet, or a wrapped identity as bytes or as base64.
fn from_file(path: &Path) -> Result<Identity, Failed> {
    let bytes = read(path, IDENTITY_AT_MOST)?;
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    if let Ok(bare) = Identity::parse(text) {
        return Ok(bare);
    }
    // `nasij keys create > FILE` holds the public line first.
    let packed = text.lines().map(str::trim).rfind(|line| !line.is_empty()).and_then(from_base64);
    let wrapped = Wrapped::from_bytes(packed.unwrap_or_else(|| bytes.to_vec()))
        .map_err(|problem| because(path.display(), Failed::from(problem)))?;
    Ok(wrapped.open(&ask::passphrase("your identity")?)?)
}

/// A file, or stdin for `-`; wiped when it is dropped.
fn read(path: &Path, at_most: u64) -> Result<Zeroizing<Vec<u8>>, Failed> {
    let shown = path.display();
    let mut bytes = Zeroizing::new(Vec::new());
    let read = if path == Path::new("-") {
        io::stdin().lock().take(at_most + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(at_most + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| because(format!("{shown} cannot be read"), error))?;
    if bytes.len() as u64 > at_most {
        return Err(
            format!("{shown} is longer than {at_most} bytes; it is not what this command takes").into()
        );
    }
    Ok(bytes)
}

//! The accounts of the demo, as its fixture says them.

use std::fs;

use crate::{Outcome, shell};

/// Address and password of the account whose label begins so.
///
/// # Errors
/// When the fixture cannot be read, or has no such account.
pub fn account(label: &str) -> Outcome<(String, String)> {
    let file: toml::Table =
        toml::from_str(&fs::read_to_string(shell::root()?.join("fixtures/accounts.toml"))?)?;
    let accounts = file.get("account").and_then(toml::Value::as_array).ok_or("the demo has no accounts")?;
    let text = |account: &toml::Value, name: &str| {
        account.get(name).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
    };
    let account = accounts
        .iter()
        .find(|account| text(account, "label").starts_with(label))
        .ok_or("the demo lacks an account with that label")?;
    Ok((text(account, "email"), text(account, "password")))
}

/// What no log may hold: every password, passphrase and address of the demo.
///
/// # Errors
/// When a fixture cannot be read.
pub fn secrets() -> Outcome<Vec<String>> {
    let mut all = Vec::new();
    for (file, list, fields) in [
        ("accounts.toml", "account", ["email", "password"]),
        ("keyholders.toml", "keyholder", ["email", "passphrase"]),
    ] {
        let table: toml::Table =
            toml::from_str(&fs::read_to_string(shell::root()?.join("fixtures").join(file))?)?;
        let entries = table.get(list).and_then(toml::Value::as_array).into_iter().flatten();
        for entry in entries {
            let texts = fields.iter().filter_map(|field| entry.get(field).and_then(toml::Value::as_str));
            all.extend(texts.map(str::to_owned));
        }
    }
    if all.is_empty() { Err("the demo has no accounts".into()) } else { Ok(all) }
}

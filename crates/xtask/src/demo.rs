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

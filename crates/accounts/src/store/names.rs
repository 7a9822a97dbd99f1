use basis::{Id, Result, of::Account};
use db::{Arg, Conn, id};

/// Ids and names of those of `accounts` that are not erased.
pub async fn names(conn: &mut Conn, accounts: &[Id<Account>]) -> Result<Vec<(Id<Account>, String)>> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let places = (1..=accounts.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
    let sql = format!("SELECT id, name FROM accounts WHERE address_lookup IS NOT NULL AND id IN ({places})");
    let args = accounts.iter().map(|account| Arg::from(*account)).collect();
    let rows: Vec<(String, String)> = conn.all_dyn(sql, args).await?;
    rows.into_iter().map(|(account, name)| Ok((id(&account)?, name))).collect()
}

//! The demo's accounts.

use std::collections::BTreeMap;

use weave::{Samples, testing::Stage};

struct OneFile(BTreeMap<&'static str, String>);

impl Samples for OneFile {
    fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(String::as_bytes)
    }
    fn list(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

/// As in the sample coalition, at a body that the tests' tree has.
fn sample() -> OneFile {
    let real = include_str!("../../../../fixtures/accounts.toml");
    let text: String = real
        .replace("body = \"oasis-tozeur\"", "body = \"oasis\"")
        .replace("katiba@oasis-tozeur", "katiba@oasis");
    OneFile(BTreeMap::from([("accounts.toml", text)]))
}

#[tokio::test]
async fn every_account_of_the_demo_signs_in_and_a_second_filling_changes_nothing() {
    let (stage, planted): (Stage, _) = crate::stage().await;
    let samples = sample();
    let room = accounts::room();
    room.samples(&stage.site, &samples).await.unwrap();
    room.samples(&stage.site, &samples).await.unwrap();
    let accounts = accounts::demo_accounts(&samples).unwrap();
    assert!(accounts.len() >= 4);
    assert!(accounts.iter().any(|(_, _, label)| label == "secretariat"));
    for (email, password, label) in &accounts {
        let entered = stage.post("/sign-in", "", &[("email", email), ("password", password)]).await;
        assert_eq!(entered.location(), "/desk/", "{label}");
    }
    let listed = accounts::list(&stage.site).await.unwrap().len();
    assert!(listed > accounts.len(), "and colleagues, who cannot sign in");
    let secretary = accounts::held_over(&stage.site, planted.association).await.unwrap();
    assert!(secretary.iter().any(|held| held.role == "secretary" && held.body == planted.association));
    assert_eq!(accounts::offices(&stage.site, planted.association).await.unwrap().len(), 1);
    assert!(accounts::held_over(&stage.site, planted.root).await.unwrap().len() == 1);
    stage.end().await;
}

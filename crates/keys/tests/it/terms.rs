use std::time::Duration;

use basis::{Id, Kind, of::Account};
use keys::store::Census;
use web::By;

use crate::house::{House, actor};

/// Whether the role that comes with keeping the chapter's key is held.
async fn holds(house: &House, account: Id<Account>) -> bool {
    let held = accounts::held_over(house.site(), house.planted.chapter).await.unwrap();
    held.iter().any(|one| one.account == account && one.role == "keyholder")
}

#[tokio::test]
async fn a_keyholders_term_ends_and_someone_else_gives_her_another() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let (amina, _) = house.keyholder("amina", body).await;
        let (manager, stranger) = (house.account("salma").await, house.account("baya").await);
        let scope = network::tree(site).await.unwrap().scope(body);
        assert!(holds(&house, amina).await);
        site.clock.advance(Duration::from_secs(732 * 86_400));
        assert!(!holds(&house, amina).await, "every grant has an end");
        assert_eq!(keys::recipients(site, body).await.unwrap().len(), 1, "what is sealed stays hers to open");

        let now = site.clock.now();
        let manages = |account| actor(account, body, &["keys.manage"]).shown(By::Passkey, now);
        let kept = |by, whom| {
            let (her, scope) = (manages(by), scope.clone());
            async move { keys::keep_on(site, &her, &scope, whom).await }
        };
        assert_eq!(kept(amina, amina).await.unwrap_err().kind, Kind::Forbidden, "it would never end");
        assert_eq!(kept(manager, stranger).await.unwrap_err().kind, Kind::NotFound);
        let reader = actor(manager, body, &["people.read"]).shown(By::Passkey, now);
        assert_eq!(keys::keep_on(site, &reader, &scope, amina).await.unwrap_err().kind, Kind::Forbidden);
        kept(manager, amina).await.unwrap();
        assert!(holds(&house, amina).await);
    })
    .await;
}

#[tokio::test]
async fn how_well_keys_are_kept_is_counted() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (chapter, sister) = (house.planted.chapter, house.planted.sister);
        let count = async || keys::store::census(&mut house.site().db.read().await.unwrap()).await.unwrap();
        assert_eq!(count().await, Census::default());
        house.keyholder("amina", chapter).await;
        house.keyholder("baya", chapter).await;
        let (alone, _) = house.keyholder("chama", sister).await;
        house.guests(sister, 1).await.unwrap();
        assert_eq!(count().await, Census { kept: 2, alone: 1, nobody: 0 });
        let scope = network::tree(house.site()).await.unwrap().scope(sister);
        keys::leave(house.site(), &actor(alone, sister, &[]), &scope, alone).await.unwrap();
        assert_eq!(count().await, Census { kept: 1, alone: 0, nobody: 1 }, "names that nobody opens");
    })
    .await;
}

//! The installation's database has pages that are none, and its holder has to hear of it.

use std::path::Path;

use basis::Language;
use db::{Soundness, testing};
use weave::{Role, testing::Stage};

use crate::{rooms, watch::account};

#[tokio::test]
async fn damage_is_said_on_the_status_page_and_by_a_letter_even_where_the_jobs_are_what_is_damaged() {
    let scratch = testing::Scratch::sqlite_bare().await;
    let stage = Stage::with_db(scratch.db.clone(), rooms()).await;
    let planted = network::testing::plant(&stage.site).await;
    account(&stage, "amina@example.org", Language::Ar, Role::Admin, planted.root).await;
    account(&stage, "fatiha@example.org", Language::Fr, Role::Admin, planted.root).await;
    let mut holder = network::testing::actor(planted.root, true, &[]);
    holder.installation = true;
    let holder = stage.sign_in(holder);
    assert_eq!(stage.site.db.look_for_damage().await.unwrap(), Soundness::Whole);
    let page = stage.get("/desk/status", &format!("{holder}; language=en")).await;
    assert!(page.text.contains("The last look found the database whole"), "{}", page.text);

    stage.site.db.scrub(&[]).await.unwrap();
    testing::damage(Path::new(scratch.url.strip_prefix("sqlite:").unwrap()), &["jobs_job"]).await;
    assert_eq!(stage.site.db.look_for_damage().await.unwrap(), Soundness::Damaged);
    let page = stage.get("/desk/status", &format!("{holder}; language=en")).await;
    assert_eq!(page.status, 200);
    assert!(
        page.text.contains("nasij backup restore") && page.text.contains("To be mended"),
        "{}",
        page.text
    );

    let before = stage.site.mail.last().len();
    console::tell_damage(&stage.site).await.unwrap();
    let letters = stage.site.mail.last();
    assert_eq!(letters.len() - before, 2);
    for (to, words) in [("amina@example.org", "قاعدة المعطيات تالفة"), ("fatiha@example.org", "est abîmée")]
    {
        let letter = letters.iter().find(|letter| letter.to == to && letter.text.contains(words)).unwrap();
        assert!(letter.text.contains("nasij backup restore") && letter.text.contains("/desk/status"));
    }
    stage.end().await;
    scratch.remove().await;
}

use comments::model::State;
use weave::Samples;

use crate::board::House;

struct Sample(&'static str);

impl Samples for Sample {
    fn bytes(&self, path: &str) -> Option<&[u8]> {
        (path == "comments.toml").then_some(self.0.as_bytes())
    }
    fn list(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

const FILE: &str = r#"
[[comment]]
on = "tunisie/news/wells"
name = "Mounir"
language = "fr"
days_ago = 1.5
state = "approved"
text = "Merci"
answer = { text = "De rien", name = "Le secrétariat" }

[[comment]]
on = "tunisie/news/wells"
name = "نورة"
language = "ar"
days_ago = 0.01
state = "waiting"
text = "شكرًا"

[[comment]]
on = "tunisie/news/elsewhere"
name = "x"
language = "ar"
days_ago = 1
state = "waiting"
text = "y"
"#;

#[tokio::test]
async fn the_sample_comments_stand_where_they_belong() {
    let house = House::new().await;
    comments::room().samples(&house.stage.site, &Sample(FILE)).await.unwrap();
    let all = house.comments(house.planted.chapter).await;
    assert_eq!(all.iter().map(|one| one.state).collect::<Vec<_>>(), [State::Waiting, State::Approved]);
    let page = house.stage.get("/ar/b/tunisie/news/wells", "").await.text;
    assert!(page.contains("Merci") && page.contains("De rien") && page.contains(" lang=\"fr\" dir=\"auto\""));
    house.stage.end().await;
}

#[tokio::test]
async fn the_samples_of_the_house_can_be_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/comments.toml");
    let text: &'static str = Box::leak(std::fs::read_to_string(path).unwrap().into_boxed_str());
    let house = House::new().await;
    comments::room().samples(&house.stage.site, &Sample(text)).await.unwrap();
    house.stage.end().await;
}

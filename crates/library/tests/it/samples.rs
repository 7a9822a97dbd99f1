use std::collections::BTreeMap;

use network::testing::plant;
use weave::{Samples, testing::Stage};

use crate::sent;

struct Few(BTreeMap<String, Vec<u8>>);

impl Samples for Few {
    fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }
    fn list(&self, folder: &str) -> Vec<String> {
        self.0.keys().filter(|path| path.starts_with(folder)).cloned().collect()
    }
}

const LIST: &str = r#"
[[picture]]
key = "wells"
kind = "picture"
file = "wells.jpg"
body = "tunisie"
alt = { ar = "بئر", fr = "Un puits" }
credit = "Nasij"
licence = "CC BY-SA 4.0"

[[picture]]
key = "logo-oasis"
kind = "logo"
file = "logo.png"
body = "oasis"
alt = { ar = "شعار" }
credit = "Nasij"
licence = "CC BY-SA 4.0"
"#;

#[tokio::test]
async fn samples_are_drawn_found_by_name_and_worn_as_logos() {
    db::testing::each(&[], |db| async move {
        let stage = Stage::with_db(db, vec![network::room(), library::room()]).await;
        let planted = plant(&stage.site).await;
        let files = Few(BTreeMap::from([
            ("pictures.toml".into(), LIST.as_bytes().to_vec()),
            ("pictures/wells.jpg".into(), sent::jpeg(1600, 1067)),
            ("pictures/logo.png".into(), sent::transparent_png(512)),
        ]));
        library::room().samples(&stage.site, &files).await.unwrap();
        let mut conn = stage.site.db.read().await.unwrap();
        let wells = library::by_name(&mut conn, "wells").await.unwrap().unwrap();
        let picture = library::picture(&mut conn, wells).await.unwrap().unwrap();
        assert_eq!((picture.files.len(), picture.licence.as_str()), (3, "CC BY-SA 4.0"));
        assert_eq!(picture.body, planted.chapter);
        let logo = library::by_name(&mut conn, "logo-oasis").await.unwrap();
        let tree = network::tree(&stage.site).await.unwrap();
        assert_eq!(tree.get(planted.association).unwrap().logo, logo);
        drop(conn);
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_sample_that_lacks_something_is_named() {
    let stage = Stage::new(vec![network::room(), library::room()]).await;
    plant(&stage.site).await;
    let files = Few(BTreeMap::from([("pictures.toml".into(), LIST.as_bytes().to_vec())]));
    let problem = library::room().samples(&stage.site, &files).await.unwrap_err();
    assert!(problem.to_string().contains("wells"), "{problem}");
    stage.end().await;
}

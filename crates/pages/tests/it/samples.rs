//! The sample coalition's own files.

use std::path::Path;

use pages::store;
use weave::{Samples, testing::Stage};

struct Folder(Vec<(String, Vec<u8>)>);

impl Folder {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
        let mut files = Vec::new();
        for folder in ["", "news", "pages", "charter"] {
            for entry in std::fs::read_dir(root.join(folder)).unwrap().flatten() {
                let name = entry.file_name().into_string().unwrap();
                if entry.path().is_file() {
                    let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                    files.push((path, std::fs::read(entry.path()).unwrap()));
                }
            }
        }
        files.sort();
        Self(files)
    }
}

impl Samples for Folder {
    fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.0.iter().find(|(name, _)| name == path).map(|(_, bytes)| bytes.as_slice())
    }
    fn list(&self, folder: &str) -> Vec<String> {
        let start = format!("{folder}/");
        self.0.iter().filter(|(name, _)| name.starts_with(&start)).map(|(name, _)| name.clone()).collect()
    }
}

#[tokio::test]
async fn the_sample_coalition_has_news_pages_menus_and_sources() {
    let rooms = vec![network::room(), library::room(), pages::room()];
    let stage = Stage::new(rooms.clone()).await;
    let folder = Folder::read();
    for room in rooms.iter().filter(|room| room.name() != "library") {
        room.samples(&stage.site, &folder).await.unwrap();
    }
    let home = stage.get("/ar/", "").await.text;
    let first = home.split("href=\"").skip(1).find(|rest| {
        let href = rest.split('"').next().unwrap();
        href.contains("/news/")
    });
    assert!(first.unwrap().starts_with("/ar/news/sanat-al-manabi\""), "the newest of all is the root's own");
    assert!(home.contains("href=\"/ar/pages/about\""));
    let item = stage.get("/ar/news/sanat-al-manabi", "").await;
    assert_eq!(item.status, 200);
    let words = item.text.split("class=\"prose\"").nth(1).unwrap().split_whitespace().count();
    assert!(words > 800, "{words}");
    let mut conn = stage.site.db.read().await.unwrap();
    let all = store::latest(&mut conn, &[], &[], 100).await.unwrap();
    assert_eq!(all.len(), 42);
    assert!(all.iter().all(|it| it.is_visible() && it.date() <= stage.site.clock.now()));
}

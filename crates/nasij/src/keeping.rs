//! The backups that a running server makes of itself.

use std::{
    fs,
    path::{Path, PathBuf},
};

use async_trait::async_trait;
use backup::{Hands, Identity, Into, Seen, Source, Target, own_hands};
use basis::{Problem, Result};
use console::backups::Keeper;
use db::{Db, Options};
use files::Files;
use weave::Site;

use crate::{backups, rooms::rooms};

/// Where an installation lies, and where its backups go.
pub struct Keeping {
    pub data: PathBuf,
    /// The folder of the server's keys.
    pub keys: PathBuf,
    pub backups: Option<PathBuf>,
}

impl Keeping {
    fn target(&self) -> Result<&Path> {
        self.backups.as_deref().ok_or_else(Problem::not_found)
    }

    async fn bring_back(&self, site: &Site, place: &Path) -> Result<()> {
        let key = Identity::read(&self.data.join("keys").join(backup::KEY_FILE))?;
        let url = format!("sqlite:{}", place.join("nasij.db").display());
        let db = Db::open(&url, Options::default(), &site.rng).await?;
        let files = Files::open(&place.join("files"), db.clone())?;
        let (sets, rebuilt) = (weave::migrations(&rooms()), backups::rebuilt());
        let keys = place.join("keys");
        let into = Into {
            db: &db,
            files: &files,
            keys: &keys,
            sets: &sets,
            rebuilt: &rebuilt,
            anew: false,
            mark: weave::RESTORING,
        };
        let restored = backup::restore(self.target()?, key, into, site.clock.now(), &Seen::default()).await;
        let sums = match &restored {
            Ok(_) => backup::sums(&db, &rebuilt).await,
            Err(_) => Ok(Vec::new()),
        };
        db.close().await;
        let (restored, sums) = (restored?, sums?);
        for table in &restored.verified.totals.tables {
            // The mark of a restore that is under way stands among the settings.
            if table.name != "settings" && !sums.contains(table) {
                return Err(Problem::failed(format!(
                    "the table {} of the backup {} did not come back as it was",
                    table.name,
                    self.target()?.display()
                )));
            }
        }
        Ok(())
    }
}

#[async_trait]
impl Keeper for Keeping {
    fn folder(&self) -> Option<&Path> {
        self.backups.as_deref()
    }

    async fn make(&self, site: &Site) -> Result<()> {
        let folder = self.target()?;
        let own = |error| Problem::failed(format!("{} cannot be made: {error}", folder.display()));
        fs::create_dir_all(folder).map_err(own)?;
        let (key, _) = Identity::read_or_make(&self.data.join("keys"))?;
        let rebuilt = backups::rebuilt();
        let source = Source {
            db: &site.db,
            files: &site.files,
            keys: &self.keys,
            erased: &self.data.join("erased"),
            rebuilt: &rebuilt,
        };
        let secret = backups::secret(&site.db, &site.rng).await?;
        let target = Target::Folder { folder, secret, keep: backups::KEPT };
        let now = site.clock.now();
        let by = (&Seen::default(), own_hands as Hands);
        backup::create(source, target, &key.recipient(), now, &site.rng, by).await?;
        weave::store_setting(&site.db, console::backups::MADE, now.millis().to_string()).await
    }

    async fn try_out(&self, site: &Site) -> Result<()> {
        // On the disk of the data: what is brought back in clear goes nowhere else.
        let place = self.data.join("run").join("trial");
        let clear = || match fs::remove_dir_all(&place) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Problem::failed(format!("{} cannot be cleared: {error}", place.display())))
            }
            _ => Ok(()),
        };
        // One that a stopped server left.
        clear()?;
        fs::create_dir_all(&place)
            .map_err(|error| Problem::failed(format!("{} cannot be made: {error}", place.display())))?;
        let tried = self.bring_back(site, &place).await;
        clear()?;
        tried
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use basis::{Language, Text};
    use console::backups::{Backups, Known};
    use mail::Mail;
    use weave::{Configuration, Services};
    use web::Guard;

    use super::*;
    use crate::{house::House, options::Place};

    #[tokio::test]
    async fn a_night_makes_a_backup_brings_it_back_on_trial_and_says_what_went_wrong() {
        let all = tempfile::tempdir().unwrap();
        let (home, kept) = (all.path().join("home"), all.path().join("kept"));
        let place = Place { data: Some(home.clone()), ..Place::default() };
        let house = House::open(&place, "", true).await.unwrap();
        let mut services = Services::default();
        services.put(Arc::new(Backups(Arc::new(Keeping {
            data: home.clone(),
            keys: house.key_folder.clone(),
            backups: Some(kept.clone()),
        }))));
        let config = Configuration {
            url: "http://localhost:1".into(),
            mail_from: "n@example.org".into(),
            folder: Some(home.clone()),
            guard_off: false,
            key_mode: house.key_mode,
            dumps: false,
        };
        let (mail, guard) = (Mail::memory(house.clock.clone()), Guard::new(Vec::new(), false));
        let woven = house.weave(config, mail, guard, services).await.unwrap();
        let names = Text::of(Language::Fr, "Coalition");
        network::plant_root(&woven.site, "c".parse().unwrap(), names, Language::Fr).await.unwrap();
        let worker = woven.workers.iter().find(|worker| worker.kind == "console.backup").unwrap();
        let night = async || {
            (worker.run)(serde_json::Value::Null).await.unwrap();
            Known::of(&woven.site.db).await.unwrap()
        };
        let known = night().await;
        assert!(known.made.is_some() && known.tested.is_some(), "{known:?}");
        assert_eq!((known.failed, home.join("run/trial").exists()), (None, false));
        let whole = backup::newest(&kept).unwrap();

        assert!(whole.is_file());

        fs::remove_dir_all(&kept).unwrap();
        fs::write(&kept, "not a folder").unwrap();
        let known = night().await;
        assert!(
            known.failed.is_some_and(|(_, cause)| cause.contains("kept")),
            "a file lies where the folder was"
        );
        fs::remove_file(&kept).unwrap();
        let known = night().await;
        assert_eq!(known.failed, None, "one that goes well ends it");
        woven.site.db.close().await;
    }
}

use std::{
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
};

use basis::{Clock, Moment, Rng};
use db::{Db, Options};
use files::Files;
use mail::Mail;
use rustix::fs::{FlockOperation, flock};
use seal::{Found, KeyMode, Keys};
use weave::{Configuration, Services, Weaving, Woven};
use web::Guard;

use crate::{
    backups,
    failed::{Failed, because},
    memory,
    options::Place,
    rooms::rooms,
    server_key::{self, Source},
};

/// Lies in a data folder until a restore into it is finished.
pub const UNFINISHED: &str = "restoring";

/// A data folder with its database open, and the key as it was found.
pub struct Shut {
    pub folder: PathBuf,
    pub db: Db,
    pub source: Source,
    pub found: Found,
    pub lived_in: bool,
    clock: Clock,
    rng: Rng,
}

/// A data folder with its database and its key open.
pub struct House {
    pub folder: PathBuf,
    pub db: Db,
    pub keys: Keys,
    pub key_mode: KeyMode,
    /// The folder of the server's keys.
    pub key_folder: PathBuf,
    pub clock: Clock,
    pub rng: Rng,
    /// Whether it holds an installation: a root body.
    pub lived_in: bool,
}

/// What may be done to a data folder while it is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// Folder, database and keys are made where there are none.
    Begun,
    /// The database is brought to this version, after a backup.
    Found,
    /// What a restore has just laid out.
    Restored,
    AsItIs,
}

/// A lock that dies with its process: one server for a data folder.
pub struct Lock {
    _file: File,
}

impl Shut {
    /// Opens a data folder. `may_begin`: makes folder, database and keys where there are none yet.
    ///
    /// # Errors
    /// A sentence: what is missing, and what to do.
    pub async fn open(place: &Place, default: &str, may_begin: bool) -> Result<Self, Failed> {
        let how = if may_begin { Opening::Begun } else { Opening::Found };
        Self::open_finished(place, default, how).await
    }

    /// As [`Shut::open`] of an installation, whose database stays as an older version left it: for a backup before an upgrade.
    ///
    /// # Errors
    /// As there.
    pub async fn open_as_it_is(place: &Place, default: &str) -> Result<Self, Failed> {
        Self::open_finished(place, default, Opening::AsItIs).await
    }

    async fn open_finished(place: &Place, default: &str, how: Opening) -> Result<Self, Failed> {
        let shut = Self::open_any(place, place.folder(default), how).await?;
        let (folder, unfinished) = (shut.folder.display(), shut.folder.join(UNFINISHED).exists());
        if unfinished || weave::stored_setting(&shut.db, weave::RESTORING).await?.is_some() {
            return Err(format!(
                "a restore into {folder} was not finished; run `nasij backup restore` once more"
            )
            .into());
        }
        Ok(shut)
    }

    /// As [`Shut::open`], for the one who finishes a restore.
    ///
    /// # Errors
    /// As there.
    pub async fn open_unfinished(place: &Place, folder: &Path) -> Result<Self, Failed> {
        Self::open_any(place, folder.to_owned(), Opening::Restored).await
    }

    async fn open_any(place: &Place, folder: PathBuf, how: Opening) -> Result<Self, Failed> {
        let may_begin = how == Opening::Begun;
        let shown = folder.display();
        let rng = Rng::system().map_err(|error| because("the system gives no random numbers", error))?;
        let clock = Clock::system();
        if may_begin {
            fs::create_dir_all(&folder)
                .map_err(|error| because(format!("the data folder {shown} cannot be made"), error))?;
            private(&folder);
        } else if !folder.is_dir() {
            return Err(format!(
                "there is no data folder {shown}; give --data, or begin one with `nasij init`"
            )
            .into());
        }
        for part in ["files", "run"] {
            fs::create_dir_all(folder.join(part))
                .map_err(|error| because(format!("{shown}/{part} cannot be made"), error))?;
        }
        let own = folder.join("nasij.db");
        let url = match &place.database {
            Some(url) => url.clone(),
            None if may_begin || own.is_file() => format!("sqlite:{}", own.display()),
            None => {
                return Err(format!(
                    "{shown} holds no installation; begin one with `nasij init --data {shown} …`"
                )
                .into());
            }
        };
        let db = Db::open(&url, Options::default(), &rng)
            .await
            .map_err(|problem| because("the database cannot be opened", Failed::from(problem)))?;
        if how != Opening::AsItIs {
            let sets = weave::migrations(&rooms());
            if how == Opening::Found && !place.without_backup {
                backups::must_be_fresh(&db, &sets, clock.now()).await?;
            }
            db.migrate(&sets, clock.now()).await?;
        }
        let lived_in = weave::is_lived_in(&db).await?;
        let source = Source::of(place, &folder);
        let found = if lived_in {
            Keys::open_existing(&source.folder)
        } else {
            Keys::open_or_create(&source.folder, &rng)
        }?;
        if source.is_both() {
            tracing::warn!(
                "a clear server key lies beside the locked one, and is used: `nasij keys lock` does it again"
            );
        }
        Ok(Self { folder, db, source, found, lived_in, clock, rng })
    }

    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// With its key.
    pub fn opened(self, keys: Keys) -> House {
        let Self { folder, db, source, lived_in, clock, rng, .. } = self;
        House {
            folder,
            db,
            keys,
            key_mode: source.mode(),
            key_folder: source.folder.clone(),
            clock,
            rng,
            lived_in,
        }
    }

    /// Takes the server's lock.
    ///
    /// # Errors
    /// When another server runs on this data.
    pub fn lock(&self) -> Result<Lock, Failed> {
        let path = self.folder.join("run").join("lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| because(format!("{} cannot be opened", path.display()), error))?;
        flock(&file, FlockOperation::NonBlockingLockExclusive).map_err(|_| {
            Failed::from(format!("a server is already running on {}; stop it first", self.folder.display()))
        })?;
        Ok(Lock { _file: file })
    }
}

impl House {
    /// Opens a data folder for a command: a locked key is asked for.
    ///
    /// # Errors
    /// As [`Shut::open`]; a wrong passphrase, or nobody to ask.
    pub async fn open(place: &Place, default: &str, may_begin: bool) -> Result<Self, Failed> {
        let shut = Shut::open(place, default, may_begin).await?;
        let keys = match &shut.found {
            Found::Keys(keys) => keys.clone(),
            Found::Locked(locked) => server_key::ask_for(locked, &shut.source.folder)?,
        };
        Ok(shut.opened(keys))
    }

    /// Weaves the site.
    ///
    /// # Errors
    /// Settings that do not fit, a database that does not answer.
    pub async fn weave(
        &self,
        config: Configuration,
        mail: Mail,
        guard: Guard,
        services: Services,
    ) -> Result<Woven, Failed> {
        let weaving = Weaving {
            db: self.db.clone(),
            clock: self.clock.clone(),
            rng: self.rng.clone(),
            keys: self.keys.clone(),
            files: Files::open(&self.folder.join("files"), self.db.clone())?,
            mail,
            guard,
            config,
            rooms: rooms(),
            services,
        };
        Ok(weaving.finish().await?)
    }

    /// For commands that do one thing: mail stays in memory, and nothing is listened to.
    ///
    /// # Errors
    /// As [`House::weave`].
    pub async fn weave_for_command(&self, url: Option<String>) -> Result<Woven, Failed> {
        let url = match url {
            Some(url) => url,
            None => weave::stored_setting(&self.db, "url")
                .await?
                .unwrap_or_else(|| String::from("http://localhost:8080")),
        };
        let config = Configuration {
            mail_from: mail_from(&url),
            url,
            folder: Some(self.folder.clone()),
            guard_off: false,
            key_mode: self.key_mode,
            dumps: memory::may_be_dumped(),
        };
        let mail = Mail::memory(self.clock.clone());
        self.weave(config, mail, Guard::new(Vec::new(), false), Services::default()).await
    }
}

/// `nasij@host`, when nothing else was set.
pub fn mail_from(url: &str) -> String {
    let host =
        url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', ':']).next().unwrap_or("localhost");
    format!("nasij@{host}")
}

/// Nobody else on the machine looks into the data folder.
pub(crate) fn private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    if let Err(error) = fs::set_permissions(folder, fs::Permissions::from_mode(0o700)) {
        tracing::warn!(%error, "the data folder could not be closed to others");
    }
}

/// The rooms' sample files.
pub struct Fixtures;

static FIXTURES: include_dir::Dir<'static> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/../../fixtures");

impl weave::Samples for Fixtures {
    fn bytes(&self, path: &str) -> Option<&[u8]> {
        FIXTURES.get_file(path).map(include_dir::File::contents)
    }
    fn list(&self, folder: &str) -> Vec<String> {
        let Some(folder) = FIXTURES.get_dir(folder) else { return Vec::new() };
        let mut names: Vec<String> =
            folder.files().filter_map(|file| file.path().to_str()).map(str::to_owned).collect();
        names.sort();
        names
    }
}

/// Fills an empty installation.
///
/// # Errors
/// What the first room answers that cannot be filled.
pub async fn fill(woven: &Woven) -> Result<(), Failed> {
    if network::has_root(&woven.site).await? {
        return Err("an earlier start was stopped while it laid out the samples; empty the data folder and start again".into());
    }
    for room in &woven.site.rooms {
        room.samples(&woven.site, &Fixtures).await.map_err(|problem| {
            because(format!("the samples of {} could not be laid out", room.name()), problem)
        })?;
    }
    woven.site.set_setting(weave::LIVED_IN, String::from("yes")).await?;
    Ok(())
}

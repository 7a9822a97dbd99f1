//! Settings from a file, below what flags and environment say.

use std::{
    io::ErrorKind,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::{
    failed::{Failed, because},
    options::{Backup, Command, Format, Keys, Line, Place, Serving},
};

/// Where the package keeps its settings.
const SYSTEM: &str = "/etc/nasij/nasij.toml";

/// The config file: the same names as the flags.
#[derive(Deserialize, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ConfigFile {
    data: Option<PathBuf>,
    database: Option<String>,
    keys: Option<PathBuf>,
    listen: Option<String>,
    url: Option<String>,
    smtp: Option<String>,
    mail_from: Option<String>,
    backups: Option<PathBuf>,
    #[serde(default)]
    trusted_proxy: Vec<String>,
    metrics: Option<String>,
    log: Option<Format>,
}

impl Line {
    /// Fills in from the config file what neither flag nor environment gave.
    ///
    /// # Errors
    /// A config file that cannot be read or has an unknown setting.
    pub fn settle(&mut self) -> Result<(), Failed> {
        if !self.command.is_of_a_folder() {
            return Ok(());
        }
        let system = Path::new(SYSTEM);
        let Some(path) = self.place.config_file(&self.command, system.exists().then_some(system)) else {
            return Ok(());
        };
        self.place.of_the_system = path == system;
        let file = read(&path)?;
        let place = &mut self.place;
        place.data = place.data.take().or(file.data);
        place.database = place.database.take().or(file.database);
        place.keys = place.keys.take().or(file.keys);
        match &mut self.command {
            Command::Serve(serving) | Command::Demo(serving) => {
                serving.listen = serving.listen.take().or(file.listen);
                serving.url = serving.url.take().or(file.url);
                serving.smtp = serving.smtp.take().or(file.smtp);
                serving.mail_from = serving.mail_from.take().or(file.mail_from);
                serving.backups = serving.backups.take().or(file.backups);
                serving.metrics = serving.metrics.take().or(file.metrics);
                serving.log = serving.log.or(file.log);
                if serving.trusted_proxy.is_empty() {
                    serving.trusted_proxy = file.trusted_proxy;
                }
            }
            Command::Doctor(doctor) => {
                doctor.url = doctor.url.take().or(file.url);
                doctor.smtp = doctor.smtp.take().or(file.smtp);
            }
            _ => {}
        }
        Ok(())
    }

    /// How the log is written, when the server was told.
    pub const fn log(&self) -> Option<Format> {
        match &self.command {
            Command::Serve(serving) | Command::Demo(serving) => serving.log,
            _ => None,
        }
    }
}

fn read(path: &Path) -> Result<ConfigFile, Failed> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        let way =
            if error.kind() == ErrorKind::PermissionDenied { "; call it as root, with sudo" } else { "" };
        because(format!("the config file {} cannot be read", path.display()), format!("{error}{way}"))
    })?;
    toml::from_str(&text)
        .map_err(|error| because(format!("the config file {} is not right", path.display()), error))
}

impl Command {
    /// The folder it works on when none is named.
    pub const fn default_folder(&self) -> &'static str {
        if matches!(self, Self::Demo(_)) { "demo-data" } else { "nasij-data" }
    }

    /// Whether it knows a data folder at all.
    pub const fn is_of_a_folder(&self) -> bool {
        !matches!(
            self,
            Self::Keys(Keys::Create { .. } | Keys::Open { .. }) | Self::Backup(Backup::Verify { .. })
        )
    }

    /// Whether it runs until it is stopped.
    pub const fn is_a_server(&self) -> bool {
        matches!(self, Self::Serve(_) | Self::Demo(_))
    }
}

impl Place {
    /// The file named, else the system's. Who names a data folder, or wants the demo, speaks of another installation than
    /// the system's, whose mail server and address are none of its business.
    fn config_file(&self, command: &Command, system: Option<&Path>) -> Option<PathBuf> {
        let other = self.data.is_some() || matches!(command, Command::Demo(_));
        self.config.clone().or_else(|| system.filter(|_| !other).map(Path::to_owned))
    }

    pub fn folder(&self, default: &str) -> PathBuf {
        self.data.clone().unwrap_or_else(|| Path::new(default).to_owned())
    }
}

impl Serving {
    /// Where figures are given out.
    ///
    /// # Errors
    /// An address that is none.
    pub fn figures(&self) -> Result<Option<SocketAddr>, Failed> {
        self.metrics.as_deref().map(|text| address("--metrics", text)).transpose()
    }

    /// # Errors
    /// An address that is none.
    pub fn address(&self) -> Result<SocketAddr, Failed> {
        let text = self.listen.as_deref().unwrap_or("127.0.0.1:8080");
        address("--listen", text)
    }
}

fn address(flag: &str, text: &str) -> Result<SocketAddr, Failed> {
    let text = text.replace("localhost:", "127.0.0.1:");
    text.parse().map_err(|error| {
        because(format!("{flag} {text} is no address; give one such as 127.0.0.1:8080"), error)
    })
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    fn line(args: &[&str]) -> Line {
        Line::parse_from([&["nasij"], args].concat())
    }

    /// The package's own file, as whoever installs it gets it.
    const PACKAGED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packaging/nasij.toml");

    #[test]
    fn the_systems_settings_are_for_the_systems_installation() {
        let system = Some(Path::new(SYSTEM));
        let of = |args: &[&str]| {
            let line = line(args);
            line.place.config_file(&line.command, system)
        };
        assert_eq!(of(&["serve"]).as_deref(), system);
        assert_eq!(of(&["body", "list"]).as_deref(), system);
        assert_eq!(of(&["serve", "--config", "x.toml"]).as_deref(), Some(Path::new("x.toml")));
        assert_eq!(of(&["serve", "--data", "x"]), None, "another installation");
        assert_eq!(of(&["demo"]), None, "the demo never touches it");
        let without = line(&["serve"]);
        assert_eq!(without.place.config_file(&without.command, None), None);
    }

    #[test]
    fn the_packages_file_is_understood_and_flags_go_over_it() {
        let mut line = line(&["serve", "--listen", "127.0.0.1:9", "--config", PACKAGED]);
        line.settle().unwrap();
        assert_eq!(line.place.folder("x"), Path::new("/var/lib/nasij"));
        let Command::Serve(serving) = line.command else { panic!("serve") };
        assert_eq!(serving.listen.as_deref(), Some("127.0.0.1:9"));
        assert_eq!(serving.trusted_proxy, ["127.0.0.1/32", "::1/128"]);
    }

    /// What stands there as a comment, to be uncommented, is understood as well.
    #[test]
    fn every_setting_that_the_package_offers_is_one() {
        let text = std::fs::read_to_string(PACKAGED).unwrap();
        let offered: String = text
            .lines()
            .map(|line| match line.strip_prefix('#') {
                Some(rest) if rest.starts_with(|c: char| c.is_ascii_lowercase()) && rest.contains(" = ") => {
                    rest
                }
                _ => line,
            })
            .map(|line| format!("{line}\n"))
            .collect();
        let file: ConfigFile = toml::from_str(&offered).unwrap();
        assert!(file.smtp.is_some() && file.database.is_some() && file.keys.is_some() && file.url.is_some());
        assert!(
            file.backups.is_some()
                && file.data.is_some()
                && file.mail_from.is_some()
                && file.listen.is_some()
        );
    }
}

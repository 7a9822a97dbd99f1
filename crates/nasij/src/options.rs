use std::path::PathBuf;

use basis::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::Deserialize;

/// Runs a coalition of associations: its site, its desk, its charter, from one binary.
#[derive(Parser, Debug)]
#[command(name = "nasij", version, arg_required_else_help = true)]
pub struct Line {
    #[command(flatten)]
    pub place: Place,
    #[command(subcommand)]
    pub command: Command,
}

/// Where everything lies; the same for every command.
#[derive(Args, Debug, Clone, Default)]
pub struct Place {
    /// The data folder
    #[arg(long, global = true, env = "NASIJ_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The database: postgres://USER@HOST/NAME, or sqlite:PATH [default: nasij.db in the data folder]
    #[arg(long, global = true, env = "NASIJ_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// The folder of the server's keys [default: keys in the data folder]
    #[arg(long, global = true, env = "NASIJ_KEYS", value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// A TOML file with any of these settings [default: /etc/nasij/nasij.toml where it is, unless --data is given]
    #[arg(long, global = true, env = "NASIJ_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Let a new version change the database though no backup of the last 24 hours is known
    #[arg(long, global = true, env = "NASIJ_WITHOUT_BACKUP")]
    pub without_backup: bool,
    /// It is the installation that the package's settings name.
    #[arg(skip)]
    pub of_the_system: bool,
}

/// How the site is served.
#[derive(Args, Debug, Clone, Default)]
pub struct Serving {
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "NASIJ_LISTEN", value_name = "ADDR")]
    pub listen: Option<String>,
    /// The site's own address, as links in mails give it [default: the one given to init, else the address listened on]
    #[arg(long, env = "NASIJ_URL", value_name = "URL")]
    pub url: Option<String>,
    /// Where mail goes out: smtp://HOST, smtps://USER:PASSWORD@HOST. Without it mail is kept in memory only
    #[arg(long, env = "NASIJ_SMTP", value_name = "URL", hide_env_values = true)]
    pub smtp: Option<String>,
    /// The address mail comes from [default: nasij@ the site's host]
    #[arg(long, env = "NASIJ_MAIL_FROM", value_name = "E-MAIL")]
    pub mail_from: Option<String>,
    /// A proxy that may say where a request came from, such as 10.0.0.0/8; may be repeated
    #[arg(long, env = "NASIJ_TRUSTED_PROXY", value_name = "CIDR", value_delimiter = ',')]
    pub trusted_proxy: Vec<String>,
    /// Make a backup into this folder every night, and try it every week; better on another disk
    #[arg(long, env = "NASIJ_BACKUPS", value_name = "DIR")]
    pub backups: Option<PathBuf>,
    /// Figures for Prometheus, at /metrics on a listener of their own, such as 127.0.0.1:9180; off when not given
    #[arg(long, env = "NASIJ_METRICS", value_name = "ADDR")]
    pub metrics: Option<String>,
    /// Log one line for each request, as text or as JSON: method, pattern of the route, status, duration; no name, address or token
    #[arg(long, env = "NASIJ_LOG_FORMAT", value_enum, value_name = "FORMAT")]
    pub log: Option<Format>,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Serves the sample coalition, filling an empty data folder first
    Demo(Serving),
    /// Begins a new installation and prints the first sign-in link
    Init(Init),
    /// Runs an installation
    Serve(Serving),
    /// Takes in what was made elsewhere
    #[command(subcommand)]
    Import(Import),
    /// Bodies without a browser
    #[command(subcommand)]
    Body(Body),
    /// Accounts without a browser
    #[command(subcommand)]
    Account(Account),
    /// The bodies' trails
    #[command(subcommand)]
    Audit(Audit),
    /// What campaigns have counted
    #[command(subcommand)]
    Tally(Tally),
    /// The bodies' lockdowns
    #[command(subcommand)]
    Lockdown(Lockdown),
    /// A keyholder's identity, on her own machine; and the lock of the server's key
    #[command(subcommand)]
    Keys(Keys),
    /// Hands a running server that waits the passphrase of its key
    ///
    /// A server whose key is locked (`nasij keys lock`) answers every page with a 503 until this command brings the
    /// passphrase, from the terminal or from NASIJ_PASSPHRASE, over the socket in the data folder. From then on the
    /// server's memory holds the key; a copy of the disk does not.
    Unlock,
    /// Backups: made while the site runs, verified, restored
    #[command(subcommand)]
    Backup(Backup),
    /// Says how this installation does, how well it is guarded, and what a thief of the disk could do
    ///
    /// Asks the running server, where there is one; the system's resolver for the site's name; the mail server for a greeting.
    ///
    /// Exit 0 when nothing needs mending, 1 when something does.
    Doctor(Doctor),
    /// Keys to the API without a browser
    #[command(subcommand)]
    Token(Token),
    /// Fills an empty data folder with a tree of many bodies, for `cargo xtask bench`
    #[command(hide = true)]
    BenchTree {
        #[arg(long, default_value_t = 10_000)]
        bodies: usize,
    },
    /// Plants much on the demo's data, for `cargo xtask bench`
    #[command(hide = true)]
    BenchGrow(crate::bench_grow::Wanted),
    /// Signs on the demo's data without HTTP, for `cargo xtask bench`
    #[command(hide = true)]
    BenchSign(crate::bench_sign::Wanted),
}

#[derive(Args, Debug)]
pub struct Doctor {
    /// The site's own address, when the server is started with another than the one given to init
    #[arg(long, env = "NASIJ_URL", value_name = "URL")]
    pub url: Option<String>,
    /// Where mail goes out, when no server runs that could be asked
    #[arg(long, env = "NASIJ_SMTP", value_name = "URL", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Read everything that is kept: whether the database is whole, files are as they were stored, and a sum of all rows
    #[arg(long)]
    pub deep: bool,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Subcommand, Debug)]
pub enum Keys {
    /// Makes an identity for a keyholder, and prints its public line and its wrapped half
    ///
    /// Works without a data folder and without a network. The passphrase comes from the terminal or from
    /// NASIJ_PASSPHRASE. Nothing is kept on this machine.
    Create {
        /// Make an identity for a recovery sheet: its private half is printed bare, for paper
        #[arg(long)]
        sheet: bool,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Opens records that the desk or the API handed out, and prints them
    ///
    /// Works without a data folder and without a network. What is printed is in clear: keep it where names may lie.
    Open {
        /// The handed-out file; - for stdin
        file: PathBuf,
        /// Your identity, when the file holds none: wrapped, or AGE-SECRET-KEY-1… from a recovery sheet
        #[arg(long, value_name = "FILE")]
        identity: Option<PathBuf>,
        /// JSON lines, or a spreadsheet's CSV
        #[arg(long, value_enum, default_value_t = Opened::Json)]
        format: Opened,
    },
    /// Locks the server's key with a passphrase, so that the disk alone does not open the database
    ///
    /// The server asks for the passphrase at its start, reads it from NASIJ_PASSPHRASE, or waits for `nasij unlock`;
    /// while it runs, its memory holds the key. Where several servers share a database, lock each copy of the key.
    Lock {
        /// Put the key back in clear
        #[arg(long)]
        undo: bool,
    },
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    Json,
    Csv,
}

#[derive(Args, Debug)]
pub struct Init {
    /// The root body's name
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// The site's own address, such as https://nasij.example
    #[arg(long, env = "NASIJ_URL", value_name = "URL")]
    pub url: String,
    /// The root body's first language: ar, fr, en or zgh
    #[arg(long, default_value = "ar", value_parser = language)]
    pub language: Language,
    /// The address of whoever holds the installation
    #[arg(long, value_name = "E-MAIL")]
    pub admin: String,
    /// The root body's name in addresses [default: made from NAME]
    #[arg(long, value_name = "SLUG")]
    pub slug: Option<String>,
}

#[derive(Subcommand, Debug)]
pub enum Import {
    /// A page saved from an old site: text or HTML
    Page {
        /// The saved page
        file: PathBuf,
        /// The body it belongs to
        #[arg(long, value_name = "SLUG")]
        body: String,
        /// What it becomes
        #[arg(long = "as", value_enum, default_value_t = As::Page)]
        becomes: As,
        /// Its language, when it should not be guessed
        #[arg(long, value_parser = language)]
        language: Option<Language>,
        /// Keep it as a draft
        #[arg(long)]
        draft: bool,
        /// Write nothing; print what was understood as JSON
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum As {
    Charter,
    Page,
}

#[derive(ValueEnum, Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Text,
    Json,
}

#[derive(Subcommand, Debug)]
pub enum Body {
    /// All bodies, parents first
    List {
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

#[derive(Subcommand, Debug)]
pub enum Account {
    /// Makes an account and prints its first sign-in link
    Add {
        /// The address she signs in with
        email: String,
        /// The name she shows in the desk
        #[arg(long)]
        name: String,
        #[arg(long, default_value = "ar", value_parser = language)]
        language: Language,
        /// The body at which she gets a role
        #[arg(long, requires = "role", value_name = "SLUG")]
        body: Option<String>,
        /// admin, coordinator, editor or moderator
        #[arg(long, requires = "body", value_parser = role)]
        role: Option<weave::Role>,
        /// The role holds at that body alone, not below
        #[arg(long)]
        here_only: bool,
    },
    /// Prints a new sign-in link
    Link {
        /// The address she signs in with
        email: String,
        /// First drops her passkeys, password, codes and sessions: for whoever lost them all; she is told by a letter
        #[arg(long)]
        reset: bool,
    },
}

#[derive(Subcommand, Debug)]
pub enum Audit {
    /// Says whether the trails are as they were written; fails when one is not
    Verify {
        /// Number and mark of a letter, such as 41:k3f9-7m2q-04tz-x8rw
        #[arg(long, value_name = "N:TEXT")]
        checkpoint: Option<String>,
        /// The trail of this body alone
        #[arg(long, value_name = "SLUG")]
        body: Option<String>,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

#[derive(Subcommand, Debug)]
pub enum Tally {
    /// Counts the signatures again and compares; fails where a number differs; writes nothing
    Verify {
        /// This campaign alone
        #[arg(long, value_name = "ID")]
        campaign: Option<String>,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Makes the numbers anew from the signatures
    Rebuild {
        /// Of this campaign alone
        #[arg(long, value_name = "ID")]
        campaign: Option<String>,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

#[derive(Subcommand, Debug)]
pub enum Backup {
    /// Writes an encrypted backup, and prints its name
    ///
    /// FILE is a full backup in one file. A folder that exists takes many: each is whole, and only what has changed since the one
    /// before is written; those older than 35 days are removed from it, but never the newest.
    ///
    /// Holds the database, the files and the server's keys, but not the key that opens it: keep a copy of keys/backup.key
    /// where this machine is not.
    Create {
        file: PathBuf,
        /// Encrypt it to this age recipient [default: the installation's own backup key]
        #[arg(long, value_name = "AGE-RECIPIENT")]
        to: Option<backup::Recipient>,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Notes that a copy of keys/backup.key lies where this machine is not: doctor and the desk ask until then
    KeyCopied,
    /// Reads all of a backup, checks it, and says what it holds
    Verify {
        file: PathBuf,
        /// What opens it: backup.key, or another age identity
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Restores a backup into an empty data folder, and into an empty database when --database is given
    Restore {
        file: PathBuf,
        /// What opens it: backup.key, or another age identity
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The list of what was erased since, from the old data folder
        #[arg(long, value_name = "FILE")]
        erased: Option<PathBuf>,
    },
}

#[derive(Subcommand, Debug)]
pub enum Lockdown {
    /// Lifts a body's lockdown; its trail says that the machine's owner did
    Lift {
        #[arg(long, value_name = "SLUG")]
        body: String,
    },
}

#[derive(Subcommand, Debug)]
pub enum Token {
    /// Makes a token and prints it: it is shown this once
    Create {
        /// The address of the account it acts for
        #[arg(long, value_name = "E-MAIL")]
        account: String,
        /// What it is for, as her list of tokens shows it
        #[arg(long)]
        name: String,
        /// The body at which, and below which, it stays [default: wherever she may]
        #[arg(long, value_name = "SLUG")]
        body: Option<String>,
        /// The rights it has, such as news.write,pages.write [default: all she holds]
        #[arg(long, value_name = "RIGHT", value_delimiter = ',')]
        rights: Vec<String>,
        /// Its last day, such as 2026-12-31, or a moment such as 2026-12-31T18:00:00Z [default: 90 days from now]
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
    },
}

fn language(code: &str) -> Result<Language, String> {
    code.parse().map_err(|()| String::from("one of ar, fr, en, zgh"))
}

fn role(code: &str) -> Result<weave::Role, String> {
    weave::Role::from_code(code).ok_or_else(|| String::from("one of admin, coordinator, editor, moderator"))
}

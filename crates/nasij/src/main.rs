#![doc = include_str!("../README.md")]

mod ask;
mod backups;
mod bench_grow;
mod bench_sign;
mod bench_tree;
#[cfg(test)]
mod called;
mod config;
mod doctor;
mod failed;
mod handed;
mod house;
mod import;
mod init;
mod keeping;
mod keyholder;
mod list;
#[cfg(test)]
mod lived;
mod memory;
mod neighbour;
mod options;
mod owner;
mod ready;
mod rooms;
mod run;
mod server_key;
mod tally;
mod token;
mod trail;
mod unlock;
#[cfg(test)]
mod walked;

use std::io::IsTerminal as _;

use clap::Parser as _;
use tracing_subscriber::{
    filter::{LevelFilter, Targets},
    layer::{Layer as _, SubscriberExt as _},
    util::SubscriberInitExt as _,
};

use crate::{
    failed::{Failed, because},
    options::{Command, Format, Keys, Line},
};

fn main() -> std::process::ExitCode {
    memory::shut();
    let mut line = Line::parse();
    // Whose hands do it is settled while there is one thread: the others are born with them.
    let done = line
        .settle()
        .and_then(|()| owner::take_on(&line))
        .and_then(|()| {
            log(line.log());
            tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()
                .map_err(|error| because("the runtime cannot start", error))
        })
        .and_then(|runtime| runtime.block_on(run(line)));
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("nasij: {failed}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// Warnings, and what the server says of itself; a line for each request when a format was asked for. `NASIJ_LOG` says otherwise.
fn log(format: Option<Format>) {
    let asked = std::env::var("NASIJ_LOG").ok().and_then(|levels| levels.parse().ok());
    let levels = asked.unwrap_or_else(|| {
        let own = Targets::new().with_default(LevelFilter::WARN).with_target("nasij", LevelFilter::INFO);
        if format.is_some() { own.with_target("request", LevelFilter::INFO) } else { own }
    });
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = if format == Some(Format::Json) {
        lines.json().flatten_event(true).with_current_span(false).with_span_list(false).boxed()
    } else {
        lines.with_ansi(std::io::stderr().is_terminal()).boxed()
    };
    tracing_subscriber::registry().with(lines.with_filter(levels)).init();
}

async fn run(line: Line) -> Result<(), Failed> {
    match line.command {
        Command::Demo(serving) => run::demo(line.place, serving).await,
        Command::Serve(serving) => run::serve(line.place, serving).await,
        Command::Init(wanted) => init::init(line.place, wanted).await,
        Command::Import(command) => import::import(line.place, command).await,
        Command::Body(command) => list::bodies(line.place, command).await,
        Command::Account(command) => init::account(line.place, command).await,
        Command::Audit(command) => trail::audit(line.place, command).await,
        Command::Tally(command) => tally::tally(line.place, command).await,
        Command::Lockdown(command) => trail::lockdown(line.place, command).await,
        Command::Keys(Keys::Create { sheet, format }) => keyholder::create(sheet, format),
        Command::Keys(Keys::Open { file, identity, format }) => {
            keyholder::open(&file, identity.as_deref(), format)
        }
        Command::Keys(Keys::Lock { undo }) => server_key::lock(&line.place, undo),
        Command::Unlock => unlock::unlock(&line.place.folder("nasij-data")).await,
        Command::Backup(command) => backups::backup(line.place, command).await,
        Command::Doctor(wanted) => doctor::doctor(line.place, wanted).await,
        Command::Token(command) => token::token(line.place, command).await,
        Command::BenchGrow(wanted) => bench_grow::run(line.place, wanted).await,
        Command::BenchSign(wanted) => bench_sign::run(line.place, wanted).await,
        Command::BenchTree { bodies } => bench_tree::plant(line.place, bodies).await,
    }
}

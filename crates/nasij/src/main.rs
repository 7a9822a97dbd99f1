#![doc = include_str!("../README.md")]

mod ask;
mod backups;
mod bench_sign;
mod bench_tree;
#[cfg(test)]
mod called;
mod doctor;
mod failed;
mod handed;
mod house;
mod import;
mod init;
mod keeping;
mod keyholder;
mod list;
mod memory;
mod neighbour;
mod options;
mod rooms;
mod run;
mod server_key;
mod tally;
mod token;
mod trail;
mod unlock;

use std::io::IsTerminal as _;

use clap::Parser as _;

use crate::{
    failed::{Failed, because},
    options::{Command, Keys, Line},
};

fn main() -> std::process::ExitCode {
    memory::shut();
    let line = Line::parse();
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("NASIJ_LOG").unwrap_or_else(|_| "warn,nasij=info".into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| because("the runtime cannot start", error))
        .and_then(|runtime| runtime.block_on(run(line)));
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("nasij: {failed}");
            std::process::ExitCode::FAILURE
        }
    }
}

async fn run(line: Line) -> Result<(), Failed> {
    match line.command {
        Command::Demo(mut serving) => {
            let place = line.place.with_config(Some(&mut serving))?;
            run::demo(place, serving).await
        }
        Command::Serve(mut serving) => {
            let place = line.place.with_config(Some(&mut serving))?;
            run::serve(place, serving).await
        }
        Command::Init(wanted) => init::init(line.place.with_config(None)?, wanted).await,
        Command::Import(command) => import::import(line.place.with_config(None)?, command).await,
        Command::Body(command) => list::bodies(line.place.with_config(None)?, command).await,
        Command::Account(command) => init::account(line.place.with_config(None)?, command).await,
        Command::Audit(command) => trail::audit(line.place.with_config(None)?, command).await,
        Command::Tally(command) => tally::tally(line.place.with_config(None)?, command).await,
        Command::Lockdown(command) => trail::lockdown(line.place.with_config(None)?, command).await,
        Command::Keys(Keys::Create { sheet, format }) => keyholder::create(sheet, format),
        Command::Keys(Keys::Open { file, identity, format }) => {
            keyholder::open(&file, identity.as_deref(), format)
        }
        Command::Keys(Keys::Lock { undo }) => server_key::lock(&line.place.with_config(None)?, undo),
        Command::Unlock => unlock::unlock(&line.place.with_config(None)?.folder("nasij-data")).await,
        Command::Backup(command) => backups::backup(line.place.with_config(None)?, command).await,
        Command::Doctor { format } => doctor::doctor(line.place.with_config(None)?, format).await,
        Command::Token(command) => token::token(line.place.with_config(None)?, command).await,
        Command::BenchSign(wanted) => bench_sign::run(line.place.with_config(None)?, wanted).await,
        Command::BenchTree { bodies } => bench_tree::plant(line.place.with_config(None)?, bodies).await,
    }
}

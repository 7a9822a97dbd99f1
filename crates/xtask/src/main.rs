#![doc = include_str!("../README.md")]

mod assets;
mod bench;
mod demo;
mod deny;
mod faults;
mod fuzz_api;
mod machine;
mod new_room;
mod passkeys;
mod postgres;
mod python;
mod release;
mod shell;
mod test;
mod tidy;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Why a task stopped. It is printed as it is.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Tests, checks and measures Nasij")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Installs what tests need, then runs format, lints, tidy, tests, journeys and a short `fuzz-api`
    Test(test::Options),
    /// Checks the laws of the house that no compiler knows
    Tidy(tidy::Options),
    /// Writes the skeleton of a room
    NewRoom {
        /// A plain noun in the plural: a-z only
        name: String,
    },
    /// Rebuilds built assets and compares them with the committed ones
    Assets {
        /// Replace the committed ones
        #[arg(long)]
        write: bool,
    },
    /// Makes what a volunteer downloads: a tarball, a Debian package, their sums, in target/release-files
    Release(release::Options),
    /// Bends requests after the API's own description, as a stranger, a secretary and a coordinator (Schemathesis, from PyPI)
    FuzzApi(fuzz_api::Options),
    /// Measures the release binary against the goals
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Test(options) => test::run(&options),
        Task::Tidy(options) => tidy::run(&options),
        Task::NewRoom { name } => new_room::run(&name),
        Task::Assets { write } => assets::run(write),
        Task::Release(options) => release::run(&options),
        Task::FuzzApi(options) => fuzz_api::run(&options),
        Task::Bench(options) => bench::run(&options),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

//! Everything that must hold, in one command.

use std::{
    collections::BTreeSet,
    env, fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    Outcome, deny, faults, fuzz_api,
    machine::{self, Need},
    passkeys,
    postgres::{self, Cluster},
    shell, tidy,
};

#[derive(clap::Args)]
pub struct Options {
    /// The inner loop: only the crates that differ from the upstream branch (all of them when none does), no journeys
    #[arg(long)]
    quick: bool,
    /// Only journeys whose file name holds this; nothing else is run
    #[arg(long, value_name = "PART")]
    journey: Option<String>,
    /// What breaks in real life, done to real servers on loopback: kills, full disks, lost databases; nothing else is run
    #[arg(long)]
    faults: bool,
    #[command(flatten)]
    fault: faults::Faults,
}

/// What one step counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Count {
    passed: usize,
    failed: usize,
}

impl Count {
    const fn one(passed: bool) -> Self {
        if passed { Self { passed: 1, failed: 0 } } else { Self { passed: 0, failed: 1 } }
    }
    /// A runner that failed without naming a failed test (it did not compile, say) is one failure.
    const fn of_run(mut self, succeeded: bool) -> Self {
        if !succeeded && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

struct Step {
    name: String,
    count: Count,
    took: Duration,
}

struct Run {
    steps: Vec<Step>,
}

impl Run {
    fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome<Count>) -> bool {
        println!("── {name}");
        let begun = Instant::now();
        let count = work().unwrap_or_else(|why| {
            println!("{name}: {why}");
            Count::one(false)
        });
        let took = begun.elapsed();
        println!(
            "── {name}: {} ({:.1} s)",
            if count.failed == 0 { "ok" } else { "FAILED" },
            took.as_secs_f32()
        );
        self.steps.push(Step { name: name.to_owned(), count, took });
        count.failed == 0
    }
    /// The table of steps and the closing line; whether all held.
    fn close(&self) -> bool {
        println!();
        for Step { name, count, took } in &self.steps {
            println!(
                "{name:16} {:5} passed {:4} failed {:8.1} s",
                count.passed,
                count.failed,
                took.as_secs_f32()
            );
        }
        let passed: usize = self.steps.iter().map(|step| step.count.passed).sum();
        let failed: usize = self.steps.iter().map(|step| step.count.failed).sum();
        println!("\n{passed} passed, {failed} failed");
        failed == 0
    }
}

/// # Errors
/// When the machine lacks something, or PostgreSQL does not start.
pub fn run(options: &Options) -> Outcome<bool> {
    if options.faults {
        return faults::run(&options.fault);
    }
    let mut run = Run { steps: Vec::new() };
    let browser = [
        Need::Postgres,
        Need::Age,
        Need::Chromium,
        Need::Node,
        Need::Java,
        Need::Fonts,
        Need::Python,
        Need::Nginx,
    ];
    let needs = if options.quick { &browser[..2] } else { browser.as_slice() };
    if !run.step("machine", || machine::provide(needs).map(|()| Count::default())) {
        return Ok(run.close());
    }
    let cluster = Cluster::start()?;
    if let Some(part) = &options.journey {
        journeys(&mut run, &cluster, part)?;
        return Ok(run.close());
    }
    let scope = if options.quick { changed()? } else { Scope::default() };
    run.step("format", || status(&mut shell::cargo(&["fmt", "--all", "--check"])?));
    run.step("tidy", || {
        let tally = tidy::check_all(false)?;
        Ok(Count { passed: tally.passed, failed: tally.failed })
    });
    run.step("lints", || {
        let mut clippy = shell::cargo(&["clippy", "--quiet", "--all-targets"])?;
        status(clippy.args(scope.arguments()).args(["--", "-D", "warnings"]))
    });
    run.step("tests", || tests(&scope, &cluster));
    if !options.quick {
        run.step("crates", || Ok(Count::one(deny::run()?)));
        run.step("examples in docs", || documented(&scope, &cluster));
        run.step("scripts", scripts);
        journeys(&mut run, &cluster, "")?;
    }
    drop(cluster);
    Ok(run.close())
}

/// One command that holds or does not.
fn status(command: &mut Command) -> Outcome<Count> {
    Ok(Count::one(command.status()?.success()))
}

/// Which crates are looked at: all, or these.
#[derive(Default)]
struct Scope(BTreeSet<String>);

impl Scope {
    fn arguments(&self) -> Vec<String> {
        if self.0.is_empty() {
            return vec!["--workspace".to_owned()];
        }
        self.0.iter().flat_map(|name| ["--package".to_owned(), name.clone()]).collect()
    }
}

/// Crates with a file that differs from the upstream branch, or from the last commit where there is none.
fn changed() -> Outcome<Scope> {
    let base = shell::output(&mut shell::command("git", &["merge-base", "HEAD", "@{upstream}"])?);
    let base = base.map_or_else(|_| "HEAD".to_owned(), |text| text.trim().to_owned());
    let differing = shell::output(&mut shell::command("git", &["diff", "--name-only", &base])?)?;
    let unknown =
        shell::output(&mut shell::command("git", &["ls-files", "--others", "--exclude-standard"])?)?;
    let scope = scope_of(differing.lines().chain(unknown.lines()));
    let said = if scope.0.is_empty() {
        "all".to_owned()
    } else {
        scope.0.iter().cloned().collect::<Vec<_>>().join(" ")
    };
    println!("crates: {said}");
    Ok(scope)
}

fn scope_of<'a>(paths: impl Iterator<Item = &'a str>) -> Scope {
    let mut names = BTreeSet::new();
    for path in paths {
        // What all crates share may break any of them.
        if ["Cargo.toml", "Cargo.lock", "clippy.toml", "rustfmt.toml"].contains(&path) {
            return Scope::default();
        }
        if let Some((name, _)) = path.strip_prefix("crates/").and_then(|rest| rest.split_once('/')) {
            names.insert(name.to_owned());
        }
    }
    // A crate that was just removed has no tests.
    let exists = |name: &String| {
        shell::root().is_ok_and(|root| root.join("crates").join(name).join("Cargo.toml").is_file())
    };
    names.retain(exists);
    Scope(names)
}

fn tests(scope: &Scope, cluster: &Cluster) -> Outcome<Count> {
    let nextest = shell::find("cargo-nextest").is_some();
    let (arguments, read): (&[&str], fn(&str) -> Count) = if nextest {
        (
            &["nextest", "run", "--no-fail-fast", "--status-level", "slow", "--final-status-level", "fail"],
            nextest_count,
        )
    } else {
        (&["test", "--no-fail-fast", "--all-targets"], cargo_test_count)
    };
    let mut command = shell::cargo(arguments)?;
    command.args(scope.arguments()).env(postgres::VARIABLE, &cluster.url);
    // The same inputs each time: what other ones find is looked for on purpose, not by whoever changes something else.
    command.env("PROPTEST_RNG_SEED", env::var("PROPTEST_RNG_SEED").unwrap_or_else(|_| String::from("7")));
    if nextest {
        // While the first crates are laid, one of them may have no test yet.
        command.arg("--no-tests=pass");
    }
    let (status, said) = shell::watched(&mut command)?;
    Ok(read(&said).of_run(status.success()))
}

fn documented(scope: &Scope, cluster: &Cluster) -> Outcome<Count> {
    let mut command = shell::cargo(&["test", "--quiet", "--no-fail-fast", "--doc"])?;
    command.args(scope.arguments()).env(postgres::VARIABLE, &cluster.url);
    let (status, said) = shell::watched(&mut command)?;
    Ok(cargo_test_count(&said).of_run(status.success()))
}

/// Of `Summary [0.1s] 5 tests run: 4 passed (1 slow), 1 failed, 0 skipped`.
fn nextest_count(said: &str) -> Count {
    let line =
        said.lines().rev().find(|line| line.contains("Summary [") && line.contains(" run")).unwrap_or("");
    let of = |word: &str| number_before(line, word);
    Count { passed: of("passed"), failed: of("failed") + of("timed out") + of("exec failed") }
}

/// Of each `test result: ok. 5 passed; 0 failed; …`.
fn cargo_test_count(said: &str) -> Count {
    let mut count = Count::default();
    for line in said.lines().filter(|line| line.starts_with("test result:")) {
        count.passed += number_before(line, "passed");
        count.failed += number_before(line, "failed");
    }
    count
}

/// Of TAP's `# pass 5` and `# fail 1`.
fn tap_count(said: &str) -> Count {
    let of = |word: &str| {
        let mut lines = said.lines().rev();
        lines.find_map(|line| line.strip_prefix("# ")?.strip_prefix(word)?.trim().parse().ok()).unwrap_or(0)
    };
    Count { passed: of("pass "), failed: of("fail ") + of("cancelled ") }
}

fn number_before(line: &str, word: &str) -> usize {
    let before = line.match_indices(word).find_map(|(at, _)| {
        let digits = line.get(..at)?.strip_suffix(' ')?.rsplit(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse().ok()
    });
    before.unwrap_or(0)
}

/// Builds the binary and repeats in a browser what people do.
fn journeys(run: &mut Run, cluster: &Cluster, part: &str) -> Outcome<()> {
    let built = run.step("binary", || {
        let built = shell::cargo(&["build", "--quiet", "--package", "nasij"])?.status()?.success();
        Ok(if built { Count::default() } else { Count::one(false) })
    });
    if !built {
        return Ok(());
    }
    let root = shell::root()?;
    let (folder, target) = (root.join("journeys"), shell::target()?);
    if part.is_empty() {
        run.step("passkeys", || {
            let (passed, failed) = passkeys::run(&target.join("debug").join("nasij"))?;
            Ok(Count { passed, failed })
        });
    }
    let installed = run.step("npm packages", || install_packages(&folder).map(|()| Count::default()));
    if installed {
        run.step("journeys", || drive(&folder, &target, cluster, part));
    }
    if part.is_empty() {
        run.step("api", || {
            let (passed, failed) = fuzz_api::briefly(&target.join("debug").join("nasij"))?;
            Ok(Count { passed, failed })
        });
    }
    Ok(())
}

/// `npm ci`, unless what is there is what the lock file asks for.
///
/// # Errors
/// When npm cannot, or the folder cannot be written.
pub fn install_packages(folder: &Path) -> Outcome<()> {
    let lock = folder.join("package-lock.json");
    let stamp = folder.join("node_modules/.nasij-lock");
    let wanted = fs::read(&lock)?;
    if fs::read(&stamp).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    // The browser is Debian's, and the Nu checker needs no Java of its own: no script of a package is run.
    let mut npm =
        shell::command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])?;
    shell::output(npm.current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    Ok(fs::write(&stamp, wanted)?)
}

fn drive(folder: &Path, target: &Path, cluster: &Cluster, part: &str) -> Outcome<Count> {
    let mut files = test_files(folder, ".test.mjs")?;
    files.retain(|name| name.contains(part));
    if files.is_empty() {
        return Err(format!("no journey's name holds {part:?}").into());
    }
    node_tests(folder, &files, |node| {
        node.env("NASIJ_BIN", target.join("debug").join("nasij"));
        node.env("NASIJ_TARGET", target).env(postgres::VARIABLE, &cluster.url);
        if let Some(chromium) = machine::chromium() {
            node.env("CHROMIUM", chromium);
        }
    })
}

/// The tests beside the scripts that browsers load.
fn scripts() -> Outcome<Count> {
    let folder = shell::root()?.join("crates/look/js");
    install_packages(&folder)?;
    let files = test_files(&folder, ".test.js")?;
    if files.is_empty() { Ok(Count::default()) } else { node_tests(&folder, &files, |_| ()) }
}

fn test_files(folder: &Path, ending: &str) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(folder)?.flatten();
    let mut files: Vec<_> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(ending))
        .collect();
    files.sort();
    Ok(files)
}

/// Node's test runner over these files of a folder, one after the other; `set` adds to its environment.
fn node_tests(folder: &Path, files: &[String], set: impl FnOnce(&mut Command)) -> Outcome<Count> {
    let report = tempfile::NamedTempFile::new()?;
    let mut node = shell::command("node", &["--test", "--test-concurrency=1", "--test-timeout=300000"])?;
    node.args(["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap"]);
    node.arg(format!("--test-reporter-destination={}", report.path().display()));
    node.args(files).current_dir(folder);
    // A test runner started inside another one's environment would report to that one.
    node.env_remove("NODE_TEST_CONTEXT");
    set(&mut node);
    let status = node.status()?;
    Ok(tap_count(&fs::read_to_string(report.path())?).of_run(status.success()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runners_are_understood() {
        let nextest =
            "     Summary [   3.1s] 12 tests run: 10 passed (1 slow), 1 failed, 1 timed out, 3 skipped\n";
        assert_eq!(nextest_count(nextest), Count { passed: 10, failed: 2 });
        let cargo =
            "test result: ok. 3 passed; 0 failed; 0 ignored\ntest result: FAILED. 4 passed; 2 failed;\n";
        assert_eq!(cargo_test_count(cargo), Count { passed: 7, failed: 2 });
        assert_eq!(
            tap_count("ok 1 - a\n# tests 4\n# pass 3\n# fail 1\n# cancelled 0\n"),
            Count { passed: 3, failed: 1 }
        );
    }

    #[test]
    fn a_runner_that_broke_counts_as_one_failure() {
        assert_eq!(Count::default().of_run(false), Count::one(false));
        assert_eq!(Count { passed: 3, failed: 0 }.of_run(true), Count { passed: 3, failed: 0 });
    }

    #[test]
    fn changed_files_name_their_crates() {
        assert!(scope_of(["README.md", "Cargo.lock", "crates/basis/src/id.rs"].into_iter()).0.is_empty());
        let scope =
            scope_of(["journeys/lib.mjs", "crates/basis/src/id.rs", "crates/gone/src/lib.rs"].into_iter());
        assert_eq!(scope.arguments(), ["--package", "basis"]);
        assert_eq!(Scope::default().arguments(), ["--workspace"]);
    }
}

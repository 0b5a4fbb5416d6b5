//! The other side: solvers behind a script that prints JSON.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::measuring::Own;

/// A solver that does not end by itself is ended when it has taken so many times its limit, and some more.
const PATIENCE: f64 = 10.0;
const PATIENCE_MORE: f64 = 120.0;

/// Whom to ask.
#[derive(Default)]
pub struct References {
    /// The script; nobody is asked without one.
    pub script: Option<String>,
    /// What runs it.
    pub python: String,
    /// The solvers that it knows.
    pub solvers: Vec<String>,
    /// Problems with more companies are not asked about; 0 for all.
    pub most_companies: usize,
    /// What they said in an earlier run, by the name of the file and the lot: then they are not asked again.
    pub known: BTreeMap<(String, String), Vec<Theirs>>,
}

/// What a solver said.
#[derive(Clone)]
pub struct Theirs {
    /// Which.
    pub solver: String,
    /// Whether it proved the optimum.
    pub is_proved: bool,
    /// What its answer costs, if it has any.
    pub objective: Option<f64>,
    /// Nothing costs less, it says.
    pub bound: Option<f64>,
    /// Seconds on a processor for solving, without building the model; nothing when it did not end.
    pub seconds: Option<f64>,
    /// The most memory, in megabytes.
    pub peak: Option<f64>,
}

impl Theirs {
    /// As a part of a line of JSON.
    pub fn told(&self) -> Value {
        json!({
            "solver": self.solver, "proved": self.is_proved, "objective": self.objective, "bound": self.bound,
            "seconds": self.seconds, "peak_mb": self.peak,
        })
    }

    /// Whether one of the two is wrong: the other has something better than what it says is possible.
    pub fn contradicts(&self, own: &Own) -> bool {
        let is_below = |value: f64, bound: f64| value < bound - 1e-6 * bound.abs() - 0.5;
        let ours = own.objective as f64;
        let is_ours_impossible = self.bound.is_some_and(|bound| is_below(ours, bound));
        let is_theirs_impossible = match (self.objective, own.bound) {
            (Some(theirs), Some(bound)) => is_below(theirs, bound as f64),
            _ => false,
        };
        is_ours_impossible || is_theirs_impossible
    }
}

/// The last part of a path.
fn name_of(file: &str) -> String {
    file.rsplit('/').next().unwrap_or(file).to_owned()
}

impl References {
    /// Reads the lines of an earlier run.
    pub fn know(&mut self, lines: &str) {
        let told = lines
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        for line in told {
            let text = |key: &str| line.get(key).and_then(Value::as_str).unwrap_or_default();
            let theirs = line.get("references").and_then(Value::as_array);
            let theirs: Vec<Theirs> = theirs.into_iter().flatten().map(read_theirs).collect();
            if !theirs.is_empty() {
                let place = (name_of(text("file")), text("lot").to_owned());
                self.known.insert(place, theirs);
            }
        }
    }

    /// Asks each solver about a lot, or about all lots together.
    pub fn ask(
        &self,
        file: &str,
        lot: Option<&str>,
        n_companies: usize,
        seconds: f64,
    ) -> Vec<Theirs> {
        let place = (name_of(file), lot.unwrap_or("all").to_owned());
        if let Some(theirs) = self.known.get(&place) {
            return theirs.clone();
        }
        let Some(script) = &self.script else {
            return Vec::new();
        };
        if self.most_companies > 0 && n_companies > self.most_companies {
            return Vec::new();
        }
        let ask_one = |solver: &String| {
            let answer = self.run(script, solver, (file, lot), seconds);
            let figure = |key: &str| answer.get(key).unwrap_or(&Value::Null).as_f64();
            Theirs {
                solver: solver.clone(),
                is_proved: answer.get("status").unwrap_or(&Value::Null) == "optimal",
                objective: figure("objective"),
                bound: figure("bound"),
                seconds: figure("cpu_s"),
                peak: figure("peak_rss_mb"),
            }
        };
        self.solvers.iter().map(ask_one).collect()
    }

    fn run(
        &self,
        script: &str,
        solver: &str,
        (file, lot): (&str, Option<&str>),
        seconds: f64,
    ) -> Value {
        let mut command = Command::new(&self.python);
        command
            .args([script, file, "--solver", solver, "--cpu", "--quiet"])
            .args(["--time", &seconds.to_string()])
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if let Some(lot) = lot {
            command.args(["--lot", lot]);
        }
        let Ok(mut child) = command.spawn() else {
            return Value::Null;
        };
        let patience = Duration::from_secs_f64(seconds * PATIENCE + PATIENCE_MORE);
        #[expect(
            clippy::disallowed_methods,
            reason = "whoever measures has to read the clock"
        )]
        let began = Instant::now();
        while let Ok(None) = child.try_wait() {
            if began.elapsed() > patience {
                // It may have ended just now: then there is nothing to end.
                let _ = child.kill();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let Ok(output) = child.wait_with_output() else {
            return Value::Null;
        };
        serde_json::from_slice(&output.stdout).unwrap_or_default()
    }
}

/// What a solver said, from a line of an earlier run.
fn read_theirs(told: &Value) -> Theirs {
    let figure = |key: &str| told.get(key).and_then(Value::as_f64);
    Theirs {
        solver: told
            .get("solver")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        is_proved: told.get("proved").and_then(Value::as_bool) == Some(true),
        objective: figure("objective"),
        bound: figure("bound"),
        seconds: figure("seconds"),
        peak: figure("peak_mb"),
    }
}

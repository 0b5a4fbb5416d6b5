//! Imports that this process is reading or writing: how far they are and how to stop them. Only a convenience of the process
//! that works: the stored import is what counts, and what other processes look at.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::values::ids::ImportRunId;

/// What is being done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImportStage {
    /// The file is being read.
    #[default]
    Reading,
    /// Its rows are compared with what is known.
    Comparing,
    /// Records are written.
    Writing,
    /// What was written is taken back.
    Undoing,
    /// What was taken back is written again.
    Redoing,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportProgress {
    /// What is being done.
    pub stage: ImportStage,
    /// How many rows, or records, are done.
    pub n_done: usize,
    /// Of how many; 0 while that is not known.
    pub n_total: usize,
}

/// An import under way.
#[derive(Debug, Default)]
pub struct ImportJob {
    /// Set to stop it.
    pub cancelled: AtomicBool,
    progress: Mutex<ImportProgress>,
}

impl ImportJob {
    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> ImportProgress {
        *held(&self.progress)
    }

    /// Tells how far it is.
    pub fn tell(&self, stage: ImportStage, (n_done, n_total): (usize, usize)) {
        *held(&self.progress) = ImportProgress {
            stage,
            n_done,
            n_total,
        };
    }

    /// Whether somebody wants it stopped.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// The imports of this process that are under way.
#[derive(Clone, Debug, Default)]
pub struct ImportJobs {
    running: Arc<Mutex<Running>>,
}

type Running = BTreeMap<ImportRunId, Arc<ImportJob>>;

impl ImportJobs {
    /// Registers an import until what is answered is dropped, in the place of what this process did with it.
    #[must_use]
    pub fn begin(&self, import_run_id: ImportRunId) -> AtWork {
        self.registered(&mut held(&self.running), import_run_id)
    }

    /// The same, unless this process is at work on the import already.
    #[must_use]
    pub fn begin_alone(&self, import_run_id: ImportRunId) -> Option<AtWork> {
        let mut running = held(&self.running);
        let is_free = !running.contains_key(&import_run_id);
        is_free.then(|| self.registered(&mut running, import_run_id))
    }

    fn registered(&self, running: &mut Running, import_run_id: ImportRunId) -> AtWork {
        let job = Arc::new(ImportJob::default());
        running.insert(import_run_id, Arc::clone(&job));
        AtWork {
            jobs: self.clone(),
            import_run_id,
            job,
        }
    }

    /// An import of this process.
    #[must_use]
    pub fn find(&self, import_run_id: ImportRunId) -> Option<Arc<ImportJob>> {
        held(&self.running).get(&import_run_id).cloned()
    }

    /// Any import of this process: a command has no more than one.
    #[must_use]
    pub fn any(&self) -> Option<Arc<ImportJob>> {
        held(&self.running).values().next().cloned()
    }
}

/// An import under way; forgotten when dropped.
#[derive(Debug)]
pub struct AtWork {
    jobs: ImportJobs,
    import_run_id: ImportRunId,
    job: Arc<ImportJob>,
}

impl AtWork {
    /// Which import it is.
    #[must_use]
    pub fn import_run_id(&self) -> ImportRunId {
        self.import_run_id
    }

    /// The job, to hand on.
    #[must_use]
    pub fn share(&self) -> Arc<ImportJob> {
        Arc::clone(&self.job)
    }
}

impl Deref for AtWork {
    type Target = ImportJob;

    fn deref(&self) -> &ImportJob {
        &self.job
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        let mut running = held(&self.jobs.running);
        // Another may have taken its place.
        if running
            .get(&self.import_run_id)
            .is_some_and(|job| Arc::ptr_eq(job, &self.job))
        {
            running.remove(&self.import_run_id);
        }
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

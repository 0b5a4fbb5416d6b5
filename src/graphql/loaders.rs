//! Batches: all rows of a level ask for their neighbours in one statement. One set of loaders for each request, because
//! what may be loaded depends on who asks. A loader only batches: rules belong to the use cases.

use std::any::{Any, TypeId};
use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;

/// A way to load many values at once. One for each edge of the graph.
pub trait Batch: Send + Sync + 'static {
    /// What is asked for.
    type Key: Clone + Ord + Send + Sync + 'static;
    /// What is answered.
    type Value: Clone + Send + Sync + 'static;

    /// Loads the values of all keys in a fixed number of statements. Absent and hidden keys are left out.
    fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> impl Future<Output = Result<BTreeMap<Self::Key, Self::Value>, AppError>> + Send;
}

/// The loaders of one request.
pub struct Loaders {
    app: Arc<App>,
    actor: Arc<Actor>,
    queues: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

type Answer<B> = Result<Option<<B as Batch>::Value>, AppError>;
type Waiting<B> = Vec<(<B as Batch>::Key, oneshot::Sender<Answer<B>>)>;

/// After how many turns without anyone joining a batch is complete. A long list is polled in portions, and one turn may
/// pass between two of them.
const CALM_TURNS: u32 = 2;

/// Those who wait for the next batch; the first of them becomes its leader.
struct Queue<B: Batch> {
    waiting: Mutex<Waiting<B>>,
}

/// Lets the others start again when the leader is dropped before it took the batch.
struct LeaderGuard<'a, B: Batch> {
    queue: &'a Queue<B>,
    is_armed: bool,
}

impl<B: Batch> Drop for LeaderGuard<'_, B> {
    fn drop(&mut self) {
        if self.is_armed {
            self.queue.take();
        }
    }
}

impl<B: Batch> Queue<B> {
    fn take(&self) -> Waiting<B> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *waiting)
    }

    fn n_waiting(&self) -> usize {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.len()
    }

    /// Joins the queue; true for the leader.
    fn join(&self, key: B::Key, sender: oneshot::Sender<Answer<B>>) -> bool {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push((key, sender));
        waiting.len() == 1
    }
}

impl Loaders {
    /// The loaders of a new request.
    #[must_use]
    pub fn new(app: Arc<App>, actor: Arc<Actor>) -> Self {
        Self {
            app,
            actor,
            queues: Mutex::default(),
        }
    }

    /// Loads one value together with all that its level of the query asks for.
    ///
    /// # Errors
    /// That of the use case.
    pub async fn load<B: Batch>(&self, key: B::Key) -> Result<Option<B::Value>, AppError> {
        let queue = self.queue::<B>()?;
        loop {
            let (sender, mut receiver) = oneshot::channel();
            if queue.join(key.clone(), sender) {
                self.lead(&queue).await;
            }
            // Outside the cooperative budget, so that a level of many rows is woken as a whole and asks together again.
            if let Ok(answer) = tokio::task::unconstrained(&mut receiver).await {
                return answer;
            }
        }
    }

    /// Waits until all rows of the level have joined, then loads for all of them.
    async fn lead<B: Batch>(&self, queue: &Queue<B>) {
        let mut guard = LeaderGuard {
            queue,
            is_armed: true,
        };
        let mut n_calm = 0;
        let mut n_joined = queue.n_waiting();
        while n_calm < CALM_TURNS {
            tokio::task::yield_now().await;
            let n_now = queue.n_waiting();
            n_calm = if n_now == n_joined { n_calm + 1 } else { 0 };
            n_joined = n_now;
        }
        let waiting = queue.take();
        guard.is_armed = false;
        let mut keys: Vec<B::Key> = waiting.iter().map(|(key, _)| key.clone()).collect();
        keys.sort();
        keys.dedup();
        let result = B::load(&self.app, &self.actor, keys).await;
        for (key, sender) in waiting {
            let answer = match &result {
                Ok(values) => Ok(values.get(&key).cloned()),
                Err(error) => Err(error.clone()),
            };
            // One who no longer waits was dropped with its part of the query.
            let _ = sender.send(answer);
        }
    }

    fn queue<B: Batch>(&self) -> Result<Arc<Queue<B>>, AppError> {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        let queue = queues.entry(TypeId::of::<B>()).or_insert_with(|| {
            Arc::new(Queue::<B> {
                waiting: Mutex::default(),
            })
        });
        Arc::clone(queue)
            .downcast::<Queue<B>>()
            .map_err(|_| AppError::fault("two loaders share a type"))
    }
}

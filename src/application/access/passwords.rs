//! Passwords: what makes a good one, and how they are hashed (argon2id) without letting sign-in eat the memory.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::values::rejection::{Rejection, RejectionCode};
use tokio::sync::Semaphore;

use crate::application::app_error::AppError;

/// The shortest password.
pub const MIN_LENGTH: usize = 8;
/// The longest password, in characters: hashing must not be a way to keep the server busy.
pub const MAX_LENGTH: usize = 256;
/// How many passwords are hashed at the same time.
const MAX_CONCURRENT: usize = 2;

static COMMON: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    include_str!("common_passwords.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
});

/// How dear a hash is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in kibibytes.
    pub memory_kib: u32,
    /// Passes over it.
    pub n_passes: u32,
}

impl PasswordCost {
    /// 64 MiB, three passes: above what the OWASP cheat sheet on password storage asks for.
    pub const PRODUCTION: Self = Self {
        memory_kib: 64 * 1024,
        n_passes: 3,
    };
}

/// Hashes and checks passwords, two at a time.
#[derive(Clone, Debug)]
pub struct Passwords {
    cost: PasswordCost,
    permits: Arc<Semaphore>,
    /// What unknown addresses are checked against, so that they take the same time as known ones.
    decoy: Arc<str>,
}

impl Passwords {
    /// Prepares hashing at a cost.
    ///
    /// # Errors
    /// When the cost is none that argon2 accepts, or the machine has no randomness.
    pub fn new(cost: PasswordCost) -> Result<Self, AppError> {
        let decoy = hash_now("no account has this password", cost)?;
        Ok(Self {
            cost,
            permits: Arc::new(Semaphore::new(MAX_CONCURRENT)),
            decoy: decoy.into(),
        })
    }

    /// The hash of a password in PHC form.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub async fn hash(&self, password: &str) -> Result<String, AppError> {
        let (password, cost) = (password.to_owned(), self.cost);
        self.off_thread(move || hash_now(&password, cost)).await?
    }

    /// Whether the password is the one of the hash. Without a hash the answer is no, after the same time.
    ///
    /// # Errors
    /// When the stored hash cannot be read.
    pub async fn is_right(&self, password: &str, hash: Option<&str>) -> Result<bool, AppError> {
        let has_hash = hash.is_some();
        let stored = hash.unwrap_or(&self.decoy).to_owned();
        let password: String = password.chars().take(MAX_LENGTH + 1).collect();
        let is_right = self
            .off_thread(move || {
                let parsed = PasswordHash::new(&stored)
                    .map_err(|_| AppError::fault("a stored password hash cannot be read"))?;
                Ok::<_, AppError>(
                    Argon2::default()
                        .verify_password(password.as_bytes(), &parsed)
                        .is_ok(),
                )
            })
            .await??;
        Ok(has_hash && is_right)
    }

    /// Runs a hash away from the async threads, at most two at a time.
    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let _permit = self
            .permits
            .acquire()
            .await
            .map_err(|_| AppError::Unavailable("password hashing has stopped".to_owned()))?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(AppError::internal)
    }
}

/// Checks a new password: length, and that it is none of the common ones or the person's own address.
///
/// # Errors
/// `WEAK_PASSWORD` or `TOO_LONG`, at `field`.
pub fn check_new_password(field: &str, password: &str, email: &str) -> Result<(), Rejection> {
    let length = password.chars().count();
    if length > MAX_LENGTH {
        return Err(Rejection::at(RejectionCode::TooLong, field)
            .with("max", MAX_LENGTH)
            .with("found", length));
    }
    let lower = password.trim().to_lowercase();
    let person = email.split('@').next().unwrap_or_default().to_lowercase();
    let is_weak = length < MIN_LENGTH
        || COMMON.contains(lower.as_str())
        || lower == email.to_lowercase()
        || (!person.is_empty() && lower.replace(&person, "").chars().count() < 4)
        || has_few_characters(&lower);
    if is_weak {
        return Err(Rejection::at(RejectionCode::WeakPassword, field).with("min", MIN_LENGTH));
    }
    Ok(())
}

/// `aaaaaaaa`, `abababab`.
fn has_few_characters(password: &str) -> bool {
    password.chars().collect::<BTreeSet<_>>().len() < 4
}

fn hash_now(password: &str, cost: PasswordCost) -> Result<String, AppError> {
    let params = Params::new(cost.memory_kib, cost.n_passes, 1, None)
        .map_err(|_| AppError::fault("the password cost is none that argon2 accepts"))?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|_| AppError::fault("a password could not be hashed"))
}

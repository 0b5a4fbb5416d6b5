//! The questions of runs as they are kept: what the engine reads and nothing else of people's words, packed, with the
//! number of the way of writing it.

use std::io::Read;

use chrono::NaiveDate;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::{Competency, Vocabulary};
use domain::groupings::grouping::{Candidate, LotQuestion};
use domain::procurement::interest::Interest;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::ids::{CompanyId, GroupingRunId};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use persistence::repositories::groupings::run_inputs::{self, RunInput};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::application::app::App;
use crate::application::app_error::AppError;

/// The way of writing a question: JSON, packed with gzip. A field that is added gets a usual value for questions written
/// before; any other change is a new number.
const FORMAT: i32 = 1;
/// The way of writing the questions of a plan: a list of the same.
const FORMAT_OF_SEVERAL: i32 = 2;
/// The largest packed question that is kept: that of some fifty thousand companies.
const MAX_PACKED_BYTES: usize = 16 * 1024 * 1024;
/// The most that a packed question may unpack to.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// A question as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    lot: Lot,
    requirements: Vec<Requirement>,
    candidates: Vec<WrittenCandidate>,
    vocabulary: Vec<Competency>,
    valid_on: NaiveDate,
    past_pairs: Vec<(CompanyId, CompanyId, u32)>,
}

/// A candidate as it is written.
#[derive(Serialize, Deserialize)]
struct WrittenCandidate {
    company: Company,
    capabilities: Vec<Capability>,
    interest: Option<Interest>,
    distance_km: Option<u32>,
    #[serde(default)]
    times_chosen: u32,
}

/// What is stored with a run. A question that is too large is not kept, and the run says so.
///
/// # Errors
/// When the question cannot be written at all.
pub async fn input_of(
    run_id: GroupingRunId,
    question: &LotQuestion,
    replay_of: Option<GroupingRunId>,
) -> Result<RunInput, AppError> {
    let question = question.clone();
    let packing = tokio::task::spawn_blocking(move || pack(&written(question)));
    let packed = packing.await.map_err(AppError::internal)??;
    Ok(kept(run_id, replay_of, (FORMAT, packed)))
}

/// What is stored with a plan of several lots.
///
/// # Errors
/// When the questions cannot be written at all.
pub async fn input_of_several(
    run_id: GroupingRunId,
    questions: &[LotQuestion],
    replay_of: Option<GroupingRunId>,
) -> Result<RunInput, AppError> {
    let questions = questions.to_vec();
    let packing = tokio::task::spawn_blocking(move || {
        pack(&questions.into_iter().map(written).collect::<Vec<_>>())
    });
    let packed = packing.await.map_err(AppError::internal)??;
    Ok(kept(run_id, replay_of, (FORMAT_OF_SEVERAL, packed)))
}

fn kept(
    run_id: GroupingRunId,
    replay_of: Option<GroupingRunId>,
    (format, packed): (i32, Vec<u8>),
) -> RunInput {
    let content = Some(packed).filter(|bytes| bytes.len() <= MAX_PACKED_BYTES);
    if content.is_none() {
        tracing::warn!(%run_id, "the question of a run is too large to be kept");
    }
    RunInput {
        run_id,
        replay_of,
        format,
        content,
    }
}

/// The lots' questions that a plan was asked; `None` as for `find_question`.
///
/// # Errors
/// What the database says.
pub async fn find_questions_of_plan(
    app: &App,
    run_id: GroupingRunId,
) -> Result<Option<Vec<LotQuestion>>, AppError> {
    let found = run_inputs::find_run_input(app.database.read(), run_id).await?;
    let readable = found.filter(|input| input.format == FORMAT_OF_SEVERAL);
    let Some(packed) = readable.and_then(|input| input.content) else {
        return Ok(None);
    };
    let unpacking = tokio::task::spawn_blocking(move || unpack::<Vec<Written>>(&packed));
    match unpacking.await.map_err(AppError::internal)? {
        Ok(all) => Ok(Some(all.into_iter().map(read).collect())),
        Err(error) => {
            tracing::warn!(%run_id, %error, "the questions of a plan cannot be read any more");
            Ok(None)
        }
    }
}

/// What a run was asked; `None` when it was not kept, or was written in a way that is no longer read.
///
/// # Errors
/// What the database says.
pub async fn find_question(
    app: &App,
    run_id: GroupingRunId,
) -> Result<Option<LotQuestion>, AppError> {
    let found = run_inputs::find_run_input(app.database.read(), run_id).await?;
    let readable = found.filter(|input| input.format == FORMAT);
    let Some(packed) = readable.and_then(|input| input.content) else {
        return Ok(None);
    };
    let unpacking = tokio::task::spawn_blocking(move || unpack::<Written>(&packed));
    match unpacking.await.map_err(AppError::internal)? {
        Ok(question) => Ok(Some(read(question))),
        Err(error) => {
            tracing::warn!(%run_id, %error, "the question of a run cannot be read any more");
            Ok(None)
        }
    }
}

fn pack(written: &impl Serialize) -> Result<Vec<u8>, AppError> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    serde_json::to_writer(&mut packer, written).map_err(AppError::internal)?;
    packer.finish().map_err(AppError::internal)
}

fn unpack<T: DeserializeOwned>(packed: &[u8]) -> serde_json::Result<T> {
    let mut unpacked = Vec::new();
    let mut unpacker = GzDecoder::new(packed).take(MAX_BYTES);
    unpacker
        .read_to_end(&mut unpacked)
        .map_err(serde_json::Error::io)?;
    serde_json::from_slice(&unpacked)
}

fn written(question: LotQuestion) -> Written {
    let LotQuestion {
        lot,
        requirements,
        candidates,
        vocabulary,
        valid_on,
        past_pairs,
    } = question;
    Written {
        lot,
        requirements,
        candidates: candidates.into_iter().map(without_words).collect(),
        vocabulary: vocabulary.entries().cloned().collect(),
        valid_on,
        past_pairs,
    }
}

/// A candidate without what the engine does not read: descriptions, notes, conditions in words, who answered.
fn without_words(candidate: Candidate) -> WrittenCandidate {
    let Candidate {
        mut company,
        mut capabilities,
        mut interest,
        distance_km,
        times_chosen,
    } = candidate;
    company.website = None;
    company.summary_fr = None;
    company.summary_en = None;
    company.address.street = None;
    for capability in &mut capabilities {
        capability.note = None;
        for evidence in &mut capability.evidence {
            evidence.note = None;
        }
    }
    if let Some(interest) = &mut interest {
        interest.conditions = None;
        interest.answered_by = None;
    }
    WrittenCandidate {
        company,
        capabilities,
        interest,
        distance_km,
        times_chosen,
    }
}

fn read(written: Written) -> LotQuestion {
    let candidates = written.candidates.into_iter().map(|one| Candidate {
        company: one.company,
        capabilities: one.capabilities,
        interest: one.interest,
        distance_km: one.distance_km,
        times_chosen: one.times_chosen,
    });
    LotQuestion {
        lot: written.lot,
        requirements: written.requirements,
        candidates: candidates.collect(),
        vocabulary: Vocabulary::new(written.vocabulary),
        valid_on: written.valid_on,
        past_pairs: written.past_pairs,
    }
}

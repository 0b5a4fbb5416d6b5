//! What runs were asked stays readable: a question as the first way of writing it left it, and what is not written.

use std::io::{Read, Write};

use cordee::application::groupings::kept_questions::find_question;
use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use engine::budget::Budget;
use engine::solve::solve;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use persistence::entities::groupings::run_input;
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use crate::support::searching::Searching;
use crate::support::world::{World, id, in_each_world};

/// As the first way of writing left it: never to be changed, or questions that people have kept become unreadable.
const FIRST: &str = include_str!("../../../fixtures/kept_question_1.json");

async fn row(world: &World) -> run_input::Model {
    let reader = world.api.app.database.read();
    run_input::Entity::find()
        .one(reader)
        .await
        .unwrap()
        .unwrap()
}

/// Puts other bytes in the place of the only question that is kept.
async fn replace(world: &World, format: i32, content: Vec<u8>) {
    let changed = run_input::Model {
        format,
        content: Some(content),
        ..row(world).await
    };
    let transaction = world.begin().await;
    run_input::Entity::delete_by_id(changed.run_id)
        .exec(&transaction)
        .await
        .unwrap();
    let active: run_input::ActiveModel = changed.into();
    run_input::Entity::insert(active)
        .exec_without_returning(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

async fn read(world: &World) -> Option<LotQuestion> {
    let run_id = domain::values::ids::GroupingRunId(row(world).await.run_id);
    find_question(&world.api.app, run_id).await.unwrap()
}

fn packed(text: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap()
}

#[tokio::test]
async fn a_question_as_the_first_way_of_writing_left_it_is_still_read_and_solved() {
    in_each_world(async |world| {
        Searching::market(world).await.suggest(json!({})).await;
        replace(world, 1, packed(FIRST)).await;
        let question = read(world).await.expect("it is readable");
        assert_eq!(question.candidates.len(), 5);
        assert_eq!(question.requirements.len(), 4);
        let answer = solve(
            &question,
            &SuggestOptions::default(),
            &Budget::of_nodes(100_000),
        )
        .unwrap();
        assert!(!answer.suggestions.is_empty());
    })
    .await;
}

#[tokio::test]
async fn bytes_that_are_no_question_are_one_that_was_not_kept() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({})).await;
        let whole = row(world).await.content.unwrap();
        for (format, content) in [
            (1, packed("{}")),
            (1, b"no archive".to_vec()),
            (1, whole[..whole.len() / 2].to_vec()),
            (2, whole),
        ] {
            replace(world, format, content).await;
            assert!(read(world).await.is_none());
            let coordinator = &world.people.west_coordinator;
            let input = json!({"runId": run["id"]});
            let found = world
                .api
                .findings(coordinator, "replayGroupingRun", input)
                .await;
            assert_eq!(found, ["WRONG_STATE at runId"]);
        }
    })
    .await;
}

#[tokio::test]
async fn words_of_people_that_the_engine_does_not_read_are_not_kept() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let answer = json!({"lotId": id(market.lot.id), "companyId": id(world.beta.id), "answer": "MEMBER",
                            "conditions": "Pas avant mars, deux personnes au plus."});
        world.api.mutate(&world.people.beta_manager, "answerInterest", answer, "").await;
        market.suggest(json!({})).await;
        let mut text = String::new();
        let content = row(world).await.content.unwrap();
        GzDecoder::new(content.as_slice()).read_to_string(&mut text).unwrap();
        assert!(text.contains("\"MEMBER\""), "the answer is kept");
        assert!(!text.contains("Pas avant mars"));
        let written: Value = serde_json::from_str(&text).unwrap();
        for candidate in written["candidates"].as_array().unwrap() {
            for field in ["website", "summary_fr", "summary_en"] {
                assert_eq!(candidate["company"][field], Value::Null);
            }
        }
    })
    .await;
}

//! Who does which share of the work, and for how much.

use serde_json::{Value, json};

use crate::support::forming::Forming;
use crate::support::records;
use crate::support::world::{World, id, in_each_world};

fn allocations(lines: &[Value]) -> Value {
    json!({ "allocations": lines })
}

async fn two(world: &World) -> Forming<'_> {
    Forming::inviting(world, "Cordée A", &[&world.alpha, &world.beta]).await
}

fn priced(mut line: Value, amount: &str) -> Value {
    line["amount"] = json!({"amount": amount, "currency": "EUR"});
    line
}

#[tokio::test]
async fn shares_and_amounts_add_up_for_the_group_and_for_each_member() {
    in_each_world(async |world| {
        let mut forming = two(world).await;
        let mut covering = priced(forming.line(&world.alpha, 3_333), "1000.10");
        covering["requirementId"] = json!(id(world.asked.id));
        let lines = [
            covering,
            priced(forming.line(&world.alpha, 3_333), "1000.10"),
            priced(forming.line(&world.beta, 3_334), "1000.11"),
        ];
        let seen = forming.done("setAllocations", allocations(&lines)).await;
        assert_eq!(seen["sumOfShares"], 10_000);
        assert_eq!(seen["sumOfAmounts"], json!({"amount": "3000.31"}));
        assert_eq!(forming.member(&world.alpha)["sumOfShares"], 6_666);
        assert_eq!(forming.member(&world.beta)["sumOfShares"], 3_334);
        let kept = &forming.seen["allocations"];
        assert_eq!(kept[0]["requirement"]["id"], id(world.asked.id));
        assert_eq!(kept[1]["requirement"], Value::Null);
        assert!(!forming.rules().contains(&"SHARES_ADD_UP"));

        let ids: Vec<Value> = (0..3).map(|place| kept[place]["id"].clone()).collect();
        let mut kept_line = forming.line(&world.beta, 10_000);
        kept_line["id"] = ids[2].clone();
        let seen = forming
            .done("setAllocations", allocations(&[kept_line]))
            .await;
        assert_eq!(seen["allocations"].as_array().unwrap().len(), 1);
        assert_eq!(
            seen["allocations"][0]["id"], ids[2],
            "a kept line keeps its id"
        );
        assert_eq!(seen["sumOfAmounts"], Value::Null, "an amount is unknown");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_line_is_said_at_its_place() {
    in_each_world(async |world| {
        let forming = two(world).await;
        let good = || forming.line(&world.alpha, 5_000);
        let with = |field: &str, value: Value| {
            let mut line = good();
            line[field] = value;
            line
        };
        let foreign = records::asks_in_words(world.foreign_lot.id, 0, "Ailleurs");
        let cases = [
            (
                with("memberId", json!("x")),
                "NOT_FOUND at allocations.1.memberId",
            ),
            (
                with("memberId", json!(id(world.alpha.id))),
                "NOT_FOUND at allocations.1.memberId",
            ),
            (
                with("requirementId", json!(id(foreign.id))),
                "NOT_FOUND at allocations.1.requirementId",
            ),
            (with("task", json!("  ")), "REQUIRED at allocations.1.task"),
            (
                with("sharePerTenThousand", json!(-1)),
                "OUT_OF_RANGE at allocations.1.sharePerTenThousand",
            ),
            (
                with("sharePerTenThousand", json!(10_001)),
                "OUT_OF_RANGE at allocations.1.sharePerTenThousand",
            ),
            (
                with("amount", json!({"amount": "dix", "currency": "EUR"})),
                "INVALID_FORMAT at allocations.1.amount.amount",
            ),
        ];
        for (line, expected) in cases {
            let lines = allocations(&[good(), line]);
            let found = forming.refused("setAllocations", lines.clone()).await;
            assert_eq!(found, [expected], "{lines}");
        }
        let both = allocations(&[with("task", json!("")), with("memberId", json!("x"))]);
        assert_eq!(
            forming.refused("setAllocations", both).await,
            [
                "REQUIRED at allocations.0.task",
                "NOT_FOUND at allocations.1.memberId"
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn shares_never_exceed_the_whole_and_the_sentence_says_what_they_make() {
    in_each_world(async |world| {
        let forming = two(world).await;
        let lines = allocations(&[
            forming.line(&world.alpha, 5_001),
            forming.line(&world.beta, 5_000),
        ]);
        let found = forming.refused("setAllocations", lines.clone()).await;
        assert_eq!(found, ["ALLOCATION_SUM at allocations"]);
        let coordinator = &world.people.west_coordinator;
        let payload = world
            .api
            .mutate(coordinator, "setAllocations", forming.input(lines), "")
            .await;
        assert_eq!(
            payload["userErrors"][0]["message"],
            "La répartition doit faire 100,00 % ; elle fait 100,01\u{a0}%."
        );
    })
    .await;
}

#[tokio::test]
async fn a_group_that_is_not_complete_is_shown_so_and_is_not_formed() {
    in_each_world(async |world| {
        let mut forming = Forming::ready(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let lines = [
            forming.line(&world.alpha, 5_000),
            forming.line(&world.beta, 4_999),
        ];
        forming.done("setAllocations", allocations(&lines)).await;
        assert!(forming.rules().contains(&"SHARES_ADD_UP"));
        let question = "query($id: ID!) { consortium(id: $id) { violations { rule message } } }";
        let coordinator = &world.people.west_coordinator;
        let data = world
            .api
            .data(coordinator, question, json!({"id": forming.seen["id"]}))
            .await;
        let said = data["consortium"]["violations"]
            .as_array()
            .unwrap()
            .iter()
            .find(|violation| violation["rule"] == "SHARES_ADD_UP")
            .unwrap()["message"]
            .clone();
        assert_eq!(said, "Les parts font 99,99\u{a0}% au lieu de 100,00 %.");
        let fields = json!({"state": "FORMED", "reasons": forming.reasons()});
        assert_eq!(
            forming.refused("changeConsortiumState", fields).await,
            ["RULE_BROKEN at reasons"]
        );
    })
    .await;
}

#[tokio::test]
async fn once_formed_the_allocation_stays_complete() {
    in_each_world(async |world| {
        let mut forming = Forming::formed(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let short = [
            forming.line(&world.alpha, 5_000),
            forming.line(&world.beta, 4_999),
        ];
        assert_eq!(
            forming.refused("setAllocations", allocations(&short)).await,
            ["ALLOCATION_SUM at allocations"]
        );
        let idle = [forming.line(&world.alpha, 10_000)];
        assert_eq!(
            forming.refused("setAllocations", allocations(&idle)).await,
            ["MEMBER_WITHOUT_ALLOCATION at allocations"]
        );
        let other = [
            forming.line(&world.alpha, 7_000),
            forming.line(&world.beta, 3_000),
        ];
        forming.done("setAllocations", allocations(&other)).await;
        assert_eq!(forming.seen["state"], "FORMED");
    })
    .await;
}

#[tokio::test]
async fn a_company_that_is_out_gets_no_work() {
    in_each_world(async |world| {
        let mut forming = two(world).await;
        forming.stand(&world.beta, "WITHDRAWN").await;
        let lines = [
            forming.line(&world.alpha, 5_000),
            forming.line(&world.beta, 5_000),
        ];
        assert_eq!(
            forming.refused("setAllocations", allocations(&lines)).await,
            ["NOT_FOUND at allocations.1.memberId"]
        );
    })
    .await;
}

#[tokio::test]
async fn the_confirmed_lead_allocates_and_other_members_do_not() {
    in_each_world(async |world| {
        let mut forming = two(world).await;
        let (lead, other) = (&world.people.alpha_manager, &world.people.beta_manager);
        let lines = allocations(&[
            priced(forming.line(&world.alpha, 6_000), "600"),
            priced(forming.line(&world.beta, 4_000), "400"),
        ]);
        let set = "setAllocations";
        assert_eq!(
            forming.error_for(lead, set, lines.clone()).await,
            "FORBIDDEN"
        );
        forming.stand(&world.alpha, "CONFIRMED").await;
        forming.stand(&world.beta, "INTERESTED").await;
        forming.done_by(lead, set, lines.clone()).await;
        assert_eq!(forming.seen["sumOfAmounts"], json!({"amount": "1000.00"}));
        assert_eq!(
            forming.error_for(other, set, lines.clone()).await,
            "FORBIDDEN"
        );

        let seen = forming.read_by(other).await;
        assert_eq!(
            seen["sumOfAmounts"],
            Value::Null,
            "prices are for confirmed members"
        );
        assert_eq!(seen["allocations"][0]["amount"], Value::Null);
        assert_eq!(seen["allocations"][0]["sharePerTenThousand"], 6_000);
        forming.stand(&world.beta, "CONFIRMED").await;
        let seen = forming.read_by(other).await;
        assert_eq!(seen["sumOfAmounts"], json!({"amount": "1000.00"}));
        assert_eq!(forming.error_for(other, set, lines).await, "FORBIDDEN");
    })
    .await;
}

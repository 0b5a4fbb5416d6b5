//! Runs on several lots together: kept whole with their lots, listed by call, gone with any of their lots.

use chrono::TimeDelta;
use domain::groupings::grouping::SuggestOptions;
use domain::groupings::suggestion::{GroupingRun, GroupingStatus};
use domain::values::ids::{GroupingRunId, LotId};
use persistence::repositories::groupings::grouping_runs;
use persistence::repositories::procurement::lots;

use super::samples::{lot, now, world};
use crate::support::database::on_each_database;

#[tokio::test]
async fn runs_on_several_lots_stand_with_the_call_and_go_with_any_of_their_lots() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let others = [("2", 1), ("3", 2)].map(|(number, place)| lot(world.call.id, number, place));
        lots::insert_lots(&tx, &others).await.unwrap();
        let run = |minutes, joint_with: Vec<LotId>| GroupingRun {
            id: GroupingRunId::new(),
            lot_id: world.lot.id,
            joint_with,
            requested_by: None,
            options: SuggestOptions::default(),
            input_fingerprint: String::new(),
            answer: None,
            status: GroupingStatus::Running,
            created_at: now() + TimeDelta::minutes(minutes),
            finished_at: None,
        };
        let (second, third) = (others[0].id, others[1].id);
        let alone = run(0, Vec::new());
        let joint = run(1, vec![third, second]);
        let pair = run(2, vec![third]);
        for run in [&alone, &joint, &pair] {
            grouping_runs::record_grouping_run(&tx, run).await.unwrap();
        }
        let found = grouping_runs::find_grouping_run(&tx, joint.id).await;
        assert_eq!(found.unwrap(), Some(joint.clone()), "in their order");
        let of_lot = grouping_runs::runs_by_lot(&tx, &[world.lot.id, third], 9).await;
        assert_eq!(of_lot.unwrap(), std::slice::from_ref(&alone));
        let call_ids = [world.call.id];
        let of_call = |most| grouping_runs::joint_runs_by_call(&tx, &call_ids, most);
        let expected = [&pair, &joint].map(|run| (world.call.id, run.clone()));
        assert_eq!(of_call(9).await.unwrap(), expected, "the latest first");
        assert_eq!(of_call(1).await.unwrap(), expected[..1]);
        lots::delete_lot(&tx, second, others[0].record.version)
            .await
            .unwrap();
        assert_eq!(of_call(9).await.unwrap(), expected[..1]);
        lots::delete_lot(&tx, third, others[1].record.version)
            .await
            .unwrap();
        assert!(of_call(9).await.unwrap().is_empty());
        let left = grouping_runs::runs_by_lot(&tx, &[world.lot.id], 9).await;
        assert_eq!(left.unwrap(), [alone]);
        tx.commit().await.unwrap();
    })
    .await;
}

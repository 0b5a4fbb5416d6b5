//! A consortium is known to its cluster, and to its members while their state lets them see it: in lists, counts, cursors.

use domain::access::visibility::ConsortiumVisibility;
use domain::consortia::consortium::{Consortium, ConsortiumState, MemberState};
use domain::values::filters::{ConsortiumFilter, ConsortiumOrderField};
use domain::values::ids::{CallId, ClusterId, CompanyId, ConsortiumId};
use domain::values::page::{Order, PageRequest};
use persistence::connection::Connection;
use persistence::repositories::directory::awards;
use persistence::repositories::groupings::consortia;

use super::samples::{World, consortium, name, world};
use crate::support::database::on_each_database;
use crate::support::records;

fn reader(clusters: Vec<ClusterId>, companies: Vec<CompanyId>) -> ConsortiumVisibility {
    ConsortiumVisibility::Reader {
        clusters,
        companies,
    }
}

/// The ids that a reader gets by every door; the doors must agree.
async fn seen(
    conn: &impl Connection,
    world: &World,
    stored: &[Consortium],
    visibility: &ConsortiumVisibility,
) -> Vec<ConsortiumId> {
    let ids: Vec<ConsortiumId> = stored.iter().map(|one| one.id).collect();
    let by_id = consortia::consortia_by_id(conn, &ids, visibility)
        .await
        .unwrap();
    let by_lot = consortia::consortia_by_lot(conn, &[world.lot.id], visibility)
        .await
        .unwrap();
    assert_eq!(by_id, by_lot);
    let companies = [world.first.id, world.second.id];
    let by_company = consortia::consortia_by_company(conn, &companies, visibility)
        .await
        .unwrap();
    assert_eq!(by_company.len(), 2 * by_id.len());
    let filter = ConsortiumFilter::default();
    let n_consortia = consortia::count_consortia(conn, visibility, &filter)
        .await
        .unwrap();
    assert_eq!(n_consortia, by_id.len() as u64);
    let mut paged = Vec::new();
    let mut after = None;
    loop {
        let request = PageRequest { first: 1, after };
        let order = Order::<ConsortiumOrderField>::default();
        let page = consortia::page_of_consortia(conn, visibility, &filter, order, &request);
        let page = page.await.unwrap();
        assert_eq!(page.total, n_consortia);
        after = page.items.first().map(|(cursor, _)| cursor.clone());
        paged.extend(page.items.into_iter().map(|(_, one)| one.id));
        if !page.has_next {
            break;
        }
    }
    paged.sort();
    let found: Vec<ConsortiumId> = by_id.iter().map(|one| one.id).collect();
    assert_eq!(paged, found);
    for one in stored {
        let alone = consortia::find_consortium(conn, one.id, visibility)
            .await
            .unwrap();
        assert_eq!(alone.is_some(), found.contains(&one.id));
    }
    found
}

#[tokio::test]
async fn readers_know_of_consortia_by_cluster_or_by_the_state_of_their_membership() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let states = [
            (ConsortiumState::Inviting, MemberState::Considered),
            (ConsortiumState::Inviting, MemberState::Invited),
            (ConsortiumState::Formed, MemberState::Interested),
            (ConsortiumState::Won, MemberState::Confirmed),
            (ConsortiumState::Inviting, MemberState::Withdrawn),
            (ConsortiumState::Draft, MemberState::Confirmed),
        ];
        let mut stored = Vec::new();
        for (state, member_state) in states {
            let mut one = consortium(&world, world.lot.id);
            one.state = state;
            one.members[0].state = MemberState::Considered;
            one.members[1].state = member_state;
            consortia::insert_consortium(&tx, &one).await.unwrap();
            stored.push(one);
        }
        stored.sort_by_key(|one| one.id);
        let ids: Vec<ConsortiumId> = stored.iter().map(|one| one.id).collect();
        let seeing: Vec<ConsortiumId> = stored
            .iter()
            .filter(|one| {
                one.state != ConsortiumState::Draft && one.members[1].state.sees_consortium()
            })
            .map(|one| one.id)
            .collect();
        assert_eq!(seeing.len(), 3);
        let (cluster, second) = (world.cluster.id, world.second.id);
        for (visibility, expected) in [
            (ConsortiumVisibility::All, &ids),
            (reader(vec![cluster], vec![]), &ids),
            (reader(vec![cluster], vec![second]), &ids),
            (reader(vec![ClusterId::new()], vec![second]), &seeing),
            (reader(vec![], vec![second]), &seeing),
            (reader(vec![], vec![world.first.id]), &vec![]),
            (reader(vec![], vec![]), &vec![]),
        ] {
            let found = seen(&tx, &world, &stored, &visibility).await;
            assert_eq!(&found, expected, "{visibility:?}");
        }
        tx.commit().await.unwrap();
    })
    .await;
}

fn with(change: impl FnOnce(&mut ConsortiumFilter)) -> ConsortiumFilter {
    let mut filter = ConsortiumFilter::default();
    change(&mut filter);
    filter
}

#[tokio::test]
async fn consortia_are_narrowed_by_each_part_of_the_filter() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut one = consortium(&world, world.lot.id);
        one.name = name("Étoile du Nord");
        one.members.truncate(1);
        one.allocations.truncate(1);
        let mut two = consortium(&world, world.lot.id);
        two.state = ConsortiumState::Lost;
        for consortium in [&one, &two] {
            consortia::insert_consortium(&tx, consortium).await.unwrap();
        }
        for (filter, n_expected) in [
            (ConsortiumFilter::default(), 2),
            (with(|filter| filter.text = Some("etoile".to_owned())), 1),
            (with(|filter| filter.text = Some("nord".to_owned())), 2),
            (
                with(|filter| filter.states = vec![ConsortiumState::Lost]),
                1,
            ),
            (with(|filter| filter.companies = vec![world.second.id]), 1),
            (with(|filter| filter.lots = vec![world.lot.id]), 2),
            (with(|filter| filter.calls = vec![world.call.id]), 2),
            (with(|filter| filter.calls = vec![CallId::new()]), 0),
            (with(|filter| filter.clusters = vec![ClusterId::new()]), 0),
        ] {
            let all = ConsortiumVisibility::All;
            let found = consortia::count_consortia(&tx, &all, &filter)
                .await
                .unwrap();
            assert_eq!(found, n_expected, "{filter:?}");
        }
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn pairs_count_the_bids_that_two_companies_made_together() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let pair = [world.first.id, world.second.id];
        for (state, member_state) in [
            (ConsortiumState::Won, MemberState::Confirmed),
            (ConsortiumState::Lost, MemberState::Confirmed),
            (ConsortiumState::Lost, MemberState::Withdrawn),
            (ConsortiumState::Inviting, MemberState::Confirmed),
        ] {
            let mut one = consortium(&world, world.lot.id);
            one.state = state;
            one.members[1].state = member_state;
            consortia::insert_consortium(&tx, &one).await.unwrap();
        }
        let [smaller, larger] = [pair[0].min(pair[1]), pair[0].max(pair[1])];
        let together = consortia::past_pairs(&tx, &pair).await.unwrap();
        assert_eq!(together, [(smaller, larger, 2)]);
        assert_eq!(consortia::past_pairs(&tx, &pair[..1]).await.unwrap(), []);
        let won = [
            records::award(world.call.cluster_id, &pair),
            records::award(world.call.cluster_id, &pair[..1]),
        ];
        for award in &won {
            awards::insert_award(&tx, award).await.unwrap();
        }
        let together = consortia::past_pairs(&tx, &pair).await.unwrap();
        assert_eq!(together, [(smaller, larger, 3)], "one contract won by both");
        assert_eq!(consortia::past_pairs(&tx, &pair[..1]).await.unwrap(), []);
        let mut same = records::award(world.call.cluster_id, &pair);
        same.reference = world.call.reference.clone();
        same.lot_number = None;
        awards::insert_award(&tx, &same).await.unwrap();
        let together = consortia::past_pairs(&tx, &pair).await.unwrap();
        let why = "a contract that they bid for here, imported as well";
        assert_eq!(together, [(smaller, larger, 3)], "{why}");
        awards::delete_award(&tx, won[0].id, 1).await.unwrap();
        let together = consortia::past_pairs(&tx, &pair).await.unwrap();
        assert_eq!(together, [(smaller, larger, 2)]);
        let chosen = consortia::times_chosen(&tx).await.unwrap();
        let times = |company_id| chosen.get(&(world.call.cluster_id, company_id)).copied();
        assert_eq!(times(pair[0]), Some(3), "one is not formed yet");
        assert_eq!(times(pair[1]), Some(2), "one was left");
        tx.commit().await.unwrap();
    })
    .await;
}

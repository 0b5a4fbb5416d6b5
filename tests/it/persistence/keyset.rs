//! Pages by keyset: every row once, in order, over ties and absent keys, in both directions.

use domain::access::visibility::CallVisibility;
use domain::directory::company::Company;
use domain::values::filters::{CallFilter, CallOrderField, CompanyFilter, CompanyOrderField};
use domain::values::page::{Cursor, Direction, Order, Page, PageRequest};
use persistence::connection::Connection;
use persistence::repositories::directory::companies::{
    count_companies, insert_companies, insert_company, page_of_companies,
};
use persistence::repositories::procurement::calls::{insert_calls, page_of_calls};
use persistence::storage_error::StorageError;
use uuid::Uuid;

use super::samples::{call, in_days, plain_company, world};
use crate::support::database::on_each_database;

const BOTH: [Direction; 2] = [Direction::Ascending, Direction::Descending];

/// Names and headcounts with ties and gaps.
fn crowd() -> Vec<Company> {
    let headcounts = [
        None,
        Some(3),
        Some(10),
        Some(3),
        None,
        Some(2),
        Some(100),
        Some(3),
    ];
    headcounts
        .into_iter()
        .enumerate()
        .map(|(place, headcount)| {
            let mut company = plain_company(["Même nom", "Autre nom"][place % 2]);
            company.headcount = headcount;
            company
        })
        .collect()
}

/// All items, page after page of `first` rows.
async fn walk(conn: &impl Connection, order: Order<CompanyOrderField>, first: u32) -> Vec<Company> {
    let filter = CompanyFilter::default();
    let mut walked = Vec::new();
    let mut after = None;
    loop {
        let request = PageRequest { first, after };
        let page = page_of_companies(conn, &filter, order, &request)
            .await
            .unwrap();
        assert_eq!(page.total, 8);
        assert!(page.items.len() <= first as usize);
        after = page.items.last().map(|(cursor, _)| cursor.clone());
        walked.extend(page.items.into_iter().map(|(_, company)| company));
        if !page.has_next {
            return walked;
        }
    }
}

#[tokio::test]
async fn pages_of_any_size_show_every_row_once_and_in_order() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        insert_companies(&tx, &crowd()).await.unwrap();
        tx.commit().await.unwrap();
        let conn = database.read();
        for field in [CompanyOrderField::Headcount, CompanyOrderField::Name] {
            for direction in BOTH {
                let order = Order { field, direction };
                let whole = walk(conn, order, 100).await;
                assert_eq!(whole.len(), 8);
                for first in 1..=8 {
                    assert_eq!(
                        walk(conn, order, first).await,
                        whole,
                        "{order:?} by {first}"
                    );
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn rows_without_a_key_come_last_in_both_directions() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        insert_companies(&tx, &crowd()).await.unwrap();
        tx.commit().await.unwrap();
        for (direction, expected) in BOTH.into_iter().zip([
            [
                Some(2),
                Some(3),
                Some(3),
                Some(3),
                Some(10),
                Some(100),
                None,
                None,
            ],
            [
                Some(100),
                Some(10),
                Some(3),
                Some(3),
                Some(3),
                Some(2),
                None,
                None,
            ],
        ]) {
            let order = Order {
                field: CompanyOrderField::Headcount,
                direction,
            };
            let walked = walk(database.read(), order, 3).await;
            let headcounts: Vec<_> = walked.iter().map(|company| company.headcount).collect();
            assert_eq!(headcounts, expected);
            let ids: Vec<_> = walked[6..].iter().map(|company| company.id).collect();
            assert_eq!(ids[0] < ids[1], direction == Direction::Ascending);
        }
    })
    .await;
}

#[tokio::test]
async fn a_row_that_comes_in_between_moves_no_other() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        insert_companies(&tx, &crowd()).await.unwrap();
        let filter = CompanyFilter::default();
        let order = Order::<CompanyOrderField>::default();
        let request = |after| PageRequest { first: 4, after };
        let first = page_of_companies(&tx, &filter, order, &request(None))
            .await
            .unwrap();
        insert_company(&tx, &plain_company("Aaa")).await.unwrap();
        let after = first.items.last().map(|(cursor, _)| cursor.clone());
        let second = page_of_companies(&tx, &filter, order, &request(after))
            .await
            .unwrap();
        let ids = |page: &Page<Company>| -> Vec<_> {
            page.items.iter().map(|(_, company)| company.id).collect()
        };
        assert!(ids(&second).iter().all(|id| !ids(&first).contains(id)));
        assert_eq!((second.items.len(), second.total), (4, 9));
        assert_eq!(count_companies(&tx, &filter).await.unwrap(), 9);
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn instants_are_paged_to_the_microsecond() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let calls: Vec<_> = (0..6)
            .map(|place: i32| {
                let mut call = call(world.cluster.id, &format!("k{place}"));
                let micros = i64::from(place / 2);
                call.submission_deadline_at =
                    (place < 4).then(|| in_days(1) + chrono::TimeDelta::microseconds(micros));
                call
            })
            .collect();
        insert_calls(&tx, &calls).await.unwrap();
        for direction in BOTH {
            let order = Order {
                field: CallOrderField::SubmissionDeadline,
                direction,
            };
            let mut walked = Vec::new();
            let mut after = None;
            loop {
                let request = PageRequest { first: 1, after };
                let filter = CallFilter {
                    text: Some("K".to_owned()),
                    ..CallFilter::default()
                };
                let page = page_of_calls(&tx, &CallVisibility::All, &filter, order, &request);
                let page = page.await.unwrap();
                after = page.items.first().map(|(cursor, _)| cursor.clone());
                walked.extend(page.items.into_iter().map(|(_, call)| call.reference));
                if !page.has_next {
                    break;
                }
            }
            let names: Vec<&str> = walked.iter().map(|name| name.as_str()).collect();
            let expected = match direction {
                Direction::Ascending => ["k0", "k1", "k2", "k3", "k4", "k5"],
                Direction::Descending => ["k3", "k2", "k1", "k0", "k5", "k4"],
            };
            assert_eq!(names, expected);
        }
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_cursor_of_another_order_is_refused() {
    on_each_database(async |database| {
        let order = Order {
            field: CompanyOrderField::Headcount,
            direction: Direction::Ascending,
        };
        let request = PageRequest {
            first: 1,
            after: Some(Cursor {
                key: "a name".to_owned(),
                id: Uuid::nil(),
            }),
        };
        let filter = CompanyFilter::default();
        let outcome = page_of_companies(database.read(), &filter, order, &request).await;
        assert!(matches!(outcome, Err(StorageError::BadCursor)));
    })
    .await;
}

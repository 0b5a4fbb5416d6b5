//! Sessions end, links work once, failures add up.

use chrono::TimeDelta;
use domain::access::account::{LinkPurpose, OneTimeLink, Session};
use domain::values::ids::{AccountId, SessionId};
use persistence::repositories::access::{login_throttles, one_time_links, sessions};

use super::samples::{in_days, now, world};
use crate::support::database::on_each_database;

fn session(account_id: AccountId, token: u8) -> Session {
    Session {
        id: SessionId::new(),
        account_id,
        token_hash: vec![token; 32],
        user_agent: Some("Navigateur".to_owned()),
        created_at: now(),
        last_used_at: now(),
        expires_at: in_days(7),
    }
}

#[tokio::test]
async fn a_session_is_found_until_it_ends() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let stored = [session(world.account.id, 0), session(world.account.id, 255)];
        for session in &stored {
            sessions::insert_session(&tx, session).await.unwrap();
        }
        let find = async |token: u8, at| {
            let hash = vec![token; 32];
            sessions::find_session_by_token_hash(&tx, &hash, at)
                .await
                .unwrap()
        };
        assert_eq!(find(0, now()).await, Some(stored[0].clone()));
        assert_eq!(find(255, in_days(6)).await, Some(stored[1].clone()));
        assert_eq!(find(255, in_days(7)).await, None);
        assert_eq!(find(1, now()).await, None);

        sessions::touch_session(&tx, stored[1].id, in_days(1))
            .await
            .unwrap();
        let listed = sessions::sessions_by_account(&tx, world.account.id, now())
            .await
            .unwrap();
        let ids: Vec<SessionId> = listed.iter().map(|session| session.id).collect();
        assert_eq!(ids, [stored[1].id, stored[0].id]);
        assert_eq!(listed[0].last_used_at, in_days(1));

        let stranger = AccountId::new();
        assert!(
            !sessions::end_session(&tx, stranger, stored[0].id)
                .await
                .unwrap()
        );
        assert!(
            sessions::end_session(&tx, world.account.id, stored[0].id)
                .await
                .unwrap()
        );
        assert_eq!(find(0, now()).await, None);

        let third = session(world.account.id, 3);
        sessions::insert_session(&tx, &third).await.unwrap();
        let kept = Some(third.id);
        assert_eq!(
            sessions::end_all_sessions(&tx, world.account.id, kept)
                .await
                .unwrap(),
            1
        );
        assert_eq!(
            sessions::purge_sessions(&tx, in_days(1), in_days(-1))
                .await
                .unwrap(),
            0
        );
        assert_eq!(
            sessions::purge_sessions(&tx, in_days(1), in_days(1))
                .await
                .unwrap(),
            1
        );
        sessions::insert_session(&tx, &third).await.unwrap();
        assert_eq!(
            sessions::purge_sessions(&tx, in_days(7), in_days(-1))
                .await
                .unwrap(),
            1
        );
        tx.commit().await.unwrap();
    })
    .await;
}

fn link(token: u8, purpose: LinkPurpose, account_id: Option<AccountId>) -> OneTimeLink {
    OneTimeLink {
        token_hash: vec![token; 32],
        purpose,
        account_id,
        created_at: now(),
        expires_at: in_days(1),
        used_at: None,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_use_a_link_at_once_one_gets_it() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let stored = link(7, LinkPurpose::Password, Some(world.account.id));
        one_time_links::insert_one_time_link(&tx, &stored)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let attempts: Vec<_> = (0..8)
            .map(|_| {
                let database = database.clone();
                tokio::spawn(async move {
                    let tx = database.begin().await.unwrap();
                    let used = one_time_links::use_one_time_link(&tx, &[7; 32], now()).await;
                    tx.commit().await.unwrap();
                    used.unwrap()
                })
            })
            .collect();
        let mut winners = Vec::new();
        for attempt in attempts {
            winners.extend(attempt.await.unwrap());
        }
        let used = OneTimeLink {
            used_at: Some(now()),
            ..stored
        };
        assert_eq!(winners, std::slice::from_ref(&used));
        let found = one_time_links::find_one_time_link(database.read(), &[7; 32]).await;
        assert_eq!(found.unwrap(), Some(used));
    })
    .await;
}

#[tokio::test]
async fn links_expire_and_can_be_taken_back() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let of_account = Some(world.account.id);
        for stored in [
            link(1, LinkPurpose::Setup, None),
            link(2, LinkPurpose::Password, of_account),
            link(3, LinkPurpose::Password, of_account),
        ] {
            one_time_links::insert_one_time_link(&tx, &stored)
                .await
                .unwrap();
        }
        let late = one_time_links::use_one_time_link(&tx, &[1; 32], in_days(1)).await;
        assert_eq!(late.unwrap(), None);
        let in_time = in_days(1) - TimeDelta::microseconds(1);
        let used = one_time_links::use_one_time_link(&tx, &[2; 32], in_time)
            .await
            .unwrap();
        assert_eq!(used.unwrap().account_id, of_account);
        let revoke = async |purpose, account_id| {
            one_time_links::revoke_one_time_links(&tx, purpose, account_id)
                .await
                .unwrap()
        };
        assert_eq!(revoke(LinkPurpose::Password, None).await, 0);
        assert_eq!(revoke(LinkPurpose::Password, of_account).await, 1);
        assert_eq!(revoke(LinkPurpose::Setup, None).await, 1);
        let n_purged = one_time_links::purge_one_time_links(&tx, in_days(2))
            .await
            .unwrap();
        assert_eq!(n_purged, 1);
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn failures_at_the_same_time_are_all_counted() {
    on_each_database(async |database| {
        let attempts: Vec<_> = (0..20)
            .map(|_| {
                let database = database.clone();
                tokio::spawn(async move {
                    let tx = database.begin().await.unwrap();
                    let n_failures = login_throttles::record_login_failure(&tx, "a", now()).await;
                    tx.commit().await.unwrap();
                    n_failures.unwrap()
                })
            })
            .collect();
        let mut counts = Vec::new();
        for attempt in attempts {
            counts.push(attempt.await.unwrap());
        }
        counts.sort_unstable();
        assert_eq!(counts, (1..=20).collect::<Vec<u32>>());

        let tx = database.begin().await.unwrap();
        login_throttles::record_login_failure(&tx, "b", in_days(1))
            .await
            .unwrap();
        login_throttles::block_logins(&tx, "a", in_days(2))
            .await
            .unwrap();
        let found = login_throttles::throttles_by_key(&tx, &["a", "b", "c"])
            .await
            .unwrap();
        let shown: Vec<_> = found
            .iter()
            .map(|one| (one.key.as_str(), one.n_failures, one.blocked_until))
            .collect();
        assert_eq!(shown, [("a", 20, Some(in_days(2))), ("b", 1, None)]);
        let purge = async |before, at| {
            login_throttles::purge_login_failures(&tx, before, at)
                .await
                .unwrap()
        };
        assert_eq!(
            purge(in_days(1), in_days(1)).await,
            0,
            "what blocks is kept"
        );
        assert_eq!(purge(in_days(1), in_days(2)).await, 1);
        login_throttles::clear_login_failures(&tx, &["b"])
            .await
            .unwrap();
        let found = login_throttles::throttles_by_key(&tx, &["a", "b"])
            .await
            .unwrap();
        assert_eq!(found, []);
        tx.commit().await.unwrap();
    })
    .await;
}

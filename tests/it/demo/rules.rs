//! The rules that the data files must satisfy, asked of what was loaded: `src/demo/data/README.md` numbers them.

use std::collections::BTreeSet;

use cordee::demo::load::{Loaded, load_demonstration};
use domain::directory::company::Company;
use domain::procurement::requirement::Importance;
use persistence::repositories::access::accounts;
use persistence::repositories::directory::networks;

use super::loaded::in_each_loaded;
use crate::support::contents::contents;

/// The files as they are written.
const FILES: [&str; 3] = [
    include_str!("../../../src/demo/data/network.toml"),
    include_str!("../../../src/demo/data/companies.toml"),
    include_str!("../../../src/demo/data/calls.toml"),
];

#[tokio::test]
async fn everything_that_the_files_hold_is_loaded() {
    in_each_loaded(async |demo, _| {
        let conn = demo.app.database.read();
        let n_accounts = accounts::count_accounts(conn, &Default::default())
            .await
            .unwrap();
        assert_eq!(networks::list_networks(conn).await.unwrap().len(), 1);
        assert_eq!((demo.clusters.len(), n_accounts), (2, 7));
        assert_eq!(demo.companies.len(), 60);
        assert_eq!((demo.calls.len(), demo.lots.len()), (3, 12));
        assert_eq!(demo.requirements.len(), 104);
        assert_eq!(demo.interests.len(), 29);
        let declared: BTreeSet<_> = demo
            .capabilities
            .iter()
            .map(|one| (one.company_id, one.competency_id))
            .collect();
        assert_eq!(declared.len(), demo.capabilities.len());
        for company in &demo.companies {
            let is_its =
                |one: &&domain::directory::capability::Capability| one.company_id == company.id;
            assert!(
                demo.capabilities.iter().any(|one| is_its(&one)),
                "{}",
                company.name
            );
        }
    })
    .await;
}

#[tokio::test]
async fn loading_again_changes_nothing() {
    in_each_loaded(async |demo, database| {
        let before = contents(&database.database).await;
        assert_eq!(load_demonstration(&demo.app).await.unwrap(), Loaded::Before);
        assert_eq!(contents(&database.database).await, before);
    })
    .await;
}

#[tokio::test]
async fn companies_have_the_size_profile_of_the_field() {
    in_each_loaded(async |demo, _| {
        let mut people: Vec<u32> = demo
            .companies
            .iter()
            .map(|one| one.headcount.unwrap())
            .collect();
        people.sort_unstable();
        assert_eq!(
            (people[29] + people[30], people[0] > 0),
            (10, true),
            "{people:?}"
        );
        let mean = f64::from(people.iter().sum::<u32>()) / 60.0;
        assert!((9.0..=11.0).contains(&mean), "{mean}");
        let n_large = people
            .iter()
            .filter(|people| (40..=80).contains(*people))
            .count();
        assert!(n_large >= 4, "{people:?}");
        for company in &demo.companies {
            let heads = i64::from(company.headcount.unwrap());
            let years: BTreeSet<i32> = company.financial_years.iter().map(|one| one.year).collect();
            assert_eq!(
                years,
                BTreeSet::from([2024, 2025, 2026]),
                "{}",
                company.name
            );
            for year in &company.financial_years {
                let a_head = year.turnover.cents / heads / 100;
                assert!(
                    (60_000..=110_000).contains(&a_head),
                    "{}: {a_head}",
                    company.name
                );
                assert!(year.in_field_turnover.unwrap().cents <= year.turnover.cents);
            }
            let available = company.available_fte.unwrap().0;
            assert!(i64::from(available) <= 10 * heads, "{}", company.name);
            let of_it = demo
                .capabilities
                .iter()
                .filter(|one| one.company_id == company.id);
            for capability in of_it {
                assert!(capability.fte.0 <= available, "{}", company.name);
            }
        }
    })
    .await;
}

fn has_certificate(company: &Company, code: &str) -> bool {
    let mut certificates = company.certificates.iter();
    certificates.any(|certificate| certificate.code.as_str() == code)
}

#[tokio::test]
async fn identifiers_and_addresses_are_those_of_nobody() {
    in_each_loaded(async |demo, _| {
        let names: BTreeSet<&str> = demo.companies.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names.len(), 60);
        let mut unregistered = Vec::new();
        for company in &demo.companies {
            match (&company.siren, &company.siret) {
                (Some(siren), Some(siret)) => {
                    assert!(siren.as_str().starts_with("0000"), "{siren}");
                    assert!(siret.as_str().starts_with(siren.as_str()), "{siret}");
                    assert!(has_certificate(company, "RCS"), "{}", company.name);
                }
                (None, None) => unregistered.push(company),
                other => panic!("{}: {other:?}", company.name),
            }
            let address = &company.address;
            let postcode = address.postcode.as_ref().unwrap().to_string();
            let department = address.department.as_ref().unwrap().to_string();
            assert!(
                postcode.starts_with(&department),
                "{postcode} in {department}"
            );
            let point = address.coordinates.unwrap();
            let place = (point.latitude_microdegrees, point.longitude_microdegrees);
            let is_north = (48_800_000..51_100_000).contains(&place.0)
                && (1_300_000..4_300_000).contains(&place.1);
            let is_alps = (44_100_000..46_900_000).contains(&place.0)
                && (2_000_000..7_300_000).contains(&place.1);
            assert!(is_north || is_alps, "{}: {place:?}", company.name);
        }
        assert_eq!(unregistered.len(), 2);
        assert!(
            unregistered
                .iter()
                .all(|company| !has_certificate(company, "RCS"))
        );
        let certified = demo.companies.iter().flat_map(|one| &one.certificates);
        let proofs = demo.capabilities.iter().flat_map(|one| &one.evidence);
        let addresses = demo.companies.iter().filter_map(|one| one.website.as_ref());
        let addresses = addresses
            .chain(certified.filter_map(|one| one.document.as_ref()))
            .chain(proofs.filter_map(|one| one.document.as_ref()));
        for address in addresses {
            let url = url::Url::parse(&address.to_string()).unwrap();
            assert!(url.host_str().unwrap().ends_with(".example"), "{url}");
        }
    })
    .await;
}

#[test]
fn no_file_holds_a_telephone_number_or_an_address_of_a_real_person() {
    for file in FILES {
        for word in file.split([' ', '"', '\'', ',', ';', '(', ')', '<', '>', '\n']) {
            if word.contains('@') {
                assert!(word.ends_with("@demo.cordee.example"), "{word}");
            }
        }
        for line in file.lines() {
            assert!(!looks_like_a_number_to_call(line), "{line}");
        }
    }
    for number in [
        "Tél. 03 20 12 34 56",
        "03.20.12.34.56",
        "0320123456",
        "+33 3 20 12 34 56",
        "+32 2 123",
    ] {
        assert!(looks_like_a_number_to_call(number), "{number}");
    }
}

/// Five pairs of digits that begin with 0, together or apart, or the prefix of a country.
fn looks_like_a_number_to_call(line: &str) -> bool {
    let has_prefix = line.contains("+33") || line.contains("+32");
    let mut parts = line.split(|letter: char| !(letter.is_ascii_digit() || " .-".contains(letter)));
    let is_number = |part: &str| {
        let trimmed = part.trim_matches([' ', '.', '-']);
        let groups: Vec<usize> = trimmed.split([' ', '.', '-']).map(str::len).collect();
        trimmed.starts_with('0') && (groups == [2; 5] || groups == [10])
    };
    has_prefix || parts.any(is_number)
}

#[tokio::test]
async fn dates_follow_one_another_and_every_call_names_its_source() {
    in_each_loaded(async |demo, _| {
        let now = demo.app.clock.now();
        for call in &demo.calls {
            let launched = call.launched_at.unwrap();
            let questions = call.questions_deadline_at.unwrap();
            let submission = call.submission_deadline_at.unwrap();
            assert!(
                launched <= now && now < questions && questions < submission,
                "{}",
                call.reference
            );
            let source = call.source.as_ref().unwrap().to_string();
            assert!(source.starts_with("https://ted.europa.eu/"), "{source}");
        }
        let n_named = FILES[2].matches("\nsource_notice_number = \"").count();
        assert_eq!(n_named, demo.calls.len());
        for company in &demo.companies {
            for one in &company.certificates {
                assert!(
                    one.valid_from.is_none()
                        || one.valid_until.is_none()
                        || one.valid_from <= one.valid_until
                );
            }
        }
        for piece in demo.capabilities.iter().flat_map(|one| &one.evidence) {
            assert!(
                piece.valid_from.is_none()
                    || piece.valid_until.is_none()
                    || piece.valid_from <= piece.valid_until
            );
        }
    })
    .await;
}

#[tokio::test]
async fn every_lot_asks_for_something_and_only_neighbours_answer() {
    in_each_loaded(async |demo, _| {
        for lot in &demo.lots {
            let mut of_lot = demo.requirements.iter().filter(|one| one.lot_id == lot.id);
            assert!(
                of_lot.any(domain::procurement::requirement::Requirement::is_mandatory),
                "{}",
                lot.title
            );
        }
        for requirement in &demo.requirements {
            if let Importance::Desirable(weight) = requirement.importance {
                assert!((1..=5).contains(&weight));
            }
            assert!(requirement.wording.is_some() && requirement.origin.is_some());
        }
        let answered: BTreeSet<_> = demo
            .interests
            .iter()
            .map(|one| (one.lot_id, one.company_id))
            .collect();
        assert_eq!(answered.len(), demo.interests.len());
        for interest in &demo.interests {
            let lot = demo
                .lots
                .iter()
                .find(|lot| lot.id == interest.lot_id)
                .unwrap();
            let call = demo
                .calls
                .iter()
                .find(|call| call.id == lot.call_id)
                .unwrap();
            let company = demo.company(interest.company_id);
            assert!(
                company.cluster_ids.contains(&call.cluster_id),
                "{}",
                company.name
            );
        }
    })
    .await;
}

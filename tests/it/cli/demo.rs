//! `demo load` and `demo remove`.

use cordee::application::actor::Actor;
use cordee::application::groupings::consortia::{AcceptSuggestion, accept_suggestion};
use cordee::application::groupings::suggest_groupings::{
    SuggestGroupings, Waiting, suggest_groupings,
};
use domain::access::account::Language;
use domain::groupings::grouping::SuggestOptions;
use domain::procurement::call::CallStatus;
use domain::values::quantity::Level;
use persistence::connection::Database;
use persistence::repositories::directory::{
    capabilities, clusters, companies, competencies, networks,
};
use persistence::repositories::procurement::{calls, lots};

use super::shell::{in_each_demonstration, in_each_shell, text};
use crate::support::api::Api;
use crate::support::contents::contents;
use crate::support::records;

#[tokio::test]
async fn loading_prints_who_can_sign_in_and_loading_again_changes_nothing() {
    in_each_shell(async |shell, database| {
        let loaded = shell.done(&["demo", "load"]);
        let accounts = loaded.lines();
        assert_eq!(accounts.len(), 7, "{loaded:?}");
        let coordinator =
            "beffrois@demo.cordee.example\tcordee-demonstration\tCoordination des Beffrois libres";
        assert!(accounts.contains(&coordinator), "{accounts:?}");
        let before = contents(&database.database).await;
        let again = shell.done(&["demo", "load"]);
        assert_eq!(again.out(), loaded.out());
        assert!(
            again
                .err
                .starts_with("the demonstration was loaded already")
        );
        let told = shell.json(&["demo", "load"]);
        assert_eq!(told["changed"], false);
        assert_eq!(told["accounts"].as_array().unwrap().len(), 7);
        assert_eq!(contents(&database.database).await, before);
    })
    .await;
}

/// A network, a cluster, a company and a call that people have made themselves.
async fn make_records_of_people(database: &Database) {
    let transaction = database.begin().await.unwrap();
    let network = records::network("À nous");
    let cluster = records::cluster(&network, "Chez nous");
    let company = records::company(cluster.id, "Maison");
    let call = records::call(cluster.id, "16DINSI25", CallStatus::Published);
    let lot = records::lot(&call, 1);
    networks::insert_network(&transaction, &network)
        .await
        .unwrap();
    clusters::insert_cluster(&transaction, &cluster)
        .await
        .unwrap();
    companies::insert_company(&transaction, &company)
        .await
        .unwrap();
    let vocabulary = competencies::load_vocabulary(&transaction).await.unwrap();
    let entry = vocabulary.entries().next().unwrap();
    let declared = records::capability(company.id, entry.id, Level::Confirmed);
    capabilities::insert_capability(&transaction, &declared)
        .await
        .unwrap();
    calls::insert_call(&transaction, &call).await.unwrap();
    lots::insert_lot(&transaction, &lot).await.unwrap();
    transaction.commit().await.unwrap();
}

/// What people do on the first day with the demonstration: import, ask for groupings, form one.
async fn work_with_it(url: &str) {
    let api = Api::open(url).await;
    let operator = Actor::local_operator(Language::Fr);
    let conn = api.app.database.read();
    let clusters = clusters::list_clusters(conn).await.unwrap();
    let mut near = clusters.iter();
    let near = near.find(|one| one.name.as_str() == "Les Traboules libres");
    let found = calls::calls_by_cluster(conn, &[near.unwrap().id])
        .await
        .unwrap();
    let mut found = found.iter();
    let call = found
        .find(|call| call.reference.as_str() == "16DINSI25")
        .unwrap();
    let of_call = lots::lots_by_call(conn, &[call.id]).await.unwrap();
    let command = SuggestGroupings {
        near_suggestion: None,
        lot_ids: vec![of_call[0].id],
        options: SuggestOptions::default(),
    };
    let run = suggest_groupings(&api.app, &operator, command, Waiting::ForTheEnd).await;
    let suggestion = run.unwrap().answer.unwrap().suggestions[0].id;
    let command = AcceptSuggestion {
        suggestion_id: suggestion,
        name: None,
        lead: None,
        form: None,
    };
    accept_suggestion(&api.app, &operator, command)
        .await
        .unwrap();
}

#[tokio::test]
async fn removing_leaves_nothing_of_it_and_keeps_what_people_made() {
    in_each_shell(async |shell, database| {
        // Brings the vocabulary, which stays.
        shell.done(&["user", "list"]);
        make_records_of_people(&database.database).await;
        let create = ["user", "create", "--name", "X", "--email"];
        let mine = [&create[..], &["moi@exemple.fr", "--role", "administrator"]].concat();
        shell.done(&mine);
        let before = contents(&database.database).await;

        shell.done(&["demo", "load"]);
        assert_ne!(contents(&database.database).await, before);
        work_with_it(&database.url).await;
        let csv = "Entreprise;Compétence;Niveau\nTerril & Octets;QGIS;3\n";
        let file = shell.write("x.csv", csv.as_bytes());
        let cluster = "Les Beffrois libres";
        let import = [
            "import",
            "plan",
            text(&file),
            "--target",
            "capabilities",
            "--cluster",
            cluster,
            "--apply",
        ];
        shell.done(&import);

        let removed = shell.done(&["demo", "remove"]);
        assert_eq!(removed.err.trim(), "the demonstration is removed");
        assert_eq!(contents(&database.database).await, before);
        let again = shell.json(&["demo", "remove"]);
        assert_eq!(again["changed"], false);
        // It can come again.
        assert_eq!(shell.json(&["demo", "load"])["changed"], true);
    })
    .await;
}

#[tokio::test]
async fn an_account_of_people_stays_without_its_role_in_the_demonstration() {
    in_each_demonstration(async |shell, _| {
        let create = ["user", "create", "--name", "X", "--email", "moi@exemple.fr"];
        let over = ["--role", "coordinator", "--cluster", "Les Beffrois libres"];
        shell.done(&[&create[..], &over].concat());
        shell.done(&["demo", "remove"]);
        let left = shell.done(&["user", "list"]);
        assert_eq!(left.lines(), ["invited\tmoi@exemple.fr\tX"]);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_removed_while_records_of_people_hang_on_it() {
    in_each_demonstration(async |shell, database| {
        let transaction = database.database.begin().await.unwrap();
        let found = clusters::list_clusters(&transaction).await.unwrap();
        let near = found
            .iter()
            .find(|one| one.name.as_str() == "Les Beffrois libres");
        let cluster_id = near.unwrap().id;
        let network_id = near.unwrap().network_id;
        let call = records::call(cluster_id, "NOTRE-1", CallStatus::Draft);
        let company = records::company(cluster_id, "Nouvelle venue");
        let mut cluster = found[0].clone();
        cluster.id = domain::values::ids::ClusterId::new();
        cluster.name = domain::values::text::Name::parse("name", "Troisième").unwrap();
        assert_eq!(cluster.network_id, network_id);
        clusters::insert_cluster(&transaction, &cluster)
            .await
            .unwrap();
        companies::insert_company(&transaction, &company)
            .await
            .unwrap();
        calls::insert_call(&transaction, &call).await.unwrap();
        transaction.commit().await.unwrap();
        let before = contents(&database.database).await;
        let refused = shell.run(&["demo", "remove"]);
        refused.check_failure(
            3,
            &[
                "calls: NOTRE-1",
                "companies: Nouvelle venue",
                "clusters: Troisième",
                "nothing was removed",
            ],
        );
        assert_eq!(contents(&database.database).await, before);
    })
    .await;
}

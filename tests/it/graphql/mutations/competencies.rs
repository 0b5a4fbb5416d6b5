//! Adding to, changing and deleting from the vocabulary.

use domain::values::quantity::Level;
use persistence::repositories::directory::capabilities;
use serde_json::json;

use crate::support::records;
use crate::support::world::{id, in_each_world};

#[tokio::test]
async fn an_entry_joins_the_vocabulary() {
    in_each_world(async |world| {
        let input = json!({
            "code": "postgis", "kind": "SOFTWARE", "labelFr": "PostGIS", "labelEn": "PostGIS",
            "synonyms": ["base spatiale"], "broaderIds": [id(world.postgresql.id)], "cpv": ["48326100"]
        });
        let wanted = "competency { code kind label synonyms cpv broader { code } narrower { code } version \
            viewerCanUpdate }";
        let coordinator = &world.people.west_coordinator;
        let payload = world.api.mutate(coordinator, "createCompetency", input, wanted).await;
        assert_eq!(
            payload["competency"],
            json!({
                "code": "postgis", "kind": "SOFTWARE", "label": "PostGIS", "synonyms": ["base spatiale"],
                "cpv": ["48326100"], "broader": [{"code": "postgresql"}], "narrower": [], "version": 1,
                "viewerCanUpdate": false
            })
        );
    })
    .await;
}

#[tokio::test]
async fn words_name_one_entry_only() {
    in_each_world(async |world| {
        let input = json!({
            "code": "Postgre SQL", "kind": "SOFTWARE", "labelFr": "PostgreSQL", "labelEn": "",
            "synonyms": ["relational"], "broaderIds": [], "cpv": ["4"]
        });
        let coordinator = &world.people.west_coordinator;
        assert_eq!(
            world
                .api
                .findings(coordinator, "createCompetency", input)
                .await,
            [
                "INVALID_FORMAT at code",
                "REQUIRED at labelEn",
                "INVALID_FORMAT at cpv.0",
                "NOT_UNIQUE at labelFr",
                "NOT_UNIQUE at synonyms.0",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn an_entry_never_stands_above_itself() {
    in_each_world(async |world| {
        let input = json!({
            "competencyId": id(world.databases.id), "broaderIds": [id(world.postgresql.id)], "version": 1
        });
        let administrator = &world.people.administrator;
        assert_eq!(
            world.api.findings(administrator, "updateCompetency", input).await,
            ["CIRCULAR_BROADER at broaderIds.0"]
        );
        let renamed = json!({
            "competencyId": id(world.databases.id), "labelFr": "Données", "broaderIds": null, "version": 1
        });
        let wanted = "competency { labelFr labelEn narrower { code } version }";
        let payload = world.api.mutate(administrator, "updateCompetency", renamed.clone(), wanted).await;
        assert_eq!(
            payload["competency"],
            json!({"labelFr": "Données", "labelEn": "Bases de données in English",
                   "narrower": [{"code": "relational"}], "version": 2})
        );
        assert_eq!(
            world.api.findings(administrator, "updateCompetency", renamed).await,
            ["STALE_VERSION at version"]
        );
    })
    .await;
}

#[tokio::test]
async fn an_entry_in_use_stays() {
    in_each_world(async |world| {
        let declared = records::capability(world.alpha.id, world.postgresql.id, Level::Expert);
        let transaction = world.begin().await;
        capabilities::insert_capability(&transaction, &declared)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let administrator = &world.people.administrator;
        for used in [world.postgresql.id, world.relational.id] {
            let input = json!({"competencyId": id(used), "version": 1});
            assert_eq!(
                world
                    .api
                    .findings(administrator, "deleteCompetency", input)
                    .await,
                ["IN_USE at competencyId"]
            );
        }
        let make = json!({"code": "qgis", "kind": "SOFTWARE", "labelFr": "QGIS", "labelEn": "QGIS",
                          "synonyms": [], "broaderIds": [], "cpv": []});
        let payload = world
            .api
            .mutate(administrator, "createCompetency", make, "competency { id }")
            .await;
        let free = json!({"competencyId": payload["competency"]["id"], "version": 1});
        let payload = world
            .api
            .mutate(
                administrator,
                "deleteCompetency",
                free.clone(),
                "deletedCompetencyId",
            )
            .await;
        assert_eq!(payload["deletedCompetencyId"], free["competencyId"]);
        assert_eq!(
            world
                .api
                .findings(administrator, "deleteCompetency", free)
                .await,
            ["NOT_FOUND at competencyId"]
        );
    })
    .await;
}

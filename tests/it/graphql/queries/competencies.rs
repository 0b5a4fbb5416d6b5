//! The vocabulary: search, order, broader and narrower entries.

use persistence::repositories::directory::competencies;
use serde_json::{Value, json};

use crate::support::records;
use crate::support::world::{id, in_each_world};

const LIST: &str = "query($filter: CompetencyFilter, $order: CompetencyOrder) {
    competencies(filter: $filter, order: $order) { totalCount nodes { code } }
}";

fn codes(data: &Value) -> Vec<&str> {
    let nodes = data["competencies"]["nodes"].as_array().unwrap();
    nodes
        .iter()
        .map(|entry| entry["code"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn an_entry_is_found_by_all_its_words() {
    in_each_world(async |world| {
        let mut entry = records::competency("nextcloud", "Nextcloud", &[]);
        let synonym = domain::values::text::Name::parse("synonym", "Partage de fichiers").unwrap();
        entry.synonyms.push(synonym);
        let transaction = world.begin().await;
        competencies::insert_competency(&transaction, &entry)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let cases = [
            (
                json!({}),
                vec!["databases", "relational", "nextcloud", "postgresql"],
            ),
            (json!({"text": "PARTAGE de fich"}), vec!["nextcloud"]),
            (json!({"text": "donnees"}), vec!["databases"]),
            (json!({"text": "postgres"}), vec!["postgresql"]),
            (json!({"kinds": ["ACTIVITY"]}), vec![]),
            (
                json!({"kinds": ["SOFTWARE"], "text": "bases"}),
                vec!["databases", "relational"],
            ),
        ];
        for (filter, expected) in cases {
            let visitor = &world.people.visitor;
            let data = world
                .api
                .data(visitor, LIST, json!({"filter": filter}))
                .await;
            assert_eq!(codes(&data), expected, "{filter}");
        }
        let order = json!({"order": {"field": "LABEL_EN", "direction": "DESCENDING"}});
        let data = world.api.data(&world.people.visitor, LIST, order).await;
        assert_eq!(
            codes(&data),
            ["postgresql", "nextcloud", "relational", "databases"]
        );
    })
    .await;
}

#[tokio::test]
async fn an_entry_knows_what_is_above_and_below() {
    in_each_world(async |world| {
        let question = "query($id: ID!) { competency(id: $id) {
            label labelEn broader { code } narrower { code } viewerCanUpdate
        } }";
        let variables = json!({"id": id(world.relational.id)});
        let administrator = &world.people.administrator;
        let data = world.api.data(administrator, question, variables).await;
        assert_eq!(
            data["competency"],
            json!({
                "label": "Bases relationnelles", "labelEn": "Bases relationnelles in English",
                "broader": [{"code": "databases"}], "narrower": [{"code": "postgresql"}], "viewerCanUpdate": true
            })
        );
    })
    .await;
}

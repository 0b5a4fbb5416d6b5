//! Adding, changing and deleting certificates.

use domain::values::ids::CertificateId;
use serde_json::json;

use crate::support::world::{id, in_each_world};

const WANTED: &str = "company { version certificates { id code title validUntil proof } }";

#[tokio::test]
async fn a_certificate_is_added_changed_and_deleted() {
    in_each_world(async |world| {
        let (api, manager) = (&world.api, &world.people.alpha_manager);
        let alpha = id(world.alpha.id);
        let input = json!({"companyId": alpha, "code": "iso-27001", "title": "ISO/IEC 27001",
                           "number": "FR-1", "validUntil": "2026-03-01"});
        let payload = api.mutate(manager, "createCertificate", input, WANTED).await;
        let certificate = payload["company"]["certificates"][0].clone();
        assert_eq!(certificate["proof"], "EXPIRED");
        let change = json!({"companyId": alpha, "certificateId": certificate["id"], "validUntil": "2027-03-01"});
        let payload = api.mutate(manager, "updateCertificate", change, WANTED).await;
        assert_eq!(
            payload["company"],
            json!({
                "version": 3,
                "certificates": [{"id": certificate["id"], "code": "iso-27001", "title": "ISO/IEC 27001",
                                  "validUntil": "2027-03-01", "proof": "PROVED"}]
            })
        );
        let delete = json!({"companyId": alpha, "certificateId": certificate["id"]});
        let payload = api.mutate(manager, "deleteCertificate", delete, WANTED).await;
        assert_eq!(payload["company"], json!({"version": 4, "certificates": []}));
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_certificate_is_told() {
    in_each_world(async |world| {
        let (api, manager) = (&world.api, &world.people.alpha_manager);
        let alpha = id(world.alpha.id);
        let input = json!({"companyId": alpha, "code": " ", "title": "HDS", "document": "ftp://x",
                           "validFrom": "2026-03-02", "validUntil": "2026-03-01"});
        assert_eq!(
            api.findings(manager, "createCertificate", input).await,
            [
                "REQUIRED at code",
                "DATES_OUT_OF_ORDER at validUntil",
                "INVALID_FORMAT at document"
            ]
        );
        let absent = json!({"companyId": alpha, "certificateId": id(CertificateId::new())});
        for mutation in ["updateCertificate", "deleteCertificate"] {
            assert_eq!(
                api.findings(manager, mutation, absent.clone()).await,
                ["NOT_FOUND at certificateId"]
            );
        }
    })
    .await;
}

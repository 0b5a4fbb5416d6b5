//! Changes of companies and their certificates.

use async_graphql::{Context, Object, Result, SimpleObject};

use crate::application::directory::companies::{
    create_certificate, create_company, delete_certificate, update_certificate, update_company,
};
use crate::graphql::inputs::companies::{
    CreateCertificateInput, CreateCompanyInput, DeleteCertificateInput, UpdateCertificateInput,
    UpdateCompanyInput,
};
use crate::graphql::node_id::read_at;
use crate::graphql::request_scope::{RequestScope, scope};
use crate::graphql::types::company::Company;
use crate::graphql::user_error::{UserError, outcome};

/// Changes of companies and their certificates.
#[derive(Default)]
pub struct CompanyMutations;

/// What came of adding a company.
#[derive(SimpleObject)]
pub struct CreateCompanyPayload {
    /// The company.
    pub company: Option<Company>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of changing a company.
#[derive(SimpleObject)]
pub struct UpdateCompanyPayload {
    /// The company.
    pub company: Option<Company>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of adding a certificate.
#[derive(SimpleObject)]
pub struct CreateCertificatePayload {
    /// The company.
    pub company: Option<Company>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of changing a certificate.
#[derive(SimpleObject)]
pub struct UpdateCertificatePayload {
    /// The company.
    pub company: Option<Company>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of deleting a certificate.
#[derive(SimpleObject)]
pub struct DeleteCertificatePayload {
    /// The company.
    pub company: Option<Company>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl CompanyMutations {
    /// Adds a company to a cluster. For coordinators of the cluster.
    async fn create_company(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: CreateCompanyInput,
    ) -> Result<CreateCompanyPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let cluster_id = read_at("clusterId", &input.cluster_id)?;
            create_company(&scope.app, &scope.actor, cluster_id, input.into_edit()).await
        };
        let (company, user_errors) = outcome(scope, result.await, "clusterId")?;
        Ok(CreateCompanyPayload {
            company: seen(scope, company),
            user_errors,
        })
    }

    /// Changes a company: absent fields stay, null clears. For its managers and the coordinators of its clusters.
    async fn update_company(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: UpdateCompanyInput,
    ) -> Result<UpdateCompanyPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let company = (read_at("companyId", &input.company_id)?, input.version);
            update_company(&scope.app, &scope.actor, company, input.into_edit()).await
        };
        let (company, user_errors) = outcome(scope, result.await, "companyId")?;
        Ok(UpdateCompanyPayload {
            company: seen(scope, company),
            user_errors,
        })
    }

    /// Adds a certificate to a company. For its managers and the coordinators of its clusters.
    async fn create_certificate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: CreateCertificateInput,
    ) -> Result<CreateCertificatePayload> {
        let scope = scope(ctx)?;
        let result = async {
            let company_id = read_at("companyId", &input.company_id)?;
            create_certificate(&scope.app, &scope.actor, company_id, input.into_edit()).await
        };
        let (company, user_errors) = outcome(scope, result.await, "companyId")?;
        Ok(CreateCertificatePayload {
            company: seen(scope, company),
            user_errors,
        })
    }

    /// Changes a certificate: absent fields stay, null clears. For managers of the company and the coordinators of its clusters.
    async fn update_certificate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: UpdateCertificateInput,
    ) -> Result<UpdateCertificatePayload> {
        let scope = scope(ctx)?;
        let result = async {
            let company_id = read_at("companyId", &input.company_id)?;
            let certificate = (company_id, read_at("certificateId", &input.certificate_id)?);
            update_certificate(&scope.app, &scope.actor, certificate, input.into_edit()).await
        };
        let (company, user_errors) = outcome(scope, result.await, "companyId")?;
        Ok(UpdateCertificatePayload {
            company: seen(scope, company),
            user_errors,
        })
    }

    /// Deletes a certificate. For managers of the company and the coordinators of its clusters.
    async fn delete_certificate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeleteCertificateInput,
    ) -> Result<DeleteCertificatePayload> {
        let scope = scope(ctx)?;
        let result = async {
            let company_id = read_at("companyId", &input.company_id)?;
            let certificate = (company_id, read_at("certificateId", &input.certificate_id)?);
            delete_certificate(&scope.app, &scope.actor, certificate).await
        };
        let (company, user_errors) = outcome(scope, result.await, "companyId")?;
        Ok(DeleteCertificatePayload {
            company: seen(scope, company),
            user_errors,
        })
    }
}

fn seen(
    scope: &RequestScope,
    company: Option<domain::directory::company::Company>,
) -> Option<Company> {
    let today = scope.app.clock.today();
    company.map(|company| Company::seen_by(&scope.actor, company, today))
}

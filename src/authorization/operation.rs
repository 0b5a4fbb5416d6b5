//! Every operation that the product offers, by the name that it has in the API: query, mutation and subscription fields,
//! and plain HTTP routes.

macro_rules! operations {
    ($($name:ident = $text:literal),+ $(,)?) => {
        /// Something that a person asks the product to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Operation {
            $(#[doc = concat!("`", $text, "`.")] $name,)+
        }

        impl Operation {
            /// All operations, in the order of this file.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name in the API and in the permission matrix.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }
        }
    };
}

operations! {
    Viewer = "viewer",
    Node = "node",
    ServerInfo = "serverInfo",
    Networks = "networks",
    Companies = "companies",
    CompanyFacets = "companyFacets",
    Company = "company",
    Competencies = "competencies",
    Competency = "competency",
    CallsForTender = "callsForTender",
    CallForTender = "callForTender",
    CallChanges = "callChanges",
    Lot = "lot",
    Consortia = "consortia",
    Consortium = "consortium",
    Scenario = "scenario",
    GroupingRun = "groupingRun",
    GroupingRunProgress = "groupingRunProgress",
    ImportRuns = "importRuns",
    ImportRun = "importRun",
    Accounts = "accounts",
    SignIn = "signIn",
    SignOut = "signOut",
    RedeemLink = "redeemLink",
    UpdateProfile = "updateProfile",
    ChangePassword = "changePassword",
    EndSession = "endSession",
    CreateAccount = "createAccount",
    CloseAccount = "closeAccount",
    IssueLink = "issueLink",
    GrantRole = "grantRole",
    RevokeRole = "revokeRole",
    CreateNetwork = "createNetwork",
    CreateCluster = "createCluster",
    UpdateCluster = "updateCluster",
    CreateCompetency = "createCompetency",
    UpdateCompetency = "updateCompetency",
    DeleteCompetency = "deleteCompetency",
    CreateCompany = "createCompany",
    UpdateCompany = "updateCompany",
    CreateCertificate = "createCertificate",
    UpdateCertificate = "updateCertificate",
    DeleteCertificate = "deleteCertificate",
    DeclareCapability = "declareCapability",
    UpdateCapability = "updateCapability",
    WithdrawCapability = "withdrawCapability",
    VerifyCapability = "verifyCapability",
    DeleteAward = "deleteAward",
    CreateCall = "createCall",
    UpdateCall = "updateCall",
    DeleteCall = "deleteCall",
    CreateLot = "createLot",
    UpdateLot = "updateLot",
    DeleteLot = "deleteLot",
    CreateRequirement = "createRequirement",
    UpdateRequirement = "updateRequirement",
    DeleteRequirement = "deleteRequirement",
    ReorderRequirements = "reorderRequirements",
    JudgeRequirement = "judgeRequirement",
    AnswerInterest = "answerInterest",
    SuggestGroupings = "suggestGroupings",
    CancelGroupingRun = "cancelGroupingRun",
    ReplayGroupingRun = "replayGroupingRun",
    PlanCall = "planCall",
    AcceptSuggestion = "acceptSuggestion",
    KeepScenario = "keepScenario",
    UpdateScenario = "updateScenario",
    DeleteScenario = "deleteScenario",
    CreateConsortium = "createConsortium",
    UpdateConsortium = "updateConsortium",
    AddConsortiumMember = "addConsortiumMember",
    RemoveConsortiumMember = "removeConsortiumMember",
    ChangeMemberRole = "changeMemberRole",
    ChangeMemberState = "changeMemberState",
    SetAllocations = "setAllocations",
    ChangeConsortiumState = "changeConsortiumState",
    UploadWorkbook = "POST /imports",
    ApplyImport = "applyImport",
    ReviseImport = "reviseImport",
    DiscardImport = "discardImport",
    CancelImport = "cancelImport",
    UndoImport = "undoImport",
    RedoImport = "redoImport",
    ReviseImportMapping = "reviseImportMapping",
    ForgetImportMapping = "forgetImportMapping",
    DownloadCallTemplate = "GET /downloads/templates/calls.xlsx",
    DownloadCapabilityTemplate = "GET /downloads/templates/capabilities.xlsx",
    DownloadAwardTemplate = "GET /downloads/templates/awards.xlsx",
    DownloadCompanyTemplate = "GET /downloads/templates/companies.xlsx",
    DownloadInterestTemplate = "GET /downloads/templates/interests.xlsx",
    DownloadCompetencyTemplate = "GET /downloads/templates/competencies.xlsx",
    DownloadCompetencies = "GET /downloads/competencies.xlsx",
    DownloadInterests = "GET /downloads/clusters/{clusterId}/interests.xlsx",
    DownloadRejectedRows = "GET /downloads/imports/{importRunId}/rejected.xlsx",
    DownloadCall = "GET /downloads/calls/{callId}.xlsx",
    DownloadCapabilities = "GET /downloads/clusters/{clusterId}/capabilities.xlsx",
    DownloadLots = "GET /downloads/calls/{callId}/lots.xlsx",
    DownloadCallRequirements = "GET /downloads/calls/{callId}/requirements.xlsx",
    DownloadLotRequirements = "GET /downloads/lots/{lotId}/requirements.xlsx",
    DownloadCapabilityMatrix = "GET /downloads/clusters/{clusterId}/capability-matrix.xlsx",
    DownloadAwards = "GET /downloads/clusters/{clusterId}/awards.xlsx",
    DownloadCompanies = "GET /downloads/clusters/{clusterId}/companies.xlsx",
    DownloadCompany = "GET /downloads/companies/{companyId}.xlsx",
    DownloadCoverage = "GET /downloads/lots/{lotId}/coverage.xlsx",
    DownloadCallCoverage = "GET /downloads/calls/{callId}/coverage.xlsx",
    DownloadComparison = "GET /downloads/runs/{groupingRunId}/comparison.xlsx",
    DownloadImportReport = "GET /downloads/imports/{importRunId}/report.xlsx",
    DownloadConsortium = "GET /downloads/consortia/{consortiumId}.xlsx",
    PostGraphql = "POST /graphql",
    OpenWebSocket = "GET /graphql/ws",
    ReadExplorer = "GET /explorer",
    AskHealth = "GET /healthz",
    AskReadiness = "GET /readyz",
}

impl Operation {
    /// The operation of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|operation| operation.name() == name)
    }
}

//! Ways to objects of every type of the API, in each state that permission depends on.

use domain::consortia::consortium::{Consortium, ConsortiumState, MemberState};
use domain::procurement::call::CallStatus;

use super::reach::Reach;
use super::second_reading::Object;
use super::stage::{
    LINK_TOKEN, Person, Stage, of_account_read, of_call, of_cluster, of_company, of_consortium,
    of_import, of_interest, of_own_account,
};
use super::stage_scenarios::of_scenario;
use crate::support::world::id;

/// All ways for a person.
pub fn reaches(stage: &Stage<'_>, person: &Person) -> Vec<Reach> {
    let mut all = open_to_all(stage);
    all.extend(own(person));
    all.extend(accounts(stage));
    all.extend(directory(stage));
    all.extend(procurement(stage));
    all.extend(consortia(stage));
    all.extend(runs(stage));
    all.extend(imports(stage));
    all
}

fn open_to_all(stage: &Stage<'_>) -> Vec<Reach> {
    let nothing = Object::default;
    let world = stage.world;
    let at = |field: &str, type_name| Reach::at(field, type_name, nothing());
    let weak = format!("redeemLink(input: {{ token: \"{LINK_TOKEN}\", password: \"x\" }})");
    let refused = || {
        at(&weak, "")
            .inside("userErrors", "UserError")
            .by("mutation")
    };
    let pages = at("companies(first: 2)", "").inside("pageInfo", "PageInfo");
    let facets = || at("companyFacets", "CompanyFacets");
    vec![
        pages,
        refused(),
        refused().through("parameters", "Parameter"),
        at("serverInfo", "ServerInfo"),
        at("serverInfo", "ServerInfo").through("workbookLimits", "WorkbookLimits"),
        at("serverInfo", "ServerInfo").through("demonstrationAccounts", "DemonstrationAccount"),
        at("networks", "Network"),
        Reach::node(&id(world.network.id), "Network", nothing()),
        Reach::node(&id(world.west.id), "Cluster", of_cluster(world.west.id)),
        Reach::node(&id(world.relational.id), "Competency", nothing()),
        facets(),
        facets().through("clusters", "FacetCount"),
    ]
}

fn own(person: &Person) -> Vec<Reach> {
    let viewer = || Reach::at("viewer", "Viewer", of_own_account(person)).each_its_own();
    vec![
        viewer(),
        viewer().through("sessions", "Session"),
        viewer().through("account", "Account"),
        viewer().through("grants", "RoleGrant"),
    ]
}

fn accounts(stage: &Stage<'_>) -> Vec<Reach> {
    let of = |holder| {
        let object = of_account_read(holder, stage);
        let account = Reach::node(&id(holder.account.id), "Account", object);
        [account.clone(), account.through("grants", "RoleGrant")]
    };
    stage.holders.iter().flat_map(of).collect()
}

fn directory(stage: &Stage<'_>) -> Vec<Reach> {
    let mut all = Vec::new();
    for one in &stage.companies {
        let company = || Reach::node(&id(one.id), "Company", of_company(one));
        all.extend([
            company(),
            company().through("address", "Address"),
            company()
                .through("address", "Address")
                .through("coordinates", "Coordinates"),
            company().through("certificates", "Certificate"),
            company().through("awards", "Award"),
            company().through("financialYears", "FinancialYear"),
            company()
                .through("financialYears", "FinancialYear")
                .through("turnover", "Money"),
        ]);
    }
    for (declared, by) in &stage.capabilities {
        let capability = || Reach::node(&id(declared.id), "Capability", of_company(by));
        all.extend([
            capability(),
            capability().through("evidence", "Evidence"),
            capability()
                .through("evidence", "Evidence")
                .through("amount", "Money"),
        ]);
    }
    all
}

fn procurement(stage: &Stage<'_>) -> Vec<Reach> {
    let mut all = Vec::new();
    for one in &stage.calls {
        let call = || Reach::node(&id(one.id), "CallForTender", of_call(one));
        let changes = format!("callChanges(callId: \"{}\")", id(one.id));
        let following = Reach::at(&changes, "CallChange", of_call(one)).by("subscription");
        all.extend([
            call(),
            call().through("milestones", "Milestone"),
            following.each_its_own(),
        ]);
    }
    let alone = format!(
        "groupOutlook(companyIds: [\"{}\"])",
        id(stage.world.alpha.id)
    );
    for (one, its_call) in &stage.lots {
        let lot = || Reach::node(&id(one.id), "Lot", of_call(its_call));
        let coverage = || lot().through("clusterCoverage", "Coverage");
        let of_nobody = || lot().through("groupOutlook(companyIds: [])", "GroupOutlook");
        let of_alpha = || lot().through(&alone, "GroupOutlook");
        all.extend([
            lot(),
            lot().through("candidates", "Candidate"),
            of_nobody(),
            of_nobody().through("openPositions", "OpenPosition"),
            of_alpha(),
            of_alpha().through("departures", "Departure"),
            of_alpha().through("newcomers", "Newcomer"),
            of_alpha()
                .through("newcomers", "Newcomer")
                .through("effects", "NewcomerEffect"),
            coverage(),
            coverage().through("requirements", "RequirementCoverage"),
            coverage().through("contributions", "Contribution"),
        ]);
    }
    for (one, its_call) in &stage.scenarios {
        let object = || of_scenario(one, its_call);
        let scenario = || Reach::node(&id(one.id), "Scenario", object());
        all.extend([scenario(), scenario().through("members", "ScenarioMember")]);
    }
    for (one, its_call) in &stage.requirements {
        let requirement = || Reach::node(&id(one.id), "Requirement", of_call(its_call));
        all.push(requirement());
        if one.judgement.is_some() {
            all.push(requirement().through("judgement", "Judgement"));
        }
    }
    for (one, its_call) in &stage.interests {
        let object = of_interest(its_call, one.company_id);
        let interest = Reach::node(&id(one.id), "Interest", object);
        all.push(interest.behind("Lot", of_call(its_call)));
    }
    all
}

fn consortia(stage: &Stage<'_>) -> Vec<Reach> {
    let mut all = Vec::new();
    for group in &stage.consortia {
        let consortium = || Reach::node(&id(group.id), "Consortium", of_consortium(group));
        all.push(consortium());
        all.push(consortium().through("allocations", "Allocation"));
        if is_looked_into(group) {
            let coverage = || consortium().through("coverage", "Coverage");
            all.extend([
                consortium().through("members", "ConsortiumMember"),
                consortium().through("violations", "Violation"),
                consortium().through("acceptedWarnings", "AcceptedWarning"),
                coverage(),
                coverage().through("requirements", "RequirementCoverage"),
                coverage().through("contributions", "Contribution"),
                consortium()
                    .through("allocations", "Allocation")
                    .through("amount", "Money"),
            ]);
        }
    }
    all
}

/// The parts of a consortium follow it: a few states are enough for them.
fn is_looked_into(group: &Consortium) -> bool {
    let member_state = group.members[0].state;
    matches!(
        (group.state, member_state),
        (
            ConsortiumState::Draft | ConsortiumState::Formed,
            MemberState::Confirmed
        ) | (
            ConsortiumState::Inviting,
            MemberState::Invited | MemberState::Withdrawn
        )
    )
}

/// What more members buy of another goal.
const FRONT: &str = "front(goals: [MEMBERS, MISFIT])";

fn runs(stage: &Stage<'_>) -> Vec<Reach> {
    let mut all = Vec::new();
    let why_not = format!("whyNot(companyId: \"{}\")", id(stage.world.beta.id));
    for (one, its_call) in &stage.runs {
        let run = || Reach::node(&id(one.id), "GroupingRun", of_call(its_call));
        let suggestion = || run().through("suggestions", "Suggestion");
        let conflict = || run().through("conflict", "Conflict");
        let direct = &one.answer.as_ref().unwrap().suggestions[0];
        let others = stage.runs.iter().map(|(other, _)| other);
        let mut others = others.filter(|other| other.lot_id == one.lot_id && other.id != one.id);
        let with = others.next_back().unwrap_or(one);
        let comparison = format!("comparison(with: \"{}\")", id(with.id));
        let following = format!("groupingRunProgress(runId: \"{}\")", id(one.id));
        all.extend([
            run(),
            run().through("options", "SuggestOptions"),
            run().through("bound", "ObjectiveValue"),
            suggestion(),
            suggestion().through("assignments", "Assignment"),
            suggestion().through("reasons", "MemberReason"),
            suggestion().through("coverage", "Coverage"),
            Reach::node(&id(direct.id), "Suggestion", of_call(its_call)),
            suggestion().through("necessity", "Necessity"),
            suggestion().through("withdrawals", "Withdrawal"),
            suggestion()
                .through("withdrawals", "Withdrawal")
                .through("reserve", "Reserve"),
            run().through(&why_not, "WhyNot"),
            run()
                .through(&why_not, "WhyNot")
                .through("grouping", "GroupingSketch"),
            run().through(FRONT, "Front"),
            run()
                .through(FRONT, "Front")
                .through("points", "FrontPoint"),
            run().through(&comparison, "GroupingRunComparison"),
            run()
                .through(&comparison, "GroupingRunComparison")
                .through("differences", "GroupingRunDifference"),
            conflict(),
            conflict().through("elements", "ConflictElement"),
            conflict().through("repairs", "Repair"),
        ]);
        if its_call.status == CallStatus::Published {
            let progress = Reach::at(&following, "GroupingRunProgress", of_call(its_call));
            all.push(progress.by("subscription"));
        }
    }
    for (one, its_call) in &stage.plans {
        let run = || Reach::node(&id(one.id), "GroupingRun", of_call(its_call));
        let wishes = || run().through("planOptions", "PlanOptions");
        let plan = || run().through("plan", "CallPlan");
        all.extend([
            run(),
            wishes(),
            wishes().through("pinned", "OnLot"),
            plan(),
            plan().through("lots", "PlannedLot"),
            plan().through("loads", "CompanyLoad"),
        ]);
        let following = format!("groupingRunProgress(runId: \"{}\")", id(one.id));
        let progress = || {
            let all = Reach::at(&following, "GroupingRunProgress", of_call(its_call));
            all.by("subscription")
        };
        all.extend([progress(), progress().through("lots", "PlanProgress")]);
    }
    all
}

fn imports(stage: &Stage<'_>) -> Vec<Reach> {
    let mut all = Vec::new();
    for one in &stage.imports {
        let run = || Reach::node(&id(one.id), "ImportRun", of_import(one));
        let rows = || run().through("rows", "").inside("nodes", "PlannedRow");
        let lines = || {
            let all = "sheetRows(onlyProblems: false)";
            run().through(all, "").inside("nodes", "SheetRow")
        };
        let sheets = || run().through("sheets", "SheetReading");
        let choices = || run().through("choices", "ImportChoices");
        all.extend([
            run(),
            run().through("counts", "PlanCounts"),
            run().through("issues", "ImportIssue"),
            sheets(),
            sheets().through("columns", "ColumnReading"),
            sheets().through("head", "HeadRow"),
            sheets().through("fields", "ImportField"),
            sheets().through("words", "ColumnWords"),
            sheets()
                .through("words", "ColumnWords")
                .through("words", "WordFound"),
            run().through("repairs", "ImportRepair"),
            run()
                .through("repairs", "ImportRepair")
                .through("issue", "ImportIssue"),
            run().through("kept", "KeptRecord"),
            run().through("text", "TextFileReading"),
            lines(),
            lines().through("cells", "SheetCell"),
            choices(),
            choices().through("text", "TextChoice"),
            choices().through("sheets", "SheetChoice"),
            choices()
                .through("sheets", "SheetChoice")
                .through("columns", "ColumnChoice"),
            choices().through("values", "ValueChoice"),
            choices().through("cells", "CellChoice"),
            choices().through("companies", "CompanyChoice"),
            choices().through("call", "CallChoice"),
            choices().through("competencies", "NewCompetencyChoice"),
            run().through("newCompetencies", "PlannedCompetency"),
            rows(),
            rows().through("changes", "FieldChange"),
            rows().through("issues", "ImportIssue"),
        ]);
    }
    for at in [&stage.world.west, &stage.world.east] {
        let cluster = || Reach::node(&id(at.id), "Cluster", of_cluster(at.id));
        let mappings = || cluster().through("importMappings", "ImportMapping");
        all.extend([
            mappings(),
            mappings().through("columns", "RememberedColumn"),
            mappings().through("words", "RememberedWord"),
            mappings().through("fields", "ImportField"),
        ]);
    }
    all
}

//! The permission matrix: read once from `permissions.toml`, checked, and asked.
//! A matrix that cannot be read allows nothing, and the server refuses to start on it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::access::account::{Role, RoleKind};
use domain::consortia::consortium::{ConsortiumState, MemberRole, MemberState};
use domain::imports::import::ImportTarget;
use domain::procurement::call::CallStatus;
use domain::values::ids::{ClusterId, CompanyId};
use serde::Deserialize;

use crate::authorization::field_class::FieldClass;
use crate::authorization::operation::Operation;
use crate::authorization::standing::Standing;
use crate::authorization::subject::Subject;

static EMBEDDED: LazyLock<Result<Permissions, PermissionsError>> =
    LazyLock::new(|| Permissions::parse(include_str!("permissions.toml")));

/// The kind of person that a line speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineRole {
    /// Everyone, visitors included.
    Anyone,
    /// Everyone who is signed in.
    Account,
    /// The command line on the server itself.
    Operator,
    /// A network administrator.
    NetworkAdministrator,
    /// A coordinator of a cluster.
    Coordinator,
    /// A manager of a company.
    CompanyManager,
    /// A contributor of a company.
    CompanyContributor,
}

/// How the role and the object must be related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The object is, or was made by, the person's account.
    OwnAccount,
    /// The role is held over a cluster of the object.
    OwnCluster,
    /// The role is held over a company of the object.
    OwnCompany,
    /// The company that the role is held over belongs to a cluster of the object.
    HomeCluster,
}

/// One line of the matrix: all its conditions must hold together.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Who.
    pub role: LineRole,
    /// Related how.
    #[serde(default)]
    pub of: Vec<Relation>,
    /// The membership states that count; all when empty.
    #[serde(default, rename = "as")]
    pub member_states: Vec<MemberState>,
    /// The membership roles that count; all when empty.
    #[serde(default, rename = "does")]
    pub member_roles: Vec<MemberRole>,
    /// The consortium states that count; all when empty.
    #[serde(default, rename = "while")]
    pub consortium_states: Vec<ConsortiumState>,
    /// The call statuses that count; all when empty.
    #[serde(default, rename = "call")]
    pub call_statuses: Vec<CallStatus>,
    /// The roles that may be given or taken; all when empty.
    #[serde(default, rename = "giving")]
    pub roles_given: Vec<RoleKind>,
    /// The import targets that count; all when empty.
    #[serde(default, rename = "importing")]
    pub import_targets: Vec<ImportTarget>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    lines: BTreeMap<String, Line>,
    operations: BTreeMap<String, DocumentOperation>,
    classes: BTreeMap<FieldClass, Vec<String>>,
    types: BTreeMap<String, DocumentType>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentOperation {
    sight: Option<String>,
    allow: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentType {
    class: FieldClass,
    #[serde(default)]
    fields: BTreeMap<String, FieldClass>,
}

/// Why the matrix cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PermissionsError {
    /// It is not written as it should be.
    #[error("the permission matrix cannot be read: {0}")]
    Unreadable(String),
    /// It names a line that it does not hold.
    #[error("`{user}` names the line `{line}`, which does not exist: add it to [lines]")]
    UnknownLine {
        /// Where the line is named.
        user: String,
        /// The name.
        line: String,
    },
    /// It holds a line for an operation that does not exist.
    #[error("`{0}` is no operation: remove its line, or add it to operation.rs")]
    UnknownOperation(String),
    /// It lacks an operation.
    #[error("nobody said who may do `{0}`: add it to [operations]")]
    MissingOperation(&'static str),
    /// It lacks a class.
    #[error("nobody said who may read the class {0:?}: add it to [classes]")]
    MissingClass(FieldClass),
}

/// Who may do an operation.
#[derive(Clone, Debug)]
struct OperationRule {
    sight: Option<Operation>,
    lines: Vec<Line>,
}

/// The matrix, indexed.
#[derive(Clone, Debug)]
pub struct Permissions {
    operations: BTreeMap<Operation, OperationRule>,
    classes: BTreeMap<FieldClass, Vec<Line>>,
    types: BTreeMap<String, (FieldClass, BTreeMap<String, FieldClass>)>,
}

impl Permissions {
    /// The matrix that the server was built with.
    ///
    /// # Errors
    /// What is wrong with it; the server refuses to start then.
    pub fn embedded() -> Result<&'static Self, PermissionsError> {
        EMBEDDED.as_ref().map_err(Clone::clone)
    }

    /// Reads and checks a matrix.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, PermissionsError> {
        let document: Document = toml::from_str(text)
            .map_err(|error| PermissionsError::Unreadable(error.to_string()))?;
        let operations = operation_rules(&document)?;
        let classes = document
            .classes
            .iter()
            .map(|(class, names)| {
                Ok((
                    *class,
                    lines_named(&document, &format!("{class:?}"), names)?,
                ))
            })
            .collect::<Result<BTreeMap<_, _>, _>>()?;
        if let Some(class) = FieldClass::ALL
            .iter()
            .find(|class| !classes.contains_key(class))
        {
            return Err(PermissionsError::MissingClass(*class));
        }
        let types = document
            .types
            .into_iter()
            .map(|(name, entry)| (name, (entry.class, entry.fields)))
            .collect();
        Ok(Self {
            operations,
            classes,
            types,
        })
    }

    /// Whether someone of this standing may do the operation on the object.
    #[must_use]
    pub fn allows(&self, operation: Operation, standing: &Standing, subject: &Subject) -> bool {
        self.lines_of(operation)
            .iter()
            .any(|line| line_holds(line, standing, subject))
    }

    /// Whether someone of this standing may do the operation on some object at all.
    #[must_use]
    pub fn allows_somewhere(&self, operation: Operation, standing: &Standing) -> bool {
        self.lines_of(operation)
            .iter()
            .any(|line| holders(line.role, standing).next().is_some())
    }

    /// Whether someone of this standing may read fields of the class on the object.
    #[must_use]
    pub fn allows_reading(
        &self,
        class: FieldClass,
        standing: &Standing,
        subject: &Subject,
    ) -> bool {
        self.classes
            .get(&class)
            .is_some_and(|lines| lines.iter().any(|line| line_holds(line, standing, subject)))
    }

    /// The lines of an operation.
    #[must_use]
    pub fn lines_of(&self, operation: Operation) -> &[Line] {
        self.operations
            .get(&operation)
            .map(|rule| rule.lines.as_slice())
            .unwrap_or_default()
    }

    /// The operation that tells whether a person may know of the object: reads tell it by themselves.
    #[must_use]
    pub fn sight_of(&self, operation: Operation) -> Operation {
        self.operations
            .get(&operation)
            .and_then(|rule| rule.sight)
            .unwrap_or(operation)
    }

    /// The class of a field of a type, when the matrix knows the type.
    #[must_use]
    pub fn class_of(&self, type_name: &str, field: &str) -> Option<FieldClass> {
        let (class, fields) = self.types.get(type_name)?;
        Some(fields.get(field).copied().unwrap_or(*class))
    }

    /// Every type of the matrix with its class and the fields that differ from it.
    pub fn types(&self) -> impl Iterator<Item = (&str, FieldClass, &BTreeMap<String, FieldClass>)> {
        self.types
            .iter()
            .map(|(name, (class, fields))| (name.as_str(), *class, fields))
    }
}

fn operation_rules(
    document: &Document,
) -> Result<BTreeMap<Operation, OperationRule>, PermissionsError> {
    let known = |name: &str| {
        Operation::from_name(name)
            .ok_or_else(|| PermissionsError::UnknownOperation(name.to_owned()))
    };
    let mut rules = BTreeMap::new();
    for (name, entry) in &document.operations {
        let rule = OperationRule {
            sight: entry.sight.as_deref().map(known).transpose()?,
            lines: lines_named(document, name, &entry.allow)?,
        };
        rules.insert(known(name)?, rule);
    }
    match Operation::ALL
        .iter()
        .find(|operation| !rules.contains_key(operation))
    {
        Some(missing) => Err(PermissionsError::MissingOperation(missing.name())),
        None => Ok(rules),
    }
}

fn lines_named(
    document: &Document,
    user: &str,
    names: &[String],
) -> Result<Vec<Line>, PermissionsError> {
    names
        .iter()
        .map(|name| {
            document
                .lines
                .get(name)
                .cloned()
                .ok_or_else(|| PermissionsError::UnknownLine {
                    user: user.to_owned(),
                    line: name.clone(),
                })
        })
        .collect()
}

/// One way in which a person holds the role of a line: over a cluster, over a company, or over nothing in particular.
#[derive(Clone, Copy, Default)]
struct Holder {
    cluster_id: Option<ClusterId>,
    company_id: Option<CompanyId>,
}

fn holders(role: LineRole, standing: &Standing) -> impl Iterator<Item = Holder> {
    let holds_by_being_here = match role {
        LineRole::Anyone => true,
        LineRole::Account => standing.account_id.is_some(),
        LineRole::Operator => standing.is_operator,
        _ => false,
    };
    let by_grant = standing
        .roles
        .iter()
        .filter(move |held| line_role(**held) == role)
        .map(|held| Holder {
            cluster_id: held.cluster_id(),
            company_id: held.company_id(),
        });
    holds_by_being_here
        .then(Holder::default)
        .into_iter()
        .chain(by_grant)
}

fn line_role(role: Role) -> LineRole {
    match role.kind() {
        RoleKind::NetworkAdministrator => LineRole::NetworkAdministrator,
        RoleKind::Coordinator => LineRole::Coordinator,
        RoleKind::CompanyManager => LineRole::CompanyManager,
        RoleKind::CompanyContributor => LineRole::CompanyContributor,
    }
}

fn line_holds(line: &Line, standing: &Standing, subject: &Subject) -> bool {
    states_hold(line, subject)
        && holders(line.role, standing).any(|holder| {
            line.of
                .iter()
                .all(|relation| relation_holds(*relation, holder, standing, subject))
                && membership_holds(line, holder, subject)
        })
}

fn states_hold(line: &Line, subject: &Subject) -> bool {
    is_one_of(&line.consortium_states, subject.consortium_state)
        && is_one_of(&line.call_statuses, subject.call_status)
        && is_one_of(&line.roles_given, subject.role_given)
        && is_one_of(&line.import_targets, subject.import_target)
}

/// An empty list is no condition; a condition on something absent does not hold.
fn is_one_of<T: PartialEq>(allowed: &[T], found: Option<T>) -> bool {
    allowed.is_empty() || found.is_some_and(|found| allowed.contains(&found))
}

fn relation_holds(
    relation: Relation,
    holder: Holder,
    standing: &Standing,
    subject: &Subject,
) -> bool {
    match relation {
        Relation::OwnAccount => {
            standing.account_id.is_some() && standing.account_id == subject.account_id
        }
        Relation::OwnCluster => holder
            .cluster_id
            .is_some_and(|cluster_id| subject.cluster_ids.contains(&cluster_id)),
        Relation::OwnCompany => holder
            .company_id
            .is_some_and(|company_id| subject.company_ids.contains(&company_id)),
        Relation::HomeCluster => holder.company_id.is_some_and(|company_id| {
            standing
                .clusters_of(company_id)
                .iter()
                .any(|cluster_id| subject.cluster_ids.contains(cluster_id))
        }),
    }
}

fn membership_holds(line: &Line, holder: Holder, subject: &Subject) -> bool {
    if line.member_states.is_empty() && line.member_roles.is_empty() {
        return true;
    }
    subject.memberships.iter().any(|membership| {
        Some(membership.company_id) == holder.company_id
            && is_one_of(&line.member_states, Some(membership.state))
            && is_one_of(&line.member_roles, Some(membership.role))
    })
}

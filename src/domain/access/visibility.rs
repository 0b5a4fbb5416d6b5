//! What of a list a reader may know of: lists, counts and cursors are computed on this part alone, never filtered afterwards.

use crate::imports::import::ImportTarget;
use crate::values::ids::{AccountId, ClusterId, CompanyId};

/// Which calls a reader may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallVisibility {
    /// All of them.
    All,
    /// Those of some clusters.
    Clusters {
        /// Clusters whose drafts are seen too.
        with_drafts: Vec<ClusterId>,
        /// Clusters of which only published and archived calls are seen.
        without_drafts: Vec<ClusterId>,
    },
}

/// Which consortia a reader may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConsortiumVisibility {
    /// All of them: for rules that the server checks by itself, never for a reader.
    All,
    /// Those accompanied by some clusters, and those that some companies see as members.
    Reader {
        /// Clusters all of whose consortia are seen.
        clusters: Vec<ClusterId>,
        /// Companies that see a consortium, once it is no draft, while their membership is in a state that sees it.
        companies: Vec<CompanyId>,
    },
}

/// Which answers of interest a reader may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InterestVisibility {
    /// All of them: for rules that the server checks by itself, never for a reader.
    All,
    /// Those on calls of some clusters, and those of some companies.
    Reader {
        /// Clusters whose calls' interests are seen.
        clusters: Vec<ClusterId>,
        /// Companies whose own interests are seen.
        companies: Vec<CompanyId>,
    },
}

/// Which imports a reader may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportVisibility {
    /// All of them.
    All,
    /// Those into some clusters, and some of the reader's own.
    Reader {
        /// Clusters all imports into which are seen.
        clusters: Vec<ClusterId>,
        /// The reader, when signed in.
        account_id: Option<AccountId>,
        /// Into which clusters, and as what, the reader's own imports are seen.
        own: Vec<(ClusterId, ImportTarget)>,
        /// As what the reader's own imports are seen, into whichever cluster.
        own_anywhere: Vec<ImportTarget>,
    },
}

//! One file a table (with its `…_bodies`): its SQL, its struct, what reads it, what writes it.

pub(crate) mod book;
pub(crate) mod certificate_bodies;
pub(crate) mod certificates;
pub(crate) mod credentials;
pub(crate) mod documents;
pub(crate) mod drafts;
pub(crate) mod exports;
pub(crate) mod halls;
pub(crate) mod numberings;
pub(crate) mod refusals;
pub(crate) mod register;
pub(crate) mod seal_uses;
pub(crate) mod settings;
pub(crate) mod signing_keys;
pub(crate) mod trust_bundles;
pub(crate) mod unconfirmed;

//! A clerk's day through the contract: JSON in, JSON out, on a real book, with real pages.

mod books;
mod catalog;
mod checking;
mod command_line;
mod counter;
mod documents;
mod drafts;
mod exporting;
mod finding;
mod gallery;
mod issuing;
mod items;
mod papers;
mod printing;
mod publishing;
mod refusing;
mod register;
mod rotating;
mod screening;
mod settings;

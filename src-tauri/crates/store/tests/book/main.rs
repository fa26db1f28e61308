//! A book from the outside: what is written, what is found, what is refused, what is noticed.

mod credentials;
mod fixtures;
mod frozen;
mod guards;
mod invented;
mod issuing;
mod looking_up;
mod opening;
mod power;
mod reading;
mod signed;
mod verifying;
mod writing;

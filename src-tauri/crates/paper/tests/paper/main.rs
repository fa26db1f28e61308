//! Papers as the counter hands them out: laid out, drawn, read back and looked at.

mod codes;
mod drawing;
mod every_character;
mod golden;
mod layout;
mod leaflets;
mod papers;
mod registers;

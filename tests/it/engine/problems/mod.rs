//! The scalable core: problems of the interchange format, read, searched, checked, and compared with brute force.

mod brute_force;
mod checker;
mod generated;
mod hostile_files;
mod joint_brute_force;
mod laws;
mod limits;
mod optima;
mod reading;
mod series;
mod steiner;

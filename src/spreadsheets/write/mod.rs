//! From domain values to workbooks that open everywhere and can be read back.

pub mod safe_text;

//! What the last part of an address asks for: `requirements.csv`.

use domain::access::account::Language;
use spreadsheets::write::formats::table_format::TableFormat;

use crate::application::app_error::AppError;
use crate::application::exports::exported_file::FileForm;

/// The name of a file of ours and the format that its ending names.
#[derive(Clone, Copy, Debug)]
pub struct AskedFile<'a> {
    /// The name without its ending.
    pub stem: &'a str,
    /// The format.
    pub format: TableFormat,
}

impl<'a> AskedFile<'a> {
    /// Reads the last part of an address.
    ///
    /// # Errors
    /// `NotFound` without an ending of ours.
    pub fn read(file: &'a str) -> Result<Self, AppError> {
        let (stem, ending) = file.rsplit_once('.').ok_or(AppError::NotFound)?;
        let format = TableFormat::of_ending(ending).ok_or(AppError::NotFound)?;
        Ok(Self { stem, format })
    }

    /// The form that is wanted, in a language.
    #[must_use]
    pub fn form(self, language: Language) -> FileForm {
        FileForm {
            format: self.format,
            language,
        }
    }

    /// Nothing, if the file is written as a workbook and that is what is asked for.
    ///
    /// # Errors
    /// `NotFound` for another format.
    pub fn only_workbook(self) -> Result<(), AppError> {
        match self.format {
            TableFormat::Xlsx => Ok(()),
            _ => Err(AppError::NotFound),
        }
    }
}

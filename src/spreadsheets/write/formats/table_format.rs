//! The formats that tables are written in.

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// An Office Open XML workbook.
    Xlsx,
    /// An OpenDocument workbook.
    Ods,
    /// Text with separators: one table.
    Csv,
    /// Typed values for programs.
    Json,
}

impl TableFormat {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Xlsx, Self::Ods, Self::Csv, Self::Json];

    /// The media type.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// The format whose files end so.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.ending() == ending)
    }

    /// How its files end, without the point.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

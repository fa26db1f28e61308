//! 表格: a value of several lines, one a row, whose parts are the cells.

use crate::Field;

/// Most rows of a table on a certificate: eight people (a certificate is one page).
const MOST_ROWS: usize = 8;
/// What parts two cells in a typed line.
const PARTS: [char; 6] = ['、', '，', ',', '|', '｜', '\t'];

/// Why the lines of a value are no rows of the field's table. `line` counts from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// A line with fewer parts than the table has columns, or with an empty one.
    #[error("第 {line} 行要写全{columns}，中间用顿号隔开")]
    Cells {
        /// The line.
        line: usize,
        /// Heads of the columns, joined.
        columns: String,
    },
    /// More rows than a certificate holds.
    #[error("最多写 {MOST_ROWS} 行，现在是 {0} 行；多出来的请另开一份")]
    TooMany(usize),
}

impl Field {
    /// The rows of a value printed as a table: one a line, its parts separated by `、` or a comma, what is over in the last
    /// cell. A stop at the end of a line is dropped: cells have none.
    ///
    /// # Errors
    /// [`RowFault`] naming the line.
    pub fn rows(&self, value: &str) -> Result<Vec<Vec<String>>, RowFault> {
        let lines: Vec<&str> = value.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.len() > MOST_ROWS {
            return Err(RowFault::TooMany(lines.len()));
        }
        let rows = lines.iter().enumerate().map(|(i, line)| {
            let line = line.trim_end_matches(['。', '；', ';', '.']);
            let cells = line.splitn(self.columns.len(), PARTS).map(|cell| cell.trim().to_owned());
            let cells: Vec<String> = cells.collect();
            let is_whole = cells.len() == self.columns.len() && cells.iter().all(|cell| !cell.is_empty());
            is_whole
                .then_some(cells)
                .ok_or_else(|| RowFault::Cells { line: i + 1, columns: self.columns.join("、") })
        });
        rows.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FieldGroup, FieldKey, FieldKind};

    fn household() -> Field {
        Field {
            key: FieldKey::new("members").expect("a key"),
            label: "家庭成员".into(),
            kind: FieldKind::Multiline,
            group: FieldGroup::Fact,
            required: true,
            hint: None,
            max_chars: 500,
            suggestions: Vec::new(),
            rules: Vec::new(),
            columns: vec!["姓名".into(), "与申请人的关系".into()],
        }
    }

    #[test]
    fn a_line_is_a_row_and_its_parts_are_cells() {
        let rows =
            household().rows("王某、妻子。\n\n阿依古丽·买买提，女儿\n赵某|养子、已分户").expect("three rows");
        let rows: Vec<_> = rows.iter().map(|row| row.join("＋")).collect();
        assert_eq!(
            rows,
            ["王某＋妻子", "阿依古丽·买买提＋女儿", "赵某＋养子、已分户"],
            "what is over stays in the last"
        );
    }

    #[test]
    fn a_row_that_is_not_whole_is_named() {
        let fault = household().rows("王某、妻子\n李某").expect_err("no relation");
        assert_eq!(
            fault,
            RowFault::Cells { line: 2, columns: "姓名、与申请人的关系".into() },
            "the second line"
        );
        assert!(fault.to_string().contains("第 2 行"), "{fault}");
        assert!(household().rows("、妻子").is_err(), "an empty cell");
        assert_eq!(
            household().rows(&"王某、子\n".repeat(9)),
            Err(RowFault::TooMany(9)),
            "eight people at most"
        );
    }
}

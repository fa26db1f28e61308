//! Where the objects of a file lie, and the stream at its end that says so (PDF 32000-1, 7.5.7 and 7.5.8).
//!
//! Cells of a long table are hundreds of thousands of objects, nearly all of them a few bytes in a stream of their page.

use std::fmt::Write as _;

/// Small objects in one stream.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    numbers: Vec<u32>,
    starts: Vec<usize>,
    text: String,
}

impl Batch {
    /// Adds an object.
    pub(crate) fn add(&mut self, number: u32, body: std::fmt::Arguments<'_>) {
        self.numbers.push(number);
        self.starts.push(self.text.len());
        writeln!(self.text, "{body}").expect("a string takes whatever is written");
    }

    /// What the stream's dictionary says, and what stands in it.
    pub(crate) fn stream(&self) -> (String, Vec<u8>) {
        let mut head = String::new();
        for (number, start) in self.numbers.iter().zip(&self.starts) {
            write!(head, "{number} {start} ").expect("a string takes whatever is written");
        }
        let dictionary = format!("/Type/ObjStm/N {}/First {}", self.numbers.len(), head.len());
        (dictionary, [head.as_bytes(), self.text.as_bytes()].concat())
    }
}

/// Objects that follow one another.
#[derive(Debug, Clone, Copy)]
struct Run {
    first: u32,
    count: u32,
    place: Place,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    /// So many bytes into the file.
    At(u64),
    /// From this place on in a stream.
    Within { stream: u32, index: u32 },
}

/// Where every object lies.
#[derive(Debug, Default)]
pub(crate) struct ObjectPlaces {
    runs: Vec<Run>,
}

impl ObjectPlaces {
    pub(crate) fn object(&mut self, number: u32, at: u64) {
        self.runs.push(Run { first: number, count: 1, place: Place::At(at) });
    }

    pub(crate) fn batch(&mut self, stream: u32, batch: &Batch) {
        let mut index = 0;
        for numbers in batch.numbers.chunk_by(|a, b| a + 1 == *b) {
            let count = numbers.len() as u32;
            self.runs.push(Run { first: numbers[0], count, place: Place::Within { stream, index } });
            index += count;
        }
    }

    /// The stream that says where all lie, itself under `number`, which is the last, at `at`: its dictionary and its
    /// content.
    pub(crate) fn stream(&mut self, number: u32, at: u64) -> (String, Vec<u8>) {
        self.runs.sort_unstable_by_key(|run| run.first);
        let itself = Run { first: number, count: 1, place: Place::At(at) };
        let mut rows = Rows::default();
        for run in self.runs.iter().chain([&itself]) {
            while rows.count < run.first {
                rows.push(0, 0, u16::MAX.into());
            }
            for i in 0..run.count {
                match run.place {
                    Place::At(at) => rows.push(1, at, 0),
                    Place::Within { stream, index } => rows.push(2, u64::from(stream), index + i),
                }
            }
        }
        let dictionary = format!(
            "/Type/XRef/Size {}/W[1 {OFFSET} {INDEX}]/DecodeParms<</Predictor 12/Columns {ROW}>>",
            rows.count
        );
        (dictionary, rows.bytes)
    }
}

/// Bytes of an offset or a stream's number, of a place in a stream, of a whole row.
const OFFSET: usize = 5;
const INDEX: usize = 2;
const ROW: usize = 1 + OFFSET + INDEX;
/// A row states how it differs from the one above it.
const UP: u8 = 2;

#[derive(Debug, Default)]
struct Rows {
    bytes: Vec<u8>,
    above: [u8; ROW],
    count: u32,
}

impl Rows {
    fn push(&mut self, kind: u8, offset: u64, index: u32) {
        let mut row = [kind; ROW];
        row[1..=OFFSET].copy_from_slice(&offset.to_be_bytes()[8 - OFFSET..]);
        row[1 + OFFSET..].copy_from_slice(&index.to_be_bytes()[4 - INDEX..]);
        self.bytes.push(UP);
        self.bytes.extend(row.iter().zip(&self.above).map(|(byte, above)| byte.wrapping_sub(*above)));
        self.above = row;
        self.count += 1;
    }
}

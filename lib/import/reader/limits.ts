/** What one file may ask of the machine. */
export type ReaderLimits = {
  /** Of the text that a compressed file becomes. */
  inflatedBytes: number;
  /** Text bytes for each compressed byte; counted beyond the first 64 MB. */
  inflationRatio: number;
  columns: number;
  rows: number;
  /** Of one line; a longer one is rejected. */
  lineBytes: number;
  /** Different combinations that rules can see, in all months together. */
  facts: number;
  /** What the work folder may hold on disk. */
  folderBytes: number;
  /** Resident memory of the reading process. */
  memoryBytes: number;
  seconds: number;
};

const mebibyte = 1024 * 1024;

export const defaultLimits: ReaderLimits = {
  inflatedBytes: 64 * 1024 * mebibyte,
  inflationRatio: 300,
  columns: 1000,
  rows: 100_000_000,
  lineBytes: mebibyte / 2,
  facts: 500_000,
  folderBytes: 96 * 1024 * mebibyte,
  memoryBytes: 512 * mebibyte,
  seconds: 4 * 3600,
};

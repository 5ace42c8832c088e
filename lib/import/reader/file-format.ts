import { open } from "node:fs/promises";
import type { ImportCheck } from "../../schema/import-check";
import { UnreadableFile } from "./unreadable-file";

export type FileFormat = ImportCheck["format"];

const starts: readonly { bytes: readonly number[]; format: FileFormat }[] = [
  { bytes: [0x1f, 0x8b], format: "csv.gz" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], format: "csv.zst" },
  { bytes: [0x50, 0x41, 0x52, 0x31], format: "parquet" },
];

const takes = "Send CSV (plain, gzip or zstd) or Parquet.";

const refused: readonly { bytes: readonly number[]; what: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "The file is an Excel workbook or a ZIP archive." },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: "The file is an empty ZIP archive." },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: "The file is an old Excel workbook." },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "The file is a PDF." },
  { bytes: [0x50, 0x41, 0x52, 0x45], what: "The file is an encrypted Parquet file." },
  { bytes: [0x42, 0x5a, 0x68], what: "The file is packed with bzip2." },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: "The file is packed with xz." },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: "The file is a 7-Zip archive." },
  { bytes: [0xff, 0xfe], what: "The file is UTF-16 text, not UTF-8." },
  { bytes: [0xfe, 0xff], what: "The file is UTF-16 text, not UTF-8." },
];

/** By its first bytes, whatever it is called. Throws UnreadableFile for what cannot be taken. */
export async function formatOf(path: string): Promise<FileFormat> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size === 0) throw new UnreadableFile("The file is empty.");
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const head = buffer.subarray(0, bytesRead);
    const foreign = refused.find(({ bytes }) => beginsWith(head, bytes));
    if (foreign) throw new UnreadableFile(`${foreign.what} ${takes}`);
    const format = starts.find(({ bytes }) => beginsWith(head, bytes))?.format ?? "csv";
    if (format === "parquet") {
      const tail = await file.read(Buffer.alloc(4), 0, 4, Math.max(0, size - 4));
      if (size < 12 || tail.buffer.toString("latin1") !== "PAR1")
        throw new UnreadableFile("The Parquet file is cut off: its end is missing.");
    }
    return format;
  } finally {
    await file.close();
  }
}

function beginsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

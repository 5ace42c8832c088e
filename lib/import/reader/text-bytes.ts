import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { FileFormat } from "./file-format";
import type { ReaderLimits } from "./limits";
import { UnreadableFile } from "./unreadable-file";
import { inflateZstd } from "./zstd-stream";

const pieceBytes = 1024 * 1024;
const ratioCountsFrom = 64 * 1024 * 1024;

/** The text of a CSV file as bytes, unpacked, never more of it than the limits allow. */
export async function* textBytes(path: string, format: FileFormat, limits: ReaderLimits): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: format === "csv" ? pieceBytes : pieceBytes / 16 });
  let [packed, unpacked] = [0, 0];
  file.on("data", (piece) => {
    packed += piece.length;
  });
  try {
    for await (const piece of unpack(file, format)) {
      unpacked += piece.length;
      if (format !== "csv") requireModest(packed, unpacked, limits);
      yield piece;
    }
  } catch (error) {
    if (error instanceof UnreadableFile || format === "csv") throw error;
    throw new UnreadableFile(`The compressed file is damaged or cut off after ${unpacked} bytes of text.`);
  } finally {
    file.destroy();
  }
}

function unpack(file: ReturnType<typeof createReadStream>, format: FileFormat): AsyncIterable<Uint8Array> {
  if (format === "csv.gz") {
    const gunzip = createGunzip({ chunkSize: pieceBytes / 4 });
    file.on("error", (error) => gunzip.destroy(error));
    return file.pipe(gunzip);
  }
  return format === "csv.zst" ? inflateZstd(file) : file;
}

function requireModest(packed: number, unpacked: number, limits: ReaderLimits): void {
  if (unpacked > limits.inflatedBytes)
    throw new UnreadableFile(`The compressed file holds more than ${limits.inflatedBytes} bytes of text.`);
  if (unpacked > ratioCountsFrom && unpacked > packed * limits.inflationRatio)
    throw new UnreadableFile(`The compressed file holds more than ${limits.inflationRatio} times its size.`);
}

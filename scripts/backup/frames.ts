import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { Failure } from "../failure";

/** Pieces of an archive: what it holds, rows of a table as COPY writes them, what they came to, and its end. */
export type Frame = { kind: "head" | "rows" | "table" | "end"; payload: Buffer };

const kinds = ["head", "rows", "table", "end"] as const;
const mark = Buffer.from("crossover backup 1\n");
const longestPayload = 16 * 1024 * 1024;
const pieceBytes = 256 * 1024;

/** Packs frames into a new file, readable by its owner only, which is on the disk when this returns. */
export async function writeFrames(path: string, frames: AsyncIterable<Frame>): Promise<void> {
  const bytes = Readable.from(bytesOf(frames), { objectMode: false });
  await pipeline(bytes, createGzip({ level: 4 }), createWriteStream(path, { flags: "wx", mode: 0o600 }));
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* bytesOf(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  yield mark;
  for await (const { kind, payload } of frames) {
    for (let at = 0; at === 0 || at < payload.length; at += pieceBytes) {
      const piece = payload.subarray(at, at + pieceBytes);
      const head = Buffer.alloc(5);
      head.writeUInt8(kinds.indexOf(kind), 0);
      // Only rows are cut; everything else is one piece however long.
      head.writeUInt32BE(kind === "rows" ? piece.length : payload.length, 1);
      yield head;
      yield kind === "rows" ? piece : payload;
      if (kind !== "rows") break;
    }
  }
}

/** The frames of a file, up to its end. Throws Failure for one that is damaged, cut off or no backup. */
export async function* readFrames(path: string): AsyncGenerator<Frame> {
  const gunzip = createGunzip();
  const reading = pipeline(createReadStream(path), gunzip);
  reading.catch(() => undefined);
  let rest: Buffer = Buffer.alloc(0);
  let isMarked = false;
  let isOver = false;
  try {
    for await (const piece of gunzip) {
      rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      if (!isMarked && rest.length >= mark.length) {
        if (!rest.subarray(0, mark.length).equals(mark)) throw new Failure(`${path} is no backup of Crossover.`);
        rest = rest.subarray(mark.length);
        isMarked = true;
      }
      while (isMarked && !isOver) {
        const frame = firstFrame(rest, path);
        if (!frame) break;
        rest = rest.subarray(5 + frame.payload.length);
        isOver = frame.kind === "end";
        yield frame;
      }
    }
    await reading;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${path} is damaged or cut off: ${error instanceof Error ? error.message : error}.`);
  }
  if (!isOver || rest.length > 0)
    throw new Failure(`${path} is damaged or cut off: its end is not where it has to be.`);
}

function firstFrame(bytes: Buffer, path: string): Frame | null {
  if (bytes.length < 5) return null;
  const kind = kinds[bytes.readUInt8(0)];
  const length = bytes.readUInt32BE(1);
  if (!kind || length > longestPayload) throw new Failure(`${path} is damaged: it holds what no backup holds.`);
  return bytes.length < 5 + length ? null : { kind, payload: bytes.subarray(5, 5 + length) };
}

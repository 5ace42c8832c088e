import { Writable } from "node:stream";

/**
 * Answers one after the other on one channel: each piece with its length in four bytes before it, and a length of 0 at
 * the end of an answer, so that one cut short is never taken for a whole one.
 */
export function framed(out: NodeJS.WritableStream): Writable {
  return new Writable({
    highWaterMark: 1024 * 1024,
    write: (piece: Buffer, _encoding, done) => {
      if (piece.length === 0) return done();
      out.write(lengthOf(piece.length));
      out.write(piece, done);
    },
    final: (done) => {
      out.write(lengthOf(0), done);
    },
  });
}

/** The pieces of the answers; null: the end of one. */
export async function* unframed(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer | null, void> {
  const head = Buffer.alloc(4);
  let [headBytes, left] = [0, 0];
  for await (const piece of source) {
    let at = 0;
    while (at < piece.length) {
      if (left > 0) {
        const end = Math.min(piece.length, at + left);
        left -= end - at;
        yield piece.subarray(at, end);
        at = end;
        continue;
      }
      const taken = piece.copy(head, headBytes, at, at + 4 - headBytes);
      headBytes += taken;
      at += taken;
      if (headBytes < 4) continue;
      headBytes = 0;
      left = head.readUInt32BE();
      if (left === 0) yield null;
    }
  }
}

function lengthOf(bytes: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes);
  return head;
}

import { Decompress } from "fzstd";

/** Four bytes can become 128 KB: what waits to be taken then stays below 32 MB. */
const sliceBytes = 1024;

/** What zstd bytes become, piece by piece. Throws for damaged or cut off bytes. Node 20 has no zstd of its own. */
export async function* inflateZstd(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let inflated: Uint8Array[] = [];
  const decompress = new Decompress((piece) => {
    inflated.push(piece);
  });
  for await (const piece of source) {
    for (let at = 0; at < piece.length; at += sliceBytes) {
      decompress.push(piece.subarray(at, at + sliceBytes));
      yield* inflated;
      inflated = [];
    }
  }
  decompress.push(new Uint8Array(0), true);
  yield* inflated;
}

import { UnsupportedMediaType } from "@/lib/auth/unsupported-media-type";
import { TooLarge } from "@/lib/errors";

/** A type that says what it is: a page of another site cannot make a form send it. */
const ownType =
  /^(?:text\/csv|application\/(?:csv|octet-stream|(?:x-)?gzip|zstd|(?:vnd\.apache\.)?(?:x-)?parquet))\s*(?:;|$)/i;

/** What command lines send when they are told nothing; a token in the header shows that no other site is behind it. */
const vagueType = /^(?:text\/plain|application\/x-www-form-urlencoded)\s*(?:;|$)/i;

/** The body of a request that is one file, not yet read. Throws for other types, and for a size above the limit. */
export function uploadOf(request: Request, bytesAtMost: number): ReadableStream<Uint8Array> | null {
  const type = request.headers.get("content-type");
  const isVague = type === null || vagueType.test(type);
  const isTaken = type !== null && ownType.test(type);
  if (!isTaken && !(isVague && request.headers.has("authorization"))) {
    throw new UnsupportedMediaType(
      "Send the file as text/csv, application/gzip, application/zstd, application/vnd.apache.parquet or application/octet-stream.",
    );
  }
  // What the header claims only saves a wasted transfer: bytes are counted as they arrive.
  if (Number(request.headers.get("content-length") ?? 0) > bytesAtMost) throw new TooLarge(bytesAtMost);
  return request.body;
}

import { createHash } from "node:crypto";
import { open, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { Conflict, TooLarge } from "@/lib/errors";
import { uploadBytesAtMost } from "@/lib/schema/import";

/** What has to stay free on the disk beside the upload: staging needs room, and so does the database. */
const freeBytesAtLeast = 1024 ** 3;

/** How often a growing file asks how full the disk is. */
const bytesBetweenLooks = 128 * 1024 ** 2;

export type Received = { bytes: number; sha256: string };

export type ReceiveLimits = { bytesAtMost: number; idleMs: number };

const usualLimits: ReceiveLimits = { bytesAtMost: uploadBytesAtMost, idleMs: 60_000 };

/**
 * Writes a body to a new file while it arrives, and hashes it on the way; no more than two pieces are ever in memory.
 * Throws TooLarge above the limit, and Conflict when the sender stops sending or the disk is full. What was written
 * until then is the caller's to remove.
 */
export async function receive(
  body: ReadableStream<Uint8Array> | null,
  path: string,
  { bytesAtMost, idleMs }: ReceiveLimits = usualLimits,
): Promise<Received> {
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  let bytes = 0;
  let nextLook = 0;
  let written: Promise<unknown> = Promise.resolve();
  const reader = body?.getReader();
  try {
    for (;;) {
      const next = await piece(reader, idleMs);
      if (next === null) break;
      bytes += next.byteLength;
      if (bytes > bytesAtMost) throw new TooLarge(bytesAtMost);
      if (bytes >= nextLook) {
        await requireRoom(path);
        nextLook = bytes + bytesBetweenLooks;
      }
      await written;
      // Written while it is hashed and the next piece comes; a failure is told when that one is to be written.
      written = file.writeFile(next);
      written.catch(() => undefined);
      hash.update(next);
    }
    await written;
    // An upload that was acknowledged survives a crash of the machine.
    await file.sync();
  } finally {
    // A reader that stopped early tells the sender to stop as well.
    await reader?.cancel().catch(() => undefined);
    await written.catch(() => undefined);
    await file.close();
  }
  return { bytes, sha256: hash.digest("hex") };
}

async function piece(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  idleMs: number,
): Promise<Uint8Array | null> {
  if (!reader) return null;
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Conflict("The upload stopped arriving. Send it again.")), idleMs);
  });
  try {
    const { done, value } = await Promise.race([reader.read(), silence]);
    return done ? null : value;
  } finally {
    clearTimeout(timer);
  }
}

async function requireRoom(path: string): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize < freeBytesAtLeast) throw new Conflict("The server's disk is too full to take this file.");
}

import { PassThrough } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { framed, unframed } from "../../../lib/import/reader/frames";

async function bytesOf(answers: readonly (readonly Uint8Array[])[]): Promise<Buffer> {
  const channel = new PassThrough();
  for (const pieces of answers) {
    const out = framed(channel);
    for (const piece of pieces) out.write(Buffer.from(piece));
    await new Promise<void>((resolve) => out.end(resolve));
  }
  channel.end();
  const all: Buffer[] = [];
  for await (const piece of channel) all.push(piece);
  return Buffer.concat(all);
}

/** The answers that bytes hold when they arrive in pieces of this size; a last one that has no end is no answer. */
async function answersOf(bytes: Buffer, size: number): Promise<string[]> {
  const source = async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const answers: string[] = [];
  let current: Buffer[] = [];
  for await (const piece of unframed(source())) {
    if (piece) current.push(piece);
    else {
      answers.push(Buffer.concat(current).toString("hex"));
      current = [];
    }
  }
  return answers;
}

test("a piece of 2 bytes is 00000002 and the bytes; an end is 00000000", async () => {
  expect((await bytesOf([[Buffer.from("hi")], []])).toString("hex")).toBe("0000000268690000000000000000");
});

test("an answer that is cut off is none", async () => {
  const bytes = await bytesOf([[Buffer.from("a")], [Buffer.from("whole")]]);
  expect(await answersOf(bytes, 3)).toHaveLength(2);
  expect(await answersOf(bytes.subarray(0, -1), 3)).toHaveLength(1);
});

test("answers come back as they were, however they are cut on the way", async () => {
  const answers = fc.array(fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 4 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(answers, fc.integer({ min: 1, max: 20 }), async (given, size) => {
      const expected = given.map((pieces) => Buffer.concat(pieces).toString("hex"));
      expect(await answersOf(await bytesOf(given), size)).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

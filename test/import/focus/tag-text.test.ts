import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTags } from "../../../lib/import/focus/tag-text";

describe("tags", () => {
  test("numbers, truth and null become text; keys stand in order", () => {
    expect(readTags('{"b":true,"a":1,"c":null,"d":{"e":[1]}}')?.tags).toEqual({
      a: "1",
      b: "true",
      c: "",
      d: '{"e":[1]}',
    });
  });

  test("a key with a space before it is trimmed unless the plain key is there too", () => {
    expect(readTags('{" team":"a"}')).toEqual({ tags: { team: "a" }, trimmedKeys: true });
    expect(readTags('{" team":"a","team":"b"}')?.tags).toEqual({ team: "b" });
  });

  test.each([
    ["a list", "[1]"],
    ["a text", '"team"'],
    ["null", "null"],
    ["half an object", '{"team":'],
    ["single quotes", "{'team':'a'}"],
    ["a number beyond what JSON keeps", '{"id":12345678901234567890}'],
    ["a NUL", '{"a":"\\u0000"}'],
    ["half a surrogate pair", '{"a":"\\ud800"}'],
    ["100,000 brackets", "[".repeat(100_000)],
    ["a long value", JSON.stringify({ a: "x".repeat(5000) })],
    ["251 keys", JSON.stringify(Object.fromEntries(Array.from({ length: 251 }, (_, index) => [`k${index}`, ""])))],
  ])("%s is malformed", (_, text) => {
    expect(readTags(text)).toBeNull();
  });

  test("__proto__ is a key as any other", () => {
    expect(Object.keys(readTags('{"__proto__":"a"}')?.tags ?? {})).toEqual(["__proto__"]);
  });

  test("what it gives, it reads again", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (tags) => {
        const read = readTags(JSON.stringify(tags));
        if (read) expect(readTags(JSON.stringify(read.tags))?.tags).toEqual(read.tags);
      }),
    );
  });
});

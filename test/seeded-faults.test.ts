import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Fault, faultyText } from "./long/fault";
import { faults } from "./long/faults/all";

test("each of the 25 things that must never happen has a seeded fault", () => {
  const expected = Array.from({ length: 25 }, (_, index) => index + 1);
  expect([...new Set(faults.map(({ invariant }) => invariant))]).toEqual(expected);
});

test.each(faults.map((fault): [number, string, Fault] => [fault.invariant, fault.what, fault]))(
  "of invariant %s, %s: its text is in the source once, and its test is there",
  (_invariant, _what, fault) => {
    const source = readFileSync(fault.file, "utf8");
    expect(faultyText(source, fault)).not.toBe(source);
    expect(existsSync(fault.tests)).toBe(true);
  },
);

test("a fault whose text is gone, or there twice, is an error", () => {
  const [fault] = faults;
  if (!fault) throw new Error("no faults");
  expect(() => faultyText("", fault)).toThrow(`stands 0 times in ${fault.file}`);
  expect(() => faultyText(fault.from + fault.from, fault)).toThrow("stands 2 times");
});

import { expect, test } from "vitest";
import { NamedTurns, Turns } from "@/lib/import/job/turns";

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test("tasks run one after the other, also after one that failed", async () => {
  const turns = new Turns();
  const said: string[] = [];
  const { open, opened } = gate();
  const first = turns.run(async () => {
    await opened;
    said.push("first");
    throw new Error("no");
  });
  const second = turns.run(async () => said.push("second"));
  expect(said).toEqual([]);
  open();
  await expect(first).rejects.toThrow("no");
  await second;
  expect(said).toEqual(["first", "second"]);
});

test("tasks of one name wait for each other, those of another do not", async () => {
  const turns = new NamedTurns();
  const said: string[] = [];
  const { open, opened } = gate();
  const first = turns.run("a", async () => {
    await opened;
    said.push("a1");
  });
  const second = turns.run("a", async () => said.push("a2"));
  await turns.run("b", async () => said.push("b"));
  expect(said).toEqual(["b"]);
  open();
  await Promise.all([first, second]);
  expect(said).toEqual(["b", "a1", "a2"]);
});

import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { type Fault, faults } from "./faults";
import { noteFigure } from "./share";

vi.setConfig({ testTimeout: 900_000 });

const left = new Set(["node_modules", ".git", ".next", ".crossover"]);
const copy = await mkdtemp(join(tmpdir(), "crossover-faults-"));
for (const name of await readdir(".")) {
  if (!left.has(name)) await cp(name, join(copy, name), { recursive: true });
}
await symlink(join(process.cwd(), "node_modules"), join(copy, "node_modules"));

const caught: number[] = [];
/** By the tests that were run: a test that fails by itself would catch anything. */
const sound = new Map<string, Promise<boolean>>();
afterAll(async () => {
  await rm(copy, { recursive: true, force: true });
  const invariants = [...new Set(caught)].sort((left, right) => left - right);
  noteFigure({
    area: "tests themselves",
    done: `${faults.length} faults seeded in a copy, of invariants ${[...new Set(faults.map(({ invariant }) => invariant))].join(", ")}`,
    found: `${caught.length} of ${faults.length} caught (invariants ${invariants.join(", ")})`,
  });
});

/** Runs the tests of a fault in the copy; says whether they passed. */
function passes({ project, tests, named }: Fault): Promise<boolean> {
  const parameters = [
    "run",
    `--project=${project}`,
    tests,
    "--no-file-parallelism",
    "--testTimeout=120000",
    ...(named ? ["-t", named] : []),
  ];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["node_modules/vitest/vitest.mjs", ...parameters],
      { cwd: copy, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, CROSSOVER_FOLDER: undefined } },
      (error) => resolve(error === null),
    );
  });
}

test.each(faults.map((fault): [number, string, Fault] => [fault.invariant, fault.what, fault]))(
  "%s: %s",
  async (_invariant, _what, fault) => {
    const path = join(copy, fault.file);
    const text = await readFile(path, "utf8");
    expect(text.split(fault.from)).toHaveLength(2);
    const key = `${fault.tests} ${fault.named}`;
    const isSound = sound.get(key) ?? passes(fault);
    sound.set(key, isSound);
    expect(await isSound).toBe(true);
    const faulty = text.replace(fault.from, () => fault.to);
    await writeFile(path, faulty);
    try {
      expect(await passes(fault)).toBe(false);
      caught.push(fault.invariant);
    } finally {
      await writeFile(path, text);
    }
  },
);

import { cp, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { type Fault, faultyText } from "./fault";
import { faults } from "./faults/all";
import { namedIn, type Ran, runNamed } from "./named-tests";
import { noteFigure } from "./share";

vi.setConfig({ testTimeout: 900_000 });

const left = new Set(["node_modules", ".git", ".next", ".crossover"]);
const copy = await realpath(await mkdtemp(join(tmpdir(), "crossover-faults-")));
for (const name of await readdir(".")) {
  if (!left.has(name)) await cp(name, join(copy, name), { recursive: true });
}
await symlink(join(process.cwd(), "node_modules"), join(copy, "node_modules"));

const lentCluster = inject("clusterUrl");

/** What the tests say of the copy without a fault: one that fails by itself would catch anything. */
let sound: readonly Ran[] = [];
beforeAll(async () => {
  sound = await runNamed(copy, faults, { lentCluster });
}, 1_800_000);

const caught: Fault[] = [];
afterAll(async () => {
  await rm(copy, { recursive: true, force: true });
  noteFigure({
    area: "tests themselves",
    done: `${faults.length} faults seeded in a copy, of all ${new Set(faults.map(({ invariant }) => invariant)).size} invariants`,
    found: `${caught.length} of ${faults.length} caught, of ${new Set(caught.map(({ invariant }) => invariant)).size} invariants`,
  });
});

type Verdict = { isCaught: boolean; said: string };

async function verdictOf(fault: Fault): Promise<Verdict> {
  const named = namedIn(sound, fault);
  if (named.length === 0) return { isCaught: false, said: `NOT SHOWN: ${fault.tests} has no test "${fault.named}"` };
  const unsound = named.find(({ passed }) => !passed);
  if (unsound) return { isCaught: false, said: `NOT SHOWN: "${unsound.name}" fails without it` };
  const path = join(copy, fault.file);
  const source = await readFile(path, "utf8");
  try {
    await writeFile(path, faultyText(source, fault));
    // A database is made by its migrations, so a fault in one needs a Postgres of its own.
    const ownCluster = fault.file.startsWith("prisma/");
    const ran = await runNamed(copy, [fault], { lentCluster: ownCluster ? null : lentCluster });
    const failed = namedIn(ran, fault).find(({ passed }) => !passed);
    if (!failed) return { isCaught: false, said: "NOT CAUGHT" };
    return { isCaught: true, said: `caught by ${failed.file}: ${failed.name}` };
  } finally {
    await writeFile(path, source);
  }
}

test.each(faults.map((fault): [number, string, Fault] => [fault.invariant, fault.what, fault]))(
  "invariant %s: %s",
  async (invariant, what, fault) => {
    const { isCaught, said } = await verdictOf(fault);
    if (isCaught) caught.push(fault);
    process.stdout.write(`invariant ${invariant}: ${said}\n`);
    noteFigure({ area: `invariant ${invariant}`, done: `seeded: ${what}`, found: said.replaceAll("|", "/") });
    expect(isCaught, said).toBe(true);
  },
);

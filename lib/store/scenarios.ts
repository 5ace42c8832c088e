import type { Scope } from "@/lib/auth/scope";
import { readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, InvalidInput } from "@/lib/errors";
import { type ScenarioInput, scenarioInput } from "@/lib/schema/scenario";
import { type ScenarioChange, withChange } from "@/lib/schema/scenario-change";
import type { Scenario, ScenarioSummary, ScenarioVersion } from "@/lib/schema/scenario-record";
import { scenarioOf, versionOf, withAuthor } from "./scenario-row";
import {
  addVersion,
  audit,
  insertScenario,
  isUuid,
  locked,
  type NewScenario,
  outcome,
  read,
} from "./scenario-transaction";

type Reader = Scope<"scenarios:read">;
type Writer = Scope<"scenarios:write">;

/** Scenarios in their current version, newest change first; without `archived`, those in use. */
export async function listScenarios(
  scope: Reader,
  { archived = false }: { archived?: boolean } = {},
): Promise<ScenarioSummary[]> {
  return readAs(scope, async (tx) => {
    const rows = await tx.scenario.findMany({
      where: { archivedAt: archived ? { not: null } : null },
      orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
      include: { _count: { select: { versions: true } } },
    });
    if (rows.length === 0) return [];
    const versions = await tx.scenarioVersion.findMany({
      where: { OR: rows.map((row) => ({ scenarioId: row.id, version: row.version })) },
      ...withAuthor,
    });
    const current = new Map(versions.map((version) => [version.scenarioId, version]));
    return rows.flatMap((row) => {
      const version = current.get(row.id);
      return version ? [{ ...scenarioOf(row, version), versionCount: row._count.versions }] : [];
    });
  });
}

/** The scenario in its current version, or in the one named. */
export async function getScenario(scope: Reader, id: string, version?: number): Promise<Scenario> {
  return readAs(scope, (tx) => read(tx, id, version));
}

/** Every version of a scenario, newest first, with its input: what the history compares. */
export async function listScenarioVersions(scope: Reader, id: string): Promise<ScenarioVersion[]> {
  if (!isUuid(id)) return [];
  const rows = await readAs(scope, (tx) =>
    tx.scenarioVersion.findMany({ where: { scenarioId: id }, orderBy: { version: "desc" }, ...withAuthor }),
  );
  return rows.map(versionOf);
}

export async function createScenario(scope: Writer, created: NewScenario): Promise<Scenario> {
  return writeAs(scope, (tx) => insertScenario(tx, scope, created));
}

/** A new version that becomes the current one. `seenVersion` is the current version the editor started from. */
export async function saveScenarioVersion(
  scope: Writer,
  id: string,
  { input, note, seenVersion }: { input: ScenarioInput; note: string; seenVersion: number },
): Promise<Scenario> {
  return writeAs(scope, async (tx) => {
    const before = await locked(tx, id);
    if (before.version !== seenVersion) {
      throw new Conflict(
        `${before.name} is at version ${before.version} by now; you started from version ${seenVersion}. Save as a new scenario, or discard your edits to see the newer version.`,
      );
    }
    const version = await addVersion(tx, scope, { id, input, note });
    await tx.scenario.update({ where: { id }, data: { version, updatedAt: new Date() } });
    return {
      result: await read(tx, id),
      audit: audit("scenario.save", id, { name: before.name, version, note, ...outcome(input) }),
    };
  });
}

/** A new version with a planner's change made to the current one; nothing when a rule of the scenario is broken. */
export async function changeScenario(
  scope: Writer,
  id: string,
  { change, note }: { change: ScenarioChange; note: string },
): Promise<{ before: Scenario; after: Scenario }> {
  return writeAs(scope, async (tx) => {
    const row = await locked(tx, id);
    if (row.archivedAt) throw new Conflict(`${row.name} is archived. Restore it before it changes.`);
    const before = await read(tx, id);
    const checked = scenarioInput.safeParse(withChange(before.input, change));
    if (!checked.success) {
      throw new InvalidInput(
        checked.error.issues.map(({ path, message }) => ({ field: path.join("."), rule: message })),
      );
    }
    const version = await addVersion(tx, scope, { id, input: checked.data, note });
    await tx.scenario.update({ where: { id }, data: { version, updatedAt: new Date() } });
    return {
      result: { before, after: await read(tx, id) },
      audit: audit("scenario.change", id, {
        name: row.name,
        version,
        note,
        change: change.kind,
        ...outcome(checked.data),
      }),
    };
  });
}

/** A version that can be linked to, while the current version stays as it is. */
export async function shareScenarioDraft(
  scope: Writer,
  id: string,
  { input, note }: { input: ScenarioInput; note: string },
): Promise<Scenario> {
  return writeAs(scope, async (tx) => {
    const before = await locked(tx, id);
    const version = await addVersion(tx, scope, { id, input, note });
    return {
      result: await read(tx, id, version),
      audit: audit("scenario.share", id, { name: before.name, version }),
    };
  });
}

/** The content of an older version as a new one: history only grows. */
export async function restoreScenarioVersion(scope: Writer, id: string, version: number): Promise<Scenario> {
  return writeAs(scope, async (tx) => {
    const before = await locked(tx, id);
    const { input } = await read(tx, id, version);
    const next = await addVersion(tx, scope, { id, input, note: `Restored from version ${version}` });
    await tx.scenario.update({ where: { id }, data: { version: next, updatedAt: new Date() } });
    return {
      result: await read(tx, id),
      audit: audit("scenario.restore-version", id, { name: before.name, version: next, from: version }),
    };
  });
}

/** A draft of one's own with the current content of another scenario. */
export async function duplicateScenario(scope: Writer, id: string): Promise<Scenario> {
  return writeAs(scope, async (tx) => {
    const original = await read(tx, id);
    const { result: copy } = await insertScenario(tx, scope, {
      name: await freeName(tx, original.name),
      description: original.description,
      input: original.input,
      note: `Copy of ${original.name}, version ${original.version}`,
    });
    return {
      result: copy,
      audit: audit("scenario.duplicate", copy.id, { name: copy.name, from: id, version: original.version }),
    };
  });
}

export async function renameScenario(scope: Writer, id: string, name: string): Promise<Scenario> {
  return writeAs(scope, async (tx) => {
    const before = await locked(tx, id);
    await tx.scenario.update({ where: { id }, data: { name, updatedAt: new Date() } });
    return { result: await read(tx, id), audit: audit("scenario.rename", id, { from: before.name, name }) };
  });
}

/** Out of the lists; its links and versions stay. */
export function archiveScenario(scope: Writer, id: string): Promise<Scenario> {
  return setArchived(scope, id, new Date());
}

/** Back as it was before it was archived; a plan that was replaced meanwhile comes back as a draft. */
export function restoreScenario(scope: Writer, id: string): Promise<Scenario> {
  return setArchived(scope, id, null);
}

async function setArchived(scope: Writer, id: string, archivedAt: Date | null): Promise<Scenario> {
  return writeAs(scope, async (tx) => {
    const before = await locked(tx, id);
    await tx.scenario.update({ where: { id }, data: { archivedAt } });
    const action = archivedAt ? "scenario.archive" : "scenario.restore";
    return { result: await read(tx, id), audit: audit(action, id, { name: before.name }) };
  });
}

async function freeName(tx: Transaction, name: string): Promise<string> {
  const stem = `${name.slice(0, 100)} (copy`;
  const taken = await tx.scenario.findMany({ where: { name: { startsWith: stem } }, select: { name: true } });
  const names = new Set(taken.map((row) => row.name));
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? `${stem})` : `${stem} ${count})`;
    if (!names.has(candidate)) return candidate;
  }
}

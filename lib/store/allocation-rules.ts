import type { Scope } from "@/lib/auth/scope";
import { type LedgerWriter, writeLedger } from "@/lib/db/ledger-writer";
import { readAs, type Transaction } from "@/lib/db/transaction";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import {
  type AllocationRules,
  allocationRules,
  noRules,
  type ParsedRules,
  rulesText,
} from "@/lib/schema/allocation-rules";
import { type Remapped, remapOpenMonths, takeRules } from "./batch-owners";

type Reader = Scope<"allocation:read">;
type Writer = Scope<"allocation:write">;

export type AllocationVersion = {
  /** 0: nobody has made rules yet. */
  version: number;
  author: string | null;
  createdAt: string | null;
  note: string;
};

export type SavedAllocation = AllocationVersion & { rules: AllocationRules };

const longestDocument = 1_048_576;

/** The rules that apply now; of version 0 until somebody saves some. */
export async function getAllocationRules(scope: Reader): Promise<SavedAllocation> {
  return readAs(scope, async (tx) => {
    const row = await tx.allocationRules.findFirst({ orderBy: { version: "desc" }, include: withAuthor });
    return row ? savedOf(row) : { version: 0, author: null, createdAt: null, note: "", rules: noRules };
  });
}

export async function getAllocationVersion(scope: Reader, version: number): Promise<SavedAllocation> {
  const row = await readAs(scope, (tx) => tx.allocationRules.findUnique({ where: { version }, include: withAuthor }));
  if (!row) throw new NotFound("version of the allocation rules");
  return savedOf(row);
}

/** Every version, newest first, without its rules. */
export async function listAllocationVersions(scope: Reader): Promise<AllocationVersion[]> {
  const rows = await readAs(scope, (tx) =>
    tx.allocationRules.findMany({
      orderBy: { version: "desc" },
      take: 500,
      select: { version: true, note: true, createdAt: true, author: { select: { name: true } } },
    }),
  );
  return rows.map(({ version, note, createdAt, author }) => ({
    version,
    note,
    author: author.name,
    createdAt: createdAt.toISOString(),
  }));
}

/** Rules as they are applied: the given version, or the current one. */
export async function findParsedRules(
  tx: Transaction,
  version: number | null,
): Promise<{ version: number; rules: ParsedRules }> {
  const row = await tx.allocationRules.findFirst({
    ...(version === null ? {} : { where: { version } }),
    orderBy: { version: "desc" },
    select: { version: true, rules: true },
  });
  if (row) return { version: row.version, rules: allocationRules.parse(row.rules) };
  if (version !== null && version > 0) throw new NotFound("version of the allocation rules");
  return { version: 0, rules: allocationRules.parse(noRules) };
}

export type AllocationSave = { rules: ParsedRules; note: string; seenVersion: number };

export type SavedRules = { version: number; remapped: Remapped };

/**
 * A new version, unless somebody else saved one since `seenVersion`, and the lines of all open months mapped by it: both
 * or neither. Throws Conflict while an import is being written.
 */
export async function saveAllocationRules(
  scope: Writer,
  { rules, note, seenVersion }: AllocationSave,
): Promise<SavedRules> {
  const text = rulesText(rules);
  const document = JSON.stringify(text);
  if (document.length > longestDocument) {
    throw new InvalidInput([{ field: "rules", rule: "All rules together are larger than 1 MB." }]);
  }
  const version = seenVersion + 1;
  return writeLedger(scope, async (writer) => {
    await requireTeams(writer, text);
    await takeRules(writer);
    const [last] = await writer.query<{ version: number; rules: unknown }>(
      "SELECT version, rules FROM allocation_rules ORDER BY version DESC LIMIT 1",
    );
    const before = last?.version ?? 0;
    if (before !== seenVersion) {
      throw new Conflict(
        `Somebody saved version ${before} of the rules since you opened them. Reload the page to see it.`,
      );
    }
    await writer.query(
      "INSERT INTO allocation_rules (version, rules, note, author_id) VALUES ($1, $2::jsonb, $3, $4)",
      [version, document, note, scope.userId],
    );
    const remapped = await remapOpenMonths(writer, rules.mapping);
    const changes = changedRules(last ? rulesText(allocationRules.parse(last.rules)) : noRules, text);
    const { months, lines } = remapped;
    const entry = { entity: "allocation", entityId: String(version) };
    return {
      result: { version, remapped },
      audit: [
        { ...entry, action: "allocation.save", detail: { version, note, ...changes } },
        { ...entry, action: "allocation.remap", detail: { version, months, lines } },
      ],
    };
  });
}

async function requireTeams({ query }: LedgerWriter, rules: AllocationRules): Promise<void> {
  const rows = await query<{ id: string }>("SELECT id FROM team");
  const known = new Set(rows.map(({ id }) => `team:${id}`));
  const unknown = (owner: string) => owner.startsWith("team:") && !known.has(owner);
  const problem = (field: string, name: string) => ({ field, rule: `Rule “${name}”: there is no such team.` });
  const problems = [
    ...rules.mapping.flatMap(({ name, owner }, index) =>
      unknown(owner) ? [problem(`rules.mapping.${index}.owner`, name)] : [],
    ),
    ...rules.sharing.flatMap(({ name, source, targets }, index) => [
      ...(unknown(source) ? [problem(`rules.sharing.${index}.source`, name)] : []),
      ...targets.flatMap(({ id }, place) =>
        unknown(id) ? [problem(`rules.sharing.${index}.targets.${place}.id`, name)] : [],
      ),
    ]),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** The names of what was added, changed and removed, and whether the order is another one. */
function changedRules(before: AllocationRules, after: AllocationRules) {
  const old = [...before.mapping, ...before.sharing, ...before.pools];
  const all = [...after.mapping, ...after.sharing, ...after.pools];
  const textOf = new Map<string, string>(old.map((rule) => [rule.id, JSON.stringify(rule)]));
  const left = new Set<string>(all.map(({ id }) => id));
  const names = (rules: readonly { name: string }[]) => rules.map(({ name }) => name).slice(0, 50);
  const order = ({ mapping, sharing }: AllocationRules) =>
    [...mapping, ...sharing].filter(({ id }) => textOf.has(id) && left.has(id)).map(({ id }) => id);
  return {
    added: names(all.filter(({ id }) => !textOf.has(id))),
    changed: names(all.filter((rule) => textOf.has(rule.id) && textOf.get(rule.id) !== JSON.stringify(rule))),
    removed: names(old.filter(({ id }) => !left.has(id))),
    reordered: order(before).join() !== order(after).join(),
    shareIdle: after.shareIdle,
  };
}

const withAuthor = { author: { select: { name: true } } } as const;

type Row = { version: number; rules: unknown; note: string; createdAt: Date; author: { name: string } };

function savedOf({ version, rules, note, createdAt, author }: Row): SavedAllocation {
  return {
    version,
    note,
    author: author.name,
    createdAt: createdAt.toISOString(),
    rules: rulesText(allocationRules.parse(rules)),
  };
}

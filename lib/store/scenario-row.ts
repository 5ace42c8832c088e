import type { Prisma } from "@/lib/db/generated/client";
import { scenarioInput } from "@/lib/schema/scenario";
import type { Scenario, ScenarioVersion } from "@/lib/schema/scenario-record";

export const withAuthor = { include: { author: { select: { name: true } } } } as const;

type Row = Prisma.ScenarioGetPayload<object>;
type VersionRow = Prisma.ScenarioVersionGetPayload<typeof withAuthor>;

export function scenarioOf(row: Row, version: VersionRow): Scenario {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    status: row.status,
    version: version.version,
    currentVersion: row.version,
    input: scenarioInput.parse(version.input),
    note: version.note,
    author: version.author.name,
    savedAt: version.createdAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
  };
}

export function versionOf(row: VersionRow): ScenarioVersion {
  return {
    version: row.version,
    note: row.note,
    author: row.author.name,
    createdAt: row.createdAt.toISOString(),
    input: scenarioInput.parse(row.input),
  };
}

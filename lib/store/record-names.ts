import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";

type RecordName = { id: string; name: string };

/** The visible workloads in use, by name. */
export async function listWorkloadNames(scope: Scope<"workloads:read">, most: number): Promise<RecordName[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw<RecordName[]>`
      SELECT id::text, name FROM workload
      WHERE archived_at IS NULL AND team_id = ANY (${[...scope.teamIds]}::uuid[]) ORDER BY name LIMIT ${most}`,
  );
}

/** Scenarios in use, newest change first. */
export async function listScenarioNames(scope: Scope<"scenarios:read">, most: number): Promise<RecordName[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw<RecordName[]>`
      SELECT id::text, name FROM scenario WHERE archived_at IS NULL ORDER BY updated_at DESC, id LIMIT ${most}`,
  );
}

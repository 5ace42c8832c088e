import type { Scope } from "@/lib/auth/scope";
import { readAs, type Transaction } from "@/lib/db/transaction";
import { NotFound } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { CostBasis } from "@/lib/ledger/costs";
import type { StatementDocument } from "@/lib/ledger/statement-document";
import type { ReconciliationFigures } from "@/lib/schema/month-document";
import { findClosing, type IssuedVersion, issuedStatements, issuedVersions } from "./issued-statements";
import { type MonthAllocation, monthAllocation } from "./month-allocation";
import { type Period, readPeriods } from "./periods";
import { documentsOf, readMonthDetails, reconciliationOf } from "./statement-details";
import { readVerdicts, type TeamVerdict } from "./statement-verdicts";

export type StatementTeam = { id: string; name: string; parentId: string | null };

/** A month as a reader may see it: of a manager's scope it holds the own teams' statements and nothing else. */
export type MonthStatements = {
  period: Period;
  /** The closing that is shown; null: the month as it is now. */
  version: number | null;
  sha256: string | null;
  /** Every closing of the month, oldest first. */
  versions: readonly IssuedVersion[];
  basis: CostBasis;
  currency: string;
  rulesVersion: number;
  teams: readonly StatementTeam[];
  /** Who answers for a team, by its id. */
  managers: ReadonlyMap<string, string>;
  /** One for each team. */
  statements: readonly StatementDocument[];
  /** What no team bears: pools, and what nobody was given. */
  unallocated: readonly StatementDocument[];
  /** Of all lines, so null for a manager. */
  reconciliation: ReconciliationFigures | null;
  /** Pools that a rule could not spread, with the reason. */
  kept: MonthAllocation["kept"];
  verdicts: readonly TeamVerdict[];
};

export type MonthAsked = { month: IsoMonth; basis: CostBasis; version?: number | null };

/** A closed month is what its closing froze; an older version is asked for by its number. Throws NotFound, MissingRate. */
export async function getMonthStatements(
  scope: Scope<"statements:read">,
  { month, basis, version: asked = null }: MonthAsked,
): Promise<MonthStatements> {
  const known = await readAs(scope, (tx) => readKnown(tx, month));
  const period = known.period;
  const version = asked ?? (period.state === "closed" ? period.version : null);
  return version === null ? asItIs(scope, { month, basis, known }) : asIssued(scope, { month, basis, known, version });
}

type Known = {
  period: Period;
  teams: StatementTeam[];
  managers: ReadonlyMap<string, string>;
  versions: readonly IssuedVersion[];
  verdicts: readonly TeamVerdict[];
};

async function readKnown(tx: Transaction, month: IsoMonth): Promise<Known> {
  const period = (await readPeriods(tx)).find((each) => each.month === month);
  if (!period) throw new NotFound("month");
  const teams = await tx.team.findMany({ select: { id: true, name: true, parentId: true }, orderBy: { name: "asc" } });
  const managers = await tx.user.findMany({
    where: { role: "manager", disabledAt: null, teamId: { not: null } },
    select: { teamId: true, name: true },
    orderBy: { name: "desc" },
  });
  return {
    period,
    teams,
    managers: new Map(managers.map(({ teamId, name }) => [teamId ?? "", name])),
    versions: await issuedVersions(tx, month),
    verdicts: await readVerdicts(tx, month),
  };
}

type Asked = { month: IsoMonth; basis: CostBasis; known: Known };

async function asItIs(scope: Scope<"statements:read">, { month, basis, known }: Asked): Promise<MonthStatements> {
  const allocation = await monthAllocation(scope, { month, basis });
  const details = await readAs(scope, (tx) => readMonthDetails(tx, month));
  const documents = documentsOf(allocation, details, known.teams);
  return {
    ...known,
    version: null,
    sha256: null,
    basis,
    currency: allocation.currency,
    rulesVersion: allocation.rulesVersion ?? 0,
    ...parted(documents),
    reconciliation: reconciliationOf(allocation),
    kept: allocation.kept,
  };
}

async function asIssued(
  scope: Scope<"statements:read">,
  { month, basis, known, version }: Asked & { version: number },
): Promise<MonthStatements> {
  const closing = await findClosing(scope, { month, version });
  if (!closing) throw new NotFound("version of the month");
  const { frozen, sha256 } = closing;
  const weighed = basis === "billed" ? "billed" : "effective";
  const statements = await readAs(scope, (tx) => issuedStatements(tx, { month, version }));
  return {
    ...known,
    version,
    sha256,
    basis,
    currency: frozen.currency,
    rulesVersion: frozen.rulesVersion,
    statements: statements.map((each) => each[weighed]),
    unallocated: closing.isWhole ? frozen.unallocated[weighed] : [],
    reconciliation: closing.isWhole ? frozen.reconciliation[basis] : null,
    kept: [],
  };
}

function parted(documents: readonly StatementDocument[]): Pick<MonthStatements, "statements" | "unallocated"> {
  const isTeam = ({ owner }: StatementDocument) => owner.startsWith("team:");
  return {
    statements: documents.filter(isTeam),
    unallocated: documents.filter((document) => !isTeam(document)),
  };
}

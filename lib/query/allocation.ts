import { notFound } from "next/navigation";
import { authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import type { AllocationPage, MonthEffect } from "@/lib/chart/allocation-page";
import { NotFound } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { monthFigures } from "@/lib/ledger/month-figures";
import { allocationRules } from "@/lib/schema/allocation-rules";
import {
  getAllocationRules,
  getAllocationVersion,
  listAllocationVersions,
  type SavedAllocation,
} from "@/lib/store/allocation-rules";
import { listFactValues, listLedgerMonths } from "@/lib/store/cost-facts";
import { MissingRate, monthAllocation } from "@/lib/store/month-allocation";
import { getOrganisation } from "@/lib/store/organisation";
import { listTeams } from "@/lib/store/teams";

type Reader = Scope<"allocation:read">;

/** The rules of a version and what they do in a month; by default, the current ones and the newest month. */
export async function loadAllocation(asked: { month: string | null; version: string | null }): Promise<AllocationPage> {
  const scope = await authorizePage("allocation:read");
  const [current, versions, teams, months, organisation] = await Promise.all([
    getAllocationRules(scope),
    listAllocationVersions(scope),
    listTeams(scope),
    listLedgerMonths(scope),
    getOrganisation(scope),
  ]);
  const shown = asked.version === null ? current : await versionOf(scope, asked.version);
  const month = months.find((each) => each === asked.month) ?? months[0] ?? null;
  return {
    rules: shown.rules,
    version: shown.version,
    currentVersion: current.version,
    author: shown.author,
    savedAt: shown.createdAt,
    versions,
    teams: teams.map(({ id, name }) => ({ id, name })),
    months,
    month,
    ...(month === null ? { effect: null, failure: null } : await effectOf(scope, { month, shown, current })),
    facts: month === null ? [] : await listFactValues(scope, month),
    currency: organisation.currency,
    timeZone: organisation.timeZone,
    mayWrite: mayDo(scope.role, "allocation:write"),
  };
}

async function versionOf(scope: Reader, text: string): Promise<SavedAllocation> {
  if (!/^[1-9]\d{0,8}$/.test(text)) notFound();
  try {
    return await getAllocationVersion(scope, Number(text));
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

type Shown = { month: IsoMonth; shown: SavedAllocation; current: SavedAllocation };

async function effectOf(
  scope: Reader,
  { month, shown, current }: Shown,
): Promise<{ effect: MonthEffect | null; failure: string | null }> {
  try {
    const tried = shown.version === current.version ? {} : { rules: allocationRules.parse(shown.rules) };
    const allocation = await monthAllocation(scope, { month, basis: "effective", ...tried });
    const figures = monthFigures(allocation);
    return { effect: figures && { ...figures, month, isClosed: allocation.state === "closed" }, failure: null };
  } catch (error) {
    if (error instanceof MissingRate) return { effect: null, failure: error.message };
    throw error;
  }
}

import type { Client } from "pg";
import type { Scope } from "@/lib/auth/scope";
import type { CostBasis } from "@/lib/ledger/costs";
import type { StatementDocument } from "@/lib/ledger/statement-document";
import type { FrozenMonth, IssuedStatement } from "@/lib/schema/month-document";
import { allocationOf } from "@/lib/store/month-allocation";
import { documentsOf, reconciliationOf } from "@/lib/store/statement-details";
import { demoId } from "../ids";
import { teams, tokenOwner, units } from "../people";
import type { DemoMonth } from "./calendar";
import { readMonthInputs } from "./month-inputs";

/** A month as the application would freeze it, had it been closed there. */
export type MonthStatements = DemoMonth & {
  statements: IssuedStatement[];
  /** Of pools, and of what nobody was given. */
  unallocated: FrozenMonth["unallocated"];
  reconciliation: FrozenMonth["reconciliation"];
};

const analyst: Scope<"costs:read"> = {
  userId: demoId("user", tokenOwner),
  userName: tokenOwner,
  role: "analyst",
  teamId: null,
  teamIds: [],
  granted: { "costs:read": true },
};

const everyTeam = [...units, ...teams.map(({ name }) => name)].map((name) => ({ id: demoId("team", name), name }));

export async function monthStatements(client: Client, months: readonly DemoMonth[]): Promise<MonthStatements[]> {
  const read = await readMonthInputs(client, months);
  return read.map(({ month, inputs, details }) => {
    const inBasis = (basis: CostBasis) => allocationOf(analyst, inputs, { month: month.month, basis });
    const [effective, billed] = [inBasis("effective"), inBasis("billed")];
    const documents = {
      effective: documentsOf(effective, details, everyTeam),
      billed: documentsOf(billed, details, everyTeam),
    };
    return {
      ...month,
      statements: documents.effective.filter(isTeam).flatMap((document) => {
        const same = documents.billed.find(({ owner }) => owner === document.owner);
        return same ? [{ effective: document, billed: same }] : [];
      }),
      unallocated: {
        effective: documents.effective.filter((document) => !isTeam(document)),
        billed: documents.billed.filter((document) => !isTeam(document)),
      },
      reconciliation: {
        effective: reconciliationOf(effective),
        billed: reconciliationOf(billed),
        list: reconciliationOf(inBasis("list")),
        contracted: reconciliationOf(inBasis("contracted")),
      },
    };
  });
}

function isTeam({ owner }: StatementDocument): boolean {
  return owner.startsWith("team:");
}

import type { Access } from "./authorize";
import { mayDo, type Role } from "./permissions";

/** "public": strangers too. */
export type Needed = Access | "public";

export type Verdict = "allowed" | "refused" | "unknown-user";

/** What a page needs, by its path. A page, route or action without a row here fails the tests. */
export const pageAccess = {
  "/": "signed-in",
  "/sign-in": "public",
  "/setup/[token]": "public",
  "/costs": "costs:read",
  "/costs/lines": "costs:read",
  "/workloads": "workloads:read",
  "/workloads/new": "workloads:write",
  "/workloads/import": "workloads:write",
  "/workloads/[id]": "workloads:read",
  "/workloads/[id]/edit": "workloads:write",
  "/scenarios": "scenarios:read",
  "/scenarios/new": "scenarios:write",
  "/scenarios/[id]": "scenarios:read",
  "/scenarios/compare": "scenarios:read",
  "/commitments": "scenarios:read",
  "/gpu-sharing": "scenarios:read",
  "/compression": "scenarios:read",
  "/data-movement": "scenarios:read",
  "/edge": "scenarios:read",
  "/facility": "scenarios:read",
  "/consumption": "scenarios:read",
  "/readiness": "scenarios:read",
  "/chargeback": "statements:read",
  "/chargeback/[month]": "statements:read",
  "/chargeback/[month]/[team]": "statements:read",
  "/chargeback/budgets": "budgets:read",
  "/allocation": "allocation:read",
  "/imports": "imports:read",
  "/imports/[id]": "imports:read",
  "/imports/review": "imports:read",
  "/formulas": "calculations:read",
  "/formulas/[name]": "calculations:read",
  "/settings": "signed-in",
  "/settings/appearance": "signed-in",
  "/settings/price-book": "prices:read",
  "/settings/thresholds": "settings:read",
  "/settings/members": "members:read",
  "/settings/teams": "members:read",
  "/settings/tokens": "tokens:write",
  "/settings/audit": "audit:read",
} as const satisfies Readonly<Record<string, Needed>>;

export type PagePath = keyof typeof pageAccess;

/** What a route needs, by method and path. */
export const routeAccess: Readonly<Record<string, Needed>> = {
  "GET /api/auth/[...nextauth]": "public",
  "POST /api/auth/[...nextauth]": "public",
  "GET /api/health": "public",
  "GET /api/ready": "public",
  "GET /api/v1/openapi.json": "public",
  "GET /api/v1/calculations": "calculations:read",
  "POST /api/v1/calculations/[name]": "calculations:read",
  "GET /api/v1/costs": "costs:read",
  "GET /api/v1/chargeback/[month]": "statements:read",
  "GET /api/v1/workloads": "workloads:read",
  "GET /api/v1/scenarios": "scenarios:read",
  "GET /api/v1/scenarios/[id]": "scenarios:read",
  "POST /api/v1/imports": "imports:write",
  "GET /api/v1/imports/[id]": "imports:read",
  "DELETE /api/v1/imports/[id]": "imports:write",
  "GET /chargeback/[month]/statements.xlsx": "statements:read",
  "GET /chargeback/[month]/statements.csv": "statements:read",
  "GET /chargeback/[month]/journal.csv": "allocation:read",
  "GET /chargeback/[month]/focus.csv": "allocation:read",
  "GET /chargeback/[month]/[team]/statement.pdf": "statements:read",
  "GET /costs/lines/rows.json": "costs:read",
  "GET /imports/[id]/rejects.csv": "imports:read",
  "GET /workloads/export.csv": "workloads:read",
  "GET /workloads/template.csv": "workloads:write",
};

/** What an action needs, by the folder of its actions.ts and its name. */
export const actionAccess: Readonly<Record<string, Readonly<Record<string, Needed>>>> = {
  "/sign-in": { signInAction: "public", companySignInAction: "public" },
  "/setup/[token]": { setupAction: "public" },
  "/costs": { createViewAction: "views:write", removeViewAction: "views:write" },
  "/workloads": {
    createWorkloadAction: "workloads:write",
    updateWorkloadAction: "workloads:write",
    archiveWorkloadsAction: "workloads:write",
    restoreWorkloadsAction: "workloads:write",
  },
  "/workloads/import": {
    checkWorkloadFile: "workloads:write",
    commitWorkloadFile: "workloads:write",
    undoWorkloadFile: "workloads:write",
  },
  "/scenarios": {
    createScenarioAction: "scenarios:write",
    saveScenarioAction: "scenarios:write",
    changeScenarioAction: "scenarios:write",
    shareScenarioAction: "scenarios:write",
    renameScenarioAction: "scenarios:write",
    duplicateScenarioAction: "scenarios:write",
    markAsPlanAction: "scenarios:write",
    unmarkAsPlanAction: "scenarios:write",
    archiveScenarioAction: "scenarios:write",
    restoreScenarioAction: "scenarios:write",
    restoreVersionAction: "scenarios:write",
  },
  "/scenarios/new": {
    createFromWorkloadsAction: "scenarios:write",
    createFromTemplateAction: "scenarios:write",
    createByHandAction: "scenarios:write",
  },
  "/chargeback": {
    startReviewAction: "periods:write",
    closeMonthAction: "periods:write",
    reopenMonthAction: "periods:reopen",
    acceptStatementAction: "statements:write",
    disputeStatementAction: "statements:write",
    resolveDisputeAction: "statements:write",
    commentStatementAction: "statements:write",
  },
  "/chargeback/budgets": { saveBudgetsAction: "budgets:write", checkBudgetFileAction: "budgets:write" },
  "/allocation": { previewAllocationAction: "allocation:write", saveAllocationAction: "allocation:write" },
  "/imports": {
    commitImportAction: "imports:write",
    cancelImportAction: "imports:write",
    undoImportAction: "imports:write",
    expectSourceAction: "imports:write",
    reviewLinesAction: "imports:write",
    reviewReasonAction: "imports:write",
  },
  "/settings": { changePasswordAction: "signed-in", signOutEverywhereAction: "signed-in" },
  "/settings/price-book": {
    createSupplyAction: "prices:write",
    addPriceAction: "prices:write",
    archiveSupplyAction: "prices:write",
    restoreSupplyAction: "prices:write",
  },
  "/settings/thresholds": { saveThresholdsAction: "settings:write" },
  "/settings/members": {
    createMemberAction: "members:write",
    updateMemberAction: "members:write",
    resetMemberPasswordAction: "members:write",
    setMemberDisabledAction: "members:write",
    endMemberSessionsAction: "members:write",
  },
  "/settings/teams": {
    createTeamAction: "members:write",
    updateTeamAction: "members:write",
    removeTeamAction: "members:write",
  },
  "/settings/tokens": { createTokenAction: "tokens:write", revokeTokenAction: "tokens:write" },
};

/** What the matrix says of one cell; `null` is a stranger. */
export function verdict(role: Role | null, needed: Needed): Verdict {
  if (needed === "public") return "allowed";
  if (role === null) return "unknown-user";
  return needed === "signed-in" || mayDo(role, needed) ? "allowed" : "refused";
}

import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { csvAnswer } from "@/lib/action/file-answer";
import { authorizeRequest } from "@/lib/auth/authorize";
import { attachment } from "@/lib/export/file-name";
import { journalCsv } from "@/lib/export/journal-csv";
import { loadJournalExport } from "@/lib/query/chargeback-export";
import { monthPath, monthQuery } from "@/lib/schema/chargeback";

type Context = { params: Promise<{ month: string }> };

/** What every owner bears, for the general ledger: of all teams, so for those who see them all. */
export const GET = apiRoute({
  permission: "allocation:read",
  run: async (_scope, { request, context }: { request: Request; context: Context }) => {
    const scope = await authorizeRequest(request, "statements:read");
    const { month } = monthPath.parse(await context.params);
    const asked = { ...readQuery(request, monthQuery), month };
    const csv = journalCsv(await loadJournalExport(scope, asked));
    return csvAnswer(csv, attachment(["journal", month, asked.basis], "csv"));
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { csvAnswer } from "@/lib/action/file-answer";
import { attachment } from "@/lib/export/file-name";
import { statementsCsv } from "@/lib/export/statements-csv";
import { loadMonthExport } from "@/lib/query/chargeback-export";
import { monthPath, monthQuery } from "@/lib/schema/chargeback";

type Context = { params: Promise<{ month: string }> };

export const GET = apiRoute({
  permission: "statements:read",
  run: async (scope, { request, context }: { request: Request; context: Context }) => {
    const { month } = monthPath.parse(await context.params);
    const asked = { ...readQuery(request, monthQuery), month };
    const csv = statementsCsv(await loadMonthExport(scope, asked));
    return csvAnswer(csv, attachment(["statements", month, asked.basis], "csv"));
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

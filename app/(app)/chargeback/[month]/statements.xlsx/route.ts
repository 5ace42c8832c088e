import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { fileAnswer } from "@/lib/action/file-answer";
import { authorizeMore } from "@/lib/auth/authorize";
import { attachment } from "@/lib/export/file-name";
import { statementsWorkbook } from "@/lib/export/statements-workbook";
import { loadMonthExport } from "@/lib/query/chargeback-export";
import { monthPath, monthQuery } from "@/lib/schema/chargeback";

type Context = { params: Promise<{ month: string }> };

/** All statements of a month: summary, lines, rules and reconciliation, each a sheet. */
export const GET = apiRoute({
  permission: "statements:read",
  run: async (scope, { request, context }: { request: Request; context: Context }) => {
    const { month } = monthPath.parse(await context.params);
    const asked = { ...readQuery(request, monthQuery), month };
    // The text of the rules is for who may read rules; the others see what the rules gave to their teams.
    const exported = await loadMonthExport(scope, asked, await authorizeMore(request, "allocation:read"));
    return fileAnswer(await statementsWorkbook(exported), {
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      disposition: attachment(["statements", month, asked.basis], "xlsx"),
    });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

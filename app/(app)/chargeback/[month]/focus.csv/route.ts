import { apiRoute, otherMethods } from "@/lib/action/api-route";
import { fileAnswer } from "@/lib/action/file-answer";
import { attachment } from "@/lib/export/file-name";
import { loadFocusExport } from "@/lib/query/focus-export";
import { monthPath } from "@/lib/schema/chargeback";

type Context = { params: Promise<{ month: string }> };

/** Every line of all tiers in one file that can be imported again. FOCUS has all four costs, so there is no basis. */
export const GET = apiRoute({
  permission: "allocation:read",
  run: async (scope, { context }: { context: Context }) => {
    const { month } = monthPath.parse(await context.params);
    return fileAnswer(await loadFocusExport(scope, month), {
      type: "text/csv; charset=utf-8",
      disposition: attachment(["focus", month], "csv"),
    });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

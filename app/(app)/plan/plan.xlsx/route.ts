import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { fileAnswer } from "@/lib/action/file-answer";
import { attachment } from "@/lib/export/file-name";
import { planWorkbook } from "@/lib/export/plan-workbook";
import { loadPlanExport } from "@/lib/query/plan";
import { planQuery } from "@/lib/schema/plan";

export const GET = apiRoute({
  permission: "costs:read",
  run: async (scope, { request }: { request: Request }) => {
    const view = await loadPlanExport(scope, readQuery(request, planQuery).month);
    return fileAnswer(await planWorkbook(view), {
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      disposition: attachment(["plan-against-actuals", view.month], "xlsx"),
    });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

import { problemResponse } from "@/lib/action/problem";
import { authorizeRequest } from "@/lib/auth/authorize";
import { exportWorkloads } from "@/lib/format/workload-csv";
import { loadWorkloadExport } from "@/lib/query/workloads";

/** The list as it is shown: the same filters, search and order, which stand above the table in the file. */
export async function GET(request: Request): Promise<Response> {
  try {
    const scope = await authorizeRequest(request, "workloads:read");
    const { searchParams } = new URL(request.url);
    const view = await loadWorkloadExport(scope, {
      filters: searchParams.get("f") ?? "",
      search: searchParams.get("q") ?? "",
      sort: searchParams.get("sort") ?? "",
    });
    const rows = view.rows.map(({ monthlyCost, recommended, ...row }) => ({
      ...row,
      cost: monthlyCost,
      recommendation: recommended,
    }));
    const csv = exportWorkloads({ currency: view.currency, statements: view.statements, rows });
    // Without the mark Excel reads UTF-8 as another encoding.
    return new Response(`\uFEFF${csv}`, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="workloads.csv"',
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}

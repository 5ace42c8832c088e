import { problemResponse } from "@/lib/action/problem";
import { authorizeRequest } from "@/lib/auth/authorize";
import { workloadTemplate } from "@/lib/format/workload-csv";
import { loadWorkloadTemplate } from "@/lib/query/workloads";

export async function GET(request: Request): Promise<Response> {
  try {
    const scope = await authorizeRequest(request, "workloads:write");
    return new Response(`\uFEFF${workloadTemplate(await loadWorkloadTemplate(scope))}`, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="workloads-template.csv"',
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}

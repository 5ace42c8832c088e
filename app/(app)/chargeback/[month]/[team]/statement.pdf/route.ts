import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { fileAnswer } from "@/lib/action/file-answer";
import { attachment } from "@/lib/export/file-name";
import { statementPdf } from "@/lib/export/statement-pdf";
import { loadTeamExport } from "@/lib/query/chargeback-export";
import { monthPath, monthQuery } from "@/lib/schema/chargeback";

type Context = { params: Promise<{ month: string; team: string }> };

export const GET = apiRoute({
  permission: "statements:read",
  run: async (scope, { request, context }: { request: Request; context: Context }) => {
    const { team, ...path } = await context.params;
    const { month } = monthPath.parse(path);
    const asked = { ...readQuery(request, monthQuery), month, team };
    const exported = await loadTeamExport(scope, asked);
    return fileAnswer(await statementPdf(exported), {
      type: "application/pdf",
      disposition: attachment(["statement", month, exported.team.name, asked.basis], "pdf"),
    });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

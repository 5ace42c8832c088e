import { apiRoute, otherMethods } from "@/lib/action/api-route";
import { fileAnswer } from "@/lib/action/file-answer";
import { authorizeMore } from "@/lib/auth/authorize";
import { attachment } from "@/lib/export/file-name";
import { roadmapPdf } from "@/lib/export/roadmap-pdf";
import { loadRoadmapFile } from "@/lib/query/roadmap-file";

/** The roadmap on one page of A4. */
export const GET = apiRoute({
  permission: "roadmap:read",
  run: async (scope, { request }: { request: Request }) => {
    const file = await loadRoadmapFile(scope, await authorizeMore(request, "costs:read"), request.url);
    return fileAnswer(await roadmapPdf(file), {
      type: "application/pdf",
      disposition: attachment(["board brief", file.view.now], "pdf"),
    });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

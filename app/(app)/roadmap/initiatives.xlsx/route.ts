import { apiRoute, otherMethods } from "@/lib/action/api-route";
import { fileAnswer } from "@/lib/action/file-answer";
import { authorizeMore } from "@/lib/auth/authorize";
import { attachment } from "@/lib/export/file-name";
import { roadmapWorkbook } from "@/lib/export/roadmap-workbook";
import { loadRoadmapFile } from "@/lib/query/roadmap-file";

export const GET = apiRoute({
  permission: "roadmap:read",
  run: async (scope, { request }: { request: Request }) => {
    const file = await loadRoadmapFile(scope, await authorizeMore(request, "costs:read"), request.url);
    return fileAnswer(await roadmapWorkbook(file), {
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      disposition: attachment(["roadmap", file.view.now], "xlsx"),
    });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

import { answer, apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { uploadOf } from "@/lib/action/upload";
import { importAnswerOf } from "@/lib/import/job/import-answer";
import { receiveImport } from "@/lib/import/job/receive-import";
import { importQuery, readIdempotencyKey, uploadBytesAtMost } from "@/lib/schema/import";

export const POST = apiRoute({
  permission: "imports:write",
  body: "file",
  run: async (scope, { request }) => {
    const { mode, wait, ...query } = readQuery(request, importQuery);
    const received = await receiveImport(scope, {
      body: uploadOf(request, uploadBytesAtMost),
      query: { ...query, commit: mode === "commit" },
      idempotencyKey: readIdempotencyKey(request.headers.get("idempotency-key")),
    });
    const { body, status } = await importAnswerOf(scope, received, { wait, commit: mode === "commit" });
    return answer(body, status);
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods("POST");

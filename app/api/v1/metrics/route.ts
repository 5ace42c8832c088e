import { answer, apiRoute, otherMethods, readJson } from "@/lib/action/api-route";
import { receivePoints } from "@/lib/import/job/receive-points";
import { readIdempotencyKey } from "@/lib/schema/import";
import { readMetricPoints } from "@/lib/schema/metric-points";

export const POST = apiRoute({
  permission: "imports:write",
  run: async (scope, { request }) => {
    const idempotencyKey = readIdempotencyKey(request.headers.get("idempotency-key"));
    const body = readMetricPoints(await readJson(request));
    const received = await receivePoints(scope, body, { idempotencyKey, name: "Points sent to the API" });
    return answer(received, received.duplicate ? 200 : 201);
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods("POST");

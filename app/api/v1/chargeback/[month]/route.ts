import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { loadChargebackAnswer } from "@/lib/query/api-chargeback";
import { monthPath, monthQuery } from "@/lib/schema/chargeback";

type Context = { params: Promise<{ month: string }> };

export const GET = apiRoute({
  permission: "statements:read",
  run: async (scope, { request, context }: { request: Request; context: Context }) => {
    const { month } = monthPath.parse(await context.params);
    return loadChargebackAnswer(scope, { ...readQuery(request, monthQuery), month });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

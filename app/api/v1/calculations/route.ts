import { apiRoute, otherMethods } from "@/lib/action/api-route";
import { listCalculations } from "@/lib/schema/openapi";

export const GET = apiRoute({ permission: "calculations:read", run: listCalculations });

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

import { answer, otherMethods } from "@/lib/action/api-route";
import { openApiDocument } from "@/lib/schema/openapi";

/** Open to everybody: it describes the API and holds nothing of the organisation. */
export function GET(): Response {
  return answer(openApiDocument());
}

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

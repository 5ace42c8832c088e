import { apiRoute, otherMethods } from "@/lib/action/api-route";
import { csvAnswer } from "@/lib/action/file-answer";
import { attachment } from "@/lib/export/file-name";
import { loadRatesFile } from "@/lib/query/exchange-rates";

export const GET = apiRoute({
  permission: "prices:read",
  run: async (scope) => csvAnswer(await loadRatesFile(scope), attachment(["exchange-rates"], "csv")),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { csvAnswer } from "@/lib/action/file-answer";
import { attachment } from "@/lib/export/file-name";
import { importTemplate } from "@/lib/format/import-template";
import { importTemplateQuery } from "@/lib/schema/import-actions";

/** The file of a kind to fill in. */
export const GET = apiRoute({
  permission: "imports:read",
  run: async (_scope, { request }: { request: Request }) => {
    const { kind } = readQuery(request, importTemplateQuery);
    return csvAnswer(importTemplate(kind), attachment([kind, "template"], "csv"));
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

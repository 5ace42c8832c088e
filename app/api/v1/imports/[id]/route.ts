import { apiRoute, otherMethods } from "@/lib/action/api-route";
import { importIdOf } from "@/lib/schema/import";
import { getImport } from "@/lib/store/import-detail";
import { undoImport } from "@/lib/store/import-undo";

type Context = { params: Promise<{ id: string }> };

export const GET = apiRoute({
  permission: "imports:read",
  run: async (scope, { context }: { context: Context }) => getImport(scope, importIdOf(await context.params)),
});

export const DELETE = apiRoute({
  permission: "imports:write",
  run: async (scope, { context }: { context: Context }) => {
    const id = importIdOf(await context.params);
    await undoImport(scope, id);
    return getImport(scope, id);
  },
});

export const { POST, PUT, PATCH } = otherMethods("GET, HEAD, DELETE");

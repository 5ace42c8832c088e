import { apiRoute, otherMethods } from "@/lib/action/api-route";
import { countUnread } from "@/lib/store/notifications";

/** What the bell says, asked for again while a page stays open. */
export const GET = apiRoute({ permission: "signed-in", run: async (scope) => ({ unread: await countUnread(scope) }) });

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action/form-action";
import { savedViewId, savedViewInput } from "@/lib/schema/saved-view";
import { createSavedView, removeSavedView } from "@/lib/store/saved-views";

export const createViewAction = formAction({
  permission: "views:write",
  schema: savedViewInput,
  run: async (scope, input) => {
    const view = await createSavedView(scope, input);
    refresh();
    return { message: `${view.name} was saved`, result: view };
  },
});

export const removeViewAction = formAction({
  permission: "views:write",
  schema: savedViewId,
  run: async (scope, { id }) => {
    const view = await removeSavedView(scope, id);
    refresh();
    return { message: `${view.name} was deleted`, result: view };
  },
});

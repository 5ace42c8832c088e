"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action/form-action";
import { hashToken, createToken as newToken } from "@/lib/auth/token";
import { tokenId, tokenInput } from "@/lib/schema/token";
import { createToken, revokeToken } from "@/lib/store/tokens";

export const createTokenAction = formAction({
  permission: "tokens:write",
  schema: tokenInput,
  run: async (scope, input) => {
    const token = newToken();
    const { name } = await createToken(scope, { ...input, hash: hashToken(token) });
    refresh();
    return { message: `${name} was created`, result: { name, token } };
  },
});

export const revokeTokenAction = formAction({
  permission: "tokens:write",
  schema: tokenId,
  run: async (scope, { id }) => {
    const name = await revokeToken(scope, id);
    refresh();
    return { message: `${name} was revoked`, result: null };
  },
});

import { type PagePath, pageAccess } from "@/lib/auth/access-matrix";
import { authorizePage } from "@/lib/auth/authorize";

/**
 * Decides before the first byte is sent, so that a refusal answers 403 and a stranger is redirected by status, not by
 * script. The page's loaders decide again for the data they return.
 */
export async function openPage(path: PagePath): Promise<void> {
  const needed = pageAccess[path];
  if (needed !== "public") await authorizePage(needed);
}

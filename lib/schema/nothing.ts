import { z } from "zod";

/** For actions that need no input; what a client sends along is dropped. */
export const nothing = z.object({});

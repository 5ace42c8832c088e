import { readFile } from "node:fs/promises";
import { z } from "zod";
import { actionAccess, type Needed, pageAccess, routeAccess, type Verdict, verdict } from "@/lib/auth/access-matrix";
import { type Role, roles } from "@/lib/auth/permissions";
import { exampleOf } from "./example-paths";
import { expect, test } from "./fixtures";

type Caller = Role | "stranger";

const callers: readonly Caller[] = ["stranger", ...roles];
const roleOf = (caller: Caller) => (caller === "stranger" ? null : caller);

function verdictOfPage(status: number, location: string): Verdict | string {
  if (status >= 300 && status < 400)
    return new URL(location, "http://x").pathname === "/sign-in" ? "unknown-user" : "allowed";
  if (status === 403) return "refused";
  return status === 200 || status === 404 ? "allowed" : `status ${status}`;
}

function verdictOfRoute(status: number): Verdict | string {
  if (status === 401) return "unknown-user";
  if (status === 403) return "refused";
  return status < 400 || [400, 404, 422].includes(status) ? "allowed" : `status ${status}`;
}

function verdictOfAction(status: number, body: string): Verdict | string {
  if (body.includes("You are signed out.")) return "unknown-user";
  if (body.includes("Your role may not do this.")) return "refused";
  return status < 400 ? "allowed" : `status ${status}`;
}

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), filename: z.string(), workers: z.record(z.string(), z.unknown()) }).partial(),
  ),
});

/** Each action's id in the build, with a page that carries it. */
async function actionIds(): Promise<{ id: string; folder: string; name: string; page: string }[]> {
  const { node } = manifest.parse(JSON.parse(await readFile(".next/server/server-reference-manifest.json", "utf8")));
  const address = (path: string) =>
    `/${path
      .replace(/^app\//, "")
      .split("/")
      .slice(0, -1)
      .filter((part) => !/^\(.*\)$/.test(part))
      .join("/")}`;
  return Object.entries(node).flatMap(([id, { exportedName = "", filename = "", workers = {} }]) => {
    if (!filename.endsWith("actions.ts")) return [];
    const folder = address(filename.slice(filename.lastIndexOf("app/")));
    return Object.keys(workers)
      .slice(0, 1)
      .map((worker) => ({ id, folder, name: exportedName, page: address(worker) }));
  });
}

for (const caller of callers) {
  test.describe(`as ${caller}`, () => {
    test.describe.configure({ timeout: 120_000 });

    test(`${Object.keys(pageAccess).length} pages and ${Object.keys(routeAccess).length} routes answer as the matrix says`, async ({
      signedInAs,
      playwright,
      demo,
    }) => {
      const stranger = await playwright.request.newContext({ baseURL: demo.address });
      const role = roleOf(caller);
      const request = role === null ? stranger : (await signedInAs(role)).request;
      const said: Record<string, Verdict | string> = {};
      const expected: Record<string, Verdict> = {};
      for (const [path, needed] of Object.entries(pageAccess)) {
        const answer = await request.get(exampleOf(path), { maxRedirects: 0 });
        said[path] = verdictOfPage(answer.status(), answer.headers().location ?? "");
        expected[path] = verdict(role, needed);
      }
      for (const [route, needed] of Object.entries(routeAccess)) {
        const [method = "", path = ""] = route.split(" ");
        const body = method === "GET" ? {} : { data: {}, headers: { Origin: demo.address } };
        const answer = await request.fetch(exampleOf(path), { method, maxRedirects: 0, ...body });
        said[route] = verdictOfRoute(answer.status());
        expected[route] = verdict(role, needed);
      }
      expect(said).toEqual(expected);
      await stranger.dispose();
    });

    test("every action answers as the matrix says, whatever it is sent", async ({ signedInAs, playwright, demo }) => {
      const stranger = await playwright.request.newContext({ baseURL: demo.address });
      const role = roleOf(caller);
      const request = role === null ? stranger : (await signedInAs(role)).request;
      const said: Record<string, Verdict | string> = {};
      const expected: Record<string, Needed | Verdict> = {};
      const ids = await actionIds();
      for (const [folder, actions] of Object.entries(actionAccess)) {
        for (const [name, needed] of Object.entries(actions)) {
          // It has no input, so being allowed means doing it; the database tests cover that.
          if (name === "signOutEverywhereAction" && role !== null) continue;
          const cell = `${folder} ${name}`;
          const found = ids.find((each) => each.folder === folder && each.name === name);
          expected[cell] = verdict(role, needed);
          if (!found) {
            said[cell] = "not in the build";
            continue;
          }
          const answer = await request.post(exampleOf(found.page), {
            headers: {
              "Next-Action": found.id,
              Origin: demo.address,
              "Content-Type": "text/plain;charset=UTF-8",
              Accept: "text/x-component",
            },
            data: "[null,null]",
            maxRedirects: 0,
          });
          said[cell] = verdictOfAction(answer.status(), await answer.text());
        }
      }
      expect(said).toEqual(expected);
      await stranger.dispose();
    });
  });
}

test("a page of another site cannot use the cookie", async ({ signedInAs, demo }) => {
  const { request } = await signedInAs("analyst");
  const post = (headers: Record<string, string>) =>
    request.post("/api/v1/calculations/breakeven", { headers, data: {} }).then((answer) => answer.status());
  expect(await post({ "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example" })).toBe(403);
  expect(await post({ Origin: "https://evil.example" })).toBe(403);
  expect(await post({ "Sec-Fetch-Site": "same-site", Origin: demo.address })).toBe(403);
  expect(await post({ Origin: demo.address, "Content-Type": "text/plain" })).toBe(415);
  expect(await post({ "Sec-Fetch-Site": "same-origin" })).toBe(422);
});

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { actionAccess, pageAccess, routeAccess, verdict } from "@/lib/auth/access-matrix";
import { mayDo, type Permission, permissions, permissionsOf, roles } from "@/lib/auth/permissions";

const files = readdirSync("app", { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));

/** "(app)/workloads/[id]/page.tsx" → "/workloads/[id]": what stands in round brackets is not in the address. */
function addressOf(file: string): string {
  const folders = file.split("/").slice(0, -1);
  return `/${folders.filter((folder) => !/^\(.*\)$/.test(folder)).join("/")}`;
}

const filesNamed = (name: RegExp) => files.filter((file) => name.test(file.split("/").at(-1) ?? ""));
const source = (file: string) => readFileSync(`app/${file}`, "utf8");

/** Methods that a route answers; those it refuses for everybody need no row. */
function methodsOf(file: string): string[] {
  const text = source(file).replaceAll(/export const \{[^}]*\} = (?:otherMethods\([^)]*\)|unknownAddress);/g, "");
  const methods = [...text.matchAll(/\bexport\b[^;=(]*?\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b[^;]*?(?=[;({=])/g)];
  const listed = [...text.matchAll(/\bas (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g)];
  return [...new Set([...methods, ...listed].map(([, method]) => method ?? ""))];
}

/** Each exported action with the permission its source asks for. */
function actionsOf(file: string): [name: string, permission: string][] {
  const text = source(file);
  const shared = /^const permission = "([^"]+)"/m.exec(text)?.[1];
  return [...text.matchAll(/^export const (\w+) = (?:formAction|dataAction)(?:<[^>]*>)?\(\{([\s\S]*?)^\}\)/gm)].map(
    ([, name = "", body = ""]) => [
      name,
      /\bpermission: "([^"]+)"/.exec(body)?.[1] ?? (/\bpermission,/.test(body) ? (shared ?? "") : ""),
    ],
  );
}

describe("every way in has its row, and every row its way in", () => {
  test("pages", () => {
    expect(
      filesNamed(/^page\.tsx?$/)
        .map(addressOf)
        .sort(),
    ).toEqual(Object.keys(pageAccess).sort());
  });

  test("a page inside the frame decides by its own row before it sends anything", () => {
    for (const file of filesNamed(/^page\.tsx$/).filter((each) => each.startsWith("(app)/"))) {
      const body = source(file).split(/export default async function Page\(.*\) \{\n/)[1] ?? "";
      expect(body.trimStart().split("\n")[0]).toBe(`await openPage("${addressOf(file)}");`);
    }
  });

  test("routes, method by method", () => {
    const found = filesNamed(/^route\.tsx?$/).flatMap((file) =>
      methodsOf(file).map((method) => `${method} ${addressOf(file)}`),
    );
    expect(found.sort()).toEqual(Object.keys(routeAccess).sort());
  });

  test("actions, with the permission that stands in their source", () => {
    const found = filesNamed(/^actions\.ts$/).map((file) => [addressOf(file), Object.fromEntries(actionsOf(file))]);
    expect(Object.fromEntries(found)).toEqual(actionAccess);
  });

  test("no action hides in a file of another name", () => {
    const hidden = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith("/actions.ts"));
    expect(hidden.filter((file) => /["']use server["']/.test(source(file)))).toEqual([]);
  });
});

describe("what the roles may do", () => {
  const everything = [
    ...Object.values(pageAccess),
    ...Object.values(routeAccess),
    ...Object.values(actionAccess).flatMap((actions) => Object.values(actions)),
  ];

  test("a stranger gets nothing that is not public", () => {
    for (const needed of everything) {
      expect(verdict(null, needed)).toBe(needed === "public" ? "allowed" : "unknown-user");
    }
  });

  test("an administrator gets everything", () => {
    for (const needed of everything) expect(verdict("admin", needed)).toBe("allowed");
  });

  test("leadership holds no permission that changes anything", () => {
    expect(permissionsOf.leader.filter((permission) => permission.endsWith(":write"))).toEqual([]);
  });

  test("a manager reads the own team's workloads and costs, answers for its statement and its anomalies, and changes nothing else", () => {
    expect(permissionsOf.manager).toEqual([
      "workloads:read",
      "calculations:read",
      "costs:read",
      "statements:read",
      "budgets:read",
      "metrics:read",
      "roadmap:read",
      "statements:write",
      "views:write",
      "anomalies:write",
      "tokens:write",
    ]);
  });

  test("whoever may write a noun may read it, where it is read under its own name", () => {
    const readable = permissions.filter((each) => each.endsWith(":read"));
    for (const role of roles) {
      for (const read of readable) {
        if (mayDo(role, writeOf(read))) expect(permissionsOf[role]).toContain(read);
      }
    }
  });
});

/** The `write` of a `read`; of a noun that nobody writes, the `read` itself. */
function writeOf(read: Permission): Permission {
  return permissions.find((each) => each === read.replace(":read", ":write")) ?? read;
}

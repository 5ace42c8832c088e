/** What a file imports, and whether only types: found by reading its text, without comments and strings in the way. */
export type Import = { from: string; typeOnly: boolean; called: boolean };

const statement =
  /(?:^|[;\n}])\s*(?:import|export)\s+(type\s+)?(?:[\w*$\s{},]+?\s+from\s*)?["'`](\uE000\d+)["'`]|\b(?:import|require)\s*\(\s*["'`](\uE000\d+)["'`]/g;

export function importsOf(source: string): Import[] {
  const { code, strings } = withoutText(source);
  return [...code.matchAll(statement)].map(([, type, fixed, called]) => ({
    from: strings[Number((fixed ?? called ?? "").slice(1))] ?? "",
    typeOnly: type !== undefined,
    called: called !== undefined,
  }));
}

/** The code with comments gone, so that a ban does not trip over an explanation. */
export function withoutComments(source: string): string {
  const { code, strings } = withoutText(source);
  return code.replace(/\uE000(\d+)/g, (_, index) => strings[Number(index)] ?? "");
}

const piece = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'|`((?:\\.|[^`\\])*)`/g;

function withoutText(source: string): { code: string; strings: string[] } {
  const strings: string[] = [];
  const code = source.replace(piece, (found, double, single, template) => {
    if (found.startsWith("/")) return " ";
    const quote = found.charAt(0);
    strings.push(double ?? single ?? template ?? "");
    return `${quote}\uE000${strings.length - 1}${quote}`;
  });
  return { code, strings };
}

/** The longest subject that mail programs show and old servers do not fold. */
export const subjectLimit = 78;

/** A subject of at most 78 characters: the longest of the names gives way first. */
export function subject(words: TemplateStringsArray, ...names: string[]): string {
  const fitting = names.map((name) => Array.from(name.replace(/[\s\p{Cc}]+/gu, " ").trim()));
  const assemble = () => words.reduce((text, part, i) => text + fitting[i - 1]?.join("") + part);
  for (let line = assemble(); ; line = assemble()) {
    const longest = fitting.toSorted((a, b) => b.length - a.length)[0];
    if (line.length <= subjectLimit || !longest?.length) return line;
    longest.splice(Math.max(0, longest.length - 2), 2, ...(longest.length > 2 ? ["…"] : []));
  }
}

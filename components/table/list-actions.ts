type Done = Promise<{ error?: string }>;

/** What a list keeps for its person: filter sets under a name, and the columns it opens with. */
export type ListActions = {
  save: (set: { list: string; name: string; query: string }) => Done;
  remove: (id: string) => Done;
  makeDefault: (id: string) => Done;
  remember: (columns: { list: string; cols: string[] }) => Done;
};

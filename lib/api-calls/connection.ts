/** What a signed call through the official client came back with. */
export type ConnectionTest = {
  keyName: string;
  milliseconds: number;
  requestId: string;
  status: number;
  reply: string;
};

import { createHash } from "node:crypto";
import { type Sql, sql } from "../db";

/** An e-mail address as it may stand in an address bar, where nobody should read it: the same for the same mailbox. */
export const addressKey = (address: string) =>
  createHash("sha256").update(address.trim().toLowerCase()).digest("hex").slice(0, 24);

export const addressKeyForm = /^[0-9a-f]{24}$/;

/** The same of a column. */
export const addressKeyOf = (column: Sql): Sql =>
  sql`left(encode(sha256(convert_to(lower(${column}), 'UTF8')), 'hex'), 24)`;

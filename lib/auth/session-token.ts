import { createHash } from "node:crypto";

/** What is kept of a session token: enough to recognise it. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

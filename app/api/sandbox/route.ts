import { isSandbox } from "@/lib/env";
import { sandboxDirectory } from "@/lib/sample/directory";

/** Who and what a script can try the sandbox with. A live portal has nothing of the kind. */
export const GET = () => (isSandbox() ? Response.json(sandboxDirectory()) : new Response(null, { status: 404 }));

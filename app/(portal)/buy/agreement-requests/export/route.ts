import { downloadOf } from "@/lib/callers/export";

export const GET = downloadOf("buyer-agreement-requests");

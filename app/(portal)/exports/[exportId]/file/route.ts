import { downloadWritten } from "@/lib/callers/export";

type Props = { params: Promise<{ exportId: string }> };

export const GET = async (_: Request, { params }: Props) => downloadWritten((await params).exportId);

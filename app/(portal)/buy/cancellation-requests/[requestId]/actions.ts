"use server";

import { buyerAction } from "@/lib/callers/buyer-review";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import { approveByTypingInput, rejectInput } from "@/lib/cancellation-requests/schema";

export const approve = buyerAction(approveByTypingInput, approveCancellationRequest);
export const deny = buyerAction(rejectInput, rejectCancellationRequest);

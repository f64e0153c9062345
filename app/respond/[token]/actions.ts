"use server";
import * as page from "@/lib/callers/response-page";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import { approveByTypingInput, rejectInput } from "@/lib/cancellation-requests/schema";

export const approve = page.responseLinkAction(approveByTypingInput, approveCancellationRequest);
export const deny = page.responseLinkAction(rejectInput, rejectCancellationRequest);
export const sendCode = page.sendCode;
export const confirmCode = page.confirmCode;
export const endSession = page.endSession;

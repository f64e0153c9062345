"use server";

import { portalAction } from "@/lib/callers/action";
import {
  confirmRecipient,
  inviteRecipient,
  removeRecipient,
  resendConfirmation,
  setMailGroup,
} from "@/lib/recipients/change";
import {
  confirmRecipientInput,
  inviteRecipientInput,
  recipientInput,
  setMailGroupInput,
} from "@/lib/recipients/schema";

const nothing = () => null;

export const invite = portalAction([], inviteRecipientInput, inviteRecipient, nothing);
export const resendCode = portalAction([], recipientInput, resendConfirmation, nothing);
export const confirm = portalAction([], confirmRecipientInput, confirmRecipient, nothing);
export const remove = portalAction([], recipientInput, removeRecipient, nothing);
export const setGroup = portalAction([], setMailGroupInput, setMailGroup, nothing);

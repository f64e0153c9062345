"use server";

import { portalAction } from "@/lib/callers/action";
import { markAllRead, markAllReadInput, markRead, markReadInput, mute, muteInput } from "@/lib/notifications/change";

const nothing = () => null;

export const markOneRead = portalAction([], markReadInput, markRead, nothing);
export const markEverythingRead = portalAction([], markAllReadInput, markAllRead, nothing);
export const muteAgreement = portalAction([], muteInput, mute, nothing);

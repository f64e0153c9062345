"use server";

import { portalAction } from "@/lib/callers/action";
import {
  editDestination,
  pauseDestination,
  removeDestination,
  resendEvent,
  resumeDestination,
  rotateSecret,
  sendTestEvent,
} from "@/lib/destinations/change";
import { createDestination } from "@/lib/destinations/create";
import {
  createDestinationInput,
  destinationInput,
  editDestinationInput,
  removeDestinationInput,
  resendInput,
} from "@/lib/destinations/schema";

const nothing = () => null;

// Which roles manage destinations is the policy's to say; the verbs ask it.
export const create = portalAction([], createDestinationInput, createDestination, (created) => created);
export const edit = portalAction([], editDestinationInput, editDestination, nothing);
export const pause = portalAction([], destinationInput, pauseDestination, nothing);
export const resume = portalAction([], destinationInput, resumeDestination, nothing);
export const rotate = portalAction([], destinationInput, rotateSecret, (made) => made);
export const remove = portalAction([], removeDestinationInput, removeDestination, nothing);
export const sendTest = portalAction([], destinationInput, sendTestEvent, nothing);
export const resend = portalAction([], resendInput, resendEvent, nothing);

"use server";

import { z } from "zod";
import { removeFault, removeFaultInput, setFault, setThrottling, throttlingInput } from "@/lib/api-simulation/change";
import { faultInput } from "@/lib/api-simulation/simulation";
import { portalAction } from "@/lib/callers/action";
import { testConnection } from "@/lib/callers/test-connection";

const nothing = () => null;

export const test = portalAction([], z.object({}), testConnection, (result) => result);
// In a sandbox whoever is signed in may simulate; elsewhere the verbs say who.
export const throttle = portalAction([], throttlingInput, setThrottling, nothing);
export const addFault = portalAction([], faultInput, setFault, nothing);
export const dropFault = portalAction([], removeFaultInput, removeFault, nothing);

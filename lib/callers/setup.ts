import { countTry, limits } from "../auth/rate-limit";
import { connections } from "../db";

/** Counts a try to set the portal up, whoever makes it. @throws ThrottledError when there were too many */
export const countSetupTry = () => countTry(connections().db, limits.setup, "all");

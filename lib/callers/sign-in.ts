import { countTry, limits } from "../auth/rate-limit";
import { connections } from "../db";

/** Counts a try to sign in as this address. @throws ThrottledError when there were too many */
export const countSignInTry = (email: string) => countTry(connections().db, limits.signIn, email.trim().toLowerCase());

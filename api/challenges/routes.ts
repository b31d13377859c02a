import type { Route } from '../route.ts';
import { handInChallenge } from './hand-in-challenge.ts';
import { challengeWindowsOf, getChallenge, listChallenges } from './read-challenges.ts';

export const CHALLENGE_ROUTES: readonly Route[] = [challengeWindowsOf, handInChallenge, listChallenges, getChallenge];

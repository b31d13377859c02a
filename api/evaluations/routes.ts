import type { Route } from '../route.ts';
import { askEvaluation, listEvaluations } from './evaluations.ts';
import { answerSurvey, getSurvey, makeSurveyLinks } from './survey.ts';

export const EVALUATION_ROUTES: readonly Route[] = [
  listEvaluations,
  askEvaluation,
  getSurvey,
  answerSurvey,
  makeSurveyLinks,
];

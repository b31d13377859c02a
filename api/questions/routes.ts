import type { Route } from '../route.ts';
import { answerQuestion } from './answer-question.ts';
import { askQuestion } from './ask-question.ts';
import { listQuestions } from './list-questions.ts';
import { waitingQuestions } from './waiting-questions.ts';

export const QUESTION_ROUTES: readonly Route[] = [askQuestion, listQuestions, answerQuestion, waitingQuestions];

import { z } from 'zod';
import { RESPONDENT_KINDS, surveyReasons, SURVEY_REASONS } from '../../domain/procurement/needs-survey.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { NeedsSurvey, Project, ProjectReview } from '../../prisma/generated/client.ts';
import type { Directory } from '../purchases/directory.ts';

const respondent = z.object({
  name: z.string(),
  kind: z.enum(Object.keys(RESPONDENT_KINDS) as [keyof typeof RESPONDENT_KINDS]),
  finding: z.string(),
});

export const surveyPart = z.object({
  survey: z.object({
    required: z.boolean().meta({ description: 'By rule (PL-10); then a key review is due too (PL-11)' }),
    reasons: z.array(z.enum(SURVEY_REASONS)),
    held: z
      .object({
        surveyedOn: z.iso.date(),
        publicOpinion: z.string(),
        respondents: z.array(respondent),
        industry: z.string(),
        market: z.string(),
        history: z.string(),
        followUp: z.string(),
        conclusion: z.string(),
        by: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'The newest' }),
  }),
  reviews: z.array(
    z.object({
      kind: z.enum(['general', 'key']),
      outcome: z.enum(['approve', 'return', 'refuse']),
      opinion: z.string(),
      members: z.array(z.object({ name: z.string(), unit: z.string(), outside: z.boolean() })),
      findings: z.record(z.string(), z.string()),
      by: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
});

type Part = z.input<typeof surveyPart>;

/** The survey and the reviews of a project, and by which reasons of the rule they are due. */
export function surveyOf(
  project: Project & { readonly surveys: NeedsSurvey[]; readonly reviews: ProjectReview[] },
  { items }: Directory,
  names: ReadonlyMap<string, string>,
): Part {
  const { surveyRequired: required, surveys, reviews, catalogueItems, budgetFen, proposedAt } = project;
  const directService = items.some((item) => item.class === 'direct' && catalogueItems.includes(item.code));
  const onDay = dayOf(instantOfMillis(proposedAt.getTime()));
  const reasons = required ? surveyReasons({ directService, budgetFen: Number(budgetFen) }, onDay) : [];
  const newest = surveys.at(-1);
  return {
    survey: { required, reasons, held: newest === undefined ? null : heldOf(newest, names) },
    reviews: reviews.map((review) => reviewOf(review, names)),
  };
}

function heldOf(survey: NeedsSurvey, names: ReadonlyMap<string, string>): Part['survey']['held'] {
  const { publicOpinion, industry, market, history, followUp, conclusion, surveyedBy, surveyedOn } = survey;
  return {
    ...{ publicOpinion, industry, market, history, followUp, conclusion },
    surveyedOn: surveyedOn.toISOString().slice(0, 10),
    respondents: survey.respondents as unknown as z.input<typeof respondent>[],
    by: names.get(surveyedBy) ?? null,
  };
}

function reviewOf(review: ProjectReview, names: ReadonlyMap<string, string>): Part['reviews'][number] {
  const { kind, outcome, opinion, members, findings, reviewerId, at } = review;
  return {
    kind: kind as 'general' | 'key',
    outcome: outcome as 'approve' | 'return' | 'refuse',
    opinion,
    members: members as unknown as Part['reviews'][number]['members'],
    findings: findings as Record<string, string>,
    by: names.get(reviewerId) ?? null,
    at: at.toISOString(),
  };
}

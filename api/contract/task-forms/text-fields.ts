import { z } from 'zod';

/** Longest free text of a task form, in characters. */
const LONGEST_TEXT = 2000;
const LONGEST_LINE = 200;

/** A free text of several sentences; surrounding spaces do not count. */
export function text(title: string, description: string, shortest = 1): z.ZodString {
  return z.string().trim().min(shortest).max(LONGEST_TEXT).meta({ title, description });
}

/** A text of one line: a name, a number, a medium. */
export function line(title: string, description: string): z.ZodString {
  return z.string().trim().min(1).max(LONGEST_LINE).meta({ title, description });
}

/** One of a closed list, with what people call each code (`x-labels`). */
export function choice<Code extends string>(
  labels: Readonly<Record<Code, string>>,
  title: string,
  description: string,
): z.ZodEnum<{ [C in Code]: C }> {
  return z.enum(Object.keys(labels) as Code[]).meta({ title, description, 'x-labels': labels }) as never;
}

/** A day of the calendar in Asia/Shanghai. */
export function day(title: string, description: string): z.ZodISODate {
  return z.iso.date().meta({ title, description });
}

/** Whoever sends back, refuses or withdraws says why: the other side reads it. */
export function reasonForm(example: string) {
  return {
    schema: z.strictObject({ reason: text('理由', '对方将看到这段文字，请写明依据和需要改正之处。', 4) }),
    example: { reason: example },
  };
}

/** A decision with its grounds. */
export const opinionSchema = z.strictObject({ opinion: text('意见', '审批意见，随决定一并存档。') });

/** Where something was published; the law names the media (PB-01, EV-17, CO-02). */
export const mediumSchema = z.strictObject({
  medium: line('发布媒体', '财政部门指定的政府采购信息发布媒体名称或网址。'),
});

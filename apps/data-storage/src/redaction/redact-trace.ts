import { cutText } from './placeholder.ts';
import type { Redactor } from './redactor.ts';

/** The limits of openapi.yaml. A placeholder may be longer than what it replaces; what is stored keeps to them too. */
const LONGEST_SUMMARY = 4096;
const LONGEST_ERROR = 8192;

/** The fields of a trace that hold free text, as the database stores them. */
export interface FreeText {
  readonly alert_summary: string | null;
  readonly execution_error: string | null;
}

/** A summary and an error as they may be stored and embedded. */
export function redactTexts({ alert_summary, execution_error }: FreeText, redactor: Redactor): FreeText {
  return {
    alert_summary: alert_summary === null ? null : cutText(redactor.text(alert_summary), LONGEST_SUMMARY),
    execution_error: redactError(execution_error, redactor),
  };
}

/** An error as it may be stored and embedded. */
export function redactError(error: string | null, redactor: Redactor): string | null {
  return error === null ? null : cutText(redactor.text(error), LONGEST_ERROR);
}

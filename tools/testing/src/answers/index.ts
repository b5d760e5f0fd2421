export { checkAnswers } from './check-answers.ts';
export { findOperation } from './find-operation.ts';

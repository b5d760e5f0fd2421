-- Readers select whole histories, and one column that was added without a grant made that fail.

GRANT SELECT (latest_attempt_at) ON action_histories TO precedent_reader;

-- Text is searched by parts of words (crash finds KubePodCrashLooping), case aside, which only trigrams can index: full
-- text search knows whole words. pg_trgm belongs to PostgreSQL itself and is trusted, so whoever may CREATE in the
-- database may create it; an administrator who creates it beforehand makes this file do nothing.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

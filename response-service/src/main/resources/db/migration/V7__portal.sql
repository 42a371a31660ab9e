-- The town's own page: reports that enter as mentions, neighbours who say "me too".

ALTER TABLE demand ADD COLUMN supporters int NOT NULL DEFAULT 0;

-- Mentions on their way to Kafka.
CREATE TABLE web_mention (
  id uuid PRIMARY KEY,
  conversation_key text NOT NULL,
  record jsonb NOT NULL,
  created_at timestamptz NOT NULL
);

-- Alike open demands near by
CREATE INDEX demand_alike_place ON demand USING gin (public_place gin_trgm_ops) WHERE public;
-- The board: what was done lately
CREATE INDEX demand_event_done ON demand_event (at) WHERE what = 'state' AND became = 'done';

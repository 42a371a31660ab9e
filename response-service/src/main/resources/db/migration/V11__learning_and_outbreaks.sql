-- Corrections that can be counted, the town's routing rules, whom to refer to, alike posts and outbreaks.

-- Whether a person has to look is said by the routing service, by the town's threshold, and no more by a fixed number.
ALTER TABLE conversation ALTER COLUMN unsure DROP EXPRESSION;
ALTER TABLE conversation ALTER COLUMN unsure SET DEFAULT false;
-- Another administration whose matter it is; null when it is the town's.
ALTER TABLE conversation ADD COLUMN refer_to jsonb;

-- What the classifier said and what a person made of it; of a mention the last row counts. Holds no citizen's words.
CREATE TABLE reviewed (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  login text NOT NULL,
  conversation_id uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
  mention_id text NOT NULL,
  model text NOT NULL,
  confidence double precision NOT NULL,
  said_kind text NOT NULL, said_service text NOT NULL, said_urgency text NOT NULL,
  kind text NOT NULL, service text NOT NULL, urgency text NOT NULL
);
-- the confusion table and the list of corrections, newest first
CREATE INDEX reviewed_by_time ON reviewed (at DESC, id DESC);
-- what the classifier had said of a mention that is corrected again
CREATE INDEX reviewed_of_mention ON reviewed (mention_id, id DESC);

-- The town's routing rules: one row, once somebody has changed them.
CREATE TABLE routing_rules (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  rules jsonb NOT NULL,
  version bigint NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- Demands and questions of one service in a stretch of time: candidates for alike posts.
CREATE INDEX conversation_alike ON conversation (service, last_message_at DESC) WHERE kind IN ('demand', 'question');

-- Many alike posts of different people within an hour.
CREATE TABLE incident (
  id uuid PRIMARY KEY,
  service text NOT NULL,
  department text,
  place text NOT NULL,
  words text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'closed')),
  opened_at timestamptz NOT NULL,
  last_post_at timestamptz NOT NULL,
  closed_at timestamptz,
  closed_by text
);
CREATE INDEX incident_open ON incident (opened_at DESC) WHERE state = 'open';
CREATE INDEX incident_by_time ON incident (opened_at DESC, id DESC);

CREATE TABLE incident_post (
  conversation_id uuid PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
  incident_id uuid NOT NULL REFERENCES incident,
  attached_at timestamptz NOT NULL
);
CREATE INDEX incident_post_of_incident ON incident_post (incident_id, attached_at);

-- New conversations that were not yet looked at for being part of an outbreak. A mention that comes again makes no new
-- conversation, so that it is never counted twice.
CREATE TABLE alike_waiting (conversation_id uuid PRIMARY KEY REFERENCES conversation ON DELETE CASCADE);

CREATE FUNCTION alike_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO alike_waiting SELECT id FROM new_rows WHERE kind IN ('demand', 'question');
  RETURN NULL;
END $$;
CREATE TRIGGER conversation_alike_waits AFTER INSERT ON conversation
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION alike_waits();

-- What two posts are compared by: without accents, capitals, handles and links.
CREATE FUNCTION alike_words(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT lower(unaccent(regexp_replace(left(words, 240), '(@|https?://)\S*', ' ', 'g')))
$$;

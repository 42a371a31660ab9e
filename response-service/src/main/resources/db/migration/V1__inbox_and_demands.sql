-- The schema of response-service. Ids are UUIDv7 made by the service; enums are stored by their code; times are UTC.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Search forgives accents and plurals: the words go through unaccent before the Spanish stemmer.
CREATE TEXT SEARCH CONFIGURATION town (COPY = spanish);
ALTER TEXT SEARCH CONFIGURATION town
  ALTER MAPPING FOR asciiword, word, hword, hword_part, hword_asciipart, asciihword WITH unaccent, spanish_stem;
CREATE TEXT SEARCH CONFIGURATION town_exact (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION town_exact
  ALTER MAPPING FOR asciiword, word, hword, hword_part, hword_asciipart, asciihword WITH unaccent, simple;

-- unaccent() is only STABLE because its dictionary could be replaced; ours never is.
CREATE FUNCTION town_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('town'::regconfig, left(words, 20000)) || to_tsvector('town_exact'::regconfig, left(words, 20000))
$$;

-- What was typed so far: every word by its stem, or as the beginning of a word. IMMUTABLE, so that the planner knows the
-- words and how rare they are.
CREATE FUNCTION town_query(typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(format('(%s)', q), ' & ')::tsquery, ''::tsquery)
  FROM (
    SELECT concat_ws(' | ', nullif(plainto_tsquery('town'::regconfig, token)::text, ''),
                     nullif(to_tsquery('town_exact'::regconfig, quote_literal(token) || ':*')::text, '')) AS q
    FROM regexp_split_to_table(regexp_replace(left(typed, 200), '[^[:alnum:]_]+', ' ', 'g'), ' ') AS token
    WHERE token <> ''
    LIMIT 12
  ) AS tokens
  WHERE q <> ''
$$;

CREATE TABLE department (
  code text PRIMARY KEY,
  name_es text NOT NULL, name_en text NOT NULL, name_pt text NOT NULL, name_ca text NOT NULL,
  position int NOT NULL
);

CREATE TABLE service (
  code text PRIMARY KEY,
  department text NOT NULL REFERENCES department,
  name_es text NOT NULL, name_en text NOT NULL, name_pt text NOT NULL, name_ca text NOT NULL,
  deadline_hours int NOT NULL CHECK (deadline_hours > 0),
  active boolean NOT NULL DEFAULT true,
  position int NOT NULL
);

CREATE TABLE person (
  login text PRIMARY KEY CHECK (login ~ '^[A-Za-z0-9._@-]{1,100}$'),
  name text NOT NULL,
  password text NOT NULL,
  role text NOT NULL CHECK (role IN ('agent', 'department', 'worker', 'director', 'mayor', 'admin')),
  department text REFERENCES department,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL
);

CREATE TABLE personal_token (
  id text PRIMARY KEY,
  sha256 text NOT NULL,
  login text NOT NULL REFERENCES person,
  created_at timestamptz NOT NULL,
  expires_at timestamptz
);
CREATE INDEX personal_token_of_person ON personal_token (login);

CREATE TABLE contact (
  id uuid PRIMARY KEY,
  network text NOT NULL,
  network_id text NOT NULL,
  handle text NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (network, network_id)
);

CREATE TABLE conversation (
  id uuid PRIMARY KEY,
  conversation_key text NOT NULL UNIQUE,
  network text NOT NULL,
  account text NOT NULL,
  contact_id uuid NOT NULL REFERENCES contact,
  state text NOT NULL CHECK (state IN ('open', 'resolved')),
  kind text NOT NULL,
  service text NOT NULL,
  department text,
  urgency text NOT NULL,
  sentiment text NOT NULL,
  confidence double precision NOT NULL,
  corrected boolean NOT NULL DEFAULT false,
  unsure boolean NOT NULL GENERATED ALWAYS AS (confidence < 0.5 AND NOT corrected) STORED,
  language text NOT NULL,
  place text NOT NULL,
  place_lat double precision,
  place_lon double precision,
  reasons jsonb NOT NULL,
  model text NOT NULL,
  excerpt text NOT NULL,
  assignee text REFERENCES person,
  unread boolean NOT NULL,
  message_count int NOT NULL,
  last_message_at timestamptz NOT NULL,
  last_message uuid,
  demand text,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  search tsvector NOT NULL
) WITH (fillfactor = 85);

-- The lists of the inbox, newest first; each is read by keyset (last_message_at, id).
-- ?view=open and ?view=resolved
CREATE INDEX conversation_by_state ON conversation (state, last_message_at DESC, id DESC);
-- any view of one department, and everything a department head or a worker sees
CREATE INDEX conversation_by_department ON conversation (department, state, last_message_at DESC, id DESC);
-- ?view=unassigned
CREATE INDEX conversation_unassigned ON conversation (last_message_at DESC, id DESC) WHERE state = 'open' AND assignee IS NULL;
-- ?view=mine
CREATE INDEX conversation_of_assignee ON conversation (assignee, last_message_at DESC, id DESC) WHERE state = 'open';
-- ?view=unsure
CREATE INDEX conversation_unsure ON conversation (last_message_at DESC, id DESC) WHERE state = 'open' AND unsure;
-- ?q=
CREATE INDEX conversation_search ON conversation USING gin (search) WITH (fastupdate = on);
-- other conversations of the same citizen
CREATE INDEX conversation_of_contact ON conversation (contact_id);

CREATE TABLE message (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL REFERENCES conversation,
  network text NOT NULL,
  -- null for a private note
  network_id text,
  direction text NOT NULL CHECK (direction IN ('in', 'out', 'note')),
  kind text,
  author text NOT NULL,
  login text,
  text text NOT NULL,
  original_text text,
  language text NOT NULL,
  media jsonb NOT NULL DEFAULT '[]',
  reply_to text,
  url text NOT NULL,
  at timestamptz NOT NULL,
  -- when the network's last change of it reached us; an older change is not applied
  changed_at timestamptz NOT NULL,
  edited boolean NOT NULL DEFAULT false,
  deleted boolean NOT NULL DEFAULT false,
  UNIQUE (network, network_id)
);
-- a conversation, opened
CREATE INDEX message_of_conversation ON message (conversation_id, at DESC, id DESC);

CREATE TABLE folio_counter (
  year int PRIMARY KEY,
  last int NOT NULL
);

CREATE TABLE demand (
  folio text PRIMARY KEY,
  public_code text NOT NULL UNIQUE,
  conversation_id uuid REFERENCES conversation,
  state text NOT NULL,
  service text NOT NULL REFERENCES service,
  department text NOT NULL REFERENCES department,
  urgency text NOT NULL,
  description text NOT NULL,
  place text NOT NULL,
  reason text NOT NULL DEFAULT '',
  worker text REFERENCES person,
  opened_by text NOT NULL,
  opened_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  version bigint NOT NULL
);
-- GET /api/demands, newest first
CREATE INDEX demand_by_time ON demand (opened_at DESC, folio DESC);
-- GET /api/demands of a department
CREATE INDEX demand_by_department ON demand (department, opened_at DESC, folio DESC);
-- the demands of a conversation
CREATE INDEX demand_of_conversation ON demand (conversation_id);

CREATE TABLE demand_event (
  id uuid PRIMARY KEY,
  folio text NOT NULL REFERENCES demand,
  at timestamptz NOT NULL,
  login text NOT NULL,
  what text NOT NULL,
  was text NOT NULL,
  became text NOT NULL,
  comment text NOT NULL
);
CREATE INDEX demand_event_of_demand ON demand_event (folio, id);

-- Replies on their way out: the outbox. seq is the order within a conversation.
CREATE TABLE reply (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  conversation_id uuid NOT NULL REFERENCES conversation,
  account text NOT NULL,
  network text NOT NULL,
  target_id text NOT NULL,
  target_kind text NOT NULL,
  root_id text NOT NULL,
  recipient_id text NOT NULL,
  text text NOT NULL,
  author text NOT NULL,
  login text NOT NULL,
  idempotency_key text NOT NULL,
  urgent boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'waiting_approval', 'queued', 'sending', 'sent', 'failed', 'uncertain')),
  attempts int NOT NULL DEFAULT 0,
  -- how often it was looked for since its outcome became unknown
  looks int NOT NULL DEFAULT 0,
  not_before timestamptz NOT NULL,
  fence bigint NOT NULL DEFAULT 0,
  lease_until timestamptz,
  first_attempt_at timestamptz,
  failure text NOT NULL DEFAULT '',
  -- the network refused the words as a duplicate: if they are not found below the citizen's post, it fails
  duplicate boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  UNIQUE (login, idempotency_key)
);
-- the sender's work
CREATE INDEX reply_to_send ON reply (urgent DESC, seq) WHERE state IN ('queued', 'sending', 'uncertain');
-- the replies of a conversation, and their order
CREATE INDEX reply_of_conversation ON reply (conversation_id, seq);

-- Corrections on their way to Kafka.
CREATE TABLE correction (
  id uuid PRIMARY KEY,
  record jsonb NOT NULL,
  mention_id text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE audit (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  login text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_of_subject ON audit (subject, id);

-- What open pages must hear. The transaction's number is part of the id, so that a reader that stays below
-- pg_snapshot_xmin never passes over a transaction that commits late.
CREATE TABLE live_event (
  xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
  seq bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT now(),
  -- whose it is; null when no department's
  department text,
  -- false for the department that lost sight of it, which alone must hear of it
  town boolean NOT NULL DEFAULT true,
  name text NOT NULL,
  data jsonb NOT NULL,
  PRIMARY KEY (xact, seq)
);
CREATE INDEX live_event_by_time ON live_event (at);

CREATE FUNCTION live_event_wakes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('live_event', '');
  RETURN NULL;
END $$;
CREATE TRIGGER live_event_wakes AFTER INSERT ON live_event FOR EACH STATEMENT EXECUTE FUNCTION live_event_wakes();

CREATE FUNCTION reply_wakes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('reply', '');
  RETURN NULL;
END $$;
CREATE TRIGGER reply_wakes AFTER INSERT ON reply FOR EACH STATEMENT EXECUTE FUNCTION reply_wakes();

-- How many conversations each list holds, kept as changes that are summed up; nobody waits for a counter's row.
CREATE TABLE inbox_counter (
  department text NOT NULL,
  state text NOT NULL,
  assignee text NOT NULL,
  unsure boolean NOT NULL,
  n bigint NOT NULL
);

CREATE FUNCTION count_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO inbox_counter
  SELECT coalesce(department, ''), state, coalesce(assignee, ''), unsure, count(*) FROM new_rows GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
CREATE FUNCTION count_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO inbox_counter
  SELECT d, s, a, u, sum(n) FROM (
    SELECT coalesce(department, '') d, state s, coalesce(assignee, '') a, unsure u, 1 n FROM new_rows
    UNION ALL
    SELECT coalesce(department, ''), state, coalesce(assignee, ''), unsure, -1 FROM old_rows) AS changes
  GROUP BY d, s, a, u HAVING sum(n) <> 0;
  RETURN NULL;
END $$;
CREATE FUNCTION count_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO inbox_counter
  SELECT coalesce(department, ''), state, coalesce(assignee, ''), unsure, -count(*) FROM old_rows GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
CREATE TRIGGER conversation_count_new AFTER INSERT ON conversation
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_new();
CREATE TRIGGER conversation_count_changed AFTER UPDATE ON conversation
  REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_changed();
CREATE TRIGGER conversation_count_gone AFTER DELETE ON conversation
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_gone();

-- The municipal accounts as data, how it goes with each, and each time that one was not heard any more.

CREATE TABLE account (
  id text PRIMARY KEY,
  network text NOT NULL,
  network_id text NOT NULL,
  handle text NOT NULL,
  name text NOT NULL,
  base_url text NOT NULL,
  keywords text[] NOT NULL DEFAULT '{}',
  -- null: the whole town's
  department text REFERENCES department (code),
  notify_emails text[] NOT NULL DEFAULT '{}',
  paused boolean NOT NULL DEFAULT false,
  -- encrypted; null when only the configuration knows them
  credentials text,
  credentials_at timestamptz,
  credentials_by text,
  -- what the configuration said when it was last read: the settings as JSON, the credentials encrypted
  declared jsonb,
  declared_credentials text,
  -- grows with each change; published is the last one that Kafka has
  version bigint NOT NULL DEFAULT 1,
  published bigint NOT NULL DEFAULT 0,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  removed_at timestamptz
);

-- One of our accounts for one of the network's; a removed one may be taken up again.
CREATE UNIQUE INDEX account_on_network ON account (network, network_id);

-- What waits to be told to the other services.
CREATE INDEX account_unpublished ON account (id) WHERE published < version;

-- The last report of ingest-service, and what sending found out.
CREATE TABLE account_state (
  account text PRIMARY KEY,
  state text NOT NULL,
  since timestamptz NOT NULL,
  throttled_until timestamptz,
  last_post_at timestamptz,
  last_poll_at timestamptz,
  last_webhook_at timestamptz,
  caught_up_at timestamptz,
  last_error text,
  limits jsonb NOT NULL DEFAULT '[]',
  -- null while there was no report
  reported_at timestamptz,
  refused_at timestamptz,
  refused_why text
);

CREATE TABLE account_death (
  id uuid PRIMARY KEY,
  account text NOT NULL,
  state text NOT NULL,
  why text NOT NULL,
  -- since when nothing was heard
  since timestamptz NOT NULL,
  noticed_at timestamptz NOT NULL,
  ended_at timestamptz,
  mailed_at timestamptz,
  mail_tries int NOT NULL DEFAULT 0,
  mail_after timestamptz NOT NULL
);

-- One alarm per death, whoever notices it; also the list of who is not heard now.
CREATE UNIQUE INDEX account_death_now ON account_death (account) WHERE ended_at IS NULL;

-- Mails to send.
CREATE INDEX account_death_mail ON account_death (mail_after) WHERE mailed_at IS NULL AND ended_at IS NULL;

-- What citizens attach to what they say. Photos are fetched from their network and kept, drawn anew; of video, audio and
-- files only the address is.

CREATE TABLE media (
  -- random: whoever does not know it cannot ask for it
  id uuid PRIMARY KEY,
  message_id uuid NOT NULL REFERENCES message ON DELETE CASCADE,
  position int NOT NULL,
  type text NOT NULL,
  -- where the network keeps it: text of a stranger
  url text NOT NULL,
  alt_text text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'stored', 'failed', 'linked')),
  -- why it failed, or why it still waits; empty when nothing went wrong
  failure text NOT NULL DEFAULT '',
  attempts int NOT NULL DEFAULT 0,
  not_before timestamptz NOT NULL DEFAULT now(),
  fence bigint NOT NULL DEFAULT 0,
  lease_until timestamptz,
  -- the media of a message, in the author's order
  UNIQUE (message_id, position)
);
-- the worker's work
CREATE INDEX media_to_fetch ON media (not_before, id) WHERE state = 'waiting';

-- The bytes, apart, so that what is asked often stays small.
CREATE TABLE picture (
  media_id uuid NOT NULL REFERENCES media ON DELETE CASCADE,
  size text NOT NULL CHECK (size IN ('full', 'thumbnail')),
  content_type text NOT NULL CHECK (content_type IN ('image/jpeg', 'image/png')),
  width int NOT NULL,
  height int NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (media_id, size)
);
-- They are packed already.
ALTER TABLE picture ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- whether a row of the inbox has a photo
CREATE INDEX message_with_photo ON message (conversation_id) WHERE media @> '[{"type": "photo"}]';

CREATE FUNCTION media_wakes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('media', '');
  RETURN NULL;
END $$;
CREATE TRIGGER media_wakes AFTER INSERT ON media FOR EACH STATEMENT EXECUTE FUNCTION media_wakes();

-- What was said before this was here.
INSERT INTO media (id, message_id, position, type, url, alt_text, state, failure)
SELECT gen_random_uuid(), m.id, x.position - 1, x.item ->> 'type', coalesce(x.item ->> 'url', ''),
  coalesce(x.item ->> 'altText', ''),
  CASE WHEN x.item ->> 'type' <> 'photo' THEN 'linked' WHEN coalesce(x.item ->> 'url', '') = '' THEN 'failed' ELSE 'waiting' END,
  CASE WHEN x.item ->> 'type' = 'photo' AND coalesce(x.item ->> 'url', '') = '' THEN 'no_address' ELSE '' END
FROM message m CROSS JOIN LATERAL jsonb_array_elements(m.media) WITH ORDINALITY AS x(item, position)
WHERE m.direction = 'in' AND NOT m.deleted;

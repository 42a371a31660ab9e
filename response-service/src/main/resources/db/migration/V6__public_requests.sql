-- What the public may see of demands (Open311, the town's page), and demands that no conversation began.

ALTER TABLE service ADD COLUMN public boolean NOT NULL DEFAULT true;
-- Whoever asks for these is often in a hard place: that they asked is nobody's business.
UPDATE service SET public = false WHERE code IN ('social-services', 'public-safety');
ALTER TABLE service ADD COLUMN keywords text NOT NULL DEFAULT '';
UPDATE service SET keywords = k.keywords FROM (VALUES
  ('roads', 'bache, socavón, acera, adoquín, baldosa'),
  ('street-lighting', 'farola, luz, alumbrado, semáforo sin luz'),
  ('waste', 'basura, contenedor, reciclaje, enseres'),
  ('street-cleaning', 'suciedad, barrer, pintadas, excrementos'),
  ('water-sewage', 'agua, fuga, alcantarilla, arqueta, atasco'),
  ('parks', 'árbol, jardín, columpio, césped, playa'),
  ('traffic', 'tráfico, aparcamiento, señal, semáforo, paso de peatones'),
  ('public-transport', 'autobús, parada, horario, metro, tranvía'),
  ('noise', 'ruido, música, obras de noche, terraza'),
  ('public-safety', 'policía, robo, pelea, inseguridad'),
  ('animals-pests', 'ratas, cucarachas, perro, palomas, mosquitos'),
  ('environment', 'humo, olor, contaminación, vertido'),
  ('planning', 'licencia, solar, edificio, ruina, vivienda'),
  ('procedures', 'cita, padrón, trámite, impuesto, web'),
  ('social-services', 'ayuda, dependencia, colegio, mayores'),
  ('culture-sports', 'fiestas, biblioteca, polideportivo, concierto'),
  ('other', 'otros')) AS k(code, keywords) WHERE service.code = k.code;

-- What a service asks besides the place (Open311 "service definition").
CREATE TABLE service_attribute (
  service text NOT NULL REFERENCES service,
  code text NOT NULL CHECK (code ~ '^[a-z0-9_]{1,40}$'),
  position int NOT NULL,
  datatype text NOT NULL CHECK (datatype IN ('string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist')),
  required boolean NOT NULL,
  -- false: shown to the person, asks for nothing
  variable boolean NOT NULL DEFAULT true,
  description_es text NOT NULL, description_en text NOT NULL, description_pt text NOT NULL, description_ca text NOT NULL,
  -- [{"key", "es", "en", "pt", "ca"}], for lists
  choices jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (service, code)
);
INSERT INTO service_attribute
  (service, code, position, datatype, required, description_es, description_en, description_pt, description_ca, choices)
VALUES
  ('street-lighting', 'lamp_number', 1, 'string', false, 'Número escrito en la farola', 'Number written on the lamp post',
   'Número escrito no candeeiro', 'Número escrit al fanal', '[]'),
  ('street-lighting', 'fault', 2, 'singlevaluelist', true, '¿Qué le pasa?', 'What is wrong with it?',
   'O que se passa?', 'Què li passa?',
   '[{"key":"off","es":"Apagada","en":"Off","pt":"Apagado","ca":"Apagat"},
     {"key":"flickers","es":"Parpadea","en":"Flickers","pt":"Pisca","ca":"Parpelleja"},
     {"key":"damaged","es":"Rota o caída","en":"Broken or fallen","pt":"Partido ou caído","ca":"Trencat o caigut"},
     {"key":"on-by-day","es":"Encendida de día","en":"On by day","pt":"Aceso de dia","ca":"Encès de dia"}]'),
  ('waste', 'container', 1, 'singlevaluelist', true, '¿De qué contenedor se trata?', 'Which container is it?',
   'De que contentor se trata?', 'De quin contenidor es tracta?',
   '[{"key":"rest","es":"Resto (gris)","en":"General waste","pt":"Indiferenciado","ca":"Resta (gris)"},
     {"key":"packaging","es":"Envases (amarillo)","en":"Packaging (yellow)","pt":"Embalagens (amarelo)","ca":"Envasos (groc)"},
     {"key":"paper","es":"Papel y cartón (azul)","en":"Paper and card (blue)","pt":"Papel e cartão (azul)","ca":"Paper i cartró (blau)"},
     {"key":"glass","es":"Vidrio (verde)","en":"Glass (green)","pt":"Vidro (verde)","ca":"Vidre (verd)"},
     {"key":"organic","es":"Orgánica (marrón)","en":"Organic (brown)","pt":"Orgânicos (castanho)","ca":"Orgànica (marró)"},
     {"key":"none","es":"Ninguno: enseres o bolsas en la calle","en":"None: furniture or bags in the street",
      "pt":"Nenhum: móveis ou sacos na rua","ca":"Cap: trastos o bosses al carrer"}]'),
  ('water-sewage', 'seen', 1, 'multivaluelist', false, '¿Qué se ve?', 'What can be seen?', 'O que se vê?', 'Què es veu?',
   '[{"key":"leak","es":"Fuga de agua","en":"Water leak","pt":"Fuga de água","ca":"Fuita d''aigua"},
     {"key":"no-water","es":"Falta de agua","en":"No water","pt":"Falta de água","ca":"Manca d''aigua"},
     {"key":"cover","es":"Tapa abierta o suelta","en":"Open or loose cover","pt":"Tampa aberta ou solta","ca":"Tapa oberta o solta"},
     {"key":"smell","es":"Malos olores","en":"Bad smell","pt":"Maus cheiros","ca":"Males olors"}]'),
  ('traffic', 'since', 1, 'datetime', false, '¿Desde cuándo?', 'Since when?', 'Desde quando?', 'Des de quan?', '[]');

ALTER TABLE demand
  ADD COLUMN source text NOT NULL DEFAULT 'conversation' CHECK (source IN ('conversation', 'open311', 'web')),
  ADD COLUMN lat double precision CHECK (lat BETWEEN -90 AND 90),
  ADD COLUMN lon double precision CHECK (lon BETWEEN -180 AND 180),
  ADD COLUMN address_id text NOT NULL DEFAULT '',
  ADD COLUMN attributes jsonb NOT NULL DEFAULT '{}',
  -- false when it began in a private message
  ADD COLUMN public boolean NOT NULL DEFAULT true,
  -- description, place and reason without personal data
  ADD COLUMN public_description text NOT NULL DEFAULT '',
  ADD COLUMN public_place text NOT NULL DEFAULT '',
  ADD COLUMN public_reason text NOT NULL DEFAULT '',
  ADD COLUMN open boolean NOT NULL
    GENERATED ALWAYS AS (state IN ('received', 'acknowledged', 'assigned', 'in_progress', 'reopened')) STORED;
-- Only the service itself can take personal data out of what was written before: until a demand changes, its words stay in.
UPDATE demand SET public = false;

-- GET /open311/v2/requests, newest first
CREATE INDEX demand_public ON demand (opened_at DESC, folio DESC) WHERE public;
CREATE INDEX demand_public_of_service ON demand (service, opened_at DESC, folio DESC) WHERE public;
CREATE INDEX demand_public_open ON demand (open, opened_at DESC, folio DESC) WHERE public;
-- GET /open311/v2/servicerequestupdates
CREATE INDEX demand_event_by_time ON demand_event (at, id);

-- Who may send requests, by a key whose hash alone is kept.
CREATE TABLE open311_key (
  id text PRIMARY KEY,
  sha256 text NOT NULL,
  name text NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);

-- What came with a demand that no conversation began: personal data, never public.
CREATE TABLE demand_report (
  folio text PRIMARY KEY REFERENCES demand,
  api_key text REFERENCES open311_key,
  -- what was sent, hashed: the same again within a day is the same request
  digest text NOT NULL,
  first_name text NOT NULL, last_name text NOT NULL, email text NOT NULL, phone text NOT NULL,
  device_id text NOT NULL, account_id text NOT NULL, media_url text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX demand_report_again ON demand_report (digest, created_at);

-- Updates that others sent (Open311 servicerequestupdates); the same id from the same key is the same update.
CREATE TABLE open311_update (
  api_key text NOT NULL REFERENCES open311_key,
  update_id text NOT NULL,
  event_id uuid NOT NULL,
  PRIMARY KEY (api_key, update_id)
);

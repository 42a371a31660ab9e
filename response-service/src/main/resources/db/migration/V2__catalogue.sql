-- The departments and services a town starts with; the codes are those of the classification guide.

INSERT INTO department (code, position, name_es, name_en, name_pt, name_ca) VALUES
  ('public-works', 1, 'Vía pública y obras', 'Streets and works', 'Via pública e obras', 'Via pública i obres'),
  ('lighting', 2, 'Alumbrado', 'Street lighting', 'Iluminação pública', 'Enllumenat'),
  ('cleaning', 3, 'Limpieza y residuos', 'Cleaning and waste', 'Limpeza e resíduos', 'Neteja i residus'),
  ('water', 4, 'Agua y saneamiento', 'Water and sewage', 'Água e saneamento', 'Aigua i sanejament'),
  ('parks', 5, 'Parques y jardines', 'Parks and gardens', 'Parques e jardins', 'Parcs i jardins'),
  ('mobility', 6, 'Movilidad y transporte', 'Mobility and transport', 'Mobilidade e transportes', 'Mobilitat i transport'),
  ('police', 7, 'Policía local y convivencia', 'Local police', 'Polícia local e convivência', 'Policia local i convivència'),
  ('environment', 8, 'Medio ambiente y salud pública', 'Environment and public health', 'Ambiente e saúde pública', 'Medi ambient i salut pública'),
  ('planning', 9, 'Urbanismo y vivienda', 'Planning and housing', 'Urbanismo e habitação', 'Urbanisme i habitatge'),
  ('citizen-service', 10, 'Atención ciudadana', 'Citizen service', 'Atendimento ao cidadão', 'Atenció ciutadana'),
  ('social', 11, 'Servicios sociales y educación', 'Social services and education', 'Ação social e educação', 'Serveis socials i educació'),
  ('culture-sports', 12, 'Cultura y deportes', 'Culture and sports', 'Cultura e desporto', 'Cultura i esports');

INSERT INTO service (code, department, position, deadline_hours, name_es, name_en, name_pt, name_ca) VALUES
  ('roads', 'public-works', 1, 120, 'Calzadas y aceras', 'Roads and pavements', 'Estradas e passeios', 'Calçades i voreres'),
  ('street-lighting', 'lighting', 2, 72, 'Alumbrado público', 'Street lights', 'Iluminação pública', 'Enllumenat públic'),
  ('waste', 'cleaning', 3, 48, 'Basuras y contenedores', 'Waste and bins', 'Lixo e contentores', 'Escombraries i contenidors'),
  ('street-cleaning', 'cleaning', 4, 48, 'Limpieza viaria', 'Street cleaning', 'Limpeza das ruas', 'Neteja viària'),
  ('water-sewage', 'water', 5, 24, 'Agua y alcantarillado', 'Water and sewers', 'Água e esgotos', 'Aigua i clavegueram'),
  ('parks', 'parks', 6, 120, 'Parques, jardines y playas', 'Parks, gardens and beaches', 'Parques, jardins e praias', 'Parcs, jardins i platges'),
  ('traffic', 'mobility', 7, 72, 'Tráfico y aparcamiento', 'Traffic and parking', 'Trânsito e estacionamento', 'Trànsit i aparcament'),
  ('public-transport', 'mobility', 8, 120, 'Transporte público', 'Public transport', 'Transportes públicos', 'Transport públic'),
  ('noise', 'police', 9, 48, 'Ruidos y molestias', 'Noise', 'Ruído e incómodos', 'Sorolls i molèsties'),
  ('public-safety', 'police', 10, 24, 'Seguridad ciudadana', 'Public safety', 'Segurança pública', 'Seguretat ciutadana'),
  ('animals-pests', 'environment', 11, 72, 'Animales y plagas', 'Animals and pests', 'Animais e pragas', 'Animals i plagues'),
  ('environment', 'environment', 12, 168, 'Medio ambiente', 'Environment', 'Ambiente', 'Medi ambient'),
  ('planning', 'planning', 13, 240, 'Urbanismo y vivienda', 'Planning and housing', 'Urbanismo e habitação', 'Urbanisme i habitatge'),
  ('procedures', 'citizen-service', 14, 72, 'Trámites y gestiones', 'Procedures', 'Serviços e formalidades', 'Tràmits i gestions'),
  ('social-services', 'social', 15, 120, 'Servicios sociales y educación', 'Social services and education', 'Ação social e educação', 'Serveis socials i educació'),
  ('culture-sports', 'culture-sports', 16, 168, 'Cultura, deporte y fiestas', 'Culture, sports and festivals', 'Cultura, desporto e festas', 'Cultura, esport i festes'),
  ('other', 'citizen-service', 17, 120, 'Otros asuntos municipales', 'Other municipal matters', 'Outros assuntos municipais', 'Altres assumptes municipals');

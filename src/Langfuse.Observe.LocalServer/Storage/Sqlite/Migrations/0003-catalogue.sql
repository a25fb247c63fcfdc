-- What people make and change. A document is JSON with the few things by which it is found beside it.

CREATE TABLE documents (
  projectId TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  uniqueName TEXT,
  parent TEXT,
  other TEXT,
  sortOrder INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (projectId, kind, id)
);
CREATE UNIQUE INDEX documents_unique ON documents (projectId, kind, uniqueName) WHERE uniqueName IS NOT NULL;
CREATE INDEX documents_order ON documents (projectId, kind, sortOrder, id);
CREATE INDEX documents_parent ON documents (projectId, kind, parent, sortOrder, id) WHERE parent IS NOT NULL;
CREATE INDEX documents_other ON documents (projectId, kind, other, sortOrder, id) WHERE other IS NOT NULL;

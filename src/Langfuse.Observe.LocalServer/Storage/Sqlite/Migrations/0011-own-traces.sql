-- What older SDKs say of a trace itself, as JSON.

ALTER TABLE traces ADD COLUMN own TEXT;

-- How a cost was computed, as JSON; and whether an observation that older SDKs create and change later was ever ended.

ALTER TABLE observations ADD COLUMN pricing TEXT;
ALTER TABLE observations ADD COLUMN isOpen INTEGER NOT NULL DEFAULT 0;

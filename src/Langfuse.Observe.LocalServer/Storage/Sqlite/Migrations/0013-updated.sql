-- Policies look at the traces that have changed since they looked last.

CREATE INDEX traces_updated ON traces (projectId, updatedUs);

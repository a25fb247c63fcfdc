-- Few observations belong to an experiment, and its lists are asked for by time.

CREATE INDEX observations_experiment ON observations (projectId, startUs) WHERE experiment IS NOT NULL;
